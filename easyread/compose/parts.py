"""A flat run of blocks -> parts: lists and tables get their nesting back from depth and cell."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from easyread.compose.edition import Item, Listing, Part, Table, Text, Verbatim
from easyread.document import Block, Opaque, Prose

MakeText = Callable[[Prose], Text]
_BULLET = re.compile("[-–—*+o•▪◦‣●○■□►▶➢➤❖·\ue000-\uf8ff]")  # only says that an item begins; "✔" says more
_COUNTED = re.compile(r"(\d{1,6})\.")  # what a list prints by itself


def group_blocks(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], ...]:
    """Return the blocks in groups that become one part each: a list, a table, or a single block."""
    return tuple(tuple(group) for _, group in groupby(blocks, key=_group_key()))


def _group_key() -> Callable[[Block], tuple[str, int]]:
    """Return a key that stays the same inside one list or table and changes everywhere else."""
    number = 0

    def key(block: Block) -> tuple[str, int]:
        nonlocal number
        if isinstance(block, Prose) and block.kind == "item":
            return "list", number
        if isinstance(block, Prose) and block.cell is not None:
            return "table", block.cell.table
        number += 1
        return "single", number

    return key


def make_part(group: Sequence[Block], make_text: MakeText, table_label: str, image_label: str) -> Part | None:
    """Return the part that a group becomes; None for what is not shown (comments, raw HTML)."""
    first = group[0]
    if isinstance(first, Opaque):
        return _verbatim(first, image_label)
    proses = [block for block in group if isinstance(block, Prose)]
    if first.kind == "item":
        return _listing(proses, make_text)
    if first.cell is not None:
        return _table(proses, make_text, table_label)
    return make_text(first)


def _verbatim(block: Opaque, image_label: str) -> Verbatim | None:
    match block.kind:
        case "code":
            return Verbatim(kind="code", text=block.text)
        case "image":
            return Verbatim(kind="image", text=block.text, label=image_label) if block.text else None
        case "rule":
            return Verbatim(kind="rule", text="")
        case _:
            return None


def _listing(proses: Sequence[Prose], make_text: MakeText) -> Listing:
    """Return one list; deeper items become lists inside the item before them."""
    depth = min(prose.depth for prose in proses)
    items: list[Item] = []
    own = _has_own_markers([prose.marker for prose in proses if prose.depth <= depth and prose.marker])
    for is_here, run in groupby(proses, key=lambda prose: prose.depth <= depth):
        if is_here:
            items.extend(_item(texts, make_text, own=own) for texts in _split_items(list(run)))
        elif items:
            nested = _listing(list(run), make_text)
            items[-1] = replace(items[-1], lists=(*items[-1].lists, nested))
        else:
            return _listing([*run], make_text)
    number = _COUNTED.fullmatch(proses[0].marker)
    start = int(number[1]) if number else 1
    return Listing(ordered=own or bool(number), start=start, items=tuple(items))


def _has_own_markers(markers: Sequence[str]) -> bool:
    """Say whether the signs must be printed as written: letters, brackets, numbers that do not just count."""
    numbers = [int(found[1]) for marker in markers if (found := _COUNTED.fullmatch(marker))]
    if len(numbers) == len(markers):
        return numbers != list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return any(not _BULLET.fullmatch(marker) for marker in markers)


def _split_items(proses: Sequence[Prose]) -> tuple[tuple[Prose, ...], ...]:
    """Return the paragraphs by item: one with a marker begins an item, one without continues it."""
    split: list[list[Prose]] = []
    for prose in proses:
        if prose.marker or not split:
            split.append([])
        split[-1].append(prose)
    return tuple(tuple(texts) for texts in split)


def _item(proses: Sequence[Prose], make_text: MakeText, *, own: bool) -> Item:
    return Item(texts=tuple(make_text(prose) for prose in proses), marker=proses[0].marker if own else "")


def _table(proses: Sequence[Prose], make_text: MakeText, label: str) -> Table:
    """Return a table whose rows are all of one length; a missing cell is empty."""
    cells = {(prose.cell.row, prose.cell.column): prose for prose in proses if prose.cell is not None}
    columns = 1 + max(column for _, column in cells)
    head: list[tuple[Text, ...]] = []
    rows: list[tuple[Text, ...]] = []
    for row in sorted({row for row, _ in cells}):
        texts = tuple(
            make_text(cells[row, column]) if (row, column) in cells else _EMPTY for column in range(columns)
        )
        is_head = any(
            prose.cell is not None and prose.cell.header for (at, _), prose in cells.items() if at == row
        )
        (head if is_head and not rows else rows).append(texts)
    return Table(head=tuple(head), rows=tuple(rows), label=label)


_EMPTY = Text(id="", kind="paragraph", nodes=())
