"""Fit the difficulty model and write `easyread/data/difficulty.toml`.

    python scripts/fit_difficulty.py --data DIR [--dry-run]

DIR holds `readability/textcomplexity.tsv`. Only features and coefficients go into the file, no sentence.
Needs numpy; easyread itself does not.
"""

import argparse
import csv
import sys
from pathlib import Path

import numpy as np

from easyread.document import Prose, SourceMap, Span
from easyread.measure.features import FEATURES, describe
from easyread.measure.words import look_at
from easyread.segment import segment_prose

TARGET = Path(__file__).parent.parent / "easyread" / "data" / "difficulty.toml"
FOLDS = 5
REPEATS = 5
PENALTIES = (0.3, 1.0, 3.0, 10.0, 30.0, 100.0)


def main() -> int:
    """Read, cross-validate by article, fit on everything, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--data", type=Path, required=True, help="folder that holds readability/textcomplexity.tsv"
    )
    parser.add_argument("--dry-run", action="store_true", help="print the figures, write nothing")
    arguments = parser.parse_args()
    path = arguments.data / "readability" / "textcomplexity.tsv"
    if not path.is_file():
        print(f"{path} is not there: nothing fitted.", file=sys.stderr)
        return 3
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    features = np.array([list(_describe_sentence(row["sentence"]).values()) for row in rows])
    ratings = np.array([float(row["mos_complexity"]) for row in rows])
    articles = np.array([row["article_id"] for row in rows])
    easy = np.array([row["leichte_sprache"] == "1" for row in rows])
    best = max(PENALTIES, key=lambda penalty: _figures(features, ratings, articles, easy, penalty)[0])
    r_all, rmse_all, r_wiki, rmse_wiki = _figures(features, ratings, articles, easy, best)
    print(
        f"penalty {best}: article-grouped r {r_all:.3f}, RMSE {rmse_all:.3f};"
        f" without Leichte Sprache r {r_wiki:.3f}, RMSE {rmse_wiki:.3f} (n = {len(rows)})"
    )
    if not arguments.dry_run:
        TARGET.write_text(
            _toml(features, ratings, best, (r_all, rmse_all, r_wiki, rmse_wiki)), encoding="utf-8"
        )
    return 0


def _describe_sentence(text: str) -> dict[str, float]:
    """Describe a rated sentence: it was rated as one, whatever stands in it."""
    prose = Prose(id="b1", kind="paragraph", text=text, source=SourceMap((), 0), span=Span(0, 0), line=1)
    words = [
        look_at(text[word.start : word.end]) for part in segment_prose(prose).sentences for word in part.words
    ]
    return describe(words)


def _fit(features: np.ndarray, ratings: np.ndarray, penalty: float) -> tuple[np.ndarray, float]:
    """Return coefficients on the raw features, and the intercept."""
    mean, spread = features.mean(0), features.std(0) + 1e-9
    scaled = (features - mean) / spread
    inner = scaled.T @ scaled + penalty * np.eye(scaled.shape[1])
    weights = np.linalg.solve(inner, scaled.T @ (ratings - ratings.mean())) / spread
    return weights, float(ratings.mean() - weights @ mean)


def _figures(
    features: np.ndarray, ratings: np.ndarray, articles: np.ndarray, easy: np.ndarray, penalty: float
) -> tuple[float, float, float, float]:
    """Return r and RMSE over all and over all but Leichte Sprache, articles held out, mean of repeats."""
    found = []
    for seed in range(REPEATS):
        names = np.random.default_rng(seed).permutation(np.unique(articles))
        fold = {name: number % FOLDS for number, name in enumerate(names)}
        folds = np.array([fold[name] for name in articles])
        guess = np.zeros(len(ratings))
        for number in range(FOLDS):
            weights, intercept = _fit(features[folds != number], ratings[folds != number], penalty)
            guess[folds == number] = features[folds == number] @ weights + intercept
        guess = guess.clip(1, 7)
        found.append([*_agreement(guess, ratings), *_agreement(guess[~easy], ratings[~easy])])
    return tuple(np.mean(found, axis=0))


def _agreement(guess: np.ndarray, ratings: np.ndarray) -> tuple[float, float]:
    return float(np.corrcoef(guess, ratings)[0, 1]), float(np.sqrt(np.mean((guess - ratings) ** 2)))


def _toml(features: np.ndarray, ratings: np.ndarray, penalty: float, figures: tuple[float, ...]) -> str:
    weights, intercept = _fit(features, ratings, penalty)
    spread = features.std(0)
    lines = [
        "# Made by scripts/fit_difficulty.py from the ratings of TextComplexityDE (Naderi et al. 2019, MIT).",
        "# difficulty = intercept + sum of coefficient x feature (easyread/measure/features.py).",
        "# weight: coefficient x spread of the feature over the rated sentences, to compare features.",
        "# Whole articles held out: r {:.3f}, RMSE {:.3f};".format(*figures[:2]),
        "# the same without Leichte Sprache: r {:.3f}, RMSE {:.3f}.".format(*figures[2:]),
        f"penalty = {penalty}",
        "hardest_share = 0.3",
        f"intercept = {intercept:.5f}",
        "",
        "[features]",
    ]
    for name, weight, width in zip(FEATURES, weights, spread, strict=True):
        lines.append(f'"{name}" = {{ coefficient = {weight:.5f}, weight = {weight * width:.3f} }}')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
