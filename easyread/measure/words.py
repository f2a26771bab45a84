"""A word's form -> what is measured on it, remembered: a long text has few different words.

The numbers of a word are packed into one integer, so that those of a sentence are one sum; a text of 200,000
words is measured in a fifth of the time that sums of their own would take.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from operator import attrgetter
from struct import Struct
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

# How a word looks to its neighbours, in one letter.
OTHER, RARE_VERB, GENITIVE_ARTICLE, NOUN, NAME_BESIDE_CAPITAL, NAME = "-vgnmN"

_DROPPED = re.compile(r"[\u00ad\u200b-\u200d\u2060\u0300-\u036f*:_()/'’-]")
_SCALE = 1000  # load and rarity are kept in thousandths


class Totals(NamedTuple):
    """What is counted, of one word or of many."""

    letters: int  # letters and figures
    syllables: int
    long_words: int
    polysyllables: int
    monosyllables: int
    load: float  # 0 for figures and signs
    uncommon: int  # and not international
    rare_nouns: int
    rare_verbs: float  # squared rarity of what looks like a verb
    formal: int
    nominal: int
    learned: int
    zu: int
    sich: int
    werden: int
    capitals: int


class Word(NamedTuple):
    """One word form."""

    totals: Totals
    packed: int
    role: str


class Style(NamedTuple):
    """`data/difficulty_words.toml`."""

    formal: frozenset[str]
    genitive: frozenset[str]
    werden: frozenset[str]
    nominal: re.Pattern[str]
    learned: re.Pattern[str]
    verb: re.Pattern[str]


@cache
def load_style() -> Style:
    """Return the word lists and endings that show a style."""
    data = tomllib.loads((files("easyread") / "data" / "difficulty_words.toml").read_text("utf-8"))
    formal, genitive, werden = (frozenset(data[key].split()) for key in ("formal", "genitive", "werden"))
    return Style(formal, genitive, werden, *(re.compile(data[key]) for key in ("nominal", "learned", "verb")))


class _Memory(dict[str, Word]):
    """Forms that were looked at; when there are too many, it begins anew."""

    def __missing__(self, form: str) -> Word:
        if len(self) >= MAX_REMEMBERED:
            self.clear()
        word = self[form] = _look_at(form)
        return word


_MEMORY = _Memory()


def look_at(forms: Iterable[str]) -> list[Word]:
    """Look at word forms, capitals included. Raises: ResourceError without the word table."""
    return list(map(_MEMORY.__getitem__, forms))


def add_up(words: Iterable[Word]) -> int:
    """Return the packed totals of several words; packed totals can be added to each other."""
    return sum(map(_PACKED, words))


def pack(totals: Totals) -> int:
    """Put all numbers side by side into one."""
    fields = (round(value * _SCALE) if isinstance(value, float) else int(value) for value in totals)
    return int.from_bytes(_FIELDS.pack(*fields), "little")


def unpack(packed: int) -> Totals:
    """Take the numbers apart again."""
    fields = list(_FIELDS.unpack(packed.to_bytes(_FIELDS.size, "little")))
    fields[_LOAD] /= _SCALE
    fields[_RARE_VERBS] /= _SCALE
    return Totals._make(fields)


_PACKED = attrgetter("packed")
_FIELDS = Struct(f"<{len(Totals._fields)}Q")
_LOAD, _RARE_VERBS = Totals._fields.index("load"), Totals._fields.index("rare_verbs")


def _look_at(form: str) -> Word:
    reading = (read_aloud(form) if form[-1] == "." else None) or form
    small = _DROPPED.sub("", reading.lower())
    spoken = small[:1].isalpha()
    rarity = _rarity(small) if spoken else EVERYDAY
    totals = _count(form, small, syllables(reading), rarity)
    return Word(totals, pack(totals), _role(form, small, rarity))


def _count(form: str, small: str, count: int, rarity: Rarity) -> Totals:
    style = load_style()
    letters = sum(map(str.isalnum, form))
    capital = form[0].isupper()
    spoken = small[:1].isalpha()
    load = letters * (1 + LOAD_PER_RARITY * rarity.value)
    learned = rarity.value > LEARNED_MIN_RARITY and len(small) >= LEARNED_MIN_LETTERS
    return Totals(
        letters=letters,
        syllables=count,
        long_words=letters > LONG_WORD_LETTERS,
        polysyllables=count >= POLYSYLLABLE,
        monosyllables=count == 1,
        load=load * (INTERNATIONAL_SHARE if rarity.international else 1.0) if spoken else 0.0,
        uncommon=rarity.value > UNCOMMON and not rarity.international,
        rare_nouns=capital and rarity.value > RARE,
        rare_verbs=rarity.value**2 if not capital and spoken and style.verb.search(small) else 0.0,
        formal=small in style.formal,
        nominal=style.nominal.search(small) is not None,
        learned=learned and style.learned.search(small) is not None,
        zu=small == "zu",
        sich=small == "sich",
        werden=small in style.werden,
        capitals=capital,
    )


def _role(form: str, small: str, rarity: Rarity) -> str:
    style = load_style()
    if form[0].isupper():
        return NAME if rarity.strong_name else NAME_BESIDE_CAPITAL if rarity.weak_name else NOUN
    if small in style.genitive:
        return GENITIVE_ARTICLE
    return RARE_VERB if rarity.value and small[:1].isalpha() and style.verb.search(small) else OTHER


def _rarity(small: str) -> Rarity:
    """Return the rarity of the rarest of the words; an abbreviation's reading may have several."""
    return max(map(rarity_of, small.replace("ß", "ss").split()))
