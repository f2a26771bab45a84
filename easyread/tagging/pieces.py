"""Readings of a sentence's words -> its pieces, cut at punctuation, und/oder/aber, and sure conjunctions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from easyread.tagging.features import AUXILIARY, FINITE, F
from easyread.tagging.view import View
from easyread.tagging.wordlists import words

ClauseKind = Literal["main", "sub", "relative", "question", "infinitive", "continued", "piece"]
COMMAS = frozenset(",;(–—")
_CUTS = frozenset(",;:–—-()[]/…?!.")
JOINERS = words("clauses", "joiners")
SURE = words("clauses", "sure")  # can only open a subordinate clause
INFINITIVE = words("clauses", "infinitive")  # um, ohne, …: open a clause with "zu"
FILLERS = words("clauses", "fillers")  # may stand before an opener: "auch wenn"
_ADVERBS = words("clauses", "adverbs")  # join only after a comma: "er muss aber gehen"
_RELATIVES = words("clauses", "true_relatives")
_MIN_RELATIVE = 3  # words
_MAY_CUT = SURE | INFINITIVE | _RELATIVES | {"als", "wie", "wo", "bis"}


@dataclass(slots=True, eq=False)
class Clause:
    """Words [start, end) of a sentence. `mark`: index of the opener, `finite`: of the finite verb, or -1."""

    start: int
    end: int
    joined: bool  # begins with und, oder, …
    cut: bool  # begins after punctuation
    kind: ClauseKind = "piece"
    mark: int = -1
    finite: int = -1
    depth: int = 0  # 0: main clause, 1: subordinate, 2: subordinate to a subordinate


def cut_pieces(view: View) -> Iterator[Clause]:
    """Yield the pieces of a sentence in order; together they cover it."""
    start, joined, cut = 0, False, False
    neither = False
    for i in range(1, len(view.low)):
        word = view.low[i]
        neither = neither or view.low[i - 1] == "weder"
        cuts = not _CUTS.isdisjoint(view.gaps[i])
        joins = word in JOINERS and (word != "noch" or neither) and (cuts or word not in _ADVERBS)
        at = i if cuts or joins else _opening(view, start, i)
        if at > start and not (at == start + 1 and view.low[start] in FILLERS and not (cuts or joins)):
            yield Clause(start, at, joined, cut)
            start, joined, cut = at, joins, cuts
    if view.low:
        yield Clause(start, len(view.low), joined, cut)


def _opening(view: View, start: int, i: int) -> int:
    """Return where a clause without comma opens at word i, or at "auch" before it; -1 if none does."""
    if view.low[i] not in _MAY_CUT or not _opens(view, start, i):
        return -1
    with_filler = i - 1 > start and view.low[i - 1] in FILLERS and not view.gaps[i]
    return i - 1 if with_filler else i


def _opens(view: View, start: int, i: int) -> bool:
    word = view.low[i]
    if word in SURE:
        return True
    end = next((j for j in range(i + 1, len(view.low)) if not _CUTS.isdisjoint(view.gaps[j])), len(view.low))
    if word in INFINITIVE:
        return any(view.bits[j] & FINITE for j in range(start, i)) and has_zu(view, i, end)
    if i + 1 < end and word in _RELATIVES:
        return _opens_relative(view, start, i, end)
    if i + 1 >= end or not view.bits[i + 1] & F.SUBJECT:
        return False  # "größer als man erwartet"
    return any(view.bits[j] & FINITE for j in range(i + 2, end))


def _opens_relative(view: View, start: int, i: int, end: int) -> bool:
    """Know "es gibt Waren die man braucht": between a noun and a verb that nothing else asks for."""
    last, following = view.bits[end - 1], view.bits[i + 1]
    if not last & FINITE or i <= start or not view.forms[i - 1][0].isupper() or end - i < _MIN_RELATIVE:
        return False
    if following & F.SUBJECT:
        return True
    if not following & (F.ADV | F.PRON) or following & (F.ADJ | F.PREP) or view.forms[end - 1][0].isupper():
        return False
    before = 0
    for j in range(start, i):
        before |= view.bits[j] if not view.forms[j][0].isupper() else 0
    asks = AUXILIARY if last & F.PART else F.MODAL | F.WERDEN if last & F.INF else 0
    return bool(before & FINITE) and not before & asks


def has_zu(view: View, start: int, end: int) -> bool:
    """Say whether an infinitive with "zu" stands in [start, end)."""
    for i in range(start, min(end, len(view.low))):
        if view.bits[i] & F.ZUINF:
            return True
        if view.low[i] == "zu" and i + 1 < len(view.low) and view.bits[i + 1] & F.INF:
            return True
    return False
