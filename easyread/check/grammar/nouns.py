"""Tagged sentences -> genitives, stacked genitives and participial attributes."""

from collections.abc import Iterator

from easyread.check.grammar.genitive import genitives
from easyread.check.hit import Hit
from easyread.document import Span
from easyread.tagging import F, TaggedPassage, TaggedSentence
from easyread.tagging.wordlists import words


def find_genitive(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the head noun of each noun phrase in the genitive."""
    for sentence in tagged.sentences:
        for i in genitives(sentence):
            yield Hit("genitive", sentence.words[i], {"noun": sentence.forms[i]})


def find_stacked_genitive(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield chains of genitives that hang on each other: "der Schutz der Rechte der Kinder", from head to head."""
    for sentence in tagged.sentences:
        chain: list[int] = []
        for head in (*genitives(sentence), -1):
            if chain and head > 0 and _hangs_on(sentence, chain[-1], head):
                chain.append(head)
                continue
            if len(chain) >= STACKED:
                span = Span(sentence.words[chain[0]].start, sentence.words[chain[-1]].end)
                yield Hit("stacked-genitive", span, {"count": len(chain)})
            chain = [head]


def _hangs_on(sentence: TaggedSentence, before: int, head: int) -> bool:
    """Say whether only articles and adjectives stand between two nouns, and at least one of them."""
    if head == before + 1:
        return bool(sentence.bits[head] & F.NAME)
    between = range(before + 1, head)
    return (
        all(sentence.bits[j] & _BETWEEN and not sentence.gaps[j] for j in between) and not sentence.gaps[head]
    )


STACKED = 2  # genitives in a row: data/profiles.toml
_BETWEEN = F.DET | F.ADJ | F.ADJPART | F.ADJPRES | F.NUM


def find_participial(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the participle (or adjective) of each attribute that has a phrase of its own before it."""
    for sentence in tagged.sentences:
        if not sentence.mask & (F.ADJPART | F.ADJPRES | F.ADJ):
            continue
        marks = {clause.mark for clause in sentence.clauses}
        seen: set[int] = set()
        for i, reading in enumerate(sentence.bits):
            if reading & (F.DET | F.PREP) and i not in marks:
                head = _attribute_after(sentence, i)
                if head > 0 and head not in seen:
                    seen.add(head)
                    yield Hit("participial-attribute", sentence.words[head], {"word": sentence.forms[head]})


def _attribute_after(sentence: TaggedSentence, i: int) -> int:
    """Return the attribute of the phrase that an article at i opens, -1 if nothing stands between the two."""
    start = i + 1
    while start < len(sentence.low) and not sentence.gaps[start] and _may_stand_first(sentence, start):
        start += 1
    if start >= len(sentence.low) or sentence.gaps[start] or not _opens_phrase(sentence, i, start):
        return -1
    for j in range(start + 1, min(len(sentence.low), start + _MAX_PHRASE)):
        if sentence.gaps[j] in _ENDS or (sentence.gaps[j] and sentence.gaps[j] not in _QUOTES):
            if sentence.gaps[j] != "." or not sentence.bits[j - 1] & F.NUM:
                return -1
        if sentence.bits[j] & _SURE_VERB and not sentence.bits[j] & ~_SURE_VERB:
            return -1
        if _stands_before_noun(sentence, j):
            return j
    return -1


def _may_stand_first(sentence: TaggedSentence, i: int) -> bool:
    """Say whether a word can be an adverb: "die penetrant aus …"."""
    reading = sentence.bits[i]
    return bool(reading & F.ADV) or (not reading & ~F.PART and not sentence.forms[i][0].isupper())


def _opens_phrase(sentence: TaggedSentence, i: int, start: int) -> bool:
    word = sentence.low[start]
    if sentence.bits[i] & F.DET:
        if sentence.bits[start] & F.NUM:
            return start + 1 < len(sentence.low) and not sentence.forms[start + 1][0].isupper()
        return bool(sentence.bits[start] & F.PREP) or word in _PRONOUNS or word in _MEASURES
    return bool(sentence.bits[i] & F.PREP) and word in ("sich",)


def _stands_before_noun(sentence: TaggedSentence, j: int) -> bool:
    """Say whether an inflected form at j belongs to a noun after it and not to the phrase before it."""
    if not sentence.bits[j] & (F.ADJ | F.ADJPART | F.ADJPRES) or sentence.forms[j][0].isupper():
        return False
    before = sentence.bits[j - 1]
    if before & _INNER and not sentence.forms[j - 1][0].isupper() and sentence.low[j - 1] not in _PRONOUNS:
        if not (before & F.NUM and len(sentence.low[j - 1]) == len("2016") and sentence.bits[j] & F.ADJPART):
            return False
    if not sentence.bits[j] & (F.ADJPART | F.ADJPRES) and sentence.bits[j - 1] & F.ADV:
        return False
    following = j + 1
    while following < len(sentence.low) and not sentence.gaps[following] and sentence.bits[following] & F.ADJ:
        if sentence.forms[following][0].isupper():
            break
        following += 1
    if following >= len(sentence.low) or (
        sentence.gaps[following] and sentence.gaps[following] not in _OPENING
    ):
        return False
    return sentence.forms[following][0].isupper()


_INNER = F.DET | F.PREP | F.ADJ | F.NUM
_MAX_PHRASE = 14
_ENDS = frozenset((",", ";", ":", "–", "—", "(", "…"))
_QUOTES = frozenset("\"„“”»«‚‘'`")
_OPENING = frozenset(("„", "“", '"', "»", "``", "''", "‚"))
_MEASURES = words("nouns", "measures")
_PRONOUNS = words("nouns", "pronouns")
_SURE_VERB = F.PRES | F.PRET | F.PLURALV | F.MODAL | F.HABEN | F.SEIN | F.WERDEN | F.SUB1 | F.SUB2
