"""Readings of a sentence's words -> its clauses, each with what opens it and its finite verb.

A sentence is first cut into pieces: at punctuation, at und/oder/aber/sondern/denn, and before words that can only
open a subordinate clause. A piece with an opener and no finite verb takes the verb of a later piece.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from easyread.tagging.features import AUXILIARY, FINITE, F
from easyread.tagging.verbs import find_finite
from easyread.tagging.view import View
from easyread.tagging.wordlists import words

ClauseKind = Literal["main", "sub", "relative", "question", "infinitive", "continued", "piece"]
_COMMAS = frozenset(",;(–—")
_CUTS = frozenset(",;:–—-()[]/…?!.")
_JOINERS = words("clauses", "joiners")
_SURE = words("clauses", "sure")
_UNSURE = words("clauses", "unsure")
_INFINITIVE = words("clauses", "infinitive")
_FILLERS = words("clauses", "fillers")
_RELATIVES = words("clauses", "relatives")
_TRUE_RELATIVES = words("clauses", "true_relatives")
_ASKING = tuple(words("clauses", "asking"))
_MAY_CUT = _SURE | _INFINITIVE | {"als", "wie"}
_MAX_REACH = 8  # pieces looked through for the verb of an opener
_NOMINAL_END = F.PREP | F.DET


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


def find_clauses(view: View) -> tuple[Clause, ...]:
    """Cut a sentence into clauses, in order; together they cover it."""
    clauses = list(_pieces(view))
    outer = inner = -1  # the finite verbs last seen: of a main clause, of a subordinate one
    for number, clause in enumerate(clauses):
        mark = _opener(view, clause, first=number == 0)
        opens = mark >= 0
        if opens:
            inner = -1
        governing = inner if opens or (clause.joined and inner >= 0) else outer
        clause.finite = find_finite(view, clause.start, clause.end, governing, at_end=opens)
        if opens and view.low[mark] in _UNSURE and not _is_final(view, clause):
            opens = False
        if clause.finite >= 0 and (opens or (clause.joined and inner >= 0)):
            inner = clause.finite
        elif clause.finite >= 0:
            outer, inner = clause.finite, -1
    number = 0
    while number < len(clauses):
        number = _classify(view, clauses, number)
    return tuple(clauses)


def _pieces(view: View) -> Iterator[Clause]:
    start, joined, cut = 0, False, False
    low, gaps = view.low, view.gaps
    for i in range(1, len(low)):
        gap, word = gaps[i], low[i]
        cuts = bool(gap) and not _CUTS.isdisjoint(gap)
        joins = word in _JOINERS and (word != "noch" or "weder" in low)
        if not (cuts or joins):
            if word not in _MAY_CUT or not _opens_here(view, start, i):
                continue
            if i - 1 > start and low[i - 1] in _FILLERS and not gap:
                i -= 1  # noqa: PLW2901 - "auch wenn"
        if i > start and not (i - 1 == start and low[start] in _FILLERS and not cuts and not joins):
            yield Clause(start, i, joined, cut)
            start, joined, cut = i, joins, cuts
    if low:
        yield Clause(start, len(low), joined, cut)


def _opens_here(view: View, start: int, i: int) -> bool:
    """Say whether a conjunction opens a clause although no comma stands before it."""
    word = view.low[i]
    if word in _INFINITIVE:
        has_verb = any(view.bits[j] & FINITE for j in range(start, i))
        return has_verb and _has_zu(view, i, _piece_end(view, i))
    if word in ("als", "wie"):
        if i + 1 >= len(view.low) or not view.bits[i + 1] & F.SUBJECT:
            return False
        return any(view.bits[j] & FINITE for j in range(i + 2, _piece_end(view, i)))
    return True


def _piece_end(view: View, i: int) -> int:
    for j in range(i + 1, len(view.low)):
        if view.gaps[j] and not _CUTS.isdisjoint(view.gaps[j]):
            return j
    return len(view.low)


def _classify(view: View, clauses: list[Clause], number: int) -> int:
    """Set kind and mark of a clause; return the number of the clause to go on with."""
    clause = clauses[number]
    mark = _opener(view, clause, first=number == 0)
    before = clauses[number - 1] if number else None
    if mark < 0:
        _classify_plain(view, clause, before)
        return number + 1
    last = _borrow_verb(view, clauses, number)
    kind = _kind_of(view, clause, mark, clauses[last])
    if kind is None:
        _classify_plain(view, clause, before)
        return number + 1
    clause.kind, clause.mark = kind, mark
    clause.depth = _depth(clauses, number)
    if last != number:
        clause.finite = clauses[last].finite
        for other in clauses[number + 1 : last + 1]:
            if other.finite == clause.finite:
                other.kind, other.depth, other.finite = "continued", 1, -1
    return number + 1


def _depth(clauses: list[Clause], number: int) -> int:
    """Return 1, or one more than the clause it stands in. Joined clauses stand beside each other."""
    clause = clauses[number]
    before = clauses[number - 1] if number else None
    if before is None or before.depth == 0:
        return 1
    return before.depth if clause.joined or not clause.cut else before.depth + 1


def _opener(view: View, clause: Clause, *, first: bool) -> int:
    """Return the index of the word that may open a subordinate clause, -1 if there is none."""
    low, bits = view.low, view.bits
    i, end = clause.start, clause.end
    while i < end - 1 and low[i] in _FILLERS and not (bits[i] & F.SUBJ and low[i] not in ("als", "außer")):
        if low[i] == "als" and low[i + 1] not in ("ob", "wenn", "dass", "daß"):
            return i
        i += 1
    if i >= end:
        return -1
    if bits[i] & F.SUBJ:
        return i + 1 if low[i] in _INFINITIVE and i + 1 < end and low[i + 1] in _SURE else i
    joined = clause.joined or low[clause.start] in _JOINERS
    comma = not _COMMAS.isdisjoint(view.gaps[clause.start])
    if low[i] in _TRUE_RELATIVES and not first and (comma or joined):
        return -1 if joined and _is_article(view, i) else i
    if bits[i] & F.PREP and i + 1 < end and (clause.cut or first):
        if low[i + 1] in _TRUE_RELATIVES and comma and not first:
            return i + 1
        if bits[i + 1] & F.WH:
            return i + 1
    return -1


def _is_article(view: View, i: int) -> bool:
    """Say whether a noun or an adjective follows at once."""
    if i + 1 >= len(view.low) or view.gaps[i + 1]:
        return False
    return view.forms[i + 1][0].isupper() or bool(
        view.bits[i + 1] & (F.ADJ | F.NUM) and not view.bits[i + 1] & FINITE
    )


def _borrow_verb(view: View, clauses: list[Clause], number: int) -> int:
    """Return the number of the clause whose finite verb belongs to the opener of clause `number`."""
    if clauses[number].finite >= 0:
        return number
    for later in range(number + 1, min(number + _MAX_REACH, len(clauses))):
        other = clauses[later]
        if _opener(view, other, first=False) >= 0 and other.finite >= 0 and _is_final(view, other):
            continue
        if other.finite >= 0:
            return later if _is_final(view, other) else number
    return number


def _is_final(view: View, clause: Clause) -> bool:
    """Say whether the finite verb ends its clause, as in a subordinate clause; a few words may follow it."""
    finite, end, bits = clause.finite, clause.end, view.bits
    if finite < 0:
        return False
    if finite == end - 1:
        return True
    rest = bits[finite + 1]
    if all(item & (F.INF | F.PART) for item in bits[finite + 1 : end]):
        return True
    before = bits[finite - 1] if finite else 0
    cluster = bool(before & (F.INF | F.PART)) and bool(bits[finite] & AUXILIARY) and finite - 1 > clause.start
    return cluster and not rest & F.SUBJECT


def _kind_of(view: View, clause: Clause, mark: int, holder: Clause) -> ClauseKind | None:
    word, finite = view.low[mark], holder.finite
    if mark == clause.end - 1 and clause is holder:
        return None
    if word in _INFINITIVE:
        return "sub" if _has_zu(view, mark, clause.end + 12) and clause.finite < 0 else None
    if word in _SURE or word in ("seitdem", "ehe"):
        return "sub"
    if finite < 0:
        return None
    final = _is_final(view, holder) and finite > mark
    if not final:
        return None
    if word in _TRUE_RELATIVES:
        return _relative_kind(view, mark, holder)
    if word == "was" and mark and not _asks(view, mark):
        return "relative"
    if holder.start == 0 and not any(view.bits[i] & FINITE for i in range(holder.end, len(view.low))):
        return None
    if view.bits[mark] & F.WH and word != "wie":
        return "question"
    return "sub"


def _relative_kind(view: View, mark: int, holder: Clause) -> ClauseKind | None:
    """Tell a relative pronoun from an article: "…, der Wechsel stelle", and from "…, welche Kandidaten kommen"."""
    article = _is_article(view, mark)
    if article and view.low[mark].startswith("welch"):
        return "question"
    if article and view.bits[holder.finite] & F.SUB1:
        return None
    return "relative"


def _asks(view: View, mark: int) -> bool:
    """Say whether a verb of asking or knowing stands before the question word."""
    if view.low[mark - 1] in ("nichts", "alles", "etwas", "das", "vieles", "einiges"):
        return False
    return any(view.low[i].startswith(_ASKING) for i in range(max(0, mark - 8), mark))


def _has_zu(view: View, start: int, end: int) -> bool:
    for i in range(start, min(end, len(view.low))):
        if view.bits[i] & F.ZUINF or (
            view.low[i] == "zu" and i + 1 < len(view.low) and view.bits[i + 1] & F.INF
        ):
            return True
    return False


def _classify_plain(view: View, clause: Clause, before: Clause | None) -> None:
    """Set the kind of a clause without opener."""
    if clause.finite < 0:
        zu = _has_zu(view, clause.start, clause.end)
        clause.kind = "infinitive" if zu and clause.cut else "piece"
        clause.depth = before.depth if before else 0
        return
    inside = before is not None and before.depth > 0 and (clause.joined or clause.cut)
    if inside and _is_final(view, clause) and clause.finite > clause.start + clause.joined:
        clause.kind, clause.depth = "continued", 1
    else:
        clause.kind = "main"
