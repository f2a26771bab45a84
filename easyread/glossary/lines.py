"""The text of an entry's file -> the line of a key, or of a value under it."""

import re
from dataclasses import dataclass

from easyread.document import Place
from easyread.problem import Problem, Severity
from easyread.resources import Entry

_KEY = re.compile(r"(?P<key>[A-Za-z_]+)[ \t]*=")


@dataclass(frozen=True, slots=True)
class EntryLines:
    """An entry and the lines of its file; without lines every place is that of the headword."""

    entry: Entry
    lines: tuple[str, ...] = ()

    def problem(
        self, code: str, severity: Severity, key: str, value: str = "", /, **values: str | int
    ) -> Problem:
        """Return a problem at the line of `key`, or at the first line from there on that has `value`."""
        place = Place(self.entry.place.path, self.line(key, value))
        return Problem(
            code=f"glossary.{code}", severity=severity, place=place, values={"entry": self.entry.id, **values}
        )

    def line(self, key: str, value: str = "") -> int:
        """Return the 1-based line of `value` inside `key`; of `key`, or the headword, where it is absent."""
        start, end = self._range(key)
        if start == end:
            return self.entry.place.line
        here = (number for number in range(start, end) if value and value in self.lines[number])
        return next(here, start) + 1

    def _range(self, key: str) -> tuple[int, int]:
        """Return the lines, 0-based and half-open, from `key =` to the next key; empty if there is none."""
        start = None
        for number, line in enumerate(self.lines):
            found = _KEY.match(line)
            if start is not None and found:
                return start, number
            if found and found["key"] == key:
                start = number
        return (0, 0) if start is None else (start, len(self.lines))


def entry_lines(entry: Entry, text: str) -> EntryLines:
    """Return the entry with the lines of its file."""
    return EntryLines(entry, tuple(text.replace("\r\n", "\n").split("\n")))
