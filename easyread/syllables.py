"""Word -> number of syllables, counted as vowel nuclei in standard spelling.

Each nucleus counts, also where a line may not be broken: Na-ti-on 3, Fa-mi-li-e 4, A-bend 2, I-dee 2. Loan
words and joints that break the rule stand in `data/syllables.toml`. What is written short counts as it is
read aloud (so R. Flesch, "How to Test Readability", 1951): "§" is Paragraf, "2022" has seven, "EU" two.
"""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

MAX_REMEMBERED = 200_000  # words; chosen: a large corpus has fewer types, and it is about 20 MB
_HEAD = 3  # letters by which stems are found
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\u0300-\u036f]")
_GENDER = re.compile(r"[*:_·'’()]|/-?(?=(?:in|innen|[nrsm])$)")
_PIECE = re.compile(
    r"\d+(?:\.\d{3})*(?!\d)|\d+|,(?=\d)|[A-ZÄÖÜ]?[a-zß-öø-ÿāēīōū]+|[A-ZÄÖÜÀ-ÖØ-Þ]+|[^\W\d_]+|[§%‰€$£&]+"
)
_VOWELS = "aeiouäöüyàáâãåæèéêëìíîïòóôõøœùúûýÿāēīōū"
_NUCLEUS = re.compile(
    rf"aa|ee|oo|ie|ei|ey|ai|ay|au|äu|eu|ou|oy|(?<![\^{_VOWELS}])y|y(?![{_VOWELS}])|(?!y)[{_VOWELS}]"
)
_MERGES = re.compile(r"a(?=[aiu])|e(?=[eiu])|o(?=[ou])")  # one vowel, unless a part begins between
_JOINT = "|"
_SPELT_Y = 3  # Ypsilon; the name of every other letter has one syllable
_MAX_SPELT = 3  # letters; chosen: EU, SGB, ZAB are spelt, longer ones like BAMF spoken where they can be
_SPEAKABLE = re.compile(
    r"(?=(?:[^AEIOUÄÖÜ]|[BDFGKPT][LR]|S[KMNPT]|[CST]H)?[AEIOUÄÖÜ])(?:[^AEIOUÄÖÜ]{0,2}[AEIOUÄÖÜ]{1,2}[^AEIOUÄÖÜ]{0,2}){1,3}"
)


@cache
def _load() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("easyread") / "data" / "syllables.toml").read_text("utf-8"))


@cache
def _readings() -> dict[str, str]:
    """Return what is written short -> the word that is said for it."""
    return _load()["readings"]


@cache
def _stems() -> dict[str, list[tuple[str, int]]]:
    """Return first three letters -> stems with their syllables, longest first; "^" and "$" are ends."""
    found: dict[str, list[tuple[str, int]]] = {}
    for group in _load()["stems"].values():
        for written in group.split():
            stem = written.replace("-", "").replace("qu", "q")
            syllables = sum(1 for part in written.split("-") if _NUCLEUS.search(part))
            found.setdefault(stem[:_HEAD], []).append((stem, syllables))
    for stems in found.values():
        stems.sort(key=lambda item: -len(item[0]))
    return found


@cache
def _joints() -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Return first parts of words, and a vowel with three letters -> parts that begin with these after it."""
    parts = {key: words.split() for key, words in _load()["joints"].items()}
    first = tuple(parts.pop("first"))
    found: dict[str, tuple[str, ...]] = {}
    for vowel, words in parts.items():
        for word in words:
            head = vowel + word[:_HEAD]
            found[head] = (*found.get(head, ()), word)
    return first, found


@lru_cache(MAX_REMEMBERED)
def syllables(word: str) -> int:
    """Return how many syllables a reader says; at least one.

    Needs: one word as `segment` gives it, or the words of an abbreviation's reading with spaces between them.
    Soft hyphens and the signs of gender forms are not heard: "Bürger*innen" has as many as "Bürgerinnen".
    """
    text = unicodedata.normalize("NFC", word) if not word.isascii() else word
    if not text.isalpha():
        text = _GENDER.sub("", _INVISIBLE.sub("", text))
    if reading := _readings().get(text):
        return _nuclei(reading)
    if text[1:].islower() and text.isalpha():
        return _nuclei(text) or len(text)  # "Pkw" is spelt
    return max(1, sum(_say(piece) for piece in _PIECE.findall(text)))


def _say(piece: str) -> int:
    if piece[0].isdecimal():
        return _say_number(piece)
    if reading := _readings().get(piece):
        return _nuclei(reading)
    if not piece.isupper() or (len(piece) > _MAX_SPELT and _SPEAKABLE.fullmatch(piece)):
        return _nuclei(piece) or len(piece)
    return len(piece) + (_SPELT_Y - 1) * piece.count("Y")


def _nuclei(word: str) -> int:
    """Count the vowel nuclei of letters, known stems first."""
    text = f"^{word.lower().replace('qu', 'q')}$"
    for merge in reversed([*_MERGES.finditer(text)]):
        text = _part(text, merge.end())
    stems = _stems()
    total = last = at = 0
    while at < len(text) - _HEAD + 1:
        for stem, count in stems.get(text[at : at + _HEAD], ()):
            if text.startswith(stem, at) and not (stem[0] in _VOWELS and text[at - 1] in _VOWELS):
                total += len(_NUCLEUS.findall(text, last, at)) + count
                at = last = at + len(stem)
                break
        else:
            at += 1
    return total + len(_NUCLEUS.findall(text, last))


def _part(text: str, at: int) -> str:
    """Part two vowels where a new part of the word begins: "Ausreise|erlaubnis", "Kita|aufsicht"."""
    first, parts = _joints()
    later = parts.get(text[at - 1 : at + _HEAD])
    begins = later is not None and text.startswith(later, at)
    if begins or (text[at - 1] != "e" and text.endswith(first, 0, at)):  # no first part of the list ends in e
        return f"{text[:at]}{_JOINT}{text[at:]}"
    return text


def _say_number(figures: str) -> int:
    """Count the syllables of a cardinal number; years to 1999 in hundreds, very long ones digit by digit."""
    plain = figures.replace(".", "")
    if len(plain) > 9 or (plain[0] == "0" and len(plain) > 1):
        return sum(_say_below_1000(int(digit)) for digit in plain)
    number = int(plain)
    if len(figures) == 4 and 1100 <= number < 2000:
        return _say_below_100(number // 100) + 2 + (_say_below_100(number % 100) if number % 100 else 0)
    millions, thousands, rest = number // 1_000_000, number // 1000 % 1000, number % 1000
    total = (_say_below_1000(millions) + 4 if millions > 1 else 5) if millions else 0
    total += (_say_below_1000(thousands) if thousands > 1 else 0) + 2 if thousands else 0
    return total + (_say_below_1000(rest) if rest or not total else 0)


def _say_below_1000(number: int) -> int:
    hundreds, rest = divmod(number, 100)
    head = (_say_below_100(hundreds) if hundreds > 1 else 0) + 2 if hundreds else 0
    return head + (_say_below_100(rest) if rest or not hundreds else 0)


def _say_below_100(number: int) -> int:
    tens, ones = divmod(number, 10)
    if number < 13:
        return 2 if number == 7 else 1
    if tens == 1 or not ones:
        return 2  # vierzehn, siebzehn, vierzig
    return (2 if ones == 7 else 1) + 3  # fünf-und-zwan-zig
