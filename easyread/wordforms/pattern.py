"""A finite pattern -> every string it stands for: "Sinti[*:_]z{1,2}e". No regular expression is ever run."""

import re

MAX_STRINGS = 200

_ATOM = re.compile(
    r"(?P<set>\[[^\[\]]{1,20}\])(?P<q1>\?|\{\d,\d\})?|(?P<char>[^\W_]|[- ])(?P<q2>\?|\{\d,\d\})?"
)
_STAR = "*:_·/"


def pattern_strings(pattern: str) -> tuple[str, ...]:
    """Return the strings of a pattern made of characters, sets, `?` and `{m,n}`.

    Marks of gender in a set (`*:_`) are one mark, since the linker reads them all as a star.
    Raises: ValueError where the pattern has anything else or stands for more than MAX_STRINGS strings.
    """
    strings = [""]
    position = 0
    while position < len(pattern):
        atom = _ATOM.match(pattern, position)
        if atom is None:
            raise ValueError(pattern[position:])
        choices = _choices(atom["set"] or atom["char"])
        times = _times(atom["q1"] or atom["q2"] or "")
        strings = _extended(strings, choices, times)
        position = atom.end()
    return tuple(dict.fromkeys(strings))


def _choices(atom: str) -> list[str]:
    if len(atom) == 1:
        return [atom]
    return list(dict.fromkeys("*" if char in _STAR else char for char in atom[1:-1]))


def _times(quantifier: str) -> range:
    if not quantifier:
        return range(1, 2)
    if quantifier == "?":
        return range(2)
    return range(int(quantifier[1]), int(quantifier[3]) + 1)


def _extended(strings: list[str], choices: list[str], times: range) -> list[str]:
    """Return every string followed by `times` of the choices."""
    found: list[str] = []
    current = strings
    for count in range(times.stop):
        if count:
            current = [start + choice for start in current for choice in choices]
        if count in times:
            found += current
        if len(found) + len(current) > MAX_STRINGS:
            raise ValueError("".join(choices))
    return found
