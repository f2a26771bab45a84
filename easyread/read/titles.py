"""Plain text: short lines that stand alone are headings, as a reader takes them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from easyread.document import Block, Prose, Span
from easyread.problem import Reported
from easyread.read.headings import is_heading_like, is_picture_text
from easyread.read.pages import is_page_text
from easyread.read.source import Source
from easyread.read.strand import slice_strand, strand_of, trim_strand, with_strand

_MAX_RUN = 2  # chosen: a heading and one below it; more short lines in a row are an address or a list
MIN_TEXT_CHARACTERS = 60  # chosen: what follows a heading is longer, or an item
_MAX_LINES_ABOVE = 3  # chosen: date, place, path of a web page
_SALUTATION = re.compile(r"(?:Sehr geehrte|Guten Tag|Liebe[rsn]?\b|Hallo\b)")
_CHAPTER = re.compile(r"[IVX]{1,5}\.")
_PARAGRAPH_NUMBER = re.compile(r"(?:§ ?|Art(?:ikel|\.) ?)\d{1,4} ?[a-z]?\n")  # of a law, above its heading
_CLOSED = re.compile(r"[.!?:;…][\"“”’»)\]]*\Z")
_SENTENCE_INSIDE = re.compile(r"[.!?] ")
# Short lines of letters and imprints that are no headings.
_NO_TITLE = re.compile(
    r"(?:mit freundlich|hochachtungsvoll|freundliche grüße|viele grüße|im auftrag|i\. ?a\.|i\. ?v\.|gez\.|"
    r"sehr geehrte|tel\b|telefon|fax|e-mail|anlage|az\b|aktenzeichen|seite \d|datum)|"
    r"(?:19|20)\d\d[^:]{0,12}: |"
    r".*(?:@| [>»›] |www\.|https?://|\d{1,2}\.\d{1,2}\.(?:\d{4})?|\b\d{5} [A-ZÄÖÜ])",
    re.IGNORECASE,
)


def promote_titles(
    blocks: Sequence[Block], source: Source, *, has_title: bool
) -> Reported[tuple[Block, ...]]:
    """Return the blocks with headings, and with the texts of left-out pictures as captions.

    The title has depth 1 unless the front matter gives one; every other heading has depth 2.
    """
    parts = [_captioned(part) for block in blocks for part in _split_first_line(block, source)]
    runs = list(_runs(parts))
    opening = runs[0] if runs and _is_opening(parts[: runs[0][0]]) else []
    title = _title(parts, opening)
    if title is None:
        title = next((run[-1] for run in runs if _is_subject(parts, run)), None)
    headings = {number for run in runs for number in run if number != title and _leads(parts, run)}
    depths = {number: 2 for number in headings if title is None or number > title}
    if title is not None:
        depths[title] = 2 if has_title else 1
    doubles = {} if title is None else _doubles(parts, opening, title)
    problems = tuple(
        source.problem("read.doubled-title", "hint", block.span, title=_text(parts[title or 0])[:80])
        for block in doubles.values()
    )
    kept = (
        _with_depth(part, depths.get(number)) for number, part in enumerate(parts) if _stays(number, doubles)
    )
    return Reported(tuple(kept), problems)


def _is_opening(above: Sequence[Block]) -> bool:
    """Say whether what stands above the first short lines may stand above a title: a date, a path."""
    texts = [part for part in above if _is_text(part)]
    return len(texts) <= _MAX_LINES_ABOVE and all(
        len(_text(part)) < MIN_TEXT_CHARACTERS and "\n" not in _text(part) for part in texts
    )


def _is_subject(parts: Sequence[Block], run: Sequence[int]) -> bool:
    """Say whether the last of these short lines is the subject of a letter: a salutation follows."""
    below = parts[run[-1] + 1] if run[-1] + 1 < len(parts) else None
    return below is not None and bool(_SALUTATION.match(_text(below)))


def _with_depth(block: Block, depth: int | None) -> Block:
    return replace(block, kind="heading", depth=depth) if depth and isinstance(block, Prose) else block


def _stays(number: int, doubles: Mapping[int, Prose]) -> bool:
    """Say whether a block is printed: all but the mere repetition of the title."""
    return number not in doubles or doubles[number].kind == "caption"


def _text(block: Block) -> str:
    return block.text if isinstance(block, Prose) else ""


def _is_text(block: Block) -> bool:
    return isinstance(block, Prose) and block.kind != "caption"


def _captioned(block: Block) -> Block:
    is_picture = isinstance(block, Prose) and block.kind == "paragraph" and is_picture_text(block.text)
    return replace(block, kind="caption") if is_picture and isinstance(block, Prose) else block


def _split_first_line(block: Block, source: Source) -> tuple[Block, ...]:
    """Return a paragraph as heading and text, if its first line stands alone like a heading."""
    if not isinstance(block, Prose) or block.kind != "paragraph":
        return (block,)
    first, _, rest = block.text.partition("\n")
    is_heading = _is_title_like(first) and len(rest) >= MIN_TEXT_CHARACTERS and _CLOSED.search(rest[-12:])
    if not is_heading:
        return (block,)
    strand = strand_of(block)
    above = trim_strand(slice_strand(strand, 0, len(first)))
    below = trim_strand(slice_strand(strand, len(first), len(block.text)))
    edge = below.pieces[0].start
    return (
        replace(with_strand(block, above), span=Span(block.span.start, above.pieces[-1].end)),
        replace(with_strand(block, below), span=Span(edge, block.span.end), line=source.line(edge)),
    )


def _is_title_like(text: str) -> bool:
    """Say whether the text could be a heading; here a question alone on a line is one too."""
    if _CHAPTER.fullmatch(text):
        return True
    if is_page_text(text):
        return False
    if number := _PARAGRAPH_NUMBER.match(text):
        text = text[number.end() :]
    is_question = text.endswith("?") and not _SENTENCE_INSIDE.search(text)
    return is_heading_like(text[:-1] if is_question else text) and not _NO_TITLE.match(text)


def _runs(parts: Sequence[Block]) -> Iterator[list[int]]:
    """Yield the numbers of short paragraphs that follow each other; captions between them do not count."""
    run: list[int] = []
    for number, part in enumerate(parts):
        if isinstance(part, Prose) and part.kind == "paragraph" and _is_title_like(part.text):
            run.append(number)
        elif run and not (isinstance(part, Prose) and part.kind == "caption"):
            yield run
            run = []
    if run:
        yield run


def _leads(parts: Sequence[Block], run: Sequence[int]) -> bool:
    """Say whether these short lines stand above a text that they can be the headings of."""
    below = next((part for part in parts[run[-1] + 1 :] if _is_text(part)), None)
    if len(run) > _MAX_RUN or not isinstance(below, Prose):
        return False
    above = parts[run[0] - 1] if run[0] else None
    if _text(above).endswith(":") if above else False:
        return len(run) == 1 and below.kind == "item"
    if below.kind == "item" or len(below.text) >= MIN_TEXT_CHARACTERS or "\n" in below.text:
        return True
    return bool(_CLOSED.search(below.text) or _SALUTATION.match(below.text))


def _title(parts: Sequence[Block], opening: Sequence[int]) -> int | None:
    """Return the number of the title: the first short line, or the one that a picture's text repeats."""
    if not opening or opening[-1] + 1 >= len(parts):
        return None
    for number in opening:
        if any(_repeats(part, parts[number]) for part in parts[:number]):
            return number
    return opening[0]


def _repeats(block: Block, title: Block) -> bool:
    """Say whether a caption begins with the words of the title."""
    is_caption = isinstance(block, Prose) and block.kind == "caption"
    return is_caption and len(_text(title).split()) > 1 and _text(block).startswith(_text(title))


def _doubles(parts: Sequence[Block], opening: Sequence[int], title: int) -> dict[int, Prose]:
    """Return the blocks around the title that say it again: captions, and mere repetitions."""
    words = _text(parts[title]).casefold()
    found = {
        number: parts[number]
        for number in opening
        if number > title and _text(parts[number]).casefold() == words
    }
    found |= {number: part for number, part in enumerate(parts[:title]) if _repeats(part, parts[title])}
    return {number: part for number, part in found.items() if isinstance(part, Prose)}
