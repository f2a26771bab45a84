"""A tagged sentence -> the nouns in it that stand in the genitive.

Four shapes are known: an article that can be genitive ("des Hauses", "der Stadt"), an adjective that can
("die Rechte kleiner Städte", "Ende letzten Jahres"), a name with -s ("Berlins Schulen"), and what "und" joins
to one of them. "der Stadt" is genitive after a noun and dative after most prepositions.
"""

import re
from functools import lru_cache

from easyread.check.grammar.phrase import (
    ATTRIBUTE,
    COMMON,
    NOUN,
    ROMAN,
    SKIPPED,
    follows_at_once,
    head_after,
    is_closed,
    is_noun,
    is_parallel,
)
from easyread.tagging import F, TaggedSentence
from easyread.tagging.lexicon import is_listed, read_verb
from easyread.tagging.wordlists import words

_ALWAYS = words("genitive", "always")
_IN_S = words("genitive", "in_s")
_PLURAL = words("genitive", "plural")
_MAYBE = words("genitive", "maybe")
_NO_PLURAL = words("genitive", "no_plural")
_ARTICLES = (_ALWAYS | _IN_S | _PLURAL | _MAYBE) - {"weniger"}  # "weniger Städte" is more often "fewer"
_PREPOSITIONS = words("genitive", "prepositions")
_PARTS = words("genitive", "parts")
_ATTITUDES = words("genitive", "attitudes")
_JOINS = words("genitive", "joins")
_NO_ADJECTIVES = words("genitive", "no_adjectives")
_POSSESSIVES = words("genitive", "possessives")
_SINGULAR = F.FEM | F.MASC | F.NEUT | F.NAME
_BYNAMES = words("genitive", "bynames")
_APPOSITIVE = tuple(words("genitive", "appositive"))
_LIKE_ADJECTIVE = re.compile(r"...ischer$")
_SUPERLATIVE = re.compile(r"st(?:e|en|er|es)$")
_CAPITAL_ADJECTIVE = re.compile(r"(?:sch|lich|ig|ßt|nigt)es$")
_OF_PLACES = re.compile(r"(?:land|reich|burg|berg|heim|dorf|furt|hausen|ien|[en]en|istan|ungarn)s$")
_MAX_JOINED = 8  # nouns in one enumeration
_REMEMBERED = 256  # sentences: two checks ask, one after the other


@lru_cache(_REMEMBERED)
def genitives(sentence: TaggedSentence) -> list[int]:
    """Return the indices of the head nouns in the genitive, ascending."""
    found: set[int] = set()
    marks = {clause.mark for clause in sentence.clauses if clause.kind == "relative"}
    for i, word in enumerate(sentence.low):
        if i in marks:
            continue
        if word in _ARTICLES or (word == "weniger" and i and sentence.low[i - 1] in _PREPOSITIONS):
            head = _after_article(sentence, i, found)
        elif sentence.forms[i][0].isupper():
            head = _bare(sentence, i)
        elif sentence.bits[i] & F.ADJ and not sentence.bits[i] & F.ADV:
            head = _after_adjective(sentence, i)
        else:
            head = i if word in _POSSESSIVES and _follows_preposition(sentence, i) else -1
        if head >= 0 and head not in found:
            found.update((head, *_joined(sentence, head)))
    return sorted(found)


def _bare(sentence: TaggedSentence, i: int) -> int:
    """Find a genitive that begins with a capital: "Berlins Schulen", "Gruppen Jugendlicher"."""
    reading = sentence.bits[i]
    if _is_nominalised(sentence, i) and follows_at_once(sentence, i - 1) and is_noun(sentence, i - 1):
        return i
    head = _after_adjective(sentence, i) if reading & F.ADJ and not reading & F.ADV else -1
    if head >= 0 or not reading & F.GEN or _looks_inflected(sentence, i):
        return head
    return _name(sentence, i)


def _looks_inflected(sentence: TaggedSentence, i: int) -> bool:
    """Know "Nettes Personal" at the beginning of a sentence: an adjective before a neuter noun."""
    if not sentence.bits[i] & F.ADJ or is_listed(sentence.forms[i]):
        return False
    head = head_after(sentence, i)
    return head < 0 or bool(sentence.bits[head] & F.NEUT)


def _is_nominalised(sentence: TaggedSentence, i: int) -> bool:
    """Know "Erwachsener", "Geflüchteter", "Aufständischer": adjectives as nouns."""
    low = sentence.low[i]
    if not i or not low.endswith("er") or not sentence.bits[i] & F.PLUR:
        return False
    both = sentence.bits[i] & F.MASC and sentence.bits[i] & F.FEM
    return bool(both) or bool(_LIKE_ADJECTIVE.search(low)) or bool(read_verb(low[:-2]) & F.PART)


def _follows_preposition(sentence: TaggedSentence, i: int) -> bool:
    return bool(i) and not sentence.gaps[i] and bool(sentence.bits[i - 1] & F.PREP)


def _after_article(sentence: TaggedSentence, i: int, found: set[int]) -> int:
    """Return the noun of an article at i if the two are genitive, otherwise -1."""
    head = head_after(sentence, i)
    if head < 0:
        return -1
    word, reading = sentence.low[i], sentence.bits[head]
    if word in _ALWAYS:
        is_genitive = True
    elif word in _IN_S:
        own = reading & (F.GEN | F.WEAK) and not reading & F.NEUT  # "dieses Haus" has no -es
        is_genitive = bool(own) or not reading & COMMON
    elif word in _PLURAL:
        is_genitive = bool(reading & (F.PLUR | F.FEM)) or not reading & COMMON
    elif (reading & COMMON and not reading & (F.FEM | F.PLUR)) or _is_nominative(sentence, i):
        is_genitive = False
    else:
        is_genitive = _is_attribute(sentence, i, head, found)
    return head if is_genitive else -1


def _is_nominative(sentence: TaggedSentence, i: int) -> bool:
    """Know "der alte Mann" and "Plinius der Ältere": in the genitive the adjective ends in -en."""
    if not sentence.low[i].endswith("er"):
        return False
    following = sentence.low[i + 1]
    if sentence.forms[i + 1][0].isupper():
        return following in _BYNAMES
    return following.endswith("e") and bool(sentence.bits[i + 1] & F.ADJ)


def _is_attribute(sentence: TaggedSentence, i: int, head: int, found: set[int]) -> bool:
    """Say whether "der …" at i is a genitive, by what stands before it, and by its noun."""
    reading = sentence.bits[head]
    plural = bool(reading & F.PLUR) and not reading & _SINGULAR and sentence.low[i] not in _NO_PLURAL
    if i == 0:
        return plural
    gap, before = sentence.gaps[i], sentence.low[i - 1]
    if before in _JOINS:
        return i - 2 in found
    if gap == ",":
        return i - 1 in found and bool(reading & (F.FEM | F.PLUR))
    if sentence.bits[i - 1] & F.PREP and not gap:
        return before in _PREPOSITIONS
    hangs = _hangs_on(sentence, i - 1) and not _is_bare_name(sentence, i - 1)
    if is_closed(gap) and (hangs or _is_part(sentence, i - 1, reading)):
        return True
    return plural or (sentence.forms[head] in _ATTITUDES and bool(sentence.mask & F.SEIN))


def _is_bare_name(sentence: TaggedSentence, i: int) -> bool:
    """Know "dass Jugoslawien einer Lösung zustimmt": nothing hangs on a name without an article."""
    if not sentence.bits[i] & F.NAME or sentence.bits[i] & (F.PLUR | F.FEM | F.GEN):
        return False
    return not i or not sentence.bits[i - 1] & (F.DET | F.PREP | F.ADJ | F.NAME | F.NUM)


def _is_part(sentence: TaggedSentence, i: int, reading: int) -> bool:
    """Know "zwei der Städte" and "die größte der Inseln", but not ", die der Staat baut"."""
    if any(clause.mark == i for clause in sentence.clauses):
        return False
    if sentence.low[i] in _PARTS:
        return bool(reading & F.PLUR)
    best = sentence.bits[i] & F.ADJ and _SUPERLATIVE.search(sentence.low[i])
    return bool(best) and i > 0 and bool(sentence.bits[i - 1] & F.DET)


def _hangs_on(sentence: TaggedSentence, i: int) -> bool:
    """Say whether a noun stands at i, or a number with its noun: "die Agenda 21 der Stadt"."""
    return is_noun(sentence, i) or bool(sentence.bits[i] & F.NUM and i and is_noun(sentence, i - 1))


def _after_adjective(sentence: TaggedSentence, i: int) -> int:
    """Find a genitive that only its adjective shows: "kleiner Städte", "letzten Jahres"."""
    low = sentence.low[i]
    if low in _NO_ADJECTIVES or not low.endswith(("er", "en")) or not _stands_alone(sentence, i):
        return -1
    head = head_after(sentence, i)
    if head <= i or not all(sentence.bits[j] & SKIPPED for j in range(i, head)):
        return -1
    reading = sentence.bits[head]
    if low.endswith("en"):
        return head if reading & NOUN == F.GEN and sentence.bits[head - 1] & F.ADJ else -1
    return head if reading & (F.FEM | F.PLUR) and _hangs_on_noun(sentence, i) else -1


def _stands_alone(sentence: TaggedSentence, i: int) -> bool:
    """Say whether neither an article nor a name in the genitive stands before an adjective."""
    if not i:
        return True
    before = sentence.bits[i - 1]
    if before & COMMON == F.GEN and not (i > 1 and sentence.bits[i - 2] & (F.DET | F.ADJ)):
        return False  # "Berlins großer Koalition"
    return not (before & (F.DET | F.ADJ) and is_closed(sentence.gaps[i]))


def _hangs_on_noun(sentence: TaggedSentence, i: int) -> bool:
    """Say whether a noun or a preposition with genitive stands before i, or before an adverb there."""
    before = i - 1
    if before < 0 or not is_closed(sentence.gaps[i]):
        return False
    if before and not sentence.bits[before] & ~(F.ADV | F.PART) and not sentence.gaps[before]:
        before -= 1
    return is_noun(sentence, before) or sentence.low[before] in _PREPOSITIONS


def _name(sentence: TaggedSentence, i: int) -> int:
    """Find a genitive without article: "Berlins Schulen", "die Regierung Israels"."""
    if sentence.bits[i] & (COMMON & ~F.GEN) or _CAPITAL_ADJECTIVE.search(sentence.low[i]):
        return -1
    before = i - 1 if i and not sentence.gaps[i] else -1
    if before >= 0:
        if sentence.low[before] in _PREPOSITIONS or _is_truncated(sentence, before):
            return i  # "innerhalb Berlins", "die Staaten Mittel- und Osteuropas"
        reading = sentence.bits[before]
        if reading & (F.DET | F.ADJ) and not reading & F.PRET:
            return -1
        if is_noun(sentence, before) and reading & COMMON:
            return i if _ends_phrase(sentence, i) and _is_known(sentence, before, i) else -1
    return i if follows_at_once(sentence, i) and _opens_phrase(sentence, i) else -1


def _is_truncated(sentence: TaggedSentence, i: int) -> bool:
    """Know "Staaten Mittel- und" before "Osteuropas"."""
    if i < 2 or sentence.low[i] not in _JOINS or sentence.gaps[i] != "-":
        return False
    return is_noun(sentence, i - 2) and bool(sentence.bits[i - 2] & COMMON) and not sentence.gaps[i - 1]


def _opens_phrase(sentence: TaggedSentence, i: int) -> bool:
    """Say whether a noun follows, perhaps with an adjective: "Berlins Schulen", "Berlins alte Schulen"."""
    following = sentence.bits[i + 1]
    if is_noun(sentence, i + 1) and following & COMMON and not following & F.NAME:
        return True
    return bool(following & ATTRIBUTE) and not following & F.ADV and head_after(sentence, i) > i + 1


def _ends_phrase(sentence: TaggedSentence, i: int) -> bool:
    if not follows_at_once(sentence, i):
        return True
    following = sentence.forms[i + 1]
    return not following[0].isupper() or ROMAN.issuperset(following)  # "König Ludwigs XIV."


def _is_known(sentence: TaggedSentence, before: int, i: int) -> bool:
    """Say whether a form in -s is in the table, or the noun before it has an article and is no first name."""
    if is_listed(sentence.forms[i]) or not sentence.bits[i] & F.NAME or _OF_PLACES.search(sentence.low[i]):
        return True
    if sentence.low[before].endswith(_APPOSITIVE):
        return False  # "die Stadt Epidauros"
    return before > 0 and bool(sentence.bits[before - 1] & (F.DET | F.ADJ | F.PREP | F.NUM))


def _joined(sentence: TaggedSentence, head: int) -> list[int]:
    """Return the nouns that "und" joins to a genitive without an article of their own."""
    found: list[int] = []
    i, closed = head + 1, False
    while i < len(sentence.low) and len(found) < _MAX_JOINED:
        if sentence.low[i] in _JOINS and not sentence.gaps[i]:
            i, joins = i + 1, True
        elif sentence.gaps[i] == ",":
            joins = False
        else:
            break
        noun = _joined_noun(sentence, i)
        if noun < 0 or not _agrees(sentence, head, noun) or is_parallel(sentence, head, noun):
            break
        found.append(noun)
        closed = closed or joins
        i = noun + 1
    return found if closed else []  # a comma alone joins nothing


def _joined_noun(sentence: TaggedSentence, i: int) -> int:
    if i >= len(sentence.low) or sentence.bits[i] & F.DET or sentence.low[i] in _ARTICLES:
        return -1
    if is_noun(sentence, i):
        return i
    inflected = sentence.bits[i] & ATTRIBUTE and sentence.low[i].endswith(("er", "en"))
    return head_after(sentence, i - 1) if inflected else -1


def _agrees(sentence: TaggedSentence, head: int, noun: int) -> bool:
    """Say whether a noun can be genitive beside a genitive."""
    reading = sentence.bits[noun]
    if sentence.bits[head] & F.GEN and not sentence.bits[head] & (F.PLUR | F.FEM):
        return bool(reading & (F.GEN | F.WEAK))
    if reading & COMMON:
        return bool(reading & (F.FEM | F.PLUR | F.GEN))
    return sentence.forms[noun].isupper() or not sentence.bits[head] & COMMON
