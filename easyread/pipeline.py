"""The stages in order: bytes -> Document -> Passages -> Analysis -> Edition -> bytes."""

from collections.abc import Mapping
from dataclasses import dataclass

from easyread.compose.analysis import Analysis
from easyread.document import Document, Prose
from easyread.link import Index, link_document
from easyread.measure import Score, measure_passage
from easyread.segment import Passage, segment_document


@dataclass(frozen=True, slots=True)
class Scored:
    """A block of text with its sentences and its score; None where there is nothing to measure."""

    passage: Passage
    score: Score | None

    @property
    def prose(self) -> Prose:
        """Return the block."""
        return self.passage.prose


def score_document(document: Document) -> tuple[Scored, ...]:
    """Return every block of running text with its score, in order."""
    return tuple(Scored(passage, measure_passage(passage)) for passage in segment_document(document))


def analyse(document: Document, index: Index) -> Analysis:
    """Return scores and mentions of a document."""
    scores: Mapping[str, Score] = {
        item.prose.id: item.score for item in score_document(document) if item.score is not None
    }
    return Analysis(document=document, scores=scores, mentions=link_document(document, index))
