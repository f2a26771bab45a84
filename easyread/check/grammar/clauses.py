"""Tagged sentences -> subordinate, relative, infinitive, nested clauses, and two statements in a sentence."""

from collections.abc import Iterator
from itertools import pairwise

from easyread.check.grammar.phrase import is_unless
from easyread.check.grammar.speech import speaks
from easyread.check.hit import Hit
from easyread.document import Span
from easyread.tagging import Clause, F, TaggedPassage, TaggedSentence

_VERB = F.PRES | F.PRET | F.SUB1 | F.SUB2 | F.INF | F.PART
_SUBJUNCTIVE = F.SUB1 | F.SUB2
_COMPARING = frozenset(("je", "desto", "umso"))
_PARTING = frozenset(":()[]")


def find_subordinate(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the conjunction or question word of each subordinate clause that is not relative."""
    for sentence in tagged.sentences:
        for clause in sentence.clauses:
            if clause.kind in ("sub", "question"):
                yield Hit(
                    "subordinate-clause",
                    _mark_span(sentence, clause.mark),
                    {"word": sentence.low[clause.mark]},
                )


def _mark_span(sentence: TaggedSentence, mark: int) -> Span:
    """Return the conjunction; "so dass" and "als ob" are one."""
    span = sentence.words[mark]
    if mark and (sentence.low[mark - 1], sentence.low[mark]) in _PAIRS and not sentence.gaps[mark]:
        return Span(sentence.words[mark - 1].start, span.end)
    return span


_PAIRS = frozenset((("so", "dass"), ("so", "daß"), ("als", "ob"), ("als", "wenn")))


def find_relative(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the pronoun of each relative clause."""
    for sentence in tagged.sentences:
        for clause in sentence.clauses:
            if clause.kind == "relative":
                yield Hit("relative-clause", sentence.words[clause.mark], {"word": sentence.low[clause.mark]})


def find_nested(tagged: TaggedPassage, limit: int) -> Iterator[Hit]:
    """Yield the opener of each clause `limit` levels deep: 2 is a clause in a subordinate one."""
    for sentence in tagged.sentences:
        for clause in sentence.clauses:
            if clause.mark >= 0 and clause.depth >= limit:
                yield Hit(
                    "nested-clause",
                    _mark_span(sentence, clause.mark),
                    {"word": sentence.low[clause.mark], "count": clause.depth},
                )


def find_infinitive(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield "zu" before an infinitive, and the verb that has it inside; with a comma, the clause up to it."""
    for sentence in tagged.sentences:
        if not sentence.mask & F.INF and not sentence.mask & F.ZUINF:
            continue
        for i, reading in enumerate(sentence.bits):
            if _is_zu(sentence, i, reading):
                verb = sentence.forms[i] if sentence.low[i] != "zu" else f"zu {sentence.forms[i + 1]}"
                yield Hit("infinitive-clause", _infinitive_span(sentence, i), {"verb": verb})


def _infinitive_span(sentence: TaggedSentence, i: int) -> Span:
    clause = sentence.clause_at(i)
    own = clause.kind == "infinitive" and sentence.gaps[clause.start] == ","
    return Span(sentence.words[clause.start].start, sentence.words[i].end) if own else sentence.words[i]


def _is_zu(sentence: TaggedSentence, i: int, reading: int) -> bool:
    if sentence.low[i] == "zu":
        return (
            i + 1 < len(sentence.low)
            and not sentence.gaps[i + 1]
            and bool(sentence.bits[i + 1] & F.INF)
            and not sentence.forms[i + 1][0].isupper()
        )
    return bool(reading & F.ZUINF)


def find_two_statements(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the word that joins a second main clause to the first."""
    for sentence in tagged.sentences:
        if (pair := _pair(sentence)) >= 0:
            yield Hit("two-statements", sentence.words[pair], {"word": sentence.forms[pair]})
            continue
        main = [item for item in sentence.clauses if item.kind == "main" and not _is_unless(sentence, item)]
        if len(main) < 2 or any(_reports(sentence, clause) for clause in main[1:]):
            continue
        found = [clause for before, clause in pairwise(main) if _is_second(sentence, before, clause)]
        if found:
            first = min(found, key=lambda clause: not clause.joined).start  # "und" rather than a comma
            yield Hit("two-statements", sentence.words[first], {"word": sentence.forms[first]})


def _is_unless(sentence: TaggedSentence, clause: Clause) -> bool:
    """Know what "es sei denn," leads to: a condition, though in the shape of a main clause."""
    return is_unless(sentence, clause.start - 3)


def _pair(sentence: TaggedSentence) -> int:
    """Return "noch" after "weder", "sondern" after "nicht nur", "und" in "um … zu … und … zu"; or -1."""
    if not sentence.mask & F.CONJ:
        return -1
    purpose = False
    for clause in sentence.clauses:
        first = sentence.low[clause.start]
        if clause.joined and first in ("noch", "sondern") and _is_pair(sentence, clause.start):
            return clause.start
        has_zu = any(_is_zu(sentence, i, sentence.bits[i]) for i in range(clause.start, clause.end))
        if has_zu and purpose and clause.joined and not clause.cut and clause.finite < 0:
            return clause.start
        purpose = has_zu and clause.mark >= 0 and sentence.low[clause.mark] == "um"
    return -1


def _is_pair(sentence: TaggedSentence, i: int) -> bool:
    before = sentence.low[:i]
    if sentence.low[i] == "noch":
        end = next(clause.end for clause in sentence.clauses if clause.start == i)
        parts = (before.index("weder") + 1, i), (i + 1, end)
        return all(any(sentence.bits[j] & _VERB for j in range(*part)) for part in parts)
    only = next((j for j in range(i - 1, 0, -1) if before[j - 1 : j + 1] == ["nicht", "nur"]), -1)
    return only > 0 and sentence.clause_at(only).depth == 0


def _is_second(sentence: TaggedSentence, before: Clause, clause: Clause) -> bool:
    """Say whether a main clause is a statement of its own, not what somebody said or the rest of a clause."""
    start = _start_of(sentence, clause)
    if clause.joined and start == clause.start:
        return not _goes_on_telling(sentence, before, clause)
    parted = ":" in sentence.gaps[start] or not _PARTING.isdisjoint(sentence.gaps[clause.start])
    asked = sentence.bits[clause.start] & F.WH  # "schauen, was sind Werte"
    if parted or asked or sentence.low[clause.start] in _COMPARING:
        return False  # a colon already parts them; "je länger, desto besser" are one
    if sentence.bits[clause.finite] & (F.SUB1 if clause.finite > clause.start else _SUBJUNCTIVE):
        return False
    nearest = sentence.clauses[sentence.clauses.index(clause) - 1]
    if clause.finite == clause.start:  # the first: "…, und wenn es regnet, bleiben sie"
        return (nearest.kind == "sub" and nearest.joined) or _goes_on(sentence, before, clause)
    condition = before.finite == before.start and before.start == 0  # "Käme er, dann ginge sie"
    if speaks(sentence, before) or speaks(sentence, nearest):
        return False  # "… und glaubt, es geht so"
    return not (condition and sentence.low[clause.start] in ("dann", "so"))


def _goes_on_telling(sentence: TaggedSentence, before: Clause, clause: Clause) -> bool:
    """Know "sie sagte, man nehme das ernst und werde es prüfen": the second belongs to what is told."""
    told, verb = sentence.bits[before.finite], sentence.bits[clause.finite]
    return before.start > 0 and bool(told & _SUBJUNCTIVE) and bool(verb & _SUBJUNCTIVE)


def _goes_on(sentence: TaggedSentence, before: Clause, clause: Clause) -> bool:
    """Tell "er kam, ging aber bald" from "kommt er, geht sie" and from the rest of a main clause."""
    if before.end != clause.start or sentence.gaps[clause.start] != "," or before.finite == before.end - 1:
        return False
    if clause.finite + 1 < clause.end and sentence.bits[clause.finite + 1] & F.SUBJECT:
        return False  # "…, kannte er ihn doch"
    first = next(item for item in sentence.clauses if item.kind != "piece")
    if first.kind == "sub":
        return first.end == before.start  # "Als er kam, ging sie, blieb aber nah"
    begins = before.start == 0 or (before.joined and not before.cut)  # "Zwischen 1988 und 1990 war er …"
    known = before is first and begins and before.start < before.finite
    return known and sentence.low[before.start] != "kaum"  # "Kaum war er da, begann der Streit"


def _start_of(sentence: TaggedSentence, clause: Clause) -> int:
    """Know "…, der Mann und die Frau hätten": what stands before "und" has no verb either."""
    number = next(i for i, item in enumerate(sentence.clauses) if item is clause)
    before = sentence.clauses[number - 1]
    shares = clause.joined and before.kind == "piece" and before.cut and not before.joined
    return before.start if shares else clause.start


def _reports(sentence: TaggedSentence, clause: Clause) -> bool:
    """Know "…, sagte sie" and "…, geht daraus hervor": a verb of saying opens the clause."""
    start = clause.start + (sentence.low[clause.start] == "so")  # "…, so heißt es, …"
    if clause.finite != start or clause.joined:
        return False
    return speaks(sentence, clause) or sentence.low[clause.end - 1] == "hervor"
