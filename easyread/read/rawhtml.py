"""A block of raw HTML in a Markdown file -> the text in it. Tags never pass; what people wrote stays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from easyread.document import BlockKind, Opaque, Span
from easyread.problem import Problem
from easyread.read.inline import WHOLE_TAGS, Inline, html_hints
from easyread.read.source import Source
from easyread.read.stars import Shadow
from easyread.read.strand import Strand, slice_strand

_MARKUP = re.compile(r"<!--|</?(?P<name>[A-Za-z][A-Za-z0-9-]*)[^<>]*>|<[!?][^<>]*>")
_BLOCK_TAGS = frozenset(
    (
        *("p", "div", "section", "article", "header", "footer", "main", "nav", "aside", "blockquote", "pre"),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "hr",
            "figure",
            "figcaption",
        ),
        *("table", "thead", "tbody", "tr", "td", "th", "caption", "details", "summary", "address", "form"),
    )
)


class _Token(NamedTuple):
    """A run of text, a tag or a comment; offsets into the block's own text. `name` is empty for text."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text between two block tags, with what stands aside of it."""

    strand: Strand
    span: Span
    kind: BlockKind | None
    depth: int
    asides: tuple[Opaque, ...]
    problems: tuple[Problem, ...]


def read_html_block(block: Strand, source: Source, shadow: Shadow) -> Iterator[Found]:
    """Yield the texts of an HTML block in order. `block` is the block as it stands, mapped to the file."""
    inline = Inline(source, shadow)
    start = block.pieces[0].start if block.pieces else 0
    first = end = start
    dropped: list[str] = []
    kind: BlockKind | None = None
    depth = 0
    for token in _tokens(block.text):
        pieces = slice_strand(block, token.start, token.end).pieces
        if token.name in _BLOCK_TAGS:
            inline.add_tag(block.text[token.start : token.end], pieces[0].start, pieces[-1].end)
            yield _close(inline, Span(start, end), kind, depth)
            dropped += inline.dropped
            inline, start = Inline(source, shadow), pieces[-1].end
            kind, depth = _kind_of(block.text[token.start : token.end].lower())
        elif token.name:
            inline.add_tag(block.text[token.start : token.end], pieces[0].start, pieces[-1].end)
        else:
            for piece in pieces:
                inline.add_html_text(piece.start, piece.end)
        end = pieces[-1].end
    last = _close(inline, Span(start, end), kind, depth)
    hints = html_hints(dropped + inline.dropped, Span(first, max(first, end)), source)
    yield replace(last, problems=(*last.problems, *hints))


def _close(inline: Inline, span: Span, kind: BlockKind | None, depth: int) -> Found:
    strand = inline.finish()
    if strand.pieces:
        span = Span(strand.pieces[0].start, strand.pieces[-1].end)
    return Found(strand, span, kind, depth, tuple(inline.asides), tuple(inline.problems))


def _kind_of(tag: str) -> tuple[BlockKind | None, int]:
    """Return kind and depth of the text that follows a block tag."""
    if re.match(r"<h[1-6]\b", tag):
        return "heading", int(tag[2])
    if tag.startswith("<li"):
        return "item", 1
    return ("caption", 0) if tag.startswith(("<caption", "<figcaption")) else (None, 0)


def _tokens(text: str) -> Iterator[_Token]:
    """Yield text and markup in turn. A comment or script that does not end reaches to the end."""
    position = 0
    while match := _MARKUP.search(text, position):
        if match.start() > position:
            yield _Token("", position, match.start())
        name = (match["name"] or "!").lower()
        position = match.end()
        if match[0] == "<!--":
            end = text.find("-->", position)
            position = end + 3 if end >= 0 else len(text)
        yield _Token(name, match.start(), position)
        if name in WHOLE_TAGS and not match[0].startswith("</"):
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, position)
            position = closing.start() if closing else len(text)
    if position < len(text):
        yield _Token("", position, len(text))
