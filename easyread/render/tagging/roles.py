"""HTML elements -> standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4)."""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}svg"

# Not in the table: elements that only style their text. Their content belongs to the element around them.
_ROLES: Mapping[str, str] = {
    "main": "Part",
    "article": "Art",
    **dict.fromkeys(("section", "aside", "nav"), "Sect"),
    **dict.fromkeys(
        ("div", "header", "footer", "address", "form", "fieldset", "figure", "hgroup", "details"), "Div"
    ),
    "blockquote": "BlockQuote",
    **dict.fromkeys(("p", "pre", "summary", "legend"), "P"),
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "menu", "dl"), "L"),
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    SVG: "Figure",
    "code": "Code",
    "q": "Quote",
}

GROUPING = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})  # hold blocks, not text
INLINE = frozenset({"Span", "Link", "Reference", "Code", "Quote", "Figure"})  # stand in a line of text
HOSTS = frozenset(
    {"P", "LBody", "TD", "TH", "Caption", "BlockQuote", "Sect", "Div", "Art", "Part"}
)  # of a footnote

_NUMBERINGS: Mapping[str, str] = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "upper-roman": "UpperRoman",
    "lower-roman": "LowerRoman",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "none": "None",
}


_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b"))  # places where a line may end


def role_of(element: Element) -> str | None:
    """Return the structure type of an element, or None if it only styles its text."""
    tag = element.tag
    if tag == "a" and element.get("href"):
        return "Link"
    if tag in _ROLES:
        return _ROLES[tag]
    if element.get("data-actualtext") or element.get("lang") or (tag == "abbr" and element.get("title")):
        return "Span"
    return None


def numbering_of(list_style: object, tag: str) -> str:
    """Return the ListNumbering for a CSS list-style-type; a list with an own marker is a bulleted one."""
    return _NUMBERINGS.get(str(list_style), "Decimal" if tag == "ol" else "Disc")


def is_decorative(element: Element) -> bool:
    """Say whether the author took this element out of what is read aloud."""
    if element.get("aria-hidden") == "true":
        return True
    if element.tag not in ("img", SVG):
        return False
    return element.get("role") in ("presentation", "none") or (
        element.tag == "img" and element.get("alt") == ""
    )


def alternative_of(element: Element) -> str:
    """Return the text that stands for a picture; empty where there is none."""
    title = (
        element.findtext("{http://www.w3.org/2000/svg}title") if element.tag == SVG else element.get("alt")
    )
    return " ".join((element.get("aria-label") or title or "").split())


def scope_of(cell: Element, row: Element | None) -> str:
    """Return which cells a header cell speaks for: as told, otherwise its row if that has data cells."""
    told = cell.get("scope", "")
    if told:
        return "Row" if told.startswith("row") else "Column"
    return "Row" if row is not None and row.find("td") is not None else "Column"


def is_comment(node: Any) -> bool:
    """Say whether a node of an element tree is a comment: its tag is then a function."""
    return not isinstance(node.tag, str)


def text_of(element: Element) -> str:
    """Return the text of an element as it is heard: with the texts of pictures, without hidden parts."""
    parts: list[str] = []
    stack: list[Element | str] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
        elif not is_comment(item) and not is_decorative(item):
            parts.append(_own_text(item))
            stack.extend(part for child in reversed(item) for part in (child.tail or "", child))
    return " ".join("".join(parts).translate(_INVISIBLE).split())


def _own_text(element: Element) -> str:
    if element.tag == "br":
        return " "
    return alternative_of(element) if element.tag in ("img", SVG) else element.text or ""


def label_of(link: Element) -> str:
    """Return how a link is announced: its label, its title or its text."""
    return link.get("aria-label") or link.get("title") or text_of(link)
