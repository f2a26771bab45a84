"""Analysis -> Edition: the pieces put in reading order."""

from collections.abc import Mapping
from datetime import date

from easyread.compose.analysis import Analysis, Wishes
from easyread.compose.edition import (
    Annotation,
    Chunk,
    Edition,
    Footnote,
    Nodes,
    Placed,
    Section,
    Slot,
    TermNote,
    Text,
)
from easyread.compose.inline import Range, nest, ranges_of, soften
from easyread.compose.labels import Labels
from easyread.compose.links import group_mentions
from easyread.compose.paper import texts_of
from easyread.compose.parts import group_blocks, make_part
from easyread.compose.scripts import mark_scripts
from easyread.compose.sections import Outline, SectionPlan, outline_document
from easyread.compose.slots import DRAFT, block_slot, make_slot
from easyread.compose.terms import ChunkTerms, plan_chunk, view_entries
from easyread.document import Block, Document, Prose
from easyread.measure import Score

NOT_GIVEN = "nicht angegeben"
CHECKED_BY_MACHINE = "Automatisch geprüft, nicht von einer Zielgruppe getestet."
TESTED = "Leichte Sprache. Getestet von: {names}."
NO_LEGAL_ADVICE = "Dieser Text ersetzt keine Rechtsberatung."
DRAFTS_INSIDE = (
    "Diese Ausgabe enthält Übersetzungen, die niemand geprüft hat. Sie sind als Entwurf gekennzeichnet."
)


def compose_edition(analysis: Analysis, wishes: Wishes) -> Edition:
    """Return the edition of one document: German, with one reader's language in the slots where asked for."""
    return _Composer(analysis, wishes).edition()


class _Composer:
    """Holds what all steps of one edition need; nothing in it changes after it was made."""

    def __init__(self, analysis: Analysis, wishes: Wishes) -> None:
        self.analysis, self.wishes = analysis, wishes
        self.document: Document = analysis.document
        self.labels: Labels = wishes.labels
        self.mentions = group_mentions(analysis, wishes)
        self.outline: Outline = outline_document(self.document, wishes.chunk_words)
        self.anchors = frozenset(prose.id for prose in self.document.proses())

    def edition(self) -> Edition:
        sections = tuple(self._sections())
        title, subtitle = self._title(), self._subtitle()
        metadata, translation = self.document.metadata, self.wishes.translation
        backs: dict[str, str] = {}
        for note in _notes(sections):
            if note.back:
                backs.setdefault(note.entry.removeprefix("e-"), note.back)
        entries = view_entries(self.mentions, backs, self.wishes)
        slots = [slot for slot in _slots(title, subtitle, sections) if slot]
        has_drafts = any(slot.state in ("draft", "outdated") for slot in slots) or any(
            entry.slot and "draft" in (entry.slot.headword.state, entry.slot.easy.state) for entry in entries
        )
        return Edition(
            name=self.document.out_name,
            lang=metadata.lang or "de",
            title=title,
            subtitle=subtitle,
            date=_date(metadata.date, self.labels),
            source=metadata.source,
            author=metadata.author,
            license=metadata.license,
            contact=metadata.contact if any(_contact_values(self.document)) else None,
            honesty=self.labels.say(TESTED, names=metadata.tested_by)
            if metadata.tested_by
            else self.labels.say(CHECKED_BY_MACHINE),
            advice=self.labels.say(NO_LEGAL_ADVICE),
            target=translation.language if translation else None,
            draft_notice=self.labels.say(DRAFTS_INSIDE) if has_drafts else "",
            draft_notice_target=translation.labels.say(DRAFT) if translation and has_drafts else "",
            sections=sections,
            footnotes=tuple(self._footnotes()),
            entries=entries,
            missing_slots=sum(slot.state == "missing" for slot in slots),
        )

    def _title(self) -> Text:
        if self.outline.title is not None:
            return self._text(self.outline.title, {})
        text = self.document.metadata.title or self.document.name
        nodes = soften(self._nest(text, []), self._splits(text))
        return Text(id="title", kind="heading", nodes=nodes, slot=self._field_slot("title", text))

    def _splits(self, text: str) -> dict[str, str]:
        return {
            entry.headword: entry.split
            for entry in self.wishes.glossary
            if entry.split and entry.headword in text
        }

    def _subtitle(self) -> Text | None:
        text = self.document.metadata.subtitle
        if not text:
            return None
        return Text(
            id="subtitle",
            kind="paragraph",
            nodes=self._nest(text, []),
            slot=self._field_slot("subtitle", text),
        )

    def _field_slot(self, name: str, german: str) -> Slot | None:
        translation = self.wishes.translation
        if translation is None:
            return None
        return make_slot(translation.document, f"{self.document.name}#{name}", german, translation)

    def _sections(self) -> list[Section]:
        found: list[Section] = []
        number = 0
        for index, plan in enumerate(self.outline.sections, 1):
            chunks: list[Chunk] = []
            for blocks in plan.chunks or ((),):
                number += 1
                chunks.append(self._chunk(number, blocks, plan, first=not chunks))
            heading = self._text(plan.heading, {}, plan.level) if plan.heading else None
            found.append(Section(id=f"s{index}", heading=heading, chunks=tuple(chunks)))
        return found

    def _chunk(self, number: int, blocks: tuple[Block, ...], plan: SectionPlan, *, first: bool) -> Chunk:
        proses = [block for block in blocks if isinstance(block, Prose)]
        heading = [plan.heading] if plan.heading is not None and first else []
        terms = plan_chunk(number, [*heading, *proses], self.mentions, self.wishes)
        above = terms.notes.get(heading[0].id, ()) if heading else ()
        placed = []
        for group in group_blocks(blocks):
            part = make_part(
                group,
                lambda prose: self._text(prose, terms.links),
                self.labels.say("Tabelle"),
                self.labels.say("Bild"),
            )
            if part is not None:
                placed.append(Placed(part=part, notes=(*above, *_notes_of(group, terms))))
                above = ()
        sidebar = tuple(note for item in placed for note in item.notes) or tuple(above)
        return Chunk(id=f"c{number}", parts=tuple(placed), sidebar=sidebar)

    def _text(self, prose: Prose, links: Mapping[str, tuple[Range, ...]], level: int = 0) -> Text:
        ranges = [*ranges_of(prose.text, prose.marks, self.anchors), *links.get(prose.id, ())]
        kind = prose.kind if prose.kind in ("heading", "quote", "caption") else "paragraph"
        return Text(
            id=prose.id,
            kind=kind,
            nodes=self._softened(self._nest(prose.text, self._with_note_labels(ranges, prose)), prose),
            level=level,
            slot=block_slot(self.document.name, prose, self.wishes.translation),
            annotation=_annotation(self.analysis.scores.get(prose.id)) if self.wishes.annotate else None,
        )

    def _nest(self, text: str, ranges: list[Range]) -> Nodes:
        return mark_scripts(nest(text, ranges), self.document.metadata.lang or "de")

    def _softened(self, nodes: Nodes, prose: Prose) -> Nodes:
        """Return a heading or cell whose glossary words may break at their joints; other text as it is."""
        return soften(nodes, self._splits(prose.text)) if prose.kind in ("heading", "cell") else nodes

    def _with_note_labels(self, ranges: list[Range], prose: Prose) -> list[Range]:
        return [
            Range(
                kind="note",
                span=item.span,
                target=f"n-{item.target}",
                id=f"r-{item.target}-{prose.id}",
                label=f"{self.labels.say('Anmerkung')} {prose.text[item.span.start : item.span.end]}",
            )
            if item.kind == "note"
            else item
            for item in ranges
        ]

    def _footnotes(self) -> list[Footnote]:
        callers: dict[str, str] = {}
        for prose in self.document.proses():
            for mark in prose.marks:
                if mark.kind == "note":
                    callers.setdefault(mark.target, f"r-{mark.target}-{prose.id}")
        return [
            Footnote(
                id=f"n-{note.id}", label=note.marker, text=self._text(note, {}), back=callers.get(note.id, "")
            )
            for note in self.outline.notes
        ]


def _notes_of(group: tuple[Block, ...], terms: ChunkTerms) -> tuple[TermNote, ...]:
    return tuple(
        note for block in group if isinstance(block, Prose) for note in terms.notes.get(block.id, ())
    )


def _notes(sections: tuple[Section, ...]) -> list[TermNote]:
    return [note for section in sections for chunk in section.chunks for note in chunk.sidebar]


def _annotation(score: Score | None) -> Annotation | None:
    if score is None:
        return None
    number = f"{score.difficulty:.1f}".replace(".", ",")
    return Annotation(band=score.band, difficulty=number, short=score.confidence == "short")


def _date(written: str, labels: Labels) -> str:
    """Return an ISO date in words, the author's own words as they stand, or that none was given."""
    try:
        return labels.date(date.fromisoformat(written))
    except ValueError:
        return written or labels.say(NOT_GIVEN)


def _contact_values(document: Document) -> tuple[str, ...]:
    contact = document.metadata.contact
    return (
        contact.name,
        contact.address,
        contact.phone,
        contact.email,
        contact.web,
        contact.hours,
        contact.languages,
    )


def _slots(title: Text, subtitle: Text | None, sections: tuple[Section, ...]) -> list[Slot | None]:
    texts = [title, *([subtitle] if subtitle else [])]
    for section in sections:
        texts.extend([section.heading] if section.heading else [])
        texts.extend(
            text for chunk in section.chunks for placed in chunk.parts for text in texts_of(placed.part)
        )
    return [text.slot for text in texts]
