"""Document -> every block with its score, and the document with a difficulty: no rules and no links."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from easyread.document import Document, Place, Prose
from easyread.measure import Score, measure_passage
from easyread.problem import Problem
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


def document_difficulty(scored: Iterable[Scored]) -> float | None:
    """Return the difficulty of a document: the mean of its blocks, each as heavy as it has words.

    None: there is nothing to measure.
    """
    scores = [item.score for item in scored if item.score is not None]
    words = sum(score.words for score in scores)
    return sum(score.difficulty * score.words for score in scores) / words if words else None


def too_hard(
    document: Document, scored: Sequence[Scored], limit: float, point: str = "."
) -> tuple[Problem, ...]:
    """Return an error if a document is harder than `limit`, with its hardest block; otherwise nothing.

    `point`: what stands before the decimals, in the language of the messages.
    """
    difficulty = document_difficulty(scored)
    if difficulty is None or difficulty <= limit:
        return ()
    hardest = max(
        (item for item in scored if item.score), key=lambda item: item.score.difficulty if item.score else 0
    )
    return (
        Problem(
            code="check.too-hard",
            severity="error",
            place=Place(document.path),
            values={
                "difficulty": f"{difficulty:.1f}".replace(".", point),
                "limit": f"{limit:g}".replace(".", point),
                "line": hardest.prose.line,
            },
        ),
    )
