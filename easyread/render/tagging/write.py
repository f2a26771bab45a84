"""A structure tree -> the objects of a PDF (ISO 32000-1, 14.7)."""

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from easyread.render.engine import pydyf
from easyread.render.tagging.roles import alternative_of, label_of
from easyread.render.tagging.tree import Annotation, Content, Kid, Node, Tree

_OWNERS = {"BBox": "Layout", "ListNumbering": "List"}  # of an attribute; all others belong to tables


class Writer:
    """Writes one tree into one PDF."""

    def __init__(self, pdf: Any, tree: Tree, language: str) -> None:
        self._pdf = pdf
        self._tree = tree
        self._language = language
        self._pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
        self._numbers: list[dict[int, bytes]] = [{} for _ in self._pages]
        self._areas: list[tuple[Any, bytes]] = []
        self._ids: list[tuple[str, bytes]] = []

    def write(self) -> None:
        """Add the whole tree, and all that a tagged PDF needs beside it."""
        self._drop_annotations()
        root = self._add({"Type": "/StructTreeRoot"})
        document = self._write_node(self._tree.document, root, self._language)
        root["K"] = pydyf.Array([document.reference])
        root["ParentTree"] = self._add({"Nums": self._parent_tree()}).reference
        root["ParentTreeNextKey"] = len(self._pages) + len(self._areas)
        if self._ids:
            names = [
                part for name, reference in sorted(self._ids) for part in (pydyf.String(name), reference)
            ]
            root["IDTree"] = self._add({"Names": pydyf.Array(names), "Limits": _limits(self._ids)}).reference
        self._pdf.catalog["StructTreeRoot"] = root.reference
        self._pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        self._pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        for number, page in enumerate(self._pages):
            page["Tabs"] = "/S"
            page["StructParents"] = number

    def _add(self, values: dict[str, Any]) -> Any:
        entry = pydyf.Dictionary(values)
        self._pdf.add_object(entry)
        return entry

    def _drop_annotations(self) -> None:
        for area in self._tree.dropped:
            page = self._pages[area.sheet]
            page["Annots"] = pydyf.Array(kid for kid in page["Annots"] if kid != area.data.reference)

    def _write_node(self, node: Node, parent: Any, language: str) -> Any:
        """Add a node and all below it; `language` is the one that holds around it."""
        entry = self._add({"Type": "/StructElem", "S": f"/{node.role}", "P": parent.reference})
        own = language if node.element is None else self._language_of(node.element)
        if own != language:
            entry["Lang"] = pydyf.String(own)
        self._write_texts(node, entry)
        self._write_attributes(node, entry)
        page = _first_page(node)
        if page is not None:
            entry["Pg"] = self._pages[page].reference
        entry["K"] = pydyf.Array([self._write_kid(kid, node, entry, page, own) for kid in node.kids])
        return entry

    def _write_kid(  # what a kid depends on
        self, kid: Kid, node: Node, entry: Any, page: int | None, language: str
    ) -> Any:
        match kid:
            case Node():
                return self._write_node(kid, entry, language).reference
            case Content():
                self._numbers[kid.sheet][kid.number] = entry.reference
                if kid.sheet == page:
                    return kid.number
                content = {"Type": "/MCR", "Pg": self._pages[kid.sheet].reference, "MCID": kid.number}
                return pydyf.Dictionary(content)
            case Annotation():
                kid.data["StructParent"] = len(self._pages) + len(self._areas)
                kid.data["Contents"] = pydyf.String(
                    label_of(node.element) if node.element is not None else ""
                )
                self._areas.append((kid.data, entry.reference))
                target = {"Type": "/OBJR", "Obj": kid.data.reference, "Pg": self._pages[kid.sheet].reference}
                return pydyf.Dictionary(target)

    def _language_of(self, element: Element | None) -> str:
        while element is not None:
            if element.get("lang"):
                return str(element.get("lang"))
            element = self._tree.parents.get(element)
        return self._language

    def _write_texts(self, node: Node, entry: Any) -> None:
        """Write what is read instead of, or along with, the content."""
        if node.id:
            entry["ID"] = pydyf.String(node.id)
            self._ids.append((node.id, entry.reference))
        if node.element is None:
            return
        if node.role == "Figure" and alternative_of(node.element):
            entry["Alt"] = pydyf.String(alternative_of(node.element))
        if node.role == "Span" and node.element.get("data-actualtext"):
            entry["ActualText"] = pydyf.String(str(node.element.get("data-actualtext")))
        if node.role == "Span" and node.element.tag == "abbr" and node.element.get("title"):
            entry["E"] = pydyf.String(str(node.element.get("title")))

    def _write_attributes(self, node: Node, entry: Any) -> None:
        groups: dict[str, Any] = {}
        for key, value in node.attributes.items():
            owner = _OWNERS.get(key, "Table")
            group = groups.setdefault(owner, pydyf.Dictionary({"O": f"/{owner}"}))
            group[key] = _to_pdf(value)
        if groups:
            entry["A"] = pydyf.Array(groups.values()) if len(groups) > 1 else next(iter(groups.values()))

    def _parent_tree(self) -> Any:
        """Return the way back: page -> elements by content number, annotation -> element."""
        entries: list[Any] = []
        for number, found in enumerate(self._numbers):
            size = max(found, default=-1) + 1
            entries += [number, pydyf.Array([found.get(index, "null") for index in range(size)])]
        for number, (_, reference) in enumerate(self._areas, start=len(self._pages)):
            entries += [number, reference]
        return pydyf.Array(entries)


def _first_page(node: Node) -> int | None:
    """Return the page that a node's own content begins on, or that of what is below it."""
    own = [kid.sheet for kid in node.kids if not isinstance(kid, Node)]
    if own:
        return own[0]
    return next((page for kid in node.nodes() for page in (_first_page(kid),) if page is not None), None)


def _to_pdf(value: object) -> Any:
    if isinstance(value, str):
        return f"/{value}"
    return pydyf.Array(value) if isinstance(value, list) else value


def _limits(ids: Sequence[tuple[str, bytes]]) -> Any:
    names = sorted(name for name, _ in ids)
    return pydyf.Array([pydyf.String(names[0]), pydyf.String(names[-1])])


def write_tree(pdf: Any, tree: Tree, language: str) -> None:
    """Write the tree into the PDF. `language` is that of the document."""
    Writer(pdf, tree, language).write()
