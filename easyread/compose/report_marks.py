"""A block and its findings -> its text in stretches; what a finding is about is marked with its number."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from easyread.document import Prose, Span
from easyread.problem import SEVERITIES, Problem, Severity

MAX_MARK = 80  # characters: what is longer is a whole clause or sentence and is named below, not marked
# These are about a sentence or paragraph as a whole: to mark all of it would hide the others.
WHOLE = frozenset({"long-sentence", "long-paragraph", "no-headings", "question"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """All findings of one code in a block. `number`: the one at its marks, from 1."""

    number: int
    code: str
    severity: Severity
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a block's text and the numbers of what was found in it; none: plain text.

    An empty text: before what follows, a long sentence can be cut.
    """

    text: str
    numbers: tuple[int, ...] = ()
    severe: bool = False  # more than a hint


def number_findings(problems: Sequence[Problem]) -> tuple[Finding, ...]:
    """Return the findings of a block by code: the severe codes first, then in the order of the text."""
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.code, []).append(problem)
    ranked = sorted(groups.values(), key=lambda group: -SEVERITIES.index(group[0].severity))
    return tuple(
        Finding(number=number, code=group[0].code, severity=group[0].severity, problems=tuple(group))
        for number, group in enumerate(ranked, 1)
    )


def mark_stretches(prose: Prose, findings: Sequence[Finding]) -> tuple[Stretch, ...]:
    """Return a block's text, cut where findings begin and end; those that overlap are one stretch."""
    severe = {finding.number for finding in findings if finding.severity != "hint"}
    marks = [(*span, finding.number) for finding in findings for span in _marks(prose, finding)]
    cuts = [(*span, finding.number) for finding in findings for span in _cuts(prose, finding)]
    joined = _joined(sorted(marks))
    pieces = joined + [(*_outside(joined, start), {number: None}) for start, _, number in cuts]
    return tuple(_stretches(prose.text, sorted(pieces, key=lambda piece: piece[:2]), severe))


def text_span(prose: Prose, span: Span) -> Span:
    """Return the part of a block's text that a range of the file became. The way back of `source_span`."""
    return Span(*sorted((_offset(prose, span.start, last=False), _offset(prose, span.end, last=True))))


def _offset(prose: Prose, offset: int, *, last: bool) -> int:
    pieces = prose.source.pieces
    probe = offset - 1 if last else offset
    number = bisect_right(pieces, probe, key=lambda piece: piece.start) - 1
    if number < 0:
        return 0
    piece = pieces[number]
    end = pieces[number + 1].text if number + 1 < len(pieces) else prose.source.length
    if end - piece.text == piece.end - piece.start:
        return min(end, piece.text + offset - piece.start)
    return end if last or probe >= piece.end else piece.text


def _marks(prose: Prose, finding: Finding) -> Iterator[tuple[int, int]]:
    if finding.code not in WHOLE:
        for problem in finding.problems:
            if problem.span is not None:
                inner = text_span(prose, problem.span)
                if 0 < len(inner) <= MAX_MARK:
                    yield inner.start, inner.end


def _cuts(prose: Prose, finding: Finding) -> Iterator[tuple[int, int]]:
    """Yield where long sentences can be cut: before the words of their advice, where they are there once."""
    for problem in finding.problems:
        words = str(problem.values.get("better", ""))
        if finding.code == "long-sentence" and words and problem.span is not None:
            inner = text_span(prose, problem.span)
            known = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
            places = [match.start() for match in known.finditer(prose.text, inner.start, inner.end)]
            if len(places) == 1:
                yield places[0], places[0]


def _joined(spans: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, dict[int, None]]]:
    joined: list[tuple[int, int, dict[int, None]]] = []
    for start, end, number in spans:
        if joined and start < joined[-1][1]:
            first, last, numbers = joined[-1]
            joined[-1] = (first, max(last, end), numbers | {number: None})
        else:
            joined.append((start, end, {number: None}))
    return joined


def _outside(joined: Sequence[tuple[int, int, dict[int, None]]], place: int) -> tuple[int, int]:
    """Return the place of a cut, moved to the front of the mark that it would divide."""
    number = bisect_right(joined, place, key=lambda one: one[0]) - 1
    inside = number >= 0 and joined[number][0] < place < joined[number][1]
    return (joined[number][0],) * 2 if inside else (place, place)


def _stretches(
    text: str, pieces: Sequence[tuple[int, int, dict[int, None]]], severe: set[int]
) -> Iterator[Stretch]:
    done = 0
    for start, end, numbers in pieces:
        if start > done:
            yield Stretch(text[done:start])
        yield Stretch(text[start:end], tuple(sorted(numbers)), not severe.isdisjoint(numbers))
        done = end
    if done < len(text):
        yield Stretch(text[done:])
