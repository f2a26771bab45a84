"""Where a setting stands in its file: the line of a key, of its table, or of neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from easyread.document import Place

_HEADER = re.compile(r"\s*\[\[?([^\[\]]+)\]")
_KEY = re.compile(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
_PART = re.compile(r"[\w-]+|\"[^\"]*\"|'[^']*'")


@dataclass(frozen=True, slots=True)
class Located:
    """A file of settings. `base`: the table in which they stand there, ("tool", "easyread") or none."""

    path: Path
    text: str = field(default="", repr=False)
    base: tuple[str, ...] = ()

    def place(self, *keys: str) -> Place:
        """Return where a key stands; where it is not found, the table around it, or the file as a whole."""
        lines: dict[tuple[str, ...], int] = {}
        for number, name in self._names():
            lines.setdefault(name, number)
        wanted = (*self.base, *keys)
        while len(wanted) > len(self.base):
            if wanted in lines:
                return Place(str(self.path), lines[wanted])
            wanted = wanted[:-1]
        return Place(str(self.path))

    def _names(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the line and the full name of each table and key; both start with every table around them."""
        table: tuple[str, ...] = ()
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := _HEADER.match(line):
                table = _parts(header[1])
                yield from ((number, table[:end]) for end in range(1, len(table) + 1))
            elif key := _KEY.match(line):
                name = (*table, *_parts(key[1]))
                yield from ((number, name[:end]) for end in range(len(table) + 1, len(name) + 1))


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(name))
