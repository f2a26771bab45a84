"""Passage -> TaggedPassage: every word with its possible readings, every sentence cut into clauses."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from easyread.document import Span
from easyread.segment import Passage, Sentence
from easyread.tagging.clauses import find_clauses
from easyread.tagging.lexicon import read_form
from easyread.tagging.pieces import Clause
from easyread.tagging.view import View

MAX_WORDS = (
    300  # chosen: longer is no sentence but a list; it is tagged in stretches, so that cost stays linear
)
_ROMAN = frozenset("IVX")
_HYPHENS = frozenset("-·•‧\u2010\u2011")
_OPENERS = frozenset(":„\"“»‚'(–…?!.`")  # after them a capital may be that of a sentence's first word


@dataclass(frozen=True, slots=True, eq=False)
class TaggedSentence(View):
    """A sentence as parallel lists, with spans into the block's text."""

    words: tuple[Span, ...]
    mask: int  # all readings of all words
    clauses: tuple[Clause, ...]
    finites: frozenset[int]  # the finite verbs of the clauses

    def clause_at(self, i: int) -> Clause:
        """Return the clause that word i lies in."""
        return self.clauses[bisect_right(self.clauses, i, key=lambda clause: clause.start) - 1]


@dataclass(frozen=True, slots=True, eq=False)
class TaggedPassage:
    """A passage with its sentences tagged. Shape: one a Sentence, several for one beyond MAX_WORDS."""

    passage: Passage
    sentences: tuple[TaggedSentence, ...]


def tag_passage(passage: Passage) -> TaggedPassage:
    """Tag every sentence of a passage."""
    text = passage.prose.text
    return TaggedPassage(
        passage,
        tuple(tagged for sentence in passage.sentences for tagged in _tag_sentence(text, sentence)),
    )


def _tag_sentence(text: str, sentence: Sentence) -> Iterator[TaggedSentence]:
    words = _whole_words(text, sentence.words)
    begin = sentence.span.start
    for first in range(0, len(words), MAX_WORDS):
        stretch = words[first : first + MAX_WORDS]
        last = first + MAX_WORDS >= len(words)
        end = sentence.span.end if last else stretch[-1].end
        yield _tag(text, stretch, Span(begin, end))
        begin = end


def _tag(text: str, words: tuple[Span, ...], span: Span) -> TaggedSentence:
    forms = [text[word.start : word.end] for word in words]
    gaps = list(_gaps(text, words, span))
    bits = [
        read_form(form, opens=number == 0 or gaps[number][-1:] in _OPENERS)
        for number, form in enumerate(forms)
    ]
    low = [form.lower() for form in forms]
    mask = 0
    for reading in bits:
        mask |= reading
    clauses = find_clauses(View(forms, low, bits, gaps))
    finites = frozenset(clause.finite for clause in clauses if clause.finite >= 0)
    return TaggedSentence(forms, low, bits, gaps, words, mask, clauses, finites)


def _gaps(text: str, words: tuple[Span, ...], span: Span) -> Iterator[str]:
    start, end = span.start, span.start
    for word in words:
        gap = text[end : word.start]
        if gap == " ":
            yield ""
        elif gap == ". " and _ROMAN.issuperset(text[start:end]):
            yield ""  # "des II. Weltkriegs"
        else:
            yield "–" if gap in (" - ", " -- ") else gap.strip()
        start, end = word.start, word.end
    yield text[end : span.end].strip()


def _whole_words(text: str, words: tuple[Span, ...]) -> tuple[Span, ...]:
    """Put together what a hyphen or a middle dot joins: grammar looks at the last part only."""
    if not any(text[words[i - 1].end : words[i].start] in _HYPHENS for i in range(1, len(words))):
        return words
    whole: list[Span] = []
    for word in words:
        if whole and text[whole[-1].end : word.start] in _HYPHENS:
            whole[-1] = Span(whole[-1].start, word.end)
        else:
            whole.append(word)
    return tuple(whole)
