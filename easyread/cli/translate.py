"""`easyread translate`: translators' files, made and kept up to date. PO inside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from easyread.cli.blocks import catalog_path, load_state, state_path
from easyread.cli.console import LANGUAGE, Outcome
from easyread.cli.files import write_bytes
from easyread.cli.options import quiet_option, sources_argument, text
from easyread.cli.project import MAX_RESOURCE_BYTES, Project, language_of, load_project, read_catalog_file
from easyread.cli.sources import read_sources
from easyread.cli.tables import print_table
from easyread.document import Document, Place
from easyread.message import say
from easyread.problem import EasyreadError, UsageError
from easyread.resources import Language
from easyread.translate import (
    SLOT_STATES,
    BlockState,
    Slot,
    align_blocks,
    count_states,
    document_slots,
    find_foreign_links,
    glossary_slots,
    update_catalog,
    write_block_state,
)

lang_option = click.option("--lang", "tags", default="", metavar="ar,uk,…", help=text("lang"))
project_option = click.option(
    "--project",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help=text("project"),
)


@dataclass(frozen=True, slots=True)
class Job:
    """One file of one language, and what belongs into it."""

    path: Path
    language: Language
    slots: tuple[Slot, ...]


@click.group(help=text("translate"))
def translate() -> None:
    """Hold the commands together."""


@translate.command(help=text("translate-extract"))
@sources_argument
@lang_option
@project_option
@quiet_option
def extract(sources: tuple[str, ...], tags: str, project: Path, quiet: bool) -> None:
    """Make the files that are missing and bring the others up to date."""
    _refresh(sources, tags, project, Outcome(quiet=quiet), make=True)


@translate.command(help=text("translate-update"))
@sources_argument
@lang_option
@project_option
@quiet_option
def update(sources: tuple[str, ...], tags: str, project: Path, quiet: bool) -> None:
    """Bring the files that are there up to date."""
    _refresh(sources, tags, project, Outcome(quiet=quiet), make=False)


@translate.command(help=text("translate-status"))
@sources_argument
@lang_option
@project_option
@quiet_option
def status(sources: tuple[str, ...], tags: str, project: Path, quiet: bool) -> None:
    """Print a row for each file: how many slots are in each state."""
    outcome = Outcome(quiet=quiet)
    settings = load_project(project)
    rows = []
    for job in _jobs(settings, sources, _languages(tags, settings), outcome)[0]:
        catalog = read_catalog_file(job.path, job.language.tag, outcome)
        outcome.add(find_foreign_links(job.slots, catalog))
        counts = count_states(job.slots, catalog)
        rows.append([str(job.path), job.language.german, *(str(counts[state]) for state in SLOT_STATES)])
    names = ("file", "language", *SLOT_STATES)
    print_table([say(f"cli.column.{name}", LANGUAGE) for name in names], rows)
    outcome.finish()


def _refresh(sources: Sequence[str], tags: str, project: Path, outcome: Outcome, *, make: bool) -> None:
    settings = load_project(project)
    jobs, states = _jobs(settings, sources, _languages(tags, settings), outcome)
    for path, state in states:
        if make or path.is_file():
            _write(path, write_block_state(state), outcome)
    for job in jobs:
        if not make and not job.path.is_file():
            continue
        try:
            old = _old(job.path)
            data = outcome.take(update_catalog(old, job.slots, job.language, path=str(job.path)))
            if data != old:
                _write(job.path, data, outcome)
        except EasyreadError as trouble:
            outcome.add_error(trouble)
    outcome.finish()


def _old(path: Path) -> bytes | None:
    """Return what a translator's file holds now. One that is too large is left alone: its reader says so."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return file.read(MAX_RESOURCE_BYTES + 1)


def _write(path: Path, data: bytes, outcome: Outcome) -> None:
    if path.is_file() and path.read_bytes() == data:
        return
    try:
        write_bytes(path, data)
    except EasyreadError as trouble:
        outcome.add_error(trouble)
        return
    if not outcome.quiet:
        click.echo(say("cli.written", LANGUAGE, path=str(path)), err=True)


def _languages(tags: str, project: Project) -> tuple[Language, ...]:
    """Return the languages asked for, or those of the settings, or those that have files already."""
    named = [tag.strip() for tag in tags.split(",") if tag.strip()] or list(project.lang)
    if not named:
        named = sorted(path.stem for path in (project.glossary / "locale").glob("*.po"))
    if not named:
        raise UsageError("settings.no-language", place=Place("--lang"))
    where = project.where.place("lang") if named == list(project.lang) else Place("--lang")
    return tuple(language_of(tag, where) for tag in dict.fromkeys(named) if tag != "de")


def _jobs(
    project: Project, sources: Sequence[str], languages: Sequence[Language], outcome: Outcome
) -> tuple[list[Job], list[tuple[Path, BlockState]]]:
    """Return the files of all documents and, where none is named, of the glossary; and the states."""
    jobs: list[Job] = []
    states: list[tuple[Path, BlockState]] = []
    if not sources:
        glossary = glossary_slots(project.read_glossary(outcome))
        for language in languages:
            jobs.append(Job(project.glossary / "locale" / f"{language.tag}.po", language, glossary))
    for document, state in _documents(project, sources, outcome):
        states.append((state_path(document), state))
        slots = document_slots(document)
        jobs.extend(Job(catalog_path(document, language.tag), language, slots) for language in languages)
    return jobs, states


def _documents(
    project: Project, sources: Sequence[str], outcome: Outcome
) -> Iterator[tuple[Document, BlockState]]:
    for document in read_sources(sources, project.corpus, "auto", outcome):
        try:
            yield align_blocks(load_state(document), document)
        except EasyreadError as trouble:
            outcome.add_error(trouble)
