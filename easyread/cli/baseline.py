"""A file of findings and scores, as `check` and `score` print them with --format jsonl -> what was before."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from easyread.check.compare import Size, find_new
from easyread.cli.files import read_bytes
from easyread.document import Document, Place
from easyread.message import MessageLanguage, message_of
from easyread.problem import Problem, UsageError
from easyread.render.lines import score_object
from easyread.scoring import Scored

MAX_BASELINE_BYTES = 200_000_000
MAX_SHORT = 6  # chosen: letters of an excerpt that says too little alone: "man", "nicht", "weil"
_KEY = ("file", "rule", "excerpt", "message")
_NUMBER = re.compile(r"\d+")
_BEFORE, _AFTER = re.compile(r"\S+\s*$"), re.compile(r"\s*\S+")
_NEAR = 100  # characters around a finding in which its neighbours are looked for
_COUNTS = ("sentences", "words", "syllables", "characters")


@dataclass(frozen=True, slots=True)
class Baseline:
    """By file, in order: findings, each as in `keys_of`; sizes of paragraphs and difficulties."""

    findings: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    levels: dict[str, list[tuple[Size, float | None]]] = field(default_factory=dict)

    def add(self, item: Mapping[str, Any]) -> None:
        """Add one line. Raises: KeyError, TypeError or ValueError if it is neither a finding nor a score."""
        if "rule" in item:
            path, rule, excerpt, message = (str(item[name]) for name in _KEY)
            key = (path, rule, excerpt, _NUMBER.sub("0", message))
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


def keys_of(findings: Iterable[Problem], language: MessageLanguage) -> Iterable[tuple[str, ...]]:
    """Yield what a finding is known by: file, rule, words, and message, which says more: "wird … geprüft".

    The numbers of a message do not count: how long a sentence is may change a little.
    """
    for problem in findings:
        message = _NUMBER.sub("0", message_of(problem, language))
        yield problem.place.path, problem.code, problem.excerpt, message


def keys_in(
    document: Document, findings: Sequence[Problem], language: MessageLanguage
) -> Iterable[tuple[str, ...]]:
    """Yield the keys of a document whose text is known.

    A short excerpt of which nothing else is said ("man") is known by its neighbours too.
    """
    for problem, key in zip(findings, keys_of(findings, language), strict=True):
        told = (value for name, value in problem.values.items() if name != "variant")
        said = any(isinstance(value, str) and value not in problem.excerpt for value in told)
        if said or len(problem.excerpt) > MAX_SHORT or problem.span is None:
            yield key
            continue
        start, end = problem.span.start, problem.span.end
        before = _BEFORE.search(document.text[max(0, start - _NEAR) : start])
        after = _AFTER.match(document.text[end : end + _NEAR])
        yield (*key, *(" ".join(match[0].split()) if match else "" for match in (before, after)))


def without_known(
    findings: Sequence[Problem], keys: Iterable[tuple[str, ...]], known: Iterable[tuple[str, ...]]
) -> list[Problem]:
    """Return the findings whose keys were not there before; `keys` are those of `findings`, in order."""
    pairs = list(zip(findings, keys, strict=True))
    return [problem for problem, _ in find_new(pairs, known, lambda pair: pair[1])]


def sizes_of(document: Document, scored: Iterable[Scored]) -> list[tuple[Size, float | None]]:
    """Return the paragraphs of a document as a file of its scores would tell them."""
    found = Baseline()
    for item in scored:
        if item.score is not None:
            found.add(score_object(document, item.prose, item.score))
    return found.levels.get(document.path, [])
