"""Paragraphs that a page break tore apart in mid-sentence -> one paragraph again, with a hint."""

import re
from collections.abc import Sequence
from dataclasses import replace

from easyread.document import Block, Prose, Span
from easyread.problem import Problem, Reported
from easyread.read.joints import stops_short
from easyread.read.pages import is_page_text
from easyread.read.source import Source
from easyread.read.strand import join_strands, strand_of, with_strand

_LINE_END = re.compile(r"\r\n|\r|\n")
_ENDED = re.compile(r"[.!?…:;][\"“”’‘»«)\]*]*[¹²³⁰⁴-⁹]{0,3}\Z|[^\W\d_][.!?]\d{1,2}\Z")
_BEGINS_ANEW = re.compile(
    r"[a-z]\)|[a-z]\. |gez\.|i\. ?A\.|i\. ?V\.|https?:|www\.|mailto:|[\w.+-]+@", re.IGNORECASE
)
_SALUTATION = re.compile(r"(?:Sehr geehrte|Guten Tag|Liebe[rsn]?\b|Hallo\b|Dear\b)")
MAX_PAGE_LINES = 6  # chosen: two pages without text, each with number, head and foot
MIN_TORN_CHARACTERS = (
    60  # chosen: a shorter paragraph on one line may be a heading, an address, a line of a list
)

FULL_SHARE = 0.7  # measured on shared document 000: the last lines above page breaks have 0.80 of the longest


def mend_torn_paragraphs(blocks: Sequence[Block], source: Source) -> Reported[tuple[Block, ...]]:
    """Return the blocks with torn paragraphs joined.

    Joined are neighbours that are both paragraphs, when the first stops in mid-sentence: at a word that ends
    no sentence, without a full stop before a small letter, or in a full line above a gap as wide as a page
    end. Three line breaks alone are no sign. Numbers and heads of pages between them come to stand behind.
    """
    done: list[Block] = []
    problems: list[Problem] = []
    parts: list[Prose] = []  # of the paragraph that is being collected
    pages: list[Block] = []  # what stands between its last part and the next, if it goes on
    for block in blocks:
        if parts and len(pages) < MAX_PAGE_LINES and _is_page_line(block):
            pages.append(block)
        elif (
            parts and isinstance(block, Prose) and _is_torn(parts[-1], block, source, is_page_end=bool(pages))
        ):
            problems.append(_hint(parts[-1], block, source))
            parts.append(block)
        else:
            done += (*_join(parts), *pages)
            parts, pages = ([block], []) if isinstance(block, Prose) else ([], [])
            if not parts:
                done.append(block)
    return Reported((*done, *_join(parts), *pages), tuple(problems))


def _is_page_line(block: Block) -> bool:
    return isinstance(block, Prose) and block.kind in ("paragraph", "heading") and is_page_text(block.text)


def _join(parts: Sequence[Prose]) -> tuple[Prose, ...]:
    if len(parts) < 2:
        return tuple(parts)
    joined = with_strand(parts[0], join_strands([strand_of(part) for part in parts]))
    name = next((part.id for part in parts if part.id), "")
    span = Span(parts[0].span.start, parts[-1].span.end)
    return (replace(joined, id=name, author_id=bool(name), span=span),)


def _hint(first: Prose, second: Prose, source: Source) -> Problem:
    span = Span(first.span.end, second.span.start)
    before, after = first.text[-40:].split()[-1], second.text[:40].split()[0]
    return source.problem("read.torn-paragraph", "hint", span, before=before, after=after)


def _is_torn(first: Prose, second: Prose, source: Source, *, is_page_end: bool) -> bool:
    """Say whether `second` goes on with the sentence in which `first` stops."""
    if first.kind != "paragraph" or second.kind != "paragraph" or _ENDED.search(_without_notes(first)[-12:]):
        return False
    lines = [line for line in _LINE_END.split(source.text[first.span.start : first.span.end]) if line]
    if len(lines) == 1 and len(first.text) < MIN_TORN_CHARACTERS and not is_page_end:
        return False
    if _SALUTATION.match(first.text) or (_BEGINS_ANEW.match(second.text) and first.text[-1] != ","):
        return False
    gap = source.text[first.span.end : second.span.start]
    is_wide = len(_LINE_END.findall(gap)) > 2 or "\f" in gap  # a page line between them is such a gap
    was_full = len(lines) > 1 and len(lines[-1]) >= FULL_SHARE * max(map(len, lines))
    if is_wide and was_full and first.text[-1].isalnum():
        return True
    return second.text[0].islower() or stops_short(first.text, is_wide=is_wide)


def _without_notes(prose: Prose) -> str:
    """Return the text without the note marks at its end: they stand behind the full stop."""
    end = len(prose.text)
    for mark in reversed(prose.marks):
        if mark.kind in ("note", "superscript") and mark.span.end == end:
            end = mark.span.start
    return prose.text[:end]
