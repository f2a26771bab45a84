r"""Words as the linker sees them, and the key under which a word stands in the index.

A word holds its hyphens, the marks of gender and a hyphen before or after it: "EASY-Verteilung",
"Asylbewerber/-innen", "Migranten-", "-gewahrsam". Its key is casefolded, without inner hyphens, with every
mark of gender as a star: "easyverteilung", "asylbewerber*innen", "migranten-". Of the stars at the end of a
word only that of LSBTIQ* is part of it.
"""

import re

MAX_WORD = 120  # characters; a longer run is no German word

_GENDER_END = r"(?:innen|in|nja|zze|[rnm])\b"
WORD = re.compile(
    r"-?[^\W_]+"
    r"(?:(?:-(?=[^\W_])|[*_·•‧](?=[^\W\d_])|:(?=[a-zäöü])|/-?(?="
    + _GENDER_END
    + r")|[’'](?=innen\b|in\b))[^\W_]+"
    r"|\(-?(?:innen|in|[rnm])\)[^\W_]*)*"
    r"(?:-|\*(?<=[A-Z]{4}[AIQ]\*)(?![\w*]))?"
)
_POINT = re.compile(r"[·•‧](?!(?:innen|in|nja|zze|[rnme])\b)")
_MARK = re.compile(r"[_·•:’'*]|/-?|\(-?|\)")


def key_of(surface: str) -> str:
    """Return the key of a word as it stands in a text or in a form."""
    key = surface.casefold()
    if not key.isalnum():
        key = join_points(key)
        first = "-" if key[0] == "-" else ""
        last = "-" if len(key) > 1 and key[-1] == "-" else ""
        inner = _MARK.sub(_star, key) if not key.replace("-", "").isalnum() else key
        key = first + inner.replace("-", "") + last
    return key


def join_points(surface: str) -> str:
    """Return a word without the points that Leichte Sprache puts between its parts: "Wohn·sitz·auflage"."""
    return _POINT.sub("", surface)


def _star(mark: re.Match[str]) -> str:
    return "" if mark[0] == ")" else "*"
