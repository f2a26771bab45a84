"""Text -> its abbreviations ("z. B.", "Abs.", "e. V."), each with what it says about a sentence's end."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

AbbreviationKind = Literal["never", "before-number", "may-close", "closing"]
KINDS: tuple[AbbreviationKind, ...] = ("never", "before-number", "may-close", "closing")

MAX_PARTS = 5  # "u. v. a. m." has four
# One or more short words with a full stop each, with or without a space between them.
_CHAIN = re.compile(r"(?<![\w.])(?:(?:[^\W\d_]{1,11}\.?-)?[^\W\d_]{1,11}\.[ \u00a0\u202f]?){1,8}")
_PART = re.compile(r"[^\W\d_]+(?:\.?-[^\W\d_]+)?\.")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One abbreviation in a text, [start, end) with its last full stop."""

    start: int
    end: int
    kind: AbbreviationKind


@cache
def load_abbreviations() -> dict[str, tuple[AbbreviationKind, str]]:
    """Return abbreviation without spaces -> (kind, how it is read aloud)."""
    data = tomllib.loads((files("easyread") / "data" / "abbreviations.toml").read_text("utf-8"))
    return {_bare(key): (kind, reading) for kind in KINDS for key, reading in data[kind].items()}


def read_aloud(word: str) -> str | None:
    """Return the reading of an abbreviation ("z. B." -> "zum Beispiel"), or None for any other word."""
    entry = _look_up(_bare(word), opens=True)
    return entry[1] if entry else None


def find_abbreviations(text: str) -> list[Abbreviation]:
    """Return the abbreviations in ascending order; of two that begin together the longer one."""
    found: list[Abbreviation] = []
    for chain in _CHAIN.finditer(text):
        parts = [match.span() for match in _PART.finditer(text, *chain.span())]
        number = 0
        while number < len(parts):
            taken = _longest(text, parts[number : number + MAX_PARTS], found)
            number += taken or 1
    return found


def _longest(text: str, parts: list[tuple[int, int]], found: list[Abbreviation]) -> int:
    """Append the longest abbreviation that begins with the first part; return how many parts it has."""
    start = parts[0][0]
    opens = _opens_sentence(text, start)
    for size in range(len(parts), 0, -1):
        end = parts[size - 1][1]
        if entry := _look_up(_bare(text[start:end]), opens=opens):
            found.append(Abbreviation(start, end, entry[0]))
            return size
    return 0


def _look_up(bare: str, *, opens: bool) -> tuple[AbbreviationKind, str] | None:
    """Find a spelling; at the beginning of a sentence "Vgl." is "vgl.", elsewhere "Max." is a name."""
    table = load_abbreviations()
    return table.get(bare) or (table.get(bare[0].lower() + bare[1:]) if opens and bare else None)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip()
    return not before or before[-1] in '.!?:;…("„»«[-–•*\n'


def _bare(text: str) -> str:
    return _SPACE.sub("", text)
