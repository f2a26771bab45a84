"""Measure the findings of grammar against gold sentences, each figure beside its target and its peer.

    python -m bench.rules --data DIR [--part dev|held-out|all] [--errors KEY]

DIR holds `ud_gold_dev.jsonl`, `lt_simple_dev.jsonl` and `seeds_passive_adjudicated.jsonl`. The UD sentences
are split by a hash of their id. The rules were written on the part "dev"; the errors of "held-out" were
read once, after that and before the last changes, so that neither is unseen.
"""

import argparse
import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import Figure, exit_code, show
from bench.rules_lexical import find_problems, measure_examples
from easyread.document import Span

Found = dict[str, list[Span]]


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


POLICY = Goal("passive", ("passive",), 0.99, 0.920)
PEER = "LanguageTool's patterns"


def main() -> int:
    """Print the figures; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with the gold files")
    parser.add_argument("--part", choices=("dev", "held-out", "all"), default="all")
    parser.add_argument("--errors", default="", help="print the errors of this gold key, or policy")
    options = parser.parse_args()
    if not options.errors:
        return exit_code(measure(options.data, options.part))
    goal = next((item for item in GOALS if item.key == options.errors), POLICY)
    shown = read_policy(options.data) if goal is POLICY else read_gold(options.data, options.part)
    print("\n".join(errors_of(goal, shown, [find_all(row["sentence"]) for row in shown])))
    return 0


def measure(folder: Path, part: str = "all") -> list[Figure]:
    """Print and return the figures: gold sentences, policy prose, and LanguageTool's examples."""
    gold = read_gold(folder, part)
    title = f"Findings, F1 of instances in {len(gold)} gold sentences of UD, part {part}"
    return [
        *show(title, figures_of(GOALS, gold)),
        *show("Findings, F1 of instances in policy prose", figures_of((POLICY,), read_policy(folder))),
        *show("Findings, LanguageTool's examples for simple German", measure_examples(folder)),
    ]


def figures_of(goals: Sequence[Goal], gold: Sequence[dict[str, Any]]) -> Iterator[Figure]:
    """Yield F1 of each goal, with precision and recall in its name."""
    found = [find_all(row["sentence"]) for row in gold]
    for goal in goals:
        total = count(goal, gold, found)
        precision = total["right"] / max(1, total["right"] + total["false"])
        recall = total["found"] / max(1, total["found"] + total["missed"])
        score = 2 * precision * recall / max(1e-9, precision + recall)
        name = f"{'+'.join(goal.codes)} (P {precision:.3f} R {recall:.3f})"
        yield Figure(name, score, goal.target, goal.peer, PEER if goal.peer else "")


def read_gold(folder: Path, part: str) -> list[dict[str, Any]]:
    """Return the gold sentences of a part."""
    return [row for row in read_lines(folder / "ud_gold_dev.jsonl") if in_part(row["id"], part)]


def read_policy(folder: Path) -> list[dict[str, Any]]:
    """Return the sentences of policy prose with their passives."""
    rows = read_lines(folder / "seeds_passive_adjudicated.jsonl")
    return [{"sentence": row["sentence"], "gold": {"passive": row["passive_aux_spans"]}} for row in rows]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def in_part(name: str, part: str) -> bool:
    """Say whether a sentence belongs to a part."""
    return part == "all" or (zlib.crc32(name.encode()) % 5 < 3) == (part == "dev")


def find_all(text: str) -> Found:
    """Return code -> where it speaks in one sentence, as `easyread check` reports it with every code on."""
    found: Found = {}
    for problem in find_problems(text):
        if problem.span:
            found.setdefault(problem.code, []).append(problem.span)
    return found


def hits_of(goal: Goal, found: Found) -> list[Span]:
    """Return the spans of the findings that count for a goal."""
    return [span for code in goal.codes for span in found.get(code, ())]


def spans_of(goal: Goal, row: dict[str, Any]) -> list[Span]:
    """Return the gold spans."""
    return [Span(*pair) for pair in row["gold"][goal.key]]


def count(goal: Goal, gold: Sequence[dict[str, Any]], found: Sequence[Found]) -> Counter[str]:
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


def errors_of(goal: Goal, gold: Sequence[dict[str, Any]], found: Sequence[Found]) -> Iterator[str]:
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
    sys.exit(main())
