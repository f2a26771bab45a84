"""A sentence -> the numbers that the difficulty model weighs.

Raters judge the load of a whole sentence, not its density: sums and their logarithms say more than means
(measured on textcomplexity.tsv: log of the load alone r .82, syllables per word .29). Names, figures and what
stands in brackets load a reader little.
"""

import re
from collections.abc import Sequence
from math import log1p
from typing import NamedTuple

from easyread.measure.words import WordFacts

BRACKET_SHARE = 0.5  # chosen: between 0 and 0.8 the article-grouped r is the same to .002
# "Busse, Bahnen": a list of nouns is long but easy.
_ENUMERATION = re.compile(r"[A-ZÄÖÜ]\w{0,60}, (?:\w{1,60} )?[A-ZÄÖÜ]")

_QUESTION = re.compile(r"\?(?!\w)")

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
    "learned-words",  # log of the uncommon Latin and Greek words: easier than their rarity says
    "noun-share",
    "enumerations",
    "question",
)


class Reading(NamedTuple):
    """A sentence as it is read: its text, its words, and the numbers of the words that stand in brackets."""

    text: str
    words: Sequence[WordFacts]
    bracketed: Sequence[int] = ()


def describe(reading: Reading) -> tuple[float, ...]:
    """Return every feature of a sentence with at least one word. Shape: as FEATURES, same order."""
    words = reading.words
    column = WordFacts(*map(sum, zip(*words, strict=True)))
    names, nouns = _names_and_nouns(words) if column.is_capital else ((), ())
    load, long_words = float(column.load), float(column.is_long)
    for number in names:
        load -= words[number].load
        long_words -= words[number].is_long
    named = frozenset(names)
    for number in reading.bracketed:
        if number not in named:
            load -= (1 - BRACKET_SHARE) * words[number].load
            long_words -= (1 - BRACKET_SHARE) * words[number].is_long
    return (
        log1p(load),
        log1p(long_words),
        log1p(column.is_uncommon),
        log1p(sum(words[number].is_rare for number in nouns)),
        log1p(_rare_verbs(words) if column.rare_verb else 0.0),
        log1p(column.is_nominal),
        log1p(column.is_formal),
        log1p(_genitives(words) if column.is_genitive_article else 0),
        float(column.is_zu > 0),
        log1p(column.is_learned),
        len(nouns) / len(words),
        log1p(len(_ENUMERATION.findall(reading.text)) if ", " in reading.text else 0),
        float("?" in reading.text and _QUESTION.search(reading.text) is not None),
    )


def _names_and_nouns(words: Sequence[WordFacts]) -> tuple[list[int], list[int]]:
    """Tell the words with a capital apart. The first word of a sentence is neither."""
    names: list[int] = []
    nouns: list[int] = []
    last = len(words) - 1
    for number, word in enumerate(words):
        if not word.is_capital or not number:
            continue
        beside = (number > 1 and words[number - 1].is_capital) or (
            number < last and words[number + 1].is_capital
        )
        if word.is_name or (beside and word.is_name_beside_capital):
            names.append(number)
        else:
            nouns.append(number)
    return names, nouns


def _rare_verbs(words: Sequence[WordFacts]) -> float:
    """Add up verbs; what stands before a capital is an adjective: "geltenden Recht"."""
    last = len(words) - 1
    return sum(
        word.rare_verb
        for number, word in enumerate(words)
        if word.rare_verb and not (number < last and words[number + 1].is_capital)
    )


def _genitives(words: Sequence[WordFacts]) -> int:
    """Count articles between two nouns: "die Rechte des Parlaments", "die Bildung der neuen Exekutive"."""
    return sum(
        word.is_genitive_article
        and number > 1
        and words[number - 1].is_capital
        and any(after.is_capital for after in words[number + 1 : number + 3])
        for number, word in enumerate(words)
    )
