"""Which candidates count: those whose place shows that they speak of asylum, residence or integration.

An ambiguous form (Ausreise, EASY) needs a clear mention, or one of its own context words, within REACH
characters. A short form (Gesamtkonzept, BA) needs a longer name of its term, or one of its words, somewhere
in the document; an ambiguous abbreviation (GU) may have either. A document too short to have a context is
trusted, unless it has no clear mention and shows another sense: by a word of another field, or by a noun
behind that our words are not said of ("die Zuweisung der Sitzplätze"). A word that shows another sense, in
the same sentence, forbids every form.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from easyread.link.index import Beginnings, Gate, Index, Name
from easyread.link.mention import Mention

REACH = 400  # characters; measured: evidence for the matcher, section 4.10
SHORT_DOCUMENT = 300  # characters of prose; chosen: two or three sentences
MAX_SENTENCE = 300  # characters that are looked at on each side

_SENTENCE_END = re.compile(r"[.!?:\n](?=\n|(?<!\n)\s)")  # a sign before a space, or an empty line
# "Zuweisung der vielen Sitzplätze"
_SAID_OF = re.compile(
    r"[\w*:/-]+\s(?:der|des|eines|einer|von|vom|über|für|ohne|zwischen|bei|beim|am|im)\s(?:[a-zäöüß0-9]\w{0,30}\s){0,3}(?P<noun>[A-ZÄÖÜ]\w*)"
)
_NO_GATE = Gate(None, None, None)


@dataclass
class _Senses:
    """What one document tells about the senses of its words. Only what is asked is worked out."""

    mentions: Sequence[Mention]
    text: str
    index: Index
    short: bool
    stands: dict[Beginnings, bool] = field(default_factory=dict)

    @cached_property
    def clear(self) -> list[Mention]:
        """Return the mentions whose form has one sense."""
        return [one for one in self.mentions if not (one.name.ambiguous or one.name.short)]

    @cached_property
    def anchors(self) -> list[int]:
        """Return where the clear mentions of tier 1 stand, ascending."""
        return sorted(one.source_start for one in self.clear if one.name.tier == 1)

    @cached_property
    def named(self) -> set[str]:
        """Return the terms that are named clearly."""
        return {one.name.term for one in self.clear}

    @cached_property
    def ends(self) -> list[int]:
        """Return where sentences end, ascending."""
        return [match.end() for match in _SENTENCE_END.finditer(self.text)]

    @cached_property
    def is_foreign(self) -> bool:
        """Say whether the document has a word of another field."""
        return self.index.knowledge.foreign.search(self.text) is not None

    def allow(self, one: Mention) -> bool:
        gate = self.index.gates.get(one.name.term, _NO_GATE)
        at = one.source_start
        if gate.avoid and self._is_avoided(gate.avoid, at):
            return False
        if one.name.short:
            return one.name.term in self.named or self._has(gate.document)
        return not one.name.ambiguous or self._is_decided(one.name, gate, at)

    def _is_decided(self, name: Name, gate: Gate, at: int) -> bool:
        """Say whether document and surroundings show the sense of an ambiguous name at `at`."""
        if self.short:
            return bool(self.anchors) or not (self.is_foreign or self._is_said_of_another(at))
        if name.kind == "abbreviation" and name.term in self.named:
            return True
        if gate.document and not self._has(gate.document):
            return False
        return _is_within(self.anchors, at) or bool(
            gate.near and gate.near.stand_in(self.text, max(0, at - REACH), at + REACH)
        )

    def _is_said_of_another(self, at: int) -> bool:
        """Say whether the word at `at` is said of something else: "die Zuweisung der Sitzplätze"."""
        whole = _SAID_OF.match(self.text, at)
        return whole is not None and self.index.knowledge.field.match(whole["noun"]) is None

    def _has(self, words: Beginnings | None) -> bool:
        """Say whether the document has one of the words, anywhere."""
        if words is None:
            return False
        if words not in self.stands:
            self.stands[words] = words.stand_in(self.text, 0, len(self.text))
        return self.stands[words]

    def _is_avoided(self, words: Beginnings, at: int) -> bool:
        """Say whether a contrary word stands in the sentence of `at`, as far as it is looked at."""
        number = bisect_right(self.ends, at)
        start = self.ends[number - 1] if number else 0
        end = self.ends[number] if number < len(self.ends) else len(self.text)
        return words.stand_in(self.text, max(start, at - MAX_SENTENCE), min(end, at + MAX_SENTENCE))


def passes(mentions: Sequence[Mention], text: str, index: Index, *, prose_length: int) -> list[Mention]:
    """Return the candidates that count, in their order. `text` is the file, as file offsets are meant."""
    senses = _Senses(mentions, text, index, short=prose_length < SHORT_DOCUMENT)
    return [one for one in mentions if one.name.sure or senses.allow(one)]


def _is_within(places: list[int], at: int) -> bool:
    """Say whether one of these ascending offsets lies within REACH of `at`."""
    number = bisect_left(places, at - REACH)
    return number < len(places) and places[number] <= at + REACH
