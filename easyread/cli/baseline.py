"""A file of findings (`easyread check --format jsonl`) -> what was known before."""

import json
from pathlib import Path

from easyread.cli.files import read_bytes
from easyread.document import Place
from easyread.problem import UsageError

MAX_BASELINE_BYTES = 200_000_000
_KEY = ("file", "rule", "excerpt")


def read_baseline(path: Path) -> dict[str, list[tuple[str, ...]]]:
    """Return file -> its findings in order, each as file, rule and words.

    Raises: UsageError for a file that is too large, or a line that is no finding.
    """
    data = read_bytes(path, MAX_BASELINE_BYTES)
    if len(data) > MAX_BASELINE_BYTES:
        raise UsageError("check.baseline", place=Place(str(path)))
    found: dict[str, list[tuple[str, ...]]] = {}
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            key = tuple(str(item[name]) for name in _KEY)
        except (ValueError, KeyError, TypeError, RecursionError) as err:
            raise UsageError("check.baseline", place=Place(str(path), number)) from err
        found.setdefault(key[0], []).append(key)
    return found
