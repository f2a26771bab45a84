"""`easyread score`: the readability of each paragraph."""

import csv
import json
import sys
from pathlib import Path
from typing import Any

import click

from easyread.cli.console import LANGUAGE, FailOn, Outcome
from easyread.cli.options import common, max_difficulty_option, text
from easyread.cli.project import load_project
from easyread.cli.sources import read_sources
from easyread.message import say
from easyread.pipeline import score_document, too_hard
from easyread.render.lines import SCORE_COLUMNS, score_object, score_row


@click.command(help=text("score"))
@common
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    default="table",
    help=text("format"),
)
@max_difficulty_option
def score(
    sources: tuple[str, ...],
    kind: str,
    fail_on: FailOn,
    quiet: bool,
    project: Path,
    style: str,
    max_difficulty: float | None,
) -> None:
    """Score every block of text."""
    outcome = Outcome(fail_on, quiet)
    settings = load_project(project)
    objects: list[dict[str, Any]] = []
    for document in read_sources(sources, settings.corpus, kind, outcome):
        scored = score_document(document)
        objects += [score_object(document, item.prose, item.score) for item in scored if item.score]
        if max_difficulty is not None:
            outcome.add(too_hard(document, scored, max_difficulty))
    _WRITERS[style](objects)
    outcome.finish()


def _write_json(objects: list[dict[str, Any]]) -> None:
    click.echo(json.dumps(objects, ensure_ascii=False, indent=1))


def write_jsonl(objects: list[dict[str, Any]]) -> None:
    """Print one object a line."""
    for item in objects:
        click.echo(json.dumps(item, ensure_ascii=False))


def _write_csv(objects: list[dict[str, Any]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(SCORE_COLUMNS)
    writer.writerows(score_row(item) for item in objects)


def _write_table(objects: list[dict[str, Any]]) -> None:
    from easyread.cli.tables import print_table

    columns = (
        "place",
        "kind",
        "words",
        "sentences",
        "difficulty",
        "band",
        "flesch_amstad",
        "wiener_4",
        "lix",
    )
    print_table(
        [say(f"cli.column.{column}", LANGUAGE) for column in columns],
        [
            [f"{item['file']}:{item['line']}", *(_shown(item[column]) for column in columns[1:])]
            for item in objects
        ],
    )


def _shown(value: object) -> str:
    return "–" if value is None else str(value)


_WRITERS = {"json": _write_json, "jsonl": write_jsonl, "csv": _write_csv, "table": _write_table}
