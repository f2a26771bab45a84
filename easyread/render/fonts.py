"""Our font families: their files, their CSS, and which characters they have.

The files are made by `scripts/build_fonts.py`. Browsers get WOFF2 through `embedded_css`; the PDF engine
finds the TTF files by their family names and needs no `@font-face` at all.
"""

import json
from base64 import b64encode
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
    "easyread Pictographs",
)
STACK = ", ".join(f'"{family}"' for family in FAMILIES) + ", sans-serif"

# Characters that are never drawn: controls, soft hyphen, joiners, direction marks, variation selectors, BOM.
_INVISIBLE_RANGES = ((0x7F, 0xA0), (0x200B, 0x2010), (0x2028, 0x202F), (0x2060, 0x2070), (0xFE00, 0xFE10))
_INVISIBLE = frozenset(map(chr, (*range(0x20), 0xAD, 0x34F, 0x61C, 0xFEFF))).union(
    *({chr(point) for point in range(*ends)} for ends in _INVISIBLE_RANGES)
)


@cache
def _ranges() -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Return each family's code points as ranges, both ends included.

    Raises: RenderError where the fonts have not been built.
    """
    path = FOLDER / "coverage.json"
    if not path.is_file():
        raise RenderError("pdf.no-fonts", place=Place(str(FOLDER)), folder=str(FOLDER))
    found = json.loads(path.read_text("ascii"))
    return {family: tuple((first, last) for first, last in ranges) for family, ranges in found.items()}


@cache
def _coverage() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the first and the last code points of all ranges that some family has, ascending."""
    ranges = sorted(pair for found in _ranges().values() for pair in found)
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


def families_of(text: str) -> tuple[str, ...]:
    """Return the families that `text` needs, in the order in which a character is looked for."""
    chars = {ord(char) for char in set(text) if char not in _INVISIBLE}
    needed = []
    for family in FAMILIES:
        has = {char for char in chars if _family_has(family, char)}
        if has:
            needed.append(family)
        chars -= has
    return tuple(needed)


def _family_has(family: str, code_point: int) -> bool:
    return any(first <= code_point <= last for first, last in _ranges()[family])


@cache
def embedded_css(families: tuple[str, ...]) -> str:
    """Return the `@font-face` rules of `families` with the fonts inside, for a page that stands alone."""
    rules = []
    for name in face_files():
        family, _, style = name.removesuffix(".woff2").partition("-")
        if f"easyread {family}" in families:
            data = b64encode(read_face(name)).decode("ascii")
            weight = 700 if style == "Bold" else 400
            rules.append(
                f'@font-face {{ font-family: "easyread {family}"; font-weight: {weight}; font-display: swap; '
                f'src: url("data:font/woff2;base64,{data}") format("woff2"); }}'
            )
    return "\n".join(rules)
