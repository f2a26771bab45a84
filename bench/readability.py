"""How right the judgement of German is: every figure beside its target and its peer.

    python -m bench.readability --data DIR

DIR holds readability/sentences.jsonl, syllables.tsv and textcomplexity.tsv. The peer is textstat with German;
pyphen counts its syllables. Also measured: our own paragraphs, tests/gold/segment_paragraphs.txt.
"""

import argparse
import csv
import json
import re
import subprocess
import sys
import tomllib
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path
from statistics import correlation, fmean

import textstat

from bench.figures import Figure, exit_code, show
from easyread.document import Piece, Prose, SourceMap, Span
from easyread.measure import measure_passage
from easyread.measure.rarity import rarity_of
from easyread.read import read_document
from easyread.scoring import score_document
from easyread.segment import segment_prose
from easyread.syllables import syllables

ROOT = Path(__file__).resolve().parent.parent
OWN_PARAGRAPHS = ROOT / "tests" / "gold" / "segment_paragraphs.txt"
FIT = ROOT / "scripts" / "fit_difficulty.py"
FILES = ("sentences.jsonl", "syllables.tsv", "textcomplexity.tsv")
COMMONEST = 1_000  # words
_MARKUP = re.compile(r"[*_\[\]<>`#|\\~]|^[-•·]|\n")
_PEER_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")  # what textstat 0.7.13 counts as a sentence

Bounds = frozenset[tuple[int, int]]
Rows = Sequence[Mapping[str, str]]


def main() -> int:
    """Print every figure; return 1 where a target is missed, 2 where the data is not there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds readability/")
    folder = parser.parse_args().data / "readability"
    if missing := [name for name in FILES if not (folder / name).is_file()]:
        print(
            f"Not measured: {folder} lacks {', '.join(missing)}. Give its parent with --data.",
            file=sys.stderr,
        )
        return 2
    return exit_code(measure(folder))


def measure(folder: Path) -> list[Figure]:
    """Print and return the figures of all parts."""
    warnings.simplefilter("ignore")
    rated = read_table(folder / "textcomplexity.tsv")
    return [
        *show("Sentences", measure_sentences(folder)),
        *show("Syllables", measure_syllables(folder)),
        *show("Formulas", measure_formulas(rated)),
        *show("Formulas, on marks that have nothing to do with language", measure_stability(rated, folder)),
        *show("Difficulty", measure_difficulty(folder, rated)),
    ]


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file with tabs."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def to_prose(text: str) -> Prose:
    """Wrap a text as a paragraph."""
    source = SourceMap((Piece(0, 0, len(text)),), len(text))
    return Prose(id="b1", kind="paragraph", text=text, source=source, span=Span(0, len(text)), line=1)


# Sentences


def measure_sentences(folder: Path) -> Iterator[Figure]:
    """Compare boundaries: a sentence counts where both its ends are right."""
    for name, paragraphs, target in (
        ("given paragraphs", list(_given_paragraphs(folder / "sentences.jsonl")), 0.99),
        ("our own paragraphs", list(_own_paragraphs(OWN_PARAGRAPHS)), 0.97),
    ):
        ours, theirs = _f1(paragraphs, _ours), _f1(paragraphs, _theirs)
        yield Figure(f"sentence boundaries F1, {name} ({len(paragraphs)})", ours, target, theirs, "textstat")


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
    """Compare counts, word by word; of the commonest words, as our table knows them, none may be wrong."""
    textstat.set_lang("de")
    rows = read_table(folder / "syllables.tsv")
    groups = (("admin", "administrative", 0.995), ("general", "general", 0.99), ("ipa", "Wiktionary", 0.98))
    for group, name, target in groups:
        words = [row for row in rows if row["group"] == group]
        ours, theirs = (
            1 - _wrong(words, count) / len(words) for count in (syllables, textstat.syllable_count)
        )
        yield Figure(f"syllables right, {name} words ({len(words)})", ours, target, theirs, "textstat")
    checked = [row for row in rows if row["group"] != "ipa"]  # about 1 % of the labels of ipa are noise
    common = sorted(checked, key=lambda row: rarity_of(row["word"].lower().replace("ß", "ss")).value)[
        :COMMONEST
    ]
    ours, theirs = _wrong(common, syllables), _wrong(common, textstat.syllable_count)
    name = f"syllables wrong, the {len(common)} commonest of these words"
    yield Figure(name, ours, 0, theirs, "textstat", lower_is_better=True)


def _wrong(rows: Rows, count: Callable[[str], int]) -> int:
    return sum(count(row["word"]) != int(row["syllables"]) for row in rows)


# Formulas


def measure_formulas(rated: Rows) -> Iterator[Figure]:
    """Work the published definitions out anew from the counts of each text, four sentences at a time.

    The peer has the same definitions, but counts of its own. It has no gSMOG.
    """
    textstat.set_lang("de")
    texts = [" ".join(row["sentence"] for row in rated[at : at + 4]) for at in range(0, len(rated), 4)]
    scores = [(text, measure_passage(segment_prose(to_prose(text)))) for text in texts]
    known = [(text, score) for text, score in scores if score is not None and score.lix is not None]
    counts = [_count(text) for text, _ in known]
    for name in ("flesch_amstad", "wiener_1", "wiener_2", "wiener_3", "wiener_4", "lix", "rix", "gsmog"):
        published = [_published(count)[name] for count in counts]
        ours = [float(getattr(score, name)) for _, score in known]
        peer = _PEER.get(name)
        theirs = [peer(text) for text, _ in known] if peer else None
        off = max(abs(one - other) for one, other in zip(ours, published, strict=True))
        away = (
            fmean(abs(one - other) for one, other in zip(theirs, published, strict=True)) if theirs else None
        )
        title = f"{name}, farthest from its definition ({len(known)} texts)"
        yield Figure(title, off, 1e-9, away, "textstat, mean distance", lower_is_better=True)


def measure_stability(rated: Rows, folder: Path) -> Iterator[Figure]:
    """Count the texts whose formulas move with what has nothing to do with their language."""
    texts = [" ".join(row["sentence"] for row in rated[at : at + 4]) for at in range(0, len(rated), 4)]
    given = (text for text, _ in _given_paragraphs(folder / "sentences.jsonl"))
    # what Markdown would read as markup or a list is left out: its change is none of these
    texts += [" ".join(text.split()) for text in given if text[:1].isalpha() and not _MARKUP.search(text)]
    for name, change in CHANGES.items():
        ours = sum(_numbers(text) != _numbers(change(text)) for text in texts)
        theirs = sum(textstat.lix(text) != textstat.lix(change(text)) for text in texts)
        yield Figure(
            f"texts moved by {name}, of {len(texts)}", ours, 0, theirs, "textstat, LIX", lower_is_better=True
        )


# Not before a figure or a sign: "1." or "-" at the beginning of a line is a list in Markdown.
CHANGES: Mapping[str, Callable[[str], str]] = {
    "hard wraps": lambda text: re.sub(r"(.{30}\w) (?=[^\W\d_]{2}|\d{1,4}[ ,])", "\\1\n", text),
    "blank lines": lambda text: f"\n\n\n{text}\n\n\n",
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "soft hyphens": lambda text: re.sub(r"\b([^\W\d_]{4})(?=[^\W\d_]{4})", "\\1\u00ad", text),
    "a bullet": lambda text: f"- {text}",
    "quotes": lambda text: f"„{text}“",
    "an address": lambda text: f"{text} https://example.org/a_b?c=1",
    "a note mark": lambda text: f"{text}[^1]\n\n[^1]: 7",
}


def _numbers(text: str) -> list[tuple[object, ...]]:
    """Return the counts and formulas of each block of a file with ten words or more."""
    found = score_document(read_document(text.encode(), "text.md").value)
    scores = [item.score for item in found if item.score is not None and item.score.words > 9]
    return [tuple(getattr(score, name) for name in (*_COUNTED, *_PEER, "gsmog")) for score in scores]


_COUNTED = ("sentences", "words", "syllables", "characters")
_PEER: Mapping[str, Callable[[str], float]] = {
    "flesch_amstad": textstat.flesch_reading_ease,
    "wiener_1": lambda text: textstat.wiener_sachtextformel(text, 1),
    "wiener_2": lambda text: textstat.wiener_sachtextformel(text, 2),
    "wiener_3": lambda text: textstat.wiener_sachtextformel(text, 3),
    "wiener_4": lambda text: textstat.wiener_sachtextformel(text, 4),
    "lix": textstat.lix,
    "rix": textstat.rix,
}


def _count(text: str) -> dict[str, float]:
    """Count the words of a text by their syllables and letters."""
    passage = segment_prose(to_prose(text))
    forms = [form for sentence in passage.sentences for form in sentence.forms]
    nuclei = [syllables(form) for form in forms]
    sizes = [sum(map(str.isalnum, form)) for form in forms]
    return {
        "words": len(forms),
        "sentences": sum(bool(sentence.forms) for sentence in passage.sentences),
        "syllables": sum(nuclei),
        "many": sum(count >= 3 for count in nuclei),
        "one": sum(count == 1 for count in nuclei),
        "long": sum(size > 6 for size in sizes),
    }


def _published(count: Mapping[str, float]) -> dict[str, float]:
    """Amstad 1978, Bamberger and Vanecek 1984, Björnsson 1968, Anderson 1983; shares in per cent."""
    words, sentences = count["words"], count["sentences"]
    length = words / sentences
    many, long, one = (100 * count[name] / words for name in ("many", "long", "one"))
    return {
        "flesch_amstad": 180 - length - 58.5 * count["syllables"] / words,
        "wiener_1": 0.1935 * many + 0.1672 * length + 0.1297 * long - 0.0327 * one - 0.875,
        "wiener_2": 0.2007 * many + 0.1682 * length + 0.1373 * long - 2.779,
        "wiener_3": 0.2963 * many + 0.1905 * length - 1.1144,
        "wiener_4": 0.2744 * many + 0.2656 * length - 1.693,
        "lix": length + long,
        "rix": count["long"] / sentences,
        "gsmog": sqrt(30 * count["many"] / sentences) - 2,
    }


# Difficulty


def measure_difficulty(folder: Path, rated: Rows) -> Iterator[Figure]:
    """Cross-validate the model by article; correlate the peer's formulas with the same ratings."""
    textstat.set_lang("de")
    command = [sys.executable, str(FIT), "--data", str(folder.parent), "--dry-run"]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures = tomllib.loads(output)["cross_validation"]
    wikipedia = [row for row in rated if row["leichte_sprache"] != "1"]
    best, name = _peer(rated)
    yield Figure("difficulty r, whole articles held out", figures["r"], 0.84, best, name)
    best, name = _peer(wikipedia)
    yield Figure("the same without Leichte Sprache", figures["r_wikipedia"], 0.80, best, name)
    yield Figure("RMSE without it, points of 1 to 7", figures["rmse_wikipedia"], 0.65, lower_is_better=True)


def _peer(rows: Rows) -> tuple[float, str]:
    """Return the best r of textstat's formulas, and which one it is."""
    ratings = [float(row["mos_complexity"]) for row in rows]
    found = (
        (abs(correlation(ratings, [formula(row["sentence"]) for row in rows])), f"textstat, {name}")
        for name, formula in _PEER.items()
    )
    return max(found)


if __name__ == "__main__":
    sys.exit(main())
