"""A whole document -> what only shows in it: stretches without a heading, short forms never explained."""

import re
from collections.abc import Callable, Iterator, Sequence

from easyread.check.hit import Hit
from easyread.check.jargon import Names
from easyread.check.lists import Lists
from easyread.document import Prose, Span
from easyread.segment import Passage

Found = Iterator[tuple[Prose, Hit]]

_ACRONYM = re.compile(
    r"(?<![\w.*-])(?:[A-ZÄÖÜ]{2,6}s?|(?:[A-ZÄÖÜ]\.){2,6}|[A-Z][a-zäöü]{1,8}[A-Z]{1,3})(?![\w*])"
)
_ROMAN = re.compile(r"[IVXLCDM]+")
_WORD = re.compile(r"[^\W\d_]+")
_MAX_LONG_FORM = 90  # characters before a bracket


def find_missing_headings(passages: Sequence[Passage], limit: int) -> Found:
    """Yield the sentence with which a stretch without a heading passes `limit` words; then count anew."""
    count = 0
    for passage in passages:
        if passage.prose.kind == "heading":
            count = 0
            continue
        before = count
        count += sum(len(sentence.forms) for sentence in passage.sentences)
        if count > limit and passage.sentences:
            values = {"count": before or count, "limit": limit}
            yield passage.prose, Hit("no-headings", passage.sentences[0].span, values)
            count = count - before


def find_acronyms(
    passages: Sequence[Passage], names: Names, lists: Lists, is_word: Callable[[str], bool]
) -> Found:
    """Yield the first place of each short form in capitals that the document does not explain.

    Those of the glossary are jargon; `is_word`: it is a word in capitals and no short form.
    """
    seen = set(lists.known_acronyms)
    for passage in passages:
        text = passage.prose.text
        if _is_capitals(text):
            continue
        terms = {
            offset
            for one in names.get(passage.prose.id, ())
            for offset in range(one.span.start, one.span.end)
        }
        for match in _ACRONYM.finditer(text):
            short = match[0]
            if short in seen or is_word(short) or match.start() in terms or _ROMAN.fullmatch(short):
                continue
            seen.add(short)
            if not is_introduced(text, Span(*match.span())):
                better = lists.acronyms.get(short, "")
                values = {"found": short, "better": better, **({} if better else {"variant": "plain"})}
                yield passage.prose, Hit("abbreviation", Span(*match.span()), values)


def _is_capitals(text: str) -> bool:
    """Say whether a block is in capitals as a whole: its words are no short forms."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    return sum(map(str.isupper, words)) > len(words) / 2


def is_introduced(text: str, span: Span) -> bool:
    """Say whether a short form stands in brackets after its words, or its words in brackets after it."""
    initials = [letter.lower() for letter in text[span.start : span.end] if letter.isalpha()]
    if (
        text.startswith("(", span.start - 1)
        and span.start
        and text[span.end : span.end + 1] in (")", ",", " ")
    ):
        before = _WORD.findall(text[max(0, span.start - _MAX_LONG_FORM) : span.start])
        return any(word[0].lower() == initials[0] for word in before)
    after = re.match(r"\s?\((?P<long>[^()]{3,90})\)", text[span.end : span.end + _MAX_LONG_FORM + 5])
    return after is not None and any(word[0].lower() == initials[0] for word in _WORD.findall(after["long"]))
