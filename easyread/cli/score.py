"""`easyread score`: the readability of each paragraph."""

import csv
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from easyread.cli.console import LANGUAGE, POINT, FailOn, Outcome, decimal
from easyread.cli.options import common, max_difficulty_option, text
from easyread.cli.project import load_project
from easyread.cli.sources import read_sources
from easyread.document import Document
from easyread.message import say
from easyread.render.lines import SCORE_COLUMNS, points_object, score_object, score_row
from easyread.scoring import Scored, document_difficulty, score_document, too_hard

MIN_POINTS = 0.05  # what adds less is not named in the table; machines get all


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
@click.option("--explain", is_flag=True, help=text("explain-points"))
def score(  # one parameter an option
    sources: tuple[str, ...],
    kind: str,
    fail_on: FailOn,
    quiet: bool,
    project: Path,
    style: str,
    max_difficulty: float | None,
    reference: str | None,
    explain: bool,
) -> None:
    """Score every block of text."""
    outcome = Outcome(fail_on, quiet)
    settings = load_project(project)
    objects: list[dict[str, Any]] = []
    means: dict[str, float | None] = {}
    for document in read_sources(sources, settings.corpus, kind, outcome):
        scored = score_document(document)
        means[document.path] = document_difficulty(scored)
        objects += [_object(document, item, reference, explain) for item in scored if item.score]
        if max_difficulty is not None:
            outcome.add(too_hard(document, scored, max_difficulty, POINT))
    writer = _write_explained if explain and style == "table" else _WRITERS[style]
    writer(objects)
    if style == "table":
        _write_means(means, objects)
    outcome.finish()


def _object(document: Document, item: Scored, reference: str | None, explain: bool) -> dict[str, Any]:
    """Return the object of a block; with its points and another tool's numbers where that was asked for."""
    if item.score is None:
        raise ValueError(f"{item.prose.id} has no score")
    found = score_object(document, item.prose, item.score)
    if explain:
        found["points"] = points_object(item.score)
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
    names = list(objects[0].get("points", ())) if objects else []
    writer.writerow([*SCORE_COLUMNS, *(f"points_{name}" for name in names)])
    writer.writerows([*score_row(item), *(item["points"][name] for name in names)] for item in objects)


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
                *(_band(item) if column == "band" else _shown(item[column]) for column in columns[1:]),
                *(_shown(item["reference"][column]) for column in theirs),
            ]
            for item in objects
        ],
    )


def _write_means(means: Mapping[str, float | None], objects: list[dict[str, Any]]) -> None:
    """Print the difficulty of each document, which --max-difficulty tests, and what the mark means."""
    for path, mean in means.items():
        if mean is not None:
            click.echo(say("cli.score.mean", LANGUAGE, path=path, difficulty=decimal(mean)))
    if any(item["confidence"] == "short" for item in objects):
        click.echo(say("cli.score.few-words", LANGUAGE))


def _write_explained(objects: list[dict[str, Any]]) -> None:
    """Print what the difficulty of each block is made of, the most first."""
    from easyread.cli.tables import print_table

    columns = ("place", "difficulty", "band", "base", "points")
    print_table(
        [say(f"cli.column.{column}", LANGUAGE) for column in columns],
        [
            [
                f"{item['file']}:{item['line']}",
                _shown(item["difficulty"]),
                _band(item),
                decimal(item["points"]["base"], ".2f"),
                _points_in_words(item["points"]),
            ]
            for item in objects
        ],
    )


def _points_in_words(points: Mapping[str, float]) -> str:
    added = sorted(
        ((name, point) for name, point in points.items() if name != "base" and abs(point) >= MIN_POINTS),
        key=lambda item: -item[1],
    )
    return "; ".join(
        f"{say(f'cli.feature.{name}', LANGUAGE)} {decimal(point, '+.2f')}" for name, point in added
    )


def _band(item: Mapping[str, Any]) -> str:
    """Return the band, with a mark where there are too few words to be sure."""
    return f"{item['band']} *" if item["confidence"] == "short" else str(item["band"])


def _shown(value: object) -> str:
    if isinstance(value, float):
        return decimal(value)
    return "–" if value is None else str(value)


_WRITERS = {"json": _write_json, "jsonl": write_jsonl, "csv": _write_csv, "table": _write_table}
