"""Spaces that nothing shows: at the ends of lines, and between two elements. The engine does not draw them.

ISO 32000-1, 14.8.2.5: the text of a tagged PDF holds the spaces between its words; without them "in der",
broken after "in", is read as "inder". So a space is drawn after the word before, where nothing shows.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from easyread.render.engine import boxes, line_size
from easyread.render.tagging.marks import Box, children_of, unwrap
from easyread.render.tagging.roles import text_of

_HYPHENS = "-\u2010\u00ad"
_NO_SPACE_AFTER = (*_HYPHENS, "/", "\u200b")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b")


class LineEnds:
    """Gives the words of a document back the spaces after them, page by page."""

    def __init__(self) -> None:
        self._last: dict[tuple[Element, str], Box] = {}  # block -> the text box that ended its last line
        self._texts: dict[Element, str] = {}

    def restore(self, page_box: Box, hidden: set[Box]) -> None:
        """Mend the next page; what is not read aloud is left alone."""
        for line in _lines(page_box):
            texts = [box for box in _leaves(line) if isinstance(box, boxes.TextBox) and box not in hidden]
            if line.element is None or not texts:
                continue
            for word, space in pairwise(texts):
                if space.text.isspace() and not word.text[-1:].isspace():
                    _append_space(word)
            key = (line.element, line.element_tag)
            before = self._last.get(key)
            if before is not None and self._was_broken_at_space(line.element, before.text, texts[0].text):
                _append_space(before)
            self._last[key] = texts[-1]

    def _was_broken_at_space(self, element: Element, before: str, after: str) -> bool:
        """Say whether a space stood between two lines: as the document has it, otherwise by their look."""
        if not before.strip() or not after.strip() or before[-1].isspace() or after[0].isspace():
            return False
        if element not in self._texts:
            self._texts[element] = text_of(element)
        text = self._texts[element]
        end, start = before.translate(_INVISIBLE).split()[-1], after.translate(_INVISIBLE).split()[0]
        if f"{end} {start}" in text:
            return True
        if end + start in text or end.rstrip(_HYPHENS) + start in text:
            return False
        return not end.endswith(_NO_SPACE_AFTER)


def _lines(box: Box) -> Iterator[Box]:
    """Yield the lines of a page in reading order."""
    stack: list[Box] = [unwrap(box)]
    while stack:
        here = stack.pop()
        if isinstance(here, boxes.LineBox):
            yield here
        stack.extend(reversed(list(children_of(here))))


def _leaves(line: Box) -> Iterable[Box]:
    """Yield what stands in a line, but not lines inside it, as those of an inline block."""
    stack: list[Box] = list(children_of(line))[::-1]
    while stack:
        box = stack.pop()
        if isinstance(box, boxes.InlineBox):
            stack.extend(reversed(list(children_of(box))))
        else:
            yield box


def _append_space(box: Box) -> None:
    """Let the box be painted with a space at its end, its letters where they were."""
    layout = box.pango_layout
    if layout is None or layout.text != box.text:
        return
    layout.text += " "
    if box.style["direction"] == "rtl":  # the end is on the left: where painting begins
        layout.reactivate(box.style)
        width, _ = line_size(layout.get_first_line()[0], box.style)
        layout.deactivate()
        box.position_x -= width - box.width
