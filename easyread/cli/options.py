"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from easyread.cli.console import LANGUAGE
from easyread.message import say

F = TypeVar("F", bound=Callable[..., Any])


def text(code: str) -> str:
    """Return a help text in the language of the locale."""
    return say(f"cli.help.{code}", LANGUAGE)


sources_argument = click.argument("sources", nargs=-1, metavar="[SOURCE]...")
as_option = click.option(
    "--as", "kind", type=click.Choice(["auto", "markdown", "text", "lines"]), default="auto", help=text("as")
)
fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(["never", "hint", "warning", "error"]),
    default="error",
    help=text("fail-on"),
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help=text("quiet"))
project_option = click.option(
    "--project",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help=text("project"),
)


class Difficulty(click.FloatRange):
    """A difficulty, with a point or a comma: 2.5 or 2,5."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number. Raises: click.BadParameter for what is none, or too small or large."""
        given: Any = value.replace(",", ".") if isinstance(value, str) else value
        return super().convert(given, param, ctx)


max_difficulty_option = click.option(
    "--max-difficulty", type=Difficulty(1, 7), default=None, metavar="1…7", help=text("max-difficulty")
)


def common(function: F) -> F:
    """Add what every command that reads sources has: the sources, how to read them, and the manners."""
    for option in (sources_argument, as_option, fail_on_option, quiet_option, project_option):
        function = option(function)
    return function
