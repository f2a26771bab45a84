"""The stages in order: bytes -> Document -> Passages -> Analysis -> Edition -> bytes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from easyread.check import (
    Checker,
    Lexicon,
    Named,
    Profile,
    build_checker,
    read_switches,
    without_switched_off,
)
from easyread.compose.analysis import Analysis
from easyread.document import Document, Place, Prose
from easyread.link import Index, Mention, build_index, link_document
from easyread.measure import Score, measure_passage
from easyread.measure.rarity import rarity_of
from easyread.problem import Problem, Reported
from easyread.resources import Glossary
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


def too_hard(document: Document, scored: Sequence[Scored], limit: float) -> tuple[Problem, ...]:
    """Return an error if a document is harder than `limit`, with its hardest block; otherwise nothing."""
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
            values={"difficulty": f"{difficulty:.1f}", "limit": f"{limit:g}", "line": hardest.prose.line},
        ),
    )


def analyse(document: Document, index: Index) -> Analysis:
    """Return scores and mentions of a document."""
    scores: Mapping[str, Score] = {
        item.prose.id: item.score for item in score_document(document) if item.score is not None
    }
    return Analysis(document=document, scores=scores, mentions=link_document(document, index))


@dataclass(frozen=True, slots=True)
class Inspector:
    """Everything that a run of checks needs, made ready once."""

    checker: Checker
    index: Index
    glossary: Glossary

    def inspect(self, document: Document) -> Reported[tuple[Problem, ...]]:
        """Return the findings of a document in file order; odd switches in it are reported beside them."""
        names: dict[str, list[Named]] = {}
        for mention in link_document(document, self.index):
            names.setdefault(mention.block, []).append(self._named(mention))
        switches = read_switches(document, self.checker.profile.settings)
        found = self.checker.check(document, segment_document(document), names)
        return Reported(tuple(without_switched_off(found, switches.value)), switches.problems)

    def _named(self, mention: Mention) -> Named:
        entry = self.glossary.entries.get(mention.term)
        return Named(
            span=mention.span,
            term=mention.term,
            headword=mention.headword,
            kind=mention.kind,
            surface=mention.surface,
            easy=entry.easy if entry else "",
        )


def build_inspector(profile: Profile, glossary: Glossary) -> Inspector:
    """Make profile and glossary ready to check with."""
    lexicon = Lexicon(
        rarity=lambda word: rarity_of(word).value,
        is_name=lambda word: word[:1].isupper() and rarity_of(word.lower().replace("ß", "ss")).strong_name,
    )
    return Inspector(build_checker(profile, lexicon, glossary), build_index(glossary), glossary)
