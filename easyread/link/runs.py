"""A run of characters between two spaces -> what the linker sees in it. Answers are kept for one document.

Most runs of a text are nothing to us, and most stand in it more than once: they are dismissed by one look-up
each. What is seen in a run depends on nothing around it, for neither a word nor an address holds a space.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from easyread.link.citations import has_sign
from easyread.link.index import Index
from easyread.link.look import Sight, see
from easyread.link.mask import find_addresses
from easyread.link.normalise import is_clean
from easyread.link.words import WORD

MAX_KEPT = 20_000  # runs; chosen: as many as a book has, a few megabytes
MAX_LENGTH = 150  # characters of a run that is kept
_MARKS = ".,;:!?)“”«»"  # behind a word, and no part of it


@dataclass(frozen=True, slots=True)
class Run:
    """What a run holds: words with their start and end in it, the sign of a citation, something odd."""

    words: tuple[tuple[int, int, Sight], ...]
    cites: bool
    odd: bool  # it must be mended or masked before its words count


class Runs(dict[str, Run | None]):
    """Run -> what it holds; None for the many that hold nothing. Bounded."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index

    def look(self, text: str) -> tuple[list[tuple[int, Run]], bool]:
        """Return the runs of a text that hold something, each with its start, and whether one is odd."""
        found = []
        odd = False
        start = 0
        for text_of_run in text.split(" "):
            run = self[text_of_run]
            if run:
                found.append((start, run))
                odd = odd or run.odd
            start += len(text_of_run) + 1
        return found, odd

    def __missing__(self, text: str) -> Run | None:
        run = self._read(text)
        if len(text) <= MAX_LENGTH:
            if len(self) >= MAX_KEPT:
                self.clear()
            self[text] = run
        return run

    def _read(self, text: str) -> Run | None:
        words: tuple[tuple[int, int, Sight], ...] = ()
        word = text.rstrip(_MARKS)
        odd = False
        if not word.isalpha():
            words = tuple(self._words(text))
            odd = not is_clean(text) or bool(find_addresses(text))
        elif sight := see(word, self._index):
            words = ((0, len(word), sight),)
        cites = has_sign(text)
        return Run(words, cites, odd) if words or cites or odd else None

    def _words(self, text: str) -> Iterator[tuple[int, int, Sight]]:
        """Yield the words in which something is seen."""
        for match in WORD.finditer(text):
            sight = see(match[0], self._index)
            if sight:
                yield *match.span(), sight
