"""Plain text -> blocks: paragraphs, items and headings as a reader sees them, without any markup."""

import re
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
MAX_EXTRA_INDENT = 8  # chosen: in characters; what stands further to the right is centred
_LINE_END = re.compile(r"\r\n|\r|\n")
_SUBCHAPTER = re.compile(r"(\d{1,3})\.\d{1,3}\.? +\S")


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
                if not (self._current and self._current.lines[-1].is_marker_alone):
                    self._current = None
            elif line.kind == "rule":
                self._runs.append(_Run(None, [line], 0, "", line.start))
                self._current = None
            else:
                self._take(line)
        return self._runs

    def _take(self, line: Line) -> None:
        above = self._current.lines if self._current else ()
        if begins_item(line, above, self._source):
            self._begin_item(line)
        elif self._current is None or is_own_paragraph(self._current.lines, line, self._source):
            self._begin_paragraph(line)
        else:
            self._current.lines.append(line)

    def _begin_item(self, line: Line) -> None:
        while self._lists and line.indent < self._lists[-1][0]:
            self._lists.pop()
        if self._lists and line.indent <= self._lists[-1][0] + 1:
            self._lists.pop()
        self._lists.append((line.indent, line.indent + line.content - line.start))
        self._begin(_Run("item", [line], min(len(self._lists), MAX_DEPTH), line.marker, line.content))

    def _begin_paragraph(self, line: Line) -> None:
        """Begin a paragraph, or a later one of an item, if it stands under the item's text."""
        while self._lists and not self._is_under(line, self._lists[-1][1]):
            self._lists.pop()
        depth = min(len(self._lists), MAX_DEPTH)
        self._begin(_Run("item" if depth else "paragraph", [line], depth, "", line.start))

    def _is_under(self, line: Line, column: int) -> bool:
        """Say whether a line stands under the text of an item; one in the middle of the page does not."""
        return max(2, column) <= line.indent <= column + MAX_EXTRA_INDENT

    def _begin(self, run: _Run) -> None:
        self._current = run
        self._runs.append(run)


def _numbered_headings(runs: Sequence[_Run], source: Source) -> Iterator[_Run]:
    """Yield the blocks; "1. Antrag" alone above a paragraph is not an item of a list but its heading."""
    for number, run in enumerate(runs):
        above = runs[number - 1] if number else None
        below = runs[number + 1] if number + 1 < len(runs) else None
        line = run.lines[0]
        if run.kind == "item" and line.is_marker_alone and len(run.lines) == 1:
            yield _Run("paragraph", run.lines, 0, "", line.start)  # a sign without a text
        elif below and _is_numbered_heading(run, below, source) and not _ends_list(run, above, source):
            yield _Run("paragraph", run.lines, 0, "", line.start)
        else:
            yield run


def _is_numbered_heading(run: _Run, below: _Run, source: Source) -> bool:
    """Say whether an item of one line is a heading: above a paragraph, or above its first subchapter."""
    text = source.text[run.lines[0].start : run.lines[0].end]
    if run.kind != "item" or below.kind != "paragraph" or len(run.lines) > 1 or not text[0].isdigit():
        return False
    chapter = _SUBCHAPTER.match(source.text, below.lines[0].start, below.lines[0].end)
    length = sum(part.end - part.start for part in below.lines)
    has_text = length >= MIN_TEXT_CHARACTERS or (chapter is not None and text.startswith(f"{chapter[1]}."))
    return has_text and is_heading_like(text)


def _ends_list(run: _Run, above: _Run | None, source: Source) -> bool:
    """Say whether an item stands right below another one: then it is the last of their list."""
    if above is None or above.kind != "item":
        return False
    gap = source.text[above.lines[-1].end : run.lines[0].start]
    return len(_LINE_END.findall(gap)) == 1


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
