"""PO text <-> entries, line by line, so that what nobody changed is written back as it was."""

from easyread.pofile.entry import (
    FUZZY,
    Part,
    PoEntry,
    PoFile,
    make_field,
    make_previous,
    source_hash,
    write_po,
)
from easyread.pofile.find import find_po_problems
from easyread.pofile.parse import MAX_PO_BYTES, parse_po

__all__ = [
    "FUZZY",
    "MAX_PO_BYTES",
    "Part",
    "PoEntry",
    "PoFile",
    "find_po_problems",
    "make_field",
    "make_previous",
    "parse_po",
    "source_hash",
    "write_po",
]
