"""Documents, glossary -> slots: everything that a translator is asked for, under ids that stay."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from easyread.document import BlockKind, Document, Place, Prose
from easyread.problem import Problem
from easyread.resources import Catalog, Entry, Glossary, Message, SlotState
from easyread.translate.inline_read import parse_marks
from easyread.translate.inline_write import write_inline

SLOT_STATES: tuple[SlotState, ...] = ("missing", "draft", "outdated", "translated", "reviewed")

_KINDS: Mapping[BlockKind, str] = {
    "heading": "Überschrift",
    "paragraph": "Absatz",
    "item": "Punkt einer Liste",
    "quote": "Zitat",
    "cell": "Feld einer Tabelle",
    "caption": "Bildunterschrift",
    "note": "Anmerkung",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A text that waits for its translation."""

    id: str  # the msgctxt
    text: str  # German, as `write_inline` writes it; the msgid
    comment: str = ""  # what the translator should know; may have several lines


def block_message(prose: Prose) -> str:
    """Return the block as a translator sees it; empty if it has no word to translate (numbers, addresses)."""
    words = (word for word in prose.text.split() if not _is_address(word))
    if not any(letter.isalpha() for word in words for letter in word):
        return ""
    return write_inline(prose.text, prose.marks).strip()


def _is_address(word: str) -> bool:
    return "://" in word or "@" in word or word.lower().startswith("www.")


def document_slots(document: Document) -> tuple[Slot, ...]:
    """Return title, subtitle and blocks of a document; its blocks have their lasting ids (`align_blocks`)."""
    front = (
        ("title", "Titel", document.metadata.title),
        ("subtitle", "Untertitel", document.metadata.subtitle),
    )
    slots = [Slot(f"{document.name}#{key}", text.strip(), name) for key, name, text in front if text.strip()]
    for prose in document.proses():
        if message := block_message(prose):
            slots.append(Slot(f"{document.name}#{prose.id}", message, _KINDS[prose.kind]))
    return tuple(slots)


def glossary_slots(glossary: Glossary) -> tuple[Slot, ...]:
    """Return headword, easy, standard and example of each term, where they are not empty."""
    return tuple(slot for entry in glossary for slot in _entry_slots(entry))


def _entry_slots(entry: Entry) -> Iterator[Slot]:
    law = ", ".join(basis.citation for basis in entry.legal)
    about = entry.kind + (f" ({law})" if law else "")
    headword = f"{about}\nDas deutsche Wort bleibt neben der Übersetzung stehen: Es steht so in Briefen."
    fields = (
        ("headword", entry.headword, headword),
        ("easy", entry.easy, f"{entry.headword}: {about}\nErklärung in einfachen Sätzen"),
        ("standard", entry.standard, f"{entry.headword}: {about}\nGenaue Erklärung für die Beratung"),
        ("example", entry.example, f"{entry.headword}: {about}\nBeispiel"),
    )
    for key, text, comment in fields:
        if text.strip():
            yield Slot(f"{entry.id}.{key}", text.strip(), comment)


def current_message(catalog: Catalog, key: str, german: str) -> Message:
    """Return the message for `key` as it stands to the German of today.

    A translation made from another German is outdated, even if nobody has updated its file yet.
    """
    message = catalog.get(key)
    if message.state == "missing" or message.source.strip() == german.strip():
        return message
    return replace(message, state="outdated", previous=message.previous or message.source)


def slot_for(catalog: Catalog, key: str, german: str, *, drafts: bool = False) -> Message:
    """Return the message that an edition may print for `key`; a missing one where it may print none.

    Only what is translated or reviewed is printed; drafts and outdated texts too with `drafts`.
    """
    message = current_message(catalog, key, german)
    if drafts or message.state in ("translated", "reviewed"):
        return message
    return Message("", "missing", source=german)


def slot_states(slots: Sequence[Slot], catalog: Catalog) -> Mapping[str, SlotState]:
    """Return the state of each slot by its id, in the order of `slots`."""
    return {slot.id: current_message(catalog, slot.id, slot.text).state for slot in slots}


def count_states(slots: Sequence[Slot], catalog: Catalog) -> Mapping[SlotState, int]:
    """Return how many slots are in each state; every state is named, in the order of SLOT_STATES."""
    counts = Counter(slot_states(slots, catalog).values())
    return {state: counts[state] for state in SLOT_STATES}


def find_foreign_links(slots: Sequence[Slot], catalog: Catalog) -> tuple[Problem, ...]:
    """Return a problem for each link of a translation that its German lacks; editions print it as text."""
    return tuple(problem for slot in slots for problem in _foreign_links(slot, catalog))


def _foreign_links(slot: Slot, catalog: Catalog) -> Iterator[Problem]:
    message = catalog.get(slot.id)
    if "](" not in message.text and "<" not in message.text:
        return
    own = {mark.target for mark in parse_marks(slot.text)[1] if mark.kind == "link"}
    text, marks = parse_marks(message.text)
    for mark in marks:
        if mark.kind == "link" and mark.target not in own:
            yield Problem(
                code="translate.foreign-link",
                severity="warning",
                place=Place(catalog.path, message.line),
                excerpt=text[mark.span.start : mark.span.end][:80],
                values={"id": slot.id[:80], "target": mark.target[:200]},
            )
