"""Painting, so that each piece of its content is either numbered or an artifact.

WeasyPrint numbers every text box and picture, page headers, repeated table heads and decoration included.
Here what is not read aloud is found first and painted as an artifact; the rest is numbered for `tree`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

from easyread.render.engine import AbsolutePlaceholder, Stream, boxes, pydyf
from easyread.render.tagging.roles import is_decorative

Box = Any  # of weasyprint.formatting_structure.boxes, which has no types


def unwrap(box: Box) -> Box:
    """Return the box itself where layout left a placeholder for an absolutely positioned one."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def children_of(box: Box) -> Iterator[Box]:
    """Yield the boxes in a box; text has none."""
    return (unwrap(child) for child in getattr(box, "children", ()))


class Hidden:
    """Finds the boxes of a document, page by page, that are not read aloud."""

    def __init__(self) -> None:
        self._seen: dict[Element, Box] = {}  # what is printed again on each page -> where it stood first

    def find(self, page_box: Box) -> set[Box]:
        """Return all such boxes of the next page, with everything in them."""
        found: set[Box] = set()
        stack = [(unwrap(page_box), False)]
        while stack:
            box, hidden = stack.pop()
            hidden = hidden or self._is_hidden(box)
            if hidden:
                found.add(box)
            stack.extend((child, hidden) for child in children_of(box))
        return found

    def _is_hidden(self, box: Box) -> bool:
        if isinstance(box, boxes.MarginBox) or box.is_leader or box.style["visibility"] != "visible":
            return True
        if box.element is None:
            return False
        if isinstance(box, boxes.ReplacedBox) and "::" in (box.element_tag or ""):
            return True  # a picture of the style sheet
        if is_decorative(box.element):
            return True
        repeated = isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer)
        if repeated or box.style["position"] == "fixed":
            return self._seen.setdefault(box.element, box) is not box
        return False


class TaggedStream(Stream):  # type: ignore[misc]  # weasyprint has no types
    """A page's content stream that knows which boxes are artifacts."""

    hidden: set[Box]
    is_open: bool  # marked content has begun and not ended: it must not nest

    @classmethod
    def take_over(cls, stream: Any, hidden: set[Box]) -> None:
        """Make a stream, which the engine has created and will keep, one of ours."""
        stream.__class__ = cls
        stream.hidden = hidden
        stream.is_open = False
        stream._tags = {}

    def clone(self, **kwargs: Any) -> Any:
        """Return a stream for a group or a pattern, with the same numbering."""
        clone = super().clone(**kwargs)
        clone.__class__ = type(self)
        clone.hidden, clone.is_open = self.hidden, self.is_open
        return clone

    @contextmanager
    def marked(self, box: Box, tag: str) -> Iterator[None]:
        """Give the content of a text box or picture its number, or paint it as an artifact."""
        if box in self.hidden:
            with self.artifact():
                yield
            return
        self.is_open = True
        with super().marked(box, tag):
            yield
        self.is_open = False

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Paint lines and backgrounds; inside other marked content they belong to that."""
        if self.is_open:
            yield
            return
        self.is_open = True
        pydyf.Stream.begin_marked_content(self, "Artifact")
        yield
        pydyf.Stream.end_marked_content(self)
        self.is_open = False
