r"""Spec cases: text with the expected spans drawn under it, so that a person can check them by eye.

A file `tests/spec/<room>.txt` holds cases. What stands before the first one is a comment.

    --- abbreviation-does-not-end-a-sentence de segment
    Das ist z. B. gut. Es geht weiter.
    ^^^^^^^^^^^^^^^^^^ ^^^^^^^^^^^^^^^
    --- two-mentions-one-nested-sentence de link
    Eine Duldung ist kein Aufenthaltstitel.
         ^^^^^^^ duldung  ^^^^^^^^^^^^^^^^ aufenthaltstitel
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sentence
    --- torn-paragraph-is-joined de read
    Die

    Koalition
    =>
    paragraph: Die Koalition

* The head names the case, its language and the room that runs it. Names are unique in the whole suite.
* An underline belongs to the text line above it; several may follow each other. A run of `^` is a span, the
  words after it (up to the next run) are its label, which may be missing.
* Where a label does not fit between two runs, use two underline lines.
* After a line `=>` stands expected output, line by line, where spans do not fit. A case may have spans,
  output or both; one without either says that nothing must be found.
* Blank lines at the end of text and output do not count. `{U+00AD}` stands for that character; `^` under any
  part of it means the character.

In a test:

    @spec("segment")
    def test_sentences(case: Case) -> None:
        passage = segment_prose(prose_of(case.text))
        case.expect_spans((sentence.span.start, sentence.span.end) for sentence in passage.sentences)
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

FOLDER = Path(__file__).parent / "spec"
_HEAD = re.compile(r"--- (?P<name>[a-z0-9-]+) (?P<lang>[A-Za-z-]+) (?P<room>[a-z_]+)\s*")
_UNDERLINE = re.compile(r"[ \t]*\^.*")
_RUN = re.compile(r"(?P<run>\^+)(?P<label>[^^]*)")
_ESCAPE = re.compile(r"\{U\+([0-9A-F]{4,6})\}")

Marked = tuple[int, int, str]  # start and end offset in the case's text, label
Found = tuple[int, int] | Marked
Test = TypeVar("Test", bound=Callable[..., None])


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One spec case. Span offsets count characters of `text`, half-open."""

    name: str
    lang: str
    room: str
    where: str  # file and line of the head, for the message
    text: str
    spans: tuple[Marked, ...] = ()
    output: tuple[str, ...] | None = None  # None: the case has no "=>"

    def expect_spans(self, found: Iterable[Found]) -> None:
        """Compare spans, each (start, end) or (start, end, label); their order does not matter."""
        actual = sorted((span[0], span[1], span[2] if len(span) > 2 else "") for span in found)
        if actual != sorted(self.spans):
            self._fail(list(self._draw(self.spans)), list(self._draw(actual)))

    def expect_output(self, found: Iterable[str]) -> None:
        """Compare the lines after `=>`; a case without them expects none."""
        actual = [part.rstrip() for line in found for part in (line.split("\n") if line else [""])]
        if actual != list(self.output or ()):
            self._fail(list(self.output or ()), actual)

    def _draw(self, spans: Iterable[Marked]) -> Iterator[str]:
        """Yield the text with each span under its line, and spans over several lines in words."""
        wanted = sorted(spans)
        offset = 0
        for line in self.text.split("\n"):
            yield line
            end = offset + len(line)
            for start, stop, label in wanted:
                if offset <= start <= end and stop <= end:
                    yield f"{' ' * (start - offset)}{'^' * (stop - start) or '|'} {label}".rstrip()
                elif offset <= start <= end:
                    yield f"[{start}, {stop}) over several lines: {self.text[start:stop]!r} {label}".rstrip()
            offset = end + 1

    def _fail(self, expected: list[str], actual: list[str]) -> None:
        diff = "\n".join(unified_diff(expected, actual, "expected", "found", lineterm="", n=100))
        pytest.fail(f"{self.where}: {self.name}\n{diff}", pytrace=False)


def parse_cases(text: str, path: str) -> tuple[Case, ...]:
    """Return the cases of one spec file.

    Raises: ValueError for an underline without a line above it or one that reaches beyond it.
    """
    bodies: list[tuple[int, re.Match[str], list[str]]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if head := _HEAD.fullmatch(line):
            bodies.append((number, head, []))
        elif bodies:
            bodies[-1][2].append(line)
    return tuple(_case(f"{path}:{number}", head, body) for number, head, body in bodies)


def _case(where: str, head: re.Match[str], body: list[str]) -> Case:
    output: tuple[str, ...] | None = None
    if "=>" in body:
        cut = body.index("=>")
        body, output = body[:cut], tuple(_unescape(line.rstrip())[0] for line in _trimmed(body[cut + 1 :]))
    lines: list[str] = []
    spans: list[Marked] = []
    columns: list[int] = []  # written column -> column of the character, of the line last read
    offset = 0  # of the line last read
    for line in _trimmed(body):
        if _UNDERLINE.fullmatch(line):
            if not lines:
                raise ValueError(f"{where}: an underline without a text line above it")
            spans += (_shift(mark, columns, offset, where) for mark in _RUN.finditer(line))
        else:
            offset += len(lines[-1]) + 1 if lines else 0
            plain, columns = _unescape(line)
            lines.append(plain)
    return Case(
        name=head["name"],
        lang=head["lang"],
        room=head["room"],
        where=where,
        text="\n".join(lines),
        spans=tuple(spans),
        output=output,
    )


def _shift(mark: re.Match[str], columns: list[int], offset: int, where: str) -> Marked:
    start, end = mark.span("run")
    if end >= len(columns):
        raise ValueError(f"{where}: an underline reaches beyond its line, at column {end}")
    return offset + columns[start], offset + columns[end - 1] + 1, mark["label"].strip()


def _unescape(line: str) -> tuple[str, list[int]]:
    """Return the line with `{U+XXXX}` replaced, and for each written column that of the character.

    Shape: one column more than characters written, for the end of the line.
    """
    plain = ""
    columns: list[int] = []
    last = 0
    for match in _ESCAPE.finditer(line):
        columns += range(len(plain), len(plain) + match.start() - last)
        plain += line[last : match.start()]
        columns += [len(plain)] * len(match[0])
        plain += chr(int(match[1], 16))
        last = match.end()
    columns += range(len(plain), len(plain) + len(line) - last + 1)
    return plain + line[last:], columns


def _trimmed(lines: list[str]) -> list[str]:
    """Return the lines without blank ones at the end."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


@cache
def all_cases() -> tuple[Case, ...]:
    """Return every case of the suite.

    Raises: ValueError if two have one name.
    """
    cases: dict[str, Case] = {}
    for path in sorted(FOLDER.glob("*.txt")):
        for case in parse_cases(path.read_text("utf-8"), f"tests/spec/{path.name}"):
            if case.name in cases:
                raise ValueError(f"{case.where}: {case.name} is also the name of {cases[case.name].where}")
            cases[case.name] = case
    return tuple(cases.values())


def spec(room: str) -> Callable[[Test], Test]:
    """Run a test once for each case of that room, handing it over as `case`."""
    cases = [case for case in all_cases() if case.room == room]
    mark: Callable[[Test], Test] = pytest.mark.parametrize("case", cases, ids=[case.name for case in cases])
    return mark
