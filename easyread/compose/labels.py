"""Catalogs of the words that an edition itself says ("Stand", "Wörterbuch"), and dates in words (Babel).

The messages are German; a catalog gives them in a reader's language. Where it has none, German stands.
"""

from collections.abc import Mapping
from datetime import date
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations


class Labels:
    """What an edition says in one language."""

    def __init__(self, tag: str, catalog: bytes | None) -> None:
        self.tag = tag
        self._translations = _load(catalog) if catalog else None
        self._locale = _locale(tag)

    def say(self, german: str, **values: str | int) -> str:
        """Return `german` in this language, with its {placeholders} filled."""
        text = self._translations.gettext(german) if self._translations else german
        return text.format(**values) if values else text

    def has(self, german: str) -> bool:
        """Say whether the catalog holds its own words for `german` (always true for German itself)."""
        return self.tag.startswith("de") or self.say(german) != german

    def date(self, day: date) -> str:
        """Return the day in words, with the month written out: "12. März 2026"."""
        return format_date(day, format="long", locale=self._locale)


def load_labels(tag: str, catalogs: Mapping[str, bytes]) -> Labels:
    """Return the labels for `tag`, from its own catalog or the one of its base language."""
    return Labels(tag, catalogs.get(tag) or catalogs.get(tag.split("-", maxsplit=1)[0]))


def _load(catalog: bytes) -> Translations:
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(catalog)))
    compiled.seek(0)
    return Translations(compiled)


def _locale(tag: str) -> Locale:
    """Return Babel's locale; languages that it does not know fall back to German."""
    try:
        return Locale.parse(tag.split("-", maxsplit=1)[0])
    except (UnknownLocaleError, ValueError):
        return Locale("de")
