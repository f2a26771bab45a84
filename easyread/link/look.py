"""One word as written -> what it may begin or hold. Answers are kept: a text has few different words."""

from dataclasses import dataclass

from easyread.link.compounds import find_in_compound
from easyread.link.index import Hit, Index, Name, Node
from easyread.link.words import MAX_WORD, key_of

_SHORT = 5  # a noun of fewer letters in capitals is another word (ROM, ZUR)


@dataclass(frozen=True, slots=True)
class Sight:
    """What the linker sees in one word."""

    node: Node | None = None  # forms that begin with this word
    whole: Hit | None = None  # a form that is this word
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
        return Sight(node=node, whole=whole)
    parts = _parts(surface, index) if "-" in surface else ()
    compound = _of_parts(surface, parts, index) if parts else None
    if compound:
        parts = ()
    elif not parts:
        compound = find_in_compound(surface, index)
    if node is None and compound is None and not parts:
        return None
    return Sight(node=node, compound=compound, parts=parts)


def best_hit(node: Node, surfaces: tuple[str, ...]) -> Hit | None:
    """Return the first form that ends at `node` and whose capitals fit."""
    for hit in node.hits:
        if len(hit.words) == len(surfaces) and all(
            map(_fits, surfaces, hit.words, [hit.exact] * len(surfaces))
        ):
            return hit
    return None


def _fits(surface: str, word: str, exact: bool) -> bool:  # noqa: FBT001 - mapped over words
    if exact:
        return surface == word
    if word[0].isupper() and not surface[0].isupper():
        return False
    return not (len(word) < _SHORT and surface.isupper() and not word.isupper() and len(surface) > 1)


def _parts(surface: str, index: Index) -> tuple[tuple[int, int, Hit], ...]:
    """Return the hyphened parts of a word that are terms by themselves."""
    found = []
    start = 0
    for part in surface.split("-"):
        end = start + len(part)
        node = index.words.get(key_of(part)) if part else None
        hit = best_hit(node, (part,)) if node else None
        if hit:
            found.append((start, end, hit))
        start = end + 1
    return tuple(found)


def _of_parts(surface: str, parts: tuple[tuple[int, int, Hit], ...], index: Index) -> Name | None:
    """Return the term a hyphened word is a compound of; None where every part is a term of its own."""
    if len(parts) == surface.count("-") + 1:
        return None
    start, end, hit = min(parts, key=lambda part: (part[2].name.rank[1], part[0] - part[1]))
    key, word = key_of(surface[start:end]), key_of(surface)
    table = index.modifiers if start == 0 else index.heads
    part = table.get(key) or (index.heads if start == 0 else index.modifiers).get(key)
    if part is None or part.name.term != hit.name.term or word.startswith(part.deny or ("\0",)):
        return None
    rest = word.removeprefix(key)
    return None if rest.startswith(part.deny or ("\0",)) else part.name
