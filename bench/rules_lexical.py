"""Measure findings against LanguageTool's examples for simple German: the right rule, and only then.

    python bench/rules_lexical.py --data DIR [--errors]

DIR holds `lt_simple_dev.jsonl`. An incorrect example is found when a finding of its code overlaps the marked
a correct one is clean when its code stays silent. `word lists` are codes that only a list can find.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from easyread.check import load_profile
from easyread.check.profile import Profile
from easyread.document import Span
from easyread.pipeline import Inspector, build_inspector
from easyread.read import read_document
from easyread.resources import Glossary

# category of the examples -> codes that may find it (data/rules/README.md)
CODES = {
    "abbreviation": ("abbreviation",),
    "abstract_noun": ("abstract-noun",),
    "anglicism": ("anglicism",),
    "cross_reference": ("cross-reference",),
    "date": ("date-format",),
    "footnote": ("footnote",),
    "foreign_word": ("foreign-word",),
    "genitive": ("genitive",),
    "idiom": ("idiom",),
    "indirect_speech": ("indirect-speech",),
    "konjunktiv": ("subjunctive",),
    "long_word": ("long-word",),
    "metaphor": ("metaphor",),
    "negation": ("negation",),
    "number": ("large-number",),
    "number_word": ("number-word",),
    "passive": ("passive",),
    "praeteritum": ("preterite",),
    "question": ("question",),
    "range_dash": ("range-dash",),
    "relative_clause": ("relative-clause",),
    "roman_numeral": ("roman-numeral",),
    "special_char": ("special-character",),
    "subordinate_clause": ("subordinate-clause", "relative-clause", "infinitive-clause"),
    "technical_term": ("unexplained-jargon",),
    "two_statements": ("two-statements",),
}
WORD_LISTS = frozenset({"idiom", "metaphor", "anglicism", "foreign_word", "technical_term"})
TARGET, TARGET_WITHOUT_LISTS = 0.95, 0.97


@cache
def inspector() -> Inspector:
    """Return an inspector with every code on, and the limits of Leichte Sprache."""
    leicht = load_profile("leicht")
    settings = {code: replace(setting, severity="hint") for code, setting in leicht.settings.items()}
    return build_inspector(Profile("all", settings), Glossary({}))


def spans_of(sentence: str, category: str) -> list[Span]:
    """Return where the codes of a category speak in one sentence."""
    document = read_document(sentence.encode(), "sentence.txt", kind="lines").value
    found = inspector().inspect(document).value
    return [problem.span for problem in found if problem.code in CODES[category] and problem.span]


def count(rows: Sequence[dict[str, Any]], errors: list[str]) -> Counter[str]:
    """Count right and false findings and what was missed; put what was wrong into `errors`."""
    total: Counter[str] = Counter()
    for row in rows:
        if row["category"] not in CODES or row["subrule_only"]:
            continue
        spans = spans_of(row["sentence"], row["category"])
        if not row["incorrect"]:
            kind = "false" if spans else ""
        else:
            marked = Span(row["marker_start"], row["marker_end"])
            kind = "right" if any(span.overlaps(marked) for span in spans) else "missed"
        if kind:
            total[kind] += 1
        if kind in ("false", "missed"):
            errors.append(f"{kind:7} {row['category']}: {row['sentence']} [{row['marked'] or ''}]")
    return total


def f_score(total: Counter[str]) -> float:
    """Return F1 of a count."""
    return 2 * total["right"] / max(1, 2 * total["right"] + total["false"] + total["missed"])


def print_table(path: Path, *, with_errors: bool = False) -> None:
    """Print both figures beside their targets, and what was wrong where it is asked for."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    errors: list[str] = []
    for name, kept, target in (
        ("LanguageTool's examples", rows, TARGET),
        (
            "without word lists",
            [row for row in rows if row["category"] not in WORD_LISTS],
            TARGET_WITHOUT_LISTS,
        ),
    ):
        total = count(kept, errors := [])
        score = f_score(total)
        mark = " " if score >= target else "<"
        print(f"{name:32}{total['right']:7}{total['false']:7}{total['missed']:7}{score:7.3f}{mark}{target:7}")
        if with_errors and kept is rows:
            print("\n".join(errors))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with lt_simple_dev.jsonl")
    parser.add_argument("--errors", action="store_true", help="print what was wrong")
    options = parser.parse_args()
    print(f"{'':32}{'right':>7}{'false':>7}{'missed':>7}{'F':>7}{'target':>8}")
    print_table(options.data / "lt_simple_dev.jsonl", with_errors=options.errors)


if __name__ == "__main__":
    main()
