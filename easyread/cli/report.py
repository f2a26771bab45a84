"""`easyread report`: a page for editors on each document, and one on all of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from easyread.check import PROFILES, ProfileName
from easyread.cli.check import chosen_profile
from easyread.cli.console import LANGUAGE, FailOn, Outcome
from easyread.cli.files import write_bytes
from easyread.cli.options import common, text
from easyread.cli.project import load_project
from easyread.cli.sources import read_sources
from easyread.document import Document
from easyread.message import say
from easyread.pipeline import Inspector, build_inspector
from easyread.problem import RenderError
from easyread.scoring import document_difficulty, score_document

if TYPE_CHECKING:
    from easyread.compose.report import Examined, Numbers, Report

FOLDER = "report"  # under out/
MEMORY = ".report.json"
_VERSION = 1


@click.command(help=text("report"))
@common
@click.option("--profile", type=click.Choice(PROFILES), default=None, help=text("profile"))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=None, help=text("out"))
def report(  # one parameter an option
    sources: tuple[str, ...],
    kind: str,
    fail_on: FailOn,
    quiet: bool,
    project: Path,
    profile: ProfileName | None,
    out: Path | None,
) -> None:
    """Write the reports and say where they are. What a text is like does not change the exit code."""
    outcome = Outcome(fail_on, quiet)
    settings = load_project(project)
    inspector = build_inspector(chosen_profile(settings, profile), settings.read_glossary(outcome))
    documents = list(read_sources(sources, settings.corpus, kind, outcome))
    folder = (out or settings.out) / FOLDER
    memory = Memory(folder / MEMORY)
    reports = [
        found
        for document in documents
        if (found := _compose(document, inspector, outcome, memory)) is not None
    ]
    if reports:
        pages = _render(reports, documents, inspector, settings.read_templates())
        try:
            for name, page in pages.items():
                write_bytes(folder / name, page.encode("utf-8"))
            write_bytes(folder / MEMORY, memory.data())
        except RenderError as trouble:
            outcome.add_error(trouble)
        else:
            if not quiet:
                click.echo(say("cli.report-where", LANGUAGE, path=str(folder / "index.html")), err=True)
    elif not quiet and documents:
        click.echo(say("cli.report-empty", LANGUAGE), err=True)
    outcome.finish()


def _compose(document: Document, inspector: Inspector, outcome: Outcome, memory: "Memory") -> "Report | None":
    """Return a document's report with the numbers of the last one; None: it has no word."""
    from easyread.compose.report import compose_report

    made = compose_report(_examine(document, inspector, outcome))
    return replace(made, before=memory.exchange(made.name, made.numbers)) if made else None


def _examine(document: Document, inspector: Inspector, outcome: Outcome) -> "Examined":
    from easyread.compose.report import Examined
    from easyread.glossary.candidates import find_candidates

    scored = score_document(document)
    return Examined(
        document=document,
        title=title_of(document),
        difficulty=document_difficulty(scored),
        scored=[(item.prose, item.score) for item in scored],
        findings=outcome.take(inspector.inspect(document)),
        candidates=find_candidates([document], inspector.glossary, inspector.index),
    )


def title_of(document: Document) -> str:
    """Return what a document is called: its title, its first heading of the first rank, or its file name."""
    headings = (prose.text for prose in document.proses() if prose.kind == "heading" and prose.depth == 1)
    return " ".join((document.metadata.title or next(headings, "") or document.name).split())


def _render(
    reports: "Sequence[Report]",
    documents: Sequence[Document],
    inspector: Inspector,
    templates: Mapping[str, str],
) -> dict[str, str]:
    """Return the pages by file name."""
    from easyread.compose.labels import load_labels
    from easyread.compose.report import compose_corpus
    from easyread.glossary.candidates import find_candidates
    from easyread.render.html import Pages
    from easyread.render.report import render_corpus, render_report

    labels = load_labels("de", {})
    pages = Pages(templates, labels)
    terms = find_candidates(documents, inspector.glossary, inspector.index)
    made = {f"{one.name}.html": render_report(pages, labels, one) for one in reports}
    return made | {"index.html": render_corpus(pages, labels, compose_corpus(reports, terms))}


class Memory:
    """The numbers of each document's present and last report, so that the next one can tell what changed.

    A second report on an unchanged text shows the same change as the first: what came before stays.
    """

    def __init__(self, path: Path) -> None:
        self._documents = _read(path)

    def exchange(self, name: str, now: "Numbers") -> "Numbers | None":
        """Return the numbers before the present ones, which are remembered; None: there were none."""
        known = self._documents.get(name, {})
        last = _numbers(known.get("before" if known.get("now") == asdict(now) else "now"))
        self._documents[name] = {"now": asdict(now), "before": asdict(last) if last else None}
        return last

    def data(self) -> bytes:
        """Return what is remembered, as JSON."""
        value = {"version": _VERSION, "documents": self._documents}
        return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _numbers(values: Mapping[str, float] | None) -> "Numbers | None":
    from easyread.compose.report import Numbers

    try:
        return (
            Numbers(
                difficulty=values["difficulty"],
                words=int(values["words"]),
                hard=int(values["hard"]),
                findings=int(values["findings"]),
            )
            if values
            else None
        )
    except KeyError:
        return None


def _read(path: Path) -> dict[str, dict[str, dict[str, float] | None]]:
    """Return what an earlier run remembered; nothing where the file is not one of ours."""
    try:
        value = json.loads(path.read_bytes())
        if value["version"] != _VERSION:
            return {}
        return {
            name: item
            for name, item in value["documents"].items()
            if isinstance(item, dict) and all(_are_numbers(numbers) for numbers in item.values())
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _are_numbers(value: object) -> bool:
    if value is None:
        return True
    return isinstance(value, dict) and all(isinstance(one, int | float) for one in value.values())
