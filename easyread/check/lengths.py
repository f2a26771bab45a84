"""Blocks and sentences -> those that are too long, with the place where they can be cut."""

import re
from collections.abc import Iterator, Sequence

from easyread.check.hit import Hit
from easyread.check.lists import load_lists
from easyread.document import Span
from easyread.segment import Passage, Sentence

MIN_PART_WORDS = 4  # chosen: a cut that leaves less is none
MAX_ITEM_WORDS = 4
_COUNTED = ("paragraph", "item", "quote")

_NO_ITEM = frozenset({"als", "wie", "zu", "nicht"})
_CUT_SIGNS = re.compile(r"; | [–—] |: ")
_COMMA = re.compile(r", ")
_JOINS = re.compile(r"\b(?:und|oder|sowie)\b")
_WORD = re.compile(r"[^\W_][\w*:·-]*")


def find_long_sentences(passage: Passage, limit: int) -> Iterator[Hit]:
    """Yield sentences with more than `limit` words, and before which word each can be cut."""
    text = passage.prose.text
    for sentence in passage.sentences:
        count = len(sentence.forms)
        if count > limit:
            cut = find_cut(text, sentence)
            values: dict[str, str | int] = {"count": count, "limit": limit, "better": cut}
            if not cut:
                values["variant"] = "plain"
            yield Hit("long-sentence", sentence.span, values)


def find_cut(text: str, sentence: Sentence) -> str:
    """Return the words before which a sentence can best be cut, as they stand there; "" if there are none."""
    words = [form.lower() for form in sentence.forms]
    spans = sentence.words
    cuts = load_lists().cuts
    middle = len(words) / 2
    best: tuple[int, float, int] | None = None
    for number in range(MIN_PART_WORDS, len(words) - MIN_PART_WORDS + 1):
        gap = text[spans[number - 1].end : spans[number].start]
        rank = _rank(gap, words[number], cuts)
        if rank is not None and (best is None or (rank, abs(number - middle)) < best[:2]):
            best = (rank, abs(number - middle), number)
    return _name(text, spans, words, best[2]) if best else ""


def _rank(gap: str, word: str, cuts: Sequence[frozenset[str]]) -> int | None:
    """Return how good a cut is before `word`, 0 the best; None: there is none."""
    if _CUT_SIGNS.search(gap):
        return 0
    if "," in gap:
        return next((rank for rank, starts in enumerate(cuts) if word in starts), None)
    return len(cuts) if word in cuts[-1] else None


def _name(text: str, spans: Sequence[Span], words: Sequence[str], number: int) -> str:
    """Quote a word, with the next one where it alone stands in the sentence more than once."""
    last = number
    while words.count(words[number]) > 1 and last < min(number + 1, len(words) - 1):
        last += 1
    return text[spans[number].start : spans[last].end]


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
        and words[0].lower() not in load_lists().cuts[0]
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
