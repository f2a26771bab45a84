"""The stages in order: bytes -> Document -> Passages -> Analysis -> Edition -> bytes."""

from collections.abc import Mapping
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
from easyread.document import Document
from easyread.link import Index, Mention, build_index, link_document
from easyread.measure import Score
from easyread.measure.rarity import rarity_of
from easyread.problem import Problem, Reported
from easyread.resources import Glossary
from easyread.scoring import score_document
from easyread.segment import segment_document


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
            tier=entry.tier if entry else 1,
        )


def build_inspector(profile: Profile, glossary: Glossary) -> Inspector:
    """Make profile and glossary ready to check with."""
    lexicon = Lexicon(
        rarity=lambda word: rarity_of(word).value,
        is_name=lambda word: word[:1].isupper() and rarity_of(word.lower().replace("ß", "ss")).strong_name,
    )
    return Inspector(build_checker(profile, lexicon, glossary), build_index(glossary), glossary)
