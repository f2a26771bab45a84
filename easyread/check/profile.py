"""`data/profiles.toml` and a project's wishes -> which codes are reported, how severe, with which limits."""

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from easyread.document import Place
from easyread.problem import SEVERITIES, Severity, UsageError

ProfileName = Literal["einfach", "leicht", "amtlich"]
PROFILES: tuple[ProfileName, ...] = ("einfach", "leicht", "amtlich")
OFF = "off"
_KEYS = ("severity", "limit")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a profile says about one code. `severity` None: it is not reported, until a project wants it."""

    severity: Severity | None
    limit: int = 0  # 0: the code has none


@dataclass(frozen=True, slots=True)
class Profile:
    """The settings of every code."""

    name: str
    settings: Mapping[str, Setting]

    def limit(self, code: str) -> int:
        """Return the limit of a code; 0 if it has none."""
        return self.settings[code].limit

    def reports(self, code: str) -> bool:
        """Say whether findings of this code are reported."""
        return self.settings[code].severity is not None


@cache
def load_profile(name: ProfileName) -> Profile:
    """Return a packaged profile."""
    data = tomllib.loads((files("easyread") / "data" / "profiles.toml").read_text("utf-8"))
    settings = {
        code: Setting(_severity(row["severity"][name]), _limit(row.get("limit", {}), name))
        for code, row in data.items()
    }
    return Profile(name, settings)


def _limit(limits: Mapping[str, int], name: ProfileName) -> int:
    """Return the limit of a profile; where the code is off in it, that of the first profile that has one."""
    return limits.get(name, next(iter(limits.values()), 0))


def _severity(word: str) -> Severity | None:
    return next((severity for severity in SEVERITIES if severity == word), None)


def override(profile: Profile, wishes: Mapping[str, Any], place: Place) -> Profile:
    """Return the profile with a project's own settings: code -> severity, or {severity, limit}.

    Raises: UsageError for an unknown code or key, and for a value that is none.
    """
    settings = dict(profile.settings)
    for code, wish in wishes.items():
        if code not in settings:
            near = difflib.get_close_matches(code, settings, 1, 0.6)
            raise UsageError(
                "settings.unknown-rule",
                place=place,
                name=code,
                known=near[0] if near else "",
                variant="near" if near else "",
            )
        settings[code] = _wished(settings[code], wish, code, place)
    return replace(profile, settings=settings)


def _wished(setting: Setting, wish: object, code: str, place: Place) -> Setting:
    table: dict[str, Any] = wish if isinstance(wish, dict) else {"severity": wish}
    for key, value in table.items():
        if key not in _KEYS:
            raise UsageError(
                "settings.unknown-key",
                place=place,
                key=f"{code}.{key}",
                known=", ".join(_KEYS),
                variant="list",
            )
        if key == "limit" and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
            raise UsageError("settings.rule-limit", place=place, name=code)
        if key == "limit" and setting.limit == 0:
            raise UsageError("settings.rule-no-limit", place=place, name=code)
        if key == "severity" and value not in (OFF, *SEVERITIES):
            counts = isinstance(value, int) and setting.limit > 0
            variant = "limit" if counts else ""
            raise UsageError(
                "settings.rule-severity", place=place, name=code, value=str(value), variant=variant
            )
    severity = _severity(table["severity"]) if "severity" in table else setting.severity
    return Setting(severity, table.get("limit", setting.limit))
