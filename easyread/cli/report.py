"""`easyread report`: a page for editors on each document, and one on all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from easyread.check import PROFILES, ProfileName, without_echoes
from easyread.cli.check import chosen_profile
from easyread.cli.console import LANGUAGE, FailOn, Outcome
from easyread.cli.files import write_bytes
from easyread.cli.options import common, text
from easyread.cli.project import load_project
from easyread.cli.sources import read_sources
from easyread.document import Document, Place
from easyread.message import MessageLanguage, say
from easyread.pipeline import Inspector, build_inspector
from easyread.problem import Problem, RenderError
from easyread.scoring import document_difficulty, score_document

if TYPE_CHECKING:
    from easyread.cli.report_memory import Memory
    from easyread.compose.report import Examined, Report
    from easyread.render.html import Pages

FOLDER = "report"  # under out/


@click.command(help=text("report"))
@common
@click.option("--profile", type=click.Choice(PROFILES), default=None, help=text("profile"))
@click.option("--lang", type=click.Choice(["de", "en"]), default=LANGUAGE, help=text("report-lang"))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=None, help=text("out"))
def report(  # one parameter an option
    sources: tuple[str, ...],
    kind: str,
    fail_on: FailOn,
    quiet: bool,
    project: Path,
    profile: ProfileName | None,
    lang: MessageLanguage,
    out: Path | None,
) -> None:
    """Write the reports and say where they are. What a text is like does not change the exit code."""
    from easyread.cli.report_memory import Memory

    outcome = Outcome(fail_on, quiet)
    settings = load_project(project)
    inspector = build_inspector(chosen_profile(settings, profile), settings.read_glossary(outcome))
    folder = (out or settings.out) / FOLDER
    run = _Run(inspector, outcome, Memory(folder), {})
    for document in read_sources(sources, settings.corpus, kind, outcome):
        run.add(document)
    if run.reports:
        try:
            for name, data in run.files(settings.read_templates(), lang).items():
                write_bytes(folder / name, data)
        except RenderError as trouble:
            outcome.add_error(trouble)
        else:
            if not quiet:
                click.echo(say("cli.report-where", LANGUAGE, path=str(folder / "index.html")), err=True)
    outcome.finish()


@dataclass(slots=True)
class _Run:
    """The documents of this run, beside those that the folder remembers."""

    inspector: Inspector
    outcome: Outcome
    memory: "Memory"
    reports: "dict[str, Report]"  # by the key of the memory

    def add(self, document: Document) -> None:
        """Make the report of a document, with what has changed since the last one."""
        from easyread.compose.report import compose_report, with_changes

        key = self.memory.key(document.path)
        name = self.memory.name(key, document.out_name)
        made = compose_report(_examine(document, self.inspector, self.outcome), name)
        if made is None:
            self.outcome.add([Problem(code="report.no-word", severity="hint", place=Place(document.path))])
        else:
            self.reports[key] = with_changes(made, self.memory.exchange(key, name, made.state))

    def files(self, templates: Mapping[str, str], language: MessageLanguage) -> dict[str, bytes]:
        """Return what is written, by file name; what is remembered comes last."""
        from easyread.cli.report_memory import MEMORY
        from easyread.compose.report_corpus import compose_corpus
        from easyread.render.report import render_corpus, render_report

        pages = _pages(templates)
        made = {f"{one.name}.html": render_report(pages, language, one) for one in self.reports.values()}
        made["index.html"] = render_corpus(pages, language, compose_corpus(self.memory.listed(self.reports)))
        found = {name: page.encode("utf-8") for name, page in made.items()}
        return found | {MEMORY: self.memory.data(self.reports)}


def _pages(templates: Mapping[str, str]) -> "Pages":
    from easyread.compose.labels import load_labels
    from easyread.render.html import Pages

    return Pages(templates, load_labels("de", {}))


def _examine(document: Document, inspector: Inspector, outcome: Outcome) -> "Examined":
    from easyread.compose.report import Examined
    from easyread.glossary.candidates import find_candidates

    scored = score_document(document)
    return Examined(
        document=document,
        title=title_of(document),
        profile=inspector.checker.profile.name,
        difficulty=document_difficulty(scored),
        scored=[(item.prose, item.score) for item in scored],
        findings=tuple(without_echoes(outcome.take(inspector.inspect(document)))),
        candidates=find_candidates([document], inspector.glossary, inspector.index),
    )


def title_of(document: Document) -> str:
    """Return what a document is called: its title, its first heading of the first rank, or its file name."""
    headings = (prose.text for prose in document.proses() if prose.kind == "heading" and prose.depth == 1)
    return " ".join((document.metadata.title or next(headings, "") or document.name).split())
