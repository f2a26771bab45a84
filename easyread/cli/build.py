"""`easyread build`: editions of documents, or of the whole corpus."""

from pathlib import Path

import click

from easyread.cli.console import FailOn, Outcome
from easyread.cli.options import common, text
from easyread.cli.project import load_project
from easyread.cli.workshop import EDITIONS, Workshop


@click.command(help=text("build"))
@common
@click.option("--edition", "editions", default="", metavar="web,a4,leaflet,glossary", help=text("edition"))
@click.option("--lang", "tags", default="", metavar="ar,uk,…", help=text("lang"))
@click.option("--drafts", is_flag=True, help=text("drafts"))
@click.option("--annotate", is_flag=True, help=text("annotate"))
@click.option("--jobs", type=click.IntRange(0, 64), default=0, help=text("jobs"))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=None, help=text("out"))
def build(  # one parameter an option
    sources: tuple[str, ...],
    kind: str,
    fail_on: FailOn,
    quiet: bool,
    project: Path,
    editions: str,
    tags: str,
    drafts: bool,
    annotate: bool,
    jobs: int,
    out: Path | None,
) -> None:
    """Make the editions and say what came of it."""
    outcome = Outcome(fail_on, quiet)
    settings = load_project(project)
    workshop = Workshop(
        settings,
        outcome,
        out=out or settings.out,
        editions=_names(editions) or settings.edition or EDITIONS,
        tags=_names(tags) or settings.lang,
        drafts=drafts or settings.drafts,
        annotate=annotate or settings.annotate,
        jobs=jobs,
    )
    workshop.run(sources, kind)
    outcome.finish()


def _names(given: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in given.split(",") if name.strip()))
