"""What is no document is refused with place, reason and way out."""

import io
import zipfile

import pytest

from easyread.message import advice_of, message_of
from easyread.problem import SourceError
from easyread.read import MAX_SOURCE_BYTES, decode_source, read_document


def zipped(*names: str, first: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, b"x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "read.empty", 0),
        (b" \r\n\t\n\xc2\xa0", "read.empty", 0),
        (b"\xef\xbb\xbf\n", "read.empty", 0),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "read.binary", 0),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "read.binary", 0),
        (b"{\\rtf1 Text}", "read.binary", 0),
        (b"RIFF\x00\x00\x00\x00WEBP", "read.binary", 0),
        (zipped("a.txt"), "read.binary", 0),
        (zipped("[Content_Types].xml", "word/document.xml"), "read.format-later", 0),
        (zipped(first=b"application/vnd.oasis.opendocument.text"), "read.format-later", 0),
        (b"%PDF-1.7\n", "read.format-later", 0),
        (b"\n <!DOCTYPE HTML><p>x", "read.format-later", 0),
        (b"<!-- a --> <!-- b --><html>", "read.format-later", 0),
        (b'<?xml version="1.0"?>\n<html lang="de">', "read.format-later", 0),
        ("Gr\u00fc\u00dfe".encode("latin-1"), "read.not-utf8", 1),
        ("Erste Zeile\nGr\u00fc\u00dfe".encode("latin-1"), "read.not-utf8", 2),
        ("Text".encode("utf-16"), "read.not-utf8", 0),
        ("Text".encode("utf-16-le"), "read.not-text", 1),
        (b"a\nb\x00c", "read.not-text", 2),
        (b"\x01\x02\x00\xfe", "read.not-text", 0),
    ],
)
def test_refusals(data: bytes, code: str, line: int) -> None:
    with pytest.raises(SourceError) as caught:
        decode_source(data, "akte.md")
    problem = caught.value.problem()
    assert problem.code == code
    assert (problem.place.path, problem.place.line) == ("akte.md", line)
    assert message_of(problem, "de").endswith(".")
    assert advice_of(problem, "en").endswith(".")


def test_a_file_that_is_too_large() -> None:
    with pytest.raises(SourceError) as caught:
        decode_source(b"a" * (MAX_SOURCE_BYTES + 1), "gross.txt")
    assert caught.value.code == "read.too-large"
    assert caught.value.values == {"limit_megabytes": 20}


def test_not_utf8_names_offset_column_and_guess() -> None:
    with pytest.raises(SourceError) as caught:
        decode_source("ä\nGr".encode() + b"\xfc", "a.md")
    assert caught.value.values == {"offset": 5, "guess": "Windows-1252 (Latin-1)"}
    assert str(caught.value.place) == "a.md:2:3"


@pytest.mark.parametrize(
    "text",
    ["BMW und RIFF", "<p>Text</p>", "\ufeffText", "Ein %PDF-Kopf", "<!-- a -->\n<p>", "a\r\nb\rc\n", "html"],
)
def test_text_stays_as_it_stands(text: str) -> None:
    assert decode_source(text.encode(), "a.md") == text


def test_an_unknown_kind_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="docx"):
        read_document(b"Text", "a.md", kind="docx")
