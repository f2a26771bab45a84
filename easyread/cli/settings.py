"""Tables in a project's settings -> values: `[link]` and `[glossary]`."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any, get_args

from easyread.cli.located import Located
from easyread.compose.policy import LinkPolicy, LinkScope
from easyread.document import Place
from easyread.problem import Problem, UsageError
from easyread.resources import Glossary

_LINK = {"policy": str, "limit": int, "off": list}
_EXAMPLES = {
    "str": '{key} = "…"',
    "int": "{key} = 5",
    "bool": "{key} = true",
    "list": '{key} = ["…", "…"]',
    "dict": "[{key}]",
}
_GLOSSARY = {"folder": str, "contact": str, "license": str, "title": str}


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossarySettings:
    """Where the glossary lies, and what its own edition says of itself. Empty: not given."""

    folder: str = "glossary"
    title: str = ""
    license: str = ""
    contact: str = ""  # an e-mail address, a web address or any words: who hears that an explanation is wrong


def link_policy(table: Mapping[str, Any], where: Located) -> LinkPolicy:
    """Return the table `[link]`. Raises: UsageError for a key or a value that it does not have."""
    _check_keys(table, _LINK, "link", where)
    policy, limit = table.get("policy", "section"), table.get("limit", 0)
    scopes: tuple[LinkScope, ...] = get_args(LinkScope)
    scope = next((scope for scope in scopes if scope == policy), None)
    if scope is None:
        place = where.place("link", "policy")
        raise UsageError("settings.link-policy", place=place, name=policy, known=", ".join(scopes))
    if limit < 0:
        raise UsageError("settings.link-limit", place=where.place("link", "limit"), limit=limit)
    return LinkPolicy(scope=scope, limit=limit, off=frozenset(map(str, table.get("off", ()))))


def unknown_terms(links: LinkPolicy, glossary: Glossary, place: Place) -> Iterator[Problem]:
    """Yield a hint for each id in `link.off` that the glossary does not have."""
    for name in sorted(links.off - glossary.entries.keys()):
        near = difflib.get_close_matches(name.casefold(), glossary.entries, 1, 0.4)
        yield Problem(
            code="link.unknown-off",
            severity="hint",
            place=place,
            values={"name": name, "known": near[0] if near else "", "variant": "near" if near else ""},
        )


def wrong_type(place: Place, name: str, key: str, kind: type | UnionType) -> UsageError:
    """Return the error for a setting whose value is of another type, with an example of that very setting."""
    example = _EXAMPLES[getattr(kind, "__name__", "str")]
    return UsageError("settings.wrong-type", place=place, key=name, example=example.format(key=key))


def glossary_settings(value: str | Mapping[str, Any], where: Located) -> GlossarySettings:
    """Return the setting `glossary`: the folder alone, or a table. Raises: UsageError as above."""
    if isinstance(value, str):
        return GlossarySettings(folder=value)
    _check_keys(value, _GLOSSARY, "glossary", where)
    return GlossarySettings(**value)


def _check_keys(table: Mapping[str, Any], known: Mapping[str, type], name: str, where: Located) -> None:
    for key, value in table.items():
        place = where.place(name, key)
        if key not in known:
            near = difflib.get_close_matches(key, known, 1, 0.5)
            better = near[0] if near else ", ".join(known)
            raise UsageError(
                "settings.unknown-key",
                place=place,
                key=f"{name}.{key}",
                known=better,
                variant="" if near else "list",
            )
        if not isinstance(value, known[key]) or isinstance(value, bool):
            raise wrong_type(place, f"{name}.{key}", key, known[key])
