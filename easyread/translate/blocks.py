"""A document and its last extracted state -> ids that stay with their paragraphs, whatever is edited."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from easyread.document import Document, Prose
from easyread.translate.align import match_texts

MAX_GONE = 1_000  # chosen: so many paragraphs can return before the oldest of them is taken for a new one
_GENERATED = re.compile(r"b([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Known:
    """A block as it was extracted last."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockState:
    """What is remembered of a document between two extracts."""

    blocks: tuple[Known, ...] = ()  # in the order of the document
    gone: tuple[Known, ...] = ()  # taken out of it; they get their id back when they return word for word
    next: int = 1  # number of the next generated id; it never goes back


def align_blocks(state: BlockState | None, document: Document) -> tuple[Document, BlockState]:
    """Return the document with lasting block ids, and the state to remember.

    An id that the author wrote stays. A paragraph with the same words keeps its id wherever it was moved to,
    or when it returns; one that was edited keeps it between the same neighbours. All others get a number that
    was never used. Without a state, blocks keep the ids that the reader gave them.
    """
    proses = tuple(document.proses())
    if state is None:
        state = BlockState(blocks=tuple(Known(prose.id, prose.text) for prose in proses))
    ids = _author_ids(proses)
    _add_known(ids, proses, state)
    every = (*(known.id for known in (*state.blocks, *state.gone)), *ids.values())
    number = max(state.next, next_number(every))
    for at in range(len(proses)):
        if at not in ids:
            ids[at] = f"b{number}"
            number += 1
    blocks = tuple(Known(ids[at], prose.text) for at, prose in enumerate(proses))
    used = set(ids.values())
    gone = {known.id: known for known in (*state.gone, *state.blocks) if known.id not in used}
    last_gone = tuple(gone.values())[-MAX_GONE:]
    return _renamed(document, proses, ids), BlockState(blocks=blocks, gone=last_gone, next=number)


def _author_ids(proses: Sequence[Prose]) -> dict[int, str]:
    """Return the ids that the author wrote, by the number of the block; of equal ones the first counts."""
    ids: dict[int, str] = {}
    seen: set[str] = set()
    for at, prose in enumerate(proses):
        if prose.author_id and prose.id not in seen:
            ids[at] = prose.id
            seen.add(prose.id)
    return ids


def _add_known(ids: dict[int, str], proses: Sequence[Prose], state: BlockState) -> None:
    """Give their ids to the blocks that the state knows: of the last extract, then those gone before."""
    for knowns, edited in ((state.blocks, True), (state.gone, False)):
        taken = set(ids.values())
        known = tuple({item.id: item for item in reversed(knowns) if item.id not in taken}.values())[::-1]
        free = [at for at in range(len(proses)) if at not in ids]
        old, new = [item.text for item in known], [proses[at].text for at in free]
        for old_at, new_at in match_texts(old, new, edited=edited).items():
            ids[free[new_at]] = known[old_at].id


def next_number(ids: Iterable[str]) -> int:
    """Return the first number that no generated id of `ids` has reached."""
    return max((int(match[1]) + 1 for match in map(_GENERATED.fullmatch, ids) if match), default=1)


def _renamed(document: Document, proses: Sequence[Prose], ids: Mapping[int, str]) -> Document:
    """Return the document with the new ids, and with note marks that follow the notes they name."""
    names: dict[str, str] = {}
    for at, prose in enumerate(proses):
        names.setdefault(prose.id, ids[at])
    number = iter(range(len(proses)))
    blocks = tuple(
        _rename(block, ids[next(number)], names) if isinstance(block, Prose) else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def _rename(prose: Prose, new_id: str, names: Mapping[str, str]) -> Prose:
    marks = tuple(
        replace(mark, target=names.get(mark.target, mark.target)) if mark.kind == "note" else mark
        for mark in prose.marks
    )
    return replace(prose, id=new_id, marks=marks, author_id=prose.author_id and prose.id == new_id)
