"""Which ambiguous mentions count: those in a place that speaks of asylum, residence or integration.

An ambiguous form (Ausreise, EASY) needs a clear mention, or one of its own context words, within REACH
characters, and none of its contrary words in its sentence. A text too short to have a context is trusted.
A short form (Gesamtkonzept, BA) needs its long form somewhere in the document.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from easyread.link.index import Index
from easyread.link.match import Candidate

REACH = 400  # characters; measured: evidence for the matcher, section 4.10
SHORT_DOCUMENT = 300  # characters; chosen: two or three sentences
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)|\n")
_WINDOW = 300


def passes(candidates: Sequence[Candidate], text: str, index: Index, *, short: bool) -> list[Candidate]:
    """Return the candidates that count. `text` is the file; `short` says that it has too little of a context."""
    anchors = [
        one.at for one in candidates if not (one.name.ambiguous or one.name.short) and one.name.tier == 1
    ]
    named = {one.name.term for one in candidates if not one.name.short and not one.name.ambiguous}
    return [one for one in candidates if _counts(one, (anchors, named), text, index, short=short)]


def _counts(
    one: Candidate, clear: tuple[list[int], set[str]], text: str, index: Index, *, short: bool
) -> bool:
    anchors, named = clear
    if one.name.short:
        return one.name.term in named
    near, avoid = index.gates.get(one.name.term, (None, None))
    if one.name.ambiguous and avoid and avoid.search(_sentence(text, one.at)):
        return False
    if not one.name.ambiguous or short or _has_anchor(anchors, one.at):
        return True
    return bool(near and near.search(text, max(0, one.at - REACH), one.at + REACH))


def _has_anchor(anchors: list[int], at: int) -> bool:
    number = bisect_left(anchors, at - REACH)
    return number < len(anchors) and anchors[number] <= at + REACH


def _sentence(text: str, at: int) -> str:
    """Return the sentence around a file offset, roughly; at most twice the window."""
    before = text[max(0, at - _WINDOW) : at]
    after = text[at : at + _WINDOW]
    starts = [match.end() for match in _SENTENCE_END.finditer(before)]
    end = _SENTENCE_END.search(after)
    return before[starts[-1] if starts else 0 :] + after[: end.end() if end else len(after)]
