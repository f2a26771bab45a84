"""One block's text -> every candidate mention in it, overlapping ones too."""

import re
from collections.abc import Iterator, Sequence

from easyread.link.citations import find_citations
from easyread.link.coordination import LOST, find_lost, resolve_first, resolve_second
from easyread.link.index import Hit, Index, Name
from easyread.link.look import Sight, best_hit, kind_of, see
from easyread.link.runs import Run
from easyread.link.words import WORD, key_of

# what stands between the words of one form, and the next word: "3+2-Regelung", "EU-Richtlinie 2013/33"
_FOLLOWING = re.compile(rf"(?: – | |[+/])(?P<word>{WORD.pattern})")

Candidate = tuple[int, int, Name, str]  # a possible mention: start and end in the mended text, name, kind


def find_candidates(text: str, runs: Sequence[tuple[int, Run]], index: Index) -> list[Candidate]:
    """Return the candidates of a mended text, words in order, citations last. `runs` begin at their numbers.

    Words that are a form by themselves, by far the most, take the short way.
    """
    found: list[Candidate] = []
    cites = False
    for at, run in runs:
        cites = cites or run.cites
        for first, last, sight in run.words:
            start, end = at + first, at + last
            if sight.following and text[end + 1 : end + 2].casefold()[:1] in sight.following:
                found += _at_word(text, start, end, sight, index)
            elif sight.whole:
                found.append((start, end, sight.whole.name, sight.kind))
                if text.startswith(LOST, end) and (lost := find_lost(text, start, end, index)):
                    found.append((*lost, "coordination"))
            elif not sight.only_begins:
                found += _at_word(text, start, end, sight, index)
    if cites:
        found += [(start, end, name, "citation") for start, end, name in find_citations(text, index)]
    return found


def _at_word(text: str, start: int, end: int, sight: Sight, index: Index) -> Iterator[Candidate]:
    """Yield what begins with a word, is it, or lies in it."""
    longest = _longest(text, start, end, sight) if sight.following else None
    if longest:
        yield longest
    elif sight.whole:
        yield start, end, sight.whole.name, sight.kind
    elif sight.dangling:
        yield from _dangling(text, start, end, sight, index)
    elif sight.compound:
        yield start, end, sight.compound, "compound"
    for first, last, name, kind in sight.parts:
        yield start + first, start + last, name, kind
    lost = find_lost(text, start, end, index) if sight.whole or sight.compound else None
    if lost:
        yield *lost, "coordination"


def _longest(text: str, start: int, end: int, sight: Sight) -> Candidate | None:
    """Return the longest form of several words that begins with this one."""
    found: tuple[int, Hit, tuple[str, ...]] | None = None
    node = sight.node
    surfaces: tuple[str, ...] = (text[start:end],)
    while node is not None and node.next:
        following = _FOLLOWING.match(text, end)
        if following is None:
            break
        word = following["word"]
        node = node.next.get(key_of(word))
        surfaces += (word,)
        end = following.end()
        hit = best_hit(node, surfaces) if node and node.hits else None
        if hit:
            found = end, hit, surfaces
    if found is None:
        return None
    end, hit, surfaces = found
    return start, end, hit.name, kind_of(hit, surfaces)


def _dangling(text: str, start: int, end: int, sight: Sight, index: Index) -> Iterator[Candidate]:
    """Yield the term of "Migranten-" or "-gewahrsam"; of "-Duldung" (a bullet) the word itself."""
    before = text[start - 1] if start else " "
    name = None
    if text[end - 1] == "-":
        name = resolve_first(text, start, end, index)
    elif not before.isalnum():
        name = resolve_second(text, start, end, index)
    if name:
        yield start, end, name, "coordination"
    elif torn := _torn(text, start, end, index):
        yield torn
    elif sight.bare:
        start, end = start + (text[start] == "-"), end - (text[end - 1] == "-")
        yield start, end, sight.bare.name, kind_of(sight.bare, (text[start:end],))


def _torn(text: str, start: int, end: int, index: Index) -> Candidate | None:
    """Return the term that was torn apart where a line once ended: "Wohn- sitzauflage"."""
    second = WORD.match(text, end + 1) if text[end - 1] == "-" and text[end : end + 1] == " " else None
    if second is None or not second[0][0].islower():
        return None
    surface = text[start : end - 1] + second[0]
    sight = see(surface, index)
    if sight is None or sight.whole is None:
        return None
    return start, second.end(), sight.whole.name, kind_of(sight.whole, (surface,))
