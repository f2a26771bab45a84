"""Tagged sentences -> subjunctive and preterite, at the verb form that shows it."""

from collections.abc import Iterator

from easyread.check.hit import Hit
from easyread.tagging import F, TaggedPassage, TaggedSentence
from easyread.tagging.verbs import looks_adjective

_AUXILIARY = F.WERDEN | F.HABEN | F.SEIN | F.MODAL


def find_subjunctive(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield each verb in the subjunctive whose form or place shows it."""
    for sentence in tagged.sentences:
        if sentence.mask & (F.SUB1 | F.SUB2):
            for i, reading in enumerate(sentence.bits):
                if reading & (F.SUB1 | F.SUB2) and _is_subjunctive(sentence, i):
                    yield Hit("subjunctive", sentence.words[i], {"verb": sentence.forms[i]})


def _is_subjunctive(sentence: TaggedSentence, i: int) -> bool:
    """Say whether a form is no noun, no adjective, no indicative: "ich habe" and "wir führen" are none."""
    reading = sentence.bits[i]
    if i and sentence.forms[i][0].isupper() and not sentence.gaps[i]:
        return False
    if reading & F.SUB2:
        return bool(reading & _AUXILIARY) or not reading & F.PRES
    if i == 0 or i not in sentence.finites:
        return False
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
