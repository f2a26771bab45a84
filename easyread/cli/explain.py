"""`easyread explain CODE`: what a finding means, why it matters and whose advice it is."""

import difflib
import re
from collections.abc import Iterator

import click

from easyread.check import PROFILES, Rule, load_profile, load_rules
from easyread.cli.console import LANGUAGE
from easyread.cli.options import text
from easyread.document import Place
from easyread.message import MessageLanguage, codes, say, texts_of
from easyread.problem import UsageError

_VALUE = re.compile(r"\{\w+\}")


@click.command(help=text("explain"))
@click.argument("code")
def explain(code: str) -> None:
    """Print what is said, and advised, for one code; for a rule also its reason, examples and limits."""
    if code not in codes():
        near = difflib.get_close_matches(code, codes(), 1, 0.4)
        raise UsageError(
            "settings.unknown-code", place=Place("explain"), name=code, known=near[0] if near else "–"
        )
    click.echo(click.style(code, bold=True))
    rule = load_rules().get(code)
    languages: tuple[MessageLanguage, ...] = ("de", "en") if LANGUAGE == "de" else ("en", "de")
    for language in languages:
        sentences = (_VALUE.sub("…", line) for line in _sentences(code, language))
        click.echo(f"\n[{language}]" + "".join(f"\n{line}" for line in sentences))
        if rule is not None:
            click.echo("\n".join(_of_rule(rule, language)))


def _sentences(code: str, language: MessageLanguage) -> Iterator[str]:
    texts = texts_of(code)
    if name := texts.get(f"name_{language}"):
        yield click.style(name, bold=True)
    yield texts[language]
    for key in (f"advice_{language}", f"advice_plain_{language}"):
        if advice := texts.get(key):
            yield f"  {advice}"
    if why := texts.get(f"why_{language}"):
        yield f"{say('cli.explain.why', language)}: {why}"


def _of_rule(rule: Rule, language: MessageLanguage) -> Iterator[str]:
    yield f"{say('cli.explain.source', language)}: {rule.source}"
    for sign, key, examples in (("✗", "cli.explain.bad", rule.bad), ("✓", "cli.explain.good", rule.good)):
        yield f"{say(key, language)}:"
        yield from (f"  {sign} {' / '.join(filter(None, example.split(chr(10))))}" for example in examples)
    for name in PROFILES:
        setting = load_profile(name).settings[rule.code]
        severity = say(f"cli.{setting.severity}" if setting.severity else "cli.explain.off", language)
        key = "cli.explain.limit" if setting.limit and setting.severity else "cli.explain.profile"
        yield say(key, language, profile=name, severity=severity, limit=setting.limit)
