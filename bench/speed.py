"""How fast: words a second beside textstat and HanTa in one run, cost by length, and the start of a command.

    python -m bench.speed --data DIR

DIR holds readability/. Each program runs in a process of its own; speed is processor time, the start of a
command wall time. textstat gives five formulas, paragraph by paragraph; HanTa tags sentences that are already
cut into words. HanTa is LGPL and stands in the group "bench" of pyproject.toml: nothing needs it at run time.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import textstat

from bench.figures import Figure, exit_code, show
from bench.readability import ROOT, read_table, to_prose
from bench.rules_lexical import inspector_with
from easyread.cli.console import Outcome
from easyread.cli.project import load_project
from easyread.measure import measure_passage
from easyread.read import read_document
from easyread.resources import Glossary
from easyread.scoring import score_document
from easyread.segment import segment_prose

TIMED = "--timed"
PASSES = 3
RUNS = 2
SCORED_WORDS = 200_000
CHECKED_WORDS = 20_000  # HanTa takes about five seconds for them
PAGE = ROOT / "bench" / "texts" / "leaflet-authority.md"
STARTS = 5
# What `easyread score --format jsonl` has no use for, of our rooms and of what we depend on.
UNUSED = (
    "babel", "fontTools", "jinja2", "markupsafe", "nltk", "polib", "pydyf", "pyphen", "rich", "textstat",
    "weasyprint", "easyread.check", "easyread.glossary", "easyread.link", "easyread.pofile", "easyread.press",
    "easyread.render.html", "easyread.render.sarif", "easyread.tagging", "easyread.translate",
    "easyread.wordforms",
)  # fmt: skip
_LIST_MODULES = """
import atexit, os, sys
out = os.dup(1)
atexit.register(lambda: os.write(out, "\\n".join(["", "MODULES", *sys.modules]).encode()))
from easyread.cli import main
sys.argv = ["easyread", *sys.argv[1:]]
main()
"""


def main() -> int:
    """Print every figure; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds readability/")
    parser.add_argument(TIMED, choices=tuple(PROGRAMS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    folder = options.data / "readability"
    if options.timed:
        print(json.dumps(PROGRAMS[options.timed](folder)))
        return 0
    return exit_code(measure(folder))


def measure(folder: Path) -> list[Figure]:
    """Print and return the figures of all parts."""
    return [
        *show(f"Speed of score, {SCORED_WORDS:,} words of varied text", measure_score(folder)),
        *show(f"Speed of check with all rules, {CHECKED_WORDS:,} words of it", measure_check(folder)),
        *show("Cost of four times the text, times", measure_lengths(folder)),
        *show("Start of easyread score on a page", measure_start()),
    ]


def measure_score(folder: Path) -> Iterator[Figure]:
    """Compare segments, eight formulas and difficulty with five formulas of the peer."""
    ours, theirs = _rates(folder, "score", SCORED_WORDS), _rates(folder, "textstat", SCORED_WORDS)
    warm, peer = max(ours[1:]), max(theirs[1:])
    yield Figure("from a cold start, words a second", ours[0], 2 * theirs[0], theirs[0], "textstat, cold")
    yield Figure("warm, words a second", warm, 5 * theirs[0], theirs[0], "textstat, cold")
    print(f"       both warm: {warm / peer:.1f} times textstat, which remembers words too ({peer:,.0f})")


def measure_check(folder: Path) -> Iterator[Figure]:
    """Compare reading, linking, tagging and all rules with a tagger alone."""
    ours = _rates(folder, "check", CHECKED_WORDS)
    if find_spec("HanTa") is None:
        print(f"       Not compared: HanTa is not installed. check: {max(ours):,.0f} words a second")
        return
    theirs = _rates(folder, "hanta", CHECKED_WORDS)
    yield Figure("from a cold start, words a second", ours[0], 4 * theirs[0], theirs[0], "HanTa, cold")
    yield Figure("warm, words a second", max(ours[1:]), 4 * max(theirs[1:]), max(theirs[1:]), "HanTa, warm")


def _rates(folder: Path, program: str, words: int) -> list[float]:
    """Return words a second of each pass in a fresh process: the best of RUNS, for other programs disturb."""
    runs = [_run(folder, program) for _ in range(RUNS)]
    return [words / min(seconds) for seconds in zip(*runs, strict=True)]


def _run(folder: Path, program: str) -> list[float]:
    command = [sys.executable, "-m", "bench.speed", "--data", str(folder.parent), TIMED, program]
    output = subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout
    found: list[float] = json.loads(output)
    return found


def measure_lengths(folder: Path) -> Iterator[Figure]:
    """Compare one text with itself four times as long; half as much again is allowed for noise."""
    for program in ("score-lengths", "check-lengths"):
        once, twice, four = _run(folder, program)
        print(f"       {program.partition('-')[0]}: twice the text costs {twice / once:.2f} times as much")
        yield Figure(f"{program.partition('-')[0]}, one document", four / once, 6, lower_is_better=True)


def measure_start() -> Iterator[Figure]:
    """Time the command from outside, and look at what it imports."""
    with TemporaryDirectory() as name:
        command = [sys.executable, "-m", "easyread", "score", str(PAGE), "--project", name]
        best = min(_wall(command) for _ in range(STARTS))
        unused = imported_without_use([*command[3:], "--format", "jsonl"])
    yield Figure(f"seconds, best of {STARTS}", best, 0.6, lower_is_better=True)
    yield Figure("packages imported without use", len(unused), 0, lower_is_better=True)
    if unused:
        print(f"       {', '.join(unused)}")


def imported_without_use(arguments: Sequence[str]) -> list[str]:
    """Return which of UNUSED a run of easyread imports."""
    command = [sys.executable, "-c", _LIST_MODULES, *arguments]
    output = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    modules = output.partition("\nMODULES\n")[2].split()
    return [name for name in UNUSED if name in modules]


def _wall(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - start


# Each program in a process of its own: folder -> seconds of each pass


def _time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _time_each(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Time all texts, several times over; what is found of one is let go before the next."""

    def every() -> None:
        for text in texts:
            work(text)

    return [_time(every) for _ in range(PASSES)]


def _score(folder: Path) -> list[float]:
    paragraphs = draw_paragraphs(folder, SCORED_WORDS)
    return _time_each(lambda text: measure_passage(segment_prose(to_prose(text))), paragraphs)


def _textstat(folder: Path) -> list[float]:
    textstat.set_lang("de")
    return _time_each(_five_formulas, draw_paragraphs(folder, SCORED_WORDS))


def _five_formulas(text: str) -> tuple[float, ...]:
    return (
        textstat.flesch_reading_ease(text),
        textstat.wiener_sachtextformel(text, 1),
        textstat.lix(text),
        textstat.smog_index(text),
        textstat.gunning_fog(text),
    )


def _check(folder: Path) -> list[float]:
    data = "\n\n".join(draw_paragraphs(folder, CHECKED_WORDS)).encode()
    ready = inspector_with(_packaged())
    return [_time(lambda: ready.inspect(read_document(data, "text.md").value)) for _ in range(PASSES)]


def _hanta(folder: Path) -> list[float]:
    hanta = import_module("HanTa.HanoverTagger")  # it need not be installed
    passages = [segment_prose(to_prose(text)) for text in draw_paragraphs(folder, CHECKED_WORDS)]
    sentences = [list(sentence.forms) for passage in passages for sentence in passage.sentences]
    tagger = hanta.HanoverTagger("morphmodel_ger.pgz")
    return [_time(lambda: [tagger.tag_sent(words) for words in sentences]) for _ in range(2)]


def _lengths(folder: Path, work: Callable[[bytes], object]) -> list[float]:
    """Time one, two and four times the text, its words known; the best of a few passes each."""
    data = "\n\n".join(draw_paragraphs(folder, CHECKED_WORDS // 4)).encode() + b"\n\n"
    work(data)
    return [min(_time(partial(work, data * times)) for _ in range(PASSES)) for times in (1, 2, 4)]


def _packaged() -> Glossary:
    return load_project(ROOT).read_glossary(Outcome())


def _score_lengths(folder: Path) -> list[float]:
    return _lengths(folder, lambda data: score_document(read_document(data, "text.md").value))


def _check_lengths(folder: Path) -> list[float]:
    ready = inspector_with(_packaged())
    return _lengths(folder, lambda data: ready.inspect(read_document(data, "text.md").value))


PROGRAMS: Mapping[str, Callable[[Path], list[float]]] = {
    "score": _score,
    "textstat": _textstat,
    "check": _check,
    "hanta": _hanta,
    "score-lengths": _score_lengths,
    "check-lengths": _check_lengths,
}


def draw_paragraphs(folder: Path, limit: int) -> list[str]:
    """Draw four sentences at a time, and words in which each is varied, up to `limit` words."""
    sentences = [row["sentence"] for row in read_table(folder / "textcomplexity.tsv")]
    vocabulary = [row["word"] for row in read_table(folder / "syllables.tsv")]
    chance = random.Random(1)
    paragraphs: list[str] = []
    words = 0
    while words < limit:
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


if __name__ == "__main__":
    sys.exit(main())
