"""Which candidates count: those whose place shows that they speak of asylum, residence or integration.

An ambiguous form (Ausreise, EASY) needs a clear mention, or one of its own context words, within REACH
characters. A short form (Gesamtkonzept, BA) needs a longer name of its term, or one of its words, somewhere
in the document. A document too short to have a context is trusted. A word that shows another sense, in the
same sentence, forbids any form of one word.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from easyread.document import Prose, Span
from easyread.link.index import Gate, Index, Name
from easyread.link.match import Candidate

REACH = 400  # characters; measured: evidence for the matcher, section 4.10
SHORT_DOCUMENT = 300  # characters of prose; chosen: two or three sentences
MAX_SENTENCE = 300  # characters that are looked at on each side

_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)|\n\s*\n")
_CLEAR_KINDS = ("multiword", "citation")
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
    """What one document tells about the senses of its words; a pattern runs once, when first asked."""

    text: str
    index: Index
    short: bool
    anchors: list[int]
    named: set[str]
    _places: dict[re.Pattern[str], list[int]] = field(default_factory=dict)

    def allow(self, one: Placed) -> bool:
        gate = self.index.gates.get(one.name.term, _NO_GATE)
        at = one.source.start
        if gate.avoid and one.candidate.kind not in _CLEAR_KINDS and self._is_avoided(gate.avoid, at):
            return False
        if one.name.short:
            return one.name.term in self.named or self._stands(gate.document)
        if not one.name.ambiguous or self.short:
            return True
        if gate.document and not self._stands(gate.document):
            return False
        return _is_within(self.anchors, at) or bool(gate.near and _is_within(self._find(gate.near), at))

    def _find(self, pattern: re.Pattern[str]) -> list[int]:
        if pattern not in self._places:
            self._places[pattern] = [match.start() for match in pattern.finditer(self.text)]
        return self._places[pattern]

    def _stands(self, pattern: re.Pattern[str] | None) -> bool:
        return bool(pattern and self._find(pattern))

    def _is_avoided(self, pattern: re.Pattern[str], at: int) -> bool:
        """Say whether the nearest contrary word before or after stands in the sentence of `at`."""
        places = self._find(pattern)
        number = bisect_left(places, at)
        for place in places[max(0, number - 1) : number + 1]:
            first, last = sorted((place, at))
            if last - first <= MAX_SENTENCE and not _SENTENCE_END.search(self.text, first, last):
                return True
        return False


def passes(placed: Sequence[Placed], text: str, index: Index, *, prose_length: int) -> list[Placed]:
    """Return the candidates that count, in their order. `text` is the file, as file offsets are meant."""
    clear = [one for one in placed if not (one.name.ambiguous or one.name.short)]
    anchors = sorted(one.source.start for one in clear if one.name.tier == 1)
    named = {one.name.term for one in clear}
    senses = _Senses(text, index, prose_length < SHORT_DOCUMENT, anchors, named)
    return [one for one in placed if senses.allow(one)]


def _is_within(places: list[int], at: int) -> bool:
    """Say whether one of these ascending offsets lies within REACH of `at`."""
    number = bisect_left(places, at - REACH)
    return number < len(places) and places[number] <= at + REACH
