"""Plain text -> blocks: paragraphs, items and headings as a reader sees them, without any markup."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from easyread.document import Block, BlockKind, Document, Metadata, Opaque, Prose, Span
from easyread.problem import Reported
from easyread.read.finish import finish_document
from easyread.read.frontmatter import read_front_matter
from easyread.read.headings import is_heading_like
from easyread.read.lines import (
    Line,
    begins_item,
    filled_width,
    is_own_paragraph,
    is_wrap,
    read_lines,
)
from easyread.read.mend import mend_torn_paragraphs
from easyread.read.source import Source, open_source
from easyread.read.strand import StrandBuilder
from easyread.read.titles import MIN_TEXT_CHARACTERS, promote_titles

MAX_DEPTH = 20  # as in Markdown


def read_text(text: str, path: str) -> Reported[Document]:
    """Return a text file as a document: wrapped lines joined, bullets and titles recognised."""
    source = open_source(text, path)
    front = read_front_matter(source)
    lines = tuple(read_lines(source, front.body))
    width = filled_width(lines, source)
    runs = _numbered_headings(_Runs(source).read(lines), source)
    blocks = [block for run in runs if (block := _block(source, run, width))]
    titled = promote_titles(blocks, source, has_title=bool(front.metadata.title))
    mended = mend_torn_paragraphs(titled.value, source)
    problems = (*front.problems, *titled.problems, *mended.problems)
    return finish_document(source, front.metadata, mended.value, problems)


def read_as_lines(text: str, path: str) -> Reported[Document]:
    """Return a text file with one paragraph a line: nothing joined, nothing interpreted."""
    source = open_source(text, path)
    runs = (
        _Run("paragraph", [line], 0, "", line.start)
        for line in read_lines(source, 0)
        if line.start < line.end
    )
    blocks = [block for run in runs if (block := _block(source, run, 0))]
    return finish_document(source, Metadata(), blocks, ())


@dataclass(slots=True)
class _Run:
    """Lines that make one block. `content` is the file offset at which its text begins."""

    kind: BlockKind | None  # None: a rule
    lines: list[Line]
    depth: int
    marker: str
    content: int


class _Runs:
    """Groups lines into blocks."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._runs: list[_Run] = []
        self._current: _Run | None = None
        self._lists: list[tuple[int, int]] = []  # open lists: columns of the marker and of the text

    def read(self, lines: Sequence[Line]) -> Sequence[_Run]:
        """Return the blocks in order."""
        for line in lines:
            if line.kind == "blank":
                self._current = None
            elif line.kind == "rule":
                self._runs.append(_Run(None, [line], 0, "", line.start))
                self._current = None
            else:
                self._take(line)
        return self._runs

    def _take(self, line: Line) -> None:
        above = self._above()
        if begins_item(line, above, self._source):
            self._begin_item(line)
        elif self._current is None or is_own_paragraph(self._current.lines[-1], line, self._source):
            self._begin_paragraph(line)
        else:
            self._current.lines.append(line)

    def _above(self) -> Line | None:
        """Return the line that says whether a bullet is one: the item's first, or the last of a paragraph."""
        if self._current is None:
            return None
        return self._current.lines[0 if self._current.kind == "item" else -1]

    def _begin_item(self, line: Line) -> None:
        while self._lists and line.indent < self._lists[-1][0]:
            self._lists.pop()
        if self._lists and line.indent <= self._lists[-1][0] + 1:
            self._lists.pop()
        self._lists.append((line.indent, line.indent + line.content - line.start))
        self._begin(_Run("item", [line], min(len(self._lists), MAX_DEPTH), line.marker, line.content))

    def _begin_paragraph(self, line: Line) -> None:
        """Begin a paragraph, or a later one of an item, if it stands under the item's text."""
        while self._lists and line.indent < max(2, self._lists[-1][1]):
            self._lists.pop()
        depth = min(len(self._lists), MAX_DEPTH)
        self._begin(_Run("item" if depth else "paragraph", [line], depth, "", line.start))

    def _begin(self, run: _Run) -> None:
        self._current = run
        self._runs.append(run)


def _numbered_headings(runs: Sequence[_Run], source: Source) -> Iterator[_Run]:
    """Yield the blocks; "1. Antrag" alone above a paragraph is not an item of a list but its heading."""
    for number, run in enumerate(runs):
        below = runs[number + 1] if number + 1 < len(runs) else None
        if below and below.kind == "paragraph" and run.kind == "item" and len(run.lines) == 1:
            line = run.lines[0]
            text = source.text[line.start : line.end]
            length = sum(part.end - part.start for part in below.lines)
            if text[0].isdigit() and length >= MIN_TEXT_CHARACTERS and is_heading_like(text):
                yield _Run("paragraph", run.lines, 0, "", line.start)
                continue
        yield run


def _block(source: Source, run: _Run, width: int) -> Block | None:
    """Return the lines as a block; None if nothing printable is in them."""
    span = Span(run.lines[0].start, run.lines[-1].end)
    if run.kind is None:
        return Opaque(kind="rule", text="", span=span, line=source.line(span.start))
    builder = StrandBuilder(source.text)
    builder.add(run.content, run.lines[0].end)
    for line, below in pairwise(run.lines):
        wraps = is_wrap(line, below, width, source)
        (builder.add_wrap if wraps else builder.add_break)(line.end, below.start)
        builder.add(below.start, below.end)
    strand = builder.finish()
    if not strand.text:
        return None
    return Prose(
        id="",
        kind=run.kind,
        text=strand.text,
        source=strand.source,
        span=span,
        line=source.line(strand.pieces[0].start),
        depth=run.depth,
        marks=strand.marks,
        marker=run.marker,
    )
