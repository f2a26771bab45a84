"""`data/wordlists.toml` as a value: word lists that several checks use."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Lists:
    """`synonyms`: group -> notations of its names, as in `wording.py`."""

    concrete: tuple[str, ...]  # in small letters
    known_acronyms: frozenset[str]
    capital_words: frozenset[str]  # in small letters: no short forms
    acronyms: Mapping[str, str]  # short form -> its words
    plain_readings: Mapping[str, str]  # full words of an abbreviation -> plain ones
    synonyms: Mapping[str, tuple[str, ...]]
    no_first: frozenset[str]  # no part of a compound, as its beginning or its end
    no_last: frozenset[str]
    prefixes: frozenset[str]  # a part of the glossary's splits after which no hyphen stands
    cuts: frozenset[str]  # conjunctions before which a sentence can be cut
    not_roman: frozenset[str]


@cache
def load_lists() -> Lists:
    """Return the packaged lists."""
    data = tomllib.loads((files("easyread") / "data" / "wordlists.toml").read_text("utf-8"))
    return Lists(
        concrete=tuple(data["concrete"].split()),
        known_acronyms=frozenset(data["known_acronyms"].split()),
        capital_words=frozenset(data["capital_words"].split()),
        acronyms=data["acronyms"],
        plain_readings=data["plain_readings"],
        synonyms={group: tuple(names) for group, names in data["synonyms"].items()},
        no_first=frozenset(data["no_first"].split()),
        no_last=frozenset(data["no_last"].split()),
        prefixes=frozenset(data["prefixes"].split()),
        cuts=frozenset(data["cuts"].split()),
        not_roman=frozenset(data["not_roman"].split()),
    )
