"""A word's form -> what is measured on it, remembered: a long text has few different words."""

from dataclasses import dataclass
from functools import lru_cache

from easyread.formulas import LONG_WORD_LETTERS, POLYSYLLABLE
from easyread.segment import read_aloud
from easyread.syllables import MAX_REMEMBERED, syllables


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFacts:
    """What does not depend on the word's neighbours."""

    letters: int  # letters and figures
    syllables: int
    is_long: bool
    is_polysyllable: bool
    is_number: bool
    is_capital: bool


@lru_cache(MAX_REMEMBERED)
def look_at(word: str) -> WordFacts:
    """Return the facts of one word form, capitals included."""
    letters = sum(map(str.isalnum, word))
    count = syllables(read_aloud(word) or word if word[-1] == "." else word)
    return WordFacts(
        letters=letters,
        syllables=count,
        is_long=letters > LONG_WORD_LETTERS,
        is_polysyllable=count >= POLYSYLLABLE,
        is_number=word[0].isdigit(),
        is_capital=word[0].isupper(),
    )
