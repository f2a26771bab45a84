"""What click says of a wrong command line -> our own problem, in the language of the messages."""

import difflib
import re
from collections.abc import Sequence

import click

from easyread.document import Place
from easyread.problem import Problem

_EXTRA = re.compile(r"\((.*)\)")  # the words that were too many stand nowhere else
_QUOTED = re.compile(r"'([^']+)'")  # nor does the name of a command


def usage_problem(wrong: click.ClickException) -> Problem | None:
    """Return the problem of a wrong command line; None for what we have no sentence for."""
    if isinstance(wrong, click.BadOptionUsage):
        code = "settings.option-needs-value" if "requires" in wrong.message else "settings.option-is-alone"
        return _problem(wrong.ctx, code, name=wrong.option_name)
    if not isinstance(wrong, click.UsageError) or wrong.ctx is None:
        return None
    match wrong:
        case click.NoSuchOption():
            return _named(wrong.ctx, "option", wrong.option_name, _options(wrong.ctx))
        case click.MissingParameter():
            return _problem(wrong.ctx, "settings.missing-argument", name=_name(wrong))
        case click.BadParameter():
            return _of_value(wrong, wrong.ctx)
    return _of_words(wrong.message, wrong.ctx)


def _of_words(message: str, context: click.Context) -> Problem | None:
    """Return that a word is no command, or is one too many."""
    if isinstance(context.command, click.Group):
        name = _QUOTED.search(message)
        return _named(context, "command", name[1], list(context.command.commands)) if name else None
    extra = _EXTRA.search(message)
    return _problem(context, "settings.extra-argument", name=extra[1]) if extra else None


def _named(context: click.Context, kind: str, name: str, known: Sequence[str]) -> Problem:
    """Return that there is no such option or command: with the nearest, or all that there are."""
    near = difflib.get_close_matches(name, known, 1, 0.5)
    variant = "near" if near else "list"
    shown = near[0] if near else ", ".join(known)
    return _problem(context, f"settings.unknown-{kind}", variant, name=name, known=shown)


def _of_value(wrong: click.BadParameter, context: click.Context) -> Problem | None:
    name, kind = _name(wrong), wrong.param.type if wrong.param else None
    match kind:
        case click.Choice():
            return _problem(context, "settings.choice", name=name, known=", ".join(map(str, kind.choices)))
        case click.IntRange() | click.FloatRange():
            low, high = (f"{end:g}" for end in (kind.min or 0, kind.max or 0))
            whole = "whole" if isinstance(kind, click.IntRange) else "any"
            return _problem(context, "settings.range", whole, name=name, low=low, high=high)
        case click.Path():
            return _problem(context, "settings.no-such-path", name=name)
        case click.DateTime():
            return _problem(context, "settings.date", name=name)
    return None


def _name(wrong: click.BadParameter) -> str:
    """Return the longest name of the option, or that of the argument as the help writes it."""
    if wrong.param is None:
        return str(wrong.param_hint or "")
    if isinstance(wrong.param, click.Option):
        return max(wrong.param.opts, key=len)
    return wrong.param.make_metavar(wrong.ctx) if wrong.ctx else str(wrong.param.name)


def _options(context: click.Context) -> list[str]:
    params = context.command.get_params(context)
    return [name for param in params if isinstance(param, click.Option) for name in param.opts]


def _problem(context: click.Context | None, code: str, variant: str = "", **values: str) -> Problem:
    command = context.command_path if context else "easyread"
    given = {"command": command, "variant": variant, **values}
    return Problem(code=code, severity="error", place=Place(command), values=given)
