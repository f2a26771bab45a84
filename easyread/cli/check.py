"""`easyread check`: what plain-language standards advise against, with the words and a way out."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

import click

from easyread.check import PROFILES, Profile, ProfileName, load_profile, override, without_echoes
from easyread.check.compare import Change, find_changes, likeness_of_sizes, likeness_of_texts
from easyread.cli.console import LANGUAGE, POINT, FailOn, Outcome, decimal
from easyread.cli.options import common, max_difficulty_option, text
from easyread.cli.project import Project, load_project
from easyread.cli.score import write_jsonl
from easyread.cli.sources import read_sources
from easyread.document import Document
from easyread.message import MessageLanguage, say
from easyread.pipeline import Inspector, build_inspector
from easyread.problem import Problem, SourceError
from easyread.render.findings import FINDING_COLUMNS, finding_object, github_line
from easyread.scoring import Scored, score_document, too_hard

FORMATS = ("text", "json", "jsonl", "csv", "sarif", "github", "junit")


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with what was found in it, and what changed since a revision or a baseline."""

    document: Document
    scored: tuple[Scored, ...]
    findings: Sequence[Problem]
    changes: Sequence[Change] = field(default_factory=tuple)

    def objects(self) -> list[dict[str, Any]]:
        """Return the findings as objects."""
        return [finding_object(self.document, problem, LANGUAGE) for problem in self.findings]

    def lines_of_changes(self) -> Iterator[str]:
        """Yield which paragraphs have become easier or harder."""
        for change in self.changes:
            prose = self.scored[change.number].prose
            code = "check.harder" if change.after > change.before else "check.easier"
            before, after = (decimal(number) for number in (change.before, change.after))
            said = say(code, LANGUAGE, before=before, after=after)
            yield f"{self.document.path}:{prose.line}: {said}"


@click.command(help=text("check"))
@common
@click.option("--profile", type=click.Choice(PROFILES), default=None, help=text("profile"))
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", help=text("format"))
@click.option(
    "--baseline", type=click.Path(path_type=Path, exists=True, dir_okay=False), help=text("baseline")
)
@click.option("--diff-base", metavar="REV", help=text("diff-base"))
@max_difficulty_option
def check(  # one parameter an option
    sources: tuple[str, ...],
    kind: str,
    fail_on: FailOn,
    quiet: bool,
    project: Path,
    profile: ProfileName | None,
    style: str,
    baseline: Path | None,
    diff_base: str | None,
    max_difficulty: float | None,
) -> None:
    """Check every document and say what was found."""
    outcome = Outcome(fail_on, quiet)
    settings = load_project(project)
    rules = chosen_profile(settings, profile)
    inspector = build_inspector(rules, settings.read_glossary(outcome))
    checked = [
        inspect(document, inspector, outcome)
        for document in read_sources(sources, settings.corpus, kind, outcome)
    ]
    if diff_base is not None:
        checked = [_since(one, diff_base, kind, inspector) for one in checked]
    if baseline is not None:
        checked = list(_beyond(checked, baseline))
    for one in checked:
        outcome.findings += one.findings
        if max_difficulty is not None:
            outcome.add(too_hard(one.document, one.scored, max_difficulty, POINT))
    _WRITERS[style](checked, rules)
    if style == "text" or not quiet:
        for line in (line for one in checked for line in one.lines_of_changes()):
            click.echo(line, err=style != "text")
    if style == "text" and checked:
        _write_total(checked, rules)
    outcome.finish()


def chosen_profile(settings: Project, name: ProfileName | None) -> Profile:
    """Return the profile of the command line or the project, with the project's own settings of rules."""
    profile = load_profile(name or settings.profile)
    for code, wish in settings.check.items():
        profile = override(profile, {code: wish}, settings.where.place("check", code))
    return profile


def inspect(document: Document, inspector: Inspector, outcome: Outcome) -> Checked:
    """Check and score one document; odd switches are noted in `outcome`."""
    findings = outcome.take(inspector.inspect(document))
    return Checked(document, score_document(document), findings)


def _since(one: Checked, revision: str, kind: str, inspector: Inspector) -> Checked:
    """Leave out what was there in a revision; a document that was not in it is new as a whole."""
    from easyread.cli.baseline import keys_in, without_known
    from easyread.cli.git import show_file
    from easyread.read import read_document

    path = one.document.path
    data = None if path == "-" else show_file(Path(path), revision)
    if not data or not data.strip():
        return one
    try:
        old = read_document(data, path, kind=kind).value
    except SourceError:  # it was no text then: all is new
        return one
    before = keys_in(old, inspector.inspect(old).value, LANGUAGE)
    new = without_known(one.findings, keys_in(one.document, one.findings, LANGUAGE), before)
    changes = find_changes(_levels(score_document(old)), _levels(one.scored), likeness_of_texts)
    return replace(one, findings=new, changes=changes)


def _levels(scored: Iterable[Scored]) -> list[tuple[str, float | None]]:
    return [(item.prose.text, item.score.difficulty if item.score else None) for item in scored]


def _beyond(checked: Sequence[Checked], path: Path) -> Iterator[Checked]:
    """Leave out what a baseline has; where it has scores, tell what changed, unless a revision told it."""
    from easyread.cli.baseline import keys_of, read_baseline, sizes_of, without_known

    known = read_baseline(path)
    for one in checked:
        name = one.document.path
        changes = one.changes
        if not changes and name in known.levels:
            # the sizes number the paragraphs that have a score
            numbers = [number for number, item in enumerate(one.scored) if item.score]
            found = find_changes(known.levels[name], sizes_of(one.document, one.scored), likeness_of_sizes)
            changes = [replace(change, number=numbers[change.number]) for change in found]
        old = known.findings.get(name, ())
        # a baseline is in the language of whoever made it: the one that knows more is right
        news = [
            without_known(one.findings, keys_of(one.findings, lang), old)
            for lang in get_args(MessageLanguage)
        ]
        yield replace(one, findings=min(news, key=len), changes=changes)


def _all(checked: Iterable[Checked]) -> list[dict[str, Any]]:
    return [item for one in checked for item in one.objects()]


def _write_json(checked: Sequence[Checked], _: Profile) -> None:
    click.echo(json.dumps(_all(checked), ensure_ascii=False, indent=1))


def _write_jsonl(checked: Sequence[Checked], _: Profile) -> None:
    write_jsonl(_all(checked))


def _write_csv(checked: Sequence[Checked], _: Profile) -> None:
    writer = csv.DictWriter(sys.stdout, FINDING_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_all(checked))


def _write_github(checked: Sequence[Checked], _: Profile) -> None:
    for item in _all(checked):
        click.echo(github_line(item))


def _write_sarif(checked: Sequence[Checked], _: Profile) -> None:
    from easyread.render.sarif import sarif_log

    paths = [one.document.path for one in checked]
    click.echo(json.dumps(sarif_log(_all(checked), paths, LANGUAGE), ensure_ascii=False, indent=1))


def _write_junit(checked: Sequence[Checked], profile: Profile) -> None:
    from easyread.render.junit import junit_xml

    codes = [code for code in profile.settings if profile.reports(code)]
    click.echo('<?xml version="1.0" encoding="UTF-8"?>')
    click.echo(junit_xml({one.document.path: one.objects() for one in checked}, codes))


def _write_text(checked: Sequence[Checked], _: Profile) -> None:
    from easyread.cli.findings import lines_of

    for one in checked:
        for line in lines_of(one.document, one.scored, one.findings, LANGUAGE):
            click.echo(line)


def _write_total(checked: Sequence[Checked], profile: Profile) -> None:
    count = sum(len(without_echoes(one.findings)) for one in checked)
    code = {0: "check.none", 1: "check.one"}.get(count, "check.total")
    click.echo(say(code, LANGUAGE, count=count, profile=profile.name))


_Writer = Callable[[Sequence[Checked], Profile], None]
_WRITERS: dict[str, _Writer] = {
    "text": _write_text,
    "json": _write_json,
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "sarif": _write_sarif,
    "github": _write_github,
    "junit": _write_junit,
}
