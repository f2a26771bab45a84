"""Findings -> those that a person needs: of two that are about one fault, the one that says more.

Machines get all of them (DESIGN section 3).
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from easyread.document import Span
from easyread.problem import Problem

# A code -> those that say more about the same words.
_SAY_MORE: Mapping[str, tuple[str, ...]] = {
    "special-character": ("parenthesis", "gender-form", "footnote", "large-number"),
    "parenthesis": ("footnote",),
    "subordinate-clause": ("nested-clause",),
    "relative-clause": ("nested-clause",),
    "subjunctive": ("indirect-speech",),
    "infinitive-clause": ("impersonal",),
    "abstract-noun": ("officialese",),
    "rare-word": ("long-word",),
    "abbreviation": ("officialese",),
}
_AT_ITS_SIGN = frozenset({"parenthesis"})  # not what else stands in the brackets


def without_echoes(problems: Iterable[Problem]) -> list[Problem]:
    """Return the findings of one document without those that another one on the same words says too."""
    found = list(problems)
    spans: dict[str, list[Span]] = {}
    for problem in found:
        if problem.span is not None:
            spans.setdefault(problem.code, []).append(problem.span)
    for some in spans.values():
        some.sort()
    return [problem for problem in found if not _is_echo(problem, spans)]


def _is_echo(problem: Problem, spans: Mapping[str, Sequence[Span]]) -> bool:
    if problem.span is None:
        return False
    for code in _SAY_MORE.get(problem.code, ()):
        others = spans.get(code, ())
        number = bisect_left(others, problem.span.end, key=lambda span: span.start)
        if number and _is_same_fault(problem.span, others[number - 1], at_its_sign=code in _AT_ITS_SIGN):
            return True
    return False


def _is_same_fault(span: Span, other: Span, *, at_its_sign: bool) -> bool:
    return span.start == other.start if at_its_sign else other.overlaps(span)
