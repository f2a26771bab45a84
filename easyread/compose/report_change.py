"""Two states of a document -> which of its paragraphs are the same ones, and how they have changed.

A paragraph is known again by the id that its author wrote, else by its text, wherever it stands now, else by
the words that it has kept, else by its place: between the same neighbours, and the only one there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from easyread.compose.report_state import KeptParagraph, State

MIN_LIKE = 0.5  # chosen: half of its words in common, and it is the same paragraph wherever it stands
MIN_LIKE_HERE = 0.35  # chosen: less will do between the same neighbours
MAX_COMMON = 30  # a word that stands in more paragraphs than this does not lead to candidates
LEADS = 5  # the rarest words of a paragraph lead to those that it may have been


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph as it was and as it is; None: it was not there, or is there no more."""

    before: KeptParagraph | None
    after: KeptParagraph | None


def find_changes(before: State, now: State) -> tuple[Change, ...]:
    """Return what was rewritten or is new, in the order of the text, then what is gone; not what moved."""
    pairs = pair_paragraphs(before.paragraphs, now.paragraphs)
    changes = (
        Change(before.paragraphs[pairs[number]] if number in pairs else None, one)
        for number, one in enumerate(now.paragraphs)
    )
    kept = set(pairs.values())
    gone = (Change(one, None) for number, one in enumerate(before.paragraphs) if number not in kept)
    return (*(one for one in changes if not _is_same(one)), *gone)


def _is_same(one: Change) -> bool:
    return one.before is not None and one.after is not None and one.before.text == one.after.text


def pair_paragraphs(old: Sequence[KeptParagraph], new: Sequence[KeptParagraph]) -> dict[int, int]:
    """Return number in `new` -> number in `old` of the paragraphs that are the same; none is taken twice."""
    pairs: dict[int, int] = {}
    _pair_equal(pairs, [one.id for one in old], [one.id for one in new])
    _pair_equal(pairs, [one.text for one in old], [one.text for one in new])
    _take(pairs, sorted(_alike(pairs, old, new)))
    for here, there in _gaps(pairs, len(old), len(new)):
        _pair_here(pairs, old, new, here, there)
    return pairs


def _pair_equal(pairs: dict[int, int], old: Sequence[str], new: Sequence[str]) -> None:
    taken = set(pairs.values())
    places: dict[str, list[int]] = defaultdict(list)
    for number in reversed(range(len(old))):
        if old[number] and number not in taken:
            places[old[number]].append(number)
    for number, key in enumerate(new):
        if key and number not in pairs and places.get(key):
            pairs[number] = places[key].pop()


def _alike(
    pairs: dict[int, int], old: Sequence[KeptParagraph], new: Sequence[KeptParagraph]
) -> Iterator[tuple[float, int, int, int]]:
    """Yield (-likeness, distance, number in new, number in old) of free paragraphs that are much alike."""
    taken = set(pairs.values())
    theirs = {number: _words(one) for number, one in enumerate(old) if number not in taken}
    holders: dict[str, list[int]] = defaultdict(list)
    for number, words in theirs.items():
        for word in words:
            holders[word].append(number)
    rare = {word: numbers for word, numbers in holders.items() if len(numbers) <= MAX_COMMON}
    for number, one in enumerate(new):
        if number in pairs:
            continue
        mine = _words(one)
        leads = sorted((word for word in mine if word in rare), key=lambda word: (len(rare[word]), word))[
            :LEADS
        ]
        for other in sorted({other for word in leads for other in rare[word]}):
            like = _likeness(mine, theirs[other])
            if like >= MIN_LIKE and old[other].heading == one.heading:
                yield -like, abs(number - other), number, other


def _gaps(pairs: dict[int, int], old: int, new: int) -> list[tuple[list[int], list[int]]]:
    """Return runs of free paragraphs of `new` with the free ones of `old` between the same neighbours."""
    ends = [(-1, -1), *sorted(pairs.items()), (new, old)]
    taken = set(pairs.values())
    gaps = []
    for (first, was_first), (last, was_last) in pairwise(ends):
        here = list(range(first + 1, last))
        there = [number for number in range(was_first + 1, was_last) if number not in taken]
        if here and there:
            gaps.append((here, there))
    return gaps


def _pair_here(
    pairs: dict[int, int],
    old: Sequence[KeptParagraph],
    new: Sequence[KeptParagraph],
    here: Sequence[int],
    there: Sequence[int],
) -> None:
    taken = set(pairs.values())
    there = [one for one in there if one not in taken]
    if len(here) * len(there) <= MAX_COMMON**2:
        found = (
            (-_likeness(_words(new[one]), _words(old[other])), abs(one - other), one, other)
            for one in here
            for other in there
            if new[one].heading == old[other].heading
        )
        alone = len(here) == len(there) == 1
        _take(pairs, sorted(one for one in found if alone or -one[0] >= MIN_LIKE_HERE))


def _take(pairs: dict[int, int], ranked: Iterable[tuple[float, int, int, int]]) -> None:
    taken = set(pairs.values())
    for _, _, number, other in ranked:
        if number not in pairs and other not in taken:
            pairs[number] = other
            taken.add(other)


def _words(one: KeptParagraph) -> Counter[str]:
    return Counter(one.text.casefold().split())


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words that two paragraphs have in common, 0..1."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())
