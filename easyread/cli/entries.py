"""`easyread glossary new|show|forms|candidates|unused|stats`: one entry, and what a glossary covers."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from easyread.cli.console import LANGUAGE, Outcome
from easyread.cli.files import read_bytes, write_bytes
from easyread.cli.options import as_option, project_option, quiet_option, text
from easyread.cli.project import MAX_RESOURCE_BYTES, Project, language_of, load_project
from easyread.cli.score import write_jsonl
from easyread.cli.sources import read_sources
from easyread.cli.tables import print_table
from easyread.document import Document, Place
from easyread.glossary.candidates import Candidate, find_candidates
from easyread.glossary.find import entry_of, find_entry
from easyread.glossary.lint import unmatched
from easyread.glossary.skeleton import entry_id, headword_of, make_skeleton
from easyread.glossary.stats import STATUSES, Stats, count_glossary, total_states
from easyread.link import build_index
from easyread.message import say
from easyread.problem import EasyreadError, UsageError
from easyread.resources import Entry, Glossary
from easyread.translate import SLOT_STATES
from easyread.wordforms import expand

style_option = click.option(
    "--format", "style", type=click.Choice(["table", "json", "jsonl"]), default="table", help=text("format")
)
sources_argument = click.argument("sources", nargs=-1, metavar="[SOURCE]...")


@click.command(help=text("glossary-new"))
@click.argument("term")
@click.option("--copy", is_flag=True, help=text("glossary-copy"))
@project_option
def new(term: str, project: Path, *, copy: bool) -> None:
    """Write the file of a new entry, or with `copy` that of a packaged one; never over one that is there."""
    settings = load_project(project)
    outcome = Outcome()
    glossary = settings.read_glossary(outcome)
    if copy:
        _write_copy(find_entry(term, glossary, build_index(glossary)), settings)
    else:
        _write_new(term, glossary, settings)
    outcome.finish()


def _write_new(term: str, glossary: Glossary, settings: Project) -> None:
    """Write a new entry's skeleton. Raises: UsageError where an entry has this form already."""
    known = entry_of(term, glossary, build_index(glossary))
    if known is not None:
        place = Place(str(known.place.path))
        variant = "" if known.own else "packaged"
        path = str(settings.glossary / "terms" / f"{known.id}.toml")
        raise UsageError("glossary.known", place=place, name=term, entry=known.id, path=path, variant=variant)
    _write_skeleton(term, glossary, settings)


def _write_copy(entry: Entry, settings: Project) -> None:
    """Write a packaged entry into the project. Raises: UsageError where the entry is the project's own."""
    path = settings.glossary / "terms" / f"{entry.id}.toml"
    if entry.own or path.exists():
        raise UsageError("glossary.exists", place=Place(str(path)), name=entry.id)
    write_bytes(path, read_bytes(Path(entry.place.path), MAX_RESOURCE_BYTES))
    click.echo(say("cli.written", LANGUAGE, path=str(path)), err=True)


def _write_skeleton(term: str, glossary: Glossary, settings: Project) -> None:
    """Write an entry's skeleton. Raises: UsageError where there is such a file, or no id can be made."""
    name = entry_id(term)
    if not name:
        raise UsageError("glossary.no-letters", place=Place("new"), name=term)
    path = settings.glossary / "terms" / f"{name}.toml"
    if path.exists() or name in glossary.entries:
        raise UsageError("glossary.exists", place=Place(str(path)), name=name)
    write_bytes(path, make_skeleton(term, glossary).encode("utf-8"))
    click.echo(say("cli.written", LANGUAGE, path=str(path)), err=True)


@click.command(help=text("glossary-show"))
@click.argument("term", metavar="ID")
@click.option("--lang", "tags", default="", metavar="ar,uk,…", help=text("lang"))
@project_option
def show(term: str, tags: str, project: Path) -> None:
    """Print an entry as a reader sees it, in German and in the languages asked for."""
    from easyread.cli.entry_text import entry_text

    settings = load_project(project)
    outcome = Outcome()
    glossary = settings.read_glossary(outcome)
    entry = find_entry(term, glossary, build_index(glossary))
    languages = [language_of(tag.strip()) for tag in tags.split(",") if tag.strip() not in ("", "de")]
    catalogs = [(one, settings.read_glossary_catalog(one.tag, outcome)) for one in languages]
    click.echo(entry_text(entry, glossary, catalogs))
    outcome.finish()


@click.command(help=text("glossary-forms"))
@click.argument("term", metavar="ID")
@style_option
@project_option
def forms(term: str, style: str, project: Path) -> None:
    """Print what the classes of an entry generate."""
    outcome = Outcome()
    glossary = load_project(project).read_glossary(outcome)
    entry = find_entry(term, glossary, build_index(glossary))
    names = [(entry.headword, entry.inflection), *((one.form, one.inflection) for one in entry.aliases)]
    objects = [
        {"entry": entry.id, "name": name, "class": code, "form": form.text, "kind": form.kind}
        for name, code in names
        for form in expand(name, code)
    ]
    _write(objects, style, ("name", "class", "form", "kind"))
    outcome.finish()


@click.command(help=text("glossary-candidates"))
@sources_argument
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help=text("limit"))
@click.option("--write", "wanted", multiple=True, metavar="WORD", help=text("glossary-write"))
@style_option
@as_option
@quiet_option
@project_option
def candidates(
    sources: tuple[str, ...],
    limit: int,
    wanted: tuple[str, ...],
    style: str,
    kind: str,
    quiet: bool,
    project: Path,
) -> None:
    """List the words that no entry covers, the one most worth an entry first."""
    outcome = Outcome(quiet=quiet)
    settings = load_project(project)
    glossary = settings.read_glossary(outcome)
    documents = _documents(sources, settings, kind, outcome)
    found = find_candidates(documents, glossary, build_index(glossary))[:limit]
    objects = [_candidate_object(one) for one in found]
    _write(objects, style, ("word", "count", "documents", "rareness", "part", "entry", "score", "context"))
    for word in wanted:
        try:
            _write_skeleton(headword_of(word), glossary, settings)
        except EasyreadError as trouble:
            outcome.add_error(trouble)
    outcome.finish()


@click.command(help=text("glossary-unused"))
@sources_argument
@style_option
@as_option
@quiet_option
@project_option
def unused(sources: tuple[str, ...], style: str, kind: str, quiet: bool, project: Path) -> None:
    """List the entries that these documents never name."""
    outcome = Outcome(quiet=quiet)
    settings = load_project(project)
    glossary = settings.read_glossary(outcome)
    documents = _documents(sources, settings, kind, outcome)
    never = unmatched(glossary, build_index(glossary), documents)
    objects = [{"entry": entry.id, "headword": entry.headword, "kind": entry.kind} for entry in never]
    _write(objects, style, ("entry", "headword", "kind"))
    outcome.finish()


@click.command(help=text("glossary-stats"))
@click.option("--format", "style", type=click.Choice(["table", "json"]), default="table", help=text("format"))
@project_option
def stats(style: str, project: Path) -> None:
    """Count the entries by kind and status, the translations by state, and how old the law in them is."""
    outcome = Outcome()
    settings = load_project(project)
    glossary = settings.read_glossary(outcome)
    catalogs = {tag: settings.read_glossary_catalog(tag, outcome) for tag in settings.glossary_tags()}
    counted = count_glossary(glossary, build_index(glossary), catalogs, datetime.now(UTC).date())
    if style == "json":
        click.echo(json.dumps(asdict(counted), ensure_ascii=False, indent=1))
    else:
        _print_stats(counted)
    outcome.finish()


def _print_stats(counted: Stats) -> None:
    rows = [[kind, *map(str, row.values()), str(sum(row.values()))] for kind, row in counted.kinds.items()]
    sums = [str(sum(row[status] for row in counted.kinds.values())) for status in STATUSES]
    rows.append([_column("sum"), *sums, str(counted.entries)])
    print_table(_columns(("kind", *(f"status-{status}" for status in STATUSES), "sum")), rows)
    click.echo()
    languages = [
        [language_of(tag).german, *(str(states[state]) for state in SLOT_STATES), str(total_states(states))]
        for tag, states in counted.languages.items()
    ]
    print_table(_columns(("language", *SLOT_STATES, "sum")), languages)
    click.echo()
    ages = [[month, str(count)] for month, count in counted.as_of.items()]
    print_table(_columns(("as_of", "count")), [*ages, [_column("undated"), str(counted.undated)]])
    click.echo()
    numbers = {"forms": counted.forms, "reviewed-entries": counted.reviewed, "overdue": counted.overdue}
    print_table(_columns(tuple(numbers)), [[str(number) for number in numbers.values()]])


def _documents(sources: Sequence[str], settings: Project, kind: str, outcome: Outcome) -> list[Document]:
    return list(read_sources(sources, settings.corpus, kind, outcome))


def _candidate_object(one: Candidate) -> dict[str, Any]:
    contexts = [{"file": it.place.path, "line": it.place.line, "text": it.text} for it in one.contexts]
    return {
        "word": one.word,
        "forms": list(one.forms),
        "count": one.count,
        "documents": one.documents,
        "rareness": round(one.rareness, 1),
        "part": one.part,
        "entry": one.entry,
        "score": one.score,
        "context": one.contexts[0].text if one.contexts else "",
        "contexts": contexts,
    }


def _write(objects: list[dict[str, Any]], style: str, columns: Sequence[str]) -> None:
    if style == "json":
        click.echo(json.dumps(objects, ensure_ascii=False, indent=1))
    elif style == "jsonl":
        write_jsonl(objects)
    else:
        print_table(_columns(columns), [[str(item[column]) for column in columns] for item in objects])


def _columns(names: Iterable[str]) -> list[str]:
    return [_column(name) for name in names]


def _column(name: str) -> str:
    return say(f"cli.column.{name}", LANGUAGE)


COMMANDS: Mapping[str, click.Command] = {
    command.name or "": command for command in (new, show, forms, candidates, unused, stats)
}
