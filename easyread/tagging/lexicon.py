"""Word form -> its readings, from the closed classes, the tables, and what its parts and endings tell."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from easyread.tagging.features import NOUN, F
from easyread.tagging.wordlists import words

MAX_REMEMBERED = 200_000  # forms; chosen: a large corpus has fewer
MAX_FORM = 60  # letters; longer ones are not looked into
_MIN_TAIL = 3
_MIN_BASE = 3
_MIN_LOOSE = 5  # letters of a last part whose first part is unknown
ENDING = re.compile(r"(?:e|en|em|er|es)$")
_JOINTS = re.compile("[-·•‧\u00ad\u2010\u2011]")
_GUESSED_PART = re.compile(
    r"^(?:(?:ab|an|auf|aus|bei|ein|fest|her|hin|leer|los|mit|nach|um|unter|vor|weg|zu|zusammen)?ge.{2,}t|(?:be|ver|er|ent|zer|miss|über|unter).{2,}[^aeiou]t|.{2,}iert)$"
)
_LIKE_PRESPART = re.compile(r"^(?!elend|dutzend|tausend|irgend|abend).{2,}[elr]nd$")
_PREFIXES = tuple(words("lexicon", "prefixes"))


@cache
def load_closed() -> tuple[dict[str, int], dict[str, int]]:
    """Return small-letter word -> readings, and word -> readings that it has not."""
    data = tomllib.loads((files("easyread") / "data" / "tagging.toml").read_text("utf-8"))
    return _by_word(data["words"]), _by_word(data["not"])


def _by_word(section: dict[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for names, forms in section.items():
        features = 0
        for name in names.split():
            features |= getattr(F, name)
        for word in forms.split():
            found[word] = found.get(word, 0) | features
    return found


@cache
def load_table(name: str) -> dict[str, int]:
    """Return form -> readings of `data/tables/grammar/<name>.txt`."""
    text = (files("easyread") / "data" / "tables" / "grammar" / f"{name}.txt").read_text("utf-8")
    table: dict[str, int] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            number, *forms = line.split(" ")
            table.update(dict.fromkeys(forms, int(number)))
    return table


@lru_cache(MAX_REMEMBERED)
def read_form(form: str, *, opens: bool) -> int:
    """Return the readings of a form; `opens`: its capital may only be that of a sentence's first word."""
    if not form.isalpha():
        form = _JOINTS.sub("-" if form[:1].isupper() else "", form.replace("\u00ad", ""))
    low = form.lower()
    closed, _ = load_closed()
    if not form[:1].isupper():
        return closed[low] if low in closed else _small(low)
    if opens:
        if low in closed:
            return closed[low]
        small = _small(low)  # "Hinweise": rather the noun than "er weise hin"
        return (small & ~(F.ADJ | F.SUB1) if form in load_table("nouns") else small) | _capital(form)
    return _capital(form) | (
        F.PRON if low in ("sie", "ihr", "ihnen", "ihre", "ihrer", "ihres", "ihrem", "ihren") else 0
    )


def _small(low: str) -> int:
    """Return the readings of a form in small letters."""
    if not low[:1].isalpha():
        return (F.NUM | F.ADJ if ENDING.search(low) else F.NUM) if low[:1].isdigit() else 0
    found = read_verb(low) if len(low) <= MAX_FORM else 0
    found |= _adjective(low)
    refused = load_closed()[1].get(low)
    return found & ~refused if refused else found


def read_verb(low: str) -> int:
    """Return the verb readings of a form, also with a separable prefix: "abgelehnt", "aufzuklären"."""
    table = load_table("verbs")
    found = table.get(low, 0)
    for prefix in _PREFIXES:
        if not low.startswith(prefix) or len(low) < len(prefix) + _MIN_BASE:
            continue
        rest = low[len(prefix) :]
        if rest.startswith("zu") and table.get(rest[2:], 0) & F.INF:
            found |= F.ZUINF
        if base := table.get(rest, 0):
            found |= base
    if not found and "ß" in low:
        return read_verb(low.replace("ß", "ss"))
    if not found and "ss" in low:
        found = table.get(low.replace("ss", "ß"), 0)  # as in Switzerland: "liess"
    if not found and _GUESSED_PART.match(low):
        found = F.PART
    return found


def _adjective(low: str) -> int:
    """Return what an ending tells: an adjective, or a participle with one."""
    if not ENDING.search(low) or len(low) < 4:
        return 0
    found = F.ADJ
    for ending in ("en", "em", "er", "es", "e"):
        if low.endswith(ending):
            base = read_verb(low[: -len(ending)]) if len(low) > len(ending) + 3 else 0
            if base & F.PART:
                found |= F.ADJPART
            if base & F.PRESPART or (not base and _LIKE_PRESPART.search(low[: -len(ending)])):
                found |= F.ADJPRES
            break
    return found


def _capital(form: str) -> int:
    """Return the readings of a noun: known, by its last part, or by its ending."""
    table = load_table("nouns")
    if form in load_table("names"):
        return F.NAME
    found = table.get(form)
    if found is None:
        found = _by_tail(form, table)
    if found is None and "ß" in form:
        return _capital(form.replace("ß", "ss"))  # as it was spelt until 1996: "Beschluß"
    if found is None:
        found = _by_ending(form)
    return found | F.NAME if not found & NOUN else found


def is_listed(form: str) -> bool:
    """Say whether the table of nouns has the form itself."""
    return form in load_table("nouns")


def _by_tail(form: str, table: dict[str, int]) -> int | None:
    if "-" in form:
        tail = form.rpartition("-")[2]
        return _capital(tail[0].upper() + tail[1:]) if tail else None
    form = re.sub(r"[*:_](?=in)", "", form)
    return read_compound(form, table, load_table("verbs")) if len(form) <= MAX_FORM else None


def read_compound(form: str, nouns: Mapping[str, int], verbs: Mapping[str, int]) -> int | None:
    """Return the readings that the last part of a noun tells, None if none is known."""
    if not form.isalpha():
        return None
    loose: int | None = None
    for start in range(_MIN_TAIL, len(form) - _MIN_TAIL + 1):
        tail = form[start:]
        found = nouns.get(tail.capitalize())
        if found is None or found & F.NAME or (len(tail) == _MIN_TAIL and tail not in _SHORT_TAILS):
            continue
        if _is_first_part(form[:start], nouns, verbs):
            return found
        if loose is None and len(tail) >= _MIN_LOOSE:
            loose = found
    return loose


def _is_first_part(part: str, nouns: Mapping[str, int], verbs: Mapping[str, int]) -> bool:
    """Say whether a compound can begin with this: a noun, with or without the letters that join."""
    if part in nouns:
        return True
    for joint in ("s", "es", "n", "en", "er"):
        if part.endswith(joint) and part[: -len(joint)] in nouns:
            return True
    return part + "e" in nouns or part.lower() + "en" in verbs


_SHORT_TAILS = words("lexicon", "short_tails")


_ENDINGS = (
    (re.compile(r"(?:ung|heit|keit|schaft|ion|tät|ik|enz|anz|ur|ei|in|ie)$"), F.FEM),
    (
        re.compile(r"(?:ungen|heiten|keiten|schaften|ionen|täten|enzen|anzen|uren|eien|innen|ien)$"),
        F.PLUR | F.DATP,
    ),
    (re.compile(r"(?:ismus|ling|or|är|eur|er)$"), F.MASC),
    (re.compile(r"(?:chen|lein|um|ment)$"), F.NEUT),
    (re.compile(r"(?:isten|anten|enten|aten|ologen)$"), F.WEAK | F.PLUR | F.DATP),
    (re.compile(r"[^sßxz]s$"), F.NAME | F.GEN),
)


def _by_ending(form: str) -> int:
    for pattern, features in _ENDINGS:
        if pattern.search(form):
            return features
    return F.NAME
