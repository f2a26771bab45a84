"""What is known of several documents -> the overview of all of them, the hardest first."""

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from easyread.compose.report import WORST
from easyread.compose.report_change import Change, find_changes
from easyread.compose.report_state import BandShare, KeptParagraph, State, bands_of, quartiles_of
from easyread.measure import FEATURES


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A kind of text that people know: how hard such texts are, and between what half of their words lie."""

    name_de: str
    name_en: str
    difficulty: float
    measured_de: str
    measured_en: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document of the overview. `current`: its report was made in this run."""

    name: str  # of its page, without suffix
    state: State
    before: State | None
    current: bool

    @property
    def bands(self) -> tuple[BandShare, ...]:
        """Return how its words are spread over the bands."""
        return bands_of(self.state.paragraphs)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return its paragraphs that have changed since the report before."""
        return find_changes(self.before, self.state) if self.before else ()


@dataclass(frozen=True, slots=True)
class FoundIn:
    """A word, how often it is there, and a place: document, anchor, line; `text`: the words around it."""

    word: str
    count: int
    document: Listed
    anchor: str
    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusReport:
    """The overview of all documents."""

    documents: tuple[Listed, ...]
    difficulty: float
    words: int
    hard: int
    findings: int
    paragraphs: int
    bands: tuple[BandShare, ...]
    quartiles: tuple[float, float]
    points: tuple[float, ...]  # as FEATURES
    rules: tuple[tuple[str, int], ...]
    worst: tuple[tuple[Listed, KeptParagraph], ...]
    terms: tuple[FoundIn, ...]
    words_unknown: tuple[FoundIn, ...]


@cache
def load_levels() -> tuple[Level, ...]:
    """Return the levels that a text is compared with, the easiest first."""
    data = tomllib.loads((files("easyread") / "data" / "levels.toml").read_text("utf-8"))
    return tuple(Level(**row) for row in data["level"])


def compose_corpus(documents: Sequence[Listed]) -> CorpusReport:
    """Decide what stands in the overview. Needs: at least one document, each with a word."""
    states = [one.state for one in documents]
    paragraphs = [paragraph for state in states for paragraph in state.paragraphs]
    words = sum(state.words for state in states)
    rules = Counter[str]()
    for state in states:
        rules.update(dict(state.rules))
    return CorpusReport(
        documents=tuple(sorted(documents, key=lambda one: (-one.state.difficulty, one.name))),
        difficulty=sum(state.difficulty * state.words for state in states) / words,
        words=words,
        hard=sum(state.hard for state in states),
        findings=sum(state.findings for state in states),
        paragraphs=len(paragraphs),
        bands=bands_of(paragraphs),
        quartiles=quartiles_of(paragraphs),
        points=_mean_points(states, words),
        rules=tuple(sorted(rules.items(), key=lambda item: (-item[1], item[0]))),
        worst=_worst(documents),
        terms=_terms(documents),
        words_unknown=_words(documents),
    )


def _mean_points(states: Sequence[State], words: int) -> tuple[float, ...]:
    sums = (sum(state.points[number] * state.words for state in states) for number in range(len(FEATURES)))
    return tuple(one / words for one in sums)


def _worst(documents: Sequence[Listed]) -> tuple[tuple[Listed, KeptParagraph], ...]:
    asking = [(one, paragraph) for one in documents for paragraph in one.state.paragraphs if paragraph.cost]
    ranked = sorted(asking, key=lambda item: (-item[1].cost, -item[1].findings, item[0].name, item[1].line))
    return tuple(ranked[:WORST])


def _terms(documents: Sequence[Listed]) -> tuple[FoundIn, ...]:
    """Return each term once, those first that most documents leave unexplained."""
    found: dict[str, FoundIn] = {}
    for one in documents:
        for term in one.state.terms:
            word = term.headword or term.word
            first = found.get(word) or FoundIn(word, 0, one, term.anchor, term.line, term.easy)
            found[word] = replace(first, count=first.count + 1)
    return tuple(sorted(found.values(), key=lambda item: (-item.count, item.word)))


def _words(documents: Sequence[Listed]) -> tuple[FoundIn, ...]:
    """Return each word once; first what costs readers most in all documents together."""
    found: dict[str, FoundIn] = {}
    scores: dict[str, float] = {}
    for one in documents:
        for word in one.state.words_unknown:
            scores[word.word] = scores.get(word.word, 0.0) + word.score
            first = found.get(word.word) or FoundIn(word.word, 0, one, word.anchor, word.line, word.context)
            found[word.word] = replace(first, count=first.count + word.count)
    return tuple(sorted(found.values(), key=lambda item: (-scores[item.word], item.word)))
