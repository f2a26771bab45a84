"""Two states of a text -> which findings are new, and which paragraphs have become easier or harder."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)
Key = tuple[str, ...]
MAX_COMPARED = 2_000  # blocks on each side that are aligned; above it no change is told
MIN_LIKE = 0.35  # chosen: a third of its words in common, and a paragraph is still the same one
DECIMALS = 1  # of a difficulty that is shown; what changes behind them is no change


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph whose difficulty is not what it was. `number`: of the paragraph in the new state."""

    number: int
    before: float
    after: float


class Size(NamedTuple):
    """What a score tells of a paragraph, where its text is not known any more."""

    kind: str
    sentences: int
    words: int
    syllables: int
    characters: int
    difficulty: float


def find_new(found: Sequence[T], old: Iterable[Key], key: Callable[[T], Key]) -> list[T]:
    """Return those that were not there before, in their order.

    A finding is known again by its file, rule and words; of several alike those are taken for the old
    ones that stand between the same neighbours.
    """
    before = list(old)
    after = [key(item) for item in found]
    free, known = set(range(len(before))), set[int]()
    for context in (_both, _previous, _following, _alone):
        places: dict[tuple[Key, ...], list[int]] = {}
        for number in sorted(free, reverse=True):
            places.setdefault(context(before, number), []).append(number)
        for number in range(len(after)):
            same = places.get(context(after, number))
            if same and number not in known:
                known.add(number)
                free.discard(same.pop())
    return [item for number, item in enumerate(found) if number not in known]


def _both(keys: Sequence[Key], number: int) -> tuple[Key, ...]:
    return (*_previous(keys, number), *_following(keys, number))


def _previous(keys: Sequence[Key], number: int) -> tuple[Key, ...]:
    return (keys[number], keys[number - 1] if number else ())


def _following(keys: Sequence[Key], number: int) -> tuple[Key, ...]:
    return (keys[number], keys[number + 1] if number + 1 < len(keys) else ())


def _alone(keys: Sequence[Key], number: int) -> tuple[Key, ...]:
    return (keys[number],)


def likeness_of_texts(one: str, other: str) -> float:
    """Return the share of words that two paragraphs have in common, 0..1."""
    first, second = Counter(one.split()), Counter(other.split())
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def likeness_of_sizes(one: Size, other: Size) -> float:
    """Return how near two paragraphs of one kind are in their number of words, 0..1."""
    fewer, more = sorted((one.words, other.words))
    return fewer / max(1, more) if one.kind == other.kind else 0.0


def find_changes(
    old: Sequence[tuple[H, float | None]],
    new: Sequence[tuple[H, float | None]],
    likeness: Callable[[H, H], float],
) -> list[Change]:
    """Return the paragraphs whose difficulty has changed.

    Both sides are in order: a paragraph's text, or its size, and its difficulty. `likeness`: 0..1, of two of
    them that are not the same.
    """
    changes: list[Change] = []
    pairs = _pair([key for key, _ in old], [key for key, _ in new], likeness)
    for number, before in pairs.items():
        was, now = old[before][1], new[number][1]
        if was is not None and now is not None and round(was, DECIMALS) != round(now, DECIMALS):
            changes.append(Change(number, was, now))
    return changes


def _pair(old: Sequence[H], new: Sequence[H], likeness: Callable[[H, H], float]) -> Mapping[int, int]:
    """Return number in `new` -> number in `old`, for paragraphs that were rewritten."""
    if max(len(old), len(new)) > MAX_COMPARED:
        return {}
    pairs: dict[int, int] = {}
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "replace":
            free = list(range(i1, i2))
            for number in range(j1, j2):
                best = max(free, key=lambda one: likeness(old[one], new[number]), default=None)
                if best is not None and likeness(old[best], new[number]) >= MIN_LIKE:
                    pairs[number] = best
                    free.remove(best)
    return pairs
