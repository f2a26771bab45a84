"""Blocks -> sections and chunks: where a sidebar begins, levels of headings, and what the title is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from easyread.document import Block, Document, Prose


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A heading (or none, at the beginning), its level 2..6, and its blocks in chunks."""

    heading: Prose | None
    level: int
    chunks: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The block that serves as title (None: the metadata or the file name does), notes, and the sections."""

    title: Prose | None
    notes: tuple[Prose, ...]
    sections: tuple[SectionPlan, ...]


_LINES_ABOVE_TITLE = (
    3  # chosen, as the next: what is longer than a few lines is text, and no title follows it
)
_WORDS_ABOVE_TITLE = 25


def outline_document(document: Document, chunk_words: int) -> Outline:
    """Return the outline. A heading that only repeats the title is left out."""
    body = [block for block in document.blocks if not (isinstance(block, Prose) and block.kind == "note")]
    notes = tuple(prose for prose in document.proses() if prose.kind == "note")
    title = _title_block(document, body)
    body = [block for block in body if block is not title]
    sections = tuple(_sections(body, chunk_words))
    return Outline(None if document.metadata.title else title, notes, sections)


def _title_block(document: Document, body: Sequence[Block]) -> Prose | None:
    """Return the heading that is the title, or that repeats the one in the front matter.

    A page from the web begins with a kicker, a paper with an embargo: a few short lines may stand above it.
    """
    proses = [block for block in body if isinstance(block, Prose)]
    for above, prose in enumerate(proses[: _LINES_ABOVE_TITLE + 1]):
        if prose.kind == "heading":
            wanted = document.metadata.title
            return prose if not wanted or _same(prose.text, wanted) else None
        if len(prose.text.split()) > _WORDS_ABOVE_TITLE or above == _LINES_ABOVE_TITLE:
            return None
    return None


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _sections(body: Sequence[Block], chunk_words: int) -> Iterator[SectionPlan]:
    heading: Prose | None = None
    level, top = 2, min((prose.depth for prose in _headings(body)), default=1)
    blocks: list[Block] = []
    for block in body:
        if isinstance(block, Prose) and block.kind == "heading":
            if heading is not None or blocks:
                yield SectionPlan(heading, level, tuple(_chunks(blocks, chunk_words)))
            # standard: WCAG 1.3.1, PDF/UA 7.4.2: a level is never skipped on the way down
            level = min(block.depth - top + 2, level + 1 if heading is not None else 2, 6)
            heading, blocks = block, []
        else:
            blocks.append(block)
    if heading is not None or blocks:
        yield SectionPlan(heading, level, tuple(_chunks(blocks, chunk_words)))


def _headings(body: Sequence[Block]) -> Iterator[Prose]:
    return (block for block in body if isinstance(block, Prose) and block.kind == "heading")


def _chunks(blocks: Sequence[Block], chunk_words: int) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks in runs of about `chunk_words` words; a list, table or paragraph is never divided."""
    chunk: list[Block] = []
    words = 0
    for block in blocks:
        count = len(block.text.split())
        if chunk and words + count / 2 > chunk_words and not _continues(chunk[-1], block):
            yield tuple(chunk)
            chunk, words = [], 0
        chunk.append(block)
        words += count
    if chunk:
        yield tuple(chunk)


def _continues(before: Block, block: Block) -> bool:
    """Say whether `block` belongs to the list or table that `before` is in."""
    if not (isinstance(before, Prose) and isinstance(block, Prose)):
        return False
    return before.kind == block.kind and block.kind in ("item", "cell")
