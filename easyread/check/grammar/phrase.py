"""A tagged sentence -> the noun that an article or adjective belongs to."""

from collections.abc import Sequence

from easyread.tagging import Clause, F, TaggedSentence
from easyread.tagging.wordlists import words

COMMON = F.MASC | F.NEUT | F.FEM | F.GEN | F.PLUR | F.DATP | F.WEAK
NOUN = COMMON | F.NAME
ROMAN = frozenset("IVX")
INFLECTED = F.ADJ | F.ADJPART | F.ADJPRES
ATTRIBUTE = INFLECTED | F.NUM
SKIPPED = ATTRIBUTE | F.ADV
_UNLESS = ("es", "sei", "denn")
_SINGULAR = F.MASC | F.NEUT | F.FEM
_OF = frozenset(("der", "des", "einer", "eines"))
_CONTRACTED = words("genitive", "contracted")
_QUOTES = frozenset("\"„“”»«‚‘'’`()[]-–")
_ALWAYS = words("genitive", "always")
_LIKE_ADJECTIVES = words("genitive", "like_adjectives")
_JOINS = words("genitive", "joins")
_ABOUT = frozenset(("unter", "über", "bis", "um", "gegen", "zwischen"))
_MAX_PHRASE = 12  # words between an article and its noun


def is_noun(sentence: TaggedSentence, i: int) -> bool:
    """Say whether a word has a capital and can be a noun."""
    return sentence.forms[i][0].isupper() and bool(sentence.bits[i] & NOUN)


def follows_at_once(sentence: TaggedSentence, i: int) -> bool:
    """Say whether there is a word after i, with no punctuation between."""
    return i + 1 < len(sentence.low) and not sentence.gaps[i + 1]


def is_closed(gap: str) -> bool:
    """Say whether nothing that separates stands between two words: quotes and brackets do not."""
    return not gap or _QUOTES.issuperset(gap)


def head_after(sentence: TaggedSentence, i: int) -> int:
    """Return the noun that an article at i belongs to, -1 if there is none before the phrase ends."""
    extended = False  # a phrase of its own stands between: "des von der Stadt gebauten Hauses"
    for j in range(i + 1, min(len(sentence.low), i + 1 + _MAX_PHRASE)):
        if _separates(sentence, j):
            return -1
        if is_noun(sentence, j):
            if not _leads_on(sentence, i, j) and (not extended or _closes(sentence, i, j)):
                return _last_of_compound(sentence, j)
        elif sentence.bits[j] & F.PREP or sentence.low[j] == "sich":
            extended = extended or not _is_about(sentence, j)
        elif not extended and not _may_stand_inside(sentence, j):
            return -1
    return -1


def _separates(sentence: TaggedSentence, j: int) -> bool:
    gap = sentence.gaps[j]
    if sentence.low[j - 1] in _JOINS and sentence.bits[j - 2] & F.NUM and is_noun(sentence, j):
        return True  # "der 1950er und Mitte …"
    return not is_closed(gap) and not (gap == "," and sentence.bits[j - 1] & ATTRIBUTE)


def _is_about(sentence: TaggedSentence, j: int) -> bool:
    """Know "der unter 18 Jahre alten Täter"."""
    return sentence.low[j] in _ABOUT and j + 1 < len(sentence.low) and bool(sentence.bits[j + 1] & F.NUM)


def _may_stand_inside(sentence: TaggedSentence, j: int) -> bool:
    if sentence.bits[j] & SKIPPED or sentence.forms[j][0].isupper():
        return True
    return sentence.low[j] in _LIKE_ADJECTIVES or sentence.low[j] in _JOINS


def _closes(sentence: TaggedSentence, i: int, j: int) -> bool:
    """Tell "des von dem alten Mann gestifteten Preises" from the noun inside with its own article."""
    before = j - 1
    while before > i and sentence.bits[before] & INFLECTED:
        before -= 1
    return before < j - 1 and not sentence.bits[before] & (F.DET | F.PREP)


def _leads_on(sentence: TaggedSentence, i: int, j: int) -> bool:
    """Know "der Aachener City" and "des Weißen Hauses": the noun that follows at once is the head."""
    if j == i + 1 and ROMAN.issuperset(sentence.forms[j]) and follows_at_once(sentence, j):
        return True  # "des II. Weltkriegs"
    if not follows_at_once(sentence, j) or not sentence.low[j].endswith(("er", "en")):
        return False
    if sentence.low[i] in _ALWAYS and sentence.low[j].endswith("er") and sentence.bits[j + 1] & F.ADJ:
        return True  # "des Berliner jüdischen Friedhofs"
    following = sentence.bits[j + 1]
    if not following & COMMON or following & F.NAME or not sentence.forms[j + 1][0].isupper():
        return False
    return sentence.low[j].endswith(("er", "ischen")) or _is_adjective(sentence, i, j)


def _is_adjective(sentence: TaggedSentence, i: int, j: int) -> bool:
    """Tell "der Deutschen Bahn" from "der Deutschen"; in "des Weißen Hauses" both count as names."""
    reading, following = sentence.bits[j], sentence.bits[j + 1]
    if not reading & (F.FEM | F.NEUT | F.DATP):
        return True
    if sentence.low[i] in _ALWAYS:
        return following & NOUN == F.GEN and not reading & F.GEN
    feminine = following & F.FEM or (following & F.PLUR and not following & F.MASC)
    return bool(reading & F.WEAK and reading & F.GEN and feminine)


def _last_of_compound(sentence: TaggedSentence, j: int) -> int:
    """Go on over "Yoga - Lehrers", "Balkan- Gipfels", "Kinder- und Familienhilfe"."""
    if j + 2 < len(sentence.low) and sentence.gaps[j + 1] == "-" and sentence.low[j + 1] in _JOINS:
        return j + 2 if is_noun(sentence, j + 2) and not sentence.gaps[j + 2] else j
    while j + 1 < len(sentence.low) and sentence.gaps[j + 1] in ("-", "–") and is_noun(sentence, j + 1):
        j += 1
    return j


def is_unless(sentence: TaggedSentence, i: int) -> bool:
    """Know "es sei denn," at i: a fixed phrase, which means "außer wenn" and is no clause of its own."""
    if i < 0 or tuple(sentence.low[i : i + 3]) != _UNLESS:
        return False
    follows = sentence.low[i + 3 : i + 4]
    return bool(follows) and ("," in sentence.gaps[i + 3] or follows[0] in ("dass", "daß"))


def is_parallel(sentence: TaggedSentence, head: int, noun: int) -> bool:
    """Know "nach Eingang der Unterlagen und Zahlung der Gebühr": the second has its own genitive too.

    `head`: a genitive that hangs on a noun; `noun`: one without an article after "und".
    """
    if sentence.bits[head] & sentence.bits[noun] & F.PLUR or not _has_genitive(sentence, noun):
        return False
    first = head
    while first > 1 and sentence.bits[first - 1] & ATTRIBUTE:
        first -= 1
    outer = first - 2
    if outer < 1 or not is_noun(sentence, outer) or not sentence.bits[outer] & _SINGULAR:
        return False
    while outer > 1 and sentence.bits[outer - 1] & ATTRIBUTE:
        outer -= 1
    return bool(sentence.bits[outer - 1] & F.PREP) and sentence.low[outer - 1] not in _CONTRACTED


def _has_genitive(sentence: TaggedSentence, i: int) -> bool:
    return not _OF.isdisjoint(sentence.low[i + 1 : i + 2]) and head_after(sentence, i + 1) > 0


def goes_on(clauses: Sequence[Clause], number: int) -> bool:
    """Say whether a piece after a comma takes up the main clause: "…, nachdem Sie da waren, kostenlos aus".

    So it is if the clause before it ended with a verb of its own.
    """
    piece, before = clauses[number], clauses[number - 1]
    ended = number > 0 and before.depth == 1 and before.finite == before.end - 1
    return ended and piece.kind == "piece" and piece.cut and not piece.joined
