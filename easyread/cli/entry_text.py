"""An entry as a reader sees it, as lines of plain text."""

from collections.abc import Iterator, Sequence
from textwrap import fill

from easyread.cli.console import LANGUAGE
from easyread.compose.analysis import Wishes
from easyread.compose.edition import EntryView
from easyread.compose.labels import Labels
from easyread.compose.terms import view_entry
from easyread.message import say
from easyread.resources import Catalog, Entry, Glossary, Language
from easyread.translate import slot_for

WIDTH = 90  # characters; chosen: a comfortable line in a terminal
_FIELDS = ("headword", "easy", "standard", "example")


def entry_text(entry: Entry, glossary: Glossary, catalogs: Sequence[tuple[Language, Catalog]]) -> str:
    """Return German first, then what translators gave, each text with its state where it is not settled."""
    view = view_entry(entry, Wishes(labels=Labels("de", None), glossary=glossary), used=glossary.entries)
    parts = list(_german(entry, view))
    for language, catalog in catalogs:
        parts += ["", f"— {language.name} ({language.german}) —", *_foreign(entry, catalog)]
    return "\n".join(parts)


def _german(entry: Entry, view: EntryView) -> Iterator[str]:
    yield f"{entry.split or view.headword}  [{view.kind}]"
    names = ", ".join(alias.form for alias in entry.aliases if not alias.form.endswith("-"))
    if names:
        yield _wrapped(f"Auch: {names}")
    yield ""
    for said in (view.lapsed, view.easy, view.standard, view.example and f"Beispiel: {view.example}"):
        if said:
            yield _wrapped(said) + "\n"
    facts = (
        ("Gesetz", "; ".join(view.legal)),
        ("Gültigkeit", view.validity),
        ("Quelle", "; ".join(f"{it.name} <{it.target}>" if it.target else it.name for it in view.sources)),
        ("Nicht dasselbe wie", "; ".join(it.name for it in view.not_same)),
        ("Siehe auch", "; ".join(it.name for it in view.see_also)),
        ("Hinweis", view.note),
        ("Stand", view.status),
        ("Datei", str(entry.place.path)),
    )
    for name, said in facts:
        if said:
            yield _wrapped(f"{name}: {said}", "  ")


def _foreign(entry: Entry, catalog: Catalog) -> Iterator[str]:
    for key in _FIELDS:
        german = getattr(entry, key)
        if not german.strip():
            continue
        message = slot_for(catalog, f"{entry.id}.{key}", german, drafts=True)
        state = say(f"cli.column.{message.state}", LANGUAGE)
        yield _wrapped(f"{key} [{state}]: {message.text}".rstrip(" :"), "  ")


def _wrapped(said: str, indent: str = "") -> str:
    return fill(said, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
