"""Statutes at hand x entries -> sections that the law does not have, or no longer.

A statute is a Markdown file named after its law, with a heading "# § 60a Title" for each section and
"(1)" at the beginning of each of its paragraphs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from easyread.glossary.lines import EntryLines
from easyread.link import Index
from easyread.link.citations import Citation, read_citations
from easyread.problem import Problem, Severity
from easyread.resources import LegalBasis

_HEADING = re.compile(r"#{1,6} +(?:§§?|Art\.|Artikel) *(?P<section>\d+[a-z]?)(?P<title>[^\n]*)")
_PARAGRAPH = re.compile(r"\((?P<number>\d+[a-z]?)\)")
_CITED = re.compile(r"(?P<section>\d+[a-z]?) (?:Abs\.|Absatz) ?(?P<number>\d+[a-z]?)\b")
_SECTION = re.compile(r"(?:§§?|Art\.|Artikel)?\s*(?P<section>\d+[a-z]?)\b")
_FILE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_GONE = "weggefallen"
# a citation that names its version, and one in a note, may speak of a text that is not at hand
_VERSION = "Fassung"
_VERSION_REACH = 40  # characters behind the citation; chosen: "AsylG in der Fassung seit dem …"
_TEXTS = ("easy", "standard", "example", "note")


@dataclass(frozen=True, slots=True)
class Law:
    """The sections of a statute with the numbers of their paragraphs, and those that were repealed."""

    sections: Mapping[str, frozenset[str]]
    repealed: frozenset[str]


def law_file(law: str) -> str:
    """Return the name of a law's file: "FreizügG/EU" -> "FreizuegG-EU.md"."""
    return re.sub(r"[^A-Za-z0-9]+", "-", law.translate(_FILE)).strip("-") + ".md"


def read_law(text: str) -> Law:
    """Return what a statute's headings and paragraphs say."""
    sections: dict[str, set[str]] = {}
    repealed: set[str] = set()
    here: set[str] = set()
    for line in text.split("\n"):
        if heading := _HEADING.match(line):
            here = sections.setdefault(heading["section"], set())
            if _GONE in heading["title"]:
                repealed.add(heading["section"])
        elif paragraph := _PARAGRAPH.match(line):
            here.add(paragraph["number"])
    return Law({number: frozenset(found) for number, found in sections.items()}, frozenset(repealed))


def check_sections(item: EntryLines, laws: Mapping[str, Law], index: Index) -> Iterator[Problem]:
    """Yield what an entry names, in `legal` or in its texts, and the statutes at hand do not have."""
    for basis in item.entry.legal:
        law = laws.get(law_file(basis.law))
        section = _SECTION.match(basis.section)
        if law and basis.as_of is None:
            yield item.problem("no-as-of", "warning", "legal", f'"{basis.section}"', cited=basis.citation)
        if law and basis.section:
            number = section["section"] if section else basis.section
            named = LegalBasis(law=basis.law, section=number)
            yield from _wrong(item, ("legal", f'"{basis.section}"'), named, law, "error")
    for key in _TEXTS:
        for cited in read_citations(getattr(item.entry, key), index):
            law = laws.get(law_file(cited.law))
            if law:
                yield from _check_cited(item, key, cited, law)


def absent_laws(items: Iterable[EntryLines], laws: Mapping[str, Law]) -> Iterator[Problem]:
    """Yield a hint for each law that entries name and that is not at hand, at its first place."""
    told: set[str] = set()
    for item in items:
        for basis in item.entry.legal:
            if basis.law not in told and law_file(basis.law) not in laws:
                told.add(basis.law)
                file = law_file(basis.law)
                yield item.problem("law-absent", "hint", "legal", f'"{basis.law}"', law=basis.law, file=file)


def _check_cited(item: EntryLines, key: str, cited: Citation, law: Law) -> Iterator[Problem]:
    text = getattr(item.entry, key)
    other = key == "note" or _VERSION in text[cited.end : cited.end + _VERSION_REACH]
    severity: Severity = "hint" if other else "error"
    inside = {number for section in cited.sections for number in law.sections.get(section, ())}
    for number in cited.sections:
        if number in law.sections or number not in inside:  # otherwise "§ 48 Abs. 3a und 3b"
            basis = LegalBasis(law=cited.law, section=number)
            yield from _wrong(item, (key, ""), basis, law, severity)
    for match in _CITED.finditer(text, cited.start, cited.end):
        known = law.sections.get(match["section"])
        if known and match["number"] not in known:
            values = {"law": cited.law, "section": match["section"], "paragraph": match["number"]}
            values |= {"key": key, "known": _range(known)}
            yield item.problem("no-paragraph", severity, key, **values)


def _wrong(
    item: EntryLines, at: tuple[str, str], basis: LegalBasis, law: Law, severity: Severity
) -> Iterator[Problem]:
    """Yield what is wrong with one section; `at`: the key and the value that name it."""
    if basis.section not in law.sections:
        near = min(law.sections, key=lambda known: _distance(known, basis.section), default="")
        known = LegalBasis(law=basis.law, section=near).citation
        yield item.problem("no-section", severity, *at, cited=basis.citation, known=known)
    elif basis.section in law.repealed:
        yield item.problem("repealed", severity, *at, cited=basis.citation)


def _distance(known: str, wanted: str) -> tuple[int, int, str]:
    """Order sections by how near they are: the number first, then the letter."""
    one, other = int(known.rstrip("abcdefghijklmnopqrstuvwxyz")), re.match(r"\d+", wanted)
    letter = ord(known[-1]) - ord(wanted[-1]) if wanted else 0
    return abs(one - int(other[0])) if other else 0, abs(letter), known


def _range(numbers: frozenset[str]) -> str:
    return ", ".join(sorted(numbers, key=lambda number: (int(re.sub(r"\D", "", number)), number)))
