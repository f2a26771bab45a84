"""What was found in a document -> its report for editors: paragraphs, map, causes, words, change."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from easyread import __version__
from easyread.compose.report_change import Change, find_changes
from easyread.compose.report_marks import Finding, Stretch, mark_stretches, number_findings
from easyread.compose.report_state import KeptParagraph, KeptTerm, KeptWord, State
from easyread.document import Document, Prose
from easyread.glossary.candidates import Candidate
from easyread.measure import FEATURES, Score
from easyread.problem import SEVERITIES, Problem

WORST = 10  # paragraphs worth mending first
CAUSES = 3  # features that are named for each of them
MIN_POINTS = 0.05  # of difficulty; what adds less is not named
MAX_WORDS_KEPT = 100  # words without an entry; the page names fewer, the corpus adds them up
MAX_PARTS = 40  # of the map
MIN_CONTEXT = 4  # words around a word; of fewer none is cut off
UNEXPLAINED = "unexplained-jargon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A document with what is known of it. `scored`: blocks in order; None: nothing to measure."""

    document: Document
    title: str
    profile: str
    difficulty: float | None
    scored: Sequence[tuple[Prose, Score | None]]
    findings: Sequence[Problem]
    candidates: Sequence[Candidate]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of the text. `kept`: its numbers; None: it has no words that count."""

    anchor: str
    prose: Prose
    kept: KeptParagraph | None
    points: tuple[float, ...]
    findings: tuple[Finding, ...]
    stretches: tuple[Stretch, ...]
    change: Change | None = None

    @property
    def count(self) -> int:
        """Return how many findings it has."""
        return sum(len(finding.problems) for finding in self.findings)

    @property
    def causes(self) -> tuple[tuple[str, float], ...]:
        """Return the features that add most to its difficulty, with their points."""
        ranked = sorted(zip(FEATURES, self.points, strict=False), key=lambda item: -item[1])
        return tuple(item for item in ranked[:CAUSES] if item[1] >= MIN_POINTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPart:
    """Paragraphs from one heading to the next. `heading`: None before the first one."""

    heading: Paragraph | None
    paragraphs: tuple[KeptParagraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document's report. `worst_share`: how much of what its paragraphs cost `worst` holds, 0 to 1."""

    name: str  # of its page, without suffix
    state: State
    paragraphs: tuple[Paragraph, ...]
    parts: tuple[MapPart, ...]
    worst: tuple[Paragraph, ...]
    worst_share: float
    before: State | None = None  # in the last report
    changes: tuple[Change, ...] = ()


def compose_report(examined: Examined, name: str) -> Report | None:
    """Decide what stands in the report of a document. None: it has no word."""
    by_block: dict[str, list[Problem]] = {}
    for problem in examined.findings:
        by_block.setdefault(problem.block, []).append(problem)
    paragraphs = tuple(
        _paragraph(number, prose, score, by_block.get(prose.id, ()))
        for number, (prose, score) in enumerate(examined.scored, 1)
        if score is not None or prose.id in by_block
    )
    kept = [one for one in paragraphs if one.kept]
    if not kept or examined.difficulty is None:
        return None
    worst = _first(kept)
    cost = sum(one.kept.cost for one in kept if one.kept)
    return Report(
        name=name,
        state=_state(examined, examined.difficulty, paragraphs),
        paragraphs=paragraphs,
        parts=_parts(paragraphs),
        worst=worst,
        worst_share=sum(one.kept.cost for one in worst if one.kept) / cost if cost else 0.0,
    )


def with_changes(report: Report, before: State | None) -> Report:
    """Return the report with what has changed since `before`."""
    if before is None:
        return report
    changes = find_changes(before, report.state)
    by_anchor = {one.after.anchor: one for one in changes if one.after}
    return replace(
        report,
        before=before,
        changes=changes,
        paragraphs=tuple(replace(one, change=by_anchor.get(one.anchor)) for one in report.paragraphs),
    )


def _paragraph(number: int, prose: Prose, score: Score | None, problems: Sequence[Problem]) -> Paragraph:
    findings = number_findings(problems)
    anchor = f"p{number}"
    return Paragraph(
        anchor=anchor,
        prose=prose,
        kept=_keep(anchor, prose, score, len(problems)) if score else None,
        points=score.points if score else (),
        findings=findings,
        stretches=mark_stretches(prose, findings),
    )


def _keep(anchor: str, prose: Prose, score: Score, findings: int) -> KeptParagraph:
    return KeptParagraph(
        anchor=anchor,
        id=prose.id if prose.author_id else "",
        heading=prose.kind == "heading",
        line=prose.line,
        text=" ".join(prose.text.split()),
        difficulty=round(score.difficulty, 4),
        words=score.words,
        findings=findings,
    )


def _state(examined: Examined, difficulty: float, paragraphs: Sequence[Paragraph]) -> State:
    rules = Counter(problem.code for problem in examined.findings)
    return State(
        path=examined.document.path,
        title=examined.title,
        lang=examined.document.metadata.lang,
        profile=examined.profile,
        program=__version__,
        difficulty=round(difficulty, 4),
        findings=len(examined.findings),
        paragraphs=tuple(one.kept for one in paragraphs if one.kept),
        points=_mean_points(paragraphs),
        rules=tuple(sorted(rules.items(), key=lambda item: (-item[1], item[0]))),
        terms=tuple(_terms(paragraphs)),
        words_unknown=tuple(_word(one, paragraphs) for one in examined.candidates[:MAX_WORDS_KEPT]),
    )


def _mean_points(paragraphs: Sequence[Paragraph]) -> tuple[float, ...]:
    """Return what each feature adds, each paragraph as heavy as it has words. Shape: as FEATURES."""
    measured = [(one.points, one.kept.words) for one in paragraphs if one.kept]
    total = sum(words for _, words in measured)
    sums = (sum(points[number] * words for points, words in measured) for number in range(len(FEATURES)))
    return tuple(round(one / total, 4) for one in sums)


def _terms(paragraphs: Sequence[Paragraph]) -> list[KeptTerm]:
    return [
        KeptTerm(
            word=str(problem.values.get("found", problem.excerpt)),
            headword=str(problem.values.get("headword", "")),
            easy=str(problem.values.get("better", "")),
            anchor=one.anchor,
            line=problem.place.line,
        )
        for one in paragraphs
        for finding in one.findings
        if finding.code == UNEXPLAINED
        for problem in finding.problems
    ]


def _word(candidate: Candidate, paragraphs: Sequence[Paragraph]) -> KeptWord:
    context = candidate.contexts[0]
    line = context.place.line
    holder = next((one for one in reversed(paragraphs) if one.prose.line <= line), paragraphs[0])
    return KeptWord(
        word=candidate.word,
        count=candidate.count,
        score=round(candidate.score, 4),
        context=_whole_words(context.text),
        anchor=holder.anchor,
        line=line,
    )


def _whole_words(context: str) -> str:
    """Return the words around a place without the halves of words at its ends."""
    words = context.split(" ")
    if len(words) <= MIN_CONTEXT:
        return context
    first = 2 if words[0] == "…" else 0
    last = len(words) - 2 if words[-1] == "…" else len(words)
    return " ".join((*words[: first // 2], *words[first:last], *words[last:][-1:]))


def _parts(paragraphs: Sequence[Paragraph]) -> tuple[MapPart, ...]:
    """Cut the map at headings, as deep as the parts are few."""
    depths = Counter(one.prose.depth for one in paragraphs if one.prose.kind == "heading")
    deepest = min(depths, default=0)
    for depth in sorted(depths):
        if sum(count for other, count in depths.items() if other <= depth) <= MAX_PARTS:
            deepest = depth
    runs: list[tuple[Paragraph | None, list[KeptParagraph]]] = [(None, [])]
    for one in paragraphs:
        if one.prose.kind == "heading" and one.prose.depth <= deepest:
            runs.append((one, []))
        if one.kept:
            runs[-1][1].append(one.kept)
    return tuple(MapPart(heading=heading, paragraphs=tuple(inside)) for heading, inside in runs if inside)


def _first(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return those that cost readers most: words times difficulty above AIM. None is below it."""
    asking = [one for one in paragraphs if one.kept and one.kept.cost]
    return tuple(sorted(asking, key=lambda one: (-(one.kept.cost if one.kept else 0), -_weight(one)))[:WORST])


def _weight(one: Paragraph) -> int:
    weights = {severity: 1 + 2 * number for number, severity in enumerate(SEVERITIES)}
    return sum(len(finding.problems) * weights[finding.severity] for finding in one.findings)
