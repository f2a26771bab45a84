"""How two lines of running text become one: a space, nothing, or nothing and the hyphen goes too.

Knowledge: where German breaks words. A hyphen before a capital belongs to the word ("EU-/Außengrenzen"),
before "und" it stands for a left-out half ("Aufnahme-/und"), before any other small letter it is a division.
"""

import re
from dataclasses import dataclass

_HYPHENS = "-\u2010"
SOFT_HYPHEN = "\u00ad"
# After a hanging hyphen these do not go on with the word. Chosen: the conjunctions that can link two halves.
_LINKING = frozenset(
    (
        "und",
        "oder",
        "sowie",
        "bzw",
        "beziehungsweise",
        "sondern",
        "als",
        "wie",
        "noch",
        "bis",
        "aber",
        "statt",
    )
)
_WORD = re.compile(r"[^\W\d_]+")
# The second half of a gender form that was broken at its sign: "Bürger*/innen".
_GENDER_HALF = re.compile(r"in(?:nen)?\b")
_DIVIDED = re.compile(rf"[^\W\d_]{{2}}[{_HYPHENS}]$")
_CAPITALS = re.compile(rf"[A-ZÄÖÜ]{{2,}}[{_HYPHENS}]$")


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two lines when they are joined."""

    glue: str
    drops_hyphen: bool = False


_SPACE = Joint(" ")
_NOTHING = Joint("")


def join_lines(before: str, after: str) -> Joint:
    """Return how a line that ends with `before` goes on with one that begins with `after`."""
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return _NOTHING
    last = before[-1]
    if last in _HYPHENS:
        return _join_hyphen(before, after)
    glued = (
        last == SOFT_HYPHEN
        or (last in "*:_" and before[-2:-1].isalpha() and _GENDER_HALF.match(after))
        or (after[0] in "*:_" and last.isalpha() and _GENDER_HALF.match(after, 1))
        or (last == "/" and before[-2:-1].strip())
    )
    return _NOTHING if glued else _SPACE


def _join_hyphen(before: str, after: str) -> Joint:
    """Return the joint behind a hyphen at the end of a line."""
    if not before[-2:-1].strip() or before[-2:-1] in _HYPHENS:
        return _SPACE  # a dash, not a hyphen
    word = _WORD.match(after)
    if word and word[0].lower() in _LINKING:
        return _SPACE
    if after[0].isupper() or after[0].isdigit():
        return _NOTHING
    if not after[0].islower():
        return _SPACE
    divides = _DIVIDED.search(before) and not _CAPITALS.search(before)
    return Joint("", drops_hyphen=True) if divides else _NOTHING
