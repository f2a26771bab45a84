"""`easyread glossary`: the tools of those who write and mend entries."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from easyread.cli.console import LANGUAGE, FailOn, Outcome
from easyread.cli.entries import COMMANDS, style_option
from easyread.cli.files import read_bytes
from easyread.cli.options import as_option, project_option, quiet_option, sources_argument, text
from easyread.cli.project import MAX_RESOURCE_BYTES, load_project
from easyread.cli.score import write_jsonl
from easyread.cli.sources import read_sources
from easyread.document import Place
from easyread.glossary.laws import Law, read_law
from easyread.glossary.lint import Inspection, lint_glossary
from easyread.glossary.plain import Check
from easyread.message import advice_of, message_of
from easyread.problem import Problem, UsageError
from easyread.read.toml import read_glossary
from easyread.resources import Glossary


@click.group(help=text("glossary"))
def glossary() -> None:
    """Hold the commands together."""


for _command in COMMANDS.values():
    glossary.add_command(_command)


@glossary.command(help=text("glossary-lint"))
@sources_argument
@click.option(
    "--law",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    help=text("glossary-law"),
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=None, help=text("glossary-today"))
@click.option(
    "--fail-on",
    type=click.Choice(["never", "hint", "warning", "error"]),
    default="warning",
    show_default=True,
    help=text("fail-on"),
)
@style_option
@as_option
@quiet_option
@project_option
def lint(
    sources: tuple[str, ...],
    folder: Path | None,
    today: datetime | None,
    fail_on: FailOn,
    style: str,
    kind: str,
    quiet: bool,
    project: Path,
) -> None:
    """Name everything that is wrong in the entries, in one run, by file and line."""
    outcome = Outcome(fail_on, quiet)
    settings = load_project(project)
    files = settings.glossary_files()
    own = settings.own_entries(files)
    reported = read_glossary(files, own)
    own = own or frozenset(files)  # the packaged entries, where the project has none
    outcome.add_resource(problem for problem in reported.problems if problem.place.path in own)
    documents = list(read_sources(sources, settings.corpus, kind, outcome)) if sources else None
    inspection = Inspection(
        today=today.date() if today else _today(),
        texts={path: data.decode("utf-8-sig", "replace") for path, data in files.items()},
        laws=_laws(folder) if folder else None,
        documents=documents,
        check=_plain_check(reported.value),
    )
    found = lint_glossary(reported.value, inspection)
    outcome.add(problem for problem in found if problem.place.path in own)
    if style != "table":
        write_objects([_problem_object(problem) for problem in outcome.shown()], style)
        raise SystemExit(outcome.exit_code())
    outcome.finish()


def write_objects(objects: list[dict[str, Any]], style: str) -> None:
    """Print objects as one JSON array, or one a line."""
    if style == "jsonl":
        write_jsonl(objects)
    else:
        click.echo(json.dumps(objects, ensure_ascii=False, indent=1))


def _plain_check(glossary: Glossary) -> Check:
    """Return what finds the mistakes of an easy text: the profile "leicht", with its packaged settings."""
    from easyread.check import load_profile
    from easyread.pipeline import build_inspector

    inspector = build_inspector(load_profile("leicht"), glossary)
    return lambda document: inspector.inspect(document).value


def _laws(folder: Path) -> dict[str, Law]:
    """Return the statutes of a folder by the name of their file. Raises: UsageError where there is none."""
    laws = {path.name: read_law(content) for path, content in _markdown(folder)}
    if not laws:
        raise UsageError("glossary.no-laws", place=Place(str(folder)))
    return laws


def _markdown(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.glob("*.md")):
        yield path, read_bytes(path, MAX_RESOURCE_BYTES).decode("utf-8-sig", "replace")


def _today() -> date:
    """Return the day of this run: the one place where the clock is asked, for reviews that are overdue."""
    return datetime.now(UTC).date()


def _problem_object(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.place.path,
        "line": problem.place.line,
        "code": problem.code,
        "severity": problem.severity,
        "entry": str(problem.values.get("entry", "")),
        "message": message_of(problem, LANGUAGE),
        "advice": advice_of(problem, LANGUAGE),
    }
