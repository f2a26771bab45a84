"""Bytes -> text: what can be read as a document at all, and a clear refusal of everything else."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from easyread.document import Place, Span, find_line_starts
from easyread.problem import Problem, Severity, SourceError

MAX_SOURCE_BYTES = 20_000_000  # chosen: forty times the longest law we read; above it, it is not a document
_LOOK_BYTES = 4096  # chosen: a file names its format at its beginning
_EXCERPT_CHARACTERS = 80

# First bytes -> what people call it. Standard: the formats' own specifications.
_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"BM": "BMP",
    b"RIFF": "WebP",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "Word 97 (.doc)",
    b"{\\rtf": "RTF",
    b"PK\x03\x04": "ZIP",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7z",
    b"\x7fELF": "ELF",
    b"MZ\x90": "EXE",
    b"SQLite format 3\x00": "SQLite",
}
_TEXTLIKE_SIGNATURES = {b"BM", b"RIFF"}  # these letters may also begin a text: only believed with a NUL byte
_WIDE_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded file while it is being read: its text and the offset at which each line begins."""

    path: str
    text: str
    line_starts: tuple[int, ...]

    def line(self, offset: int) -> int:
        """Return the 1-based line of a file offset."""
        return bisect_right(self.line_starts, offset)

    def problem(self, code: str, severity: Severity, span: Span, **values: str | int) -> Problem:
        """Return a problem about the characters of `span`, quoting their beginning."""
        line = self.line(span.start)
        place = Place(self.path, line, span.start - self.line_starts[line - 1] + 1)
        excerpt = " ".join(self.text[span.start : min(span.end, span.start + _EXCERPT_CHARACTERS)].split())
        return Problem(code=code, severity=severity, place=place, excerpt=excerpt, values=values, span=span)


def open_source(text: str, path: str) -> Source:
    """Return the text with its lines."""
    return Source(path, text, find_line_starts(text))


def decode_source(data: bytes, path: str) -> str:
    """Return the text of a UTF-8 file, with line ends and a byte order mark as they stand in it.

    Raises: SourceError if there is no document in it: too large, empty, another format, another encoding.
    """
    place = Place(path)
    if len(data) > MAX_SOURCE_BYTES:
        raise SourceError(
            "read.too-large",
            place=place,
            limit_megabytes=MAX_SOURCE_BYTES // 1_000_000,
        )
    _refuse_other_formats(data, place)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _wrong_encoding(data, error.start, path) from error
    if (offset := text.find("\0")) >= 0:
        line = text.count("\n", 0, offset) + 1
        raise SourceError("read.not-text", place=Place(path, line), offset=offset)
    if not text.removeprefix("\ufeff").strip():
        raise SourceError("read.empty", place=place)
    return text


def _refuse_other_formats(data: bytes, place: Place) -> None:
    """Raise SourceError if the first bytes are those of a format that we do not read (yet)."""
    head = data[:_LOOK_BYTES]
    later = _later_format(head)
    if later:
        raise SourceError("read.format-later", place=place, format=later)
    for signature, name in _SIGNATURES.items():
        if head.startswith(signature) and (signature not in _TEXTLIKE_SIGNATURES or b"\0" in head):
            raise SourceError("read.binary", place=place, format=name)


def _later_format(head: bytes) -> str:
    """Name the document format that will be read one day, or return nothing."""
    if head.startswith(b"PK\x03\x04"):
        if b"mimetypeapplication/vnd.oasis.opendocument" in head:
            return "ODT"
        return "DOCX" if b"word/" in head or b"[Content_Types].xml" in head else ""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return "PDF"
    return "HTML" if _HTML.match(head) else ""


def _wrong_encoding(data: bytes, offset: int, path: str) -> SourceError:
    """Return the refusal of bytes that are not UTF-8, with a guess at what they are."""
    head = data[:_LOOK_BYTES]
    line = data.count(b"\n", 0, offset) + 1
    guess = _WIDE_MARKS.get(head[:2], "")
    if not guess and b"\0" in head:
        return SourceError("read.not-text", place=Place(path), offset=head.find(b"\0"))
    column = len(data[data.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8")) + 1 if not guess else 0
    return SourceError(
        "read.not-utf8",
        place=Place(path, 0 if guess else line, column),
        offset=offset,
        guess=guess or "Windows-1252 (Latin-1)",
    )
