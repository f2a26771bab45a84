"""A build run: sources in, files out, and a closing table of what was made."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from easyread.bindery import Bindery
from easyread.cli.blocks import catalog_path
from easyread.cli.console import LANGUAGE, Outcome
from easyread.cli.files import write_bytes
from easyread.cli.pool import default_processes, print_documents
from easyread.cli.progress import watch
from easyread.cli.project import Project, language_of, read_catalog_file
from easyread.cli.shelf import SHELF, shelf_bytes, with_earlier
from easyread.cli.sources import read_sources
from easyread.cli.tables import print_table
from easyread.compose.compose import CHECKED_BY_MACHINE, NO_LEGAL_ADVICE
from easyread.compose.dictionary import Imprint
from easyread.document import Document, Place
from easyread.message import say
from easyread.press import Foreign, Press, Printed, Stock
from easyread.problem import EasyreadError, RenderError, UsageError

EDITIONS = ("web", "a4", "leaflet")  # of documents
GLOSSARY = "glossary"  # the edition of the glossary itself, made where it is asked for

LICENSE = "Apache License, Version 2.0"  # of the packaged entries


class Workshop:
    """Holds what a run was asked for."""

    def __init__(  # one parameter a wish
        self,
        project: Project,
        outcome: Outcome,
        *,
        out: Path,
        editions: tuple[str, ...],
        tags: tuple[str, ...],
        drafts: bool,
        annotate: bool,
        jobs: int = 0,
    ) -> None:
        known = (*EDITIONS, GLOSSARY)
        for name in editions:
            if name not in known:
                place = project.where.place("edition") if editions == project.edition else Place("--edition")
                raise UsageError("settings.unknown-edition", place=place, name=name, known=", ".join(known))
        self.project, self.outcome, self.out, self.drafts = project, outcome, out, drafts
        self.jobs = jobs
        where = project.where.place("lang") if tags == project.lang else Place("--lang")
        self.languages = tuple(language_of(tag, where) for tag in tags if tag != "de")
        self.stock = Stock(
            glossary=project.read_glossary(outcome),
            templates=project.read_templates(),
            labels=project.read_label_catalogs(),
            german=language_of("de"),
            editions=editions,
            annotate=annotate,
            links=project.links,
        )
        self.glossaries = {
            language.tag: project.read_glossary_catalog(language.tag, outcome) for language in self.languages
        }

    def run(self, sources: Sequence[str], kind: str) -> None:
        """Build everything; a document that cannot be read or printed does not stop the others."""
        printed = list(self._print(self._documents(sources, kind)))
        if GLOSSARY in self.stock.editions:
            printed += self._bind()
        if printed:
            press_labels = Press(self.stock)
            listed = with_earlier(self.out, [item.listed for item in printed])
            index = press_labels.pages.index(
                listed,
                press_labels.labels.say(CHECKED_BY_MACHINE),
                press_labels.labels.say(NO_LEGAL_ADVICE),
            )
            self._write({"index.html": index.encode("utf-8"), SHELF: shelf_bytes(listed)}.items())
        if not self.outcome.quiet:
            self._close(printed)

    def _documents(self, sources: Sequence[str], kind: str) -> list[Document]:
        """Return the documents to print; none where the glossary alone is wanted."""
        if not sources and self.stock.editions == (GLOSSARY,):
            return []
        return list(read_sources(sources, self.project.corpus, kind, self.outcome))

    def _bind(self) -> Iterator[Printed]:
        """Print and write the glossary itself."""
        said = self.project.imprint
        imprint = Imprint(title=said.title, license=said.license or LICENSE, contact=said.contact)
        foreigns = [(language, self.glossaries[language.tag]) for language in self.languages]
        printed = self.outcome.take(Bindery(self.stock, imprint).bind(foreigns, drafts=self.drafts))
        if self._write(printed.files.items()):
            yield replace(printed, files={})

    def _print(self, documents: Sequence[Document]) -> Iterator[Printed]:
        """Print and write the documents; memory holds the files of one document at a time."""
        jobs = [(document, self._foreigns(document)) for document in documents]
        results = print_documents(self.stock, jobs, self.jobs or default_processes(len(jobs)))
        title = say("cli.building", LANGUAGE)
        for result in watch(results, len(jobs), title, quiet=self.outcome.quiet):
            if isinstance(result, EasyreadError):
                self.outcome.add_error(result)
            elif self._write((printed := self.outcome.take(result)).files.items()):
                self._remove(printed.withheld)
                yield replace(printed, files={})

    def _remove(self, paths: Iterable[str]) -> None:
        """Remove what an earlier run made and this one could not: it would say what is no longer so."""
        for path in paths:
            (self.out / path).unlink(missing_ok=True)

    def _foreigns(self, document: Document) -> tuple[Foreign, ...]:
        return tuple(
            Foreign(
                language=language,
                document=read_catalog_file(catalog_path(document, language.tag), language.tag, self.outcome),
                glossary=self.glossaries[language.tag],
                drafts=self.drafts,
            )
            for language in self.languages
        )

    def _write(self, files: Iterable[tuple[str, bytes]]) -> bool:
        try:
            for path, data in files:
                write_bytes(self.out / path, data)
        except RenderError as trouble:
            self.outcome.add_error(trouble)
            return False
        return True

    def _close(self, printed: Sequence[Printed]) -> None:
        """Print the closing table to standard error."""
        problems = len(self.outcome.shown())
        numbers = {
            "documents": len(printed),
            "paragraphs": sum(item.paragraphs for item in printed),
            "hard": sum(item.hard for item in printed),
            "terms": sum(item.terms for item in printed),
            "missing": sum(item.missing for item in printed),
            "pages": sum(item.pages for item in printed),
            "problems": problems,
        }
        print_table(
            [say(f"cli.total.{name}", LANGUAGE) for name in numbers],
            [[str(number) for number in numbers.values()]],
            to_stderr=True,
        )
        if printed:
            click.echo(say("cli.where", LANGUAGE, path=str(self.out / "index.html")), err=True)
