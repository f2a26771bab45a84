"""How well and how fast the linker finds glossary terms: precision, recall, traps, characters a second.

    python bench/linking.py --data DIR --corpus DIR2 [--verbose] [--glossary glossary/terms]

DIR holds mentions.jsonl, positives.jsonl and traps.jsonl; DIR2 the documents that mentions.jsonl names. Only
headwords that have an entry are asked for. A mention counts where span and term are right; "overlap" also
counts a span that shares a character. A link on a mention whose headword has no entry is neither right nor
wrong; the figure "strictest" counts it as wrong.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from easyread.document import Document, Metadata, Piece, Prose, SourceMap, Span, find_line_starts
from easyread.link import Index, Mention, build_index, link_document
from easyread.read import read_document
from easyread.read.toml import read_glossary
from easyread.resources import Glossary

TARGETS = {"precision": 0.97, "recall": 0.97, "positives": 0.95, "traps": 0.05}

Row = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """Counts of one comparison."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Return the share of links that are right, 0..1."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of mentions that were found, 0..1."""
        return self.right / max(1, self.right + self.missed)


def main() -> int:
    """Print every figure beside its target; return 1 where one is missed."""
    options = _options()
    needed = [options.data / name for name in ("mentions.jsonl", "positives.jsonl", "traps.jsonl")]
    missing = [str(path) for path in (*needed, options.corpus) if not path.exists()]
    if missing:
        print(f"Not measured: {', '.join(missing)} is not there. Give the folders with --data and --corpus.")
        return 2
    files = {str(path): path.read_bytes() for path in sorted(options.glossary.glob("*.toml"))}
    glossary = read_glossary(files).value
    started = time.process_time()
    index = build_index(glossary)
    built = time.process_time() - started
    print(f"{len(glossary)} entries, {index.forms} forms, index built in {built * 1000:.0f} ms (limit 500)")
    ok = measure_documents(glossary, index, options)
    ok &= measure_sentences(glossary, index, options)
    measure_speed(index, options)
    return 0 if ok else 1


def measure_documents(glossary: Glossary, index: Index, options: argparse.Namespace) -> bool:
    """Compare links and mentions of the whole documents."""
    rows = [row for row in read_rows(options.data / "mentions.jsonl") if not row.get("frontmatter")]
    ids = {entry.headword: entry.id for entry in glossary}
    strict, lenient, by_kind = Tally(), Tally(), dict[str, Tally]()
    other = 0
    for name in sorted({row["file"] for row in rows}):
        document = read_document((options.corpus / name).read_bytes(), name).value
        gold = [row for row in rows if row["file"] == name]
        other += compare(gold, link_document(document, index), ids, (strict, lenient, by_kind), options)
    print(
        f"documents   strict   precision {strict.precision:.3f}  recall {strict.recall:.3f}   target .97 .97"
    )
    print(f"            overlap  precision {lenient.precision:.3f}  recall {lenient.recall:.3f}")
    strictest = strict.right / max(1, strict.right + strict.wrong + other)
    print(f"            {other} links on headwords without entry; strictest precision {strictest:.3f}")
    for kind, tally in sorted(by_kind.items()):
        print(f"  {kind:13} recall {tally.right}/{tally.right + tally.missed}")
    return strict.precision >= TARGETS["precision"] and strict.recall >= TARGETS["recall"]


def compare(
    gold: list[Row],
    mentions: Iterable[Mention],
    ids: Mapping[str, str],
    tallies: tuple[Tally, Tally, dict[str, Tally]],
    options: argparse.Namespace,
) -> int:
    """Count one document into the tallies; return the links on mentions without an entry."""
    strict, lenient, by_kind = tallies
    wanted = [row for row in gold if row["headword"] in ids]
    absent = [row for row in gold if row["headword"] not in ids]
    links = list(mentions)
    hit: set[int] = set()
    other = 0
    for link in links:
        same = [
            n for n, row in enumerate(wanted) if _overlap(row, link) and ids[row["headword"]] == link.term
        ]
        exact = [
            n for n in same if wanted[n]["start"] == link.source.start and wanted[n]["end"] == link.source.end
        ]
        hit.update(exact)
        strict.right += bool(exact)
        lenient.right += bool(same)
        if not exact and any(_overlap(row, link) for row in absent):
            other += 1
            _say(options, "no entry", link.place, link.surface, f"{link.headword} ({link.kind})")
        elif not exact:
            strict.wrong += 1
            lenient.wrong += not same
            _say(options, "wrong", link.place, link.surface, f"{link.headword} ({link.kind})")
    for number, row in enumerate(wanted):
        tally = by_kind.setdefault(row["kind"], Tally())
        if number in hit:
            tally.right += 1
            continue
        tally.missed += 1
        strict.missed += 1
        lenient.missed += not any(_overlap(row, link) and ids[row["headword"]] == link.term for link in links)
        _say(options, "missed", row["file"][:3], row["surface"], f"{row['headword']} ({row['kind']})")
    return other


def measure_sentences(glossary: Glossary, index: Index, options: argparse.Namespace) -> bool:
    """Positives must be linked (a span that overlaps counts), traps must not, to a term of tier 1."""
    ids = {entry.headword: entry for entry in glossary}
    positives = [row for row in read_rows(options.data / "positives.jsonl") if row["headword"] in ids]
    found = 0
    for row in positives:
        links = link_document(_sentence(row["text"]), index)
        good = any(_overlap(row, link) and link.headword == row["headword"] for link in links)
        found += good
        if not good:
            _say(options, "missed", row["id"], row["surface"], row["headword"])
    traps, caught = _traps(glossary, index, options)
    print(f"positives   {found}/{len(positives)} = {found / max(1, len(positives)):.3f}   target .95")
    print(f"traps       {caught}/{traps} linked to tier 1 = {caught / max(1, traps):.3f}   limit .05")
    return found >= TARGETS["positives"] * len(positives) and caught <= TARGETS["traps"] * traps


def _traps(glossary: Glossary, index: Index, options: argparse.Namespace) -> tuple[int, int]:
    rows = read_rows(options.data / "traps.jsonl")
    documents: dict[str, tuple[Mention, ...]] = {}
    caught = 0
    for row in rows:
        if "text" in row:
            links = link_document(_sentence(row["text"]), index)
        else:
            name = row["file"]
            if name not in documents:
                document = read_document((options.corpus / name).read_bytes(), name).value
                documents[name] = link_document(document, index)
            links = documents[name]
        tier_one = [link for link in links if _overlap(row, link) and glossary.entries[link.term].tier == 1]
        caught += bool(tier_one)
        for link in tier_one:
            _say(options, "trapped", row.get("text", row.get("file"))[:60], row["surface"], link.headword)
    return len(rows), caught


def measure_speed(index: Index, options: argparse.Namespace) -> None:
    """Print characters a second of the whole linker, and of a bare look-up of every word in a set."""
    text = " ".join(path.read_text("utf-8") for path in sorted(options.corpus.glob("*.txt")))
    document = paragraphs(text * max(1, 1_000_000 // len(text)))
    started = time.process_time()
    mentions = link_document(document, index)
    linked = len(document.text) / (time.process_time() - started) / 1e6
    started = time.process_time()
    bare = sum(word in index.words for word in re.findall(r"\w+", document.text))
    looked = len(document.text) / (time.process_time() - started) / 1e6
    print(f"speed       {linked:.2f} million characters a second of CPU time ({len(mentions)} mentions)")
    print(
        f"            {looked:.2f} for a bare look-up of each word ({bare} hits), the simplest thing there is"
    )


def read_rows(path: Path) -> list[Row]:
    """Return the objects of a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _overlap(row: Row, link: Mention) -> bool:
    return bool(row["start"] < link.source.end and link.source.start < row["end"])


def _sentence(text: str) -> Document:
    return read_document(text.encode(), "sentence.txt", kind="text").value


def paragraphs(text: str) -> Document:
    """Return a document of the paragraphs of `text`, without the reader's work."""
    blocks = tuple(_blocks(text))
    starts = find_line_starts(text)
    return Document(path="x", name="x", text=text, metadata=Metadata(), blocks=blocks, line_starts=starts)


def _blocks(text: str) -> Iterator[Prose]:
    for number, match in enumerate(re.finditer(r"\S(?:[^\n]|\n(?!\n))*", text)):
        source = SourceMap((Piece(0, match.start(), match.end()),), len(match[0]))
        span = Span(*match.span())
        yield Prose(id=f"b{number}", kind="paragraph", text=match[0], source=source, span=span, line=1)


def _say(options: argparse.Namespace, what: str, *values: object) -> None:
    if options.verbose:
        print(f"    {what:8}", *values, sep=" | ")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--glossary", type=Path, default=Path("glossary/terms"))
    parser.add_argument("--verbose", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
