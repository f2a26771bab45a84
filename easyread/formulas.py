"""Readability formulas for German: numbers -> number.

What counts as a word, a sentence or a syllable is the affair of `segment` and `measure`.
Shares are between 0 and 1. All formulas were made for samples of about 100 words; on fewer they jump.
"""

from math import sqrt

LONG_WORD_LETTERS = 6  # a long word has more letters than this (LIX, RIX, Wiener Sachtextformel)
POLYSYLLABLE = 3  # a word of many syllables has at least this many (Wiener Sachtextformel, gSMOG)


def flesch_amstad(words_per_sentence: float, syllables_per_word: float) -> float:
    """Return the Flesch reading ease in Amstad's version for German.

    Unit: points, about 0 (very hard) to 100 (very easy); higher is easier, and there is no floor or ceiling.
    Source: T. Amstad, "Wie verständlich sind unsere Zeitungen?", thesis, Zürich 1978: 180 - ASL - 58.5 ASW.
    Raises: ValueError if there is less than one syllable in a word, or a negative sentence length.
    """
    _require(words_per_sentence >= 0, "words_per_sentence must not be negative", words_per_sentence)
    _require(syllables_per_word >= 1, "syllables_per_word must be at least 1", syllables_per_word)
    return 180 - words_per_sentence - 58.5 * syllables_per_word


def wiener_1(
    polysyllable_share: float, words_per_sentence: float, long_word_share: float, monosyllable_share: float
) -> float:
    """Return the first "Neue Wiener Sachtextformel".

    Unit: school grade, about 4 (very easy) to 15 (very hard).
    Source: R. Bamberger and E. Vanecek, "Lesen - Verstehen - Lernen - Schreiben", Wien 1984:
    0.1935 MS + 0.1672 SL + 0.1297 IW - 0.0327 ES - 0.875, with MS, IW, ES in percent of the words.
    Raises: ValueError if a share is not in [0, 1].
    """
    _require_shares(polysyllable_share, long_word_share, monosyllable_share)
    return (
        19.35 * polysyllable_share
        + 0.1672 * words_per_sentence
        + 12.97 * long_word_share
        - 3.27 * monosyllable_share
        - 0.875
    )


def wiener_2(polysyllable_share: float, words_per_sentence: float, long_word_share: float) -> float:
    """Return the second "Neue Wiener Sachtextformel".

    Unit: school grade. Source: as for `wiener_1`: 0.2007 MS + 0.1682 SL + 0.1373 IW - 2.779.
    Raises: ValueError if a share is not in [0, 1].
    """
    _require_shares(polysyllable_share, long_word_share)
    return 20.07 * polysyllable_share + 0.1682 * words_per_sentence + 13.73 * long_word_share - 2.779


def wiener_3(polysyllable_share: float, words_per_sentence: float) -> float:
    """Return the third "Neue Wiener Sachtextformel".

    Unit: school grade. Source: as for `wiener_1`: 0.2963 MS + 0.1905 SL - 1.1144.
    Raises: ValueError if the share is not in [0, 1].
    """
    _require_shares(polysyllable_share)
    return 29.63 * polysyllable_share + 0.1905 * words_per_sentence - 1.1144


def wiener_4(polysyllable_share: float, words_per_sentence: float) -> float:
    """Return the fourth "Neue Wiener Sachtextformel", made for younger readers.

    Unit: school grade. Source: as for `wiener_1`: 0.2744 MS + 0.2656 SL - 1.693.
    Raises: ValueError if the share is not in [0, 1].
    """
    _require_shares(polysyllable_share)
    return 27.44 * polysyllable_share + 0.2656 * words_per_sentence - 1.693


def lix(words_per_sentence: float, long_word_share: float) -> float:
    """Return the LIX readability index.

    Unit: index points, about 20 (very easy) to 60 (very hard); lower is easier.
    Source: C.-H. Björnsson, "Läsbarhet", Stockholm 1968. Long word: more than 6 letters.
    Raises: ValueError if the share is not in [0, 1].
    """
    _require_shares(long_word_share)
    return words_per_sentence + 100 * long_word_share


def rix(long_words_per_sentence: float) -> float:
    """Return Anderson's RIX: long words in a sentence, on average.

    Unit: words of more than 6 letters per sentence; from about 7.2 on a text is for university students.
    Source: J. Anderson, "Lix and Rix: Variations on a little-known readability index",
    Journal of Reading 26, 1983.
    Raises: ValueError if the number is negative.
    """
    _require(
        long_words_per_sentence >= 0, "long_words_per_sentence must not be negative", long_words_per_sentence
    )
    return long_words_per_sentence


def gsmog(polysyllables_per_sentence: float) -> float:
    """Return the German SMOG, called "Qu" by its authors.

    Unit: school grade. Counts words of three or more syllables in 30 sentences; fewer are scaled up to 30.
    Source: R. Bamberger and E. Vanecek 1984, p. 78: the square root of the count, minus 2.
    Raises: ValueError if the number is negative.
    """
    _require(
        polysyllables_per_sentence >= 0,
        "polysyllables_per_sentence must not be negative",
        polysyllables_per_sentence,
    )
    return sqrt(30 * polysyllables_per_sentence) - 2


def _require_shares(*shares: float) -> None:
    for share in shares:
        _require(0 <= share <= 1, "a share must be in [0, 1]", share)


def _require(claim: bool, message: str, value: float) -> None:  # noqa: FBT001 - the claim is the point of the call
    if not claim:
        raise ValueError(f"{message}, got {value}")
