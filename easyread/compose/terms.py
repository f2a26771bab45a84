"""Mentions -> which of them become links, and what the sidebar and the list at the end say of each term."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from easyread.compose.analysis import Wishes
from easyread.compose.edition import EntryView, Reference, TermNote
from easyread.compose.inline import Range
from easyread.compose.labels import Labels
from easyread.compose.links import Mentions, choose_links
from easyread.compose.slots import extra_slot, term_slot
from easyread.document import Prose
from easyread.link import Mention
from easyread.resources import Entry, LegalBasis


@dataclass(frozen=True, slots=True)
class ChunkTerms:
    """What one chunk says of its terms: notes by block id, in order, and the links inside the blocks."""

    notes: Mapping[str, tuple[TermNote, ...]]
    links: Mapping[str, tuple[Range, ...]]


def plan_chunk(number: int, proses: Sequence[Prose], mentions: Mentions, wishes: Wishes) -> ChunkTerms:
    """Decide what is explained beside chunk `number`: each term once, linked where the policy says."""
    first: dict[str, tuple[Prose, Mention]] = {}
    for prose in proses:
        for mention in mentions.get(prose.id, ()):
            first.setdefault(mention.term, (prose, mention))
    links: dict[str, list[Range]] = {}
    linked: dict[str, Mention] = {}
    for count, (prose, mention) in enumerate(choose_links(proses, mentions, wishes.links), 1):
        again = f"-{count}" if mention.term in linked else ""  # the way back leads to the first one
        linked.setdefault(mention.term, mention)
        links.setdefault(prose.id, []).append(
            Range(
                kind="term",
                span=mention.span,
                target=f"g{number}-{mention.term}",
                id=f"m{number}-{mention.term}{again}",
            )
        )
    notes: dict[str, list[TermNote]] = {}
    for term, (prose, mention) in first.items():
        note = _note(number, wishes.glossary.entries[term], linked.get(term, mention), wishes)
        notes.setdefault(prose.id, []).append(note if term in linked else replace(note, back=""))
    return ChunkTerms(
        {block: tuple(found) for block, found in notes.items()},
        {block: tuple(found) for block, found in links.items()},
    )


def _note(number: int, entry: Entry, mention: Mention, wishes: Wishes) -> TermNote:
    return TermNote(
        id=f"g{number}-{entry.id}",
        entry=f"e-{entry.id}",
        headword=entry.headword,
        easy=entry.easy,
        contains=mention.surface if mention.kind == "compound" else "",
        lapsed=_lapsed(entry, wishes),
        back=f"m{number}-{entry.id}",
        slot=term_slot(entry, wishes.translation),
        general=entry.tier > 1,
    )


def view_entries(mentions: Mentions, backs: Mapping[str, str], wishes: Wishes) -> tuple[EntryView, ...]:
    """Return the full entries of all terms mentioned, in order. `backs`: term -> id of its first link."""
    used = {mention.term for found in mentions.values() for mention in found}
    ordered = sorted(
        (wishes.glossary.entries[term] for term in used), key=lambda entry: sort_key(entry.headword)
    )
    return tuple(view_entry(entry, wishes, used=used, back=backs.get(entry.id, "")) for entry in ordered)


def sort_key(headword: str) -> tuple[str, str]:
    """Return the key of German alphabetical order (DIN 5007-1: umlauts sort as their base letters)."""
    folded = headword.casefold().translate(str.maketrans("äöü", "aou")).lstrip("§ ")
    return folded, headword


def view_entry(entry: Entry, wishes: Wishes, *, used: Collection[str], back: str = "") -> EntryView:
    """Return the full entry. `used`: the terms that references can lead to; `back`: id of its first link."""
    labels = wishes.labels
    return EntryView(
        id=f"e-{entry.id}",
        headword=entry.headword,
        kind=entry.kind,
        easy=entry.easy,
        standard=entry.standard,
        example=entry.example,
        legal=tuple(_legal(basis, labels) for basis in entry.legal),
        sources=tuple(
            Reference(name=_source(item.title, item.accessed, labels), target=item.url)
            for item in entry.sources
        ),
        see_also=_references([term for term in entry.see_also if term not in entry.not_same], used, wishes),
        not_same=_references(entry.not_same, used, wishes),
        validity=_validity(entry, labels),
        lapsed=_lapsed(entry, wishes),
        note=entry.note,
        status=labels.say(_STATUS[entry.status]),
        back=back,
        slot=term_slot(entry, wishes.translation),
        standard_slot=extra_slot(entry, "standard", wishes.translation),
        example_slot=extra_slot(entry, "example", wishes.translation),
    )


_STATUS = {
    "draft": "Entwurf: noch nicht rechtlich geprüft",
    "checked": "Am Gesetzestext geprüft",
    "legal-reviewed": "Rechtlich geprüft",
    "retired": "Veraltet",
}


def _references(ids: Sequence[str], used: Collection[str], wishes: Wishes) -> tuple[Reference, ...]:
    known = wishes.glossary.entries
    return tuple(
        Reference(name=known[term].headword, target=f"#e-{term}" if term in used else "")
        for term in ids
        if term in known
    )


def _legal(basis: LegalBasis, labels: Labels) -> str:
    name = basis.citation
    return f"{name} ({labels.say('Stand')}: {labels.date(basis.as_of)})" if basis.as_of else name


def _source(title: str, accessed: date | None, labels: Labels) -> str:
    return f"{title} ({labels.say('gelesen am')} {labels.date(accessed)})" if accessed else title


def _validity(entry: Entry, labels: Labels) -> str:
    said = []
    if entry.valid_from:
        said.append(labels.say("Gilt seit {day}", day=labels.date(entry.valid_from)))
    if entry.valid_until:
        said.append(labels.say("Gilt bis {day}", day=labels.date(entry.valid_until)))
    return ". ".join(said)


def _lapsed(entry: Entry, wishes: Wishes) -> str:
    """Return what a reader of an old document must be told, or nothing."""
    said = []
    if entry.valid_until:
        said.append(wishes.labels.say("Das gilt nur bis {day}.", day=wishes.labels.date(entry.valid_until)))
    follower = wishes.glossary.entries.get(entry.superseded_by)
    if entry.superseded_by:
        name = follower.headword if follower else entry.superseded_by
        said.append(wishes.labels.say("Das gilt nicht mehr so. Jetzt gilt: {name}.", name=name))
    return " ".join(said)
