"""Passage -> Score: our own counts on our own segments, the formulas on them, and the difficulty."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from easyread import formulas
from easyread.measure.difficulty import name_band, rate_paragraph
from easyread.measure.words import WordFacts, look_at
from easyread.segment import Passage

MIN_WORDS = 20  # chosen (DESIGN section 3): below it one word moves Flesch by more than a band
LONG_SENTENCE_WORDS = 20
VERY_LONG_WORD_LETTERS = 14

Confidence = Literal["ok", "short"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How hard one block is. The formulas are None where `confidence` is "short"."""

    sentences: int
    words: int
    syllables: int
    characters: int  # letters and figures of the words
    flesch_amstad: float | None
    wiener_1: float | None
    wiener_2: float | None
    wiener_3: float | None
    wiener_4: float | None
    lix: float | None
    rix: float | None
    gsmog: float | None
    difficulty: float  # 1 very easy to 7 very hard
    band: str
    confidence: Confidence
    masked_characters: int
    reasons: tuple[str, ...]


def measure_passage(passage: Passage) -> Score | None:
    """Measure one block. None: it holds no word, so there is nothing to measure."""
    text = passage.prose.text
    sentences = [
        [look_at(text[word.start : word.end]) for word in sentence.words]
        for sentence in passage.sentences
        if sentence.words
    ]
    if not sentences:
        return None
    words = list(chain.from_iterable(sentences))
    difficulty = rate_paragraph(sentences)
    values = _formulas(words, len(sentences)) if len(words) >= MIN_WORDS else dict.fromkeys(_FORMULAS)
    return Score(
        sentences=len(sentences),
        words=len(words),
        syllables=sum(word.syllables for word in words),
        characters=sum(word.letters for word in words),
        difficulty=difficulty,
        band=name_band(difficulty),
        confidence="ok" if len(words) >= MIN_WORDS else "short",
        masked_characters=sum(map(len, passage.masked)),
        reasons=_reasons(sentences),
        **values,
    )


_FORMULAS = ("flesch_amstad", "wiener_1", "wiener_2", "wiener_3", "wiener_4", "lix", "rix", "gsmog")


def _formulas(words: Sequence[WordFacts], sentences: int) -> dict[str, float | None]:
    length = len(words) / sentences
    long_words = sum(word.is_long for word in words)
    polysyllables = sum(word.is_polysyllable for word in words)
    long_share, poly_share = long_words / len(words), polysyllables / len(words)
    mono_share = sum(word.syllables == 1 for word in words) / len(words)
    return {
        "flesch_amstad": formulas.flesch_amstad(length, sum(word.syllables for word in words) / len(words)),
        "wiener_1": formulas.wiener_1(poly_share, length, long_share, mono_share),
        "wiener_2": formulas.wiener_2(poly_share, length, long_share),
        "wiener_3": formulas.wiener_3(poly_share, length),
        "wiener_4": formulas.wiener_4(poly_share, length),
        "lix": formulas.lix(length, long_share),
        "rix": formulas.rix(long_words / sentences),
        "gsmog": formulas.gsmog(polysyllables / sentences),
    }


def _reasons(sentences: Sequence[Sequence[WordFacts]]) -> tuple[str, ...]:
    """Name what makes the block hard, the codes of `check` where there is one."""
    found = []
    if any(len(words) > LONG_SENTENCE_WORDS for words in sentences):
        found.append("long-sentence")
    if any(word.letters > VERY_LONG_WORD_LETTERS for words in sentences for word in words):
        found.append("long-word")
    return tuple(found)
