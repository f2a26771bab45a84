"""Notes written by hand: "<sup>1</sup>" in the text and a paragraph that begins with it.

First the paragraphs are recognised (`read_notes`), and at the very end, when blocks have their ids, the marks
in the text are pointed at them (`resolve_notes`).
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from easyread.document import Block, Mark, Prose, Span
from easyread.read.source import Source
from easyread.read.strand import slice_strand, strand_of, trim_strand, with_strand

_LABEL = re.compile(r"\d{1,3}\)?|[a-z]\)?|[*†‡]{1,3}")
_UNIT = re.compile(r"(?<![^\W\d_])[kcdm]?m\Z")  # "m²" is an area, not a note


def read_notes(blocks: Sequence[Block], source: Source) -> tuple[Block, ...]:
    """Return the blocks with hand-made notes as such. A label that nobody refers to makes no note."""
    labels = {
        prose.text[mark.span.start : mark.span.end]
        for prose in blocks
        if isinstance(prose, Prose)
        for mark in prose.marks
        if mark.kind == "superscript" and mark.span.start > 0
    }
    if not labels:
        return tuple(blocks)
    return tuple(part for block in blocks for part in _notes(block, labels, source))


def _notes(block: Block, labels: set[str], source: Source) -> Iterator[Block]:
    """Yield a paragraph as the notes in it: each begins a line with its label."""
    if not isinstance(block, Prose) or block.kind != "paragraph":
        yield block
        return
    marks = [mark for mark in block.marks if mark.kind == "superscript" and _is_label(block, mark, labels)]
    starts = [mark for mark in marks if mark.span.start == 0 or _begins_line(block, mark, source)]
    if not starts or starts[0].span.start > 0:
        yield block
        return
    strand = strand_of(block)
    ends = [mark.span.start for mark in starts[1:]] + [len(block.text)]
    for mark, end in zip(starts, ends, strict=True):
        note = trim_strand(slice_strand(strand, mark.span.end, end))
        if note.text:
            first, last = block.source_span(mark.span).start, note.pieces[-1].end
            low = block.span.start if mark is starts[0] else first
            high = block.span.end if end == len(block.text) else last
            label = block.text[mark.span.start : mark.span.end]
            line = source.line(first)
            yield replace(
                with_strand(block, note), kind="note", marker=label, span=Span(low, high), line=line
            )


def _is_label(prose: Prose, mark: Mark, labels: set[str]) -> bool:
    label = prose.text[mark.span.start : mark.span.end]
    return label in labels and bool(_LABEL.fullmatch(label))


def _begins_line(prose: Prose, mark: Mark, source: Source) -> bool:
    before = prose.source_span(Span(mark.span.start - 1, mark.span.start))
    return any(end in source.text[before.start : before.end] for end in "\r\n")


def resolve_notes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with each note mark pointing at the id of its note.

    A label may come again on every page: the next note below counts, else the last one above.
    """
    notes: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if isinstance(block, Prose) and block.kind == "note" and block.marker:
            notes[block.marker].append((number, block.id))
    return tuple(
        _point(block, number, notes) if isinstance(block, Prose) and block.marks else block
        for number, block in enumerate(blocks)
    )


def _point(prose: Prose, number: int, notes: Mapping[str, list[tuple[int, str]]]) -> Prose:
    marks = tuple(
        _pointed(mark, prose, number, notes) if mark.kind in ("note", "superscript") else mark
        for mark in prose.marks
    )
    return replace(prose, marks=marks) if marks != prose.marks else prose


def _pointed(mark: Mark, prose: Prose, number: int, notes: Mapping[str, list[tuple[int, str]]]) -> Mark:
    label = mark.target[1:] if mark.kind == "note" else prose.text[mark.span.start : mark.span.end]
    found = notes.get(label)
    if not found or (mark.kind == "superscript" and _UNIT.search(prose.text, 0, mark.span.start)):
        return Mark("superscript", mark.span)
    below = bisect_right(found, (number, "\uffff"))
    return Mark("note", mark.span, found[min(below, len(found) - 1)][1])
