"""A glossary and its translations -> what is there, how far it was read, and how old it is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from easyread.link import Index
from easyread.resources import Catalog, EntryStatus, Glossary, SlotState
from easyread.translate import SLOT_STATES, count_states, glossary_slots

STATUSES: tuple[EntryStatus, ...] = get_args(EntryStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Counts. `kinds`: kind -> status -> entries; `languages`: tag -> state -> texts of entries."""

    entries: int
    forms: int
    kinds: Mapping[str, Mapping[str, int]]
    tiers: Mapping[int, int]
    fields: Mapping[str, int]  # field -> entries that have it
    languages: Mapping[str, Mapping[SlotState, int]]
    as_of: Mapping[str, int]  # year and month of a legal basis -> how many are true as of then
    undated: int  # legal bases without a day
    reviewed: int
    overdue: int


def count_glossary(glossary: Glossary, index: Index, catalogs: Mapping[str, Catalog], today: date) -> Stats:
    """Return the counts of a glossary."""
    bases = [basis for entry in glossary for basis in entry.legal]
    slots = glossary_slots(glossary)
    statuses = Counter((entry.kind, entry.status) for entry in glossary)
    return Stats(
        entries=len(glossary),
        forms=index.forms,
        kinds={
            kind: {status: statuses[kind, status] for status in STATUSES}
            for kind in sorted({entry.kind for entry in glossary})
        },
        tiers=dict(sorted(Counter(entry.tier for entry in glossary).items())),
        fields={name: sum(bool(getattr(entry, name)) for entry in glossary) for name in _FIELDS},
        languages={tag: count_states(slots, catalog) for tag, catalog in sorted(catalogs.items())},
        as_of=dict(sorted(Counter(f"{basis.as_of:%Y-%m}" for basis in bases if basis.as_of).items())),
        undated=sum(basis.as_of is None for basis in bases),
        reviewed=sum(entry.reviewed.on is not None for entry in glossary),
        overdue=sum(bool(entry.reviewed.due and entry.reviewed.due < today) for entry in glossary),
    )


_FIELDS = ("aliases", "legal", "sources", "example", "see_also", "not_same", "split", "note")


def total_states(states: Mapping[SlotState, int]) -> int:
    """Return how many texts there are in all."""
    return sum(states[state] for state in SLOT_STATES)
