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

_LAST_WORD = re.compile(r"(?:^|[\s(„\"“])([^\W\d_]+\.?)\Z")
# Nothing that ends here is a sentence or a heading: articles, conjunctions, fused prepositions. Chosen: the
# closed classes of German without the words that may also be the end of a verb ("melden Sie sich an").
_NEVER_LAST = frozenset(
    (
        *("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"),
        *("und", "oder", "sowie", "bzw", "bzw.", "dass", "weil", "wenn", "ob", "sondern", "damit"),
        *(
            "im",
            "am",
            "zum",
            "zur",
            "vom",
            "beim",
            "ins",
            "ans",
            "in",
            "von",
            "für",
            "ohne",
            "gegen",
            "zwischen",
        ),
        *("kein", "keine", "keinen", "keinem", "keiner", "ihre", "ihren", "ihrem", "ihrer", "ihres"),
        *("seine", "seinen", "seinem", "seiner", "unsere", "unseren", "unserem", "unserer"),
        *("diese", "diesen", "diesem", "dieser", "dieses", "jede", "jeden", "jedem", "jeder", "jedes"),
        *("sehr", "als", "wie", "bei", "nach", "aus", "mit", "über", "unter", "durch", "wegen", "gemäß"),
    )
)
_MAY_END_A_VERB = frozenset(("ein", "bei", "nach", "aus", "mit", "über", "unter", "durch"))


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


def stops_short(text: str, *, is_wide: bool = True) -> bool:
    """Say whether a text ends with a word that cannot be the last of a sentence, or with a hyphen.

    `is_wide`: something else also says that it goes on, so words that may end a verb count too.
    """
    if text[-1] in (*_HYPHENS, SOFT_HYPHEN) and text[-2:-1].isalpha():
        return True
    last = _LAST_WORD.search(text[-60:])
    word = last[1].lower() if last else ""
    return word in _NEVER_LAST and (is_wide or word not in _MAY_END_A_VERB)
