"""What earlier reports in a folder knew of each document: its page, its paragraphs and their numbers.

A document is known again by its path, as seen from the folder. Its page keeps its name.
"""

import json
import os
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from easyread.cli.files import read_bytes
from easyread.compose.report_corpus import Listed
from easyread.compose.report_state import KeptParagraph, KeptTerm, KeptWord, State
from easyread.measure import FEATURES
from easyread.problem import SourceError

MEMORY = ".report.json"
MAX_MEMORY_BYTES = 200_000_000
STDIN = "-"
_VERSION = 2
_ODD = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)  # no file of ours
_TAKEN = ("index",)  # index.html is the page of all documents


@dataclass(frozen=True, slots=True)
class _Record:
    name: str
    now: State
    before: State | None


class Memory:
    """The present and the last state of each document, so that the next report can tell what changed.

    A second report on an unchanged text shows the same change as the first: what came before stays.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._records = _read(folder / MEMORY)

    def key(self, path: str) -> str:
        """Return by what a document is known again."""
        return (
            path
            if path == STDIN
            else Path(os.path.relpath(Path(path).resolve(), self._folder.resolve())).as_posix()
        )

    def name(self, key: str, wanted: str) -> str:
        """Return the name of a document's page: the one that it had, or a free one like `wanted`."""
        if key in self._records:
            return self._records[key].name
        taken = {name.casefold() for name in (*_TAKEN, *(one.name for one in self._records.values()))}
        name = wanted
        if name.casefold() in taken and key != STDIN and wanted.casefold() not in _TAKEN:
            folder = Path(key).parent.name
            name = f"{folder}-{wanted}" if folder.strip(".") else wanted
        base, number = name, 2
        while name.casefold() in taken:
            name, number = f"{base}-{number}", number + 1
        return name

    def exchange(self, key: str, name: str, now: State) -> State | None:
        """Return the state before the present one, which is remembered; None: there was none."""
        known = self._records.get(key)
        before = (known.before if known.now.says_the_same(now) else known.now) if known else None
        self._records[key] = _Record(name, now, before)
        return before

    def listed(self, current: Collection[str]) -> list[Listed]:
        """Return all documents whose page is there, and those of this run."""
        return [
            Listed(name=one.name, state=one.now, before=one.before, current=key in current)
            for key, one in self._records.items()
            if key in current or (self._folder / f"{one.name}.html").is_file()
        ]

    def data(self, current: Collection[str]) -> bytes:
        """Return what is remembered, as JSON: of the documents that are listed, and of no others."""
        kept = {one.name for one in self.listed(current)}
        documents = {key: asdict(one) for key, one in self._records.items() if one.name in kept}
        value = {"version": _VERSION, "documents": documents}
        return (json.dumps(value, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode("utf-8")


def _read(path: Path) -> dict[str, _Record]:
    """Return what an earlier run remembered; nothing where the file is not one of ours."""
    try:
        value = json.loads(read_bytes(path, MAX_MEMORY_BYTES))
        if value["version"] != _VERSION:
            return {}
        found = {str(key): _record(item) for key, item in value["documents"].items()}
    except (SourceError, *_ODD):
        return {}
    return {key: record for key, record in found.items() if record is not None}


def _record(item: Mapping[str, Any]) -> _Record | None:
    """Return what is remembered of a document; None for one that is odd, and the others stay."""
    try:
        name, before = str(item["name"]), item["before"]
        if name.startswith(".") or Path(name).name != name or "\\" in name:
            return None
        return _Record(name, _state(item["now"]), _state(before) if before is not None else None)
    except _ODD:
        return None


def _state(item: Mapping[str, Any]) -> State:
    paragraphs = tuple(_paragraph(one) for one in item["paragraphs"])
    points = tuple(map(_number, item["points"]))
    if len(points) != len(FEATURES) or not sum(one.words for one in paragraphs):
        raise ValueError("not of this version")
    return State(
        **{name: str(item[name]) for name in ("path", "title", "lang", "profile", "program")},
        difficulty=_number(item["difficulty"]),
        findings=int(item["findings"]),
        paragraphs=paragraphs,
        points=points,
        rules=tuple((str(code), int(count)) for code, count in item["rules"]),
        terms=tuple(_term(one) for one in item["terms"]),
        words_unknown=tuple(_word(one) for one in item["words_unknown"]),
    )


def _paragraph(item: Mapping[str, Any]) -> KeptParagraph:
    return KeptParagraph(
        anchor=str(item["anchor"]),
        id=str(item["id"]),
        heading=bool(item["heading"]),
        line=int(item["line"]),
        text=str(item["text"]),
        difficulty=_number(item["difficulty"]),
        words=int(item["words"]),
        findings=int(item["findings"]),
    )


def _term(item: Mapping[str, Any]) -> KeptTerm:
    texts = {name: str(item[name]) for name in ("word", "headword", "easy", "anchor")}
    return KeptTerm(**texts, line=int(item["line"]))


def _word(item: Mapping[str, Any]) -> KeptWord:
    texts = {name: str(item[name]) for name in ("word", "context", "anchor")}
    return KeptWord(**texts, count=int(item["count"]), line=int(item["line"]), score=_number(item["score"]))


def _number(value: Any) -> float:
    number = float(value)
    if not isfinite(number):
        raise ValueError(f"not a number: {value}")
    return number
