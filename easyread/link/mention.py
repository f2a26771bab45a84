"""Document x Index -> Mentions: the way from characters that match to characters in the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from easyread.document import Document, Place, Prose, Span
from easyread.link.gate import SHORT_DOCUMENT, passes
from easyread.link.index import Index
from easyread.link.knowledge import load_knowledge
from easyread.link.look import Sights
from easyread.link.mask import find_masks
from easyread.link.match import Candidate, find_candidates
from easyread.link.normalise import Mender


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where a text names a term of the glossary."""

    block: str  # id of the Prose
    span: Span  # in its text
    source: Span  # in the file
    place: Place
    surface: str  # as it stands in the file
    term: str  # id of the entry
    headword: str
    kind: str  # exact inflected alias abbreviation compound gender coordination multiword citation


@dataclass(frozen=True, slots=True)
class _Found:
    """A candidate with its places in block and file."""

    prose: Prose
    span: Span
    source: Span


def link_document(document: Document, index: Index) -> tuple[Mention, ...]:
    """Return the mentions of a document, ascending; no two overlap, the longest wins, none lies in a mask."""
    sights = Sights(index)
    places: list[_Found] = []
    candidates: list[Candidate] = []
    length = 0
    for prose in document.proses():
        length += len(prose.text)
        for candidate, span in _in_block(prose, index, sights):
            source = prose.source_span(span)
            places.append(_Found(prose, span, source))
            candidates.append(replace(candidate, at=source.start))
    by_identity = {id(candidate): place for candidate, place in zip(candidates, places, strict=True)}
    candidates.sort(key=lambda one: one.at)
    kept = passes(candidates, document.text, index, short=length < SHORT_DOCUMENT)
    mentions = [_mention(one, by_identity[id(one)], document) for one in kept]
    return tuple(pick_longest(mentions))


def pick_longest(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield mentions that do not overlap: of those that do, the longest, then the first."""
    group: list[Mention] = []
    end = 0
    for mention in sorted(mentions, key=lambda one: one.source):
        if group and mention.source.start >= end:
            yield from _pick(group)
            group = []
        group.append(mention)
        end = max(end, mention.source.end)
    yield from _pick(group)


def _pick(group: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(group, key=lambda one: (-len(one.source), one.source.start)):
        if not any(mention.source.overlaps(other.source) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda one: one.source)


def _in_block(prose: Prose, index: Index, sights: Sights) -> Iterator[tuple[Candidate, Span]]:
    plain = _mender().mend(prose.text, find_masks(prose))
    for candidate in find_candidates(plain.text, index, sights):
        yield candidate, plain.back(Span(candidate.start, candidate.end))


@cache
def _mender() -> Mender:
    return Mender(load_knowledge().conjunctions)


def _mention(candidate: Candidate, found: _Found, document: Document) -> Mention:
    return Mention(
        block=found.prose.id,
        span=found.span,
        source=found.source,
        place=document.place(found.source.start),
        surface=document.text[found.source.start : found.source.end],
        term=candidate.name.term,
        headword=candidate.name.headword,
        kind=candidate.kind,
    )
