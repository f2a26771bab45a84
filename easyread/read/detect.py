"""Which reader a text wants: found by looking at it; the suffix only decides where nothing speaks."""

import re

# Signs that nobody writes by chance. Each is looked for at the beginning of a line where it has its place.
_SIGNS = re.compile(
    r"^ {0,3}#{1,6} +\S"  # heading
    r"|^ {0,3}(?:```|~~~)"  # code
    r"|^ {0,3}\|?(?: *:?-+:? *\|)+[ :|-]*$"  # head of a table
    r"|\]\([^\s()]{1,500}\)"  # link or picture
    r"|\*\*[^\s*](?:[^*\n]{0,300}[^\s*])?\*\*"  # bold
    r"|\\\*"  # an escaped star
    r"|</?(?:sup|br|b|i|em|strong|div|p|a|img|span)\b"  # HTML
    r"|<!--"
    r"|^\[\^[^\]\n]{1,50}\]:"  # note
    r"|^ {0,3}>[ \t]*\S"  # quote
    r"|^[^\n]*\{#[A-Za-z][\w-]*\}\s*$"  # an author's id
    r"|<https?://[^\s<>]+>"  # address
    r"|^[^\s=-][^\n]*\n(?:={3,}|-{3,})[ \t]*$",  # underlined heading
    re.MULTILINE,
)
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n[a-z_-]+[ \t]*:")
_TEXT_BULLET = re.compile(r"^[ \t]*[•▪◦‣●►➢✓·\uf0b7][ \t]", re.MULTILINE)
MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")


def detect_kind(text: str, path: str) -> str:
    """Return "markdown" or "text"."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    if _FRONT_MATTER.match(unified) or _SIGNS.search(unified):
        return "markdown"
    is_named = path.lower().endswith(MARKDOWN_SUFFIXES)
    return "markdown" if is_named and not _TEXT_BULLET.search(unified) else "text"
