"""A stretch of a sentence -> which of its words is the finite verb."""

from collections.abc import Sequence

from easyread.tagging.features import AUXILIARY, FINITE, F
from easyread.tagging.view import View
from easyread.tagging.wordlists import words

_AUX_OF_PART = F.HABEN | F.SEIN | F.WERDEN
_AUX_OF_INF = F.MODAL | F.WERDEN
_NOMINAL = F.DET | F.PREP | F.ADJ | F.NUM
_FINITE = FINITE
_NOUNS = F.MASC | F.NEUT | F.FEM | F.PLUR | F.DATP
_AFTER_PART = _AUX_OF_PART | F.INF
_YEAR_DIGITS = 4
_MAX_JOINED = 12  # words from "und" to the "zu" of "zu können"
_MAX_ATTRIBUTE = 14  # words from an article to the participle of its noun
_SINGULAR = F.MASC | F.NEUT | F.FEM | F.NAME | F.WEAK
_ADVERBIAL = F.ADV | F.PRESPART | F.PART | F.PREFIX


def find_finite(view: View, start: int, end: int, governing: int, *, at_end: bool) -> int:
    """Return the index of the finite verb in [start, end), -1 if there is none.

    `governing`: the finite verb before the stretch, or -1; after "wollen" an infinitive is not finite.
    `at_end`: the stretch has an opener, so that the last candidate is the better one.
    """
    bits = view.bits
    weak: list[int] = []
    for i in range(start, end):
        reading = bits[i]
        if not reading & _FINITE or not _may_be_verb(view, i):
            continue
        if is_sure(view, i):
            return i
        weak.append(i)
    if not at_end:  # there a separable verb stands in two parts: "hinzuweisen" is an infinitive with "zu"
        weak = [i for i in weak if not bits[i] & F.ZUINF]
        return _choose(view, weak, start, end, governing)
    weak.sort(key=lambda i: (bool(bits[i] & F.INF), -i))  # "lasse sich aufhalten": what can be no infinitive
    return next((i for i in weak if _is_finite(view, i, end, governing)), -1)


def _choose(view: View, weak: Sequence[int], start: int, end: int, governing: int) -> int:
    """Return the best candidate in a main clause: rather one that no noun follows."""
    first = spare = -1
    for i in weak:
        if _is_finite(view, i, end, governing):
            if not (view.bits[i] & F.ADJ and _before_noun(view, i, end)):
                return i  # "aus Trümmern gebaute Häuser standen …"
            first = i if first < 0 else first
        elif governing < 0 and _follows_both(view, i, start):
            spare = i
    return first if first >= 0 else spare


def _follows_both(view: View, i: int, start: int) -> bool:
    """Know "Die beiden heirateten früh": a verb if the clause has no other."""
    subject = 0 < i <= start + 2 and not view.gaps[i] and view.low[i - 1] in _BOTH
    return subject and bool(view.bits[i] & F.PLURALV) and bool(view.bits[i] & F.PRET)


def is_sure(view: View, i: int) -> bool:
    """Say whether a form can be nothing but a finite verb here."""
    return not view.bits[i] & (F.INF | F.PART | F.ADJ | F.ADJPART | F.DET | F.ADV | F.PREFIX | F.PREP)


def _may_be_verb(view: View, i: int) -> bool:
    """Say whether a capital, if there is one, is that of a sentence's first word; "bitte" needs its "ich"."""
    if view.low[i] == "bitte" and "ich" not in view.low[max(0, i - 1) : i + 2]:
        return False
    if not view.forms[i][0].isupper():
        return view.low[i] != "sei" or not i or view.low[i - 1] != "gott"  # "Gott sei Dank"
    if view.bits[i] & _NOUNS and i + 1 < len(view.bits) and view.bits[i + 1] & (F.PREP | F.CONJ):
        return False  # "Klingen mit Griffen …"
    return not i or bool(view.gaps[i])


def _is_finite(view: View, i: int, end: int, governing: int) -> bool:
    reading = view.bits[i]
    before = view.low[i - 1] if i and not view.gaps[i] else ""
    if reading & F.INF and (before in _NOMINALISING or _in_infinitive(view, i, end)):
        return False
    if reading & F.PART and _leads_to_verb(view, i, end):
        return False
    if reading & (F.ADJ | F.ADJPART) and looks_adjective(view, i, end):
        return view.gaps[i] == "," and governing >= 0 and bool(reading & view.bits[governing] & F.PRET)
    return governing < 0 or not _is_ruled(view, i, end, view.bits[governing])


def _is_ruled(view: View, i: int, end: int, ruler: int) -> bool:
    """Say whether a form completes the finite verb before the stretch: "soll … geschickt werden können"."""
    reading = view.bits[i]
    if reading & F.INF and ruler & _AUX_OF_INF and all(view.bits[j] & F.INF for j in range(i, end)):
        return True
    if not reading & F.PART:
        return False
    if ruler & _AUX_OF_PART and i == end - 1:
        return True
    if ruler & _AUX_OF_INF and i < end - 1 and view.bits[end - 1] & F.INF:
        return True  # "kann …, oder auch verkehrt herum aufgesteckt werden"
    opens = bool(view.gaps[i]) or (i > 0 and bool(view.gaps[i - 1]) and bool(view.bits[i - 1] & F.ADV))
    return opens and bool(ruler & AUXILIARY) and i + 1 < end and bool(view.bits[i + 1] & F.PREP)


def _leads_to_verb(view: View, i: int, end: int) -> bool:
    """Know "bedient worden", "orientiert gestalten" and "verwendet zu haben"."""
    after = i + 1
    if after < end - 1 and view.low[after] == "zu" and not view.gaps[after]:
        after += 1
    return after < end and not view.gaps[after] and bool(view.bits[after] & _AFTER_PART)


def _in_infinitive(view: View, i: int, end: int) -> bool:
    """Know "ausklingen zu lassen", "zum Fußball schauen", "erringen und … stellen zu können"."""
    if i == end - 1 and end < len(view.low) and view.low[end] in ("und", "oder"):
        for j in range(end, min(end + _MAX_JOINED, len(view.low) - 1)):
            if view.low[j] == "zu" and view.bits[j + 1] & F.MODAL:
                return True
    if i + 1 < end and not view.gaps[i + 1]:
        after = view.bits[i + 1]
        if (view.low[i + 1] == "zu" and i + 2 < end and view.bits[i + 2] & F.INF) or after & F.ZUINF:
            return True
    if view.bits[i] & F.HABEN:
        return False  # "… Luft zum Atmen haben"
    return i == end - 1 and not view.gaps[i] and i > 1 and view.low[i - 2] in ("zum", "beim")


_MANY = words("finite", "many")
_BOTH = words("finite", "both")
_UNITS = words("finite", "units")
_NOMINALISING = words("finite", "nominalising")


def looks_adjective(view: View, i: int, end: int) -> bool:
    """Say whether a form stands like an adjective: before a noun, after an article or another adjective."""
    if not (_before_noun(view, i, end) or _before_joined(view, i, end)):
        return False
    if i == 0 or view.gaps[i]:
        return view.forms[i][0].isupper() or _disagrees(view, i)
    if view.low[i - 1] in _MANY and view.bits[i] & F.PLURALV:
        return False  # "viele verließen alte Dörfer", but "viele verlassene Dörfer"
    if i > 1 and view.forms[i - 1] == "Sie" and not view.gaps[i - 1] and not view.bits[i] & F.PLURALV:
        return True  # "Damit können Sie bestimmte Wohnungen mieten": the polite Sie takes a plural verb
    year = bool(view.bits[i - 1] & F.NUM) and len(view.low[i - 1]) == _YEAR_DIGITS  # "1815 übte England …"
    if view.low[i - 1] in _UNITS and i > 1 and view.bits[i - 2] & F.NUM and not view.bits[i] & F.PRET:
        return True  # "12 Zentimeter langen"
    return (bool(view.bits[i - 1] & _NOMINAL) and not year) or _in_extended(view, i)


def _before_noun(view: View, i: int, end: int) -> bool:
    """Say whether a noun follows at once, or an adjective that may have one."""
    if i + 1 >= end or view.gaps[i + 1]:
        return False
    if view.forms[i + 1][0].isupper():
        return view.forms[i + 1] != "Sie"  # "Kommen Sie"
    if view.bits[i + 1] & F.NUM and len(view.low[i + 1]) == _YEAR_DIGITS:
        return i + 2 < end and view.forms[i + 2][0].isupper()  # "beide kandidierten 2004 erneut"
    return bool(view.bits[i + 1] & (F.ADJ | F.NUM))


def _before_joined(view: View, i: int, end: int) -> bool:
    """Know "die erwarteten und beobachteten Folgen": the stretch ends at "und"."""
    if i + 3 >= len(view.low) or end != i + 1 or view.low[end] not in ("und", "oder") or view.gaps[end]:
        return False
    second = i + 2
    if view.forms[second][0].isupper() or not view.bits[second] & (F.ADJPART | F.ADJPRES | F.ADJ):
        return False
    return bool(view.bits[i - 1] & _NOMINAL) and _before_noun(view, second, len(view.low))


def _disagrees(view: View, i: int) -> bool:
    """Know ", bestimmte Modelle": a singular verb does not go with a plural noun."""
    noun = view.bits[i + 1]
    return not view.bits[i] & F.PLURALV and bool(noun & F.PLUR) and not noun & _SINGULAR


def _in_extended(view: View, i: int) -> bool:
    """Know "in einem am Montag in Kassel veröffentlichten Urteil": article and preposition side by side."""
    j = i - 1
    if view.bits[j] & F.CONJ and j > 1 and view.bits[j - 1] & (F.ADJPART | F.ADJPRES | F.ADJ):
        return not view.bits[j - 1] & FINITE or bool(view.bits[j - 2] & F.DET)
    while j > 0 and not view.gaps[j] and not view.bits[j] & ~_ADVERBIAL and not view.forms[j][0].isupper():
        j -= 1
    if j < i - 1 and view.bits[j] & F.DET:
        return True
    for j in range(i - 2, max(-1, i - _MAX_ATTRIBUTE), -1):
        if view.gaps[j + 1] and view.gaps[j + 1] != "-":
            return False
        pronoun = view.low[j] in ("das", "dies", "alles") and bool(view.gaps[j])
        if view.bits[j] & F.DET and view.bits[j + 1] & F.PREP and not pronoun:
            return True
    return False
