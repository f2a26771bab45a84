"""Whether texts rank as they should, from Leichte Sprache up to statutes.

    python -m bench.ranking --data DIR [--corpus DIR] [--law DIR]

DIR of --data holds readability/textcomplexity.tsv, whose articles in Leichte Sprache are the easiest texts,
--corpus programmes of coalitions and authorities, --law statutes. Our own texts stand beside them.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean

import textstat

from bench.figures import Figure, exit_code, show
from bench.readability import ROOT, read_table
from easyread.document import Document
from easyread.read import read_document
from easyread.scoring import document_difficulty, score_document

SUFFIXES = (".md", ".txt")
# Our own by their level. The three leaflets of corpus/ try to keep to the rules of Leichte Sprache; nobody of
# the target group has tested them, so they do not bear its name.
OWN: Mapping[str, tuple[str, ...]] = {
    "Leichte Sprache": (),
    "very easy leaflet": (
        "corpus/sie-haben-eine-duldung.md",
        "corpus/die-wohnsitzauflage.md",
        "corpus/ihr-weg-nach-der-ankunft.md",
    ),
    "easy leaflet": ("bench/texts/leaflet-easy.md",),
    "authority leaflet": ("bench/texts/leaflet-authority.md", "corpus/bescheid-wohnsitz.md"),
    "coalition agreement": ("corpus/koalition-teilhabe.md",),
    "statute": (),
}
# A level -> the one that must lie below it: a coalition agreement may be as hard as a statute.
BELOW = (
    ("easy leaflet", "Leichte Sprache"),
    ("easy leaflet", "very easy leaflet"),
    ("authority leaflet", "easy leaflet"),
    ("coalition agreement", "authority leaflet"),
    ("statute", "authority leaflet"),
)
NEIGHBOURS = (("statute", "coalition agreement"), ("very easy leaflet", "Leichte Sprache"))  # in no order
PEER = "textstat, LIX"

Texts = Mapping[str, Sequence[Document]]


def main() -> int:
    """Print the order; return 1 where a text stands in the wrong place."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds readability/")
    parser.add_argument("--corpus", type=Path, help="folder of programmes")
    parser.add_argument("--law", type=Path, help="folder of statutes")
    options = parser.parse_args()
    return exit_code(measure(options.data / "readability", options.corpus, options.law))


def measure(folder: Path, corpus: Path | None, law: Path | None) -> list[Figure]:
    """Print every text with its value, and return the figures of the levels."""
    texts = read_texts(folder, corpus, law)
    figures = show("Texts by level, difficulty 1 to 7", compare(texts))
    for level, documents in texts.items():
        for document in documents:
            name = Path(document.path).name
            print(f"       {level:20} {name[:35]:35} {difficulty(document):12.3f}")
    return figures


def read_texts(folder: Path, corpus: Path | None, law: Path | None) -> Texts:
    """Return level -> its documents."""
    texts = {level: [_read(ROOT / name) for name in names] for level, names in OWN.items()}
    articles: dict[str, list[str]] = {}
    for row in read_table(folder / "textcomplexity.tsv"):
        if row["leichte_sprache"] == "1":
            articles.setdefault(row["article"], []).append(row["sentence"])
    texts["Leichte Sprache"] += [
        read_document("\n\n".join(sentences).encode(), name).value for name, sentences in articles.items()
    ]
    texts["coalition agreement"] += _read_all(corpus)
    texts["statute"] += _read_all(law)
    return {level: documents for level, documents in texts.items() if documents}


def _read(path: Path) -> Document:
    return read_document(path.read_bytes(), str(path)).value


def _read_all(folder: Path | None) -> Iterator[Document]:
    paths: Iterable[Path] = sorted(folder.iterdir()) if folder else ()
    yield from (_read(path) for path in paths if path.suffix in SUFFIXES)


def difficulty(document: Document) -> float:
    """Return the difficulty of a document."""
    return document_difficulty(score_document(document)) or 0.0


def lix(document: Document) -> float:
    """Return the peer's LIX of a document."""
    return float(textstat.lix("\n".join(item.prose.text for item in score_document(document))))


def compare(texts: Texts) -> Iterator[Figure]:
    """Yield the mean of each level beside that of the one below, and the share of pairs in order."""
    textstat.set_lang("de")
    pairs = [(upper, lower) for upper, lower in BELOW if upper in texts and lower in texts]
    ours, theirs = _table(texts, difficulty), _table(texts, lix)
    for upper, lower in pairs:
        name = f"{upper} ({len(ours[upper])}), above {lower} ({len(ours[lower])})"
        yield Figure(name, fmean(ours[upper]), fmean(ours[lower]))
    levels = list(texts)
    order = [(upper, lower) for place, upper in enumerate(levels) for lower in levels[:place]]
    order = [pair for pair in order if pair not in NEIGHBOURS]
    share, peer = _share(ours, order), _share(theirs, order)
    yield Figure("pairs of texts in the right order, share", share, 1, peer, PEER)


def _table(texts: Texts, measure_text: Callable[[Document], float]) -> dict[str, list[float]]:
    return {level: [measure_text(document) for document in documents] for level, documents in texts.items()}


def _share(values: Mapping[str, Sequence[float]], order: Iterable[tuple[str, str]]) -> float:
    return fmean(high > low for upper, lower in order for high in values[upper] for low in values[lower])


if __name__ == "__main__":
    sys.exit(main())
