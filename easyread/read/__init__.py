"""Bytes -> values. Each reader turns the text of one format into a Document."""

from collections.abc import Callable, Mapping

from easyread.document import Document
from easyread.problem import Reported
from easyread.read.detect import detect_kind
from easyread.read.markdown import read_markdown
from easyread.read.plaintext import read_as_lines, read_text
from easyread.read.source import MAX_SOURCE_BYTES, decode_source

READERS: Mapping[str, Callable[[str, str], Reported[Document]]] = {
    "markdown": read_markdown,
    "text": read_text,
    "lines": read_as_lines,
}
KINDS = ("auto", *READERS)


def read_document(data: bytes, path: str, *, kind: str = "auto") -> Reported[Document]:
    """Return a source file as a document, with what was noticed. `kind`: one of KINDS.

    Raises: SourceError where there is no document at all; ValueError for an unknown kind.
    """
    if kind not in KINDS:
        raise ValueError(f"no such kind: {kind}")
    text = decode_source(data, path)
    return READERS[detect_kind(text, path) if kind == "auto" else kind](text, path)


__all__ = ["KINDS", "MAX_SOURCE_BYTES", "READERS", "decode_source", "detect_kind", "read_document"]
