"""Document x Index -> Mentions: the way from characters that match to characters in the file."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

from easyread.document import Document, Prose, Span
from easyread.link.gate import passes
from easyread.link.index import Index
from easyread.link.mask import find_masks, has_marks
from easyread.link.match import Candidate, find_candidates
from easyread.link.mention import Mention
from easyread.link.normalise import Plain, is_torn, mend
from easyread.link.runs import Runs

MAX_GROUP = 64  # mentions overlapping in a chain; real texts have two or three
_PLACE = attrgetter("source_start", "source_end")


def link_document(document: Document, index: Index) -> tuple[Mention, ...]:
    """Return the mentions of a document, ascending; no two overlap, the longest wins, none lies in a mask."""
    runs = Runs(index)
    found: list[Mention] = []
    length = 0
    for prose in document.proses():
        length += len(prose.text)
        plain, candidates = _in_block(prose, index, runs)
        if candidates:
            found += _mentions(document, prose, plain, candidates)
    return tuple(pick_longest(passes(found, document.text, index, prose_length=length)))


def _in_block(prose: Prose, index: Index, runs: Runs) -> tuple[Plain, list[Candidate]]:
    """Return the text that is matched, mended only where that is needed, and its candidates."""
    plain = Plain(prose.text, None)
    looked, odd = runs.look(prose.text)
    if odd or is_torn(prose.text) or has_marks(prose):
        plain = mend(prose.text, find_masks(prose))
        looked, _ = runs.look(plain.text)
    return plain, find_candidates(plain.text, looked, index)


def _mentions(
    document: Document, prose: Prose, plain: Plain, candidates: list[Candidate]
) -> Iterator[Mention]:
    """Yield the candidates of a block as mentions, at their places in block and file."""
    stretches = [] if plain.map else prose.source.stretches()
    starts = [start for start, _, _ in stretches]
    for start, end, name, kind in candidates:
        number = bisect_right(starts, start) - 1
        if number >= 0 and end <= stretches[number][1]:
            shift = stretches[number][2]
            yield Mention(document, prose, start, end, start + shift, end + shift, name, kind)
        else:
            span = plain.back(Span(start, end))
            source = prose.source_span(span)
            yield Mention(document, prose, span.start, span.end, source.start, source.end, name, kind)


def pick_longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that do not overlap: of those that do, the longest, then the first."""
    kept: list[Mention] = []
    group: list[Mention] = []  # that overlap in a chain; the first of them is the last that is kept
    end = 0
    for mention in sorted(mentions, key=_PLACE):
        if mention.source_start < end:
            group = group or kept[-1:]
            group.append(mention)
            end = max(end, mention.source_end)
            continue
        if group:
            kept[-1:] = _pick(group)
            group = []
        kept.append(mention)
        end = mention.source_end
    if group:
        kept[-1:] = _pick(group)
    return kept


def _pick(group: list[Mention]) -> list[Mention]:
    """Choose among mentions that overlap in a chain."""
    if len(group) > MAX_GROUP:
        return _pick_forward(group)
    kept: list[Mention] = []
    for mention in sorted(group, key=lambda one: (-len(one.source), one.source_start)):
        if not any(mention.source.overlaps(other.source) for other in kept):
            kept.append(mention)
    return sorted(kept, key=_PLACE)


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
