"""A tagged PDF -> its structure as one line of text, for tests that want to see it.

    Document(H1[Titel] P[Das steht in der ] Link[Satzung])

The text of an element stands in brackets, "|" is where one piece of marked content ends on the next page;
what is written beside the content stands in braces: P{Lang=ar}[…].
"""

from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.checkers.pdf_content import Drawn, read_content

SHOWN = ("Lang", "Alt", "ActualText", "E", "ID")
SHOWN_ATTRIBUTES = ("Scope", "ColSpan", "RowSpan", "ListNumbering")


def outline(path: Path) -> str:
    """Return the structure of a file."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return _Outline(read_content(pdf), pages).show(_kids(pdf.Root.StructTreeRoot)[0], 0)


class _Outline:
    def __init__(self, drawn: Drawn, pages: dict[tuple[int, int], int]) -> None:
        self._drawn, self._pages = drawn, pages

    def show(self, element: Any, page: int) -> str:
        page = self._pages[element.Pg.objgen] if "/Pg" in element else page
        parts: list[str] = []
        text, text_page = "", page
        for kid in _kids(element):
            if isinstance(kid, Dictionary) and "/S" in kid:
                parts += [f"[{text}]"] if text else []
                text = ""
                parts.append(self.show(kid, page))
            elif not (isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR):
                key = (page, kid) if isinstance(kid, int) else (self._pages[kid.Pg.objgen], int(kid.MCID))
                text += ("|" if text and key[0] != text_page else "") + self._drawn.texts[key]
                text_page = key[0]
        parts += [f"[{text}]"] if text else []
        inner = " ".join(parts)
        shown = inner if len(parts) == 1 and text else f"({inner})" if inner else ""
        return f"{str(element.S)[1:]}{_braces(element)}{shown}"


def _braces(element: Any) -> str:
    found = [f"{key}={element[f'/{key}']}" for key in SHOWN if f"/{key}" in element]
    groups = element.get("/A", Array())
    for group in groups if isinstance(groups, Array) else [groups]:
        found += [
            f"{key}={str(group[f'/{key}']).removeprefix('/')}"
            for key in SHOWN_ATTRIBUTES
            if f"/{key}" in group
        ]
    return "{" + ", ".join(found) + "}" if found else ""


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]
