"""Tagged sentences -> passive and future perfect, both at the form of "werden" that makes them."""

import re
from collections.abc import Iterator

from easyread.check.hit import Hit
from easyread.tagging import F, TaggedPassage, TaggedSentence
from easyread.tagging.wordlists import words

_AUXILIARY = F.WERDEN | F.HABEN | F.SEIN | F.MODAL
_FINITE = F.PRES | F.PRET | F.SUB1 | F.SUB2
_VERBAL = F.PART | F.INF | F.ZUINF
_EMBEDDED = frozenset(("sub", "relative", "question", "infinitive", "continued"))
_SPEAKERS = words("passive", "speakers")
_INTRANSITIVE = words("passive", "intransitive")
_BY = frozenset(("von", "vom", "durch"))
_ACTING = words("passive", "acting")
_ACTORS = tuple(words("passive", "actors"))
_TITLES = frozenset(("frau", "herrn"))
_AFTER_PLACE = frozenset(("an", "aus", "bis", "nach", "her"))
_STAR = re.compile("[*:_]")
_PLACED = F.DET | F.ADJ | F.ADJPART | F.ADJPRES | F.NUM
_ACCUSATIVE = words("passive", "accusative")


def find_passive(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield each form of "werden" that makes a passive with a participle, and that participle."""
    for sentence in tagged.sentences:
        if not sentence.mask & F.WERDEN:
            continue
        taken: set[int] = set()
        for i, reading in enumerate(sentence.bits):
            if not reading & F.WERDEN:
                continue
            participle = _participle_of(sentence, i, taken)
            if participle >= 0:
                taken.add(participle)
                yield Hit("passive", sentence.words[i], _values(sentence, i, participle))


def _values(sentence: TaggedSentence, i: int, participle: int) -> dict[str, str | int]:
    """Name the two parts of the verb, and who acts if the sentence says it: "vom Amt"."""
    values: dict[str, str | int] = {"verb": sentence.forms[i], "participle": sentence.forms[participle]}
    clause, rest = sentence.clause_at(i), sentence.clause_at(participle)
    ranges = {(clause.start, clause.end), (rest.start, rest.end)}
    for j in sorted(j for start, end in ranges for j in range(start, end)):
        last = _actor(sentence, j, clause.finite if clause.kind == "main" else clause.start)
        if last >= 0:
            values |= {"agent": " ".join(sentence.forms[j : last + 1]), "variant": "agent"}
            break
    return values


def _actor(sentence: TaggedSentence, i: int, finite: int) -> int:
    """Return the last word of "durch das Amt", "von uns", "von der Ärztin" at i, -1 if nobody acts there.

    "von" may belong to a noun before it: "Der Brief von der Ärztin wird gelesen", "die Beratung von Kindern".
    """
    word, noun = sentence.low[i], i + 1
    if word not in _BY or noun >= len(sentence.low):
        return -1
    bare = word == "von" and sentence.forms[noun][0].isupper() and sentence.low[noun] not in _ACTING | _TITLES
    after_noun = word != "durch" and i > 0 and sentence.forms[i - 1][0].isupper()
    if after_noun and (bare or i < finite):
        return -1
    if sentence.low[noun] in _ACTING:
        return noun
    while noun < len(sentence.low) - 1 and sentence.bits[noun] & _PLACED and not sentence.gaps[noun + 1]:
        noun += 1
    if not sentence.forms[noun][0].isupper() or not _STAR.sub("", sentence.low[noun]).endswith(_ACTORS):
        return -1
    following = sentence.forms[noun + 1] if noun + 1 < len(sentence.forms) else ""
    if sentence.low[noun] in _TITLES and following[:1].isupper():
        return noun + 1
    return -1 if following in _AFTER_PLACE else noun


def _participle_of(sentence: TaggedSentence, i: int, taken: set[int]) -> int:
    """Return the index of the participle that "werden" at i goes with, -1 if it is no passive."""
    before = i - 1
    if before >= 0 and sentence.low[before] == "zu":
        before -= 1
    if before >= 0 and not sentence.gaps[i] and before not in taken and _is_participle(sentence, before):
        return before
    if not sentence.bits[i] & _FINITE:
        return -1  # "worden" without its participle
    clause = sentence.clause_at(i)
    if i == clause.end - 1 and clause.finite not in (i, -1):
        return -1  # "kann schwierig werden"
    return _participle_after(sentence, i, taken)


def _participle_after(sentence: TaggedSentence, i: int, taken: set[int]) -> int:
    """Look on: the verb at the end of a piece of the clause decides, otherwise the first participle."""
    remembered = -1
    for start, end in _rest_of_clause(sentence, i):
        last = _last_verb(sentence, start, end)
        if last < 0 or last in taken:
            continue
        active = _is_active(sentence, i, last)
        if last == end - 1:
            return -1 if active else last
        if not active and remembered < 0:
            remembered = last
    return remembered


def _rest_of_clause(sentence: TaggedSentence, i: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches after word i until the next main clause, without what is embedded."""
    reached = -1  # the finite verb of an embedded clause, which may stand in a later stretch
    for clause in sentence.clauses:
        if clause.end <= i + 1 and clause.start <= i:
            continue
        if clause.start <= reached:
            continue
        reached = clause.finite if clause.start > i and clause.kind in _EMBEDDED else -1
        if clause.start > i and clause.kind == "main" and clause.finite >= 0:
            return
        if clause.start <= i or clause.kind not in _EMBEDDED:
            yield max(clause.start, i + 1), clause.end


def _last_verb(sentence: TaggedSentence, start: int, end: int) -> int:
    for last in range(end - 1, start - 1, -1):
        if sentence.bits[last] & _VERBAL and not sentence.forms[last][0].isupper():
            return last
    return -1


def _is_active(sentence: TaggedSentence, i: int, last: int) -> bool:
    """Say whether the verb at `last` is no participle, or an infinitive here: "wir werden … erhalten"."""
    if not _is_participle(sentence, last):
        return True
    if not sentence.bits[last] & F.INF or sentence.bits[i] & F.PRET:
        return False
    around = sentence.low[max(0, i - 2) : last]
    return not _SPEAKERS.isdisjoint(around) or not _ACCUSATIVE.isdisjoint(sentence.low[i + 1 : last])


def _is_participle(sentence: TaggedSentence, i: int) -> bool:
    reading = sentence.bits[i]
    if not reading & F.PART or reading & _AUXILIARY or sentence.low[i] in _INTRANSITIVE:
        return False
    return i == 0 or not sentence.forms[i][0].isupper()


def find_future_perfect(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield "werden" in "wird … gemacht haben"."""
    for sentence in tagged.sentences:
        if not (sentence.mask & F.WERDEN and sentence.mask & F.PART):
            continue
        for clause in sentence.clauses:
            i, last = clause.finite, clause.end - 1
            if i >= 0 and _is_future(sentence.bits[i]) and _is_perfect(sentence, i, last):
                values = {"verb": sentence.forms[i], "participle": sentence.forms[last - 1]}
                yield Hit("future-perfect", sentence.words[i], values)


def _is_future(reading: int) -> bool:
    return bool(reading & F.WERDEN) and not reading & F.SUB2


def _is_perfect(sentence: TaggedSentence, i: int, last: int) -> bool:
    """Say whether a stretch ends with a participle and "haben" or "sein", a finite verb after them or not."""
    if last == i:
        last -= 1
    if last < 1 or sentence.low[last] not in ("haben", "sein"):
        return False
    return bool(sentence.bits[last - 1] & F.PART) and last - 1 != i
