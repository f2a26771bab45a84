"""`easyread extract`: the text with its blocks and sentences, as read."""

from pathlib import Path

import click

from easyread.cli.console import Outcome
from easyread.cli.options import as_option, quiet_option, text
from easyread.cli.score import write_jsonl
from easyread.cli.sources import read_sources
from easyread.render.lines import extract_object
from easyread.segment import segment_document


@click.command(help=text("extract"))
@click.argument("source")
@as_option
@quiet_option
@click.option("--format", "style", type=click.Choice(["text", "jsonl"]), default="text", help=text("format"))
def extract(source: str, kind: str, quiet: bool, style: str) -> None:
    """Print a document as it was read."""
    outcome = Outcome(quiet=quiet)
    for document in read_sources([source], Path(source), kind, outcome):
        if style == "jsonl":
            write_jsonl([extract_object(document, passage) for passage in segment_document(document)])
        else:
            click.echo("\n\n".join(prose.text for prose in document.proses()))
    outcome.finish()
