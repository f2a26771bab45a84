"""One word as written -> what it may begin or hold. Answers are kept: a text has few different words."""

import re
from dataclasses import dataclass

from easyread.link.compounds import allows, find_in_compound, find_modifier
from easyread.link.index import Hit, Index, Name, Node
from easyread.link.words import MAX_WORD, key_of

_DIGITS = "0123456789⁰¹²³⁴⁵⁶⁷⁸⁹"
_INNER_LOWER = re.compile(r"(?<=\w)-(?=[a-zäöüß])")
_GENDER_MARKS = frozenset("*:_·•/(’'")
_SHORT = 5  # a noun of fewer letters in capitals is another word (ROM, ZUR)


@dataclass(frozen=True, slots=True)
class Sight:
    """What the linker sees in one word."""

    node: Node | None = None  # forms that begin with this word
    whole: Hit | None = None  # a form that is this word
    kind: str = ""  # of a mention of that form
    compound: Name | None = None  # a term that is a part of it
    parts: tuple[tuple[int, int, Hit], ...] = ()  # hyphened parts that are terms: start, end within the word
    dangling: bool = False  # "Migranten-" or "-gewahrsam": half of a coordination


class Sights(dict[str, Sight | None]):
    """Word as written -> its sight; None for the many words that are nothing to us."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, surface: str) -> Sight | None:
        sight = self[surface] = see(surface, self._index)
        return sight


def see(surface: str, index: Index) -> Sight | None:
    """Return what one word may mean, or None."""
    if len(surface) > MAX_WORD:
        return None
    key = key_of(surface)
    node = index.words.get(key)
    if key[0] == "-" or key[-1] == "-":
        return Sight(node=node, dangling=True)
    whole = best_hit(node, (surface,)) if node else None
    if whole:
        return Sight(node=node, whole=whole, kind=kind_of(whole, (surface,)))
    joined = _INNER_LOWER.sub("", surface)  # "Wohnsitz-auflage" is one word torn at a line end
    parts = _parts(surface, index)
    compound = None
    if not (parts and _is_all(parts, surface)):
        hyphened = "-" in joined
        compound = _of_hyphened(joined, index) if hyphened else find_in_compound(joined, index)
        parts = ()
    if node is None and compound is None and not parts:
        return None
    return Sight(node=node, compound=compound, parts=parts)


def best_hit(node: Node, surfaces: tuple[str, ...]) -> Hit | None:
    """Return the first form that ends at `node` and whose capitals fit."""
    for hit in node.hits:
        if len(hit.words) == len(surfaces) and all(
            map(fits, surfaces, hit.words, [hit.exact] * len(surfaces))
        ):
            return hit
    return None


def fits(surface: str, word: str, exact: bool) -> bool:  # noqa: FBT001 - mapped over words
    """Say whether a word as it stands in a text may be this word of a form, by its capitals."""
    if exact:
        return surface == word
    if word[0].isupper() and not surface[0].isupper():
        return False
    return not (len(word) < _SHORT and surface.isupper() and not word.isupper() and len(surface) > 1)


def _parts(surface: str, index: Index) -> tuple[tuple[int, int, Hit], ...]:
    """Return the hyphened parts of a word that are terms by themselves; a note number at the end is cut."""
    found = []
    start = 0
    for part in surface.rstrip(_DIGITS).split("-"):
        end = start + len(part)
        node = index.words.get(key_of(part)) if part else None
        hit = best_hit(node, (part,)) if node else None
        if hit:
            found.append((start, end, hit))
        start = end + 1
    return tuple(found)


def _is_all(parts: tuple[tuple[int, int, Hit], ...], surface: str) -> bool:
    """Say whether every hyphened part is a term of its own: LAF-Unterkünfte, Rom*nja-Flüchtlinge."""
    return len(parts) == surface.count("-") + 1


def _of_hyphened(surface: str, index: Index) -> Name | None:
    """Return the term that a hyphened word is a compound of: LEA-Termin, Duldungs-Check."""
    word = key_of(surface)
    for start, end, hit in sorted(
        _parts(surface, index), key=lambda part: (part[2].name.tier, part[0] - part[1])
    ):
        key = key_of(surface[start:end])
        part = (index.heads if start else index.modifiers).get(key)
        other = word.removesuffix(key) if start else word.removeprefix(key)
        if part and part.name.term == hit.name.term and allows(part, word, other):
            return part.name
    first, _, last = surface.rpartition("-")
    return find_modifier(key_of(first), key_of(last), index) or find_in_compound(last, index)


def kind_of(hit: Hit, surfaces: tuple[str, ...]) -> str:
    """Return the kind of a mention, as DESIGN section 3 names them."""
    if any(_has_gender(surface) for surface in surfaces):
        return "gender"
    if len(surfaces) > 1:
        return "multiword"
    if hit.name.kind == "exact":
        return "inflected" if hit.inflected else "exact"
    return hit.name.kind


def _has_gender(surface: str) -> bool:
    if not _GENDER_MARKS.isdisjoint(surface):
        return True
    inner = surface.find("In", 3)  # Binnen-I: AsylbewerberInnen
    return inner > 0 and surface[inner - 1].islower() and surface[inner + 2 :] in ("", "nen")
