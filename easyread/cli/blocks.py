"""Where a document's translations lie: `locale/` beside it, with the ids of its blocks."""

from pathlib import Path
from typing import TYPE_CHECKING

from easyread.cli.console import Outcome
from easyread.cli.files import read_bytes
from easyread.document import Document
from easyread.problem import EasyreadError

if TYPE_CHECKING:
    from easyread.translate import BlockState


def locale_folder(document: Document) -> Path:
    """Return the folder of a document's translations."""
    return Path(document.path).parent / "locale"


def catalog_path(document: Document, tag: str) -> Path:
    """Return where the translations of a document into one language lie."""
    return locale_folder(document) / tag / f"{Path(document.path).stem}.po"


def state_path(document: Document) -> Path:
    """Return where the ids of a document's blocks are remembered."""
    return locale_folder(document) / f"{Path(document.path).stem}.blocks.json"


def load_state(document: Document) -> "BlockState | None":
    """Return what was remembered at the last extract; None if there was none. Raises: ResourceError.

    Where the file was lost, the translators' files still know which text had which id.
    """
    path = state_path(document)
    if path.is_file():
        from easyread.translate import read_block_state
        from easyread.translate.state import MAX_STATE_BYTES

        return read_block_state(read_bytes(path, MAX_STATE_BYTES), str(path))
    name = f"{Path(document.path).stem}.po"
    candidates = (folder / name for folder in locale_folder(document).glob("*"))
    catalogs = sorted(file for file in candidates if file.is_file())
    if not catalogs:
        return None
    from easyread.pofile import MAX_PO_BYTES
    from easyread.translate import recover_state

    return recover_state({str(file): read_bytes(file, MAX_PO_BYTES) for file in catalogs}, document.name)


def keep_block_ids(document: Document, outcome: Outcome) -> Document:
    """Return the document with the ids its blocks had at the last extract; unchanged if there was none."""
    if document.path == "-":
        return document
    try:
        state = load_state(document)
    except EasyreadError as trouble:
        outcome.add_error(trouble)
        return document
    if state is None:
        return document
    from easyread.translate import align_blocks

    return align_blocks(state, document)[0]
