"""Halves of words that share a part with another word.

    Migranten- und Geflüchtetenorganisationen    "Migranten-" + organisationen
    Abschiebehaft und -gewahrsam                 Abschiebe + "-gewahrsam"
    Abschiebehaft und gewahrsam                  the same with its hyphen lost

A half is only a mention where half and part together are a form in the index, or where the half is the first
part of compounds of a term ("Integrations- und Bildungsangebote").
"""

import re

from easyread.link.compounds import find_modifier
from easyread.link.index import Index, Name
from easyread.link.look import best_hit
from easyread.link.words import MAX_WORD, WORD, key_of

MIN_SHARED = 4  # letters of the part that both words share, at the end
MIN_START = 3  # the same at the beginning
MIN_OWN = 2  # letters of the carrier alone: "Asyl- oder Folgeantrag" holds no Asylfolgeantrag
MAX_STEPS = 8  # words between a half and the word it belongs to
MIN_LOST = 5  # letters of a second half that has lost its hyphen
MIN_HALF = 3
_WINDOW = 160  # characters that are looked back
_ARTICLES = frozenset(("eine", "einen", "einer", "eines", "dieser", "diese", "anderen", "deren", "dessen"))
_JOINED = re.compile(r"(?:[,/&]|\b(?:und|oder|sowie|bzw\.|beziehungsweise|wie|als)) ?$")
_GAP = re.compile(r"[ ,./&„“\"»«()]{1,3}")
LOST = tuple(f" {word} " for word in ("und", "oder", "sowie", "bzw.", "beziehungsweise"))  # before the half
_LOST = re.compile(rf"(?:{'|'.join(map(re.escape, LOST))})(?=(?P<half>[a-zäöüß]{{5,60}})(?![\w*-]))")


def resolve_first(text: str, start: int, end: int, index: Index) -> Name | None:
    """Return the term of the half word text[start:end], which ends with a hyphen."""
    half = text[start : end - 1]
    capital = half[:1].isupper()
    carrier = _carrier_after(text, end, index, capital=capital) if len(half) >= MIN_HALF else None
    if carrier is None:
        return None
    key, other = key_of(half), key_of(carrier)
    for position in range(MIN_OWN, len(other) - MIN_SHARED + 1):
        shared = other[position:]
        name = _known(key + shared, index, capital=capital)
        if name is None and key.endswith("s"):
            name = _known(key[:-1] + shared, index, capital=capital)
        if name:
            return name
    return find_modifier(key, other, index) if capital else None


def resolve_second(text: str, start: int, end: int, index: Index) -> Name | None:
    """Return the term of the half word text[start:end], which begins with a hyphen."""
    if end - start <= MIN_SHARED or not _JOINED.search(text, max(0, start - 20), start):
        return None
    carrier = _carrier_before(text, start, index)
    if carrier is None:
        return None
    half = text[start + 1 : end]
    _, hyphen, last = carrier.rpartition("-")  # WIR-Integrationslotsinnen und -lotsen
    return _after_start(carrier, half, index) or (
        _after_start(last, half, index) if hyphen and last[:1].isupper() else None
    )


def find_lost(text: str, start: int, end: int, index: Index) -> tuple[int, int, Name] | None:
    """Return (start, end, term) of a half after the term text[start:end] that has lost its hyphen."""
    match = _LOST.match(text, end)
    if match is None or key_of(match["half"]) in index.words:
        return None
    name = _after_start(text[start:end], match["half"], index)
    return (match.start("half"), match.end("half"), name) if name else None


def _after_start(carrier: str, half: str, index: Index) -> Name | None:
    first, second = key_of(carrier), key_of(half)
    for position in range(len(first) - 1, MIN_START - 1, -1):
        name = _known(first[:position] + second, index, capital=carrier[0].isupper())
        if name:
            return name
    return None


def _known(key: str, index: Index, *, capital: bool) -> Name | None:
    node = index.words.get(key)
    if node is None:
        return None
    hit = best_hit(node, (key.capitalize() if capital else key,))
    return hit.name if hit and not hit.exact else None


def _carrier_after(text: str, end: int, index: Index, *, capital: bool) -> str | None:
    """Return the word after the conjunction whose end the half shares."""
    joined = False
    position = end
    for _ in range(MAX_STEPS):
        gap = _GAP.match(text, position)
        word = WORD.match(text, gap.end()) if gap else None
        if gap is None or word is None or len(word[0]) > MAX_WORD:
            return None
        joined = joined or (gap[0] == "/" and not word[0].endswith("-"))
        if word[0].casefold() in index.knowledge.conjunctions:
            joined = True
        elif joined and not word[0].endswith("-") and _may_carry(word[0], capital=capital):
            return word[0]
        elif "," not in gap[0] and not joined and not word[0].endswith("-"):
            return None
        position = word.end()
    return None


def _may_carry(word: str, *, capital: bool) -> bool:
    return len(word) > MIN_SHARED and word[0].isupper() == capital and word not in _ARTICLES


def _carrier_before(text: str, start: int, index: Index) -> str | None:
    """Return the word before the conjunction whose beginning the half shares."""
    words = list(WORD.finditer(text, max(0, start - _WINDOW), start))
    joined = False
    for word in reversed(words[-MAX_STEPS:]):
        if word[0].casefold() in index.knowledge.conjunctions:
            joined = True
        elif not word[0].startswith("-") and word[0][0].isupper():
            return (
                word[0]
                if joined or "," in text[word.end() : start] or "/" in text[word.end() : start]
                else None
            )
        elif not word[0].startswith("-"):
            return None
    return None
