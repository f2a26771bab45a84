"""A glossary -> its own edition: every entry from A to Z, by kind, with what the whole says of itself."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from urllib.parse import quote

from easyread.compose.analysis import Wishes
from easyread.compose.compose import DRAFTS_INSIDE, NO_LEGAL_ADVICE, NOT_GIVEN
from easyread.compose.edition import EntryView, Reference
from easyread.compose.labels import Labels
from easyread.compose.slots import DRAFT
from easyread.compose.terms import sort_key, view_entry
from easyread.resources import Entry, Glossary, Language

TITLE = "Wörterbuch zu Asyl, Aufenthalt und Integration"
WRONG = "Ist eine Erklärung falsch? Schreiben Sie uns."
WRONG_ENTRY = "Erklärung falsch?"
WRONG_NOWHERE = "Ist eine Erklärung falsch? Sagen Sie es der Stelle, von der Sie dieses Wörterbuch haben."
NUMBERS = "§ und Zahlen"

_ADDRESS = re.compile(r"[^\s@<>\"]{1,64}@[^\s@<>\"]{1,250}")
_WEB = re.compile(r"https?://[^\s<>\"]{1,2000}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What is said of a glossary as a whole. `contact`: an e-mail address, a web address, or any words."""

    title: str = ""
    license: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The entries under one letter."""

    id: str
    name: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindList:
    """The words of one kind, each with the id of its entry."""

    id: str
    name: str
    words: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionary:
    """A glossary as an edition, for one language pair."""

    title: str
    date: str  # the newest day on which an entry was read against the law
    counted: str
    advice: str
    license: str
    wrong: str
    contact: Reference | None
    target: Language | None
    draft_notice: str
    draft_notice_target: str
    letters: tuple[Letter, ...]
    kinds: tuple[KindList, ...]
    missing_slots: int


def compose_dictionary(wishes: Wishes, imprint: Imprint) -> Dictionary:
    """Return the edition of the glossary that `wishes` holds."""
    labels, glossary, translation = wishes.labels, wishes.glossary, wishes.translation
    ordered = sorted(glossary, key=lambda entry: sort_key(entry.headword))
    contact = _contact(imprint.contact)
    views = {
        entry.id: replace(
            view_entry(entry, wishes, used=glossary.entries), feedback=_feedback(contact, entry, labels)
        )
        for entry in ordered
    }
    slots = [slot for view in views.values() if view.slot for slot in (view.slot.headword, view.slot.easy)]
    extra = [slot for view in views.values() for slot in (view.standard_slot, view.example_slot)]
    drafts = any(slot.state in ("draft", "outdated") for slot in [*slots, *extra] if slot)
    return Dictionary(
        title=imprint.title or labels.say(TITLE),
        date=_newest(glossary, labels),
        counted=_counted(ordered, labels),
        advice=labels.say(NO_LEGAL_ADVICE),
        license=imprint.license,
        wrong=labels.say(WRONG if imprint.contact else WRONG_NOWHERE),
        contact=contact,
        target=translation.language if translation else None,
        draft_notice=labels.say(DRAFTS_INSIDE) if drafts else "",
        draft_notice_target=translation.labels.say(DRAFT) if translation and drafts else "",
        letters=tuple(_letters(ordered, views.__getitem__, labels)),
        kinds=tuple(_kinds(ordered)),
        missing_slots=sum(slot.state == "missing" for slot in slots),
    )


def newest_day(glossary: Glossary) -> date | None:
    """Return the last day on which an entry was held against a law, or read; None where none says so."""
    days = [basis.as_of for entry in glossary for basis in entry.legal if basis.as_of]
    days += [entry.reviewed.on for entry in glossary if entry.reviewed.on]
    return max(days, default=None)


def letter_of(headword: str) -> str:
    """Return the letter under which a word stands; an empty one for numbers and sections."""
    first = sort_key(headword)[0][:1].upper()
    return first if first.isascii() and first.isalpha() else ""


def _newest(glossary: Glossary, labels: Labels) -> str:
    day = newest_day(glossary)
    return labels.date(day) if day else labels.say(NOT_GIVEN)


def _counted(entries: Sequence[Entry], labels: Labels) -> str:
    drafts = sum(entry.status == "draft" for entry in entries)
    said = labels.say("{count} Wörter." if len(entries) != 1 else "Ein Wort.", count=len(entries))
    if not drafts:
        return said
    told = labels.say("{drafts} davon sind Entwürfe: Sie sind noch nicht rechtlich geprüft.", drafts=drafts)
    return f"{said} {told}"


def _letters(entries: Sequence[Entry], view: Callable[[str], EntryView], labels: Labels) -> Iterator[Letter]:
    for letter, group in groupby(entries, key=lambda entry: letter_of(entry.headword)):
        yield Letter(
            id=f"l-{letter.lower() or 'zahlen'}",
            name=letter or labels.say(NUMBERS),
            entries=tuple(view(entry.id) for entry in group),
        )


def _kinds(entries: Sequence[Entry]) -> Iterator[KindList]:
    names = sorted({entry.kind for entry in entries if entry.kind}, key=sort_key)
    for number, name in enumerate(names, 1):
        words = (entry for entry in entries if entry.kind == name)
        yield KindList(
            id=f"k{number}",
            name=name,
            words=tuple(Reference(name=entry.headword, target=f"e-{entry.id}") for entry in words),
        )


def _feedback(contact: Reference | None, entry: Entry, labels: Labels) -> str:
    """Return where to say that an explanation is wrong; the subject of an e-mail names the word."""
    if contact is None or not contact.target.startswith("mailto:"):
        return contact.target if contact else ""
    subject = f"{labels.say(WRONG_ENTRY)} {entry.headword} ({entry.id})"
    return f"{contact.target}?subject={quote(subject, safe='')}"


def _contact(written: str) -> Reference | None:
    """Return whom to write to; an address that nothing can follow stays plain words."""
    text = written.strip()
    if _ADDRESS.fullmatch(text):
        return Reference(name=text, target=f"mailto:{text}")
    if text:
        return Reference(name=text, target=text if _WEB.fullmatch(text) else "")
    return None
