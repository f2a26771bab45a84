"""Running text under construction: each character is added together with the place it came from."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from easyread.document import Mark, MarkKind, Piece, Prose, SourceMap, Span
from easyread.read.joints import join_lines

# Characters that neither people nor HTML know: dropped from a block's text, the source map goes on behind
# them. Standard: HTML, "control characters" and "noncharacters" in text are parse errors.
_UNPRINTABLE = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff"
_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_DROPPED = re.compile(f"[{_UNPRINTABLE}]+")
_ODD = re.compile(rf"(?<![ \t])[ \t]*[{_LINE_ENDS}]\s*|[{_UNPRINTABLE}]+")
_PEEK_CHARACTERS = 40  # chosen: longer than any word that decides how two lines are joined
_MAX_OPEN_MARKS = 100  # chosen: nobody nests deeper; hostile files do


@dataclass(frozen=True, slots=True)
class Strand:
    """Plain text with its marks, and the pieces that say where each character stands in the file."""

    text: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]

    @property
    def source(self) -> SourceMap:
        """The pieces as the map that a block carries."""
        return SourceMap(self.pieces, len(self.text))


class StrandBuilder:
    """Collects the text of one block from ranges of the file."""

    def __init__(self, source_text: str) -> None:
        self._source = source_text
        self._parts: list[str] = []
        self._length = 0
        self._tail = ""  # the last characters of the text so far
        self._pieces: list[list[int]] = []  # text offset, file start, file end
        self._marks: list[Mark] = []
        self._open: list[tuple[MarkKind, str, int]] = []
        self._gap = False  # something that is not text was taken out here
        self._fresh = False  # a mark was opened and waits for its first character
        self._wrap: tuple[int, int] | None = None  # a line break that waits for what follows it

    def __len__(self) -> int:
        return self._length

    def add(self, start: int, end: int) -> None:
        """Add the characters at [start, end) of the file; a line end among them is a wrap."""
        for match in _ODD.finditer(self._source, start, end):
            self._append(self._source[start : match.start()], start, match.start())
            if not _DROPPED.fullmatch(match[0]):
                self.add_wrap(match.start(), match.end())
            start = match.end()
        self._append(self._source[start:end], start, end)

    def add_as(self, text: str, start: int, end: int) -> None:
        """Add `text`, which stands for [start, end) of the file as a whole: an entity, a note's label."""
        self._append(_ODD.sub(" ", _DROPPED.sub("", text)), start, end)

    def add_wrap(self, start: int, end: int) -> None:
        """Add a line break that is no more than the end of a line: joined when the next word is known."""
        self._wrap = (self._wrap[0] if self._wrap else start, end)

    def add_break(self, start: int, end: int) -> None:
        """Add a line break that the author meant."""
        self._wrap = None
        self._append("\n", start, end)
        self._marks.append(Mark("break", Span(self._length - 1, self._length)))

    def leave_gap(self) -> None:
        """Note that something between blanks was taken out: one of them goes too."""
        self._gap = True

    def open(self, kind: MarkKind, target: str = "") -> None:
        """Begin a mark at the next character."""
        if len(self._open) < _MAX_OPEN_MARKS:
            self._open.append((kind, target, -1))
            self._fresh = True

    def close(self, kind: MarkKind) -> None:
        """End the innermost open mark of that kind, if there is one and something stands in it."""
        for number in range(len(self._open) - 1, -1, -1):
            if self._open[number][0] == kind:
                _, target, start = self._open.pop(number)
                if 0 <= start < self._length:
                    self._marks.append(Mark(kind, Span(start, self._length), target))
                return

    def finish(self) -> Strand:
        """Return what was collected, without blanks at its ends. Marks still open are forgotten."""
        text = "".join(self._parts)
        pieces = tuple(Piece(*piece) for piece in self._pieces)
        marks = sorted(self._marks, key=lambda mark: (mark.span.start, -mark.span.end))
        strand = Strand(text, pieces, tuple(mark for mark in marks if len(mark.span)))
        return trim_strand(strand)

    def _append(self, text: str, start: int, end: int) -> None:
        if self._gap and text[:1] == " " and (not self._tail or self._tail[-1].isspace()):
            text, start = text[1:], start + 1 if len(text) == end - start else start
        if not text:
            return
        self._gap = False
        if self._wrap:
            self._join(
                text if len(text) >= _PEEK_CHARACTERS else self._source[start : start + _PEEK_CHARACTERS]
            )
        if self._fresh:
            self._open = [(k, t, self._length if at < 0 else at) for k, t, at in self._open]
            self._fresh = False
        self._put(text, start, end)

    def _put(self, text: str, start: int, end: int) -> None:
        """Add text that begins no mark: a joint belongs to the words before it."""
        if not text:
            return
        last = self._pieces[-1] if self._pieces else None
        exact = len(text) == end - start
        if last and exact and last[2] == start and self._length - last[0] == last[2] - last[1]:
            last[2] = end
        else:
            self._pieces.append([self._length, start, end])
        self._parts.append(text)
        self._length += len(text)
        self._tail = (self._tail + text)[-_PEEK_CHARACTERS:]

    def _join(self, following: str) -> None:
        """Turn the waiting line break into a space, or nothing, or let it take the hyphen before it."""
        assert self._wrap is not None
        (start, end), self._wrap = self._wrap, None
        joint = join_lines(self._tail, following)
        if joint.drops_hyphen and self._pieces and self._pieces[-1][2] - self._pieces[-1][1] > 1:
            self._parts[-1] = self._parts[-1][:-1]
            self._pieces[-1][2] -= 1
            self._length -= 1
            self._clip_marks()
        self._put(joint.glue, start, end)

    def _clip_marks(self) -> None:
        """Take a hyphen that went away out of the marks that ended with it."""
        number = len(self._marks) - 1
        while number >= 0 and (span := self._marks[number].span).end > self._length:
            self._marks[number] = replace(
                self._marks[number], span=Span(min(span.start, self._length), self._length)
            )
            number -= 1


def trim_strand(strand: Strand) -> Strand:
    """Return the strand without white space at its ends."""
    start = len(strand.text) - len(strand.text.lstrip())
    return slice_strand(strand, start, max(start, len(strand.text.rstrip())))


def slice_strand(strand: Strand, start: int, end: int) -> Strand:
    """Return the characters [start, end) of the text, with their pieces and what is left of the marks."""
    if (start, end) == (0, len(strand.text)):
        return strand
    pieces: list[Piece] = []
    first = max(0, bisect_right(strand.pieces, start, key=lambda piece: piece.text) - 1)
    for number in range(first, len(strand.pieces)):
        piece = strand.pieces[number]
        if piece.text >= end:
            break
        stop = strand.pieces[number + 1].text if number + 1 < len(strand.pieces) else len(strand.text)
        pieces.append(_cut_piece(piece, stop, start, end))
    marks = (
        Mark(
            mark.kind, Span(max(mark.span.start, start) - start, min(mark.span.end, end) - start), mark.target
        )
        for mark in strand.marks
        if mark.span.start < end and mark.span.end > start
    )
    return Strand(strand.text[start:end], tuple(pieces) if start < end else (), tuple(marks))


def _cut_piece(piece: Piece, stop: int, start: int, end: int) -> Piece:
    """Return what lies in [start, end) of a piece whose text ends at `stop`, shifted by -start."""
    low, high = max(piece.text, start), min(stop, end)
    if stop - piece.text != piece.end - piece.start:
        return Piece(low - start, piece.start, piece.end)
    return Piece(low - start, piece.start + low - piece.text, piece.start + high - piece.text)


def join_strands(strands: Sequence[Strand]) -> Strand:
    """Return the strands as one text, joined as lines are."""
    texts: list[str] = []
    pieces: list[Piece] = []
    marks: list[Mark] = []
    length = 0
    for number, strand in enumerate(strands):
        following = strands[number + 1] if number + 1 < len(strands) else None
        joint = join_lines(strand.text, following.text) if following else None
        if joint and joint.drops_hyphen:
            strand = slice_strand(strand, 0, len(strand.text) - 1)  # noqa: PLW2901
        texts.append(strand.text)
        pieces += (Piece(piece.text + length, piece.start, piece.end) for piece in strand.pieces)
        marks += (
            replace(mark, span=Span(mark.span.start + length, mark.span.end + length))
            for mark in strand.marks
        )
        length += len(strand.text)
        if joint and joint.glue and following:
            pieces.append(Piece(length, strand.pieces[-1].end, following.pieces[0].start))
            texts.append(joint.glue)
            length += len(joint.glue)
    return Strand("".join(texts), tuple(pieces), tuple(marks))


def strand_of(prose: Prose) -> Strand:
    """Return a block's text as a strand, to be cut or joined."""
    return Strand(prose.text, prose.source.pieces, prose.marks)


def with_strand(prose: Prose, strand: Strand) -> Prose:
    """Return the block with that text in place of its own."""
    return replace(prose, text=strand.text, source=strand.source, marks=strand.marks)
