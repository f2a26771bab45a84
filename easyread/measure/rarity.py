"""Word -> how rare it is in German, and whether it is international.

From the table that `scripts/build_tables.py` makes.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from easyread.document import Place
from easyread.problem import ResourceError

COMMON = 6.0  # Zipf; about the 150 commonest words lie above it, and they cost no reader anything
UNKNOWN = (
    1.5  # Zipf of a word that is not in the table, whose rarest words have 2.5; chosen by cross-validation
)
PATH = "easyread/data/tables/rarity.txt"


class Rarity(NamedTuple):
    """`value`: 0 for the commonest words, 5 for words that are not in the table."""

    value: float
    international: bool = False  # a fairly common word in English too
    strong_name: bool = False  # with a capital in the middle of a sentence it is a name
    weak_name: bool = False  # it is one beside another capital


UNKNOWN_WORD = Rarity(COMMON - UNKNOWN, weak_name=True)
EVERYDAY = Rarity(0.0)


def rarity_of(word: str) -> Rarity:
    """Return the rarity of a word in small letters. Raises: ResourceError if the table has not been built."""
    return _table().get(word, UNKNOWN_WORD)


@cache
def _table() -> dict[str, Rarity]:
    file = files("easyread") / "data" / "tables" / "rarity.txt"
    if not file.is_file():
        raise ResourceError("measure.no-table", place=Place(PATH))
    table: dict[str, Rarity] = {}
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        level, flags, words = line.split(" ", 2)
        value = max(0.0, COMMON - int(level) / 10)
        entry = Rarity(value, "e" in flags, "n" in flags, "w" in flags)
        table.update(dict.fromkeys(words.split(), entry))
    return table
