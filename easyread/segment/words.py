r"""Masked text -> words, as a reader reads them.

The rule: a word is one piece that the eye takes in and the voice says in one go.

* A hyphen, a dash, a slash and the middle dot end a piece: "Aufenthalts-Erlaubnis", "Wohn·sitz", "und/oder"
  and "2020/21" are two words each. Leichte Sprache writes hyphen and middle dot so that long words fall into
  pieces that are easy to read; a count that takes them for one long word punishes what helps.
* A single letter stays with its word ("E-Mail", "U-Bahn"), and so does a figure with its ending
  ("18-jährige", "18-Jährige", "3-monatig"): alone it would say nothing. Letters side by side are said one
  by one, so "(m/w/d)" is three; and "COVID-19" is two, for the figure is said as a figure.
* Gender forms are one word with or without star, colon, gap, slash or bracket: people say "Bürgerinnen" with
  a short pause. "Sie/er" are two, for people say both.
* A figure is one word, as it is read aloud: "1.250,00", "24.12.2025", "25a", "8.30"; so is a sign that is
  read aloud (§ % € &), whether a space is before it or not ("30%", "§25a"). A unit is one with its raised
  figure ("km²"), and the short name of a law is one ("AsylbLG").
* File numbers ("18/SVV/0878"), addresses of the web and the post, telephone numbers and note marks are looked
  at, not read: masks.py takes them out of every count.
* An abbreviation is one word with its full stop and inner spaces ("z. B."), whether it is spaced or not.
* Soft hyphens and other invisible characters do not divide.
"""

import re
from collections.abc import Iterator, Sequence

from easyread.segment.abbreviations import Abbreviation

INVISIBLE = (
    "\u00ad\u200b-\u200d\u2060\u0300-\u036f"  # inside a character class: soft hyphens, joiners, accents
)
_W = rf"[\w{INVISIBLE}]"
_GENDER = (
    rf"(?:(?=[*:'’/(])(?:"
    rf"\*(?=[a-zäöü]){_W}+"  # Bürger*innen, Rom*nja
    rf"|:(?:in|innen[a-zäöüß]*|r|n|s|m|e|frau|frauen)\b"  # Schüler:innen, Schüler:innenrat, jede:r
    rf"|['’](?=[a-zäöü]){_W}+"  # geht's, and a rare gender form
    rf"|/-?(?:in|innen|r|n|s|m|e)\b"  # Dolmetscher/-innen, eine/n, ein/e
    rf"|\((?:in|innen|r|n|s|e|en|er)\){_W}*))*"  # Antragsteller(in), Kind(er)
)
# The commonest case first, a plain word with nothing behind it: the pattern is tried at every word of a text.
WORD = re.compile(
    rf"[^\W\d_](?:\w++(?![*:'’/({INVISIBLE}])|{_W}+{_GENDER}|-(?=[^\W\d_]{{2}}){_W}+|{_GENDER})"
    rf"|\d+(?:[.,:]\d+)*(?:-(?=[a-zäöüß]|Jährig))?{_W}*"
    r"|§{1,2}|[%‰€$£&]"
)


def find_words(
    text: str, abbreviations: Sequence[Abbreviation], start: int, end: int
) -> Iterator[tuple[int, int]]:
    """Yield the words between two offsets as (start, end), ascending; the abbreviations are those between."""
    for abbreviation in abbreviations:
        yield from (match.span() for match in WORD.finditer(text, start, abbreviation.start))
        yield abbreviation.start, abbreviation.end
        start = abbreviation.end
    yield from (match.span() for match in WORD.finditer(text, start, end))


def find_forms(text: str, abbreviations: Sequence[Abbreviation], start: int, end: int) -> list[str]:
    """Return the same words as text."""
    forms: list[str] = []
    for abbreviation in abbreviations:
        forms += WORD.findall(text, start, abbreviation.start)
        forms.append(text[abbreviation.start : abbreviation.end])
        start = abbreviation.end
    return forms + WORD.findall(text, start, end) if forms else WORD.findall(text, start, end)
