"""How right and how fast the judgement of German is: every figure beside its target and its peer.

    python bench/readability.py --data DIR [--no-speed]

DIR holds readability/sentences.jsonl, syllables.tsv and textcomplexity.tsv. The peer is textstat with German;
pyphen counts its syllables. Also measured: our own paragraphs, tests/gold/segment_paragraphs.txt. Speed is
processor time, each program in a process of its own; textstat as one runs it, once over the text.
"""

import argparse
import csv
import json
import random
import re
import subprocess
import sys
import time
import tomllib
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import correlation
from typing import NamedTuple

import textstat

from easyread.document import Prose, SourceMap, Span
from easyread.measure import measure_passage
from easyread.segment import segment_prose
from easyread.syllables import syllables

ROOT = Path(__file__).resolve().parent.parent
OWN_PARAGRAPHS = ROOT / "tests" / "gold" / "segment_paragraphs.txt"
FILES = ("sentences.jsonl", "syllables.tsv", "textcomplexity.tsv")
SPEED_WORDS = 200_000
TIMED = "--timed"
PASSES = 3

FIT = ROOT / "scripts" / "fit_difficulty.py"
_PEER_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")  # what textstat 0.7.13 counts as a sentence

Bounds = frozenset[tuple[int, int]]


class Figure(NamedTuple):
    """One line of the report."""

    name: str
    ours: float
    target: float
    peer: float | None = None
    lower_is_better: bool = False

    @property
    def met(self) -> bool:
        """Say whether the target is met."""
        return self.ours <= self.target if self.lower_is_better else self.ours >= self.target

    def __str__(self) -> str:
        sign = "<=" if self.lower_is_better else ">="
        peer = f"textstat {self.peer:10.3f}" if self.peer is not None else ""
        verdict = "met   " if self.met else "MISSED"
        return f"{verdict} {self.name:44} {self.ours:10.3f} {sign} {self.target:<9g} {peer}"


def main() -> int:
    """Print every figure; return 1 where a target is missed, 2 where the data is not there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds readability/")
    parser.add_argument("--no-speed", action="store_true", help="leave the speed out")
    parser.add_argument(TIMED, choices=("ours", "theirs"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    folder = options.data / "readability"
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        print(
            f"Not measured: {folder} lacks {', '.join(missing)}. Give the folder with --data.",
            file=sys.stderr,
        )
        return 2
    warnings.simplefilter("ignore")
    textstat.set_lang("de")
    if options.timed:
        work = _score_all if options.timed == "ours" else _peer_all
        paragraphs = draw_paragraphs(folder)
        print(json.dumps([_seconds(work, paragraphs) for _ in range(PASSES)]))
        return 0
    figures = [*measure_sentences(folder), *measure_syllables(folder), *measure_difficulty(folder)]
    if not options.no_speed:
        figures += measure_speed(options.data)
    for figure in figures:
        print(figure)
    return 0 if all(figure.met for figure in figures) else 1


def to_prose(text: str) -> Prose:
    """Wrap a text as a paragraph."""
    return Prose(
        id="b1", kind="paragraph", text=text, source=SourceMap((), 0), span=Span(0, len(text)), line=1
    )


# Sentences


def measure_sentences(folder: Path) -> Iterator[Figure]:
    """Compare boundaries: a sentence counts where both its ends are right."""
    given = list(_given_paragraphs(folder / "sentences.jsonl"))
    yield Figure("sentence boundaries F1, given paragraphs", _f1(given, _ours), 0.99, _f1(given, _theirs))
    own = list(_own_paragraphs(OWN_PARAGRAPHS))
    yield Figure("sentence boundaries F1, our paragraphs", _f1(own, _ours), 0.97, _f1(own, _theirs))


def _given_paragraphs(path: Path) -> Iterator[tuple[str, Bounds]]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row["text"], _locate(row["text"], row["sentences"])


def _own_paragraphs(path: Path) -> Iterator[tuple[str, Bounds]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text = line.replace(" ¦ ", " ").replace("⏎", "\n")
            yield text, _locate(text, line.replace("⏎", " ¦ ").split(" ¦ "))


def _locate(text: str, sentences: Iterable[str]) -> Bounds:
    found = []
    start = 0
    for sentence in sentences:
        start = text.index(sentence, start)
        found.append((start, start + len(sentence)))
        start += len(sentence)
    return frozenset(found)


def _ours(text: str) -> Bounds:
    return frozenset((item.span.start, item.span.end) for item in segment_prose(to_prose(text)).sentences)


def _theirs(text: str) -> Bounds:
    return _locate(text, (match[0].strip() for match in _PEER_SENTENCE.finditer(text)))


def _f1(paragraphs: Sequence[tuple[str, Bounds]], cut: Callable[[str], Bounds]) -> float:
    found = [(cut(text), wanted) for text, wanted in paragraphs]
    right = sum(len(ours & wanted) for ours, wanted in found)
    return 2 * right / sum(len(ours) + len(wanted) for ours, wanted in found)


# Syllables


def measure_syllables(folder: Path) -> Iterator[Figure]:
    """Compare counts, word by word."""
    with (folder / "syllables.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for group, target in (("admin", 0.995), ("general", 0.99), ("ipa", 0.98)):
        words = [(row["word"], int(row["syllables"])) for row in rows if row["group"] == group]
        ours = sum(syllables(word) == count for word, count in words) / len(words)
        theirs = sum(textstat.syllable_count(word) == count for word, count in words) / len(words)
        yield Figure(f"syllables right, {group} words", ours, target, theirs)


# Difficulty


def measure_difficulty(folder: Path) -> Iterator[Figure]:
    """Cross-validate the model; correlate the peer's formulas with the same ratings."""
    path = folder / "textcomplexity.tsv"
    command = [sys.executable, str(FIT), "--data", str(folder.parent), "--dry-run"]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures = tomllib.loads(output)["cross_validation"]
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    yield Figure("difficulty r, whole articles held out", figures["r"], 0.84, _peer(rows))
    wikipedia = [row for row in rows if row["leichte_sprache"] != "1"]
    yield Figure("the same without Leichte Sprache", figures["r_wikipedia"], 0.80, _peer(wikipedia))
    yield Figure("RMSE of it, points of 1 to 7", figures["rmse_wikipedia"], 0.65, lower_is_better=True)


def _peer(rows: Sequence[dict[str, str]]) -> float:
    """Return the best r of textstat's formulas."""
    ratings = [float(row["mos_complexity"]) for row in rows]
    formulas: tuple[Callable[[str], float], ...] = (
        textstat.flesch_reading_ease,
        textstat.lix,
        textstat.rix,
        lambda text: textstat.wiener_sachtextformel(text, 1),
        lambda text: textstat.wiener_sachtextformel(text, 4),
    )
    return max(abs(correlation(ratings, [formula(row["sentence"]) for row in rows])) for formula in formulas)


# Speed


def measure_speed(data: Path) -> Iterator[Figure]:
    """Count words a second: segments, eight formulas and difficulty against five formulas of the peer."""
    words = sum(len(paragraph.split()) for paragraph in draw_paragraphs(data / "readability"))
    ours, theirs = ([words / seconds for seconds in _time(data, side)] for side in ("ours", "theirs"))
    warm = max(ours[1:])
    print(
        f"words a second, of {words:,}: first pass {ours[0]:,.0f}, later {warm:,.0f}; "
        f"textstat {theirs[0]:,.0f}, later {max(theirs[1:]):,.0f}"
    )
    yield Figure("speed, times textstat, words known", warm / theirs[0], 5)
    yield Figure("speed, times textstat, from a cold start", ours[0] / theirs[0], 2)


def _time(data: Path, side: str) -> list[float]:
    """Return the seconds of each pass in a fresh process."""
    command = [sys.executable, __file__, "--data", str(data), TIMED, side]
    found: list[float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def draw_paragraphs(folder: Path) -> list[str]:
    """Draw four sentences at a time, and words in which each is varied, up to SPEED_WORDS words."""
    with (folder / "textcomplexity.tsv").open(encoding="utf-8", newline="") as file:
        sentences = [row["sentence"] for row in csv.DictReader(file, delimiter="\t")]
    with (folder / "syllables.tsv").open(encoding="utf-8", newline="") as file:
        vocabulary = [row["word"] for row in csv.DictReader(file, delimiter="\t")]
    chance = random.Random(1)
    paragraphs: list[str] = []
    words = 0
    while words < SPEED_WORDS:
        drawn = [_vary(sentence, vocabulary, chance) for sentence in chance.sample(sentences, 4)]
        paragraphs.append(" ".join(drawn))
        words += len(paragraphs[-1].split())
    return paragraphs


def _vary(sentence: str, vocabulary: Sequence[str], chance: random.Random) -> str:
    """Replace every sixth word, so that the text has about as many different words as an encyclopedia."""
    return " ".join(
        chance.choice(vocabulary) if number % 6 == 5 and word.isalpha() else word
        for number, word in enumerate(sentence.split())
    )


def _score_all(paragraphs: Iterable[str]) -> None:
    for paragraph in paragraphs:
        measure_passage(segment_prose(to_prose(paragraph)))


def _peer_all(paragraphs: Iterable[str]) -> None:
    for paragraph in paragraphs:
        textstat.flesch_reading_ease(paragraph)
        textstat.wiener_sachtextformel(paragraph, 1)
        textstat.lix(paragraph)
        textstat.smog_index(paragraph)
        textstat.gunning_fog(paragraph)


def _seconds(work: Callable[[Iterable[str]], None], paragraphs: Sequence[str]) -> float:
    start = time.process_time()
    work(paragraphs)
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
