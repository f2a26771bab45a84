"""Measure the findings of grammar against gold sentences, each figure beside its target and its peer.

    python bench/rules.py --data DIR [--part dev|held-out|all] [--errors KEY]

DIR holds `ud_gold_dev.jsonl`, `lt_simple_dev.jsonl` and `seeds_passive_adjudicated.jsonl`. The UD sentences
are split by a hash of their id. The rules were written on the part "dev"; the errors of "held-out" were
read once, after that and before the last changes, so that neither is unseen.
"""

import argparse
import json
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.rules_lexical import print_table
from easyread.check.grammar import GRAMMAR_CHECKS
from easyread.check.hit import Hit
from easyread.document import Piece, Prose, SourceMap, Span
from easyread.segment import Passage, segment_prose
from easyread.tagging import tag_passage


@dataclass(frozen=True, slots=True)
class Goal:
    """What is measured: gold key, codes that may find it, target, LanguageTool's patterns re-implemented."""

    key: str
    codes: tuple[str, ...]
    target: float
    peer: float | None
    by_sentence: bool = False


GOALS = (
    Goal("passive", ("passive",), 0.965, 0.938),
    Goal("genitive", ("genitive",), 0.91, 0.530),
    Goal("konjunktiv", ("subjunctive",), 0.94, 0.789),
    Goal("praeteritum_full", ("preterite",), 0.955, 0.919),
    Goal("negation", ("negation",), 0.99, 0.820),
    Goal("subclause", ("subordinate-clause", "relative-clause"), 0.91, 0.801),
    Goal("relclause", ("relative-clause",), 0.88, 0.717),
    Goal("zu_inf", ("infinitive-clause",), 0.90, None),
    Goal("two_statements", ("two-statements",), 0.80, None, by_sentence=True),
    Goal("ext_attr", ("participial-attribute",), 0.75, None),
)


POLICY = (0.99, 0.920)  # target and peer


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with the gold files")
    parser.add_argument("--part", choices=("dev", "held-out", "all"), default="all")
    parser.add_argument("--errors", default="", help="print the errors of this gold key, or policy")
    options = parser.parse_args()
    rows = read_lines(options.data / "ud_gold_dev.jsonl")
    gold = [row for row in rows if in_part(row["id"], options.part)]
    policy = [
        {"sentence": row["sentence"], "gold": {"passive": row["passive_aux_spans"]}}
        for row in read_lines(options.data / "seeds_passive_adjudicated.jsonl")
    ]
    if options.errors:
        goal = next((item for item in GOALS if item.key == options.errors), GOALS[0])
        shown = policy if options.errors == "policy" else gold
        print("\n".join(errors_of(goal, shown, [find_all(row["sentence"]) for row in shown])))
        return
    print(f"UD gold, {len(gold)} sentences, part {options.part}")
    print(f"{'':32}{'found':>7}{'P':>7}{'R':>7}{'F':>7}{'target':>8}{'peer':>7}")
    found = [find_all(row["sentence"]) for row in gold]
    for goal in GOALS:
        print_line(goal.key, count(goal, gold, found), goal.target, goal.peer)
    in_policy = count(GOALS[0], policy, [find_all(row["sentence"]) for row in policy])
    print_line("passive in policy prose", in_policy, *POLICY)
    print(f"{'':32}{'right':>7}{'false':>7}{'missed':>7}{'F':>7}{'target':>8}")
    print_table(options.data / "lt_simple_dev.jsonl")
    print_speed([row["sentence"] for row in rows])


def print_speed(texts: Sequence[str]) -> None:
    """Print how many words a second are tagged, and tagged and checked, warm; processor time."""
    passages = [segment_prose(prose_of(" ".join(texts[i : i + 5]))) for i in range(0, len(texts), 5)]
    words = sum(len(sentence.words) for passage in passages for sentence in passage.sentences)
    run_checks(passages)
    middle, end = run_checks(passages)
    print(f"{'tagged, words a second':32}{words / middle:14,.0f}")
    print(f"{'tagged and checked':32}{words / end:14,.0f}{'target':>15} 80,000")


def run_checks(passages: Sequence[Passage]) -> tuple[float, float]:
    """Return the seconds after which all was tagged, and checked."""
    start = time.process_time()
    tagged = [tag_passage(passage) for passage in passages]
    middle = time.process_time()
    for check in GRAMMAR_CHECKS.values():
        for passage in tagged:
            list(check(passage))
    return middle - start, time.process_time() - start


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def in_part(name: str, part: str) -> bool:
    """Say whether a sentence belongs to a part."""
    return part == "all" or (zlib.crc32(name.encode()) % 5 < 3) == (part == "dev")


def find_all(text: str) -> dict[str, list[Hit]]:
    """Return code -> findings of one sentence."""
    tagged = tag_passage(segment_prose(prose_of(text)))
    return {code: list(check(tagged)) for code, check in GRAMMAR_CHECKS.items()}


def prose_of(text: str) -> Prose:
    """Return a paragraph."""
    source = SourceMap((Piece(0, 0, len(text)),), len(text))
    return Prose(id="b1", kind="paragraph", text=text, source=source, span=Span(0, len(text)), line=1)


def hits_of(goal: Goal, found: dict[str, list[Hit]]) -> list[Span]:
    """Return the spans of the findings that count for a goal."""
    return [hit.span for code in goal.codes for hit in found[code]]


def spans_of(goal: Goal, row: dict[str, Any]) -> list[Span]:
    """Return the gold spans."""
    return [Span(*pair) for pair in row["gold"][goal.key]]


def count(goal: Goal, gold: Sequence[dict[str, Any]], found: Sequence[dict[str, list[Hit]]]) -> Counter[str]:
    """Count true and false findings and what was missed."""
    total: Counter[str] = Counter()
    for row, findings in zip(gold, found, strict=True):
        spans, hits = spans_of(goal, row), hits_of(goal, findings)
        if goal.by_sentence:
            total["right"] += bool(spans and hits)
            total["found"] += bool(spans and hits)
            total["false"] += bool(hits and not spans)
            total["missed"] += bool(spans and not hits)
            continue
        total["right"] += sum(any(hit.overlaps(span) for span in spans) for hit in hits)
        total["false"] += sum(not any(hit.overlaps(span) for span in spans) for hit in hits)
        total["found"] += sum(any(hit.overlaps(span) for hit in hits) for span in spans)
        total["missed"] += sum(not any(hit.overlaps(span) for hit in hits) for span in spans)
    return total


def print_line(name: str, total: Counter[str], target: float, peer: float | None) -> None:
    """Print precision, recall and F1 of one goal."""
    precision = total["right"] / max(1, total["right"] + total["false"])
    recall = total["found"] / max(1, total["found"] + total["missed"])
    score = 2 * precision * recall / max(1e-9, precision + recall)
    mark = " " if score >= target else "<"
    numbers = f"{precision:7.3f}{recall:7.3f}{score:7.3f}{mark}{target:7}"
    print(f"{name:32}{total['found']:7}{numbers}{peer or '-':>7}")


def errors_of(
    goal: Goal, gold: Sequence[dict[str, Any]], found: Sequence[dict[str, list[Hit]]]
) -> Iterator[str]:
    """Yield each error with its sentence."""
    for row, findings in zip(gold, found, strict=True):
        spans, hits, text = spans_of(goal, row), hits_of(goal, findings), row["sentence"]
        wrong = [hit for hit in hits if not any(hit.overlaps(span) for span in spans)]
        missed = [span for span in spans if not any(hit.overlaps(span) for hit in hits)]
        if goal.by_sentence:
            wrong, missed = (wrong if not spans else []), (missed if not hits else [])
        for kind, items in (("FALSE ", wrong), ("MISSED", missed)):
            for span in items:
                yield f"{kind} {text[: span.start]}[[{text[span.start : span.end]}]]{text[span.end :]}"


if __name__ == "__main__":
    main()
