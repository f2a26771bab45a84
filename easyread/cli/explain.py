"""`easyread explain CODE`: what a finding means, why it matters and whose advice it is."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from easyread.check import PROFILES, Profile, Rule, load_profile, load_rules
from easyread.cli.console import LANGUAGE, Outcome
from easyread.cli.options import text
from easyread.cli.project import load_project
from easyread.document import Place
from easyread.message import MessageLanguage, advice_of, codes, message_of, say, texts_of
from easyread.pipeline import build_inspector
from easyread.problem import Problem, UsageError
from easyread.read import read_document
from easyread.resources import Glossary

_VALUE = re.compile(r"\{\w+\}")
_OF_GLOSSARY = frozenset({"unexplained-jargon", "synonym-switch"})


@click.command(help=text("explain"))
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Print what is said, and advised, for one code; for a rule by its examples, with reason and limits.

    Without a code: the names of all rules, and what they are about.
    """
    if code is None:
        _list_rules()
        return
    code = code.lower()
    if code not in codes():
        near = difflib.get_close_matches(code, codes(), 1, 0.6)
        raise UsageError(
            "settings.unknown-code",
            place=Place("easyread explain"),
            name=code,
            known=near[0] if near else "",
            variant="near" if near else "",
        )
    click.echo(click.style(code, bold=True))
    rule = load_rules().get(code)
    found = find_in_examples(rule) if rule else ()
    languages: tuple[MessageLanguage, ...] = ("de", "en") if LANGUAGE == "de" else ("en", "de")
    for language in languages:
        lines = _of_rule(rule, found, language) if rule else _sentences(code, language)
        click.echo(f"\n[{language}]")
        for line in lines:
            click.echo(line)


def _list_rules() -> None:
    """Print the name of each rule, and the same in words."""
    rules = load_rules()
    width = max(map(len, rules))
    for code in sorted(rules):
        click.echo(f"{code:<{width}}  {texts_of(code)[f'name_{LANGUAGE}']}")


def find_in_examples(rule: Rule) -> tuple[Problem, ...]:
    """Return what is found in each bad example of a rule. Shape: one finding an example."""
    leicht = load_profile("leicht")
    limit = rule.example_limit or leicht.limit(rule.code)
    settings = {
        code: replace(setting, severity="hint" if code == rule.code else None, limit=limit)
        for code, setting in leicht.settings.items()
    }
    glossary = Glossary({})
    if rule.code in _OF_GLOSSARY:
        glossary = load_project(Path()).read_glossary(Outcome())
    inspector = build_inspector(Profile("explain", settings), glossary)
    documents = (read_document(text.encode(), "explain.md").value for text in rule.bad)
    return tuple(inspector.inspect(document).value[0] for document in documents)


def _sentences(code: str, language: MessageLanguage) -> Iterator[str]:
    """Yield the sentences of a code that no rule stands behind, with dots for what they name."""
    texts = texts_of(code)
    yield _VALUE.sub("…", texts[language])
    for key in (f"advice_{language}", f"advice_plain_{language}"):
        if advice := texts.get(key):
            yield _VALUE.sub("…", f"  {advice}")


def _of_rule(rule: Rule, found: Sequence[Problem], language: MessageLanguage) -> Iterator[str]:
    texts = texts_of(rule.code)
    yield click.style(texts[f"name_{language}"], bold=True)
    yield f"{say('cli.explain.why', language)}: {texts[f'why_{language}']}"
    yield f"{say('cli.explain.source', language)}: {rule.source}"
    yield f"{say('cli.explain.bad', language)}:"
    for example, problem in zip(rule.bad, found, strict=True):
        yield f"  ✗ {_in_a_line(example)}"
        yield f"    {message_of(problem, language)} {advice_of(problem, language)}".rstrip()
    yield f"{say('cli.explain.good', language)}:"
    yield from (f"  ✓ {_in_a_line(example)}" for example in rule.good)
    for name in PROFILES:
        setting = load_profile(name).settings[rule.code]
        severity = say(f"cli.{setting.severity}" if setting.severity else "cli.explain.off", language)
        key = "cli.explain.limit" if setting.limit and setting.severity else "cli.explain.profile"
        yield say(key, language, profile=name, severity=severity, limit=setting.limit)


def _in_a_line(example: str) -> str:
    return " / ".join(line for line in example.split("\n") if line)
