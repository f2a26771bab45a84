"""Entries of a PO file -> what a translator or editor should know about them."""

import re
from collections.abc import Iterator

from easyread.document import Place
from easyread.pofile.entry import PoEntry, PoFile
from easyread.problem import Problem

_HEADER_LINE = re.compile(r"^([A-Za-z-]+)[ \t]*:[ \t]*([^\n]*)$", re.MULTILINE)
_CHARSET = re.compile(r"charset=([^\s;]+)")
_UTF8 = ("utf-8", "utf8", "charset")  # "CHARSET" stands in templates that nobody has filled in


def find_po_problems(file: PoFile, path: str, tag: str) -> tuple[Problem, ...]:
    """Return what is odd in a file that can still be used: an id missing or used twice, a wrong header."""
    found = [*_header_problems(file, path, tag), *_id_problems(file, path)]
    return tuple(sorted(found, key=lambda problem: problem.place))


def _header_problems(file: PoFile, path: str, tag: str) -> Iterator[Problem]:
    header = next((entry for entry in file.entries if entry.is_header), None)
    if header is None:
        return
    place = Place(path, header.line)
    said = {name.lower(): value.strip() for name, value in _HEADER_LINE.findall(header.text)}
    charset = _CHARSET.search(said.get("content-type", ""))
    if charset and charset[1].lower() not in _UTF8:
        yield Problem(code="po.charset", severity="hint", place=place, values={"charset": charset[1][:40]})
    language = said.get("language", "")
    if language and _primary(language) != _primary(tag):
        values = {"named": language[:40], "tag": tag}
        yield Problem(code="po.language", severity="hint", place=place, values=values)


def _primary(tag: str) -> str:
    """Return the language without script and region: "pt" of "pt_BR"."""
    return re.split(r"[-_@]", tag.lower(), maxsplit=1)[0]


def _id_problems(file: PoFile, path: str) -> Iterator[Problem]:
    first_lines: dict[str, int] = {}
    for entry in file.entries:
        if entry.is_obsolete or entry.is_header:
            continue
        yield from _entry_problems(entry, Place(path, entry.line), first_lines)


def _entry_problems(entry: PoEntry, place: Place, first_lines: dict[str, int]) -> Iterator[Problem]:
    key = entry.context
    if not key:
        yield Problem(code="po.no-id", severity="warning", place=place, excerpt=entry.source[:80])
        return
    if key in first_lines:
        values: dict[str, str | int] = {"id": key[:80], "first": first_lines[key]}
        yield Problem(code="po.duplicate-id", severity="warning", place=place, values=values)
    first_lines.setdefault(key, entry.line)
    if entry.has("plural"):
        yield Problem(code="po.plural", severity="hint", place=place, values={"id": key[:80]})
