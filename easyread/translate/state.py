"""`<doc>.blocks.json` <-> what is remembered of a document between two extracts."""

import json
from collections.abc import Sequence

from easyread.document import Place
from easyread.problem import ResourceError
from easyread.translate.blocks import BlockState, Known

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
