"""Tagged sentences -> genitives, and genitives that hang on each other."""

from collections.abc import Iterator, Sequence

from easyread.check.grammar.genitive import genitives
from easyread.check.hit import Hit
from easyread.document import Span
from easyread.tagging import F, TaggedPassage, TaggedSentence

_BETWEEN = F.DET | F.ADJ | F.ADJPART | F.ADJPRES | F.NUM


def find_genitive(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the head noun of each noun phrase in the genitive."""
    for sentence in tagged.sentences:
        for i in genitives(sentence):
            yield Hit("genitive", sentence.words[i], {"noun": sentence.forms[i]})


def find_stacked_genitive(tagged: TaggedPassage, limit: int) -> Iterator[Hit]:
    """Yield chains of `limit` genitives or more: "der Schutz der Rechte der Kinder", from head to head."""
    for sentence in tagged.sentences:
        chain: list[int] = []
        for head in (*genitives(sentence), -1):
            if chain and head > 0 and _hangs_on(sentence, chain[-1], head):
                chain = [head] if _is_governed(sentence, chain) else [*chain, head]
                continue
            if len(chain) >= limit:
                span = Span(sentence.words[chain[0]].start, sentence.words[chain[-1]].end)
                yield Hit("stacked-genitive", span, {"count": len(chain)})
            chain = [head]


def _is_governed(sentence: TaggedSentence, chain: Sequence[int]) -> bool:
    """Know "während der Dauer": its preposition wants the genitive; it is no attribute."""
    first = chain[0]
    while first and sentence.bits[first - 1] & _BETWEEN and not sentence.gaps[first]:
        first -= 1
    return first > 0 and bool(sentence.bits[first - 1] & F.PREP)


def _hangs_on(sentence: TaggedSentence, before: int, head: int) -> bool:
    """Say whether only articles and adjectives stand between two nouns, and at least one of them."""
    if head == before + 1:
        return bool(sentence.bits[head] & F.NAME) and not sentence.low[before].endswith("ischen")
    between = range(before + 1, head)
    return not any(sentence.gaps[before + 1 : head + 1]) and all(sentence.bits[j] & _BETWEEN for j in between)
