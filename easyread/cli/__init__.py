"""Arguments in, lines and exit code out: the only floor that prints, exits or touches the disk.

Commands are loaded when they are called, so that `--help` answers at once.
"""

import sys
from difflib import get_close_matches
from importlib import import_module

import click

from easyread import __version__
from easyread.cli.console import LANGUAGE, close_quietly, print_problem, report_bug
from easyread.document import Place
from easyread.message import say
from easyread.problem import EasyreadError, UsageError

# command -> module of easyread.cli, in which the function bears the name of the command
COMMANDS = {
    "build": "build",
    "check": "check",
    "score": "score",
    "link": "link",
    "extract": "extract",
    "report": "report",
    "glossary": "glossary",
    "translate": "translate",
    "init": "init",
    "doctor": "doctor",
    "explain": "explain",
}


class LazyGroup(click.Group):
    """A group that imports a command only when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command, or return None for an unknown one."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(import_module(f"easyread.cli.{module}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is answered with the nearest there is."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 1, 0.5)
            raise UsageError(
                "settings.unknown-command",
                place=Place("easyread"),
                variant="near" if near else "list",
                name=args[0],
                known=near[0] if near else ", ".join(COMMANDS),
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        rows = [(name, say(f"cli.help.{name}", LANGUAGE)) for name in COMMANDS]
        with formatter.section(say("cli.help.commands", LANGUAGE)):
            formatter.write_dl(rows)


@click.group(
    cls=LazyGroup, help=say("cli.help", LANGUAGE), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="easyread", message="%(prog)s %(version)s")
def easyread() -> None:
    """Hold the commands together."""


def show_usage(wrong: click.ClickException) -> None:
    """Tell what is wrong with the command line; what we have no sentence for, click says in English."""
    from easyread.cli.usage import usage_problem

    problem = usage_problem(wrong)
    if problem is None:
        wrong.show()
    else:
        print_problem(problem)


def main() -> None:
    """Run the command line. Exit codes: DESIGN section 2."""
    try:
        easyread(prog_name="easyread", standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as wrong:
        show_usage(wrong)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("cli.aborted", LANGUAGE), err=True)
        sys.exit(130)
    except EasyreadError as trouble:
        print_problem(trouble.problem())
        sys.exit(2 if isinstance(trouble, UsageError) else 3)
    except BrokenPipeError:
        close_quietly()
    except Exception:  # the last net: a bug of ours, exit code 4
        report_bug()
        sys.exit(4)
