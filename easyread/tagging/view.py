"""The parallel lists of one sentence while it is being cut."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Shape: one form, one small-letter form, one number of readings a word; `gaps` has one more."""

    forms: Sequence[str]
    low: Sequence[str]
    bits: Sequence[int]
    gaps: Sequence[str]
