"""What went wrong, as a value; and the few exceptions that stop us.

A problem carries a code and the values of its message. The sentences stand in `data/messages/*.toml`, in
German and English, and are chosen at the very end, in `easyread.message`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from easyread.document import Place, Span

Severity = Literal["hint", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("hint", "warning", "error")

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding. `code` is a rule's code ("long-sentence") or "<room>.<what>" for trouble with a file."""

    code: str
    severity: Severity
    place: Place
    excerpt: str = ""  # the words it is about, quoted from the source
    values: Mapping[str, str | int] = field(default_factory=dict)  # for the message's {placeholders}
    span: Span | None = None  # file offsets, where there are any
    block: str = ""


@dataclass(frozen=True, slots=True)
class Reported(Generic[T_co]):
    """A result, with what was noticed while making it."""

    value: T_co
    problems: tuple[Problem, ...] = ()


class EasyreadError(Exception):
    """We cannot go on with this source, resource or edition. Caught once, in `cli`; exit code 3."""

    def __init__(self, code: str, *, place: Place, **values: str | int) -> None:
        super().__init__(f"{place}: {code} {values}")
        self.code = code
        self.place = place
        self.values = values

    def problem(self) -> Problem:
        """Return the same trouble as a value, so that it can stand in one list with the others."""
        return Problem(code=self.code, severity="error", place=self.place, values=self.values)


class SourceError(EasyreadError):
    """A document that cannot be read at all."""


class ResourceError(EasyreadError):
    """Glossary, translation, language or settings file that cannot be used."""


class RenderError(EasyreadError):
    """An edition that cannot be made."""


class UsageError(EasyreadError):
    """Wrong settings or arguments; exit code 2."""
