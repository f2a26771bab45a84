"""The values every room shares: a source file as blocks of text, and where each character came from.

Two coordinate systems exist. Code thinks in offsets into one block's text (`Span`); people and machines
outside think in offsets into the decoded file, and in lines and columns made from them. They meet only in
`Prose.source_span` and `Document.place`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "quote", "cell", "caption", "note"]
MarkKind = Literal["strong", "emphasis", "code", "link", "note", "superscript", "break"]
OpaqueKind = Literal["code", "image", "rule", "html", "comment"]

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of character offsets, 0-based."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a person finds it: path, 1-based line and column. Line 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        numbers = ":".join(str(number) for number in (self.line, self.column) if number)
        return f"{self.path}:{numbers}" if numbers else self.path


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of block text, beginning at `text`, that stands at [start, end) in the file.

    A piece whose file range is as long as its text maps character by character; any other piece (an entity,
    a joined line break, a dropped soft hyphen) maps as a whole.
    """

    text: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Ascending pieces that cover a block's text from 0 to `length`."""

    pieces: tuple[Piece, ...]
    length: int

    def span(self, inner: Span) -> Span:
        """Return the file range of `inner`. An empty span maps to an empty range at its start.

        Raises: ValueError if `inner` reaches beyond the text.
        """
        if inner.end > self.length:
            raise ValueError(f"{inner} reaches beyond a text of {self.length} characters")
        if not self.pieces:
            return Span(0, 0)
        start = self._bound(inner.start, last=False)
        return Span(start, self._bound(inner.end, last=True) if len(inner) else start)

    def stretches(self) -> list[tuple[int, int, int]]:
        """Return (start, end, shift) of each stretch of text that stands in the file character by character.

        The character at `start` of the text stands at `start + shift` of the file. Ascending.
        """
        found: list[tuple[int, int, int]] = []
        for number, piece in enumerate(self.pieces):
            end = self.pieces[number + 1].text if number + 1 < len(self.pieces) else self.length
            shift = piece.start - piece.text
            if end + shift != piece.end:
                continue
            if found and found[-1][1:] == (piece.text, shift):
                found[-1] = (found[-1][0], end, shift)
            else:
                found.append((piece.text, end, shift))
        return found

    def _bound(self, offset: int, *, last: bool) -> int:
        """Return the file offset of the character at `offset`; with `last`, the end of the one before."""
        probe = offset - 1 if last else offset
        number = max(0, bisect_right(self.pieces, probe, key=lambda piece: piece.text) - 1)
        piece = self.pieces[number]
        text_end = self.pieces[number + 1].text if number + 1 < len(self.pieces) else self.length
        if text_end - piece.text == piece.end - piece.start:
            return piece.start + offset - piece.text
        return piece.end if last or offset >= text_end else piece.start


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup beside the text. `target` is a link's address or the id of the note that a note mark names."""

    kind: MarkKind
    span: Span
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where a table cell stands: 0-based table (in the document), row and column."""

    table: int
    row: int
    column: int
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """One block of running text. Only Prose is measured, checked, linked and translated."""

    id: str  # unique in the document; the author's "{#id}", or b1, b2, … until a translation state fixes it
    kind: BlockKind
    text: str  # plain: soft line breaks are one space, a hard one is "\n" with a mark "break"
    source: SourceMap
    span: Span  # of the whole block in the file, markup included
    line: int  # 1-based line on which the text begins
    depth: int = 0  # heading 1..6, list nesting 1..; otherwise 0
    marks: tuple[Mark, ...] = ()
    marker: str = ""  # an item's "-" or "1.", a note's label; empty for an item's later paragraphs
    cell: Cell | None = None
    author_id: bool = False  # the id was written by the author

    def source_span(self, span: Span) -> Span:
        """Return the characters in the file that `span` of this text was made from."""
        return self.source.span(span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opaque:
    """What passes through untouched: code, a picture's alternative text, a rule, a comment, raw HTML."""

    kind: OpaqueKind
    text: str  # the code, the alternative text, the comment; raw HTML as it stands (never printed as markup)
    span: Span
    line: int
    target: str = ""  # address of a picture


Block = Prose | Opaque


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom a reader can ask. Every field may be empty."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    hours: str = ""
    languages: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Front matter, DESIGN section 6. An empty string means: not given."""

    title: str = ""
    subtitle: str = ""
    lang: str = "de"
    date: str = ""  # ISO 8601 where the author wrote a date, otherwise his own words
    source: str = ""
    author: str = ""
    license: str = ""
    kind: Literal["document", "leaflet"] = "document"
    contact: Contact = field(default_factory=Contact)
    tested_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source file as a value."""

    path: str  # as the user named it
    name: str  # the file name without suffix; begins the ids of its messages
    text: str  # the whole decoded file
    metadata: Metadata
    blocks: tuple[Block, ...]
    line_starts: tuple[int, ...]
    folder: str = ""  # in out/, where it is not the name: two documents of one name are told apart

    @property
    def out_name(self) -> str:
        """Return the name of its folder and files under out/."""
        return self.folder or self.name

    def place(self, offset: int) -> Place:
        """Return path, line and column of a file offset."""
        line = bisect_right(self.line_starts, offset)
        return Place(self.path, line, offset - self.line_starts[line - 1] + 1)

    def proses(self) -> Iterator[Prose]:
        """Yield the blocks of running text in order."""
        return (block for block in self.blocks if isinstance(block, Prose))


def find_line_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each line begins; CR, LF and CRLF end a line."""
    return (0, *(match.end() for match in _LINE_END.finditer(text)))
