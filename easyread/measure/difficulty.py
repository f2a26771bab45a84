"""Sentences -> difficulty: the rating, 1 (very easy) to 7 (very hard), that a learner of German would give.

A ridge regression on ratings of the TextComplexityDE corpus; features and coefficients are a file that a
person can read, `data/difficulty.toml`, made by `scripts/fit_difficulty.py`.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from operator import mul, sub
from typing import NamedTuple

from easyread.measure.features import FEATURES, Reading, describe

LOWEST, HIGHEST = 1.0, 7.0
# DESIGN section 3: upper bounds, not included; measured on real texts of each level.
BANDS = (
    (1.7, "sehr leicht"),
    (2.5, "leicht"),
    (3.2, "mittel"),
    (3.8, "schwer"),
    (HIGHEST + 1, "sehr schwer"),
)


class Model(NamedTuple):
    """intercept + the sum of coefficient x feature. Shape: both tuples as FEATURES, same order."""

    intercept: float
    coefficients: tuple[float, ...]
    easy: tuple[float, ...]  # mean of each feature in Leichte Sprache
    hardest_share: float


class Rating(NamedTuple):
    """A difficulty, and how many points each feature adds to it compared with Leichte Sprache."""

    difficulty: float
    points: tuple[float, ...]  # as FEATURES, same order


@cache
def load_model() -> Model:
    """Return the fitted model. Raises: KeyError if the file does not have the features of this program."""
    data = tomllib.loads((files("easyread") / "data" / "difficulty.toml").read_text("utf-8"))
    rows = [data["features"][name] for name in FEATURES]
    return Model(
        data["intercept"],
        tuple(row["coefficient"] for row in rows),
        tuple(row["easy"] for row in rows),
        data["hardest_share"],
    )


@cache
def base_difficulty() -> float:
    """Return the difficulty of a sentence whose features are the means of Leichte Sprache.

    With the points of a rating it adds up to the difficulty, as long as no sentence is cut to the scale.
    """
    model = load_model()
    return float(model.intercept + sum(map(mul, model.coefficients, model.easy)))


def rate_paragraph(sentences: Sequence[Reading]) -> Rating:
    """Rate a paragraph: a mix of the mean of its sentences and of the hardest one.

    Needs: at least one sentence, each with a word.
    """
    model = load_model()
    described = [describe(sentence) for sentence in sentences]
    ratings = [_rate(model, features) for features in described]
    hardest = max(ratings)
    share = model.hardest_share
    mean_weight = (1 - share) / len(ratings)
    columns = zip(*described, described[ratings.index(hardest)], strict=True)
    mixed = [mean_weight * sum(column[:-1]) + share * column[-1] for column in columns]
    points = map(mul, model.coefficients, map(sub, mixed, model.easy))
    return Rating(mean_weight * sum(ratings) + share * hardest, tuple(points))


def _rate(model: Model, features: Sequence[float]) -> float:
    """Return the difficulty of one sentence, cut to the scale of the ratings."""
    raw: float = model.intercept + sum(map(mul, model.coefficients, features))
    return min(HIGHEST, max(LOWEST, raw))


def name_band(difficulty: float) -> str:
    """Return the band in words, for people."""
    return next(name for bound, name in BANDS if difficulty < bound)
