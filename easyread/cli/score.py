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
from easyread.document import Document
from easyread.message import say
from easyread.pipeline import Scored, score_document, too_hard
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
@click.option("--reference", type=click.Choice(["textstat"]), default=None, help=text("reference"))
def score(
    sources: tuple[str, ...],
    kind: str,
    fail_on: FailOn,
    quiet: bool,
    project: Path,
    style: str,
    max_difficulty: float | None,
    reference: str | None,
) -> None:
    """Score every block of text."""
    outcome = Outcome(fail_on, quiet)
    settings = load_project(project)
    objects: list[dict[str, Any]] = []
    for document in read_sources(sources, settings.corpus, kind, outcome):
        scored = score_document(document)
        objects += [_object(document, item, reference) for item in scored if item.score]
        if max_difficulty is not None:
            outcome.add(too_hard(document, scored, max_difficulty))
    _WRITERS[style](objects)
    outcome.finish()


def _object(document: Document, item: Scored, reference: str | None) -> dict[str, Any]:
    """Return the object of a block; with what another tool says of the same text where that was asked for."""
    if item.score is None:
        raise ValueError(f"{item.prose.id} has no score")
    found = score_object(document, item.prose, item.score)
    if reference is None:
        return found
    from easyread.measure.reference import reference_scores

    theirs = {name: round(value, 1) for name, value in reference_scores(item.prose.text).items()}
    return found | {"reference": {"tool": reference, **theirs}}


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
    theirs = ("flesch_amstad", "wiener_4", "lix") if any("reference" in item for item in objects) else ()
    print_table(
        [
            *(say(f"cli.column.{column}", LANGUAGE) for column in columns),
            *(f"{say(f'cli.column.{column}', LANGUAGE)} (textstat)" for column in theirs),
        ],
        [
            [
                f"{item['file']}:{item['line']}",
                *(_shown(item[column]) for column in columns[1:]),
                *(_shown(item["reference"][column]) for column in theirs),
            ]
            for item in objects
        ],
    )


def _shown(value: object) -> str:
    return "–" if value is None else str(value)


_WRITERS = {"json": _write_json, "jsonl": write_jsonl, "csv": _write_csv, "table": _write_table}
