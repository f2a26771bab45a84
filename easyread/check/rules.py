"""`data/rules/*.toml` -> Rules: what is looked for, whose advice it is, and examples that are its tests."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from easyread.document import Place
from easyread.problem import ResourceError

FoundBy = Literal["lists", "function", "grammar"]

_KEYS = ("code", "find", "source", "bad", "good", "example_limit")
_FUNCTIONS: tuple[FoundBy, ...] = ("function", "grammar")
_FINDS = ("words", "pattern", *_FUNCTIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One code of `easyread check`."""

    code: str
    words: Mapping[
        str, str
    ]  # a phrase in the notation of `wording.py` -> what to write instead; may be empty
    pattern: str  # a regular expression on the text of a block
    found_by: FoundBy  # besides words and pattern
    source: str  # whose advice this is
    bad: tuple[str, ...]  # each has the code
    good: tuple[str, ...]  # none has it
    example_limit: int | None  # examples are short: for them the limit is this


@cache
def load_rules() -> Mapping[str, Rule]:
    """Return all rules by code, in the order of the files. Raises: ResourceError for a broken one."""
    rules: dict[str, Rule] = {}
    folder = files("easyread") / "data" / "rules"
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if not file.name.endswith(".toml"):
            continue
        place = Place(f"easyread/data/rules/{file.name}")
        for table in tomllib.loads(file.read_text("utf-8"))["rule"]:
            rule = _rule(table, place)
            if rule.code in rules:
                raise ResourceError("rules.twice", place=place, name=rule.code)
            rules[rule.code] = rule
    return rules


def _rule(table: Mapping[str, Any], place: Place) -> Rule:
    code = str(table.get("code", "?"))
    find = table.get("find", {})
    for key in _strange(table, find):
        raise ResourceError("rules.unknown-key", place=place, name=code, key=key, known=", ".join(_KEYS))
    for key in ("code", "find", "source", "bad", "good"):
        if not table.get(key):
            raise ResourceError("rules.missing", place=place, name=code, key=key)
    return Rule(
        code=code,
        words=find.get("words", {}),
        pattern=find.get("pattern", ""),
        found_by=next((kind for kind in _FUNCTIONS if find.get(kind)), "lists"),
        source=table["source"],
        bad=tuple(table["bad"]),
        good=tuple(table["good"]),
        example_limit=table.get("example_limit"),
    )


def _strange(table: Mapping[str, Any], find: Mapping[str, Any]) -> Iterator[str]:
    yield from (key for key in table if key not in _KEYS)
    yield from (key for key in find if key not in _FINDS)
