"""Passage -> Score: our own counts on our own segments, the formulas on them, and the difficulty."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from easyread import formulas
from easyread.measure.difficulty import Rating, name_band, rate_paragraph
from easyread.measure.features import FEATURES, Reading
from easyread.measure.words import Totals, add_up, look_at, unpack
from easyread.segment import Passage, Sentence

MIN_WORDS = 20  # chosen (DESIGN section 3): below it one word moves Flesch by more than a band
MIN_POINTS = 0.25  # chosen: what adds less to the difficulty is not worth naming
# What an author can do something about: features -> the code that `check` uses for it.
REASONS: Mapping[str, tuple[str, ...]] = {
    "long-sentence": ("load",),
    "long-word": ("long-words",),
    "rare-word": ("uncommon-words", "rare-nouns", "rare-verbs", "learned-words"),
    "nominal-style": ("nominalisations",),
    "officialese": ("formal-words",),
    "genitive": ("genitive-attributes",),
    "passive": ("werden",),
}

Confidence = Literal["ok", "short"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How hard one block is. The formulas are None where `confidence` is "short"."""

    sentences: int
    words: int
    syllables: int
    characters: int  # letters and figures of the words
    flesch_amstad: float | None = None
    wiener_1: float | None = None
    wiener_2: float | None = None
    wiener_3: float | None = None
    wiener_4: float | None = None
    lix: float | None = None
    rix: float | None = None
    gsmog: float | None = None
    difficulty: float  # 1 very easy to 7 very hard
    band: str
    confidence: Confidence
    masked_characters: int
    reasons: tuple[str, ...]  # what adds most to the difficulty, compared with Leichte Sprache; most first
    points: tuple[float, ...] = ()  # what each of FEATURES adds to base_difficulty(); same order


def measure_passage(passage: Passage) -> Score | None:
    """Measure one block. None: it holds no word, so there is nothing to measure."""
    readings = read_passage(passage)
    if not readings:
        return None
    rating = rate_paragraph(readings)
    totals = unpack(sum([reading.packed for reading in readings]))
    words = sum(len(reading.words) for reading in readings)
    return Score(
        sentences=len(readings),
        words=words,
        syllables=totals.syllables,
        characters=totals.letters,
        difficulty=rating.difficulty,
        band=name_band(rating.difficulty),
        confidence="ok" if words >= MIN_WORDS else "short",
        masked_characters=sum(map(len, passage.masked)),
        reasons=_reasons(rating),
        points=rating.points,
        **(_formulas(totals, words, len(readings)) if words >= MIN_WORDS else {}),
    )


def read_passage(passage: Passage) -> list[Reading]:
    """Look at the words of each sentence that has any."""
    text = passage.prose.text
    return [_read(text, sentence) for sentence in passage.sentences if sentence.forms]


def _read(text: str, sentence: Sentence) -> Reading:
    words = look_at(sentence.forms)
    start, end = sentence.span.start, sentence.span.end
    bracketed = look_at(sentence.forms_in_brackets()) if "(" in text[start:end] else ()
    return Reading(text[start:end], words, add_up(words), bracketed)


def _formulas(totals: Totals, words: int, sentences: int) -> dict[str, float]:
    length = words / sentences
    long_share, poly_share = totals.long_words / words, totals.polysyllables / words
    return {
        "flesch_amstad": formulas.flesch_amstad(length, totals.syllables / words),
        "wiener_1": formulas.wiener_1(poly_share, length, long_share, totals.monosyllables / words),
        "wiener_2": formulas.wiener_2(poly_share, length, long_share),
        "wiener_3": formulas.wiener_3(poly_share, length),
        "wiener_4": formulas.wiener_4(poly_share, length),
        "lix": formulas.lix(length, long_share),
        "rix": formulas.rix(totals.long_words / sentences),
        "gsmog": formulas.gsmog(totals.polysyllables / sentences),
    }


def _reasons(rating: Rating) -> tuple[str, ...]:
    points = dict(zip(FEATURES, rating.points, strict=True))
    sums = {code: sum(points[name] for name in names) for code, names in REASONS.items()}
    return tuple(sorted((code for code in sums if sums[code] >= MIN_POINTS), key=lambda code: -sums[code]))
