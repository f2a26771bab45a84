"""Codes -> sentences: the one place that knows what a problem is called in German and English."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from easyread.problem import Problem

MessageLanguage = Literal["de", "en"]
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@cache
def _catalog() -> dict[str, dict[str, str]]:
    """Return all messages: code -> {"de", "en", "advice_de", "advice_en"}.

    Raises: ValueError if two files define one code; that is a mistake of ours.
    """
    found: dict[str, dict[str, str]] = {}
    folder = files("easyread") / "data" / "messages"
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if not file.name.endswith(".toml"):
            continue
        for code, texts in tomllib.loads(file.read_text("utf-8")).items():
            if code in found:
                raise ValueError(f"{file.name}: {code} is defined twice")
            found[code] = texts
    return found


def knows(code: str) -> bool:
    """Say whether there is a message for `code`."""
    return code in _catalog()


def codes() -> tuple[str, ...]:
    """Return all codes, sorted."""
    return tuple(sorted(_catalog()))


def texts_of(code: str) -> dict[str, str]:
    """Return the sentences of `code` with their placeholders: "de", "en", "advice_de", "advice_en"."""
    return dict(_catalog()[code])


def say(code: str, language: MessageLanguage, **values: str | int) -> str:
    """Return the sentence for `code`. Raises KeyError for an unknown code or placeholder."""
    return _catalog()[code][language].format(**values)


def message_of(problem: Problem, language: MessageLanguage) -> str:
    """Return what was seen, as a full sentence. A value "variant" chooses as for `advice_of`."""
    texts = _catalog()[problem.code]
    variant = f"{problem.values.get('variant', '')}_{language}"
    return texts.get(variant, texts[language]).format(**_written(problem, language))


def advice_of(problem: Problem, language: MessageLanguage) -> str:
    """Return what to do about it, as an imperative sentence; empty where there is nothing to advise.

    A value "variant" chooses among several sentences: "plain" is advice_plain_de.
    """
    texts = _catalog()[problem.code]
    variant = f"advice_{problem.values.get('variant', '')}_{language}"
    return texts.get(variant, texts.get(f"advice_{language}", "")).format(**_written(problem, language))


def _written(problem: Problem, language: MessageLanguage) -> dict[str, str | int]:
    """Return the values as people write them: 2026-04-29 is 29.04.2026 in German."""
    if language == "en":
        return dict(problem.values)
    dates = {name: _DAY.fullmatch(str(value)) for name, value in problem.values.items()}
    days = {name: f"{day[3]}.{day[2]}.{day[1]}" for name, day in dates.items() if day}
    return {**problem.values, **days}
