"""Content streams -> the text of each piece of marked content, and what is wrong with the drawing."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

Key = tuple[int, int]  # page, number of the marked content (MCID)

_CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_TRIPLE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_UNMAPPED = re.compile(r"<([0-9a-fA-F]{4})> 0\n")  # WeasyPrint's way to say: no glyph, print .notdef


@dataclass(slots=True)
class Drawn:
    """What is drawn in a whole file."""

    texts: dict[Key, str] = field(default_factory=dict)  # as the font's own tables read
    languages: dict[Key, str] = field(default_factory=dict)  # where the content itself names one
    loose: list[int] = field(default_factory=list)  # pages with text outside all marked content
    missing: list[int] = field(default_factory=list)  # pages with empty boxes for characters
    bad_fonts: dict[str, str] = field(default_factory=dict)  # name -> what it lacks


def read_content(pdf: pikepdf.Pdf) -> Drawn:
    """Return what the pages draw."""
    drawn = Drawn()
    for number, page in enumerate(pdf.pages):
        _Reader(drawn, number, page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())).read(page)
    return drawn


class _Font:
    """What a font's codes mean, and which of them print an empty box."""

    def __init__(self, data: Any) -> None:
        self.to_unicode = _read_cmap(data.ToUnicode) if "/ToUnicode" in data else {}
        encoding = data.get("/Encoding")
        content = encoding.read_bytes().decode("latin-1") if isinstance(encoding, pikepdf.Stream) else ""
        self.empty = {0} | {int(code, 16) for code in _UNMAPPED.findall(content)}
        descriptor = data.get("/DescendantFonts", [data])[0].get("/FontDescriptor", Dictionary())
        embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        self.fault = "" if embedded and self.to_unicode else "a ToUnicode table" if embedded else "its glyphs"
        self.name = str(data.get("/BaseFont", "?"))


class _Reader:
    def __init__(self, drawn: Drawn, page: int, fonts: Any) -> None:
        self._drawn = drawn
        self._page = page
        self._resources = fonts
        self._fonts: dict[str, _Font] = {}
        self._font = ""
        self._open: list[tuple[str, int | None]] = []  # nested marked content: tag, number

    def read(self, page: Any) -> None:
        instructions: Any = pikepdf.parse_content_stream(page)  # its stubs do not say that they unpack
        for operands, operator in instructions:
            match str(operator):
                case "BDC" | "BMC" as kind:
                    self._begin(kind, operands)
                case "EMC":
                    self._open.pop()
                case "Tf":
                    self._font = str(operands[0])
                case "Tj" | "TJ" | "'" | '"':
                    self._show(operands)

    def _begin(self, kind: str, operands: Any) -> None:
        number = None
        if kind == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
            number = int(operands[1].MCID)
            self._drawn.texts.setdefault((self._page, number), "")
            if "/Lang" in operands[1]:
                self._drawn.languages[self._page, number] = str(operands[1].Lang)
        self._open.append((str(operands[0]), number))

    def _show(self, operands: Any) -> None:
        if self._font not in self._fonts:
            font = self._fonts[self._font] = _Font(self._resources[self._font])
            if font.fault:
                self._drawn.bad_fonts[font.name] = font.fault
        if not self._open:
            self._drawn.loose.append(self._page)
        font = self._fonts[self._font]
        artifact = any(tag == "/Artifact" for tag, _ in self._open)
        number = next((number for _, number in reversed(self._open) if number is not None), None)
        for code in _codes(operands):
            if code in font.empty and not artifact:
                self._drawn.missing.append(self._page)
            if number is not None:
                self._drawn.texts[self._page, number] += font.to_unicode.get(code, "\ufffd")


def _codes(operands: Any) -> Iterator[int]:
    """Yield the two-byte codes of a text operator."""
    items = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[-1]]
    for item in items:
        if isinstance(item, pikepdf.String):
            data = bytes(item)
            yield from (data[index] << 8 | data[index + 1] for index in range(0, len(data) - 1, 2))


def _read_cmap(stream: Any) -> dict[int, str]:
    """Return code -> text."""
    data = stream.read_bytes().decode("latin-1")
    found: dict[int, str] = defaultdict(str)
    for block in _CHARS.findall(data):
        found.update({int(code, 16): _utf16(text) for code, text in _PAIR.findall(block)})
    for block in _RANGES.findall(data):
        for first, last, text in _TRIPLE.findall(block):
            low = int(first, 16)
            found.update({code: chr(int(text, 16) + code - low) for code in range(low, int(last, 16) + 1)})
    return dict(found)


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")


def is_link(annotation: Any) -> bool:
    """Say whether an annotation is a link."""
    return bool(annotation.get("/Subtype") == Name.Link)
