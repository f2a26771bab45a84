"""Word -> how rare it is, whether or not the table of words has been built."""

from functools import cache

from easyread.measure.rarity import UNKNOWN_WORD, rarity_of
from easyread.problem import ResourceError

UNKNOWN = UNKNOWN_WORD.value  # Zipf units below the commonest words; of a word that no table has
_LONG = 10  # letters; chosen: without a table a longer word counts as unknown, a shorter one as half known


@cache
def rareness(word: str) -> float:
    """Return 0 for everyday words up to UNKNOWN for words that the table of words does not have."""
    try:
        folded = word.casefold()  # the table writes ss for ß
        return min(rarity_of(word.lower()).value, rarity_of(folded).value)
    except ResourceError:
        return UNKNOWN if len(word) > _LONG else UNKNOWN / 2


def is_listed(word: str) -> bool:
    """Say whether the table of words has this form; no where it has not been built."""
    try:
        return rarity_of(word.casefold()) != UNKNOWN_WORD
    except ResourceError:
        return False
