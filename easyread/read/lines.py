"""Plain text as lines: where paragraphs, items and rules begin, and which line ends were meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from easyread.read.joints import stops_short
from easyread.read.source import Source

LineKind = Literal["text", "item", "rule", "blank"]

MAX_WRAPPED_CHARACTERS = 200  # chosen: no text is wrapped wider; a longer line is a paragraph of its own
MIN_WRAPPED_CHARACTERS = 45  # chosen: where all lines are shorter, they were not filled but written so
FILLED_SHARE = (
    0.75  # measured on shared document 002: with the next word, each line reaches 0.8 of the longest
)
MIN_FILLED_LINES = (
    0.7  # chosen: share of the lines that must be full; in a text of one sentence a line few are
)
_BULLET = re.compile(r"(?P<sign>[•▪◦‣●○■►➢✓·\uf0b7–—*-]|\(?(?P<number>\d{1,3})[.)]|[a-z]\))[ \t\xa0]+(?=\S)")
_SURE_BULLETS = frozenset("•▪◦‣●○■►➢✓·\uf0b7")
_RULE = re.compile(r"[-_=*~—–]{3,}|(?:[-_=*~] ){2,}[-_=*~]")
_YEAR = re.compile(r"(?:19|20)\d\d(?: ?(?:bis|–|-) ?(?:19|20)\d\d)?: ")  # an entry of a chronology
_MONTH = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end and the blanks around it. Offsets into the file; `indent` counts characters."""

    kind: LineKind
    start: int
    end: int
    indent: int
    marker: str = ""  # of an item
    content: int = 0  # where the text begins, behind the marker


def read_lines(source: Source, start: int) -> Iterator[Line]:
    """Yield the lines from file offset `start` on. A form feed counts as a blank."""
    edges = [offset for offset in source.line_starts if offset > start]
    low = start
    for high in (*edges, len(source.text)):
        yield _line(source, low, high)
        low = high


def _line(source: Source, low: int, high: int) -> Line:
    text = source.text[low:high].lstrip("\ufeff")
    start = high - len(text.lstrip())
    end = low + len(source.text[low:high].rstrip())
    if start >= end:
        return Line("blank", low, low, 0)
    indent = start - low
    stripped = source.text[start:end]
    if _RULE.fullmatch(stripped):
        return Line("rule", start, end, indent)
    bullet = _BULLET.match(stripped)
    if bullet and not (bullet["number"] and _MONTH.match(stripped, bullet.end())):
        return Line("item", start, end, indent, bullet["sign"], start + bullet.end())
    return Line("text", start, end, indent, "", start)


def begins_item(line: Line, before: Line | None, source: Source) -> bool:
    """Say whether a line with a bullet begins an item, where `before` is the line above it in the paragraph.

    In running text a dash or a number can come to stand at the beginning of a line by chance.
    """
    if line.kind != "item":
        return False
    if before is None or line.marker in _SURE_BULLETS:
        return True
    if before.kind == "item":
        deeper = line.indent > before.indent + 1 and line.marker.strip("().") in ("1", "a", *"-–*")
        return line.indent < before.indent or deeper or _same_list(before.marker, line.marker)
    return source.text[before.end - 1] in ":;" and line.marker in (*"-–*", "1.", "1)", "a)", "(1)")


def _same_list(first: str, second: str) -> bool:
    """Say whether two signs can belong to one list: equal, or numbers that follow each other."""
    numbers = [re.sub(r"\D", "", sign) for sign in (first, second)]
    if all(numbers):
        return int(numbers[1]) == int(numbers[0]) + 1
    return first == second or (first[-1] == second[-1] == ")" and first[0].isalpha() and second[0].isalpha())


def filled_width(lines: Sequence[Line], source: Source) -> int:
    """Return how wide the lines of a text were filled, in characters; 0 if they were not filled at all."""
    pairs = [
        (line, below)
        for line, below in pairwise(lines)
        if line.kind in ("text", "item") and below.kind == "text" and _width(line) <= MAX_WRAPPED_CHARACTERS
    ]
    if not pairs:
        return 0
    width = sorted(_width(line) for line, _ in pairs)[min(len(pairs) - 1, len(pairs) * 95 // 100)]
    full = sum(_is_full(line, below, width, source) for line, below in pairs)
    return width if width >= MIN_WRAPPED_CHARACTERS and full >= MIN_FILLED_LINES * len(pairs) else 0


def _width(line: Line) -> int:
    return line.end - line.start + line.indent


def _is_full(line: Line, below: Line, width: int, source: Source) -> bool:
    """Say whether the first word of the line below had no room any more, more or less."""
    first_word = len(source.text[below.start : min(below.end, below.start + 60)].split(maxsplit=1)[0])
    return _width(line) + 1 + first_word > FILLED_SHARE * width


def is_wrap(line: Line, below: Line, width: int, source: Source) -> bool:
    """Say whether the end of `line` is no more than a full line: the text goes on in the line below."""
    if source.text[below.start].islower() or source.text[line.end - 1] == ",":
        return True
    if stops_short(source.text[max(line.content, line.end - 60) : line.end] or " "):
        return True
    return bool(width) and _is_full(line, below, width, source)


def is_own_paragraph(line: Line, below: Line, source: Source) -> bool:
    """Say whether two lines that follow each other are two paragraphs.

    They are if one is longer than any filled line, or if the second begins an entry of a chronology.
    """
    if _YEAR.match(source.text, below.start, below.end):
        return True
    longest = max(line.end - line.start, below.end - below.start)
    return longest > MAX_WRAPPED_CHARACTERS and not source.text[below.start].islower()
