"""Plain text as lines: where paragraphs, items and rules begin, and which line ends were meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from easyread.read.joints import stops_short
from easyread.read.pages import is_page_line
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
# Word and its kin write bullets as characters of a private font, U+F020 to U+F0FF; "o" is one in Courier.
SURE_BULLETS = "•▪◦‣●○■□►▶➢➤➔→✓✔✗✘☐☑☒❖·\uf020-\uf0ff"
SPEAKING_BULLETS = "✓✔✗✘☐☑☒→➔"  # say more than that an item begins
_LETTERS = "[a-z]|aa|bb|cc|dd|ee|ff|[ivx]{2,4}"
_BULLET = re.compile(
    rf"(?P<sign>[{SURE_BULLETS}–—*-]|o|\(?(?P<number>\d{{1,3}})[a-z]?[.)]|\(?(?:{_LETTERS})\))"
    r"[ \t\xa0]+(?=\S)"
)
_MARKER_ALONE = re.compile(
    rf"\d{{1,3}}\.|\(?(?:\d{{1,3}}[a-z]?|{_LETTERS})\)"
)  # "1." above its text, as in laws
_SURE_BULLET = re.compile(rf"[{SURE_BULLETS}o]|\(1\)")
_RULE = re.compile(r"[-_=*~—–]{3,}|(?:[-_=*~] ){2,}[-_=*~]")
_YEAR = re.compile(r"(?:19|20)\d\d(?: ?(?:bis|–|-) ?(?:19|20)\d\d)?: ")  # an entry of a chronology
# In Markdown, where lines are joined, these begin one of their own: "2016: …", "**2005** – …", "09/2015: …",
# "a) …", "**Ziel 1:** …".
_DATE = r"(?:\d{1,2}\. ?\d{1,2}\. ?|\d{1,2}[./])?(?:19|20)\d\d(?:-\d\d-\d\d)?(?: ?[–-] ?(?:19|20)\d\d)?"
_ENTRY = re.compile(
    rf"[ \t>]{{0,12}}(?:{_DATE}: |\*\*{_DATE}(?::\*\* |\*\*:? )"
    r"|(?:[a-h]|aa|bb|cc)\)[ \t]|\*\*[^*\n]{1,60}:\*\* )"
)
_ADDRESS = re.compile(r"https?:|www\.|mailto:|c/o |[\w.+-]{1,64}@")  # a line of its own in an address
_COLUMNS = re.compile(r"\S(?: {3,}|\t+)\S")  # a row of a table set with blanks
_NOTE = re.compile(r"[¹²³⁰⁴-⁹]{1,3}[ \t\xa0]*\S|\[\d{1,3}\][ \t\xa0]")
_NUMBERED_NOTE = re.compile(r"(\d{1,3})[ \t\xa0]+[A-ZÄÖÜ„]")
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

    @property
    def is_marker_alone(self) -> bool:
        """Whether the text of the item stands on the next line."""
        return self.kind == "item" and self.content == self.end


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
    if is_page_line(stripped):
        return Line("text", start, end, indent, "", start)
    if _MARKER_ALONE.fullmatch(stripped):
        return Line("item", start, end, indent, stripped, end)
    bullet = _BULLET.match(stripped)
    if bullet and not (bullet["number"] and _MONTH.match(stripped, bullet.end())):
        return Line("item", start, end, indent, bullet["sign"], start + bullet.end())
    return Line("text", start, end, indent, "", start)


def begins_item(line: Line, block: Sequence[Line], source: Source) -> bool:
    """Say whether a line with a bullet begins an item, where `block` holds the lines right above it.

    In running text a dash or a number can come to stand at the beginning of a line by chance.
    """
    if line.kind != "item":
        return False
    if not block or _SURE_BULLET.fullmatch(line.marker):
        return True
    before, end = block[0], source.text[block[-1].end - 1]
    is_first = line.marker.strip("().") in ("1", "a", "aa", "i", *"-–*")
    if before.kind == "item":
        deeper = is_first and (line.indent > before.indent + 1 or line.is_marker_alone)
        deeper = deeper or (is_first and end == ":")
        return line.indent < before.indent or deeper or _same_list(before.marker, line.marker)
    return end in ":;" and is_first


def begins_entry(text: str, offset: int) -> bool:
    """Say whether the line at `offset` begins an entry of a chronology or of a list without markup."""
    return bool(_ENTRY.match(text, offset))


def _same_list(first: str, second: str) -> bool:
    """Say whether two signs can belong to one list: equal, or numbers that follow each other."""
    numbers = [re.sub(r"\D", "", sign) for sign in (first, second)]
    if all(numbers):
        steps = (0, 1) if second.strip("().")[-1].isalpha() else (1,)  # "(2)" goes on with "(2a)" or "(3)"
        return int(numbers[1]) - int(numbers[0]) in steps
    letters = [sign.strip("()").isalpha() for sign in (first, second)]
    return first == second or (first[-1] == second[-1] == ")" and all(letters))


def filled_width(lines: Sequence[Line], source: Source) -> int:
    """Return how wide the lines of a text were filled, in characters; 0 if they were not filled at all."""
    pairs = [
        (line, below)
        for line, below in pairwise(lines)
        if line.kind in ("text", "item")
        and below.kind == "text"
        and not line.is_marker_alone
        and MIN_WRAPPED_CHARACTERS <= _width(line) <= MAX_WRAPPED_CHARACTERS
    ]
    if not pairs or not _breaks_sentences(pairs, source):
        return 0
    width = sorted(_width(line) for line, _ in pairs)[min(len(pairs) - 1, len(pairs) * 95 // 100)]
    full = sum(_is_full(line, below, width, source) for line, below in pairs)
    return width if width >= MIN_WRAPPED_CHARACTERS and full >= MIN_FILLED_LINES * len(pairs) else 0


def _breaks_sentences(pairs: Sequence[tuple[Line, Line]], source: Source) -> bool:
    """Say whether most lines end in mid-sentence; in a text of one sentence a line they do not."""
    ended = sum(source.text[line.end - 1] in ".!?:" for line, _ in pairs)
    return ended * 3 < len(pairs) * 2


def _width(line: Line) -> int:
    return line.end - line.start + line.indent


def _is_full(line: Line, below: Line, width: int, source: Source) -> bool:
    """Say whether the first word of the line below had no room any more, more or less."""
    first_word = len(source.text[below.start : min(below.end, below.start + 60)].split(maxsplit=1)[0])
    return _width(line) + 1 + first_word > FILLED_SHARE * width


def is_wrap(line: Line, below: Line, width: int, source: Source) -> bool:
    """Say whether the end of `line` is no more than a full line: the text goes on in the line below."""
    if line.is_marker_alone:
        return True
    if any(_COLUMNS.search(source.text, each.content, each.end) for each in (line, below)):
        return False
    if _ADDRESS.match(source.text, below.start, below.end) and not (
        width and _is_full(line, below, width, source)
    ):
        return False
    if source.text[below.start].islower() or source.text[line.end - 1] == ",":
        return True
    if stops_short(source.text[max(line.content, line.end - 60) : line.end] or " "):
        return True
    return bool(width) and _is_full(line, below, width, source)


def is_own_paragraph(lines: Sequence[Line], below: Line, source: Source) -> bool:
    """Say whether a line begins a paragraph of its own below `lines`, without a blank line between.

    It does if it is longer than any filled line, or they are; if it begins an entry of a chronology or a
    note; and the number or head of a page always stands alone.
    """
    line = lines[-1]
    if line.is_marker_alone:
        return False
    if any(is_page_line(source.text[each.start : each.end]) for each in (line, below)):
        return True
    if any(pattern.match(source.text, below.start, below.end) for pattern in (_YEAR, _NOTE)):
        return True
    longest = max(line.end - line.start, below.end - below.start)
    is_long = longest > MAX_WRAPPED_CHARACTERS and not source.text[below.start].islower()
    return is_long or _is_next_note(lines[0], below, source)


def _is_next_note(first: Line, below: Line, source: Source) -> bool:
    """Say whether both begin like notes whose numbers follow each other: "1 Vgl. …", "2 Siehe …"."""
    found = [_NUMBERED_NOTE.match(source.text, line.start, line.end) for line in (first, below)]
    return bool(found[0] and found[1] and int(found[1][1]) == int(found[0][1]) + 1)
