"""`easyread explain CODE`: what a finding means, in German and English."""

import difflib

import click

from easyread.cli.console import LANGUAGE
from easyread.cli.options import text
from easyread.document import Place
from easyread.message import codes, texts_of
from easyread.problem import UsageError


@click.command(help=text("explain"))
@click.argument("code")
def explain(code: str) -> None:
    """Print what is said, and advised, for one code."""
    if code not in codes():
        near = difflib.get_close_matches(code, codes(), 1, 0.4)
        raise UsageError(
            "settings.unknown-code", place=Place("explain"), name=code, known=near[0] if near else "–"
        )
    texts = texts_of(code)
    other = "en" if LANGUAGE == "de" else "de"
    click.echo(code)
    for language in (LANGUAGE, other):
        advice = texts.get(f"advice_{language}", "")
        click.echo(f"\n[{language}] {texts[language]}" + (f"\n     {advice}" if advice else ""))
