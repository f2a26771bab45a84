"""Every figure that readability and findings are judged by, beside its target and its peer, in one run.

    python -m bench --data DIR [--corpus DIR] [--law DIR]

DIR of --data holds readability/ and rules/, --corpus programmes of coalitions and authorities, --law
statutes. Each part runs alone too: bench.readability, .ranking, .rules, .rules_lexical, .speed.
Exit code: 1 where a target is missed, 2 where data is not there. Takes about two minutes.
"""

import argparse
import sys
from pathlib import Path

from bench import ranking, readability, rules, speed
from bench.figures import Figure, exit_code

FILES = (
    *(f"readability/{name}" for name in readability.FILES),
    "rules/ud_gold_dev.jsonl",
    "rules/lt_simple_dev.jsonl",
    "rules/seeds_passive_adjudicated.jsonl",
)


def main() -> int:
    """Print everything, and at the end what was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds readability/ and rules/")
    parser.add_argument("--corpus", type=Path, help="folder of programmes of coalitions and authorities")
    parser.add_argument("--law", type=Path, help="folder of statutes")
    options = parser.parse_args()
    if missing := [name for name in FILES if not (options.data / name).is_file()]:
        print(f"Not measured: {options.data} lacks {', '.join(missing)}.", file=sys.stderr)
        return 2
    figures = [
        *readability.measure(options.data / "readability"),
        *ranking.measure(options.data / "readability", options.corpus, options.law),
        *rules.measure(options.data / "rules"),
        *speed.measure(options.data / "readability"),
    ]
    return tell(figures)


def tell(figures: list[Figure]) -> int:
    """Print what was missed; return the exit code."""
    missed = [figure for figure in figures if not figure.met]
    print(f"\n{len(figures) - len(missed)} ok, {len(missed)} missed")
    for figure in missed:
        print(figure)
    return exit_code(figures)


if __name__ == "__main__":
    sys.exit(main())
