"""What a person typed -> the entry that is meant."""

from difflib import get_close_matches

from easyread.document import Place
from easyread.glossary.plain import text_document
from easyread.glossary.skeleton import entry_id
from easyread.link import Index, link_document
from easyread.problem import UsageError
from easyread.resources import Entry, Glossary
from easyread.wordforms import describe_forms


def find_entry(name: str, glossary: Glossary, index: Index) -> Entry:
    """Return the entry with this id, this headword, or a form of it.

    Raises: UsageError with the ids that are most like it.
    """
    entry = (
        glossary.entries.get(name)
        or glossary.entries.get(entry_id(name))
        or entry_of(name, glossary, index)
        or _in_other_capitals(name, glossary)
    )
    if entry is None:
        near = get_close_matches(entry_id(name), glossary.entries, 3, 0.5)
        values = {"known": ", ".join(near)} if near else {"variant": "none"}
        raise UsageError("glossary.no-entry", place=Place("glossary"), name=name, **values)
    return entry


def entry_of(form: str, glossary: Glossary, index: Index) -> Entry | None:
    """Return the entry that has this form: the one that the linker names for it, if alone it names one.

    Alone a short form or an ambiguous word is no mention, yet it is in the glossary. A compound has no entry.
    """
    text = form.strip()
    if not text:
        return None
    for mention in link_document(text_document(text, "form"), index):
        if mention.kind != "compound" and len(mention.span) == len(text):
            return glossary.entries.get(mention.term)
    return next((entry for entry in glossary if text in describe_forms(entry)), None)


def _in_other_capitals(name: str, glossary: Glossary) -> Entry | None:
    """Return the first entry that has this form but for its capitals: what people type at a prompt."""
    folded = name.strip().casefold()
    forms = ((entry, describe_forms(entry)) for entry in glossary)
    return next((entry for entry, texts in forms if folded in map(str.casefold, texts)), None)
