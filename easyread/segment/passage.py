"""Prose -> Passage: its sentences and words as spans, and what is masked."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from easyread.document import Document, Prose, Span
from easyread.segment.abbreviations import Abbreviation, find_abbreviations
from easyread.segment.masks import mask_prose
from easyread.segment.sentences import find_sentences
from easyread.segment.words import find_forms, find_words

_BRACKET = re.compile(r"\([^()]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its words, in block offsets. Without words it is, for example, only an address.

    Most sentences are only counted, so their words are kept as written (`forms`) and located when asked for.
    """

    span: Span
    forms: tuple[str, ...]
    _masked: str = field(repr=False, compare=False)  # the block's text with its masks
    _abbreviations: Sequence[Abbreviation] = field(repr=False, compare=False)

    def forms_in_brackets(self) -> Iterator[str]:
        """Yield the words that stand in round brackets, as written."""
        for match in _BRACKET.finditer(self._masked, self.span.start, self.span.end):
            yield from find_forms(self._masked, (), match.start(), match.end())

    @property
    def words(self) -> tuple[Span, ...]:
        """Return where the words stand. Shape: as `forms`, same order."""
        bounds = find_words(self._masked, self._abbreviations, self.span.start, self.span.end)
        return tuple(Span(start, end) for start, end in bounds)


@dataclass(frozen=True, slots=True)
class Passage:
    """One block cut into sentences. `masked`: URLs, note marks, code, file numbers, tables of numbers."""

    prose: Prose
    sentences: tuple[Sentence, ...]
    masked: tuple[Span, ...] = ()


def segment_document(document: Document) -> tuple[Passage, ...]:
    """Cut every block of running text. Shape: one Passage per Prose, same order."""
    return tuple(segment_prose(prose) for prose in document.proses())


def segment_prose(prose: Prose) -> Passage:
    """Cut one block. Spans ascend, do not overlap and lie inside their sentence; no word touches a mask."""
    text, masks = mask_prose(prose)
    abbreviations = find_abbreviations(text) if "." in text else []
    sentences = tuple(_cut(text, abbreviations, *bounds) for bounds in find_sentences(text, abbreviations))
    return Passage(prose, sentences, masks)


def _cut(text: str, abbreviations: Sequence[Abbreviation], start: int, end: int) -> Sentence:
    if abbreviations:
        first = bisect_left(abbreviations, start, key=lambda item: item.start)
        last = bisect_left(abbreviations, end, key=lambda item: item.start)
        abbreviations = abbreviations[first:last]
    return Sentence(Span(start, end), tuple(find_forms(text, abbreviations, start, end)), text, abbreviations)
