"""What is remembered of a document from one report to the next: its paragraphs, their numbers, its words."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from easyread.measure import FEATURES
from easyread.measure.difficulty import BANDS

_BOUNDS = tuple(bound for bound, _ in BANDS)
LEVELS = len(BANDS)
HARD = LEVELS - 2  # from this level on a paragraph is hard
AIM = 2.5  # difficulty up to which a text is Einfache Sprache (DESIGN section 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptParagraph:
    """A block with words as it was. `id`: the one that its author wrote, else ""."""

    anchor: str
    id: str
    heading: bool
    line: int
    text: str
    difficulty: float
    words: int
    findings: int

    @property
    def level(self) -> int:
        """Return 0, very easy, to 4, very hard: its place in BANDS."""
        return level_of(self.difficulty)

    @property
    def cost(self) -> float:
        """Return what it costs readers: words times difficulty above AIM."""
        return self.words * max(0.0, self.difficulty - AIM)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWord:
    """A rare word that no entry explains; a form of it stands in the paragraph `anchor`, in `context`."""

    word: str
    count: int
    score: float
    context: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTerm:
    """A term of the glossary that the text does not explain. `easy`: how it could; may be empty."""

    word: str
    headword: str
    easy: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a report knows of a document. Shape: `points` as FEATURES, the mean over all words."""

    path: str
    title: str
    lang: str
    profile: str
    program: str  # version of easyread
    difficulty: float
    findings: int
    paragraphs: tuple[KeptParagraph, ...]
    points: tuple[float, ...]
    rules: tuple[tuple[str, int], ...]  # code and how often it was found; the most frequent first
    terms: tuple[KeptTerm, ...]
    words_unknown: tuple[KeptWord, ...]

    @property
    def words(self) -> int:
        """Return how many words it has."""
        return sum(one.words for one in self.paragraphs)

    @property
    def hard(self) -> int:
        """Return how many paragraphs lie in the two hardest bands."""
        return sum(one.level >= HARD for one in self.paragraphs)

    def says_the_same(self, other: "State") -> bool:
        """Say whether text and numbers are the same, wherever in the file they stand."""
        return self._said() == other._said()

    def _said(self) -> tuple[object, ...]:
        said = tuple((one.text, one.difficulty, one.findings) for one in self.paragraphs)
        return (self.profile, self.difficulty, self.findings, said)


@dataclass(frozen=True, slots=True, kw_only=True)
class BandShare:
    """How much of a text lies in a band; `share`: of its words, 0 to 1."""

    level: int
    paragraphs: int
    words: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """What a feature adds to the difficulty, in points, as a mean over all words; below 0: easier."""

    feature: str
    points: float


def level_of(difficulty: float) -> int:
    """Return the number of the band, 0 the easiest."""
    return bisect_right(_BOUNDS, difficulty)


def bands_of(paragraphs: Sequence[KeptParagraph]) -> tuple[BandShare, ...]:
    """Return the share of each band, the easiest first. Needs: a word."""
    total = sum(one.words for one in paragraphs)
    shares = []
    for level in range(LEVELS):
        words = [one.words for one in paragraphs if one.level == level]
        shares.append(
            BandShare(level=level, paragraphs=len(words), words=sum(words), share=sum(words) / total)
        )
    return tuple(shares)


def quartiles_of(paragraphs: Sequence[KeptParagraph]) -> tuple[float, float]:
    """Return the two difficulties between whose paragraphs half of the words stand. Needs: a word."""
    ranked = sorted(paragraphs, key=lambda one: one.difficulty)
    total, passed = sum(one.words for one in ranked), 0
    found: list[float] = []
    for one in ranked:
        passed += one.words
        found += [one.difficulty] * (int(passed >= total / 4 and not found))
        if passed >= 3 * total / 4:
            return found[0], one.difficulty
    raise ValueError("no word")


def drivers_of(points: Sequence[float]) -> tuple[Driver, ...]:
    """Return what each feature adds, the most first."""
    drivers = (Driver(feature=name, points=one) for name, one in zip(FEATURES, points, strict=True))
    return tuple(sorted(drivers, key=lambda driver: -driver.points))
