"""Markdown events -> blocks: which container a text stands in, and what passes through."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from easyread.document import Block, BlockKind, Cell, Opaque, OpaqueKind, Piece, Prose, Span
from easyread.problem import Problem
from easyread.read.inline import INLINE_EVENTS, Event, Inline, html_hints
from easyread.read.lines import SPEAKING_BULLETS
from easyread.read.rawhtml import read_html_block
from easyread.read.source import Source
from easyread.read.stars import Shadow
from easyread.read.strand import Strand, slice_strand

MAX_DEPTH = 20  # chosen: deeper lists are not lists; renderers rebuild the nesting
MAX_SETEXT_CHARACTERS = 200  # chosen: a longer text above a line of "---" is a paragraph above a rule
_AUTHOR_ID = re.compile(r"(?<!\S)\{#([^\s{}]{1,100})(?: [^{}]{0,100})?\}\Z")
_PROSE_LETTERS = 0.9  # chosen: share of letters and blanks; program code has more signs
_MIN_PROSE_WORDS = 4


@dataclass(slots=True)
class _Container:
    """A list, item, quote or footnote that is open. `marker` is taken by the first block inside."""

    name: str
    marker: str
    start: int
    number: int = 0


class BlockReader:
    """Collects blocks while the events go by."""

    def __init__(self, source: Source, shadow: Shadow) -> None:
        self.shadow = shadow
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self._source = source
        self._containers: list[_Container] = []
        self._lists = 0
        self._leaf: Inline | None = None
        self._leaf_start = 0
        self._loose = False  # the leaf has no paragraph of its own: text of a tight item
        self._ranges: list[Event] = []  # the lines of a code or HTML block
        self._collects = False
        self._cell = Cell(table=-1, row=0, column=0)

    def read(self, event: Event) -> None:
        """Take one event."""
        name = event.action + event.name
        if self._collects and event.name in ("Text", "Html"):
            self._ranges.append(event)
        elif name in INLINE_EVENTS:
            self._read_inline(event)
        else:
            if self._loose and self._leaf:
                self._end_leaf(Span(self._leaf_start, self._leaf.end))
            _HANDLERS.get(name, BlockReader._ignore)(self, event)

    def _read_inline(self, event: Event) -> None:
        if not self._leaf:
            self._start_leaf(event)
            self._loose = True
        if self._leaf:
            self._leaf.read(event)

    def _ignore(self, event: Event) -> None:
        """Pass over an event that says nothing of its own: the end of a list, a quote, a table."""

    def _start_leaf(self, event: Event) -> None:
        self._leaf, self._leaf_start, self._loose = Inline(self._source, self.shadow), event.start, False

    def _end_leaf(self, span: Span, kind: BlockKind | None = None, depth: int = 0) -> Prose | None:
        """Turn the open leaf into a block, if there is text in it, and what stands aside into others."""
        leaf, self._leaf, self._loose = self._leaf, None, False
        if not leaf:
            return None
        span = self._trim(span)
        prose = self.add_prose(leaf.finish(), span, kind, depth)
        self.blocks += leaf.asides
        self.problems += (*leaf.problems, *html_hints(leaf.dropped, span, self._source))
        return prose

    def add_prose(self, strand: Strand, span: Span, kind: BlockKind | None, depth: int = 0) -> Prose | None:
        """Add a block of text; its kind is that of what it stands in unless given."""
        if not strand.text:
            return None
        strand, author_id = _take_author_id(strand)
        inside = self._containers[-1] if self._containers else None
        marker = ""
        if inside and kind is None:
            kind = _KINDS[inside.name]
            depth = min(self._lists, MAX_DEPTH) if kind == "item" else 0
            if inside.marker:
                marker, inside.marker = inside.marker, ""
                span = Span(inside.start, span.end)
        prose = Prose(
            id=author_id,
            author_id=bool(author_id),
            kind=kind or "paragraph",
            text=strand.text,
            source=strand.source,
            span=span,
            line=self._source.line(strand.pieces[0].start),
            depth=depth,
            marks=strand.marks,
            marker=marker,
            cell=self._cell if kind == "cell" else None,
        )
        self.blocks.append(prose)
        return prose

    def add_opaque(self, kind: OpaqueKind, text: str, span: Span) -> None:
        """Add a block that passes through."""
        self.blocks.append(Opaque(kind=kind, text=text, span=span, line=self._source.line(span.start)))

    def _trim(self, span: Span) -> Span:
        """Return the span without white space at its end."""
        end = span.end
        while end > span.start and self._source.text[end - 1].isspace():
            end -= 1
        return Span(span.start, end)

    def _end_paragraph(self, event: Event) -> None:
        self._end_leaf(Span(event.start, event.end))

    def _end_heading(self, event: Event) -> None:
        span = Span(event.start, event.end)
        is_atx = self._source.text[event.start] == "#"
        prose = self._end_leaf(span, "heading", int(event.payload[1:]))
        if prose and not is_atx and _is_too_long(prose, self._source.text[event.start : event.end]):
            self._turn_into_paragraph(prose)

    def _turn_into_paragraph(self, prose: Prose) -> None:
        """Undo a heading that is only a paragraph with a rule under its last line."""
        number = next(i for i in range(len(self.blocks) - 1, -1, -1) if self.blocks[i] is prose)
        end = prose.source.pieces[-1].end
        rule = Span(prose.span.end - len(self._source.text[end : prose.span.end].lstrip()), prose.span.end)
        self.blocks[number] = replace(prose, kind="paragraph", depth=0, span=Span(prose.span.start, end))
        self.add_opaque("rule", "", rule)
        self.problems.append(
            self._source.problem("read.long-heading", "hint", prose.span, limit=MAX_SETEXT_CHARACTERS)
        )

    def _rule(self, event: Event) -> None:
        self.add_opaque("rule", "", self._trim(Span(event.start, event.end)))

    def _start_list(self, event: Event) -> None:
        self._lists += 1
        self._containers.append(_Container("list", "", event.start, (event.payload or 0) - 1))

    def _end_list(self, _event: Event) -> None:
        self._lists -= 1
        self._containers.pop()

    def _start_item(self, event: Event) -> None:
        """Give the item its sign, or its number: the written one where they ascend, else counted."""
        written = re.match(r"\s*(\d{1,9})([.)])|\s*(\S)", self._source.text[event.start : event.start + 20])
        marker = written[3] if written and (written[3] or "-") in SPEAKING_BULLETS else "-"
        if written and written[1]:
            above = self._containers[-1]
            above.number = max(above.number + 1, int(written[1]))
            marker = f"{above.number}{written[2]}"
        self._containers.append(_Container("item", marker, event.start))

    def _start_quote(self, event: Event) -> None:
        self._containers.append(_Container("quote", "", event.start))

    def _start_note(self, event: Event) -> None:
        label = self.shadow.restore(event.payload)
        self._containers.append(_Container("note", label, event.start))

    def _end_container(self, _event: Event) -> None:
        self._containers.pop()

    def _start_table(self, _event: Event) -> None:
        self._cell = Cell(table=self._cell.table + 1, row=-1, column=-1)

    def _start_row(self, event: Event) -> None:
        header = event.name == "TableHead"
        self._cell = replace(self._cell, row=self._cell.row + 1, column=-1, header=header)

    def _start_cell(self, event: Event) -> None:
        self._cell = replace(self._cell, column=self._cell.column + 1)
        self._start_leaf(event)

    def _end_cell(self, event: Event) -> None:
        self._end_leaf(Span(event.start, event.end), "cell")

    def _start_lines(self, _event: Event) -> None:
        self._ranges, self._collects = [], True

    def _end_code(self, event: Event) -> None:
        self._collects = False
        span = self._trim(Span(event.start, event.end))
        text = "".join(self.shadow.restore(part.payload) for part in self._ranges)
        fenced = self._source.text[event.start : event.start + 3] in ("```", "~~~")
        if fenced or not _is_prose(text):
            self.add_opaque("code", text, span)
            return
        self.problems.append(self._source.problem("read.indented-text", "hint", span))
        for part in self._ranges:
            if not self._leaf:
                self._start_leaf(part)
            if self._leaf:
                self._leaf.read(part._replace(name="Text"))
            if part.payload.count("\n") > 1 or part is self._ranges[-1]:
                self._end_leaf(Span(self._leaf_start, part.end))

    def _end_html(self, _event: Event) -> None:
        self._collects = False
        pieces: list[Piece] = []
        length = 0
        for part in self._ranges:
            pieces.append(Piece(length, part.start, part.end))
            length += part.end - part.start
        text = "".join(self._source.text[part.start : part.end] for part in self._ranges)
        for found in read_html_block(Strand(text, tuple(pieces), ()), self._source, self.shadow):
            self.add_prose(found.strand, found.span, found.kind, found.depth)
            self.blocks += found.asides
            self.problems += found.problems


_KINDS: dict[str, BlockKind] = {"list": "item", "item": "item", "quote": "quote", "note": "note"}
_HANDLERS: dict[str, Callable[[BlockReader, Event], None]] = {
    "StartParagraph": BlockReader._start_leaf,
    "EndParagraph": BlockReader._end_paragraph,
    "StartHeading": BlockReader._start_leaf,
    "EndHeading": BlockReader._end_heading,
    "StartList": BlockReader._start_list,
    "EndList": BlockReader._end_list,
    "StartItem": BlockReader._start_item,
    "EndItem": BlockReader._end_container,
    "StartBlockQuote": BlockReader._start_quote,
    "EndBlockQuote": BlockReader._end_container,
    "StartFootnoteDefinition": BlockReader._start_note,
    "EndFootnoteDefinition": BlockReader._end_container,
    "StartTable": BlockReader._start_table,
    "StartTableHead": BlockReader._start_row,
    "StartTableRow": BlockReader._start_row,
    "StartTableCell": BlockReader._start_cell,
    "EndTableCell": BlockReader._end_cell,
    "StartCodeBlock": BlockReader._start_lines,
    "EndCodeBlock": BlockReader._end_code,
    "StartHtmlBlock": BlockReader._start_lines,
    "EndHtmlBlock": BlockReader._end_html,
    "Rule": BlockReader._rule,
}


def _take_author_id(strand: Strand) -> tuple[Strand, str]:
    """Return the text without the "{#id}" at its end, and that id."""
    match = _AUTHOR_ID.search(strand.text, max(0, len(strand.text) - 220))
    if not match or not strand.text[: match.start()].strip():
        return strand, ""
    return slice_strand(strand, 0, len(strand.text[: match.start()].rstrip())), match[1]


def _is_too_long(prose: Prose, written: str) -> bool:
    """Say whether the text above "---" is a paragraph: long, or wrapped and ended like a sentence."""
    wrapped = len(written.splitlines()) > 2
    return len(prose.text) > MAX_SETEXT_CHARACTERS or (wrapped and prose.text.endswith((".", ";", ":")))


def _is_prose(text: str) -> bool:
    """Say whether an indented block is a paragraph someone moved to the right, not program code."""
    signs = sum(character.isalpha() or character.isspace() for character in text)
    words = text.split()
    return (
        len(words) >= _MIN_PROSE_WORDS and signs >= _PROSE_LETTERS * len(text) and text.strip()[0].isupper()
    )
