"""Word frequencies of wordfreq -> `easyread/data/tables/rarity.txt`.

    python scripts/build_tables.py [--out DIR]

One line a class: Zipf value x 10, flags, words. Zipf is the logarithm of a word's frequency in a billion
words: 7 for "der", 3 for "Duldung". Flags compare with English, because readers who learn German know
international words and names: "e" it is a fairly common word there too, "n" it is as common there as in
German, so that with a capital in the middle of a sentence it is a name, "w" it is nearly so; "-" none. Words
below MIN_ZIPF are left out: rare is rare.
"""

import argparse
import math
from collections import defaultdict
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import wordfreq

OUT = Path(__file__).resolve().parent.parent / "easyread" / "data" / "tables"
NAME = "rarity.txt"
MIN_ZIPF = (
    2.0  # measured: 2.5 costs .002 of the r of the difficulty model, 1.5 wins .001 and doubles the table
)
COMMON_IN_ENGLISH = 3.5
NAME_MARGIN, WEAK_NAME_MARGIN = 0.5, 1.0
MIN_NAME_ZIPF = 2.0
HEADER = (
    "# From wordfreq {version} by Robyn Speer, data CC BY-SA 4.0 (https://github.com/rspeer/wordfreq).",
    "# Made by scripts/build_tables.py: Zipf value x 10, flags, words.",
)


def main() -> None:
    """Write the table and say what it holds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write to")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    german = wordfreq.get_frequency_dict("de", "large")
    english = wordfreq.get_frequency_dict("en", "large")
    classes: dict[tuple[int, str], list[str]] = defaultdict(list)
    for word in german:
        value = zipf(german, word)
        if value >= MIN_ZIPF and any(map(str.isalpha, word)):
            classes[round(10 * value), flags_of(value, zipf(english, word))].append(word)
    lines = [line.format(version=version("wordfreq")) for line in HEADER]
    lines += [
        f"{level} {flags} {' '.join(sorted(words))}" for (level, flags), words in sorted(classes.items())
    ]
    (out / NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{out / NAME}: {sum(map(len, classes.values()))} words")


def zipf(frequencies: Mapping[str, float], word: str) -> float:
    """Return the Zipf value of a word, 0 for an unknown one."""
    frequency = frequencies.get(word, 0)
    return math.log10(frequency) + 9 if frequency else 0.0


def flags_of(german: float, english: float) -> str:
    """Return the flags of a word with these two Zipf values."""
    flags = "e" if english >= COMMON_IN_ENGLISH else ""
    if english >= german - NAME_MARGIN and english > MIN_NAME_ZIPF:
        flags += "n"
    elif english >= german - WEAK_NAME_MARGIN:
        flags += "w"
    return flags or "-"


if __name__ == "__main__":
    main()
