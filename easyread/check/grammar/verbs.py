"""Tagged sentences -> passive, subjunctive, preterite and future perfect, at the verb form that shows it."""

from collections.abc import Iterator

from easyread.check.hit import Hit
from easyread.tagging import F, TaggedPassage, TaggedSentence
from easyread.tagging.verbs import looks_adjective
from easyread.tagging.wordlists import words

_AUXILIARY = F.WERDEN | F.HABEN | F.SEIN | F.MODAL
_FINITE = F.PRES | F.PRET | F.SUB1 | F.SUB2
_STOPS = words("verbs", "stops")
_VERBAL = F.PART | F.INF | F.ZUINF
_EMBEDDED = frozenset(("sub", "relative", "question", "infinitive", "continued"))
_SPEAKERS = words("verbs", "speakers")
_ACCUSATIVE = words("verbs", "accusative")
_NOT_AFTER = words("verbs", "not_after")


def find_passive(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield each form of "werden" that makes a passive with a participle, and that participle."""
    for sentence in tagged.sentences:
        if not sentence.mask & F.WERDEN:
            continue
        taken: set[int] = set()
        for i, reading in enumerate(sentence.bits):
            if reading & F.WERDEN:
                participle = _participle_of(sentence, i, taken)
                if participle >= 0:
                    taken.add(participle)
                    yield Hit(
                        "passive",
                        sentence.words[i],
                        {"verb": sentence.forms[i], "participle": sentence.forms[participle]},
                    )


def _participle_of(sentence: TaggedSentence, i: int, taken: set[int]) -> int:
    """Return the index of the participle that "werden" at i goes with, -1 if it is no passive."""
    before = i - 1
    if before >= 0 and sentence.low[before] == "zu":
        before -= 1
    if before >= 0 and not sentence.gaps[i] and _is_participle(sentence, before) and before not in taken:
        return before
    if sentence.low[i] == "worden" or sentence.low[i] == "geworden":
        return -1
    if not sentence.bits[i] & _FINITE:
        return -1
    clause = next(item for item in sentence.clauses if item.start <= i < item.end)
    if i == clause.end - 1 and clause.finite not in (i, -1):
        return -1  # "kann schwierig werden"
    return _participle_after(sentence, i, taken)


def _participle_after(sentence: TaggedSentence, i: int, taken: set[int]) -> int:
    """Look on through the clause: a participle at the end of one of its pieces decides, else the first one."""
    remembered = -1
    first = next(number for number, clause in enumerate(sentence.clauses) if clause.start <= i < clause.end)
    for clause in sentence.clauses[first:]:
        if clause.start > i and clause.kind in _EMBEDDED:
            continue
        if clause.start > i and clause.kind == "main" and clause.finite >= 0:
            break
        last = _last_verb(sentence, max(clause.start, i + 1), clause.end)
        if last < 0 or last in taken:
            continue
        if _is_active(sentence, i, last):
            if last == clause.end - 1:
                return -1
        elif last == clause.end - 1:
            return last
        elif remembered < 0:
            remembered = last
    return remembered


def _last_verb(sentence: TaggedSentence, start: int, end: int) -> int:
    for last in range(end - 1, start - 1, -1):
        if sentence.bits[last] & _VERBAL and not sentence.forms[last][0].isupper():
            return last
    return -1


def _is_active(sentence: TaggedSentence, i: int, last: int) -> bool:
    """Say whether the verb at `last` is no participle, or one that is an infinitive here: "wir werden … erhalten"."""
    if not _is_participle(sentence, last):
        return True
    if not sentence.bits[last] & F.INF or sentence.bits[i] & F.PRET:
        return False
    around = sentence.low[max(0, i - 2) : last]
    return not _SPEAKERS.isdisjoint(around) or not _ACCUSATIVE.isdisjoint(sentence.low[i + 1 : last])


def _is_participle(sentence: TaggedSentence, i: int) -> bool:
    return (
        bool(sentence.bits[i] & F.PART)
        and not (sentence.forms[i][0].isupper() and i > 0)
        and not sentence.bits[i] & _AUXILIARY
    )


def find_future_perfect(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield "werden" in "wird … gemacht haben"."""
    for sentence in tagged.sentences:
        if not (sentence.mask & F.WERDEN and sentence.mask & F.PART):
            continue
        for clause in sentence.clauses:
            i, last = clause.finite, clause.end - 1
            if (
                i >= 0
                and sentence.bits[i] & F.WERDEN
                and not sentence.bits[i] & F.SUB2
                and _is_perfect(sentence, i, last)
            ):
                yield Hit(
                    "future-perfect",
                    sentence.words[i],
                    {"verb": sentence.forms[i], "participle": sentence.forms[last - 1]},
                )


def _is_perfect(sentence: TaggedSentence, i: int, last: int) -> bool:
    """Say whether a stretch ends with participle and "haben" or "sein"; its finite verb may come after them."""
    if last == i:
        last -= 1
    if last < 1 or sentence.low[last] not in ("haben", "sein"):
        return False
    return bool(sentence.bits[last - 1] & F.PART) and last - 1 != i


def find_subjunctive(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield each verb in the subjunctive whose form or place shows it."""
    for sentence in tagged.sentences:
        if sentence.mask & (F.SUB1 | F.SUB2):
            for i, reading in enumerate(sentence.bits):
                if reading & (F.SUB1 | F.SUB2) and _is_subjunctive(sentence, i):
                    yield Hit("subjunctive", sentence.words[i], {"verb": sentence.forms[i]})


def _is_subjunctive(sentence: TaggedSentence, i: int) -> bool:
    reading = sentence.bits[i]
    if i and sentence.forms[i][0].isupper() and not sentence.gaps[i]:
        return False
    if reading & F.SUB2:
        return bool(reading & _AUXILIARY) or not reading & F.PRES  # "führen" is not the subjunctive of "fahren"
    clause = next(item for item in sentence.clauses if item.start <= i < item.end)
    if clause.finite != i and not any(item.finite == i for item in sentence.clauses):
        return False
    low = sentence.low[clause.start : clause.end]
    if "ich" in low or (clause.joined and "ich" in sentence.low[: clause.start]):
        return False
    return not (reading & F.ADJ and looks_adjective(_view(sentence), i, clause.end)) and i > 0


def _view(sentence: TaggedSentence) -> TaggedSentence:
    return sentence


def find_preterite(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield each full verb in the preterite."""
    for sentence in tagged.sentences:
        if sentence.mask & F.PRET:
            for i, reading in enumerate(sentence.bits):
                if reading & F.PRET and not reading & _AUXILIARY and _is_preterite(sentence, i):
                    yield Hit("preterite", sentence.words[i], {"verb": sentence.forms[i]})


def _is_preterite(sentence: TaggedSentence, i: int) -> bool:
    if any(clause.finite == i for clause in sentence.clauses):
        return True
    return False
