"""`<doc>.blocks.json` <-> what is remembered of a document between two extracts."""

import json
from collections.abc import Mapping, Sequence

from easyread.document import Place
from easyread.pofile import parse_po
from easyread.problem import ResourceError
from easyread.translate.blocks import BlockState, Known, next_number
from easyread.translate.catalog import natural_order
from easyread.translate.inline_read import parse_marks

MAX_STATE_BYTES = 50_000_000  # chosen: twice the largest document, with markup
_VERSION = 1


def read_block_state(data: bytes, path: str) -> BlockState:
    """Return the remembered state.

    Raises: ResourceError if `write_block_state` cannot have written the file.
    """
    place = Place(path)
    if len(data) > MAX_STATE_BYTES:
        raise ResourceError("translate.state-too-large", place=place, size=len(data), limit=MAX_STATE_BYTES)
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as err:
        raise ResourceError("translate.state-not-json", place=place, reason=str(err)[:200]) from err
    if not isinstance(value, dict) or value.get("version") != _VERSION:
        raise ResourceError("translate.state-other", place=place)
    number = value.get("next")
    if not isinstance(number, int) or number < 1:
        raise ResourceError("translate.state-other", place=place)
    return BlockState(
        blocks=_knowns(value.get("blocks"), place), gone=_knowns(value.get("gone"), place), next=number
    )


def write_block_state(state: BlockState) -> bytes:
    """Return the state as JSON, a line a value, so that a diff shows the paragraphs that changed."""
    value = {
        "version": _VERSION,
        "next": state.next,
        "blocks": _plain(state.blocks),
        "gone": _plain(state.gone),
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def recover_state(files: Mapping[str, bytes], name: str) -> BlockState | None:
    """Return what the PO files of a document (path -> bytes) remember of it; None if they know no block.

    For a document whose state was lost: its blocks would be counted anew, and a new paragraph would push
    every translation to a neighbour. Raises: ResourceError if a file cannot be used.
    """
    live: dict[str, str] = {}
    gone: dict[str, str] = {}
    for path, data in files.items():
        for entry in parse_po(data, path).entries:
            document, _, key = (entry.context or "").rpartition("#")
            if document == name and key not in ("", "title", "subtitle"):
                (gone if entry.is_obsolete else live).setdefault(key, parse_marks(entry.source)[0])
    if not live and not gone:
        return None
    blocks = tuple(Known(key, live[key]) for key in sorted(live, key=natural_order))
    left = tuple(Known(key, gone[key]) for key in sorted(gone, key=natural_order) if key not in live)
    return BlockState(blocks=blocks, gone=left, next=next_number([*live, *gone]))


def _plain(knowns: Sequence[Known]) -> list[dict[str, str]]:
    return [{"id": known.id, "text": known.text} for known in knowns]


def _knowns(value: object, place: Place) -> tuple[Known, ...]:
    if not isinstance(value, list):
        raise ResourceError("translate.state-other", place=place)
    return tuple(_known(item, place) for item in value)


def _known(item: object, place: Place) -> Known:
    if isinstance(item, dict):
        key, text = item.get("id"), item.get("text")
        if isinstance(key, str) and isinstance(text, str) and key:
            return Known(key, text)
    raise ResourceError("translate.state-other", place=place)
