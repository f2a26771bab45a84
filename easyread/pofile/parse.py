"""PO bytes -> entries, line by line.

polib would take the last letter of a line for its missing quotation mark, read a file if the text is a path,
break a text at U+2028 and lose the older German of obsolete entries. So it only undoes the escapes of a line.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import polib

from easyread.document import Place
from easyread.pofile.entry import Part, PartKind, PoEntry, PoFile
from easyread.problem import ResourceError

MAX_PO_BYTES = 5_000_000  # chosen: about three glossaries of a thousand terms; read in a few seconds

_KEYWORDS: Mapping[str, PartKind] = {
    "msgctxt": "context",
    "msgid": "source",
    "msgid_plural": "plural",
    "msgstr": "text",
    "msgstr[0]": "text",
}
_OLD_KEYWORDS: Mapping[str, PartKind] = {
    "msgctxt": "was-context",
    "msgid": "was-source",
    "msgid_plural": "was-plural",
}
_COMMENTS: Mapping[str, PartKind] = {"#.": "note", "#:": "reference", "#,": "flag"}
# what must stand before a part of an entry; None: nothing but comments
_AFTER: Mapping[PartKind, tuple[PartKind | None, ...]] = {
    "context": (None,),
    "source": (None, "context"),
    "plural": ("source",),
    "text": ("source", "plural"),
    "more-text": ("text", "more-text"),
}
_FINISHED = ("text", "more-text")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_PREFIX = re.compile(r"[ \t]*+(#~\||#~|#\||)[ \t]*+")
# possessive, so that a line of megabytes takes no stack
_FIELD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?|)[ \t]*+"((?:[^"\\]++|\\.)*+)"[ \t]*+')
_LOOKS_LIKE_FIELD = re.compile(r'msg(?:ctxt|id|str)|"')


@dataclass(frozen=True, slots=True)
class _Token:
    """One line that is not blank."""

    line: str
    place: Place
    group: Literal["comment", "old", "field"]
    keyword: str  # "msgid", … or empty for a continuation; of a comment its first two characters
    value: str

    @property
    def begins_entry(self) -> bool:
        """Say whether such a line, after a finished entry, is the first of the next one."""
        return self.group != "field" or self.keyword in ("msgctxt", "msgid")


def parse_po(data: bytes, path: str) -> PoFile:
    """Return the entries of a PO file.

    Raises: ResourceError if it is too large, not UTF-8, or has a line that belongs to no entry.
    """
    text = _decode(data, path)
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    lines = [match[0] for match in _LINE.finditer(text, len(bom)) if match[0]]
    collector = _Collector()
    for number, line in enumerate(lines, 1):
        if line.strip():
            collector.take(_tokenize(line, Place(path, number)))
        else:
            collector.blanks.append(line)
    entries, tail = collector.finish()
    newline = lines[0][len(lines[0].rstrip("\r\n")) :] if lines else ""
    return PoFile(entries=entries, tail=tail, bom=bom, newline=newline or "\n")


def _decode(data: bytes, path: str) -> str:
    if len(data) > MAX_PO_BYTES:
        raise ResourceError("po.too-large", place=Place(path), size=len(data), limit=MAX_PO_BYTES)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as err:
        place = Place(path, data.count(b"\n", 0, err.start) + 1)
        raise ResourceError("po.not-utf8", place=place, offset=err.start) from err


def _tokenize(line: str, place: Place) -> _Token:
    bare = line.rstrip("\r\n")
    prefix = _PREFIX.match(bare)
    marker = prefix[1] if prefix else ""
    rest = bare[prefix.end() :] if prefix else bare
    if found := _FIELD.fullmatch(rest):
        group: Literal["old", "field"] = "old" if marker in ("#|", "#~|") else "field"
        return _Token(line, place, group, found[1], str(polib.unescape(found[2])))
    words = bare.strip()
    if _LOOKS_LIKE_FIELD.match(rest) or not words.startswith("#"):
        raise ResourceError("po.syntax", place=place, excerpt=words[:80])
    start = 2 if words[:2] in _COMMENTS else 1
    return _Token(line, place, "comment", words[:2], words[start:].strip())


class _Collector:
    """Gathers lines into entries; made for one file and thrown away."""

    def __init__(self) -> None:
        self.entries: list[PoEntry] = []
        self.blanks: list[str] = []  # blank lines since the last other line
        self._begin()

    def _begin(self) -> None:
        self.parts: list[Part] = []
        self.lead = ""
        self.place = Place("")  # of the first part
        self.kind: PartKind | None = None  # of the last field
        self.old_kind: PartKind | None = None  # of the last field of the older German

    def take(self, token: _Token) -> None:
        """Add a line. Raises: ResourceError if it cannot stand here."""
        if token.begins_entry and self.kind in _FINISHED:
            self._end_entry()
        if not self.parts:
            self.lead, self.place = "".join(self.blanks), token.place
        elif self.blanks:
            self.parts.append(Part("blank", "".join(self.blanks)))
        self.blanks.clear()
        self.parts.append(Part(self._kind(token), token.line, token.value))

    def _kind(self, token: _Token) -> PartKind:
        if token.group == "comment":
            return _COMMENTS.get(token.keyword, "comment")
        if token.group == "old":
            self.old_kind = _OLD_KEYWORDS.get(token.keyword) if token.keyword else self.old_kind
            if self.old_kind:
                return self.old_kind
        elif not token.keyword:
            if self.kind:
                return self.kind
        else:
            kind = _KEYWORDS.get(token.keyword, "more-text")
            if self.kind in _AFTER[kind]:
                self.kind = kind
                return kind
        raise ResourceError("po.order", place=token.place, excerpt=token.line.strip()[:80])

    def _end_entry(self) -> None:
        self.entries.append(PoEntry(tuple(self.parts), self.lead, self.place.line))
        self._begin()

    def finish(self) -> tuple[tuple[PoEntry, ...], str]:
        """Return the entries, and the lines at the end that belong to none.

        Raises: ResourceError if the last entry is cut off.
        """
        if self.kind in _FINISHED:
            self._end_entry()
        if self.kind:
            raise ResourceError("po.cut-off", place=self.place)
        rest = self.lead + "".join(part.line for part in self.parts)
        return tuple(self.entries), "".join((rest, *self.blanks))
