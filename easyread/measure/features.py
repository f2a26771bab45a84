"""A sentence -> the numbers that the difficulty model weighs.

Raters judge the load of a whole sentence, not its density: sums and their logarithms say more than means
(measured on textcomplexity.tsv: log of the load alone r .82, syllables per word .29). Names, figures and what
stands in brackets load a reader little.
"""

import re
from collections.abc import Sequence
from math import log1p
from typing import NamedTuple

from easyread.measure.words import NAME, Word, unpack

BRACKET_SHARE = 0.5  # chosen: between 0 and 0.8 the article-grouped r is the same to .002
# "Busse, Bahnen": a list of nouns is long but easy.
_ENUMERATION = re.compile(r"[A-ZÄÖÜ][\w\u00ad]{0,60},\s{1,3}(?:[\w\u00ad]{1,60}\s{1,3})?[A-ZÄÖÜ]")
_QUESTION = re.compile(r"\?(?!\w)")

# Over the roles of `words`: v rare verb, g article, n noun, m name beside a capital, N name, - other.
_NAME = re.compile("N|m(?=[nmN])|(?<=[nmN])m")
_ADJECTIVE = re.compile("v(?=[nmN])")  # "geltenden Recht" is no verb
_GENITIVE = re.compile("(?<=[nmN])g(?=.?[nmN])")  # "die Bildung der neuen Exekutive"

FEATURES = (
    "load",  # log of the letters, more for rare words, less for international ones
    "long-words",  # log of the words with more than 6 letters
    "uncommon-words",  # log of the words with Zipf below 4 that English does not have
    "rare-nouns",  # log of the nouns with Zipf below 3
    "rare-verbs",  # log of the squared rarity of verbs
    "nominalisations",
    "formal-words",
    "genitive-attributes",
    "zu",  # 1 if the word stands in the sentence
    "sich",  # the same
    "werden",  # passive and future
    "learned-words",  # log of the uncommon Latin and Greek words: easier than their rarity says
    "noun-share",
    "enumerations",
    "question",
)


class Reading(NamedTuple):
    """A sentence as it is read: its text, its words, their packed totals, and those of them in brackets."""

    text: str
    words: Sequence[Word]
    packed: int
    bracketed: Sequence[Word] = ()


def describe(reading: Reading) -> tuple[float, ...]:
    """Return every feature of a sentence with at least one word. Shape: as FEATURES, same order."""
    text, words, packed, bracketed = reading
    totals = unpack(packed)
    # The first word of a sentence has its capital anyway: it is neither name nor noun.
    roles = "-" + "".join([word.role for word in words[1:]])
    names = [match.start() for match in _NAME.finditer(roles)] if "N" in roles or "m" in roles else ()
    first = words[0].totals
    nouns = totals.capitals - first.capitals - len(names)
    rare_nouns = totals.rare_nouns - first.rare_nouns
    load, long_words = totals.load, float(totals.long_words)
    for number in names:
        name = words[number].totals
        load -= name.load
        long_words -= name.long_words
        rare_nouns -= name.rare_nouns
    for word in bracketed:
        if word.role != NAME:
            load -= (1 - BRACKET_SHARE) * word.totals.load
            long_words -= (1 - BRACKET_SHARE) * word.totals.long_words
    rare_verbs = totals.rare_verbs
    if "v" in roles:
        rare_verbs -= sum(words[match.start()].totals.rare_verbs for match in _ADJECTIVE.finditer(roles))
    return (
        log1p(max(0.0, load)),
        log1p(long_words),
        log1p(totals.uncommon),
        log1p(rare_nouns),
        log1p(max(0.0, rare_verbs)),
        log1p(totals.nominal),
        log1p(totals.formal),
        log1p(len(_GENITIVE.findall(roles))) if "g" in roles else 0.0,
        1.0 if totals.zu else 0.0,
        1.0 if totals.sich else 0.0,
        log1p(totals.werden),
        log1p(totals.learned),
        nouns / len(words),
        log1p(len(_ENUMERATION.findall(text))) if "," in text else 0.0,
        1.0 if "?" in text and _QUESTION.search(text) else 0.0,
    )
