"""What each glyph of a font says: mending the tables that text is searched, copied and read aloud by.

The engine takes the text of a glyph from the first cluster of letters it meets it in. Arabic ligatures come
out wrong in two ways, measured with PDFium, MuPDF and poppler: readers that put right-to-left text in order
glyph by glyph swap the two letters of a lam ligature unless it maps to one code point; and a vowel sign over
a ligature leaves one glyph with the text of both and the other with none, which is not allowed.
"""

import unicodedata
from functools import lru_cache
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont

_LAM_LIGATURES = {
    "\u0644\u0627": "\ufefb",
    "\u0644\u0623": "\ufef7",
    "\u0644\u0625": "\ufef9",
    "\u0644\u0622": "\ufef5",
    "\u0644\u0649": "\ufc43",
    "\u0644\u064a": "\ufc44",
}
_NOTHING = "\u200d"  # zero width joiner: for a glyph that has no letter of its own


def mend_texts(font: Any) -> None:
    """Put the table of a font (weasyprint.pdf.fonts.Font) right, in place. Doing it twice does no harm."""
    for glyph, text in font.to_unicode.items():
        if len(text) != 1:
            font.to_unicode[glyph] = _mended(text, _letters(font.file_content).get(glyph, ""))


def _mended(text: str, letter: str) -> str:
    """Return what a glyph says. `text`: what the engine took for it; `letter`: what the font says, or ""."""
    if letter and (not text or unicodedata.combining(letter)):
        return letter if letter in _LAM_LIGATURES.values() else unicodedata.normalize("NFKC", letter).strip()
    bare = "".join(char for char in text if not unicodedata.combining(char))
    return _LAM_LIGATURES.get(bare, text) or _NOTHING


@lru_cache(maxsize=8)
def _letters(file: bytes) -> dict[int, str]:
    """Return glyph -> character of a font file. Some glyphs have several: the lowest is the usual one."""
    with TTFont(BytesIO(file), lazy=True) as font:
        pairs = sorted(font.getBestCmap().items(), reverse=True)
        return {font.getGlyphID(name): chr(point) for point, name in pairs}
