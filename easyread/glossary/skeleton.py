"""A new headword -> the id of its entry, a class worth trying, and a file for an editor to fill in."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from easyread.resources import Glossary

MIN_COMMON_END = 5  # letters that two words must share; chosen: shorter ends are endings, not words
MAX_ID_LETTERS = 80

_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_CITATION = re.compile(r"(?:§§?|Art\.|Artikel) *\d+[a-z]? .+")
_ADJECTIVE = re.compile(r"(?P<stem>[a-zäöüß]{3,}?)(?:e|er|es)")
_PLACE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+er")  # Berliner, Genfer
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
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_ID_LETTERS].strip("-")


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
    return _by_common_end(word, glossary) or Suggestion(_by_ending(word))


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
            kind = f"AN {part[:-1]}" if noun.inflection == "adjn" else f"N {part} {noun.inflection}"
            codes.append(kind + (f" + {' '.join(rest)}" if rest else ""))
            return Suggestion("mw:" + ";".join(codes), noun.like)
        codes.append(_before_noun(part, last=not rest))
    return Suggestion("mw:" + ";".join(codes))


def _is_adjective(part: str, rest: list[str]) -> bool:
    """Say whether a word with a capital belongs to the noun behind it: Blaue Karte, Genfer Konvention."""
    return bool(rest) and rest[0][:1].isupper() and not rest[0].isupper() and part.endswith(("e", "er", "es"))


def _before_noun(part: str, *, last: bool) -> str:
    adjective = _ADJECTIVE.fullmatch(part.lower())
    if last:
        return f"A {part}"
    if adjective is None or (_PLACE.fullmatch(part) and not part.endswith("erer")):
        return f"X {part}"
    return f"A {adjective['stem']}"


def _by_common_end(word: str, glossary: Glossary) -> Suggestion | None:
    """Return the class of the known noun that shares the longest end with the word."""
    best = (MIN_COMMON_END - 1, "", "")
    for known, code in _nouns(glossary):
        length = _common_end(word.casefold(), known.casefold())
        if length > best[0] and _fits(code, known, length):
            best = (length, known, code)
    length, known, code = best
    if not known:
        return None
    gender, plural, *person = code.split(":") if code != "adjn" else (code, "")
    if plural[:1].isupper():  # written out: "m:Anträge"
        plural = _joined(word[: len(word) - length], plural[len(known) - length :])
    return Suggestion(":".join([gender, plural, *person]) if plural else code, known)


def _nouns(glossary: Glossary) -> Iterator[tuple[str, str]]:
    for entry in glossary:
        for form, code in (
            (entry.headword, entry.inflection),
            *((alias.form, alias.inflection) for alias in entry.aliases),
        ):
            if " " not in form and (code == "adjn" or code[:2] in ("m:", "f:", "n:")):
                yield form, code


def _common_end(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other)) and one[-length - 1] == other[-length - 1]:
        length += 1
    return length


def _fits(code: str, known: str, length: int) -> bool:
    """Say whether a plural that is written out changes nothing before the common end."""
    plural = code.split(":")[1] if ":" in code else ""
    before = known[: len(known) - length]
    return not plural[:1].isupper() or plural.casefold().startswith(before.casefold())


def _joined(start: str, end: str) -> str:
    """Return a word put together: a capital stands at its beginning and behind a hyphen."""
    first = end[:1].upper() if not start or start.endswith("-") else end[:1].lower()
    return start + first + end[1:]


def _by_ending(word: str) -> str:
    """Return the class that `data/heads.toml` has for the longest end of the word."""
    folded = word.casefold()
    for length in range(len(word), 0, -1):
        code, plural = _heads().get(folded[-length:], ("", ""))
        if code and plural:
            return f"{code}:{_joined(word[: len(word) - length], plural)}"
        if code:
            return code
    return _GUESS


@cache
def _heads() -> dict[str, tuple[str, str]]:
    """Return end of a word -> its class, or its gender and its written-out plural."""
    data = tomllib.loads((files("easyread") / "data" / "heads.toml").read_text("utf-8"))
    found: dict[str, tuple[str, str]] = {}
    for key in ("endings", "heads"):
        found |= {end: (code, "") for code, ends in data[key].items() for end in ends.split()}
    for gender, plurals in data["plurals"].items():
        found |= {end: (gender, plural) for end, plural in plurals.items()}
    return found
