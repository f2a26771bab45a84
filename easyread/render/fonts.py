"""Our font families: their files, their CSS, and which characters they have.

The files are made by `scripts/build_fonts.py`. Browsers get WOFF2 through `face_css`; the PDF engine finds
the TTF files by their family names and needs no `@font-face` at all.
"""

import json
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from easyread.document import Place
from easyread.problem import RenderError

FOLDER = Path(str(files("easyread") / "data" / "fonts"))

# In the order in which a character is looked for.
FAMILIES = (
    "easyread Sans",
    "easyread Arabic",
    "easyread Ethiopic",
    "easyread Georgian",
    "easyread Armenian",
    "easyread Symbols",
)
STACK = ", ".join(f'"{family}"' for family in FAMILIES) + ", sans-serif"

# Script (ISO 15924) -> the families that its pages need.
FAMILIES_OF_SCRIPT: Mapping[str, tuple[str, ...]] = {
    "Latn": (),
    "Cyrl": (),
    "Arab": ("easyread Arabic",),
    "Ethi": ("easyread Ethiopic",),
    "Geor": ("easyread Georgian",),
    "Armn": ("easyread Armenian",),
}

# Characters that are never drawn: controls, soft hyphen, joiners, direction marks, variation selectors, BOM.
_INVISIBLE_RANGES = ((0x7F, 0xA0), (0x200B, 0x2010), (0x2028, 0x202F), (0x2060, 0x2070), (0xFE00, 0xFE10))
_INVISIBLE = frozenset(map(chr, (*range(0x20), 0xAD, 0x34F, 0x61C, 0xFEFF))).union(
    *({chr(point) for point in range(*ends)} for ends in _INVISIBLE_RANGES)
)


@cache
def _coverage() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the first and the last code points of all ranges that some family has, ascending by the first.

    Raises: RenderError where the fonts have not been built.
    """
    path = FOLDER / "coverage.json"
    if not path.is_file():
        raise RenderError("pdf.no-fonts", place=Place(str(FOLDER)), folder=str(FOLDER))
    ranges = sorted(tuple(pair) for found in json.loads(path.read_text("ascii")).values() for pair in found)
    merged: list[tuple[int, int]] = []
    for first, last in ranges:
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(first for first, _ in merged), tuple(last for _, last in merged)


def has_glyph(char: str) -> bool:
    """Say whether some family of ours can print `char`; what is never drawn counts as printed."""
    if char in _INVISIBLE:
        return True
    firsts, lasts = _coverage()
    number = bisect_right(firsts, ord(char)) - 1
    return number >= 0 and ord(char) <= lasts[number]


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that no family has, each once, in the order of their code points."""
    return tuple(sorted(char for char in set(text) if not has_glyph(char)))


def face_files(suffix: str = "woff2") -> tuple[str, ...]:
    """Return the names of the font files, sorted; `suffix` is "woff2" or "ttf"."""
    return tuple(sorted(path.name for path in FOLDER.glob(f"*.{suffix}")))


def read_face(name: str) -> bytes:
    """Return one font file of `face_files`. Raises: RenderError where the fonts have not been built."""
    if name not in face_files(name.rpartition(".")[2]):
        raise RenderError("pdf.no-fonts", place=Place(str(FOLDER / name)), folder=str(FOLDER))
    return (FOLDER / name).read_bytes()


def face_css(prefix: str = "") -> str:
    """Return the `@font-face` rules for browsers. `prefix` is the address of the folder, with its slash."""
    return "\n".join(
        f'@font-face {{ font-family: "easyread {family}"; font-weight: {700 if style == "Bold" else 400}; '
        f'font-display: swap; src: url("{prefix}{name}") format("woff2"); }}'
        for name in face_files()
        for family, _, style in [name.removesuffix(".woff2").partition("-")]
    )
