"""A long noun -> the places where it can be written with a hyphen: "Wohnsitz-Auflage".

What the glossary says of its words counts first. Other words are cut where common words meet, if there is one
clearly best way; where there is none, nothing is proposed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from easyread.check.lists import load_lists

MIN_PART = 4  # letters
MIN_WORD = 10
MAX_WORD = 60
MAX_RARITY = 2.6  # of a part; Zipf 3.4. Chosen on the words of our own corpus
MAX_PARTS = 4
PART_COST = 2.5  # chosen: two parts of middling frequency beat three common ones
_GENITIVES = ("", "s", "es", "ses")  # "Verhältnisses" is rarer than "Verhältnis"
_JOINTS = ("", "s", "es", "n", "en", "er", "e")
_JOINT_COST = {"": 0.0, "s": 0.0, "n": 0.1, "en": 0.2, "es": 0.2, "er": 0.4, "e": 0.4}


@dataclass(slots=True)
class Splitter:
    """`rarity`: word in small letters -> 0 for the commonest words, above 4 for unknown ones."""

    rarity: Callable[[str], float]
    splits: Mapping[str, tuple[int, ...]]  # headword in small letters -> offsets of its later parts
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _no_first: frozenset[str] = field(default_factory=lambda: load_lists().no_first)
    _no_last: frozenset[str] = field(default_factory=lambda: load_lists().no_last)
    _prefixes: frozenset[str] = field(default_factory=lambda: load_lists().prefixes)

    def hyphenate(self, word: str) -> str:
        """Return the word with hyphens, each part with a capital; "" if it cannot be cut."""
        cuts = self.cut(word)
        if not cuts:
            return ""
        bounds = [0, *cuts, len(word)]
        parts = [word[start:end] for start, end in pairwise(bounds)]
        return "-".join(part[0].upper() + part[1:] for part in parts)

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the offsets at which the later parts of a noun begin; empty if it cannot be cut."""
        if not MIN_WORD <= len(word) <= MAX_WORD or not word.isalpha() or not word[0].isupper():
            return ()
        if word not in self._known:
            cuts = self._from_glossary(word.lower())
            self._known[word] = self._from_words(word.lower()) if cuts is None else cuts
        return self._known[word]

    def _from_glossary(self, word: str) -> tuple[int, ...] | None:
        """Return where the glossary cuts a word, but not behind a prefix: "Zurück·weisung" has no hyphen."""
        cuts = next((self.splits[stem] for stem in _stems(word) if stem in self.splits), None)
        if cuts is None:
            return None
        begins = [0, *cuts]
        return tuple(cut for start, cut in pairwise(begins) if word[start:cut] not in self._prefixes)

    def _from_words(self, word: str) -> tuple[int, ...]:
        best = self._best(word, MAX_PARTS)
        return best[1] if best else ()

    def _best(self, word: str, parts: int) -> tuple[float, tuple[int, ...]] | None:
        """Return the cheapest way to cut `word` into two parts or more: its cost and its cuts."""
        found: tuple[float, tuple[int, ...]] | None = None
        for cut in range(MIN_PART, len(word) - MIN_PART + 1):
            first = self._first_cost(word[:cut])
            if first is None:
                continue
            rest = self._last_cost(word[cut:])
            options: list[tuple[float, tuple[int, ...]]] = [(rest, ())] if rest is not None else []
            if parts > 2 and (inner := self._best(word[cut:], parts - 1)):
                options.append((inner[0], tuple(cut + offset for offset in inner[1])))
            for cost, cuts in options:
                total = first + cost + PART_COST
                if found is None or total < found[0]:
                    found = (total, (cut, *cuts))
        return found

    def _first_cost(self, part: str) -> float | None:
        """Return how odd `part` is at the beginning of a compound, its joint included; None: it cannot be."""
        costs = [
            self.rarity(stem) + _JOINT_COST[joint]
            for joint in _JOINTS
            if part.endswith(joint)
            and len(stem := part[: len(part) - len(joint)]) >= MIN_PART
            and not {stem, part} & self._no_first
        ]
        cost = min(costs, default=MAX_RARITY + 1)
        return cost if cost <= MAX_RARITY else None

    def _last_cost(self, part: str) -> float | None:
        cost = min(self.rarity(part.removesuffix(ending)) for ending in _GENITIVES)
        return cost if cost <= MAX_RARITY and part not in self._no_last else None


def read_split(split: str) -> tuple[int, ...]:
    """Return the offsets of the later parts in a glossary split: "Wohnsitz·auflage" -> (8,)."""
    cuts: list[int] = []
    done = 0
    for part in split.split("·")[:-1]:
        done += len(part)
        cuts.append(done)
    return tuple(cuts)


def _stems(word: str) -> tuple[str, ...]:
    """Return a word and what is left of it without an ending."""
    return tuple(word[: len(word) - length] for length in range(4) if len(word) - length >= MIN_WORD - 3)
