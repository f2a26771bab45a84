"""What a person typed -> the entry that is meant."""

from difflib import get_close_matches

from easyread.document import Place
from easyread.glossary.plain import text_document
from easyread.glossary.skeleton import entry_id
from easyread.link import Index, link_document
from easyread.problem import UsageError
from easyread.resources import Entry, Glossary


def find_entry(name: str, glossary: Glossary, index: Index) -> Entry:
    """Return the entry with this id, this headword, or a form of it.

    Raises: UsageError with the ids that are most like it.
    """
    entry = (
        glossary.entries.get(name) or glossary.entries.get(entry_id(name)) or entry_of(name, glossary, index)
    )
    if entry is None:
        near = get_close_matches(entry_id(name), glossary.entries, 3, 0.5)
        raise UsageError(
            "glossary.no-entry", place=Place("glossary"), name=name, known=", ".join(near) or "–"
        )
    return entry


def entry_of(form: str, glossary: Glossary, index: Index) -> Entry | None:
    """Return the entry that the linker names for the whole of a word or phrase; a compound has none."""
    text = form.strip()
    if not text:
        return None
    for mention in link_document(text_document(text, "form"), index):
        if mention.kind != "compound" and len(mention.span) == len(text):
            return glossary.entries.get(mention.term)
    return None
