"""Fit the difficulty model and write `easyread/data/difficulty.toml`.

    python scripts/fit_difficulty.py --data DIR [--dry-run]

DIR holds `readability/textcomplexity.tsv`. Only features and coefficients go into the file, no sentence.
"""

import argparse
import csv
import random
import sys
from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from statistics import correlation, fmean, pstdev
from typing import NamedTuple

from easyread.document import Prose, SourceMap, Span
from easyread.measure.features import FEATURES, Reading, describe
from easyread.measure.score import read_passage
from easyread.measure.words import add_up
from easyread.segment import segment_prose

TARGET = Path(__file__).resolve().parent.parent / "easyread" / "data" / "difficulty.toml"
FOLDS = 5
REPEATS = 5
PENALTY = 10.0  # measured: from 1 to 100 the article-grouped r stays the same to .001
# How much the hardest sentence of a paragraph counts. Measured as AUC between paragraphs of a sheet for
# counsellors, of five policy texts and of seven laws (sheet/policy, policy/law, sheet/law): mean alone
# .75 .73 .82, with 0.3 .78 .74 .85, with 0.5 .81 .73 .86, hardest alone .82 .71 .86. Chosen: the least that
# gains in all three.
HARDEST_SHARE = 0.3
HEADER = """\
# Made by scripts/fit_difficulty.py from the ratings of TextComplexityDE (B. Naderi et al. 2019, MIT).
# Of a sentence: intercept + sum of coefficient x feature (easyread/measure/features.py), cut to 1..7.
# Of a paragraph: (1 - hardest_share) x mean of its sentences + hardest_share x its hardest sentence.
# weight: coefficient x spread of the feature over the rated sentences, to compare features with each other.
# easy: mean of the feature in the sentences in Leichte Sprache, from which --explain counts.
"""


class Row(NamedTuple):
    """One rated sentence."""

    features: tuple[float, ...]
    rating: float
    article: str
    easy: bool  # Leichte Sprache


class Fit(NamedTuple):
    """A fitted model."""

    intercept: float
    coefficients: list[float]

    def rate(self, features: Sequence[float]) -> float:
        """Return the rating, cut to the scale."""
        raw = self.intercept + sum(map(float.__mul__, self.coefficients, features))
        return min(7.0, max(1.0, raw))


class Figures(NamedTuple):
    """How well ratings are met: over all sentences, and over all but Leichte Sprache."""

    r: float
    rmse: float
    r_wikipedia: float
    rmse_wikipedia: float


def main() -> int:
    """Read, cross-validate by article, fit on everything, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds readability/")
    parser.add_argument("--dry-run", action="store_true", help="print the file, write nothing")
    arguments = parser.parse_args()
    path = arguments.data / "readability" / "textcomplexity.tsv"
    if not path.is_file():
        print(f"{path} is not there: nothing fitted.", file=sys.stderr)
        return 3
    rows = read_rows(path)
    figures = cross_validate(rows)
    if arguments.dry_run:
        print(to_toml(rows, figures))
        return 0
    TARGET.write_text(to_toml(rows, figures), encoding="utf-8")
    print(
        f"{len(rows)} sentences, whole articles held out: r {figures.r:.3f}, RMSE {figures.rmse:.3f}; "
        f"without Leichte Sprache: r {figures.r_wikipedia:.3f}, RMSE {figures.rmse_wikipedia:.3f}"
    )
    return 0


def read_rows(path: Path) -> list[Row]:
    """Read the rated sentences and describe each as one, whatever stands in it."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                describe_sentence(row["sentence"]),
                float(row["mos_complexity"]),
                row["article_id"],
                row["leichte_sprache"] == "1",
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def describe_sentence(text: str) -> tuple[float, ...]:
    """Return the features of a rated sentence."""
    prose = Prose(id="b1", kind="paragraph", text=text, source=SourceMap((), 0), span=Span(0, 0), line=1)
    readings = read_passage(segment_prose(prose))
    words = [word for reading in readings for word in reading.words]
    bracketed = [word for reading in readings for word in reading.bracketed]
    return describe(Reading(text, words, add_up(words), bracketed))


def fit(rows: Sequence[Row], penalty: float = PENALTY) -> Fit:
    """Fit a ridge regression on standardised features; return it for the raw ones."""
    columns = list(zip(*(row.features for row in rows), strict=True))
    means = [fmean(column) for column in columns]
    spreads = [pstdev(column) or 1.0 for column in columns]
    level = fmean(row.rating for row in rows)
    scaled = [
        [(value - mean) / spread for value in column]
        for column, mean, spread in zip(columns, means, spreads, strict=True)
    ]
    above = [row.rating - level for row in rows]
    size = range(len(columns))
    left = [[_dot(scaled[i], scaled[j]) + penalty * (i == j) for j in size] for i in size]
    weights = solve(left, [_dot(column, above) for column in scaled])
    coefficients = [weight / spread for weight, spread in zip(weights, spreads, strict=True)]
    return Fit(level - _dot(coefficients, means), coefficients)


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    return sum(map(float.__mul__, left, right))


def solve(left: list[list[float]], right: list[float]) -> list[float]:
    """Solve a symmetric positive definite system by Gaussian elimination."""
    rows = [[*row, value] for row, value in zip(left, right, strict=True)]
    size = len(rows)
    for pivot in range(size):
        for below in range(pivot + 1, size):
            factor = rows[below][pivot] / rows[pivot][pivot]
            rows[below] = [a - factor * b for a, b in zip(rows[below], rows[pivot], strict=True)]
    found = [0.0] * size
    for number in reversed(range(size)):
        known = sum(rows[number][later] * found[later] for later in range(number + 1, size))
        found[number] = (rows[number][size] - known) / rows[number][number]
    return found


def cross_validate(rows: Sequence[Row], penalty: float = PENALTY) -> Figures:
    """Hold whole articles out, in folds; return the mean over several ways to draw the folds."""
    found = []
    for seed in range(REPEATS):
        articles = sorted({row.article for row in rows})
        random.Random(seed).shuffle(articles)
        fold = {article: number % FOLDS for number, article in enumerate(articles)}
        guesses: list[tuple[Row, float]] = []
        for number in range(FOLDS):
            model = fit([row for row in rows if fold[row.article] != number], penalty)
            guesses += [(row, model.rate(row.features)) for row in rows if fold[row.article] == number]
        found.append(agreement(guesses))
    return Figures(*(fmean(column) for column in zip(*found, strict=True)))


def agreement(guesses: Sequence[tuple[Row, float]]) -> Figures:
    """Compare guesses with the ratings."""
    wikipedia = [(row, guess) for row, guess in guesses if not row.easy]
    return Figures(*_agree(guesses), *_agree(wikipedia))


def _agree(guesses: Sequence[tuple[Row, float]]) -> tuple[float, float]:
    ratings, values = [row.rating for row, _ in guesses], [guess for _, guess in guesses]
    squares = ((a - b) ** 2 for a, b in zip(ratings, values, strict=True))
    return correlation(ratings, values), sqrt(fmean(squares))


def to_toml(rows: Sequence[Row], figures: Figures) -> str:
    """Return the file of the model fitted on all rows."""
    model = fit(rows)
    easy = [row.features for row in rows if row.easy]
    lines = [
        f"penalty = {PENALTY}",
        f"hardest_share = {HARDEST_SHARE}",
        f"intercept = {model.intercept:.5f}",
        "",
        "[cross_validation]  # whole articles held out; the last two without Leichte Sprache",
        *(f"{name} = {value:.3f}" for name, value in figures._asdict().items()),
        "",
        "[features]",
    ]
    for number, name in enumerate(FEATURES):
        coefficient = model.coefficients[number]
        weight = coefficient * pstdev(row.features[number] for row in rows)
        level = fmean(features[number] for features in easy)
        lines.append(
            f"{name} = {{ coefficient = {coefficient:.5f}, weight = {weight:.3f}, easy = {level:.4f} }}"
        )
    return HEADER + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
