"""A PO file as entries made of the very lines of the file; a change replaces the lines of one part.

Format: GNU gettext manual, "The Format of PO Files".
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

import polib

FUZZY = "fuzzy"

PartKind = Literal[
    "blank", "comment", "note", "reference", "flag", "was-context", "was-source", "was-plural",
    "context", "source", "plural", "text", "more-text",
]  # fmt: skip
# the order of an entry's parts in a file; a blank line inside an entry has none
_RANK: Mapping[PartKind, int] = {
    "blank": -1, "comment": 0, "note": 1, "reference": 2, "flag": 3,
    "was-context": 4, "was-source": 5, "was-plural": 6,
    "context": 7, "source": 8, "plural": 9, "text": 10, "more-text": 11,
}  # fmt: skip
_OLD: tuple[PartKind, ...] = ("was-context", "was-source", "was-plural")
_FIELDS: tuple[PartKind, ...] = ("context", "source", "plural", "text", "more-text")
_TEXT_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A line as it stands in the file, with its line end; what it is part of, and what it says."""

    kind: PartKind
    line: str
    value: str = ""  # unescaped, without quotation marks; of a comment without its marker


@dataclass(frozen=True, slots=True)
class PoEntry:
    """One entry of a file: the header, a message in use, or an obsolete one (`#~`)."""

    parts: tuple[Part, ...]
    lead: str = ""  # the blank lines before it
    line: int = 0  # 1-based, of its first line; 0 if it stands in no file yet

    @property
    def context(self) -> str | None:
        """Return the msgctxt, which is our id; None where there is none."""
        return self.value("context") if self.has("context") else None

    @property
    def source(self) -> str:
        """Return the msgid: the German."""
        return self.value("source")

    @property
    def text(self) -> str:
        """Return the msgstr; of a message with plural forms the first."""
        return self.value("text")

    @property
    def previous(self) -> str | None:
        """Return the older German that stands in `#| msgid`, None where there is none."""
        return self.value("was-source") if self.has("was-source") else None

    @property
    def flags(self) -> tuple[str, ...]:
        """Return the flags: "fuzzy" and others."""
        words = (flag.strip() for line in self.values("flag") for flag in line.split(","))
        return tuple(word for word in words if word)

    @property
    def is_fuzzy(self) -> bool:
        """Say whether the translation waits for somebody to read it."""
        return FUZZY in self.flags

    @property
    def is_obsolete(self) -> bool:
        """Say whether the message is kept only for its translation."""
        return any(part.kind == "source" and part.line.lstrip().startswith("#~") for part in self.parts)

    @property
    def is_header(self) -> bool:
        """Say whether this is the entry that describes the file."""
        return self.context is None and not self.source and not self.is_obsolete

    @property
    def is_filled(self) -> bool:
        """Say whether a person left anything in it: a text in any plural form, or a comment."""
        return any(part.value for part in self.parts if part.kind in ("text", "more-text", "comment"))

    def has(self, kind: PartKind) -> bool:
        """Say whether there is at least one line of `kind`."""
        return any(part.kind == kind for part in self.parts)

    def values(self, kind: PartKind) -> tuple[str, ...]:
        """Return what each line of `kind` says."""
        return tuple(part.value for part in self.parts if part.kind == kind)

    def value(self, kind: PartKind) -> str:
        """Return what the lines of `kind` say together."""
        return "".join(self.values(kind))

    def with_parts(self, kind: PartKind, parts: Iterable[Part]) -> "PoEntry":
        """Return the entry with `parts` in place of those of `kind`; all other lines stay as they are."""
        others = tuple(part for part in self.parts if part.kind != kind)
        at = next((at for at, part in enumerate(others) if _RANK[part.kind] > _RANK[kind]), len(others))
        first = next((at for at, part in enumerate(self.parts) if part.kind == kind), at)
        return replace(self, parts=(*others[:first], *parts, *others[first:]))

    def as_obsolete(self) -> "PoEntry":
        """Return the entry out of use, with `#~` before its lines."""
        return replace(self, parts=tuple(_obsolete(part) for part in self.parts))

    def as_live(self) -> "PoEntry":
        """Return the entry in use again, without `#~`."""
        return replace(self, parts=tuple(_live(part) for part in self.parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class PoFile:
    """A file: its entries in order, and what stands after the last one."""

    entries: tuple[PoEntry, ...]
    tail: str = ""
    bom: str = ""
    newline: str = "\n"  # the line end of its first line, used for what we add


def source_hash(german: str) -> str:
    """Return the check number of a German text: 8 hexadecimal digits of its SHA-256.

    It stands in `# reviewed: NAME, DATE, CHECK NUMBER` and says which German the reviewer had before them.
    """
    return sha256(german.encode()).hexdigest()[:8]


def make_field(kind: PartKind, text: str, newline: str) -> tuple[Part, ...]:
    """Return the lines of a msgctxt, msgid or msgstr: one line a line of the text, never wrapped."""
    keyword = {"context": "msgctxt ", "source": "msgid ", "text": "msgstr "}[kind]
    pieces = _TEXT_LINE.findall(text)
    pieces = pieces if len(pieces) == 1 else ["", *pieces]
    starts = (keyword, *("" for _ in pieces[1:]))
    return tuple(
        Part(kind, f'{start}"{polib.escape(piece)}"{newline}', piece)
        for start, piece in zip(starts, pieces, strict=True)
    )


def make_previous(entry: PoEntry) -> tuple[Part, ...]:
    """Return the lines of the entry's German as lines that keep it as the older German (`#| msgid`)."""
    parts = (part for part in entry.parts if part.kind == "source")
    return tuple(Part("was-source", f"#| {part.line.lstrip()}", part.value) for part in parts)


def write_po(file: PoFile) -> bytes:
    """Return the file's bytes: those that were read, where nothing was changed."""
    pieces: list[str] = [file.bom]
    for number, entry in enumerate(file.entries):
        lines = [part.line for part in entry.parts]
        is_last = number == len(file.entries) - 1 and not file.tail
        if not is_last and not lines[-1].endswith(("\r", "\n")):
            lines.append(file.newline)
        pieces += [entry.lead, *lines]
    return "".join((*pieces, file.tail)).encode()


def _obsolete(part: Part) -> Part:
    line = part.line.lstrip(" \t")
    if part.kind in _OLD:
        return replace(part, line="#~|" + line.removeprefix("#|"))
    if part.kind in _FIELDS:
        return replace(part, line="#~ " + line)
    return part


def _live(part: Part) -> Part:
    line = part.line.lstrip(" \t")
    if part.kind in _OLD:
        return replace(part, line="#|" + line.removeprefix("#~|").removeprefix("#|"))
    if part.kind in _FIELDS:
        return replace(part, line=line.removeprefix("#~").lstrip(" \t"))
    return part
