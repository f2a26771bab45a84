"""Laid-out pages -> sheets of paper, painted with tags. A sheet is a page; that of a leaflet has three."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from easyread.render.engine import Page
from easyread.render.tagging.glyphs import mend_texts
from easyread.render.tagging.marks import Box, Hidden, TaggedStream
from easyread.render.tagging.spaces import LineEnds

_MILLIMETRE = 96 / 25.4  # CSS pixels
_TICK_TOP = 4.5 * _MILLIMETRE  # from the edge: most printers reach to 4.2 mm
_TICK_LENGTH = 2.5 * _MILLIMETRE
_TICK_WIDTH = 0.5  # CSS pixels
_TICK_GREY = (0.45, 0.45, 0.45)


@dataclass(frozen=True, slots=True)
class Placed:
    """A laid-out page on a sheet: its number in reading order (0-based), and its left edge in CSS pixels."""

    number: int
    x: float = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of paper, and where it is folded."""

    pages: tuple[Placed, ...]
    folds: tuple[float, ...] = ()  # CSS pixels from the left
    width: float = 0  # CSS pixels; 0: that of the pages


@dataclass(frozen=True, slots=True)
class Region:
    """What the structure is read from: a page's boxes, the sheet they are painted on, and where."""

    box: Box
    sheet: int
    x: float


class TaggedSheet(Page):  # type: ignore[misc]  # weasyprint has no types
    """A sheet that remembers the numbers its boxes were painted with. To the engine it is a page."""

    def __init__(self, sheet: Sheet, parts: Sequence[tuple[Any, float]], hidden: set[Box]) -> None:
        self.parts, self.folds, self.hidden = parts, sheet.folds, hidden
        self.numbers: dict[Box, int] = {}
        first = parts[0][0]
        self.width = sheet.width or first.width
        self.height = first.height
        self.bleed = first.bleed
        self.forms: dict[None, list[Any]] = {None: []}
        self.bookmarks = [
            (level, label, (left + x, top), state)
            for page, x in parts
            for level, label, (left, top), state in page.bookmarks
        ]
        self.links = [
            (kind, target, (x1 + x, y1, x2 + x, y2), box)
            for page, x in parts
            for kind, target, (x1, y1, x2, y2), box in page.links
        ]
        self.anchors = {
            name: (left + x, top, right + x, bottom)
            for page, x in reversed(parts)
            for name, (left, top, right, bottom) in page.anchors.items()
        }

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint all pages of the sheet, and keep what was numbered."""
        TaggedStream.take_over(stream, self.hidden)
        for page, x in self.parts:
            with stream.stacked():
                stream.transform(e=x * scale)
                page.paint(stream, scale)
        if self.folds:
            self._paint_folds(stream, scale)
        self.numbers = {box: mark["mcid"] for box, mark in stream._tags.items()}
        for font in stream._fonts.values():
            mend_texts(font)

    def _paint_folds(self, stream: Any, scale: float) -> None:
        """Show the folds by ticks at the upper and lower edge, between what printers reach and the text."""
        with stream.artifact(), stream.stacked():
            stream.transform(a=scale, d=scale)
            stream.set_line_width(_TICK_WIDTH)
            stream.set_color_rgb(*_TICK_GREY, stroke=True)
            for x in self.folds:
                for y in (_TICK_TOP, self.height - _TICK_TOP - _TICK_LENGTH):
                    stream.move_to(x, y)
                    stream.line_to(x, y + _TICK_LENGTH)
            stream.stroke()


def lay_on_sheets(document: Any, sheets: Sequence[Sheet]) -> list[Region]:
    """Exchange the pages of a laid-out document for sheets, in place; return its regions in reading order."""
    pages = document.pages
    hidden, line_ends = Hidden(), LineEnds()
    found = [hidden.find(page._page_box) for page in pages]
    for page, boxes in zip(pages, found, strict=True):
        line_ends.restore(page._page_box, boxes)
    document.pages = [
        TaggedSheet(
            sheet,
            [(pages[placed.number], placed.x) for placed in sheet.pages],
            set().union(*(found[placed.number] for placed in sheet.pages)),
        )
        for sheet in sheets
    ]
    regions = {
        placed.number: Region(pages[placed.number]._page_box, number, placed.x)
        for number, sheet in enumerate(sheets)
        for placed in sheet.pages
    }
    return [regions[number] for number in range(len(pages))]


def one_each(document: Any) -> Iterator[Sheet]:
    """Yield a sheet for each page."""
    return (Sheet((Placed(number),)) for number in range(len(document.pages)))
