"""Tables for people (rich). Machines have their own formats."""

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, to_stderr: bool = False) -> None:
    """Print a table as wide as the terminal; in a pipe as wide as it needs to be."""
    stream = sys.stderr if to_stderr else sys.stdout
    console = Console(file=stream, highlight=False, width=None if stream.isatty() else 200, emoji=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, name in enumerate(header):
        numeric = all(row[number][:1].isdigit() or row[number] in ("–", "") for row in rows)
        table.add_column(name, justify="right" if numeric and number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_literal(cell) for cell in row))
    console.print(table)


def _literal(cell: str) -> str:
    """Return the cell without meaning for rich: a document may say "[red]"."""
    return cell.replace("[", r"\[")
