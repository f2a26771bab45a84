"""`data/linking.toml` as a value: what the linker knows of German besides the glossary."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Word lists of the matcher; every word casefolded unless said otherwise."""

    conjunctions: frozenset[str]
    joints: tuple[str, ...]  # longest first
    endings: frozenset[str]  # with their own inflection
    adjectives: tuple[str, ...]
    derived: Mapping[str, str]  # end of a headword -> end of its adjective
    laws: Mapping[str, str]  # name in full, or abbreviation as written -> abbreviation
    citation_parts: frozenset[str]  # as written
    foreign: re.Pattern[str]  # a word of another field: sport, software, taxes
    field: re.Pattern[str]  # a noun that words of our field are said of, from its first letter on


@cache
def load_knowledge() -> Knowledge:
    """Return the packaged word lists."""
    data = tomllib.loads((files("easyread") / "data" / "linking.toml").read_text("utf-8"))
    compounds = data["compounds"]
    laws = {name: short for short, names in data["laws"].items() for name in (short, *names)}
    return Knowledge(
        conjunctions=frozenset(data["conjunctions"]),
        joints=tuple(sorted(compounds["joints"], key=len, reverse=True)),
        endings=frozenset(end + more for end in compounds["endings"] for more in compounds["inflection"]),
        adjectives=tuple(sorted(compounds["adjectives"], key=len, reverse=True)),
        derived=data["adjectives"],
        laws=laws,
        citation_parts=frozenset(data["citation"]["parts"]),
        foreign=_either(data["foreign"]),
        field=re.compile("|".join(map(re.escape, data["field"]["nouns"])) + r"|\w{3,}(?:in|innen)\b"),
    )


def _either(words: Mapping[str, list[str]]) -> re.Pattern[str]:
    """Return a pattern for any word that begins with one of "starts" or is one of "whole"; case counts."""
    starts, whole = ("|".join(map(re.escape, words[kind])) for kind in ("starts", "whole"))
    return re.compile(rf"\b(?:{starts}|(?:{whole})\b)")
