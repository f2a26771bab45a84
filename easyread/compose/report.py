"""What was found in documents -> the editors' report: levels, causes, paragraphs, words, change."""

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from easyread.document import Document, Prose, Span
from easyread.glossary.candidates import Candidate
from easyread.measure import FEATURES, Score
from easyread.measure.difficulty import BANDS, name_band
from easyread.problem import SEVERITIES, Problem

WORST = 10  # paragraphs worth mending first
TERMS = 25  # words without an entry that are named
AIM = 2.5  # difficulty up to which a text is Einfache Sprache (DESIGN section 3)
MAX_MARK = 80  # characters: what is longer is a whole clause or sentence and is named below, not marked
MAX_BEGINNING = 60  # characters of a paragraph in a list
HARD = (BANDS[-2][1], BANDS[-1][1])
# These are about a sentence or paragraph as a whole: to mark all of it would hide the others.
_WHOLE = frozenset({"long-sentence", "long-paragraph", "no-headings", "question"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A document with what is known of it. `scored`: blocks in order; None: nothing to measure."""

    document: Document
    title: str
    difficulty: float | None
    scored: Sequence[tuple[Prose, Score | None]]
    findings: Sequence[Problem]
    candidates: Sequence[Candidate]


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is remembered of a document from one report to the next."""

    difficulty: float
    words: int
    hard: int  # paragraphs in the two hardest bands
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A kind of text that people know, and how hard such texts are."""

    name: str
    difficulty: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BandShare:
    """How much of a text lies in a band; `share`: of its words, 0 to 1."""

    name: str
    paragraphs: int
    words: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """What a feature adds to the difficulty, in points, as a mean over all words; below 0: easier."""

    feature: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block with its score. `level`: 0 very easy to 4 very hard, as BANDS."""

    anchor: str
    prose: Prose
    score: Score
    level: int
    findings: tuple[Problem, ...]

    @property
    def beginning(self) -> str:
        """Return its first words."""
        text = self.prose.text
        return text if len(text) <= MAX_BEGINNING else f"{text[:MAX_BEGINNING].rsplit(' ', 1)[0]} …"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a paragraph's text and the codes of what was found in it; none: plain text."""

    text: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Worst:
    """A paragraph worth mending first."""

    paragraph: Paragraph
    stretches: tuple[Stretch, ...]
    groups: tuple[tuple[Problem, ...], ...]  # its findings by code, the severe ones first


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document's report."""

    name: str  # of its page, without suffix
    path: str
    title: str
    numbers: Numbers
    band: str
    paragraphs: tuple[Paragraph, ...]
    bands: tuple[BandShare, ...]
    drivers: tuple[Driver, ...]
    worst: tuple[Worst, ...]
    terms: tuple[Candidate, ...]
    before: Numbers | None = None  # in the last report


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusReport:
    """The report of several documents, the hardest first."""

    reports: tuple[Report, ...]
    numbers: Numbers
    band: str
    bands: tuple[BandShare, ...]
    drivers: tuple[Driver, ...]
    worst: tuple[tuple[Report, Paragraph], ...]
    terms: tuple[Candidate, ...]


@cache
def load_levels() -> tuple[Level, ...]:
    """Return the levels that a text is compared with, the easiest first."""
    data = tomllib.loads((files("easyread") / "data" / "levels.toml").read_text("utf-8"))
    return tuple(Level(**row) for row in data["level"])


def compose_report(examined: Examined) -> Report | None:
    """Decide what stands in the report of a document. None: it has no word."""
    by_block: dict[str, list[Problem]] = {}
    for problem in examined.findings:
        by_block.setdefault(problem.block, []).append(problem)
    paragraphs = tuple(
        _paragraph(number, prose, score, by_block.get(prose.id, ()))
        for number, (prose, score) in enumerate(examined.scored, 1)
        if score is not None
    )
    if not paragraphs or examined.difficulty is None:
        return None
    name = examined.document.out_name
    return Report(
        name="index-2" if name == "index" else name,  # index.html is the page of the corpus
        path=examined.document.path,
        title=examined.title,
        numbers=_numbers(paragraphs, examined.difficulty, len(examined.findings)),
        band=name_band(examined.difficulty),
        paragraphs=paragraphs,
        bands=_bands(paragraphs),
        drivers=_drivers(paragraphs),
        worst=tuple(_worst(paragraph) for paragraph in _first(paragraphs)),
        terms=tuple(examined.candidates[:TERMS]),
    )


def compose_corpus(reports: Sequence[Report], terms: Sequence[Candidate]) -> CorpusReport:
    """Decide what stands in the report of all documents. Needs: at least one report."""
    paragraphs = [paragraph for report in reports for paragraph in report.paragraphs]
    owner = {id(paragraph): report for report in reports for paragraph in report.paragraphs}
    words = sum(report.numbers.words for report in reports)
    difficulty = sum(report.numbers.difficulty * report.numbers.words for report in reports) / words
    findings = sum(report.numbers.findings for report in reports)
    return CorpusReport(
        reports=tuple(sorted(reports, key=lambda one: (-one.numbers.difficulty, one.name))),
        numbers=_numbers(paragraphs, difficulty, findings),
        band=name_band(difficulty),
        bands=_bands(paragraphs),
        drivers=_drivers(paragraphs),
        worst=tuple((owner[id(paragraph)], paragraph) for paragraph in _first(paragraphs)),
        terms=tuple(terms[:TERMS]),
    )


def mark_stretches(prose: Prose, findings: Iterable[Problem]) -> tuple[Stretch, ...]:
    """Return a block's text, cut where findings begin and end; those that overlap are one stretch.

    Findings are placed in the file, the text is without markup: each of its characters is looked up there.
    """
    text = prose.text
    starts = [prose.source_span(Span(offset, offset + 1)).start for offset in range(len(text))]
    spans: list[tuple[int, int, str]] = []
    for problem in findings:
        if problem.span is None or problem.code in _WHOLE:
            continue
        start, end = bisect_left(starts, problem.span.start), bisect_left(starts, problem.span.end)
        if 0 < end - start <= MAX_MARK:
            spans.append((start, end, problem.code))
    return tuple(_stretches(text, sorted(spans)))


def _stretches(text: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[Stretch]:
    done = 0
    for start, end, codes in _joined(spans):
        if start > done:
            yield Stretch(text[done:start])
        yield Stretch(text[start:end], tuple(codes))
        done = end
    if done < len(text):
        yield Stretch(text[done:])


def _joined(spans: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, dict[str, None]]]:
    joined: list[tuple[int, int, dict[str, None]]] = []
    for start, end, code in spans:
        if joined and start < joined[-1][1]:
            first, last, codes = joined[-1]
            joined[-1] = (first, max(last, end), codes | {code: None})
        else:
            joined.append((start, end, {code: None}))
    return joined


def _paragraph(number: int, prose: Prose, score: Score, findings: Iterable[Problem]) -> Paragraph:
    level = next(level for level, (bound, _) in enumerate(BANDS) if score.difficulty < bound)
    return Paragraph(anchor=f"p{number}", prose=prose, score=score, level=level, findings=tuple(findings))


def _numbers(paragraphs: Sequence[Paragraph], difficulty: float, findings: int) -> Numbers:
    return Numbers(
        difficulty=round(difficulty, 2),
        words=sum(one.score.words for one in paragraphs),
        hard=sum(one.score.band in HARD for one in paragraphs),
        findings=findings,
    )


def _bands(paragraphs: Sequence[Paragraph]) -> tuple[BandShare, ...]:
    total = sum(one.score.words for one in paragraphs)
    shares = []
    for level, (_, name) in enumerate(BANDS):
        words = [one.score.words for one in paragraphs if one.level == level]
        shares.append(BandShare(name=name, paragraphs=len(words), words=sum(words), share=sum(words) / total))
    return tuple(shares)


def _drivers(paragraphs: Sequence[Paragraph]) -> tuple[Driver, ...]:
    """Return what each feature adds, each paragraph as heavy as it has words; the most first."""
    total = sum(one.score.words for one in paragraphs)
    sums = (
        sum(one.score.points[number] * one.score.words for one in paragraphs)
        for number in range(len(FEATURES))
    )
    drivers = (
        Driver(feature=name, points=points / total) for name, points in zip(FEATURES, sums, strict=True)
    )
    return tuple(sorted(drivers, key=lambda driver: -driver.points))


def _first(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs that cost readers most: words times difficulty above AIM, then findings."""
    asking = [one for one in paragraphs if one.findings or one.score.difficulty >= AIM]
    return sorted(asking, key=lambda one: (-_cost(one), -_weight(one)))[:WORST]


def _cost(one: Paragraph) -> float:
    return one.score.words * max(0.0, one.score.difficulty - AIM)


def _weight(one: Paragraph) -> int:
    return sum(1 + 2 * SEVERITIES.index(problem.severity) for problem in one.findings)


def _worst(paragraph: Paragraph) -> Worst:
    groups: dict[str, list[Problem]] = {}
    for problem in paragraph.findings:
        groups.setdefault(problem.code, []).append(problem)
    ranked = sorted(groups.values(), key=lambda group: -SEVERITIES.index(group[0].severity))
    return Worst(
        paragraph=paragraph,
        stretches=mark_stretches(paragraph.prose, paragraph.findings),
        groups=tuple(map(tuple, ranked)),
    )
