"""Which candidates count: those whose place shows that they speak of asylum, residence or integration.

An ambiguous form (Ausreise, EASY) needs a clear mention, or one of its own context words, within REACH
characters. A short form (Gesamtkonzept, BA) needs a longer name of its term, or one of its words, somewhere
in the document; an ambiguous abbreviation (GU) may have either. A document too short to have a context is
trusted, unless it has a word of another field and no clear mention. A word that shows another sense, in the
same sentence, forbids every form.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from easyread.document import Prose, Span
from easyread.link.index import Gate, Index, Name
from easyread.link.match import Candidate

REACH = 400  # characters; measured: evidence for the matcher, section 4.10
SHORT_DOCUMENT = 300  # characters of prose; chosen: two or three sentences
MAX_SENTENCE = 300  # characters that are looked at on each side

_SENTENCE_END = re.compile(r"[.!?:](?=\s)|\n(?=\n)")
_NO_GATE = Gate(None, None, None)


@dataclass(frozen=True, slots=True)
class Placed:
    """A candidate with its places in block and file."""

    candidate: Candidate
    prose: Prose
    span: Span
    source: Span

    @property
    def name(self) -> Name:
        """Return the name that was found."""
        return self.candidate.name


@dataclass(slots=True)
class _Senses:
    """What one document tells about the senses of its words. Only the places that ask are searched."""

    text: str
    index: Index
    short: bool
    anchors: list[int]
    named: set[str]
    ends: list[int]  # of sentences
    stands: dict[re.Pattern[str], bool] = field(default_factory=dict)

    def allow(self, one: Placed) -> bool:
        gate = self.index.gates.get(one.name.term, _NO_GATE)
        at = one.source.start
        if gate.avoid and self._is_avoided(gate.avoid, at):
            return False
        if one.name.short:
            return one.name.term in self.named or self._has(gate.document)
        return not one.name.ambiguous or self._is_decided(one.name, gate, at)

    def _is_decided(self, name: Name, gate: Gate, at: int) -> bool:
        """Say whether document and surroundings show the sense of an ambiguous name at `at`."""
        if self.short:
            return bool(self.anchors) or not self._has(self.index.knowledge.foreign)
        if name.kind == "abbreviation" and name.term in self.named:
            return True
        if gate.document and not self._has(gate.document):
            return False
        return _is_within(self.anchors, at) or bool(
            gate.near and gate.near.search(self.text, max(0, at - REACH), at + REACH)
        )

    def _has(self, pattern: re.Pattern[str] | None) -> bool:
        """Say whether the document has one of the words, anywhere."""
        if pattern is None:
            return False
        if pattern not in self.stands:
            self.stands[pattern] = pattern.search(self.text) is not None
        return self.stands[pattern]

    def _is_avoided(self, pattern: re.Pattern[str], at: int) -> bool:
        """Say whether a contrary word stands in the sentence of `at`, as far as it is looked at."""
        number = bisect_right(self.ends, at)
        start = self.ends[number - 1] if number else 0
        end = self.ends[number] if number < len(self.ends) else len(self.text)
        return (
            pattern.search(self.text, max(start, at - MAX_SENTENCE), min(end, at + MAX_SENTENCE)) is not None
        )


def passes(placed: Sequence[Placed], text: str, index: Index, *, prose_length: int) -> list[Placed]:
    """Return the candidates that count, in their order. `text` is the file, as file offsets are meant."""
    clear = [one for one in placed if not (one.name.ambiguous or one.name.short)]
    senses = _Senses(
        text=text,
        index=index,
        short=prose_length < SHORT_DOCUMENT,
        anchors=sorted(one.source.start for one in clear if one.name.tier == 1),
        named={one.name.term for one in clear},
        ends=[match.end() for match in _SENTENCE_END.finditer(text)],
    )
    return [one for one in placed if senses.allow(one)]


def _is_within(places: list[int], at: int) -> bool:
    """Say whether one of these ascending offsets lies within REACH of `at`."""
    number = bisect_left(places, at - REACH)
    return number < len(places) and places[number] <= at + REACH
