r"""Block text -> the text that is matched, with the way back.

Mends what stands between a word and its form in the glossary: soft hyphens, other spaces, a space behind a
hyphen ("EU- Außengrenzen"), escaped stars, combining accents. Masked stretches (URLs,
code, note marks) become a character that no word has, so no match can ever cover them.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from easyread.document import Piece, SourceMap, Span

MASK = "\ufffc"  # object replacement character: neither letter nor space

# one class of characters and two plain searches: several times as fast as one pattern for all (measured)
_SUSPECT = re.compile(
    r"[\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000"
    r"\ufeff\u00ad\u0300-\u036f\u2010\u2011\\]|(?<!\S)\u2013(?=[a-zäöüß])"
)
_TORN = re.compile(r"-\s{1,3}(?=[A-ZÄÖÜ])")  # "EU- Außengrenzen"


@dataclass(frozen=True, slots=True)
class Plain:
    """The text that is matched, and where in the block each character of it stands."""

    text: str
    map: SourceMap | None  # None: the same text

    def back(self, span: Span) -> Span:
        """Return the range of the block's text that `span` of this text was made from."""
        return self.map.span(span) if self.map else span


_MEND = re.compile(
    "(?P<nothing>[\u00ad\u200b-\u200d\u2060\ufeff]+)"
    r"|(?P<hyphen>(?<=[^\W_])[-\u2010\u2011]\s{1,3}(?=[A-ZÄÖÜ])(?!(?:UND|ODER|BZW|SOWIE)\b)|[\u2010\u2011]|(?<!\S)\u2013(?=[a-zäöüß]))"
    r"|(?P<star>\\\*)"
    "|(?P<compose>[^\\W_][\u0300-\u036f]{1,4})"
    r"|(?P<space>[^\S ]\s*|\s{2,})"
)


def is_clean(run: str) -> bool:
    """Say whether a stretch between two spaces holds nothing to mend; an empty one is a second space."""
    return bool(run) and not _SUSPECT.search(run)


def is_torn(text: str) -> bool:
    """Say whether a word may have been torn apart behind its hyphen."""
    return "- " in text and _TORN.search(text) is not None


def mend(text: str, masks: Sequence[Span]) -> Plain:
    """Return `text` mended and masked. Takes time linear in its length."""
    masked = _masked(text, masks)
    if not _SUSPECT.search(masked) and "  " not in masked and not is_torn(masked):
        return Plain(masked, None)
    parts: list[str] = []
    pieces: list[Piece] = []
    done = length = 0
    for match in _MEND.finditer(masked):
        length += _copy(masked, (done, match.start()), length, parts, pieces)
        new = _MENDS[match.lastgroup or ""](match[0])
        if new:
            pieces.append(Piece(length, match.start(), match.end()))
            parts.append(new)
            length += len(new)
        done = match.end()
    length += _copy(masked, (done, len(masked)), length, parts, pieces)
    return Plain("".join(parts), SourceMap(tuple(pieces), length))


def _copy(text: str, bounds: tuple[int, int], length: int, parts: list[str], pieces: list[Piece]) -> int:
    """Take over an unchanged stretch; return its length."""
    start, end = bounds
    if end > start:
        pieces.append(Piece(length, start, end))
        parts.append(text[start:end])
    return end - start


def _masked(text: str, masks: Sequence[Span]) -> str:
    if not masks:
        return text
    parts: list[str] = []
    done = 0
    for span in sorted(masks):
        if span.end <= done:
            continue
        start = max(span.start, done)
        parts += (text[done:start], MASK * (span.end - start))
        done = span.end
    return "".join(parts) + text[done:]


_MENDS: dict[str, Callable[[str], str]] = {
    "nothing": lambda _: "",
    "hyphen": lambda _: "-",
    "star": lambda _: "*",
    "compose": lambda found: unicodedata.normalize("NFC", found),
    "space": lambda _: " ",
}
