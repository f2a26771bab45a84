"""One word as written -> what it may begin or hold. The text around it is not looked at."""

import re
from dataclasses import dataclass

from easyread.link.compounds import allows, find_in_compound, find_modifier
from easyread.link.index import Hit, Index, Name, Node
from easyread.link.words import MAX_WORD, join_points, key_of

_DIGITS = "0123456789⁰¹²³⁴⁵⁶⁷⁸⁹"
_INNER_LOWER = re.compile(r"(?<=\w)-(?=[a-zäöüß])")
_GENDER_INSIDE = re.compile(r"(?:[*:_·’']|/-?)innen-?(?=[a-zäöüß]{3})")
_GENDER_MARKS = frozenset("*:_·•/(’'")
_SHORT = 5  # a noun of fewer letters in capitals is another word (ROM, ZUR)


@dataclass(frozen=True, slots=True)
class Sight:
    """What the linker sees in one word."""

    node: Node | None = None  # forms that begin with this word
    whole: Hit | None = None  # a form that is this word
    kind: str = ""  # of a mention of that form
    compound: Name | None = None  # a term that is a part of it
    parts: tuple[tuple[int, int, Name, str], ...] = ()  # hyphened parts that are terms: where in it, kind
    dangling: bool = False  # "Migranten-" or "-gewahrsam": half of a coordination
    bare: Hit | None = None  # a form that a dangling word is without its hyphen
    following: frozenset[str] = frozenset()  # first letters of words that may go on with it
    only_begins: bool = False  # a form that goes on may begin with it; else it is nothing


def see(surface: str, index: Index) -> Sight | None:
    """Return what one word may mean; None for the many words that are nothing to us."""
    if len(surface) > MAX_WORD:
        return None
    key = key_of(surface)
    node = index.words.get(key)
    if node is None and surface.isalpha():  # most words
        compound = find_in_compound(surface, key, index)
        return Sight(compound=compound) if compound else None
    following = _following(node)
    if key[0] == "-" or key[-1] == "-":
        return Sight(node=node, dangling=True, bare=_bare(surface, index), following=following)
    whole = (best_hit(node, (surface,)) if node else None) or _ungendered(surface, index)
    if whole:
        return Sight(node=node, whole=whole, kind=kind_of(whole, (surface,)), following=following)
    compound, parts = _inside(surface, key, index)
    only_begins = compound is None and not parts
    if node is None and only_begins:
        return None
    kinds = tuple((start, end, hit.name, kind_of(hit, (surface[start:end],))) for start, end, hit in parts)
    return Sight(node=node, compound=compound, parts=kinds, following=following, only_begins=only_begins)


def _ungendered(surface: str, index: Index) -> Hit | None:
    """Return the form that is this word without its gender form inside: "Ausländer*innenbehörde"."""
    plain = _GENDER_INSIDE.sub("", surface)
    node = index.words.get(key_of(plain)) if plain != surface else None
    return best_hit(node, (plain,)) if node else None


def _bare(surface: str, index: Index) -> Hit | None:
    """Return the form that is this word without a hyphen at either end."""
    sight = see(surface.removeprefix("-").removesuffix("-"), index)
    return sight.whole if sight else None


def _following(node: Node | None) -> frozenset[str]:
    """Return the first letters of the words that may follow, and the dash that may stand before them."""
    return frozenset(("–", *(key[0] for key in node.next))) if node and node.next else frozenset()


def _inside(surface: str, key: str, index: Index) -> tuple[Name | None, tuple[tuple[int, int, Hit], ...]]:
    """Return the term that the word is a compound of, or its hyphened parts if all of them are terms."""
    if "-" not in surface and surface[-1] not in _DIGITS:
        return find_in_compound(surface, key, index), ()
    parts = _parts(surface, index)
    if parts and _is_all(parts, surface):
        return None, parts
    joined = _INNER_LOWER.sub("", surface)  # "Wohnsitz-auflage" is one word torn at a line end
    return (_of_hyphened(joined, index) if "-" in joined else find_in_compound(joined, key, index)), ()


def best_hit(node: Node, surfaces: tuple[str, ...]) -> Hit | None:
    """Return the first form that ends at `node` and whose capitals fit."""
    for hit in node.hits:
        if surfaces == hit.words or (
            len(hit.words) == len(surfaces)
            and (
                all(map(fits, surfaces, hit.words, [hit.exact] * len(surfaces)))
                or (len(surfaces) > 1 and not hit.exact and " ".join(surfaces).isupper())
            )
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
    """Return the term that a hyphened word is a compound of: LEA-Termin, Asyl-Bewerber-Heim."""
    word = key_of(surface)
    if all(part[1:].islower() for part in surface.split("-")):
        joined = find_in_compound(surface.replace("-", ""), word, index)
        if joined:
            return joined
    for start, end, hit in sorted(
        _parts(surface, index), key=lambda part: (part[2].name.tier, part[0] - part[1])
    ):
        key = key_of(surface[start:end])
        is_last = end == len(surface)
        part = (index.heads if is_last else index.modifiers).get(key)
        other = word.removesuffix(key) if is_last else word.partition(key)[2]
        if part and part.name.term == hit.name.term and allows(part, word, other):
            return part.name
        if is_last and part is None and not hit.name.ambiguous:  # a whole form: WIR-Integrationslotsinnen
            return hit.name
    first, _, last = surface.rpartition("-")
    return find_modifier(key_of(first), key_of(last), index) or find_in_compound(last, key_of(last), index)


def kind_of(hit: Hit, surfaces: tuple[str, ...]) -> str:
    """Return the kind of a mention, as DESIGN section 3 names them."""
    if any(map(_has_gender, surfaces)):
        return "gender"
    if len(surfaces) > 1:
        return "multiword"
    if hit.name.kind == "exact":
        return "inflected" if hit.inflected else "exact"
    return hit.name.kind


def _has_gender(surface: str) -> bool:
    if not _GENDER_MARKS.isdisjoint(join_points(surface)):
        return True
    inner = surface.find("In", 3)  # Binnen-I: AsylbewerberInnen
    return inner > 0 and surface[inner - 1].islower() and surface[inner + 2 :] in ("", "nen")
