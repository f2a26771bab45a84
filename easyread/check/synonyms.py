"""A document -> where it gives a thing a second name: by the glossary's aliases and by groups of synonyms."""

import re
from collections.abc import Iterator, Mapping, Sequence

from easyread.check.hit import Hit
from easyread.check.jargon import Names
from easyread.check.wording import Wording
from easyread.document import Prose, Span
from easyread.segment import Passage

_NAMED = frozenset({"exact", "inflected", "alias"})  # not abbreviations, compounds and citations
_ENDING = re.compile(r"(?:e[nrsm]?|n|s)\b")
_MIN_SHARED = 4
_TERM = "term "  # before the id of a term, to tell it from a group

_Seen = tuple[Span, str, str, str]  # where, thing, name, surface


class Synonyms:
    """The groups, ready to look for. `groups`: group -> notations of its names."""

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        self._wording = Wording()
        for group, names in groups.items():
            for name in names:
                self._wording.add(f"{group}|{name.split('|')[0]}", {name: ""})

    def find(self, passages: Sequence[Passage], names: Names) -> Iterator[tuple[Prose, Hit]]:
        """Yield the first place of each name of a thing that already has another one in the document."""
        first: dict[str, str] = {}
        told: set[tuple[str, str]] = set()
        done: set[tuple[str, Span]] = set()
        for passage in passages:
            for span, thing, name, surface in self._seen(passage, names):
                before = first.setdefault(thing, name)
                key = (passage.prose.id, span)
                if _differ(thing, before, name) and (thing, _stem(name)) not in told and key not in done:
                    told.add((thing, _stem(name)))
                    done.add(key)
                    yield passage.prose, Hit("synonym-switch", span, {"found": surface, "better": before})

    def _seen(self, passage: Passage, names: Names) -> list[_Seen]:
        seen: list[_Seen] = []
        for hit in self._wording.find(passage):
            group, _, name = hit.code.partition("|")
            seen.append((hit.span, group, name, str(hit.values["found"])))
        for one in names.get(passage.prose.id, ()):
            if one.kind in _NAMED:
                name = one.surface if one.kind == "alias" else one.headword
                seen.append((one.span, f"{_TERM}{one.term}", name, one.surface))
        return sorted(seen)


def _differ(thing: str, one: str, other: str) -> bool:
    """Say whether these are two names and not two forms of one, or a longer and a shorter one."""
    if not thing.startswith(_TERM):
        return one != other
    first, second = sorted((_stem(one), _stem(other)), key=len)
    return first not in second and first[:_MIN_SHARED] != second[:_MIN_SHARED]


def _stem(name: str) -> str:
    return _ENDING.sub("", name.lower())
