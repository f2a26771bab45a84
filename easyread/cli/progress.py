"""A progress bar on a terminal, silence everywhere else."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")


def watch(items: Sequence[T], title: str, *, quiet: bool) -> Iterator[T]:
    """Yield the items; with a bar while standard error is a terminal and --quiet was not given."""
    if quiet or not sys.stderr.isatty():
        return iter(items)
    return iter(_track(items, title))


def _track(items: Sequence[T], title: str) -> Iterable[T]:
    return track(items, description=title, console=Console(file=sys.stderr), transient=True)
