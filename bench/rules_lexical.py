"""Measure findings against LanguageTool's examples for simple German: the right rule, and only then.

    python -m bench.rules_lexical --data DIR [--errors]

DIR holds `lt_simple_dev.jsonl`. An incorrect example is found when a finding of its code overlaps the marked
words; a correct one is clean when its code stays silent. `word lists` are codes that only a list can find.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from bench.figures import Figure, exit_code, show
from easyread.check import load_profile
from easyread.check.profile import Profile
from easyread.document import Span
from easyread.pipeline import Inspector, build_inspector
from easyread.problem import Problem
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
    """Return an inspector with every code on and no glossary."""
    return inspector_with(Glossary({}))


def inspector_with(glossary: Glossary) -> Inspector:
    """Return an inspector with every code on, and the limits of Leichte Sprache."""
    leicht = load_profile("leicht")
    settings = {code: replace(setting, severity="hint") for code, setting in leicht.settings.items()}
    return build_inspector(Profile("all", settings), glossary)


def spans_of(sentence: str, category: str) -> list[Span]:
    """Return where the codes of a category speak in one sentence."""
    return [
        problem.span
        for problem in find_problems(sentence)
        if problem.span and problem.code in CODES[category]
    ]


def find_problems(sentence: str) -> list[Problem]:
    """Return the findings of one sentence."""
    document = read_document(sentence.encode(), "sentence.txt", kind="lines").value
    return list(inspector().inspect(document).value)


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


def measure_examples(folder: Path) -> Iterator[Figure]:
    """Yield F1 over all examples, and over those of rules that are not pure word lists."""
    rows = read_rows(folder)
    without = [row for row in rows if row["category"] not in WORD_LISTS]
    for name, kept, target in (
        ("all rules", rows, TARGET),
        ("without pure word lists", without, TARGET_WITHOUT_LISTS),
    ):
        total = count(kept, [])
        yield Figure(f"F1, {name} ({total.total()} examples judged)", f_score(total), target)


def read_rows(folder: Path) -> list[dict[str, Any]]:
    """Return the examples."""
    lines = (folder / "lt_simple_dev.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def main() -> int:
    """Print both figures, or what is wrong; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with lt_simple_dev.jsonl")
    parser.add_argument("--errors", action="store_true", help="print what was wrong")
    options = parser.parse_args()
    if options.errors:
        errors: list[str] = []
        count(read_rows(options.data), errors)
        print("\n".join(errors))
        return 0
    return exit_code(show("LanguageTool's examples for simple German", measure_examples(options.data)))


if __name__ == "__main__":
    sys.exit(main())
