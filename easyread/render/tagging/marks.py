"""Painting a page, so that each piece of its content is either numbered or an artifact.

WeasyPrint numbers every text box and picture, page headers, repeated table heads and decoration included.
Here what is not read aloud is found first and painted as an artifact; the rest is numbered for `tree`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

from easyread.render.engine import AbsolutePlaceholder, Page, Stream, boxes, pydyf
from easyread.render.tagging.roles import is_decorative

# Readers that put right-to-left text in order glyph by glyph swap the two letters of a lam ligature, unless
# it maps to one code point (measured with PDFium, MuPDF, poppler).
_LAM_LIGATURES = {
    "\u0644\u0627": "\ufefb",
    "\u0644\u0623": "\ufef7",
    "\u0644\u0625": "\ufef9",
    "\u0644\u0622": "\ufef5",
    "\u0644\u0649": "\ufc43",
    "\u0644\u064a": "\ufc44",
}

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


class TaggedPage(Page):  # type: ignore[misc]  # weasyprint has no types
    """A page that remembers the numbers its boxes were painted with."""

    def __init__(self, page: Any, hidden: set[Box]) -> None:
        self.__dict__.update(page.__dict__)
        self.hidden = hidden
        self.numbers: dict[Box, int] = {}

    @property
    def box(self) -> Box:
        """The page's own box, root of all others."""
        return self._page_box

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the page, and keep what was numbered."""
        TaggedStream.take_over(stream, self.hidden)
        super().paint(stream, scale)
        self.numbers = {box: mark["mcid"] for box, mark in stream._tags.items()}
        for font in stream._fonts.values():
            for glyph, text in font.to_unicode.items():
                font.to_unicode[glyph] = _LAM_LIGATURES.get(text, text)


def tag_pages(document: Any) -> None:
    """Exchange the pages of a laid-out document for tagged ones, in place."""
    hidden = Hidden()
    document.pages = [TaggedPage(page, hidden.find(page._page_box)) for page in document.pages]
