"""Tagged sentences -> genitives, stacked genitives and participial attributes."""

from collections.abc import Iterator

from easyread.check.grammar.genitive import genitives
from easyread.check.hit import Hit
from easyread.tagging import F, TaggedPassage, TaggedSentence

def find_genitive(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the head noun of each noun phrase in the genitive."""
    for sentence in tagged.sentences:
        for i in genitives(sentence):
            yield Hit("genitive", sentence.words[i], {"noun": sentence.forms[i]})


def find_participial(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the participle of each attribute that is extended by more than an adverb."""
    for sentence in tagged.sentences:
        if not sentence.mask & (F.ADJPART | F.ADJPRES):
            continue
        for i, reading in enumerate(sentence.bits):
            if reading & (F.ADJPART | F.ADJPRES) and _is_extended(sentence, i):
                yield Hit("participial-attribute", sentence.words[i], {"word": sentence.forms[i]})


def _is_extended(sentence: TaggedSentence, i: int) -> bool:
    if i + 1 >= len(sentence.low) or sentence.gaps[i + 1] or not sentence.forms[i + 1][0].isupper():
        return False
    return False
