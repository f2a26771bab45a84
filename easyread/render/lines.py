"""Scores, mentions and blocks -> the machine-readable objects of DESIGN section 3."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from easyread.document import Document, Prose, Span
from easyread.measure import FEATURES, Score, base_difficulty
from easyread.segment import Passage

if TYPE_CHECKING:
    from easyread.link import Mention


def block_object(document: Document, prose: Prose) -> dict[str, Any]:
    """Return what every object about a block begins with. Offsets: characters of the decoded file."""
    return {
        "file": document.path,
        "block": prose.id,
        "kind": prose.kind,
        "line": prose.line,
        "start": prose.span.start,
        "end": prose.span.end,
    }


def score_object(document: Document, prose: Prose, score: Score) -> dict[str, Any]:
    """Return the object of `easyread score`."""
    return block_object(document, prose) | {
        "sentences": score.sentences,
        "words": score.words,
        "syllables": score.syllables,
        "characters": score.characters,
        "flesch_amstad": _rounded(score.flesch_amstad),
        "wiener_1": _rounded(score.wiener_1),
        "wiener_2": _rounded(score.wiener_2),
        "wiener_3": _rounded(score.wiener_3),
        "wiener_4": _rounded(score.wiener_4),
        "lix": _rounded(score.lix),
        "rix": _rounded(score.rix),
        "gsmog": _rounded(score.gsmog),
        "difficulty": _rounded(score.difficulty),
        "band": score.band,
        "confidence": score.confidence,
        "masked_characters": score.masked_characters,
        "reasons": list(score.reasons),
    }


def points_object(score: Score) -> dict[str, float]:
    """Return what each feature adds to the difficulty; with "base", Leichte Sprache, they add up to it."""
    points = zip(FEATURES, score.points, strict=True)
    return {"base": round(base_difficulty(), 2)} | {name: round(point, 2) + 0.0 for name, point in points}


def extract_object(document: Document, passage: Passage) -> dict[str, Any]:
    """Return the object of `easyread extract`; sentences as file ranges."""
    prose = passage.prose
    ranges = [prose.source_span(sentence.span) for sentence in passage.sentences]
    return block_object(document, prose) | {
        "text": prose.text,
        "sentences": [[span.start, span.end] for span in ranges],
    }


def mention_object(document: Document, mention: "Mention") -> dict[str, Any]:
    """Return the object of `easyread link`."""
    span: Span = mention.source
    return {
        "file": document.path,
        "start": span.start,
        "end": span.end,
        "surface": mention.surface,
        "term": mention.term,
        "headword": mention.headword,
        "kind": mention.kind,
        "line": mention.place.line,
        "column": mention.place.column,
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 1)


SCORE_COLUMNS = (
    "file", "block", "kind", "line", "start", "end", "sentences", "words", "syllables", "characters",
    "flesch_amstad", "wiener_1", "wiener_2", "wiener_3", "wiener_4", "lix", "rix", "gsmog", "difficulty",
    "band", "confidence", "masked_characters", "reasons",
)  # fmt: skip


def score_row(item: Mapping[str, Any]) -> list[str]:
    """Return a score object as a row of a CSV file; null is an empty field, reasons are joined by spaces."""
    return [_field(item[column]) for column in SCORE_COLUMNS]


def _field(value: object) -> str:
    if value is None:
        return ""
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
