"""TOML bytes -> glossary entries, with every problem of a file named at its line."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, get_args

from easyread.document import Place
from easyread.problem import Problem, Reported
from easyread.resources import (
    Alias,
    Compounds,
    Context,
    Entry,
    EntryStatus,
    Glossary,
    LegalBasis,
    Review,
    Source,
)
from easyread.wordforms import WrongClassError, expand

MAX_ENTRY_BYTES = 100_000  # chosen: the longest entry of our own has 4,000

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SYNTAX_PLACE = re.compile(r".* \(at line (?P<line>\d+), column (?P<column>\d+)\)", re.DOTALL)

Table = Mapping[str, Any]

_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "flag": lambda value: isinstance(value, bool),
    "number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "date": lambda value: type(value) is date,
    "texts": lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
    "table": lambda value: isinstance(value, dict),
    "tables": lambda value: isinstance(value, list) and all(isinstance(item, dict) for item in value),
}
_ALIAS = {"form": "text", "class": "text", "case": "flag", "ambiguous": "flag", "short": "flag"}
_COMPOUNDS = {"head": "flag", "modifier": "flag", "allow": "texts", "deny": "texts"}
_CONTEXT = {"near": "texts", "avoid": "texts", "document": "texts"}
_LEGAL = {"law": "text", "section": "text", "as_of": "date"}
_SOURCE = {"title": "text", "url": "text", "accessed": "date"}
_REVIEW = {"by": "text", "on": "date", "due": "date"}
_ENTRY = {
    "headword": "text",
    "class": "text",
    "case": "flag",
    "aliases": "tables",
    "compounds": "table",
    "ambiguous": "flag",
    "context": "table",
    "tier": "number",
    "kind": "text",
    "split": "text",
    "easy": "text",
    "standard": "text",
    "example": "text",
    "legal": "tables",
    "sources": "tables",
    "see_also": "texts",
    "not_same": "texts",
    "valid_from": "date",
    "valid_until": "date",
    "superseded_by": "text",
    "note": "text",
    "status": "text",
    "reviewed": "table",
}
_INNER = {
    "aliases": _ALIAS,
    "compounds": _COMPOUNDS,
    "context": _CONTEXT,
    "legal": _LEGAL,
    "sources": _SOURCE,
}
_INNER |= {"reviewed": _REVIEW}
_NEEDED = {"aliases": ("form", "class"), "legal": ("law",), "sources": ("title",)}


@dataclass
class _Report:
    """Collects the problems of one file."""

    path: str
    text: str
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines without what stands in quotes. Made once: each value asks for its line."""
        return [_without_strings(line) for line in self.text.split("\n")]

    def add(self, code: str, line: int, **values: str | int) -> None:
        place = Place(self.path, line)
        self.problems.append(Problem(code=code, severity="error", place=place, values=values))

    def line_of(self, key: str, *, after: int = 0, number: int = 0) -> int:
        """Return the 1-based line of the `number`-th place from line `after` on where `key =` stands."""
        pattern = re.compile(rf'(?:^|[\s,{{\[])"?{re.escape(key)}"?\s*=')
        start = max(after - 1, 0)
        for line, content in enumerate(self.lines[start:], start + 1):
            number -= len(pattern.findall(content)) if key in content else 0
            if number < 0:
                return line
        return after


def read_glossary(files: Mapping[str, bytes], own: Collection[str] = ()) -> Reported[Glossary]:
    """Return the entries of these files (path -> bytes) by id. A broken one is reported and left out.

    `own`: the paths of a project's own entries, which come before others that have the same form.
    """
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for path in sorted(files):
        found = read_entry(files[path], path)
        problems.extend(found.problems)
        if found.value is None:
            continue
        if (other := entries.get(found.value.id)) is not None:
            values = {"entry": other.id, "other": str(other.place)}
            problems.append(Problem(code="toml.twice", severity="error", place=Place(path, 1), values=values))
            continue
        entries[found.value.id] = replace(found.value, own=path in own)
    return Reported(Glossary(dict(sorted(entries.items()))), tuple(problems))


def read_entry(data: bytes, path: str) -> Reported[Entry | None]:
    """Return one glossary entry; None, with every reason at its line, where the file cannot be used."""
    parsed = _parse(data, path)
    if parsed.value is None:
        return Reported(None, parsed.problems)
    table, report = parsed.value
    name = PurePosixPath(path.replace("\\", "/")).stem
    if not _ID.fullmatch(name):
        report.add("toml.file-name", 0, name=name)
    _check_keys(table, _ENTRY, report)
    _check_needed(table, ("headword", "class"), report)
    for key, schema in _INNER.items():
        _check_inner(table, key, schema, report)
    if not report.problems:
        _check_values(table, report)
    if report.problems:
        return Reported(None, tuple(sorted(report.problems, key=lambda problem: problem.place)))
    return Reported(_entry(name, table, report))


def _parse(data: bytes, path: str) -> Reported[tuple[Table, _Report] | None]:
    report = _Report(path, "")
    if len(data) > MAX_ENTRY_BYTES:
        report.add("toml.too-large", 0, size=len(data), limit=MAX_ENTRY_BYTES)
        return Reported(None, tuple(report.problems))
    try:
        report.text = data.decode("utf-8-sig").replace("\r\n", "\n")
        return Reported((tomllib.loads(report.text), report))
    except UnicodeDecodeError as error:
        report.add("toml.not-utf8", 1 + data[: error.start].count(b"\n"), offset=error.start)
    except RecursionError:
        report.add("toml.too-deep", 0)
    except tomllib.TOMLDecodeError as error:
        place = _SYNTAX_PLACE.fullmatch(str(error))
        line = int(place["line"]) if place else report.text.count("\n") + 1
        report.add("toml.syntax", line)
    return Reported(None, tuple(report.problems))


def _check_keys(table: Table, schema: Mapping[str, str], report: _Report, *, after: int = 0) -> None:
    """Report keys that nobody knows and values of another type."""
    for key, value in table.items():
        line = report.line_of(key, after=after)
        if key not in schema:
            nearest = get_close_matches(key, schema, n=1)
            known = nearest[0] if nearest else ", ".join(schema)
            report.add("toml.unknown-key" if nearest else "toml.strange-key", line, key=key, known=known)
        elif not _TYPES[schema[key]](value):
            report.add(f"toml.not-{schema[key]}", line, key=key)


def _check_needed(table: Table, needed: Iterable[str], report: _Report, *, line: int = 1) -> None:
    for key in needed:
        if not table.get(key):
            report.add("toml.missing-key", line, key=key)


def _check_inner(table: Table, key: str, schema: Mapping[str, str], report: _Report) -> None:
    """Check the table or the list of tables under `key`."""
    value = table.get(key)
    rows = value if isinstance(value, list) else [value]
    after = report.line_of(key)
    needed = _NEEDED.get(key, ())
    seen: dict[str, int] = {}
    for row in rows:
        if not isinstance(row, dict):
            continue  # told as a wrong type, or not there
        first = next(iter(row), "")
        line = report.line_of(first, after=after, number=seen.get(first, 0)) if first else after
        seen |= {name: seen.get(name, 0) + 1 for name in row}
        _check_keys(row, schema, report, after=line)
        _check_needed(row, needed, report, line=line)


def _check_values(table: Table, report: _Report) -> None:
    """Report values of the right type that say nothing we know."""
    status = table.get("status", "draft")
    if status not in get_args(EntryStatus):
        known = ", ".join(get_args(EntryStatus))
        report.add("toml.status", report.line_of("status"), status=status, known=known)
    _check_class(table["headword"], table["class"], report.line_of("class"), report)
    after = report.line_of("aliases")
    for number, row in enumerate(table.get("aliases", ())):
        _check_class(row["form"], row["class"], report.line_of("class", after=after, number=number), report)


def _check_class(form: str, inflection: str, line: int, report: _Report) -> None:
    try:
        expand(form, inflection)
    except WrongClassError as error:
        report.add("toml.class", line, form=form, inflection=inflection, part=error.part)


def _entry(name: str, table: Table, report: _Report) -> Entry:
    plain = {
        key: table[key] for key, kind in _ENTRY.items() if key in table and kind not in ("table", "tables")
    }
    plain["inflection"] = plain.pop("class")
    plain |= {key: tuple(plain[key]) for key in ("see_also", "not_same") if key in plain}
    return Entry(
        id=name,
        place=Place(report.path, report.line_of("headword")),
        aliases=tuple(
            Alias(inflection=row["class"], **_but(row, "class")) for row in table.get("aliases", ())
        ),
        compounds=Compounds(**_tuples(table.get("compounds", {}))),
        context=Context(**_tuples(table.get("context", {}))),
        legal=tuple(LegalBasis(**{"section": "", **row}) for row in table.get("legal", ())),
        sources=tuple(Source(**row) for row in table.get("sources", ())),
        reviewed=Review(**table.get("reviewed", {})),
        **{"kind": "", "easy": "", "standard": "", **plain},
    )


def _but(row: Table, key: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != key}


def _tuples(row: Table) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def _without_strings(line: str) -> str:
    """Return the line with the insides of its quoted strings and its comment blanked out."""
    blank = re.sub(r'"(?:[^"\\]|\\.)*"(?!\s*=)|\'[^\']*\'(?!\s*=)', '""', line)
    return blank.split("#", 1)[0]
