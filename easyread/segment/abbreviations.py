"""Text -> its abbreviations ("z. B.", "Abs.", "e. V."), each with what it says about a sentence's end."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

AbbreviationKind = Literal["never", "before-number", "may-close", "closing"]
KINDS: tuple[AbbreviationKind, ...] = ("never", "before-number", "may-close", "closing")

MAX_PARTS = 5  # "u. v. a. m." has four
_MAX_LETTERS = 14  # of one part
_STOP = re.compile(r"\.")
_LAST_PART = re.compile(r"[^\W\d_]+$")
_PART = r"[^\W\d_]{1,14}(?:\.?-[^\W\d_]{1,14})?\."
_CHAIN = re.compile(rf"{_PART}(?:\s{{0,3}}{_PART}){{0,{MAX_PARTS - 1}}}")
_PARTS = re.compile(_PART)
_SPACE = re.compile(r"\s")
_OPENERS = '.!?:;…("„»«[-–•*\n'


class Abbreviation(NamedTuple):
    """One abbreviation in a text, [start, end) with its last full stop."""

    start: int
    end: int
    kind: AbbreviationKind


class Known(NamedTuple):
    """The abbreviations without their spaces, and all ways one can begin (in small letters)."""

    entries: dict[str, tuple[AbbreviationKind, str]]  # -> kind, and how it is read aloud
    beginnings: frozenset[str]


@cache
def load_abbreviations() -> Known:
    """Return `data/abbreviations.toml`."""
    data = tomllib.loads((files("easyread") / "data" / "abbreviations.toml").read_text("utf-8"))
    entries = {_bare(key): (kind, reading) for kind in KINDS for key, reading in data[kind].items()}
    return Known(entries, frozenset(key[: key.index(".") + 1].lower() for key in entries))


def read_aloud(word: str) -> str | None:
    """Return the reading of an abbreviation ("z. B." -> "zum Beispiel"), or None for any other word."""
    entry = _look_up(_bare(word), opens=True)
    return entry[1] if entry else None


def find_abbreviations(text: str) -> list[Abbreviation]:
    """Return the abbreviations in ascending order; of two that begin together the longer one."""
    beginnings = load_abbreviations().beginnings
    found: list[Abbreviation] = []
    done = 0
    for stop in _STOP.finditer(text):
        end = stop.end()
        if end <= done:
            continue
        start = max(text.rfind(" ", max(done, end - _MAX_LETTERS), end - 1) + 1, done)
        if not text[start : end - 1].isalpha():
            last = _LAST_PART.search(text, max(start, end - _MAX_LETTERS), end - 1)
            start = last.start() if last else end
        glued = start == done and start > 0  # "Flst.Nr."
        if text[start:end].lower() in beginnings and (glued or not _joins_a_word(text, start)):
            done = _take(text, start, found) or done
    return found


def _joins_a_word(text: str, start: int) -> bool:
    """Say whether the letters before the stop are only the end of "BT-Drs." or of "25a."."""
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] in "._'’")


def _take(text: str, start: int, found: list[Abbreviation]) -> int:
    """Append the longest abbreviation that begins at `start`; return its end, or 0."""
    chain = _CHAIN.match(text, start)
    ends = [part.end() for part in _PARTS.finditer(text, start, chain.end())] if chain else []
    opens = start == 0 or text[max(0, start - 4) : start].rstrip()[-1:] in _OPENERS
    for end in reversed(ends):
        if entry := _look_up(_bare(text[start:end]), opens=opens):
            found.append(Abbreviation(start, end, entry[0]))
            return end
    return 0


def _look_up(bare: str, *, opens: bool) -> tuple[AbbreviationKind, str] | None:
    """Find a spelling; at the beginning of a sentence "Vgl." is "vgl.", elsewhere "Max." is a name."""
    entries = load_abbreviations().entries
    return entries.get(bare) or (entries.get(bare[0].lower() + bare[1:]) if opens and bare else None)


def _bare(text: str) -> str:
    return _SPACE.sub("", text)
