"""A word's form -> what is measured on it, remembered: a long text has few different words."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from easyread.formulas import LONG_WORD_LETTERS, POLYSYLLABLE
from easyread.measure.rarity import EVERYDAY, Rarity, rarity_of
from easyread.segment import read_aloud
from easyread.syllables import MAX_REMEMBERED, syllables

# The load of a word: its letters, more for a rare word and half for an international one (measured: shares
# between 0.1 and 0.3 and between 0.3 and 0.7 change the article-grouped r by less than .003).
LOAD_PER_RARITY = 0.15
INTERNATIONAL_SHARE = 0.5
UNCOMMON, RARE = 2.0, 3.0  # rarity: Zipf below 4, below 3
LEARNED_MIN_RARITY, LEARNED_MIN_LETTERS = 1.5, 7
_DROPPED = re.compile(r"[\u00ad\u200b-\u200d\u2060\u0300-\u036f*:_()/'’-]")


class WordFacts(NamedTuple):
    """What does not depend on the word's neighbours. Flags are 0 or 1: every column can be summed."""

    letters: int  # letters and figures
    syllables: int
    is_long: int
    is_polysyllable: int
    is_monosyllable: int
    load: float  # 0 for figures and signs
    is_uncommon: int  # and not international
    is_rare: int
    is_formal: int
    is_nominal: int
    is_learned: int
    is_zu: int
    is_genitive_article: int
    rare_verb: float  # squared rarity of what looks like a verb
    is_capital: int
    is_name: int  # in the middle of a sentence
    is_name_beside_capital: int


class Style(NamedTuple):
    """`data/difficulty_words.toml`."""

    formal: frozenset[str]
    genitive: frozenset[str]
    nominal: re.Pattern[str]
    learned: re.Pattern[str]
    verb: re.Pattern[str]


@cache
def load_style() -> Style:
    """Return the word lists and endings that show a style."""
    data = tomllib.loads((files("easyread") / "data" / "difficulty_words.toml").read_text("utf-8"))
    formal, genitive = (frozenset(data[key].split()) for key in ("formal", "genitive"))
    return Style(formal, genitive, *(re.compile(data[key]) for key in ("nominal", "learned", "verb")))


@lru_cache(MAX_REMEMBERED)
def look_at(word: str) -> WordFacts:
    """Return the facts of one word form, capitals included. Raises: ResourceError without the word table."""
    reading = (read_aloud(word) if word[-1] == "." else None) or word
    count = syllables(reading)
    letters = sum(map(str.isalnum, word))
    small = _DROPPED.sub("", reading.lower())
    spoken = small[:1].isalpha()
    rarity = _rarity(small) if spoken else EVERYDAY
    style = load_style()
    capital = word[0].isupper()
    load = letters * (1 + LOAD_PER_RARITY * rarity.value)
    return WordFacts(
        letters=letters,
        syllables=count,
        is_long=letters > LONG_WORD_LETTERS,
        is_polysyllable=count >= POLYSYLLABLE,
        is_monosyllable=count == 1,
        load=load * (INTERNATIONAL_SHARE if rarity.international else 1) if spoken else 0.0,
        is_uncommon=rarity.value > UNCOMMON and not rarity.international,
        is_rare=rarity.value > RARE,
        is_formal=small in style.formal,
        is_nominal=bool(style.nominal.search(small)),
        is_learned=rarity.value > LEARNED_MIN_RARITY
        and len(small) >= LEARNED_MIN_LETTERS
        and bool(style.learned.search(small)),
        is_zu=small == "zu",
        is_genitive_article=small in style.genitive,
        rare_verb=rarity.value**2 if spoken and not capital and style.verb.search(small) else 0.0,
        is_capital=capital,
        is_name=capital and rarity.strong_name,
        is_name_beside_capital=capital and (rarity.strong_name or rarity.weak_name),
    )


def _rarity(small: str) -> Rarity:
    """Return the rarity of the rarest of the words; an abbreviation's reading may have several."""
    return max(map(rarity_of, small.replace("ß", "ss").split()))
