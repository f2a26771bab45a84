"""Noun -> its class, as the table of nouns tells gender and plural of the word or of its last part.

Where the table has not been built, or does not know the word, nothing is said.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from easyread.tagging import F
from easyread.tagging.lexicon import load_table
from easyread.wordforms import expand

MIN_TAIL = 5  # letters of a last part behind anything
MIN_KNOWN_TAIL = 4  # and behind a word that is known; shorter ones stand in data/heads.toml
MIN_FIRST = 3  # letters before it
MAX_LETTERS = 80  # of longer words nothing is said

_SINGULAR = F.MASC | F.NEUT | F.FEM
_OBLIQUE = F.PLUR | F.DATP | F.GEN | F.WEAK
_JOINTS = ("", "s", "es", "n", "en", "er")
_CHANGING = re.compile(r"(aa|au|[aou])(?=[^aeiouyäöü]{0,9}(?:e[lnr])?$)", re.IGNORECASE)
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}
_PLAIN = {umlaut: vowel for vowel, umlaut in _UMLAUTS.items()}
_SAME = ("er", "el", "en", "chen", "lein")  # the plural is the singular, unless it is a feminine noun
_PLURALS = {
    "f": ("n", "en", "nen", "se", "s", "e"),
    "m": ("e", "se", "en", "n", "s"),
    "n": ("e", "er", "n", "s", "se", "en", "ien"),
}
_LATIN = (("um", "a"), ("um", "en"), ("us", "en"), ("us", "i"), ("a", "en"), ("ko", "ken"), ("to", "ten"))
_ENDS = ("nen", "sen", "ses", "ern", "n", "en", "e", "s", "es", "er", "se")  # of cases and plurals


def class_in_table(word: str) -> tuple[int, str]:
    """Return how many letters of the word's end the table knows, and its class; (0, "") for none.

    Of a word whose plural is not known the length is 1: what is known of its last part tells more.
    """
    table = _nouns()
    tails = list(_tails(word, table)) if len(word) <= MAX_LETTERS else []
    if not tails:
        return 0, ""
    inflection, sure = _class(word, tails, table)
    return len(tails[0]) if sure else 1, inflection


def singular_of(word: str) -> str:
    """Return the singular of a noun, "Landkreisen" -> "Landkreis"; the word itself where nothing is known."""
    table = _nouns()
    tail = next(_tails(word, table, _SINGULAR | _OBLIQUE), "") if len(word) <= MAX_LETTERS else ""
    if not table.get(tail, 0) & _OBLIQUE:
        return word
    for base in _shorter(word):
        length, inflection = class_in_table(base)
        if length and word in (form.text for form in expand(base, inflection)):
            feminine = inflection.startswith("f:")  # "Landkreise" is not the last word, "Reise" is
            return base if feminine else singular_of(base)
    return word


def joined(start: str, end: str) -> str:
    """Return a word put together: a capital stands at its beginning and behind a hyphen."""
    first = end[:1].upper() if not start or start.endswith("-") else end[:1].lower()
    return start + first + end[1:]


@cache
def _nouns() -> Mapping[str, int]:
    try:
        return load_table("nouns")
    except FileNotFoundError:
        return {}


def _tails(word: str, table: Mapping[str, int], wanted: int = _SINGULAR) -> Iterator[str]:
    """Yield the word and its last parts that the table has, those behind a known word first."""
    last = word.rpartition("-")[2]
    ends = [joined("", last[start:]) for start in range(MIN_FIRST, len(last) - MIN_KNOWN_TAIL + 1)]
    known = [end for end in (last, *ends) if table.get(end, 0) & wanted and not table[end] & F.NAME]
    behind = {end: _begins(last[: len(last) - len(end)], table) for end in known}
    kept = [end for end in known if behind[end] or len(end) >= MIN_TAIL]
    yield from sorted(kept, key=lambda end: not behind[end])


def _begins(part: str, table: Mapping[str, int]) -> bool:
    """Say whether a compound can begin with this: nothing, a verb, or a noun with or without a joint."""
    known = (part[: len(part) - len(joint)] for joint in _JOINTS if part.endswith(joint))
    verb = load_table("verbs").get(part.lower() + "en", 0) & F.INF
    return not part or any(one in table for one in known) or part + "e" in table or bool(verb)


def _class(word: str, tails: list[str], table: Mapping[str, int]) -> tuple[str, bool]:
    """Return the class of a word with these last parts, and whether its plural is known."""
    noun, start = tails[0], word[: len(word) - len(tails[0])]
    if noun.endswith(("e", "er")) and _is_adjectival(noun.removesuffix("r"), table):
        return ("adjn" if noun.endswith("e") else f"mw:AN {word[:-2]}"), True
    weak = "n" if noun.endswith("e") else "en"
    person = bool(table[noun] & F.MASC) and _is_person(tails, table)
    if table[noun] & F.MASC and table.get(noun + weak, 0) & F.WEAK:
        stem = f"mw1:{word[:-1]}" if weak == "n" else f"mw2:{word}:in"
        return (stem if person else f"m:{weak}"), True
    gender = "m" if person else _gender(noun, table[noun])
    same = [tail for tail in tails if table[tail] & table[noun] & _SINGULAR]  # "Fahrrad" as "Rad"
    found = next(((tail, many) for tail in same if (many := _plural(tail, gender, table))), None)
    if found is None:
        return f"{gender}:{_other_plural(noun, gender, table)}", False
    tail, plural = found
    if plural[:1].isupper():
        plural = joined(start + noun[: len(noun) - len(tail)], plural)
    return f"{gender}:{plural}" + (":in" if person else ""), True


def _is_adjectival(noun: str, table: Mapping[str, int]) -> bool:
    """Say whether a noun in -e is inflected as an adjective: die Angestellte, ein Beamter."""
    both = table.get(noun, 0) & F.PLUR and table.get(noun + "n", 0) & F.WEAK and noun + "r" in table
    return noun + "m" in table or bool(both)


def _is_person(tails: list[str], table: Mapping[str, int]) -> bool:
    """Say whether there is a feminine noun with -in to a masculine one, or to its last part."""
    men = (tail.removesuffix("e") for tail in tails if table[tail] & F.MASC)
    return any(man + "in" in table or man.endswith("erer") for man in men)


def _gender(noun: str, readings: int) -> str:
    """Return one gender of those that the table has for the word."""
    found = [letter for letter, bit in (("m", F.MASC), ("n", F.NEUT), ("f", F.FEM)) if readings & bit]
    likely = "f" if noun.endswith("e") else "n" if noun.endswith("o") else "m"
    return likely if likely in found else found[0]


def _plural(noun: str, gender: str, table: Mapping[str, int]) -> str:
    """Return the plural as a class says it: an ending, "-", written out; empty for none."""
    changed = _with_umlaut(noun)
    latin = (noun.removesuffix(end) + other for end, other in _LATIN if noun.endswith(end))
    same = (noun,) if gender != "f" and noun.endswith(_SAME) else ()
    endings = (noun + end for end in _PLURALS[gender])
    umlauts = [changed + end for end in ("", "e", "er")] if changed else []
    if gender == "m" and noun.endswith("or"):
        umlauts.insert(0, noun + "en")
    for form in (*umlauts, *same, *latin, *endings, *((noun,) if gender == "n" else ())):
        if table.get(form, 0) & F.PLUR:
            return _told(noun, form)
    return ""


def _told(noun: str, plural: str) -> str:
    if plural == noun:
        return "-"
    return plural.removeprefix(noun) if plural.startswith(noun) else plural


def _other_plural(noun: str, gender: str, table: Mapping[str, int]) -> str:
    """Return what the ending tells: "nen" for women, "en" for what is feminine by its ending, else none."""
    if gender != "f":
        return "-"
    man = noun.removesuffix("in")
    if man != noun and (man in table or man + "e" in table or man.endswith(("er", "or"))):
        return "nen"
    return "en" if noun.endswith(("ung", "heit", "keit", "schaft", "ion", "tät", "enz", "anz", "ei")) else "-"


def _with_umlaut(noun: str) -> str:
    """Return the word with its last vowel changed, "Antrag" -> "Anträg", "Mutter" -> "Mütter"; or empty."""
    found = _CHANGING.search(noun)
    if not found:
        return ""
    vowel = found[1][0]
    umlaut = _UMLAUTS[vowel] if vowel.islower() else _UMLAUTS[vowel.lower()].upper()
    return noun[: found.start()] + umlaut + noun[found.start() + (2 if found[1] == "aa" else 1) :]


def _shorter(form: str) -> Iterator[str]:
    """Yield words of which a form may be made: with one ending less, then without its last umlaut too."""
    shorter = [form[: -len(end)] for end in _ENDS if form.endswith(end)]
    yield from shorter
    for word in (form, *shorter):
        place = max(map(word.casefold().rfind, _PLAIN))
        if place >= 0:
            vowel = _PLAIN[word[place].lower()]
            yield word[:place] + (vowel if word[place].islower() else vowel.upper()) + word[place + 1 :]
