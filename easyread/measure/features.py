"""The words of one sentence -> the numbers that the difficulty model weighs.

Raters judge the load of a whole sentence, not its density: sums and their logarithms say more than means
(measured: textcomplexity.tsv, log of the characters alone r .78, syllables per word .26).
"""

from collections.abc import Callable, Mapping, Sequence
from math import log, sqrt

from easyread.measure.words import WordFacts

Sentence = Sequence[WordFacts]


def _log_characters(words: Sentence) -> float:
    return log(1 + sum(word.letters for word in words) + len(words))


def _log_words(words: Sentence) -> float:
    return log(1 + len(words))


def _root_long_words(words: Sentence) -> float:
    return sqrt(sum(word.is_long for word in words))


def _root_polysyllables(words: Sentence) -> float:
    return sqrt(sum(word.is_polysyllable for word in words))


def _longest_word(words: Sentence) -> float:
    return log(max(word.letters for word in words) or 1)


def _capital_share(words: Sentence) -> float:
    return sum(word.is_capital for word in words[1:]) / len(words)


FEATURES: Mapping[str, Callable[[Sentence], float]] = {
    "log-characters": _log_characters,
    "log-words": _log_words,
    "root-long-words": _root_long_words,
    "root-polysyllables": _root_polysyllables,
    "longest-word": _longest_word,
    "capital-share": _capital_share,
}


def describe(words: Sentence) -> dict[str, float]:
    """Return every feature of a sentence with at least one word."""
    return {name: compute(words) for name, compute in FEATURES.items()}
