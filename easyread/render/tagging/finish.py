"""The last step of a tagged PDF: paint, build the structure, write it with the metadata of PDF/UA-1."""

from collections.abc import Sequence
from typing import Any

from easyread.render.tagging.shape import shape_tree
from easyread.render.tagging.sheets import Sheet, lay_on_sheets, one_each
from easyread.render.tagging.tree import build_tree
from easyread.render.tagging.write import write_tree


def write_tagged(document: Any, root: Any, sheets: Sequence[Sheet] | None = None) -> bytes:
    """Return a laid-out document (weasyprint.document.Document) as PDF/UA-1.

    `root`: the element tree it was laid out from. `sheets`: where its pages go on paper, if not one on each.
    Raises: ValueError without a <title> or a language.
    """
    if not document.metadata.title or not document.metadata.lang:
        raise ValueError("an edition needs <title> and <html lang>")
    regions = lay_on_sheets(document, list(one_each(document)) if sheets is None else sheets)

    def finish(painted: Any, pdf: Any) -> None:
        tree = build_tree(root, regions, painted.pages)
        shape_tree(tree)
        write_tree(pdf, tree, painted.metadata.lang)
        painted.metadata.include_in_pdf(pdf, "ua", 1, conformance=None, compress=True)

    data: bytes = document.write_pdf(finisher=finish, pdf_version="1.7")
    return data
