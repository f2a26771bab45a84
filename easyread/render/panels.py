"""The six panels of a leaflet: where they lie on the sheet, and what of a layout does not fit into them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from easyread.render.engine import boxes
from easyread.render.tagging.marks import Box, children_of, unwrap
from easyread.render.tagging.sheets import Placed, Sheet

PanelName = Literal["title", "inside", "flap", "back"]

MILLIMETRE = 96 / 25.4  # CSS pixels
SHEET_WIDTH_MM, SHEET_HEIGHT_MM = 297, 210
EDGE_MM = (
    8  # kept clear for printers, which reach to about 4.2 mm of the edge, and for the ticks at the folds
)
TEXT_WIDTH_MM = 83  # on all panels: 97 - EDGE_MM - 6, the least distance of text from a fold

_TOLERANCE = 1.0  # CSS pixels by which a box may stick out


@dataclass(frozen=True, slots=True)
class Panel:
    """One of six: its page name, its number among those of the name, its side and place; widths in mm."""

    name: PanelName
    number: int
    side: int  # 0 outside, 1 inside
    x: float
    width: float
    left: float  # margins: EDGE_MM at the edge of the sheet, what TEXT_WIDTH_MM leaves at a fold
    right: float


PANELS = (  # in reading order
    Panel("title", 1, 0, 197, 100, 9, 8),
    Panel("inside", 1, 1, 0, 100, 8, 9),
    Panel("inside", 2, 1, 100, 100, 8.5, 8.5),
    Panel("inside", 3, 1, 200, 97, 6, 8),
    Panel("flap", 1, 0, 0, 97, 8, 6),
    Panel("back", 1, 0, 97, 100, 8.5, 8.5),
)
FOLDS = ((97, 197), (100, 200))  # mm, of the outer and the inner side
CAPACITY: Mapping[str, int] = Counter(panel.name for panel in PANELS)


def page_css(*, mirrored: bool = False) -> str:
    """Return the @page rules of the six panels: size and margins. All else is the template's."""
    surplus = [_page_rule(panel, f" {panel.name}", mirrored=mirrored) for panel in PANELS]
    rules = [
        _page_rule(panel, f":nth({panel.number} of {panel.name})", mirrored=mirrored)
        for panel in PANELS
        if CAPACITY[panel.name] > 1
    ]
    return "\n".join([*surplus, *rules])


def _page_rule(panel: Panel, selector: str, *, mirrored: bool) -> str:
    left, right = (panel.right, panel.left) if mirrored else (panel.left, panel.right)
    size = f"size: {panel.width}mm {SHEET_HEIGHT_MM}mm !important"
    return f"@page{selector} {{ {size}; margin: {EDGE_MM}mm {right}mm {EDGE_MM}mm {left}mm !important }}"


class PanelPage:
    """A laid-out page that stands for a panel: `number` counts those of one name, from 1."""

    def __init__(self, page: Any, number: int) -> None:
        self.name: str = page._page_box.page_type.name
        self.number = number
        self._box: Box = page._page_box
        if self.name not in CAPACITY:
            raise ValueError(f"a leaflet has no panel {self.name!r}")

    @property
    def is_surplus(self) -> bool:
        """Whether there is no such panel on the sheet."""
        return self.number > CAPACITY[self.name]

    def lines_outside(self) -> int:
        """Return how many lines of text, or pictures, do not stand on the sheet."""
        return sum(1 for box in self._content() if _is_line(box) and self._is_outside(box))

    def optional_outside(self) -> Iterator[str]:
        """Yield the names of optional elements that do not stand wholly on the sheet."""
        for box in self._content():
            name = "" if box.element is None else box.element.get("data-optional", "")
            if name and isinstance(box, boxes.BlockLevelBox) and self._is_outside(box):
                yield name

    def too_wide(self) -> Iterator[str]:
        """Yield what is wider than the panel: the text, or "" for a picture."""
        left = self._box.content_box_x() - _TOLERANCE
        right = left + self._box.width + 2 * _TOLERANCE
        for box in self._content():
            is_text = isinstance(box, boxes.TextBox)
            if is_text or isinstance(box, boxes.ReplacedBox):
                edge = box.position_x if is_text else box.border_box_x()
                if edge < left or edge + (box.width if is_text else box.border_width()) > right:
                    yield box.text.strip() if is_text else ""

    def _is_outside(self, box: Box) -> bool:
        bottom = self._box.content_box_y() + self._box.height + _TOLERANCE
        if self.is_surplus or isinstance(box, boxes.LineBox):
            return self.is_surplus or box.position_y + box.height > bottom
        return bool(box.border_box_y() + box.border_height() > bottom)

    def _content(self) -> Iterator[Box]:
        """Yield all boxes of the page in reading order, but not itself and its margins."""
        stack: list[Box] = [unwrap(child) for child in reversed(self._box.children)]
        while stack:
            box = stack.pop()
            if not isinstance(box, boxes.MarginBox):
                yield box
                stack.extend(reversed(list(children_of(box))))


def _is_line(box: Box) -> bool:
    """Say whether a box is a line with something to see in it."""
    if isinstance(box, boxes.BlockReplacedBox):
        return True
    return isinstance(box, boxes.LineBox) and any(
        not isinstance(below, boxes.TextBox) or below.text.strip() for below in _leaves(box)
    )


def _leaves(box: Box) -> Iterator[Box]:
    below = list(children_of(box))
    if not below and isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        yield box
    for child in below:
        yield from _leaves(child)


def panel_pages(document: Any) -> list[PanelPage]:
    """Return the pages of a layout as panels. Raises: ValueError for a page that is named otherwise."""
    counts: Counter[str] = Counter()
    found = []
    for page in document.pages:
        counts[page._page_box.page_type.name] += 1
        found.append(PanelPage(page, counts[page._page_box.page_type.name]))
    return found


def sheets_of(pages: list[PanelPage], *, mirrored: bool = False) -> list[Sheet]:
    """Return the two sides of the sheet with the panels in their places. All pages must fit."""
    numbers = {(page.name, page.number): number for number, page in enumerate(pages)}
    sheets = []
    for side, folds in enumerate(FOLDS):
        placed = []
        for panel in PANELS:
            if panel.side == side and (panel.name, panel.number) in numbers:
                x = SHEET_WIDTH_MM - panel.x - panel.width if mirrored else panel.x
                placed.append(Placed(numbers[panel.name, panel.number], x * MILLIMETRE))
        marks = [SHEET_WIDTH_MM - fold if mirrored else fold for fold in folds]
        width = SHEET_WIDTH_MM * MILLIMETRE
        sheets.append(Sheet(tuple(placed), tuple(mark * MILLIMETRE for mark in marks), width))
    return sheets
