"""Two versions of a list of texts -> which text of the new one is which of the old one.

Why not difflib: its time grows with the square of the number of equal texts (a table full of "ja"), and it
does not see that a paragraph was moved.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

# chosen: less alike, two paragraphs are not one that was edited. A translation that is kept is marked
# outdated; one that is not becomes obsolete, and is not lost either.
MIN_SIMILARITY = 0.6
# chosen: between two unchanged paragraphs so many pairs are all compared; of more, only those at most
# so many paragraphs away from where they are expected
_ALL_PAIRS = 2_500
_WINDOW = 12
_COMPARED_CHARACTERS = 2_000  # chosen: the beginning of a long paragraph is enough to know it again

Pairs = dict[int, int]  # number of the old text -> number of the new text


def match_texts(old: Sequence[str], new: Sequence[str], *, edited: bool) -> Mapping[int, int]:
    """Return which old text (by its number) is which new one. No text has two partners.

    Equal texts are partners wherever they stand; with `edited` also similar ones between the same neighbours.
    """
    moved_or_not = _unique_pairs(old, new)
    anchors = _ascending(moved_or_not)
    pairs = dict(moved_or_not)
    _extend(anchors, pairs, old, new)
    _add_repeated(pairs, old, new)
    if edited:
        _add_edited(pairs, anchors, old, new)
    return pairs


def _unique_pairs(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Return the texts that stand exactly once in both."""
    counts, new_counts = Counter(old), Counter(new)
    places = {text: at for at, text in enumerate(new) if new_counts[text] == 1}
    return {at: places[text] for at, text in enumerate(old) if counts[text] == 1 and text in places}


def _ascending(pairs: Pairs) -> Pairs:
    """Return the largest selection of pairs in which no two cross (patience sorting)."""
    tops: list[int] = []  # new numbers at the ends of the best runs, by the length of the run
    holders: list[int] = []  # old numbers that belong to `tops`
    before: dict[int, int | None] = {}
    for at in sorted(pairs):
        length = bisect_left(tops, pairs[at])
        before[at] = holders[length - 1] if length else None
        tops[length : length + 1] = [pairs[at]]
        holders[length : length + 1] = [at]
    chosen: Pairs = {}
    here = holders[-1] if holders else None
    while here is not None:
        chosen[here] = pairs[here]
        here = before[here]
    return chosen


def _extend(anchors: Pairs, pairs: Pairs, old: Sequence[str], new: Sequence[str]) -> None:
    """Add equal texts directly after or before a pair, also at the beginning and the end."""
    taken = set(pairs.values())
    for step, edge in ((1, (-1, -1)), (-1, (len(old), len(new)))):
        for start in [edge, *sorted(anchors.items(), reverse=step < 0)]:
            at, to = start[0] + step, start[1] + step
            while 0 <= at < len(old) and 0 <= to < len(new) and old[at] == new[to]:
                if at in pairs or to in taken:
                    break
                pairs[at] = anchors[at] = to
                taken.add(to)
                at, to = at + step, to + step


def _add_repeated(pairs: Pairs, old: Sequence[str], new: Sequence[str]) -> None:
    """Add the equal texts that are left, the first with the first."""
    taken = set(pairs.values())
    places: dict[str, list[int]] = defaultdict(list)
    for to in range(len(new) - 1, -1, -1):
        if to not in taken:
            places[new[to]].append(to)
    for at, text in enumerate(old):
        if at not in pairs and places.get(text):
            pairs[at] = places[text].pop()


def _add_edited(pairs: Pairs, anchors: Pairs, old: Sequence[str], new: Sequence[str]) -> None:
    """Add the most similar texts between two neighbouring anchors, without crossing."""
    taken = set(pairs.values())
    edges = [(-1, -1), *sorted(anchors.items()), (len(old), len(new))]
    for (at, to), (at_end, to_end) in pairwise(edges):
        olds = [number for number in range(at + 1, at_end) if number not in pairs]
        news = [number for number in range(to + 1, to_end) if number not in taken]
        if olds and news:
            scored = list(_similar(olds, news, old, new))
            pairs.update(_best(scored))


def _similar(
    olds: Sequence[int], news: Sequence[int], old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[float, int, int]]:
    """Yield (similarity, old number, new number) of the pairs that are similar enough."""
    old_groups = {number: _letter_groups(old[number]) for number in olds}
    new_groups = {number: _letter_groups(new[number]) for number in news}
    is_small = len(olds) * len(news) <= _ALL_PAIRS
    for row, at in enumerate(olds):
        middle = row * len(news) // len(olds)
        near = news if is_small else news[max(0, middle - _WINDOW) : middle + _WINDOW + 1]
        for to in near:
            score = _similarity(old_groups[at], new_groups[to])
            if score >= MIN_SIMILARITY:
                yield score, at, to


def _best(scored: Iterable[tuple[float, int, int]]) -> Pairs:
    """Return pairs that do not cross, the most similar first."""
    chosen: list[tuple[int, int]] = []
    for _, at, to in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        place = bisect_left(chosen, (at, to))
        is_after = place == 0 or (chosen[place - 1][0] < at and chosen[place - 1][1] < to)
        is_before = place == len(chosen) or (at < chosen[place][0] and to < chosen[place][1])
        if is_after and is_before:
            chosen.insert(place, (at, to))
    return dict(chosen)


def _letter_groups(text: str) -> frozenset[str]:
    """Return the groups of three letters in the beginning of a text."""
    padded = f" {text[:_COMPARED_CHARACTERS].lower()} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def _similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of letter groups in common, 0 to 1 (Dice 1945)."""
    total = len(one) + len(other)
    if not total or 2 * min(len(one), len(other)) < MIN_SIMILARITY * total:
        return 0.0
    return 2 * len(one & other) / total
