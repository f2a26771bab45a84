"""`easyread link`: every mention of a glossary term."""

import json
from pathlib import Path
from typing import Any

import click

from easyread.cli.console import LANGUAGE, FailOn, Outcome
from easyread.cli.options import common, text
from easyread.cli.project import load_project
from easyread.cli.score import write_jsonl
from easyread.cli.sources import read_sources
from easyread.link import build_index, link_document
from easyread.message import say
from easyread.render.lines import mention_object


@click.command(help=text("link"))
@common
@click.option(
    "--format", "style", type=click.Choice(["table", "json", "jsonl"]), default="table", help=text("format")
)
def link(
    sources: tuple[str, ...], kind: str, fail_on: FailOn, quiet: bool, project: Path, style: str
) -> None:
    """List every mention, in headings and link texts too."""
    outcome = Outcome(fail_on, quiet)
    settings = load_project(project)
    index = build_index(settings.read_glossary(outcome))
    objects = [
        mention_object(document, mention)
        for document in read_sources(sources, settings.corpus, kind, outcome)
        for mention in link_document(document, index)
    ]
    if style == "json":
        click.echo(json.dumps(objects, ensure_ascii=False, indent=1))
    elif style == "jsonl":
        write_jsonl(objects)
    else:
        _write_table(objects)
    outcome.finish()


def _write_table(objects: list[dict[str, Any]]) -> None:
    from easyread.cli.tables import print_table

    print_table(
        [say(f"cli.column.{column}", LANGUAGE) for column in ("place", "surface", "headword", "kind")],
        [
            [
                f"{item['file']}:{item['line']}:{item['column']}",
                item["surface"],
                item["headword"],
                item["kind"],
            ]
            for item in objects
        ],
    )
