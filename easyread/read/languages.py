"""`languages.toml` -> Languages: which languages editions can have, and what each needs."""

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Literal, cast

from easyread.document import Place
from easyread.problem import ResourceError
from easyread.resources import Language

MAX_LANGUAGES_BYTES = 1_000_000  # chosen: a thousand times the table we ship

_KEYS = ("name", "german", "script", "direction", "plural", "labels")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # standard: BCP 47, as far as we use it
# what the value of a key looks like, and an example for the message
_SHAPES = {
    "script": (re.compile(r"[A-Z][a-z]{3}"), "Latn"),  # standard: ISO 15924
    "direction": (re.compile(r"ltr|rtl"), "ltr"),
    # standard: GNU gettext manual, "Plural forms"
    "plural": (
        re.compile(r"nplurals=[1-6]; plural=[n0-9 ()?:!=<>&|%]{1,200};"),
        "nplurals=2; plural=(n != 1);",
    ),
}
_TOML_LINE = re.compile(r"at line (\d+)")


def read_languages(data: bytes, path: str) -> Mapping[str, Language]:
    """Return the languages by tag, in the order of the file.

    Raises: ResourceError if the file is not TOML, or a table has a key or a value that is not one of ours.
    """
    text = _decode(data, path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        line = _TOML_LINE.search(str(err))
        place = Place(path, int(line[1]) if line else len(text.splitlines()))
        raise ResourceError("languages.not-toml", place=place, reason=str(err)) from err
    places = {tag: Place(path, _line_of(text, tag)) for tag in tables}
    languages = {tag: _language(tag, table, places[tag]) for tag, table in tables.items()}
    for tag, language in languages.items():
        if language.labels not in languages:
            raise ResourceError("languages.labels", place=places[tag], tag=tag, labels=language.labels)
    return languages


def _decode(data: bytes, path: str) -> str:
    if len(data) > MAX_LANGUAGES_BYTES:
        raise ResourceError(
            "languages.too-large", place=Place(path), size=len(data), limit=MAX_LANGUAGES_BYTES
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        place = Place(path, data.count(b"\n", 0, err.start) + 1)
        raise ResourceError("languages.not-utf8", place=place, offset=err.start) from err


def _line_of(text: str, tag: str) -> int:
    """Return the 1-based line of the table `[tag]`, 0 if it is written in another way."""
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.strip() == f"[{tag}]"), 0)


def _language(tag: str, table: object, place: Place) -> Language:
    if not isinstance(table, dict):
        raise ResourceError("languages.not-a-table", place=place, key=tag)
    for key in table:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, n=1, cutoff=0)[0]
            raise ResourceError("languages.unknown-key", place=place, tag=tag, key=key, near=near)
    values = {key: _value(tag, key, table.get(key), place) for key in _KEYS}
    if not _TAG.fullmatch(tag):
        raise ResourceError("languages.tag", place=place, tag=tag)
    return Language(
        tag=tag,
        name=values["name"],
        german=values["german"],
        script=values["script"],
        direction=cast(Literal["ltr", "rtl"], values["direction"]),
        plural=values["plural"],
        labels=values["labels"],
    )


def _value(tag: str, key: str, value: object, place: Place) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ResourceError("languages.missing-key", place=place, tag=tag, key=key)
    shape, example = _SHAPES.get(key, (None, ""))
    if shape and not shape.fullmatch(value):
        raise ResourceError(
            "languages.wrong-value", place=place, tag=tag, key=key, value=value[:80], example=example
        )
    return value
