"""Passage -> TaggedPassage: every word with its possible readings, every sentence cut into clauses."""

from dataclasses import dataclass

from easyread.document import Span
from easyread.segment import Passage, Sentence
from easyread.tagging.clauses import Clause, find_clauses
from easyread.tagging.lexicon import read_form
from easyread.tagging.view import View


@dataclass(frozen=True, slots=True, eq=False)
class TaggedSentence:
    """A sentence as parallel lists. Shape: one form, one number of readings a word; `gaps` has one more.

    `gaps[i]` is the punctuation between word i - 1 and word i, without white space; "" where there is none.
    """

    span: Span
    words: tuple[Span, ...]
    forms: list[str]
    low: list[str]
    bits: list[int]
    gaps: list[str]
    mask: int  # all readings of all words
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TaggedPassage:
    """A passage with its sentences tagged. Shape: one TaggedSentence per Sentence, same order."""

    passage: Passage
    sentences: tuple[TaggedSentence, ...]


def tag_passage(passage: Passage) -> TaggedPassage:
    """Tag every sentence of a passage."""
    text = passage.prose.text
    return TaggedPassage(passage, tuple(_tag(text, sentence) for sentence in passage.sentences))


def _tag(text: str, sentence: Sentence) -> TaggedSentence:
    words = _whole_words(text, sentence.words)
    forms = [text[word.start : word.end] for word in words]
    gaps = []
    end = sentence.span.start
    for word in words:
        gap = text[end : word.start]
        gaps.append("" if gap == " " else gap.strip())
        end = word.end
    gaps.append(text[end : sentence.span.end].strip())
    bits = [
        read_form(form, opens=number == 0 or gaps[number][-1:] in _OPENERS)
        for number, form in enumerate(forms)
    ]
    low = [form.lower() for form in forms]
    mask = 0
    for item in bits:
        mask |= item
    clauses = find_clauses(View(forms, low, bits, gaps))
    return TaggedSentence(sentence.span, words, forms, low, bits, gaps, mask, clauses)


def _whole_words(text: str, words: tuple[Span, ...]) -> tuple[Span, ...]:
    """Put together what a hyphen or a middle dot joins: grammar looks at the last part only."""
    joins = [i for i in range(1, len(words)) if text[words[i - 1].end : words[i].start] in _HYPHENS]
    if not joins:
        return words
    whole: list[Span] = []
    for i, word in enumerate(words):
        if i and text[words[i - 1].end : word.start] in _HYPHENS:
            whole[-1] = Span(whole[-1].start, word.end)
        else:
            whole.append(word)
    return tuple(whole)


_HYPHENS = frozenset("-·•‧\u2010\u2011")
_OPENERS = frozenset(":„\"“»‚'(–…?!.;`")
