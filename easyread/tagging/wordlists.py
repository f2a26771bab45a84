"""`data/grammar.toml` -> sets of words in small letters."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _load() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("easyread") / "data" / "grammar.toml").read_text("utf-8"))


def words(module: str, name: str) -> frozenset[str]:
    """Return one list. Raises: KeyError if the file has no such list."""
    return frozenset(_load()[module][name].split())
