"""Documents, glossary and translators' files: ids that stay, slots, states, merging; DESIGN section 5."""

from easyread.translate.blocks import BlockState, Known, align_blocks
from easyread.translate.catalog import natural_order, update_catalog
from easyread.translate.inline_read import parse_inline
from easyread.translate.inline_write import write_inline
from easyread.translate.slots import (
    SLOT_STATES,
    Slot,
    block_message,
    count_states,
    current_message,
    document_slots,
    find_foreign_links,
    glossary_slots,
    slot_for,
    slot_states,
)
from easyread.translate.state import read_block_state, recover_state, write_block_state

__all__ = [
    "SLOT_STATES",
    "BlockState",
    "Known",
    "Slot",
    "align_blocks",
    "block_message",
    "count_states",
    "current_message",
    "document_slots",
    "find_foreign_links",
    "glossary_slots",
    "natural_order",
    "parse_inline",
    "read_block_state",
    "recover_state",
    "slot_for",
    "slot_states",
    "update_catalog",
    "write_block_state",
    "write_inline",
]
