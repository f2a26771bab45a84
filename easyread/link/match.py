"""One block's text -> every candidate mention in it, overlapping ones too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from easyread.link.citations import find_citations
from easyread.link.coordination import find_lost, resolve_first, resolve_second
from easyread.link.index import Index, Name
from easyread.link.look import Sight, Sights, best_hit, kind_of
from easyread.link.words import WORD, key_of

_INSIDE = re.compile(" – | |[+/]")  # between the words of one form: "3+2-Regelung", "EU-Richtlinie 2013/33"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mention: [start, end) of the mended text."""

    start: int
    end: int
    name: Name
    kind: str


def find_candidates(text: str, index: Index, sights: Sights) -> Iterator[Candidate]:
    """Yield the candidates of a mended text, words in order, citations last."""
    for match in WORD.finditer(text):
        sight = sights[match[0]]
        if sight is not None:
            yield from _at_word(text, match.span(), sight, index, sights)
    for start, end, name in find_citations(text, index):
        yield Candidate(start, end, name, "citation")


def _at_word(
    text: str, span: tuple[int, int], sight: Sight, index: Index, sights: Sights
) -> Iterator[Candidate]:
    start, end = span
    longest = _longest(text, start, end, sight)
    if longest:
        yield longest
    elif sight.dangling:
        yield from _dangling(text, start, end, index, sights)
    elif sight.compound:
        yield Candidate(start, end, sight.compound, "compound")
    for first, last, hit in sight.parts:
        part = text[start + first : start + last]
        yield Candidate(start + first, start + last, hit.name, kind_of(hit, (part,)))
    if sight.whole or sight.compound:
        lost = find_lost(text, start, end, index)
        if lost:
            yield Candidate(*lost, "coordination")


def _longest(text: str, start: int, end: int, sight: Sight) -> Candidate | None:
    """Return the longest form that begins with this word."""
    found = Candidate(start, end, sight.whole.name, sight.kind) if sight.whole else None
    node = sight.node
    surfaces = [text[start:end]]
    while node is not None and node.next:
        gap = _INSIDE.match(text, end)
        word = WORD.match(text, gap.end()) if gap else None
        if word is None:
            break
        node = node.next.get(key_of(word[0]))
        surfaces.append(word[0])
        end = word.end()
        hit = best_hit(node, tuple(surfaces)) if node else None
        if hit:
            found = Candidate(start, end, hit.name, kind_of(hit, tuple(surfaces)))
    return found


def _dangling(text: str, start: int, end: int, index: Index, sights: Sights) -> Iterator[Candidate]:
    """Yield the term of "Migranten-" or "-gewahrsam"; of "-Duldung" (a bullet) the word itself."""
    before = text[start - 1] if start else " "
    name = None
    if text[end - 1] == "-":
        name = resolve_first(text, start, end, index)
    elif not before.isalnum():
        name = resolve_second(text, start, end, index)
    if name:
        yield Candidate(start, end, name, "coordination")
        return
    if torn := _torn(text, start, end, sights):
        yield torn
        return
    start, end = start + (text[start] == "-"), end - (text[end - 1] == "-")
    sight = sights[text[start:end]] if start < end else None
    if sight and sight.whole:
        yield Candidate(start, end, sight.whole.name, kind_of(sight.whole, (text[start:end],)))


def _torn(text: str, start: int, end: int, sights: Sights) -> Candidate | None:
    """Return the term that was torn apart where a line once ended: "Wohn- sitzauflage"."""
    second = WORD.match(text, end + 1) if text[end - 1] == "-" and text[end : end + 1] == " " else None
    if second is None or not second[0][0].islower():
        return None
    surface = text[start : end - 1] + second[0]
    sight = sights[surface]
    if sight is None or sight.whole is None:
        return None
    return Candidate(start, second.end(), sight.whole.name, kind_of(sight.whole, (surface,)))
