"""One sentence as parallel lists."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Shape: one form, one small-letter form, one number of readings a word; `gaps` has one more.

    `gaps[i]` is the punctuation between word i - 1 and word i without white space, "" where there is none.
    """

    forms: Sequence[str]
    low: Sequence[str]
    bits: Sequence[int]
    gaps: Sequence[str]
