"""Tables in a project's settings -> values: `[link]` and `[glossary]`."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from easyread.compose.policy import LinkPolicy, LinkScope
from easyread.document import Place
from easyread.problem import UsageError

_LINK = {"policy": str, "limit": int, "off": list}
_GLOSSARY = {"folder": str, "contact": str, "license": str, "title": str}


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossarySettings:
    """Where the glossary lies, and what its own edition says of itself. Empty: not given."""

    folder: str = "glossary"
    title: str = ""
    license: str = ""
    contact: str = ""  # an e-mail address, a web address or any words: who hears that an explanation is wrong


def link_policy(table: Mapping[str, Any], place: Place) -> LinkPolicy:
    """Return the table `[link]`. Raises: UsageError for a key or a value that it does not have."""
    _check_keys(table, _LINK, "link", place)
    policy, limit = table.get("policy", "section"), table.get("limit", 0)
    scopes: tuple[LinkScope, ...] = get_args(LinkScope)
    scope = next((scope for scope in scopes if scope == policy), None)
    if scope is None:
        raise UsageError("settings.link-policy", place=place, name=policy, known=", ".join(scopes))
    if limit < 0:
        raise UsageError("settings.link-limit", place=place, limit=limit)
    return LinkPolicy(scope=scope, limit=limit, off=frozenset(map(str, table.get("off", ()))))


def glossary_settings(value: str | Mapping[str, Any], place: Place) -> GlossarySettings:
    """Return the setting `glossary`: the folder alone, or a table. Raises: UsageError as above."""
    if isinstance(value, str):
        return GlossarySettings(folder=value)
    _check_keys(value, _GLOSSARY, "glossary", place)
    return GlossarySettings(**value)


def _check_keys(table: Mapping[str, Any], known: Mapping[str, type], name: str, place: Place) -> None:
    for key, value in table.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, 1, 0.5)
            better = near[0] if near else ", ".join(known)
            raise UsageError("settings.unknown-key", place=place, key=f"{name}.{key}", known=better)
        if not isinstance(value, known[key]) or isinstance(value, bool):
            expected = known[key].__name__
            raise UsageError("settings.wrong-type", place=place, key=f"{name}.{key}", type=expected)
