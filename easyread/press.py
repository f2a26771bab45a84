"""A document and what is known of it -> every file of its editions. Pure: bytes are returned, not written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf

from easyread.compose.analysis import Analysis, Translation, Wishes
from easyread.compose.compose import compose_edition
from easyread.compose.edition import Edition, Reference
from easyread.compose.inline import plain
from easyread.compose.labels import load_labels
from easyread.compose.links import find_unknown_switches
from easyread.compose.paper import (
    Beside,
    beside_own,
    for_paper,
    link_to_entries,
    notes_once,
    parts_by_name,
)
from easyread.compose.policy import LinkPolicy
from easyread.document import Document
from easyread.link import build_index
from easyread.pipeline import analyse
from easyread.problem import Problem, Reported
from easyread.render.html import LanguageLink, ListedDocument, ListedFile, PageLinks, Pages
from easyread.render.leaflet import render_leaflet
from easyread.render.margin import NotePlace, render_with_margin
from easyread.render.pdf import Pdf
from easyread.resources import Catalog, Glossary, Language

HARD_BANDS = ("schwer", "sehr schwer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What all documents of a run share; plain values, so that it can be handed to another process."""

    glossary: Glossary
    templates: Mapping[str, str]
    labels: Mapping[str, bytes]
    german: Language
    editions: tuple[str, ...]
    annotate: bool = False
    links: LinkPolicy = field(default_factory=LinkPolicy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """One reader's language with its catalogs for one document."""

    language: Language
    document: Catalog
    glossary: Catalog
    drafts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The files of one document (path under out/ -> bytes), its row in the list, and what was counted."""

    files: Mapping[str, bytes]
    listed: ListedDocument
    paragraphs: int
    hard: int
    terms: int
    missing: int
    pages: int
    withheld: tuple[str, ...] = ()  # paths of what could not be made: an older file there would mislead


@dataclass(frozen=True, slots=True)
class Made:
    """One file of one edition; no data where it could not be made. Web pages count no pages."""

    path: str
    data: bytes | None
    pages: int = 0
    problems: tuple[Problem, ...] = ()


class Press:
    """Everything that is made once and serves all documents: the index of the glossary, templates, labels."""

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self.labels = load_labels("de", stock.labels)
        self.index = build_index(stock.glossary)
        self.pages = Pages(stock.templates, self.labels)

    def make(self, document: Document, foreigns: Sequence[Foreign]) -> Reported[Printed]:
        """Return all editions of one document; one that cannot be made is a problem, the others stand."""
        analysis = analyse(document, self.index)
        editions = [self._compose(analysis, foreign) for foreign in (None, *foreigns)]
        files: dict[str, bytes] = {}
        withheld: list[str] = []
        problems = list(find_unknown_switches(document, self.stock.glossary))
        pages = 0
        for edition in editions:
            for made in self._files(document, edition, editions):
                problems.extend(made.problems)
                if made.data is None:
                    withheld.append(made.path)
                else:
                    files[made.path] = made.data
                    pages += made.pages
        printed = replace(self._printed(analysis, editions, files, pages), withheld=tuple(withheld))
        return Reported(printed, tuple(problems))

    def _compose(self, analysis: Analysis, foreign: Foreign | None) -> Edition:
        translation = None
        if foreign is not None:
            translation = Translation(
                language=foreign.language,
                labels=load_labels(foreign.language.labels, self.stock.labels),
                document=foreign.document,
                glossary=foreign.glossary,
                drafts=foreign.drafts,
            )
        return compose_edition(
            analysis,
            Wishes(
                labels=self.labels,
                glossary=self.stock.glossary,
                translation=translation,
                annotate=self.stock.annotate,
                links=self.stock.links,
            ),
        )

    def _files(self, document: Document, edition: Edition, editions: Sequence[Edition]) -> Iterator[Made]:
        """Yield each file of one edition. The leaflet is German alone: slots would not fit on its panels."""
        name, path = document.out_name, document.path
        if "web" in self.stock.editions:
            html = self.pages.web(edition, self._links(document, edition, editions))
            yield Made(web_path(name, edition.target), html.encode("utf-8"))
        if "a4" in self.stock.editions:
            a4 = self._a4(for_paper(edition), path)
            yield Made(pdf_path(name, edition.target), a4.value.data, a4.value.pages, a4.problems)
        if "leaflet" in self.stock.editions and self._is_leaflet(document) and edition.target is None:
            folded = for_paper(edition, inf)
            leaflet = render_leaflet(self.pages.leaflet(folded, notes_once(folded)), {}, path=path)
            pdf = leaflet.value
            if pdf is None:
                yield Made(leaflet_path(name), None, 0, leaflet.problems)
            else:
                yield Made(leaflet_path(name), pdf.data, pdf.pages, leaflet.problems)

    def _a4(self, paper: Edition, path: str) -> Reported[Pdf]:
        """Return the A4 PDF: laid out once for the text, and once with the notes beside it."""
        parts = parts_by_name(paper)
        notes = {note.id: (note, name) for name, placed in parts.items() for note in placed.notes}

        def final(places: Sequence[NotePlace]) -> str:
            beside: dict[str, list[Beside]] = {name: [] for name in parts}
            for place in places:
                note, part = notes[place.note]
                beside[place.host].append(Beside(note=note, part=part, bottom=place.bottom))
            return self.pages.print(link_to_entries(paper, {place.note for place in places}), beside)

        return render_with_margin(self.pages.print(paper, beside_own(paper)), final, {}, path=path)

    def _is_leaflet(self, document: Document) -> bool:
        return document.metadata.kind == "leaflet"

    def _links(self, document: Document, edition: Edition, editions: Sequence[Edition]) -> PageLinks:
        up = "../" if edition.target is None else "../../"
        here = up + document.out_name + "/"
        languages = tuple(
            LanguageLink(
                language=other.target or self.stock.german,
                href=up + web_path(document.out_name, other.target),
                current=other is edition,
            )
            for other in editions
        )
        files = []
        if "a4" in self.stock.editions:
            name = pdf_path(document.out_name, edition.target).removeprefix(f"{document.out_name}/")
            files.append(Reference(name=self.labels.say("Zum Drucken: PDF, A4"), target=here + name))
        return PageLinks(home=up + "index.html", languages=languages, files=tuple(files))

    def _printed(
        self, analysis: Analysis, editions: Sequence[Edition], files: Mapping[str, bytes], pages: int
    ) -> Printed:
        document, german = analysis.document, editions[0]
        scores = analysis.scores.values()
        return Printed(
            files=files,
            listed=ListedDocument(
                title=plain(german.title.nodes),
                subtitle=plain(german.subtitle.nodes) if german.subtitle else "",
                date=german.date,
                web=web_path(document.out_name, None),
                files=tuple(self._listed(document.out_name, editions, files)),
            ),
            paragraphs=len(scores),
            hard=sum(score.band in HARD_BANDS for score in scores),
            terms=sum(
                bool(note.back)
                for section in german.sections
                for chunk in section.chunks
                for note in chunk.sidebar
            ),
            missing=sum(edition.missing_slots for edition in editions),
            pages=pages,
        )

    def _listed(
        self, name: str, editions: Sequence[Edition], files: Mapping[str, bytes]
    ) -> Iterator[ListedFile]:
        for edition in editions:
            if edition.target is not None and web_path(name, edition.target) in files:
                yield ListedFile(name="Web", href=web_path(name, edition.target), language=edition.target)
        for edition in editions:
            for path, label in (
                (pdf_path(name, edition.target), "PDF, A4"),
                (leaflet_path(name), "Faltblatt"),
            ):
                if path in files and (edition.target is None or label != "Faltblatt"):
                    yield ListedFile(name=self.labels.say(label), href=path, language=edition.target)


def web_path(name: str, target: Language | None) -> str:
    """Return where a web edition lies under out/ (DESIGN section 6)."""
    return f"{name}/{target.tag}/index.html" if target else f"{name}/index.html"


def pdf_path(name: str, target: Language | None) -> str:
    """Return where an A4 PDF lies under out/."""
    return f"{name}/{name}.{target.tag}.pdf" if target else f"{name}/{name}.pdf"


def leaflet_path(name: str) -> str:
    """Return where a leaflet lies under out/."""
    return f"{name}/{name}.leaflet.pdf"
