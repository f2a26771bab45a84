"""Tagged sentences -> indirect speech: what somebody said, told in a clause of its own."""

from collections.abc import Iterator
from itertools import pairwise

from easyread.check.hit import Hit
from easyread.tagging import Clause, F, TaggedPassage, TaggedSentence
from easyread.tagging.wordlists import words

_SAYING = tuple(words("speech", "saying"))
_SAYING_NOUNS = tuple(words("speech", "saying_nouns"))
_AUXILIARY = F.WERDEN | F.HABEN | F.SEIN | F.MODAL
_SUBJUNCTIVE = F.SUB1 | F.SUB2


def speaks(sentence: TaggedSentence, clause: Clause) -> bool:
    """Say whether the finite verb of a clause is one of saying, thinking or asking."""
    if clause.finite < 0:
        return False
    last, reading = clause.end - 1, sentence.bits[clause.end - 1]
    compound = reading & F.PART and sentence.bits[clause.finite] & _AUXILIARY
    ordered = reading & F.INF and sentence.low[last - 1] == "zu"  # "es ist falsch zu behaupten, …"
    main = last if compound or ordered else clause.finite
    return sentence.low[main].removeprefix("ge").startswith(_SAYING)


def find_indirect_speech(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the first word of each clause that tells what somebody said."""
    for sentence in tagged.sentences:
        if len(sentence.clauses) < 2:
            continue
        for before, clause in pairwise(sentence.clauses):
            if clause.finite >= 0 and sentence.gaps[clause.start] == "," and _tells(sentence, before, clause):
                yield Hit(
                    "indirect-speech", sentence.words[clause.start], {"verb": sentence.forms[clause.finite]}
                )


def _tells(sentence: TaggedSentence, before: Clause, clause: Clause) -> bool:
    if clause.kind == "main" and clause.joined:
        return False
    subjunctive = (
        bool(sentence.bits[clause.finite] & _SUBJUNCTIVE) and not sentence.bits[clause.finite] & F.PRES
    )
    if clause.kind == "main" and clause.finite != clause.start and speaks(sentence, before):
        return True
    if clause.kind in ("main", "sub") and subjunctive:
        return speaks(sentence, before) or sentence.low[before.end - 1].startswith(_SAYING_NOUNS)
    return False
