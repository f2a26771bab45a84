"""A new headword -> the id of its entry, a class worth trying, and a file for an editor to fill in."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from easyread.glossary.nouns import class_in_table, joined, singular_of
from easyread.glossary.words import is_listed
from easyread.resources import Glossary

MIN_COMMON_END = 4  # letters that two words must share; chosen: shorter parts end other words as well
MAX_ID_LETTERS = 80

_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_CITATION = re.compile(r"(?:§§?|Art\.|Artikel) *\d+[a-z]? .+")
_ADJECTIVE = re.compile(r"(?P<stem>[a-zäöüß]{3,}?)(?:e|er|es)")
_PLACE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+er")  # Berliner, Genfer; but Runder, as there is "rundes"
_GUESS = "f:en"

_FILE = """\
headword   = {headword}
class      = {inflection}  # Vorschlag{reason}; prüfen mit: easyread glossary forms {id}
kind       = ""  # {kinds}
compounds  = {{ head = true, modifier = true }}
split      = ""  # mit · an den Fugen: Wohnsitz·auflage
easy       = ""  # 1 bis 3 Sätze mit höchstens 12 Wörtern
standard   = ""  # für die Beratung: wer, unter welchen Bedingungen, was folgt, was es nicht ist
example    = ""
legal      = []  # {{ law = "AufenthG", section = "60a", as_of = JJJJ-MM-TT }}
sources    = []  # {{ title = "…", url = "https://…" }}; accessed nur, wenn es jemand gelesen hat
see_also   = []
not_same   = []
status     = "draft"
"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A class for a word; `like` is the headword that it was taken from, if it was."""

    inflection: str
    like: str = ""


def entry_id(headword: str) -> str:
    """Return the id of an entry: "Asylgesetz § 60a" -> "asylgesetz-par-60a"; empty where nothing is left."""
    plain = headword.casefold().replace("§", " par ").translate(_ASCII)
    plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_ID_LETTERS].strip("-")


def headword_of(word: str) -> str:
    """Return the word as an entry is headed, "Landkreisen" -> "Landkreis"; itself where nothing tells."""
    return word if " " in word.strip() or _by_end(word, "heads")[0] else singular_of(word.strip())


def suggest_class(headword: str, glossary: Glossary) -> Suggestion:
    """Return a class worth trying: as a known word of the same ending has it, or by the ending itself."""
    word = headword.strip()
    if _CITATION.fullmatch(word):
        return Suggestion("cit")
    if " " in word:
        return _phrase(word.split(" "), glossary)
    last = word.split("-")[-1]
    if sum(char.isupper() for char in last) >= 2:
        return Suggestion("inv")
    if last[:1].islower():
        return Suggestion("adj")
    return _by_last_part(word, glossary) or Suggestion(_by_end(word, "endings")[1] or _GUESS)


def make_skeleton(headword: str, glossary: Glossary) -> str:
    """Return the text of a new entry's file."""
    suggestion = suggest_class(headword, glossary)
    kinds = " · ".join(sorted({entry.kind for entry in glossary if entry.kind}))
    return _FILE.format(
        headword=json.dumps(headword.strip(), ensure_ascii=False),
        inflection=json.dumps(suggestion.inflection, ensure_ascii=False),
        reason=f" nach {suggestion.like}" if suggestion.like else "",
        id=entry_id(headword),
        kinds=kinds,
    )


def _phrase(parts: list[str], glossary: Glossary) -> Suggestion:
    """Return a class of several words: adjectives before the noun, what follows the noun is fixed."""
    codes: list[str] = []
    for number, part in enumerate(parts):
        rest = parts[number + 1 :]
        if part[:1].isupper() and not part.endswith("-") and not _is_adjective(part, rest):
            noun = suggest_class(part, glossary)
            codes.append(_noun_part(part, noun.inflection) + (f" + {' '.join(rest)}" if rest else ""))
            return Suggestion("mw:" + ";".join(codes), noun.like)
        codes.append(_before_noun(part, last=not rest))
    return Suggestion("mw:" + ";".join(codes))


def _noun_part(noun: str, inflection: str) -> str:
    """Return the part of a phrase's class that inflects its noun."""
    if inflection == "adjn":
        return f"AN {noun[:-1]}"
    if inflection.startswith("mw:AN "):
        return inflection.removeprefix("mw:")
    plural = {"mw1": "m:n", "mw2": "m:en"}.get(inflection.partition(":")[0], inflection)
    return f"X {noun}" if plural == "inv" else f"N {noun} {plural}"


def _is_adjective(part: str, rest: list[str]) -> bool:
    """Say whether a word with a capital belongs to the noun behind it: Blaue Karte, Genfer Konvention."""
    return bool(rest) and rest[0][:1].isupper() and not rest[0].isupper() and part.endswith(("e", "er", "es"))


def _before_noun(part: str, *, last: bool) -> str:
    adjective = _ADJECTIVE.fullmatch(part.lower())
    if last:
        return f"A {part}"
    place = _PLACE.fullmatch(part) and not part.endswith("erer")
    if adjective is None or (place and not is_listed(adjective["stem"] + "es")):
        return f"X {part}"
    return f"A {adjective['stem']}"


def _by_last_part(word: str, glossary: Glossary) -> Suggestion | None:
    """Return the class of the longest last part that is known: in the glossary, in our list, in the table."""
    found = _by_entry(word, glossary)
    for length, code in (_by_end(word, "heads"), class_in_table(word)):
        if length > found[0]:
            found = (length, Suggestion(code))
    if found[1].inflection == "m:n" and _by_end(word, "endings")[1] == "adjn":
        return Suggestion("adjn")  # Schutzbedürftige
    return found[1] if found[0] else None


def _by_entry(word: str, glossary: Glossary) -> tuple[int, Suggestion]:
    """Return how long the longest last part is that an entry's noun shares with the word, and its class."""
    best, suggestion = MIN_COMMON_END - 1, Suggestion("")
    for known, code, lengths in _nouns(glossary):
        length = max((one for one in lengths if _ends_alike(word, known, one)), default=0)
        if length > best and _fits(code, known, length):
            best, suggestion = length, Suggestion(_as_known(word, known, code, length), known)
    return (best, suggestion) if suggestion.inflection else (0, suggestion)


def _as_known(word: str, known: str, code: str, length: int) -> str:
    gender, plural, *person = code.split(":") if code != "adjn" else (code, "")
    if plural[:1].isupper():  # written out: "m:Anträge"
        plural = joined(word[: len(word) - length], plural[len(known) - length :])
    return ":".join([gender, plural, *person]) if plural else code


def _nouns(glossary: Glossary) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Yield the nouns of the glossary, their classes, and how long their last parts are."""
    for entry in glossary:
        for form, code in (
            (entry.headword, entry.inflection),
            *((alias.form, alias.inflection) for alias in entry.aliases),
        ):
            if " " not in form and (code == "adjn" or code[:2] in ("m:", "f:", "n:")):
                spelt = entry.split if entry.split.replace("·", "") == form else form
                pieces = re.split("[·-]", spelt)
                yield form, code, (len(form), *(len("".join(pieces[at:])) for at in range(1, len(pieces))))


def _ends_alike(word: str, known: str, length: int) -> bool:
    return length <= len(word) and word[-length:].casefold() == known[-length:].casefold()


def _fits(code: str, known: str, length: int) -> bool:
    """Say whether a plural that is written out changes nothing before the common end."""
    plural = code.split(":")[1] if ":" in code else ""
    before = known[: len(known) - length]
    return not plural[:1].isupper() or plural.casefold().startswith(before.casefold())


def _by_end(word: str, table: str) -> tuple[int, str]:
    """Return how long the longest end of the word is that `data/heads.toml` has, and its class."""
    folded = word.casefold()
    for length in range(len(word), 0, -1):
        code, plural = _heads()[table].get(folded[-length:], ("", ""))
        if code:
            start = word[: len(word) - length]
            return length, f"{code}:{joined(start, plural)}" if plural else code
    return 0, ""


@cache
def _heads() -> dict[str, dict[str, tuple[str, str]]]:
    """Return last parts, and mere endings -> their class, or their gender and written-out plural."""
    data = tomllib.loads((files("easyread") / "data" / "heads.toml").read_text("utf-8"))
    found: dict[str, dict[str, tuple[str, str]]] = {"heads": {}, "endings": {}}
    for key in found:
        found[key] |= {end: (code, "") for code, ends in data[key].items() for end in ends.split()}
    for gender, plurals in data["plurals"].items():
        found["heads"] |= {end: (gender, plural) for end, plural in plurals.items()}
    return found
