"""Translations -> slots: what stands beside the German, or says that nothing is there yet."""

from dataclasses import replace
from math import ceil

from easyread.compose.analysis import Translation
from easyread.compose.edition import Slot, TermSlot
from easyread.compose.inline import Range, isolate_foreign, nest, ranges_of
from easyread.document import Prose
from easyread.resources import Catalog, Entry
from easyread.translate import block_message, parse_inline, slot_for

NOT_TRANSLATED = "noch nicht übersetzt."
DRAFT = "Entwurf, nicht geprüft."
OUTDATED = "Der deutsche Text hat sich seitdem geändert."

# chosen: a handwritten line holds about this many characters of a translation
CHARACTERS_PER_RULED_LINE = 55
MAX_RULED_LINES = 12


def block_slot(document_name: str, prose: Prose, translation: Translation | None) -> Slot | None:
    """Return the slot of a block; None where none is asked for or nothing can be translated."""
    message = block_message(prose) if translation else ""
    if translation is None or not message:
        return None
    return make_slot(translation.document, f"{document_name}#{prose.id}", message, translation, prose)


def term_slot(entry: Entry, translation: Translation | None) -> TermSlot | None:
    """Return the slots of a term's name and easy text."""
    if translation is None:
        return None
    return TermSlot(
        headword=make_slot(translation.glossary, f"{entry.id}.headword", entry.headword, translation),
        easy=make_slot(translation.glossary, f"{entry.id}.easy", entry.easy, translation),
    )


def extra_slot(entry: Entry, key: str, translation: Translation | None) -> Slot | None:
    """Return the slot of a longer text of an entry (`standard`, `example`); None where none is translated."""
    german: str = getattr(entry, key)
    if translation is None or not german:
        return None
    slot = make_slot(translation.glossary, f"{entry.id}.{key}", german, translation)
    return slot if slot.nodes else None


def make_slot(
    catalog: Catalog, key: str, german: str, translation: Translation, prose: Prose | None = None
) -> Slot:
    """Return the slot for one message of `catalog`, filled only with what may be published.

    Of links, only those that `prose` itself has are kept: a translator's file comes from a stranger.
    """
    message = slot_for(catalog, key, german, drafts=translation.drafts)
    language, labels = translation.language, translation.labels
    label = {"missing": NOT_TRANSLATED, "draft": DRAFT, "outdated": OUTDATED}.get(message.state, "")
    own = not label or labels.has(label)
    label_lang, label_dir = (language.tag, language.direction) if own else ("de", "ltr")
    said = labels.say(label) if label else ""
    if message.state == "missing":
        return Slot(
            language=language,
            state="missing",
            empty_label=said,
            label_lang=label_lang,
            label_dir=label_dir,
            ruled_lines=min(MAX_RULED_LINES, ceil(len(german) / CHARACTERS_PER_RULED_LINE)),
        )
    text, marks = parse_inline(message.text, prose)
    nodes = nest(text, [_quiet(item) for item in ranges_of(text, marks, ())])
    return Slot(
        language=language,
        state=message.state,
        nodes=nodes if language.script == "Latn" else isolate_foreign(nodes),
        draft_label=said,
        label_lang=label_lang,
        label_dir=label_dir,
    )


def _quiet(item: Range) -> Range:
    """Return a note mark as a bare number: its note is called from the German text."""
    return replace(item, kind="superscript", target="") if item.kind == "note" else item
