"""A tagged sentence -> the nouns in it that stand in the genitive.

Four shapes are known: an article that can be genitive ("des Hauses", "der Stadt"), an adjective that can ("Vertreter
kleiner Städte", "Ende letzten Jahres"), a name with -s ("Berlins Schulen"), and what is joined to one of them by
"und". "der Stadt" is genitive after a noun and dative after most prepositions.
"""

from easyread.tagging import F, TaggedSentence
from easyread.tagging.lexicon import is_listed
from easyread.tagging.wordlists import words

_ALWAYS = words("genitive", "always")
_IN_S = words("genitive", "in_s")
_PLURAL = words("genitive", "plural")
_MAYBE = words("genitive", "maybe")
_NO_PLURAL = words("genitive", "no_plural")
_ARTICLES = _ALWAYS | _IN_S | _PLURAL | _MAYBE
_COMMON = F.MASC | F.NEUT | F.FEM | F.GEN | F.PLUR | F.DATP | F.WEAK
_NOUN = _COMMON | F.NAME
_PREPOSITIONS = words("genitive", "prepositions")
_PARTS = words("genitive", "parts")
_ATTITUDES = words("genitive", "attitudes")
_JOINS = words("genitive", "joins")
_QUOTES = frozenset("\"„“”»«‚‘’'`()[]-–")
_ATTRIBUTE = F.ADJ | F.ADJPART | F.ADJPRES | F.NUM
_SKIPPED = F.ADJ | F.ADJPART | F.ADJPRES | F.NUM | F.ADV
_NO_ADJECTIVES = words("genitive", "no_adjectives")
_POSSESSIVES = words("genitive", "possessives")
_MAX_PHRASE = 12  # words between an article and its noun


def genitives(sentence: TaggedSentence) -> list[int]:
    """Return the indices of the head nouns in the genitive, ascending."""
    found: set[int] = set()
    marks = {clause.mark for clause in sentence.clauses if clause.kind == "relative"}
    for i, word in enumerate(sentence.low):
        head = -1
        if word in _ARTICLES:
            if i not in marks:
                head = _after_article(sentence, i, found)
        elif (
            word in _POSSESSIVES
            and i
            and sentence.bits[i - 1] & F.PREP
            and i not in marks
            and not sentence.gaps[i]
        ):
            head = i
        elif sentence.bits[i] & F.ADJ and not sentence.bits[i] & F.ADV:
            head = _after_adjective(sentence, i)
        elif sentence.bits[i] & F.GEN:
            head = _name(sentence, i)
        if head >= 0 and head not in found:
            found.add(head)
            found.update(_joined(sentence, head))
    return sorted(found)


def _is_capital(sentence: TaggedSentence, i: int) -> bool:
    return sentence.forms[i][0].isupper() and bool(sentence.bits[i] & _NOUN)


def _closed_gap(gap: str) -> bool:
    """Say whether nothing that separates stands between two words."""
    return not gap or _QUOTES.issuperset(gap)


def head_after(sentence: TaggedSentence, i: int) -> int:
    """Return the noun that an article at i belongs to, -1 if there is none before the phrase ends."""
    extended = False
    last = min(len(sentence.low), i + 1 + _MAX_PHRASE)
    for j in range(i + 1, last):
        gap = sentence.gaps[j]
        if not _closed_gap(gap) and not (gap == "," and sentence.bits[j - 1] & _ATTRIBUTE):
            return -1
        reading = sentence.bits[j]
        if _is_capital(sentence, j):
            if _is_capital_adjective(sentence, j) or _begins_name(sentence, i, j):
                continue
            if not extended or _closes_phrase(sentence, i, j):
                return _last_of_compound(sentence, j)
            continue
        if reading & F.PREP or sentence.low[j] == "sich":
            extended = True
        elif (
            not extended
            and not reading & _SKIPPED
            and sentence.low[j] not in ("vielen", "beiden", "wenigen", "anderen")
        ):
            if sentence.forms[j][0].isupper() or sentence.low[j] in _JOINS:
                continue
            return -1
    return -1


def _closes_phrase(sentence: TaggedSentence, i: int, j: int) -> bool:
    """Tell "des von dem alten Mann gestifteten Preises" from the noun inside: before its adjectives stands an article."""
    before = j - 1
    while before > i and sentence.bits[before] & (F.ADJ | F.ADJPART | F.ADJPRES):
        before -= 1
    return before < j - 1 and not sentence.bits[before] & (F.DET | F.PREP)


def _is_capital_adjective(sentence: TaggedSentence, j: int) -> bool:
    """Know "Aachener City" and "Weißen Hauses": a noun follows at once."""
    if j + 1 >= len(sentence.low) or sentence.gaps[j + 1] or not sentence.low[j].endswith(("er", "en")):
        return False
    following = sentence.bits[j + 1]
    if not following & _COMMON or following & F.NAME or not sentence.forms[j + 1][0].isupper():
        return False
    return (
        sentence.low[j].endswith("er")
        or not sentence.bits[j] & (F.FEM | F.NEUT | F.DATP)
        or sentence.low[j].endswith("ischen")
    )


def _begins_name(sentence: TaggedSentence, i: int, j: int) -> bool:
    """Know "des Weißen Hauses": the noun that follows at once has the ending of the genitive, the first word not."""
    if sentence.low[i] not in _ALWAYS or j + 1 >= len(sentence.low) or sentence.gaps[j + 1]:
        return False
    following = sentence.bits[j + 1]
    return following & _NOUN == F.GEN and not sentence.bits[j] & F.GEN and sentence.low[j].endswith("en")


def _last_of_compound(sentence: TaggedSentence, j: int) -> int:
    """Go on over "Yoga - Lehrers" and "Balkan- Gipfels"."""
    while j + 1 < len(sentence.low) and sentence.gaps[j + 1] in ("-", "–") and _is_capital(sentence, j + 1):
        j += 1
    return j


def _after_article(sentence: TaggedSentence, i: int, found: set[int]) -> int:
    word = sentence.low[i]
    head = head_after(sentence, i)
    if head < 0:
        return -1
    reading = sentence.bits[head]
    if word in _ALWAYS:
        return head
    if word in _IN_S:
        return head if reading & (F.GEN | F.WEAK) or (reading & F.NAME and not reading & _COMMON) else -1
    if word in _PLURAL:
        return head if reading & (F.PLUR | F.FEM) else -1
    if reading & _COMMON and not reading & (F.FEM | F.PLUR):
        return -1
    return head if _attributive(sentence, i, head, found) else -1


def _attributive(sentence: TaggedSentence, i: int, head: int, found: set[int]) -> bool:
    """Say whether "der …" at i is a genitive, by its noun and by what stands before it."""
    reading, word = sentence.bits[head], sentence.low[i]
    plural_only = (
        bool(reading & F.PLUR) and not reading & (F.FEM | F.MASC | F.NEUT | F.NAME) and word not in _NO_PLURAL
    )
    if i == 0:
        return plural_only and len(sentence.low) > 1
    gap, before = sentence.gaps[i], sentence.low[i - 1]
    if sentence.bits[i - 1] & F.NUM and i > 1 and _is_capital(sentence, i - 2):
        return True
    if before in _JOINS or gap == ",":
        return _joins_genitive(sentence, i, found) and not (gap == "," and not reading & (F.FEM | F.PLUR))
    if not _closed_gap(gap):
        return plural_only
    if sentence.bits[i - 1] & F.PREP:
        return before in _PREPOSITIONS
    if _is_capital(sentence, i - 1):
        return True
    if sentence.forms[head] in _ATTITUDES and sentence.mask & F.SEIN:
        return True
    return plural_only or (before in _PARTS and bool(reading & F.PLUR))


def _joins_genitive(sentence: TaggedSentence, i: int, found: set[int]) -> bool:
    """Say whether the phrase before "und" or a comma ended with a genitive."""
    before = i - 2 if sentence.low[i - 1] in _JOINS else i - 1
    return before in found


def _is_name_before(sentence: TaggedSentence, i: int) -> bool:
    """Know "Berlins" in "Berlins großer Koalition": a genitive without an article."""
    return sentence.bits[i] & _COMMON == F.GEN and not (i and sentence.bits[i - 1] & (F.DET | F.ADJ))


def _after_adjective(sentence: TaggedSentence, i: int) -> int:
    """Find a genitive that only its adjective shows: "kleiner Städte", "letzten Jahres"."""
    low = sentence.low[i]
    if low in _NO_ADJECTIVES or (i and _is_name_before(sentence, i - 1)):
        return -1
    if i and (sentence.bits[i - 1] & (F.DET | F.ADJ) and _closed_gap(sentence.gaps[i])):
        return -1
    head = head_after(sentence, i - 1)
    if head <= i or not all(sentence.bits[j] & _SKIPPED for j in range(i, head)):
        return -1
    reading = sentence.bits[head]
    if low.endswith("en"):
        return head if reading & _NOUN == F.GEN and sentence.bits[head - 1] & F.ADJ else -1
    if not low.endswith("er") or not reading & (F.FEM | F.PLUR) or not i or not _closed_gap(sentence.gaps[i]):
        return -1
    before = i - 1
    if before and sentence.bits[before] & ~(F.ADV | F.PART) == 0 and not sentence.gaps[before]:
        before -= 1
    return head if _is_capital(sentence, before) or sentence.low[before] in _PREPOSITIONS else -1


def _name(sentence: TaggedSentence, i: int) -> int:
    """Find a genitive without article: "Berlins Schulen", "die Regierung Israels"."""
    reading = sentence.bits[i]
    if not sentence.forms[i][0].isupper() or reading & (_COMMON & ~F.GEN):
        return -1
    before = i - 1 if i and not sentence.gaps[i] else -1
    if before >= 0 and sentence.bits[before] & (F.DET | F.ADJ) and not sentence.bits[before] & F.PRET:
        return -1
    if before >= 0 and _is_capital(sentence, before) and sentence.bits[before] & _COMMON:
        return i if _ends_phrase(sentence, i) and _is_known(sentence, before, i) else -1
    if i + 1 >= len(sentence.low) or sentence.gaps[i + 1]:
        return -1
    if _is_capital(sentence, i + 1) and sentence.bits[i + 1] & _COMMON and not sentence.bits[i + 1] & F.NAME:
        return i
    if (
        sentence.bits[i + 1] & _ATTRIBUTE
        and not sentence.bits[i + 1] & F.ADV
        and head_after(sentence, i) > i + 1
    ):
        return i
    return -1


def _ends_phrase(sentence: TaggedSentence, i: int) -> bool:
    return i + 1 >= len(sentence.low) or bool(sentence.gaps[i + 1]) or not sentence.forms[i + 1][0].isupper()


def _is_known(sentence: TaggedSentence, before: int, i: int) -> bool:
    """Say whether a form in -s is in the table, or the noun before it has an article, so that it is no first name."""
    if is_listed(sentence.forms[i]):
        return True
    return before > 0 and bool(sentence.bits[before - 1] & (F.DET | F.ADJ | F.PREP | F.NUM))


def _joined(sentence: TaggedSentence, head: int) -> list[int]:
    """Return the nouns that "und" joins to a genitive without an article of their own."""
    found: list[int] = []
    i = head + 1
    while i < len(sentence.low) and len(found) < 8:
        gap = sentence.gaps[i]
        if sentence.low[i] in _JOINS and not gap:
            i += 1
        elif gap != ",":
            break
        if i >= len(sentence.low) or sentence.low[i] in _ARTICLES or sentence.bits[i] & F.DET:
            break
        noun = (
            i
            if _is_capital(sentence, i)
            else head_after(sentence, i - 1)
            if _may_be_genitive(sentence, i)
            else -1
        )
        if noun < 0 or not _agrees(sentence, head, noun):
            break
        found.append(noun)
        i = noun + 1
    if found and not any(sentence.low[number] in _JOINS for number in range(head + 1, found[-1])):
        return []
    return found


def _may_be_genitive(sentence: TaggedSentence, i: int) -> bool:
    return bool(sentence.bits[i] & _ATTRIBUTE) and sentence.low[i].endswith(("er", "en"))


def _agrees(sentence: TaggedSentence, head: int, noun: int) -> bool:
    reading = sentence.bits[noun]
    if sentence.bits[head] & F.GEN and not sentence.bits[head] & (F.PLUR | F.FEM):
        return bool(reading & (F.GEN | F.WEAK))
    return bool(reading & (F.FEM | F.PLUR | F.GEN)) or not reading & _COMMON
