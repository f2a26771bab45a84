"""Files of one kind of text -> a level of easyread/data/levels.toml: how hard such texts are.

`python scripts/measure_levels.py FILE…` prints the mean difficulty of their words, and the two difficulties
between whose paragraphs half of the words stand.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from easyread.read import read_document
from easyread.scoring import score_document


def measure(paths: Sequence[Path]) -> list[tuple[float, int]]:
    """Return difficulty and words of each block that has words, the easiest first."""
    documents = [read_document(path.read_bytes(), str(path)).value for path in paths]
    scores = [item.score for document in documents for item in score_document(document)]
    return sorted((score.difficulty, score.words) for score in scores if score is not None)


def quantile(blocks: Sequence[tuple[float, int]], share: float) -> float:
    """Return the difficulty of the block in which that share of the words is reached."""
    left = share * sum(words for _, words in blocks)
    for difficulty, words in blocks:
        left -= words
        if left <= 0:
            return difficulty
    raise ValueError(f"not a share: {share}")


def main(names: Sequence[str]) -> None:
    """Print the level of the files."""
    blocks = measure([Path(name) for name in names])
    mean = sum(difficulty * words for difficulty, words in blocks) / sum(words for _, words in blocks)
    low, high = quantile(blocks, 0.25), quantile(blocks, 0.75)
    print(f"difficulty = {mean:.1f}\nlow = {low:.1f}\nhigh = {high:.1f}\n# {len(blocks)} blocks")


if __name__ == "__main__":
    main(sys.argv[1:])
