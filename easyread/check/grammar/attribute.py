"""Tagged sentences -> attributes that a phrase of their own precedes: "die in Berlin lebenden Menschen"."""

from collections.abc import Iterator

from easyread.check.grammar.phrase import INFLECTED
from easyread.check.hit import Hit
from easyread.tagging import F, TaggedPassage, TaggedSentence
from easyread.tagging.wordlists import words

_PARTICIPLE = F.ADJPART | F.ADJPRES
_INNER = F.DET | F.PREP | F.ADJ | F.NUM  # before an adjective inside the phrase: "in der großen Stadt"
_MAX_PHRASE = 14  # words between article and attribute
_QUOTES = frozenset("\"„“”»«‚‘'`")
_OPENING = frozenset(("", "„", "“", '"', "»", "``", "''", "‚"))
_MEASURES = words("attribute", "measures")
_UNITS = words("finite", "units")
_ARTICLES = frozenset(("der", "die", "das", "dem", "den", "des"))
_INNER_ARTICLES = frozenset(("dem", "den", "der", "einem", "einer"))
_ADJECTIVES = tuple(words("attribute", "adjectives"))
_PRONOUNS = words("attribute", "pronouns")
_VERB = F.PRES | F.PRET | F.PLURALV | F.MODAL | F.HABEN | F.SEIN | F.WERDEN | F.SUB1 | F.SUB2
_YEAR_DIGITS = 4


def find_participial(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the participle, or adjective, of each extended attribute."""
    for sentence in tagged.sentences:
        if not sentence.mask & INFLECTED:
            continue
        marks = {clause.mark for clause in sentence.clauses}
        seen: set[int] = set()
        for i, reading in enumerate(sentence.bits):
            if reading & (F.DET | F.PREP) and i not in marks:
                found = _attribute_after(sentence, i)
                if found > 0 and found not in seen and _has_phrase(sentence, found):
                    seen.update((found, _second_after(sentence, found + 1)))
        for i in sorted(seen - {-1}):
            yield Hit("participial-attribute", sentence.words[i], {"word": sentence.forms[i]})


def _has_phrase(sentence: TaggedSentence, i: int) -> bool:
    """Say whether a participle, or an adjective that takes a phrase, stands at i: "zuständige"."""
    return bool(sentence.bits[i] & _PARTICIPLE) or sentence.low[i].startswith(_ADJECTIVES)


def _attribute_after(sentence: TaggedSentence, i: int) -> int:
    """Return the attribute that a phrase after the article at i leads to, -1 if there is none."""
    start = i + 1
    while start < len(sentence.low) and not sentence.gaps[start] and _may_stand_first(sentence, start):
        start += 1
    if start >= len(sentence.low) or sentence.gaps[start] or not _opens_phrase(sentence, i, start):
        return -1
    for j in range(start + 1, min(len(sentence.low), start + _MAX_PHRASE)):
        if _ends_phrase(sentence, j):
            return -1
        if _is_inflected(sentence, j) and _leads_to_noun(sentence, j) and not _is_inside(sentence, j):
            return j
    return -1


def _may_stand_first(sentence: TaggedSentence, i: int) -> bool:
    """Say whether a word can be an adverb: "die schnell aus …"."""
    reading = sentence.bits[i]
    return bool(reading & F.ADV) or (not reading & ~F.PART and not sentence.forms[i][0].isupper())


def _opens_phrase(sentence: TaggedSentence, i: int, start: int) -> bool:
    word, reading = sentence.low[start], sentence.bits[start]
    if not sentence.bits[i] & F.DET:
        return word == "sich"
    if reading & F.NUM:  # "die 1998 gegründete Firma"
        after = start + 1
        return after < len(sentence.low) and (
            not sentence.forms[after][0].isupper() or sentence.low[after] in _UNITS
        )
    if word == "zu" and sentence.bits[start + 1 : start + 2] and sentence.bits[start + 1] & F.ADJ:
        return False  # "eine zu geringe Zahl"
    if sentence.low[i] in _ARTICLES and word in _INNER_ARTICLES:
        return True  # "die dem Saft beigemischte Säure"
    return bool(reading & F.PREP) or word in _PRONOUNS or word in _MEASURES


def _ends_phrase(sentence: TaggedSentence, j: int) -> bool:
    """Say whether punctuation or a verb shows that no attribute comes: not the full stop of "1. Januar"."""
    gap = sentence.gaps[j]
    if (
        gap
        and gap not in _QUOTES
        and gap not in ("-", "-,")
        and not (gap == "." and sentence.bits[j - 1] & F.NUM)
    ):
        return True
    return bool(sentence.bits[j] & _VERB) and not sentence.bits[j] & ~_VERB


def _is_inflected(sentence: TaggedSentence, j: int) -> bool:
    return bool(sentence.bits[j] & INFLECTED) and not sentence.forms[j][0].isupper()


def _is_inside(sentence: TaggedSentence, j: int) -> bool:
    """Say whether an adjective belongs to the phrase before it: its article or preposition stands at once."""
    before, word = sentence.bits[j - 1], sentence.low[j - 1]
    if not sentence.bits[j] & _PARTICIPLE and before & F.ADV:
        return True
    if not before & _INNER or sentence.forms[j - 1][0].isupper() or word in _PRONOUNS:
        return False
    return not (before & F.NUM and len(word) == _YEAR_DIGITS and sentence.bits[j] & F.ADJPART)


def _leads_to_noun(sentence: TaggedSentence, j: int) -> bool:
    """Say whether a noun follows, perhaps after more adjectives or in quotes."""
    for following in range(j + 1, len(sentence.low)):
        if sentence.gaps[following] not in _OPENING:
            return False
        if sentence.forms[following][0].isupper():
            return True
        if sentence.low[following] in ("und", "oder") and not sentence.gaps[following]:
            return _second_after(sentence, following) > 0
        if sentence.gaps[following] or not sentence.bits[following] & F.ADJ:
            return False
    return False


def _second_after(sentence: TaggedSentence, i: int) -> int:
    """Return the second attribute of "der aus Kassel stammende und in Köln lebende Mann", -1 without one."""
    if sentence.low[i] not in ("und", "oder"):
        return -1
    for j in range(i + 1, min(len(sentence.low) - 1, i + _MAX_PHRASE)):
        if sentence.gaps[j]:
            return -1
        if _is_inflected(sentence, j) and sentence.bits[j] & _PARTICIPLE:
            return j if not sentence.gaps[j + 1] and sentence.forms[j + 1][0].isupper() else -1
    return -1
