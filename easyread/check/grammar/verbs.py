"""Tagged sentences -> subjunctive and preterite, at the verb form that shows it."""

import re
from collections.abc import Iterator

from easyread.check.grammar.phrase import is_unless
from easyread.check.hit import Hit
from easyread.tagging import F, TaggedPassage, TaggedSentence
from easyread.tagging.verbs import looks_adjective
from easyread.tagging.wordlists import words

_OUGHT = frozenset(("sollte", "sollten", "solltest", "solltet"))
_CONDITIONS = words("verbs", "conditions")
_ANYBODY = words("verbs", "anybody")
_ONCE = words("verbs", "once")
_YEAR = re.compile(r"1\d{3}")
_AUXILIARY = F.WERDEN | F.HABEN | F.SEIN | F.MODAL


def find_subjunctive(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield each verb in the subjunctive whose form or place shows it."""
    for sentence in tagged.sentences:
        if sentence.mask & (F.SUB1 | F.SUB2 | F.MODAL):
            for i, reading in enumerate(sentence.bits):
                ought = sentence.low[i] in _OUGHT and is_advice(sentence, i)
                if ought or (reading & (F.SUB1 | F.SUB2) and _is_subjunctive(sentence, i)):
                    yield Hit("subjunctive", sentence.words[i], _values(sentence, i))


def _values(sentence: TaggedSentence, i: int) -> dict[str, str | int]:
    """Name the form, and which advice fits it: "möchten" is a wish, "sollten" a duty or a condition."""
    values: dict[str, str | int] = {"verb": sentence.forms[i]}
    low, clause = sentence.low[i], sentence.clause_at(i)
    if low.startswith("möchte"):
        values["variant"] = "wish"
    elif low in _OUGHT:
        number = sentence.clauses.index(clause)  # "Wenn Sie krank sind, sollten Sie …" is a duty
        opens = i == clause.start and not (number and sentence.clauses[number - 1].depth)
        asked = sentence.gaps[len(sentence.low)] == "?"
        values["variant"] = "condition" if opens and not asked else "duty"
    return values


def is_advice(sentence: TaggedSentence, i: int) -> bool:
    """Tell "die Stadt sollte handeln" and "sollte es regnen" from "er sollte 1912 kommen, starb aber"."""
    clause = sentence.clause_at(i)
    if i == clause.start or (clause.mark >= 0 and sentence.low[clause.mark] in _CONDITIONS):
        return True
    if not _ANYBODY.isdisjoint(sentence.low[max(clause.start, i - 1) : i + 2]):
        return True
    if any(_is_past(sentence, j) for j in sentence.finites if j != i):
        return False
    return _ONCE.isdisjoint(sentence.low) and not any(_YEAR.fullmatch(low) for low in sentence.low)


def _is_past(sentence: TaggedSentence, i: int) -> bool:
    """Say whether a finite verb is a preterite; "sollte" itself is none."""
    reading = sentence.bits[i]
    return bool(reading & F.PRET) and not reading & F.PRES and sentence.low[i] not in _OUGHT


def _is_subjunctive(sentence: TaggedSentence, i: int) -> bool:
    """Say whether a form is no noun, no adjective, no indicative: "ich habe" and "wir führen" are none."""
    reading = sentence.bits[i]
    if (i and sentence.forms[i][0].isupper() and not sentence.gaps[i]) or is_unless(sentence, i - 1):
        return False
    if reading & F.SUB2:
        return bool(reading & _AUXILIARY) or not reading & F.PRES
    first = i == 0 or sentence.forms[i][0].isupper()
    if i not in sentence.finites or (first and sentence.low[i] != "möge"):
        return False  # "Gehe nach Hause!"
    clause = sentence.clause_at(i)
    start = 0 if clause.joined else clause.start
    if "ich" in sentence.low[start : clause.end]:
        return False
    return not (reading & F.ADJ and looks_adjective(sentence, i, clause.end))


def find_preterite(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield each full verb in the preterite; war, hatte, wurde and the modal verbs are left out."""
    for sentence in tagged.sentences:
        if not sentence.mask & F.PRET:
            continue
        for i in sorted(sentence.finites):
            if sentence.bits[i] & F.PRET and not sentence.bits[i] & _AUXILIARY:
                yield Hit("preterite", sentence.words[i], {"verb": sentence.forms[i]})
