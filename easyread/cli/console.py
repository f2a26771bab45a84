"""How problems reach a person: language, wording, colours, and the exit code they add up to."""

import os
import sys
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeVar

import click

from easyread.message import MessageLanguage, advice_of, message_of, say
from easyread.problem import SEVERITIES, EasyreadError, Problem, Reported, Severity

T = TypeVar("T")
FailOn = Literal["never", "hint", "warning", "error"]

_COLOURS: dict[Severity, str] = {"hint": "cyan", "warning": "yellow", "error": "red"}


def choose_language(environment: dict[str, str]) -> MessageLanguage:
    """Return the language of messages, as the locale says; English unless it is German."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "de" if environment[name].lower().startswith("de") else "en"
    return "en"


LANGUAGE: MessageLanguage = choose_language(dict(os.environ))
POINT = "," if LANGUAGE == "de" else "."  # before decimals


def decimal(number: float, form: str = ".1f") -> str:
    """Return a number as people write it in the language of the messages: "3,4" in German."""
    return format(number, form).replace(".", POINT)


def print_problem(problem: Problem) -> None:
    """Print one problem to standard error: where, how bad, which, what, what to do."""
    severity = say(f"cli.{problem.severity}", LANGUAGE)
    parts = (
        f"{problem.place}:",
        click.style(f"{severity}", fg=_COLOURS[problem.severity], bold=True),
        click.style(f"{problem.code}:", bold=True),
        message_of(problem, LANGUAGE),
        advice_of(problem, LANGUAGE),
    )
    click.echo(" ".join(part for part in parts if part), err=True)


@dataclass(slots=True)
class Outcome:
    """What a run has come to: every problem, and whether a file could not be used."""

    fail_on: FailOn = "error"
    quiet: bool = False
    problems: list[Problem] = field(default_factory=list)
    findings: list[Problem] = field(default_factory=list)  # of a text: printed by the command itself
    unusable: bool = False

    def add(self, problems: Iterable[Problem]) -> None:
        """Note problems of a text or an edition."""
        self.problems.extend(problems)

    def add_resource(self, problems: Iterable[Problem]) -> None:
        """Note problems of a glossary or translation file; an error means it could not be used."""
        for problem in problems:
            self.unusable = self.unusable or problem.severity == "error"
            self.problems.append(problem)

    def add_error(self, trouble: EasyreadError) -> None:
        """Note a file that could not be used at all; the others are still built."""
        self.unusable = True
        self.problems.append(trouble.problem())

    def take(self, reported: Reported[T]) -> T:
        """Note the problems of a result and return its value."""
        self.add(reported.problems)
        return reported.value

    def shown(self) -> list[Problem]:
        """Return what is printed: with --quiet no hints; in the order of place, each once."""
        unique = {
            (str(problem.place), problem.code, str(problem.values)): problem for problem in self.problems
        }
        kept = [problem for problem in unique.values() if not (self.quiet and problem.severity == "hint")]
        return sorted(kept, key=lambda problem: problem.place)

    def exit_code(self) -> int:
        """Return the exit code of DESIGN section 2: 3 wins over 1."""
        if self.unusable:
            return 3
        if self.fail_on == "never":
            return 0
        limit = SEVERITIES.index(self.fail_on)
        return int(
            any(SEVERITIES.index(problem.severity) >= limit for problem in (*self.problems, *self.findings))
        )

    def finish(self) -> None:
        """Print the problems and leave with the exit code."""
        for problem in self.shown():
            print_problem(problem)
        sys.exit(self.exit_code())


def report_bug() -> None:
    """Print a traceback and where to send it."""
    traceback.print_exc()
    click.echo(say("cli.bug", LANGUAGE), err=True)


def close_quietly() -> None:
    """End after the reader of our output went away, without a second complaint from Python."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)
