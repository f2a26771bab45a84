"""Comments in a document -> where which codes are switched off.

`<!-- easyread: off passive, genitive -->` holds until `<!-- easyread: on passive -->` or the end of the file;
without a code it holds for all of them.
"""

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from easyread.document import Document, Opaque
from easyread.problem import Problem, Reported

_SWITCH = re.compile(r"\s*easyread:\s*(?P<state>on|off)\b(?P<codes>[\w\s,-]{0,500})\s*", re.IGNORECASE)
_MEANT = re.compile(r"\s*easyread\s*:", re.IGNORECASE)
_NAME = re.compile(r"[\w-]+")
_ALL = ""
_OF_EDITIONS = ("link", "links")  # "off link duldung" speaks to editions, see compose/links.py


@dataclass(frozen=True, slots=True)
class _Turn:
    at: int  # file offset
    on: bool
    code: str  # empty: all


@dataclass(frozen=True, slots=True)
class Switches:
    """The turns of all switches in file order, by the code that they are about."""

    turns: Mapping[str, Sequence[_Turn]] = field(default_factory=dict)

    def is_off(self, code: str, at: int) -> bool:
        """Say whether `code` is switched off at this file offset."""
        turns = self.turns.get(code, ())
        number = bisect_right(turns, at, key=lambda turn: turn.at)
        return number > 0 and not turns[number - 1].on


def read_switches(document: Document, codes: Iterable[str]) -> Reported[Switches]:
    """Return the switches of a document; a switch for a code that there is not becomes a hint."""
    known = tuple(codes)
    turns: list[_Turn] = []
    problems: list[Problem] = []
    for block in document.blocks:
        if not isinstance(block, Opaque) or block.kind != "comment":
            continue
        inner = block.text.removeprefix("<!--").removesuffix("-->")
        match = _SWITCH.fullmatch(inner)
        if match is None:
            problems += [_strange(document, block)] if _MEANT.match(inner) else []
            continue
        names = _NAME.findall(match["codes"]) or [_ALL]
        if names[0].lower() in _OF_EDITIONS:
            continue
        at = block.span.start
        turns += [_Turn(at, match["state"].lower() == "on", name) for name in names]
        problems += [_unknown(document, block, name, known) for name in names if name not in (_ALL, *known)]
    turns.sort(key=lambda turn: turn.at)
    by_code = {code: [turn for turn in turns if turn.code in (_ALL, code)] for code in known} if turns else {}
    return Reported(Switches(by_code), tuple(problems))


def _strange(document: Document, block: Opaque) -> Problem:
    """Return a hint for a comment that speaks to us and switches nothing."""
    return Problem(
        code="check.strange-switch",
        severity="hint",
        place=document.place(block.span.start),
        excerpt=document.text[block.span.start : block.span.end],
        span=block.span,
    )


def _unknown(document: Document, block: Opaque, name: str, known: Sequence[str]) -> Problem:
    near = difflib.get_close_matches(name.lower(), known, 1, 0.6)
    return Problem(
        code="check.unknown-code",
        severity="hint",
        place=document.place(block.span.start),
        excerpt=document.text[block.span.start : block.span.end],
        values={"name": name, "known": near[0] if near else "", "variant": "near" if near else ""},
        span=block.span,
    )
