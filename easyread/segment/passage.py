"""Prose -> Passage: its sentences and words as spans, and what is masked. Nothing is copied."""

from dataclasses import dataclass

from easyread.document import Document, Prose, Span
from easyread.segment.abbreviations import find_abbreviations
from easyread.segment.masks import mask_prose
from easyread.segment.sentences import find_sentences
from easyread.segment.words import find_words


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its words, in block offsets. Without words it is, for example, only an address."""

    span: Span
    words: tuple[Span, ...]


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
    masked = mask_prose(prose)
    abbreviations = find_abbreviations(masked.text) if "." in masked.text else []
    words = [Span(start, end) for start, end in find_words(masked.text, abbreviations)]
    sentences: list[Sentence] = []
    first = 0
    for start, end in find_sentences(masked.text, abbreviations):
        last = first
        while last < len(words) and words[last].start < end:
            last += 1
        sentences.append(Sentence(Span(start, end), tuple(words[first:last])))
        first = last
    return Passage(prose, tuple(sentences), masked.spans)
