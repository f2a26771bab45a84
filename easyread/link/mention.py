"""Document x Index -> Mentions: the way from characters that match to characters in the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from easyread.document import Document, Place, Prose, Span
from easyread.link.gate import Placed, passes
from easyread.link.index import Index
from easyread.link.look import Sights
from easyread.link.mask import find_masks
from easyread.link.match import find_candidates
from easyread.link.normalise import mend

MAX_GROUP = 64  # mentions overlapping in a chain; real texts have two or three


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


def link_document(document: Document, index: Index) -> tuple[Mention, ...]:
    """Return the mentions of a document, ascending; no two overlap, the longest wins, none lies in a mask."""
    sights = Sights(index)
    placed = [one for prose in document.proses() for one in _in_block(prose, index, sights)]
    length = sum(len(prose.text) for prose in document.proses())
    kept = passes(placed, document.text, index, prose_length=length)
    return tuple(pick_longest(_mention(one, document) for one in kept))


def pick_longest(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield mentions that do not overlap: of those that do, the longest, then the first."""
    group: list[Mention] = []
    end = 0
    for mention in sorted(mentions, key=_place):
        if group and mention.source.start >= end:
            yield from _pick(group)
            group = []
        group.append(mention)
        end = max(end, mention.source.end)
    yield from _pick(group)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.source.start, mention.source.end


def _pick(group: list[Mention]) -> list[Mention]:
    """Choose among mentions that overlap in a chain."""
    if len(group) < 2:
        return group
    if len(group) > MAX_GROUP:
        return _pick_forward(group)
    kept: list[Mention] = []
    for mention in sorted(group, key=lambda one: (-len(one.source), one.source.start)):
        if not any(mention.source.overlaps(other.source) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda one: one.source)


def _pick_forward(group: list[Mention]) -> list[Mention]:
    """Choose in one pass, for a chain so long that comparing all with all would never end."""
    kept = group[:1]
    for mention in group[1:]:
        if not mention.source.overlaps(kept[-1].source):
            kept.append(mention)
        elif len(mention.source) > len(kept[-1].source) and not (
            len(kept) > 1 and mention.source.overlaps(kept[-2].source)
        ):
            kept[-1] = mention
    return kept


def _in_block(prose: Prose, index: Index, sights: Sights) -> Iterator[Placed]:
    plain = mend(prose.text, find_masks(prose))
    for candidate in find_candidates(plain.text, index, sights):
        span = plain.back(Span(candidate.start, candidate.end))
        yield Placed(candidate, prose, span, prose.source_span(span))


def _mention(found: Placed, document: Document) -> Mention:
    return Mention(
        block=found.prose.id,
        span=found.span,
        source=found.source,
        place=document.place(found.source.start),
        surface=document.text[found.source.start : found.source.end],
        term=found.name.term,
        headword=found.name.headword,
        kind=found.candidate.kind,
    )
