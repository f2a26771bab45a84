"""A file of findings and scores, as `check` and `score` print them with --format jsonl -> what was before."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from easyread.check.compare import Size
from easyread.cli.files import read_bytes
from easyread.document import Document, Place
from easyread.problem import UsageError
from easyread.render.lines import score_object
from easyread.scoring import Scored

MAX_BASELINE_BYTES = 200_000_000
_KEY = ("file", "rule", "excerpt")
_COUNTS = ("sentences", "words", "syllables", "characters")


@dataclass(frozen=True, slots=True)
class Baseline:
    """By file, in order: findings, each as file, rule and words; sizes of paragraphs and difficulties."""

    findings: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    levels: dict[str, list[tuple[Size, float | None]]] = field(default_factory=dict)

    def add(self, item: Mapping[str, Any]) -> None:
        """Add one line. Raises: KeyError, TypeError or ValueError if it is neither a finding nor a score."""
        if "rule" in item:
            key = tuple(str(item[name]) for name in _KEY)
            self.findings.setdefault(key[0], []).append(key)
            return
        difficulty = float(item["difficulty"])
        sentences, words, syllables, characters = (int(item[name]) for name in _COUNTS)
        size = Size(str(item["kind"]), sentences, words, syllables, characters, difficulty)
        self.levels.setdefault(str(item["file"]), []).append((size, difficulty))


def read_baseline(path: Path) -> Baseline:
    """Return what a file tells.

    Raises: UsageError for a file that is too large, or a line that is neither a finding nor a score.
    """
    data = read_bytes(path, MAX_BASELINE_BYTES)
    if len(data) > MAX_BASELINE_BYTES:
        raise UsageError("check.baseline", place=Place(str(path)))
    found = Baseline()
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.add(json.loads(line))
        except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as err:
            raise UsageError("check.baseline", place=Place(str(path), number)) from err
    return found


def sizes_of(document: Document, scored: Iterable[Scored]) -> list[tuple[Size, float | None]]:
    """Return the paragraphs of a document as a file of its scores would tell them."""
    found = Baseline()
    for item in scored:
        if item.score is not None:
            found.add(score_object(document, item.prose, item.score))
    return found.levels.get(document.path, [])
