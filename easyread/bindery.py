"""A glossary -> the files of its own edition: a page and a booklet, in German and for each language pair."""

from collections.abc import Iterator, Mapping, Sequence

from easyread.compose.analysis import Translation, Wishes
from easyread.compose.compose import CHECKED_BY_MACHINE
from easyread.compose.dictionary import Dictionary, Imprint, compose_dictionary
from easyread.compose.edition import Reference
from easyread.compose.labels import load_labels
from easyread.press import Made, Printed, Stock, pdf_path, web_path
from easyread.problem import Problem, Reported
from easyread.render.html import LanguageLink, ListedDocument, ListedFile, PageLinks, Pages
from easyread.render.pdf import render_pdf
from easyread.resources import GLOSSARY_NAME, Catalog, Language


class Bindery:
    """Holds what all editions of one glossary share."""

    def __init__(self, stock: Stock, imprint: Imprint) -> None:
        self.stock, self.imprint = stock, imprint
        self.labels = load_labels("de", stock.labels)
        self.pages = Pages(stock.templates, self.labels)

    def bind(self, foreigns: Sequence[tuple[Language, Catalog]], *, drafts: bool) -> Reported[Printed]:
        """Return all files of the glossary, and its row in the list of everything built."""
        editions = [self._compose(None, drafts=drafts)]
        editions += [self._compose(foreign, drafts=drafts) for foreign in foreigns]
        files: dict[str, bytes] = {}
        problems: list[Problem] = []
        pages = 0
        for edition in editions:
            for made in self._files(edition, editions):
                problems.extend(made.problems)
                if made.data is not None:
                    files[made.path] = made.data
                    pages += made.pages
        printed = Printed(
            files=files,
            listed=self._listed(editions, files),
            paragraphs=0,
            hard=0,
            terms=len(self.stock.glossary),
            missing=sum(edition.missing_slots for edition in editions),
            pages=pages,
        )
        return Reported(printed, tuple(problems))

    def _compose(self, foreign: tuple[Language, Catalog] | None, *, drafts: bool) -> Dictionary:
        translation = None
        if foreign is not None:
            language, catalog = foreign
            translation = Translation(
                language=language,
                labels=load_labels(language.labels, self.stock.labels),
                document=Catalog(language.tag, {}),
                glossary=catalog,
                drafts=drafts,
            )
        wishes = Wishes(labels=self.labels, glossary=self.stock.glossary, translation=translation)
        return compose_dictionary(wishes, self.imprint)

    def _files(self, edition: Dictionary, editions: Sequence[Dictionary]) -> Iterator[Made]:
        honesty = self.labels.say(CHECKED_BY_MACHINE)
        web = self.pages.dictionary(edition, self._links(edition, editions), honesty)
        yield Made(web_path(GLOSSARY_NAME, edition.target), web.encode("utf-8"))
        booklet = render_pdf(self.pages.booklet(edition, honesty), {}, path=GLOSSARY_NAME)
        yield Made(
            pdf_path(GLOSSARY_NAME, edition.target), booklet.value.data, booklet.value.pages, booklet.problems
        )

    def _links(self, edition: Dictionary, editions: Sequence[Dictionary]) -> PageLinks:
        up = "../" if edition.target is None else "../../"
        languages = tuple(
            LanguageLink(
                language=other.target or self.stock.german,
                href=up + web_path(GLOSSARY_NAME, other.target),
                current=other is edition,
            )
            for other in editions
        )
        file = Reference(
            name=self.labels.say("Zum Drucken: PDF, A4"), target=up + pdf_path(GLOSSARY_NAME, edition.target)
        )
        return PageLinks(home=up + "index.html", languages=languages, files=(file,))

    def _listed(self, editions: Sequence[Dictionary], files: Mapping[str, bytes]) -> ListedDocument:
        german = editions[0]
        listed = [
            ListedFile(name="Web", href=web_path(GLOSSARY_NAME, edition.target), language=edition.target)
            for edition in editions
            if edition.target
        ]
        listed += [
            ListedFile(name=self.labels.say("PDF, A4"), href=path, language=edition.target)
            for edition in editions
            if (path := pdf_path(GLOSSARY_NAME, edition.target)) in files
        ]
        return ListedDocument(
            title=german.title,
            subtitle=german.counted,
            date=german.date,
            web=web_path(GLOSSARY_NAME, None),
            files=tuple(listed),
        )
