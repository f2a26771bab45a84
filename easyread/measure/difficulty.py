"""Sentences -> difficulty: the rating, 1 (very easy) to 7 (very hard), that a learner of German would give.

A ridge regression on ratings of the TextComplexityDE corpus; features and coefficients are a file that a
person can read, `data/difficulty.toml`, made by `scripts/fit_difficulty.py`.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from easyread.measure.features import Sentence, describe

LOWEST, HIGHEST = 1.0, 7.0
# DESIGN section 3: upper bounds, not included; measured on real texts of each level.
BANDS = (
    (1.7, "sehr leicht"),
    (2.5, "leicht"),
    (3.2, "mittel"),
    (3.8, "schwer"),
    (HIGHEST + 1, "sehr schwer"),
)


@dataclass(frozen=True, slots=True)
class Model:
    """intercept + the sum of coefficient x feature; a paragraph mixes the mean and the hardest sentence."""

    intercept: float
    coefficients: Mapping[str, float]
    hardest_share: float


@cache
def load_model() -> Model:
    """Return the fitted model."""
    data = tomllib.loads((files("easyread") / "data" / "difficulty.toml").read_text("utf-8"))
    coefficients = {name: row["coefficient"] for name, row in data["features"].items()}
    return Model(data["intercept"], coefficients, data["hardest_share"])


def rate_sentence(words: Sentence) -> float:
    """Return the difficulty of one sentence with at least one word, between 1 and 7."""
    model = load_model()
    features = describe(words)
    raw = model.intercept + sum(weight * features[name] for name, weight in model.coefficients.items())
    return min(HIGHEST, max(LOWEST, raw))


def rate_paragraph(sentences: Sequence[Sentence]) -> float:
    """Return the difficulty of a paragraph: a mix of the mean of its sentences and of the hardest one.

    Needs: at least one sentence, each with a word.
    """
    ratings = [rate_sentence(words) for words in sentences]
    share = load_model().hardest_share
    return (1 - share) * sum(ratings) / len(ratings) + share * max(ratings)


def name_band(difficulty: float) -> str:
    """Return the band in words, for people."""
    return next(name for bound, name in BANDS if difficulty < bound)
