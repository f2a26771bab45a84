"""Tagged sentences -> passive, subjunctive, preterite and future perfect, at the verb form that shows it."""

from collections.abc import Iterator

from easyread.check.hit import Hit
from easyread.tagging import F, TaggedPassage, TaggedSentence
from easyread.tagging.verbs import looks_adjective

_AUXILIARY = F.WERDEN | F.HABEN | F.SEIN | F.MODAL
_FINITE = F.PRES | F.PRET | F.SUB1 | F.SUB2
_STOPS = frozenset("und oder aber sondern denn sowie".split())
_NOT_AFTER = frozenset("zu als wie".split())


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
                        "passive", sentence.words[i], {"verb": sentence.forms[i], "participle": sentence.forms[participle]}
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
    return _participle_after(sentence, i, taken)


def _participle_after(sentence: TaggedSentence, i: int, taken: set[int]) -> int:
    """Look on to the end of the clause: the last verb there decides."""
    end = _clause_end(sentence, i)
    last = end - 1
    while last > i and not sentence.bits[last] & (F.PART | F.INF | F.ZUINF | _FINITE):
        last -= 1
    if last <= i or last in taken:
        return -1
    return last if _is_participle(sentence, last) else -1


def _clause_end(sentence: TaggedSentence, i: int) -> int:
    for clause in sentence.clauses:
        if clause.start <= i < clause.end:
            return clause.end
    return len(sentence.low)


def _is_participle(sentence: TaggedSentence, i: int) -> bool:
    return bool(sentence.bits[i] & F.PART) and not (sentence.forms[i][0].isupper() and i > 0) and not sentence.bits[i] & _AUXILIARY


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
        return True
    clause = next(item for item in sentence.clauses if item.start <= i < item.end)
    if clause.finite != i and not any(item.finite == i for item in sentence.clauses):
        return False
    low = sentence.low[clause.start : clause.end]
    if "ich" in low:
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
