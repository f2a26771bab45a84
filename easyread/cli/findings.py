"""Findings -> lines for people: a paragraph at a time, frequent ones gathered, a page for a hard text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import Formatter

import click

from easyread.check import without_echoes
from easyread.cli.console import decimal
from easyread.document import Document, Prose, Span
from easyread.message import MessageLanguage, advice_of, message_of, say, texts_of
from easyread.problem import SEVERITIES, Problem, Severity
from easyread.scoring import Scored

PAGE_LINES = 60  # chosen: about a page; paragraphs beyond it get one line each
MAX_LINE = 110  # characters; longer source lines are shown in parts
MAX_WORDS = 6  # gathered findings that are named
MAX_EXCERPT = 40

_COLOURS: dict[Severity, str] = {"hint": "cyan", "warning": "yellow", "error": "red"}
_EACH = frozenset({"long-sentence"})  # never gathered: each has its own way out
_WHOLE = frozenset(
    {"long-sentence", "long-paragraph", "no-headings", "question"}
)  # no carets: their place does
_TABS = str.maketrans("\t\r\n\u2028\u2029", "     ")


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph with its findings."""

    scored: Scored
    problems: Sequence[Problem]

    def weight(self) -> float:
        """Return how much this paragraph asks for: warnings count three times, the difficulty breaks ties."""
        severities = sum(1 + 2 * SEVERITIES.index(problem.severity) for problem in self.problems)
        return severities + (self.scored.score.difficulty if self.scored.score else 0)


def lines_of(
    document: Document, scored: Sequence[Scored], findings: Sequence[Problem], language: MessageLanguage
) -> Iterator[str]:
    """Yield the lines of one document: the paragraphs worth most in full, the others in one line."""
    by_block: dict[str, list[Problem]] = {}
    for problem in without_echoes(findings):
        by_block.setdefault(problem.block, []).append(problem)
    parts = [_Part(one, by_block[one.prose.id]) for one in scored if one.prose.id in by_block]
    full = {part.scored.prose.id: list(_full(document, part, language)) for part in parts}
    chosen: set[str] = set()
    room = PAGE_LINES
    for part in sorted(parts, key=_Part.weight, reverse=True):
        name = part.scored.prose.id
        if not chosen or len(full[name]) <= room:
            chosen.add(name)
            room -= len(full[name])
    for part in parts:
        name = part.scored.prose.id
        yield from full[name] if name in chosen else [_short(document, part, language)]
    if left := len(parts) - len(chosen):
        yield say("check.more", language, path=document.path, count=left)


def _head(document: Document, part: _Part, language: MessageLanguage) -> str:
    prose, score = part.scored.prose, part.scored.score
    place = click.style(f"{document.path}:{prose.line}", bold=True)
    if score is None:
        return place
    level = say(
        "check.level",
        language,
        difficulty=decimal(score.difficulty),
        band=score.band,
        words=score.words,
    )
    return f"{place}  {level}"


def _short(document: Document, part: _Part, language: MessageLanguage) -> str:
    counts = (f"{len(same)} {code}" for code, same in _by_code(part.problems))
    return f"{_head(document, part, language)}: {', '.join(counts)}"


def _full(document: Document, part: _Part, language: MessageLanguage) -> Iterator[str]:
    yield _head(document, part, language)
    yield from _source(document, part)
    for code, same in _by_code(part.problems):
        first = same[0]
        if len(same) == 1 or code in _EACH:
            yield from (_single(problem, language) for problem in same)
        else:
            yield f"{_label(first, language)} ×{len(same)}: {_gathered(same, language)}"
    yield ""


def _label(problem: Problem, language: MessageLanguage) -> str:
    severity = click.style(say(f"cli.{problem.severity}", language), fg=_COLOURS[problem.severity], bold=True)
    where = f"{problem.place.line}:{problem.place.column}"
    return f"  {where:>7} {severity} {click.style(problem.code, bold=True)}"


def _single(problem: Problem, language: MessageLanguage) -> str:
    said = f"{message_of(problem, language)} {advice_of(problem, language)}".rstrip()
    return f"{_label(problem, language)}: {_flat(said)}"


def _by_code(problems: Sequence[Problem]) -> list[tuple[str, list[Problem]]]:
    """Return the findings by code: the severe codes first, then in the order of the text."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.code, []).append(problem)
    return sorted(found.items(), key=lambda item: -SEVERITIES.index(item[1][0].severity))


def _gathered(same: Sequence[Problem], language: MessageLanguage) -> str:
    """Name the words of several findings, with what to write instead; otherwise what to do about them."""
    texts = texts_of(same[0].code)
    named: dict[str, None] = {}
    helped = True
    for problem in same:
        better = str(problem.values.get("better", ""))
        short = better and len(better) <= MAX_EXCERPT and problem.code != "unexplained-jargon"
        helped = helped and bool(short)
        words = _words(problem, texts.get(f"short_{language}", ""))
        named[f"{words} → {better}" if short else words] = None
    listed = "; ".join(list(named)[:MAX_WORDS]) + (" …" if len(named) > MAX_WORDS else "")
    advice = next((texts[key] for key in _advice_keys(language) if key in texts), "")
    return listed if helped or "{" in advice else f"{listed}. {advice}".rstrip()


def _advice_keys(language: MessageLanguage) -> tuple[str, ...]:
    return f"advice_many_{language}", f"advice_plain_{language}", f"advice_{language}"


def _words(problem: Problem, short: str) -> str:
    """Return the words that a finding is known by in a list: "wird … geprüft" rather than "wird"."""
    words = problem.excerpt
    if short and all(name in problem.values for _, name, _, _ in Formatter().parse(short) if name):
        words = short.format(**problem.values)
    words = _flat(words)
    if not any(map(str.isalnum, words)):
        words = f"„{words}“"
    return f"{words[:MAX_EXCERPT].rstrip()} …" if len(words) > MAX_EXCERPT else words


def _source(document: Document, part: _Part) -> Iterator[str]:
    """Yield the lines of the file that have findings, with carets under the words."""
    prose = part.scored.prose
    number = prose.line
    for start, end in _file_lines(document, prose):
        marks = [problem for problem in part.problems if _covers(problem, start, end)]
        if marks:
            yield from _marked(document.text[start:end], start, number, marks)
        number += 1


def _file_lines(document: Document, prose: Prose) -> Iterator[tuple[int, int]]:
    starts = document.line_starts
    first = prose.line - 1
    while first < len(starts) and starts[first] < prose.span.end:
        end = starts[first + 1] if first + 1 < len(starts) else len(document.text)
        yield starts[first], end
        first += 1


def _covers(problem: Problem, start: int, end: int) -> bool:
    """Say whether a finding has words on this line that a caret can show."""
    span = problem.span or Span(0, 0)
    return span.start < end and span.end > start and problem.code not in _WHOLE


def _marked(line: str, start: int, number: int, marks: Sequence[Problem]) -> Iterator[str]:
    """Yield the parts of one line that have findings, each with its carets; `start`: its file offset."""
    line = line.rstrip("\r\n")
    colours: dict[int, str] = {}
    for problem in sorted(marks, key=lambda problem: SEVERITIES.index(problem.severity)):
        span = problem.span or Span(0, 0)
        inside = range(max(span.start - start, 0), min(span.end - start, len(line)))
        colours.update(dict.fromkeys(inside, _COLOURS[problem.severity]))
    for left, right in _parts(line):
        last = max((place for place in range(left, right) if place in colours), default=-1)
        if last < 0:
            continue
        yield f"  {number:>5} | {line[left:right].translate(_TABS)}"
        carets = (
            click.style("^", fg=colours[place]) if place in colours else " "
            for place in range(left, last + 1)
        )
        yield f"        | {''.join(carets)}"


def _parts(line: str) -> Iterator[tuple[int, int]]:
    """Yield a long line in parts of at most MAX_LINE characters, cut at spaces where there are any."""
    left = 0
    while len(line) - left > MAX_LINE:
        cut = line.rfind(" ", left + 1, left + MAX_LINE)
        right = cut + 1 if cut > 0 else left + MAX_LINE
        yield left, right
        left = right
    yield left, len(line)


def _flat(text: str) -> str:
    """Return the text in one line, without what a terminal would take for a command."""
    return "".join(sign if sign.isprintable() else " " for sign in text.translate(_TABS))
