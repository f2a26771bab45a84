"""Tables that are too wide or too long for paper -> several that fit, each with its head."""

from collections.abc import Iterator
from dataclasses import replace

from easyread.compose.edition import Chunk, Edition, Node, Placed, Section, Table, Text
from easyread.compose.inline import plain

MAX_COLUMNS = 7  # chosen: with more, a column is narrower than a word of ten letters
COLUMNS_BESIDE = 4  # chosen: of a table with more, so many stand beside the first column at a time
MAX_ROWS = 300  # chosen: ten pages; measured: the engine looks at the whole table again for every page of it


def fit_tables(edition: Edition) -> Edition:
    """Return the edition with its tables divided where they would not fit."""
    return replace(edition, sections=tuple(_section(section) for section in edition.sections))


def _section(section: Section) -> Section:
    return replace(section, chunks=tuple(_chunk(chunk) for chunk in section.chunks))


def _chunk(chunk: Chunk) -> Chunk:
    return replace(chunk, parts=tuple(part for placed in chunk.parts for part in _placed(placed)))


def _placed(placed: Placed) -> Iterator[Placed]:
    """Yield the part itself, or its pieces; the notes stay with the first."""
    if not isinstance(placed.part, Table):
        yield placed
        return
    for number, table in enumerate(divide(placed.part)):
        yield Placed(part=table, notes=() if number else placed.notes)


def divide(table: Table) -> Iterator[Table]:
    """Yield a table in pieces of at most MAX_COLUMNS and MAX_ROWS.

    Head and first column come again in each, as plain words; every other cell is in one of them.
    """
    for rows in range(0, max(1, len(table.rows)), MAX_ROWS):
        piece = replace(table, rows=table.rows[rows : rows + MAX_ROWS])
        yield from _by_columns(piece if not rows else replace(piece, head=_copied(table.head)))


def _by_columns(table: Table) -> Iterator[Table]:
    columns = max((len(row) for row in (*table.head, *table.rows)), default=0)
    if columns <= MAX_COLUMNS:
        yield table
        return
    for start in range(1, columns, COLUMNS_BESIDE):
        parts = (table.head, table.rows)
        first = [[row[:1] if start == 1 else _copy_row(row[:1]) for row in part] for part in parts]
        beside = [[row[start : start + COLUMNS_BESIDE] for row in part] for part in parts]
        head, rows = (
            tuple((*one, *more) for one, more in zip(*pair, strict=True))
            for pair in zip(first, beside, strict=True)
        )
        yield replace(table, head=head, rows=rows)


def _copied(rows: tuple[tuple[Text, ...], ...]) -> tuple[tuple[Text, ...], ...]:
    return tuple(_copy_row(row) for row in rows)


def _copy_row(row: tuple[Text, ...]) -> tuple[Text, ...]:
    """Return the cells as plain words: an id, a link's way back and a slot exist only once."""
    return tuple(
        replace(text, id="", nodes=(Node(kind="text", text=plain(text.nodes)),), slot=None) for text in row
    )
