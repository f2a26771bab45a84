"""Blocks -> paragraphs that are too long, and enumerations that should be lists."""

import re
from collections.abc import Iterator

from easyread.check.hit import Hit
from easyread.check.lists import load_lists
from easyread.document import Span
from easyread.segment import Passage

MAX_ITEM_WORDS = 4
_COUNTED = ("paragraph", "item", "quote")

_NO_ITEM = frozenset({"als", "wie", "zu", "nicht", "dass", "ob"})
_COMMA = re.compile(r", ")
_JOINS = re.compile(r"\b(?:und|oder|sowie)\b")
_WORD = re.compile(r"[^\W_][\w*:·-]*")


def find_long_paragraphs(passage: Passage, limit: int) -> Iterator[Hit]:
    """Yield a block of running text with more than `limit` words. The span is the block."""
    count = sum(len(sentence.forms) for sentence in passage.sentences)
    if count > limit and passage.prose.kind in _COUNTED:
        values = {"count": count, "limit": limit, "sentences": len(passage.sentences)}
        yield Hit("long-paragraph", Span(0, len(passage.prose.text)), values)


def find_enumerations(passage: Passage, limit: int) -> Iterator[Hit]:
    """Yield "A, B, C und D" with more than `limit` items, from the second item to the last one."""
    text = passage.prose.text
    if text.count(",") < limit - 1:
        return
    for sentence in passage.sentences:
        yield from _in_sentence(text, sentence.span, limit)


def _in_sentence(text: str, span: Span, limit: int) -> Iterator[Hit]:
    bounds = [span.start]
    for comma in _COMMA.finditer(text, span.start, span.end):
        bounds += [comma.start(), comma.end()]
    bounds.append(span.end)
    pieces = list(zip(bounds[::2], bounds[1::2], strict=True))
    begin = 0
    for number, (start, end) in enumerate(pieces):
        join = _JOINS.search(text, start, end)
        if join is not None and _is_item(text[start : join.start()]):
            if number > begin and not _ends_in_item(text[slice(*pieces[begin])]):
                begin += 1
            count = number - begin + 2
            if number > begin and count > limit:
                yield _enumeration(text, (pieces[begin], (join.end(), end)), count, limit)
            begin = number + 1
        elif number > begin and not _is_item(text[start:end]):
            begin = number


def _ends_in_item(piece: str) -> bool:
    """Say whether what stands before the first comma can be the first item: it ends in a noun."""
    words = _WORD.findall(piece)
    return bool(words) and words[-1][0].isupper()


def _is_item(piece: str) -> bool:
    words = _WORD.findall(piece)
    return (
        0 < len(words) <= MAX_ITEM_WORDS
        and words[-1][0].isupper()
        and words[0].lower() not in load_lists().cuts
        and words[0].lower() not in _NO_ITEM
    )


def _enumeration(text: str, ends: tuple[tuple[int, int], tuple[int, int]], count: int, limit: int) -> Hit:
    (first_start, first_end), (last_start, last_end) = ends
    first = list(_WORD.finditer(text, first_start, first_end))
    last = next((word for word in _WORD.finditer(text, last_start, last_end) if word[0][0].isupper()), None)
    start = first[-1].start() if first else first_start
    return Hit(
        "enumeration-in-prose",
        Span(start, last.end() if last else last_end),
        {"count": count, "limit": limit},
    )
