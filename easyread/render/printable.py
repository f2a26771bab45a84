"""Element tree -> the same tree with nothing in it that our fonts cannot print, and what had to give way.

A character without a glyph would be printed as an empty box that no voice can read and PDF/UA forbids. A
small picture becomes a sign that says the same, or goes; a letter becomes a drawn box, and the edition is
wrong.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from xml.etree.ElementTree import Element

from easyread.render.fonts import missing_glyphs

BOX = "□"
# standard: Unicode blocks with emoji, with what encloses them, and with their tags and variations
_PICTURES = ((0x20D0, 0x2100), (0x2190, 0x2C00), (0x1F000, 0x20000), (0xE0000, 0xE0200))
_JOINERS = "\u200d\ufe0e\ufe0f"  # what ties emoji together, or says how one is drawn
_NOT_PRINTED = ("style", "script", "title")


@dataclass(frozen=True, slots=True)
class Replaced:
    """What one text lost: characters without a glyph, the text, and the element it stands in."""

    pictures: tuple[str, ...]
    letters: tuple[str, ...]
    text: str
    owner: Element


def make_printable(root: Element) -> tuple[Replaced, ...]:
    """Replace in all texts what our fonts do not have. Shape: one value for each text that changed."""
    return tuple(_replace_all(root))


def _replace_all(root: Element) -> Iterator[Replaced]:
    for parent in root.iter():
        if parent.tag in _NOT_PRINTED or not isinstance(parent.tag, str):
            continue
        if parent.text and (missing := missing_glyphs(parent.text)):
            yield _replaced(missing, parent.text, parent)
            parent.text = printable(parent.text, missing, alone=not len(parent))
        for child in parent:
            if child.tail and (missing := missing_glyphs(child.tail)):
                yield _replaced(missing, child.tail, parent)
                child.tail = printable(child.tail, missing, alone=False)


def printable(text: str, missing: tuple[str, ...], *, alone: bool) -> str:
    """Return `text` without `missing`. `alone`: nothing else stands in its element."""
    table = {ord(char): _lookalikes().get(char, "" if _is_picture(char) else BOX) for char in missing}
    table |= {ord(char): "" for char in _JOINERS}
    return text.translate(table) if text.translate(table).strip() or not alone else BOX


def _replaced(missing: tuple[str, ...], text: str, owner: Element) -> Replaced:
    gone = tuple(char for char in missing if _is_picture(char) and char not in _lookalikes())
    return Replaced(gone, tuple(char for char in missing if not _is_picture(char)), text, owner)


def _is_picture(char: str) -> bool:
    return any(low <= ord(char) < high for low, high in _PICTURES)


@cache
def _lookalikes() -> Mapping[str, str]:
    """Return picture -> the sign that stands for it on paper."""
    data = tomllib.loads((files("easyread") / "data" / "emoji.toml").read_text("utf-8"))
    return {picture: sign for sign, pictures in data["lookalikes"].items() for picture in pictures}
