"""A progress bar on a terminal, silence everywhere else."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")


def watch(items: Iterable[T], total: int, title: str, *, quiet: bool) -> Iterator[T]:
    """Yield the items; with a bar while standard error is a terminal and --quiet was not given."""
    if quiet or not sys.stderr.isatty():
        return iter(items)
    console = Console(file=sys.stderr)
    return iter(track(items, description=title, total=total, console=console, transient=True))
