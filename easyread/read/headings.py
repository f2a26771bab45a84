"""Headings without markup: what a short line above a text is to a reader."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from easyread.document import Block, Mark, Opaque, Prose, Span

MAX_HEADING_CHARACTERS = 100  # chosen: two printed lines; measured on the shared documents: longest has 66
MAX_HEADING_WORDS = 14
_CLOSED = re.compile(  # with the sign of a note behind it, too
    r"[.!?:;,…][\"“”’»)\]]*[¹²³⁰⁴-⁹]{0,3}\Z|[^\W\d_]{2}[.!?]\d{1,2}\Z"
)
_WORD = re.compile(r"[^\W\d_]{3}|\b[IVX]+\b")  # a page number is no heading, the number of a chapter is
_PICTURE = re.compile(r"(?:Foto|Bild|Abb\.|Abbildung|Grafik|Quelle)\b[^.]{0,20}:")
_PICTURE_WORD = re.compile(r"\b(?:Foto|Fotos|Bild|Bilder|Abbildung|Grafik|Screenshot)\b")
_MIN_CAPTION_WORDS = 8  # chosen: a heading that names a picture is shorter
_MAX_CAPTION_CHARACTERS = 400


def promote_bold_paragraphs(blocks: Sequence[Block], *, has_title: bool) -> tuple[Block, ...]:
    """Return the blocks with short paragraphs that are bold throughout as headings, one below the last."""
    return tuple(_promoted(blocks, depth=1 if has_title else 0))


def _promoted(blocks: Sequence[Block], depth: int) -> Iterator[Block]:
    for number, block in enumerate(blocks):
        if isinstance(block, Prose) and block.kind == "heading":
            depth = block.depth
        if not isinstance(block, Prose) or block.kind != "paragraph":
            yield block
        elif _follows_picture(blocks, number) and is_caption(block):
            yield replace(block, kind="caption")
        elif _is_bold(block) and is_heading_like(block.text) and number + 1 < len(blocks):
            marks = tuple(mark for mark in block.marks if not _covers(mark, block))
            yield replace(block, kind="heading", depth=min(6, depth + 1), marks=marks)
        else:
            yield block


def is_heading_like(text: str) -> bool:
    """Say whether the text could be a heading: short, and not closed like a sentence."""
    return (
        len(text) <= MAX_HEADING_CHARACTERS
        and len(text.split()) <= MAX_HEADING_WORDS
        and "\n" not in text
        and bool(_WORD.search(text))
        and not _CLOSED.search(text)
        and (text.lstrip('"„“»(§ ')[:1] or "a")[0] not in "abcdefghijklmnopqrstuvwxyzäöüß•–-"
    )


def is_caption(prose: Prose) -> bool:
    """Say whether a paragraph below a picture describes it: it says so, or is set in italics."""
    italic = any(mark.kind == "emphasis" and _covers_all(mark, prose) for mark in prose.marks)
    return bool(_PICTURE.match(prose.text)) or italic


def is_picture_text(text: str) -> bool:
    """Say whether a paragraph without full stop is the text of a picture that was left out."""
    if len(text) > _MAX_CAPTION_CHARACTERS or "\n" in text:
        return False
    if _PICTURE.match(text):
        return True
    return (
        bool(_PICTURE_WORD.search(text))
        and not _CLOSED.search(text)
        and len(text.split()) >= _MIN_CAPTION_WORDS
    )


def _follows_picture(blocks: Sequence[Block], number: int) -> bool:
    before = blocks[number - 1] if number else None
    return isinstance(before, Opaque) and before.kind == "image"


def _covers_all(mark: Mark, prose: Prose) -> bool:
    return mark.span == Span(0, len(prose.text))


def _covers(mark: Mark, prose: Prose) -> bool:
    return mark.kind == "strong" and _covers_all(mark, prose)


def _is_bold(prose: Prose) -> bool:
    return any(_covers(mark, prose) for mark in prose.marks)
