"""Markdown -> blocks: the events of the CommonMark parser, with the range of each in the file."""

from collections.abc import Iterator
from typing import Any

import pyromark

from easyread.document import Document
from easyread.problem import Reported
from easyread.read.blocks import BlockReader
from easyread.read.finish import finish_document
from easyread.read.frontmatter import read_front_matter
from easyread.read.headings import promote_bold_paragraphs
from easyread.read.inline import Event
from easyread.read.mend import mend_torn_paragraphs
from easyread.read.notes import read_notes
from easyread.read.source import open_source
from easyread.read.stars import cast_shadow

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES


def read_markdown(text: str, path: str) -> Reported[Document]:
    """Return a Markdown file as a document; what is odd in it is told and passes through."""
    source = open_source(text, path)
    front = read_front_matter(source)
    reading = BlockReader(source, cast_shadow(text))
    for event in _events(reading.shadow.text, front.body):
        reading.read(event)
    noted = read_notes(tuple(reading.blocks), source)
    titled = promote_bold_paragraphs(noted, has_title=bool(front.metadata.title))
    mended = mend_torn_paragraphs(titled, source)
    problems = (*front.problems, *reading.problems, *mended.problems)
    return finish_document(source, front.metadata, mended.value, problems)


def _events(text: str, start: int) -> Iterator[Event]:
    """Yield the parser's events with character ranges. `start` is where the Markdown begins."""
    body = text[start:]
    found = [(event, at["start"], at["end"]) for event, at in _parse(body)]
    offsets = {low for _, low, _ in found} | {high for _, _, high in found}
    characters = _characters(body, sorted(offsets), start)
    for event, low, high in found:
        at = characters[low], characters[high]
        if isinstance(event, str):
            yield Event("", event, None, *at)
            continue
        ((name, payload),) = event.items()
        if name not in ("Start", "End"):
            yield Event("", name, payload, *at)
        elif isinstance(payload, str):
            yield Event(name, payload, None, *at)
        else:
            ((kind, inner),) = payload.items()
            yield Event(name, kind, inner, *at)


def _parse(text: str) -> Iterator[Any]:
    """Yield the parser's own pairs: a name or a nested mapping, and a range in UTF-8 bytes."""
    return iter(pyromark.events_with_range(text, options=_OPTIONS))


def _characters(text: str, offsets: list[int], base: int) -> dict[int, int]:
    """Return for each of the ascending UTF-8 byte offsets that of the character, plus `base`."""
    if text.isascii():
        return {offset: offset + base for offset in offsets}
    data = text.encode()
    found: dict[int, int] = {}
    last, count = 0, base
    for offset in offsets:
        count += len(data[last:offset].decode())
        found[offset], last = count, offset
    return found
