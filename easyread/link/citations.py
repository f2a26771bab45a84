"""Citations of law ("§§ 25 a und b AufenthG", "Art. 16a GG", "§22 Abs.1 AufenthG") -> entry of the section.

Read step by step from the sign on, never by one large pattern: numbers with their letters, parts of a
section, joints, and at the end the name of the law. Without an entry for one of its sections it is no
mention; the law's own name is then found as a word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from easyread.link.index import Index, Name

MAX_LENGTH = 240  # characters of one citation
MAX_RANGE = 30  # sections of "§§ 53 bis 56"
MAX_NAME = 60  # characters of a law's name that are looked back
REACH = 400  # characters behind a citation within which its law is still meant; chosen: a paragraph

_SIGN = re.compile(r"§§?|\b(?:Art(?:\.|(?=\s?\d|$))|Artikeln?|Artikels|Paragra(?:ph|f)(?:en)?\b)")
_SPACE = re.compile(r"[ \n]{0,2}")
_NUMBER = re.compile(r"(?P<number>\d{1,4})(?: ?(?P<letter>[a-z])(?![\w]))?")
_LETTER = re.compile(r"[a-z](?!\w)")
_PAREN = re.compile(r"\(\d{1,2}[a-z]?\)")
_JOINT = re.compile(
    r"i\. ?V\. ?m\.|ff?\.|bzw\.|(?:und|oder|bis|sowie|in Verbindung mit|ff?)(?!\w)|[,;/–]|-(?=\d)|§§?"
)
_ROMAN = re.compile(r"(?:I{1,3}|IV|VI{0,3}|IX|X)(?!\w)")  # a paragraph: "§ 23 I"
_PART = re.compile(r"(?P<part>[A-ZÄÖÜa-zäöü]{1,12})\.?(?: ?(?P<value>\d{1,3}[a-z]?|[a-z])(?!\w))?")
_LAW = re.compile(r"(?:(?:des|der|vom|zum) )?(?P<law>[A-ZÄÖÜ][\wäöüß/-]*(?: [A-ZÄÖÜ]\w{3,40})?)")
_BEFORE = re.compile(r"(?<!\w)(?P<law>[A-ZÄÖÜ][\wäöüß/]*)[,:]? ?\(?$")
_LIKE_LAW = re.compile(r"\w*[A-ZÄÖÜ]\w*[A-ZÄÖÜ][\w/-]*|\w+(?:gesetz(?:es|buch(?:es|s)?)?|ordnung|vertrags?)")


@dataclass(slots=True)
class _Group:
    """The sections behind one sign: [start, end) reaches to their last piece."""

    start: int
    end: int
    sections: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """What has been read of a citation so far."""

    groups: list[_Group]
    in_part: bool = False  # after "Abs.": numbers that follow belong to it
    until: bool = False  # after "bis"


def has_sign(run: str) -> bool:
    """Say whether a citation may begin in a stretch between two spaces."""
    return ("§" in run or "Art" in run or "Para" in run) and _SIGN.search(run) is not None


def find_citations(text: str, index: Index) -> Iterator[tuple[int, int, Name]]:
    """Yield (start, end, term) of each citation of a section that has an entry.

    A section without its law's name belongs to the law right before it ("Aufenthaltsgesetz (§ 25b)"), or
    else to the law of the citation before it.
    """
    if not index.citations:
        return
    done = -REACH
    law = ""
    for sign in _SIGN.finditer(text):
        if sign.start() < done:  # a second sign within one citation
            continue
        near = law if sign.start() - done <= REACH else ""
        reading = _Reading([_Group(*sign.span())])
        done = _read(text, sign.end(), reading, index)
        law = _law_behind(text, done, reading, index) or _law_before(text, sign.start(), index) or near
        yield from _resolve(reading, law, index)


@dataclass(frozen=True, slots=True)
class Citation:
    """Sections of one law named in a text, at [start, end) without the law's name."""

    start: int
    end: int
    law: str
    sections: tuple[str, ...]


def read_citations(text: str, index: Index) -> Iterator[Citation]:
    """Yield every citation of sections of a named law, whether they have an entry or not."""
    done = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < done:
            continue
        reading = _Reading([_Group(*sign.span())])
        done = _read(text, sign.end(), reading, index)
        law = _LAW.match(text, done)
        sections = tuple(section for group in reading.groups for section in group.sections)
        if law and sections:
            yield Citation(sign.start(), done, _law(law, index)[0], sections)


def _read(text: str, start: int, reading: _Reading, index: Index) -> int:
    """Read pieces of the citation into `reading`; return where the law's name should stand."""
    position = start
    while position - start < MAX_LENGTH:
        space = _SPACE.match(text, position)
        position = space.end() if space else position
        step = _step(text, position, reading, index)
        if step is None:
            break
        position = step
    return position


def _law_behind(text: str, position: int, reading: _Reading, index: Index) -> str:
    """Return the law that is named behind a citation, "" if none is. Its name belongs to the last group."""
    law = _LAW.match(text, position)
    if law is None:
        return ""
    name, end = _law(law, index)
    if not (name in index.knowledge.laws or _LIKE_LAW.fullmatch(name)):
        return ""
    reading.groups[-1].end = end
    return name


def _law_before(text: str, start: int, index: Index) -> str:
    """Return the law whose name stands right before `start`."""
    law = _BEFORE.search(text, max(0, start - MAX_NAME), start)
    return index.knowledge.laws.get(law["law"], "") if law else ""


def _resolve(reading: _Reading, law: str, index: Index) -> Iterator[tuple[int, int, Name]]:
    """Yield each group's first section that has an entry."""
    for group in reading.groups:
        terms = (index.citations.get((law, section)) for section in group.sections)
        found = next((term for term in terms if term), None)
        if found:
            yield group.start, group.end, found


def _step(text: str, position: int, reading: _Reading, index: Index) -> int | None:
    """Read one piece at `position`; return where the next begins, None where no piece stands."""
    if joint := _JOINT.match(text, position):
        _take_joint(joint, reading)
        return joint.end()
    end = _piece_end(text, position, reading, index)
    if end is not None:
        reading.groups[-1].end = end
    return end


def _piece_end(text: str, position: int, reading: _Reading, index: Index) -> int | None:
    """Read a number, a lone letter or a part of a section."""
    if number := _NUMBER.match(text, position):
        _take_number(number, reading)
        return number.end()
    sections = reading.groups[-1].sections
    if paragraph := _PAREN.match(text, position) or (sections and _ROMAN.match(text, position)):
        reading.in_part = True
        return paragraph.end()
    if sections and not reading.in_part and (letter := _LETTER.match(text, position)):
        sections.append(sections[-1].rstrip("abcdefghijklmnopqrstuvwxyz") + letter[0])
        return letter.end()
    part = _PART.match(text, position)
    if part and part["part"] in index.knowledge.citation_parts:
        reading.in_part = True
        return part.end()
    return None


def _take_joint(match: re.Match[str], reading: _Reading) -> None:
    reading.until = match[0] == "bis"
    if match[0].startswith("§"):
        reading.in_part = False
        reading.groups.append(_Group(*match.span()))


def _take_number(match: re.Match[str], reading: _Reading) -> None:
    number, letter = match["number"], match["letter"] or ""
    if reading.in_part and not letter:
        return
    sections = reading.groups[-1].sections
    if reading.until and sections and sections[-1].isdigit():
        first = int(sections[-1])
        sections += map(str, range(first + 1, min(int(number), first + MAX_RANGE)))
    sections.append(number + letter)
    reading.in_part = reading.until = False


def _law(match: re.Match[str], index: Index) -> tuple[str, int]:
    """Return the law's abbreviation and where its name ends; two words only where the law has two."""
    laws = index.knowledge.laws
    both = match["law"]
    first = both.split(" ", 1)[0]
    if both in laws:
        return laws[both], match.end("law")
    return laws.get(first, first), match.start("law") + len(first)
