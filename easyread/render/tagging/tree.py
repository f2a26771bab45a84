"""Painted sheets -> the logical structure of the document, as a tree of `Node`.

WeasyPrint makes one structure element of each box, so that a paragraph over two pages becomes two and a
footnote stands at the end of its page. Here the HTML element leads: all boxes of an element, on whatever
page, fill one node, and its parent is that of the HTML.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from easyread.render.engine import boxes
from easyread.render.tagging.marks import Box, children_of, unwrap
from easyread.render.tagging.roles import numbering_of, role_of, scope_of
from easyread.render.tagging.sheets import Region, TaggedSheet

_POINTS_PER_PIXEL = 0.75
_TOLERANCE = 0.5  # points


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content: its number on a sheet (0-based)."""

    sheet: int
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """A clickable area on a sheet (0-based); `data` is its PDF dictionary, Rect in points."""

    sheet: int
    data: Any


@dataclass(slots=True, eq=False)
class Node:
    """A structure element to be. `attributes` are the keys of its attribute object (Scope, BBox, …)."""

    role: str
    element: Element | None = None
    kids: "list[Kid]" = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)
    id: str = ""

    def nodes(self) -> "Iterator[Node]":
        """Yield the kids that are nodes."""
        return (kid for kid in self.kids if isinstance(kid, Node))

    def walk(self) -> "Iterator[Node]":
        """Yield the node and all nodes below it, in reading order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(list(node.nodes())))


Kid = Node | Content | Annotation


class Tree:
    """Collects the nodes of one document, region by region."""

    def __init__(self, root: Element) -> None:
        self.document = Node("Document", root)
        self.dropped: list[Annotation] = []  # areas on artifacts, and doubled ones: not to be kept
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self._nodes: dict[tuple[Element, str], Node] = {}
        self._notes: set[Element] = set()

    def add_region(self, region: Region, sheet: TaggedSheet) -> None:
        """Add what comes next in reading order."""
        stack: list[Box] = [region.box]
        while stack:
            box = unwrap(stack.pop())
            self._add_box(box, region, sheet)
            stack.extend(reversed(list(children_of(box))))

    def _add_box(self, box: Box, region: Region, sheet: TaggedSheet) -> None:
        if box.link_annotation is not None:
            self._add_link(box, Annotation(region.sheet, box.link_annotation), sheet)
        if box.element is None or box in sheet.hidden:
            return
        node = self._node_of_box(box)
        if box in sheet.numbers:
            node.kids.append(Content(region.sheet, sheet.numbers[box]))
        self._describe(node, box, sheet.height, region.x)

    def _add_link(self, box: Box, area: Annotation, sheet: TaggedSheet) -> None:
        """Hang a clickable area on its link; join that of something inside the link to the one around."""
        link = None if box in sheet.hidden else self._enclosing_link(box.element)
        if link is None:
            self.dropped.append(area)
            return
        if box.element is not link.element:
            for kid in link.kids:
                if isinstance(kid, Annotation) and kid.sheet == area.sheet and _join(kid, area):
                    self.dropped.append(area)
                    return
        link.kids.append(area)

    def _enclosing_link(self, element: Element | None) -> Node | None:
        while element is not None and role_of(element) != "Link":
            element = self.parents.get(element)
        return None if element is None else self._node_of(element)

    def _node_of_box(self, box: Box) -> Node:
        """Return the node that a box's content belongs to; markers and calls have their own."""
        element, tag = box.element, box.element_tag or ""
        if tag.endswith("::footnote-call"):
            self._notes.add(element)  # the note itself comes later, at the end of this page or of another
            parent = self.parents.get(element)
            return self._pseudo(
                element, tag, "Reference", self.document if parent is None else self._node_of(parent)
            )
        node = self._node_of(element)
        if tag == "li::marker" or tag.endswith("::footnote-marker"):
            return self._pseudo(element, tag, "Lbl", node)
        return node

    def _pseudo(self, element: Element, tag: str, role: str, parent: Node) -> Node:
        key = (element, tag)
        if key not in self._nodes:
            self._nodes[key] = Node(role)
            parent.kids.append(self._nodes[key])
        return self._nodes[key]

    def _node_of(self, element: Element) -> Node:
        """Return the node of an element; of one that only styles its text, that of the element around it."""
        missing: list[tuple[Element, str]] = []
        here: Element | None = element
        found = self.document
        while here is not None and here is not self.document.element:
            known = self._nodes.get((here, here.tag))
            if known is not None:
                found = known
                break
            role = "Note" if here in self._notes else role_of(here)
            if role is not None:
                missing.append((here, role))
            here = self.parents.get(here)
        for lower, role in reversed(missing):
            node = Node(role, lower)
            self._nodes[lower, lower.tag] = node
            found.kids.append(node)
            found = node
        return found

    def _describe(self, node: Node, box: Box, height: float, left: float) -> None:
        """Note what only the box knows: the place of a picture, spans of a cell, the marks of a list."""
        if node.role == "Figure" and "BBox" not in node.attributes and isinstance(box, boxes.ReplacedBox):
            x, y = left + box.content_box_x(), box.content_box_y()
            corners = (x, height - y - box.height, x + box.width, height - y)
            node.attributes["BBox"] = [corner * _POINTS_PER_PIXEL for corner in corners]
        elif node.role in ("TH", "TD") and isinstance(box, boxes.TableCellBox):
            spans = {"ColSpan": box.colspan, "RowSpan": box.rowspan}
            node.attributes.update({key: count for key, count in spans.items() if count != 1})
            if node.role == "TH" and node.element is not None:
                node.attributes["Scope"] = scope_of(node.element, self.parents.get(node.element))
        elif node.role == "LI" and "ListNumbering" not in node.attributes and node.element is not None:
            tag = self.parents[node.element].tag
            node.attributes["ListNumbering"] = numbering_of(box.style["list_style_type"], tag)


def _join(outer: Annotation, inner: Annotation) -> bool:
    """Let an area hold another one in its line, such as a higher picture; say whether it did."""
    left, bottom, right, top = _sides(outer)
    inner_left, inner_bottom, inner_right, inner_top = _sides(inner)
    in_line = inner_bottom < top and inner_top > bottom
    if not in_line or inner_left < left - _TOLERANCE or inner_right > right + _TOLERANCE:
        return False
    outer.data["Rect"][:] = [left, min(bottom, inner_bottom), right, max(top, inner_top)]
    return True


def _sides(area: Annotation) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = (float(value) for value in area.data["Rect"])
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def build_tree(root: Element, regions: Sequence[Region], sheets: Sequence[TaggedSheet]) -> Tree:
    """Return the structure of all painted sheets; `regions` stand in reading order."""
    tree = Tree(root)
    for region in regions:
        tree.add_region(region, sheets[region.sheet])
    return tree
