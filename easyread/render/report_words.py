"""What the report says beside an editor's text: labels, numbers and findings, in German or English."""

from collections.abc import Sequence
from dataclasses import dataclass

from easyread.compose.report_marks import Finding
from easyread.compose.report_state import level_of
from easyread.message import MessageLanguage, advice_of, knows, message_of, say, texts_of
from easyread.problem import Problem

MAX_LINES = 8  # of one code that are listed
MAX_NAMED = 8  # words that one advice is for
MAX_EXCERPT = 60  # characters
_EACH = frozenset({"long-sentence"})  # never gathered: each has its own length and place to cut
_BARE = frozenset({"long-paragraph", "no-headings"})  # their words are where they stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings of one code in a paragraph, in words. `lines`: the words each is about, and what to do."""

    number: int
    name: str
    severity: str
    count: int
    lines: tuple[tuple[str, str], ...]
    more: int  # lines that are left out


@dataclass(frozen=True, slots=True)
class Words:
    """The language that a report speaks."""

    language: MessageLanguage

    def say(self, code: str, **values: str | int) -> str:
        """Return a label of the report."""
        return say(f"cli.report.{code}", self.language, **values)

    def number(self, value: float, digits: int = 1) -> str:
        """Return a number as people write it: 1.968,5 or 1,968.5, a minus sign as wide as a plus."""
        text = f"{value:,.{digits}f}".replace("-", "−")
        return text.translate(str.maketrans(",.", ".,")) if self.language == "de" else text

    def whole(self, value: int) -> str:
        """Return a count."""
        return self.number(value, 0)

    def signed(self, value: float, digits: int = 1) -> str:
        """Return a change with its sign; none is ±0."""
        rounded = round(value, digits)
        return f"{'+' if rounded > 0 else ''}{self.number(rounded, digits)}" if rounded else "±0"

    def percent(self, share: float) -> str:
        """Return a share, 0 to 1, as a percentage."""
        return (
            f"{self.whole(round(100 * share))}\u00a0%" if self.language == "de" else f"{round(100 * share)}%"
        )

    def difficulty(self, value: float) -> str:
        """Return a difficulty with one decimal that lies in the same band: 3.18 is not yet 3.2."""
        shown = round(value, 1)
        return self.number(shown - 0.1 if level_of(shown) > level_of(value) else shown)

    def level(self, number: int) -> str:
        """Return the name of a band, 0 the easiest."""
        return self.say(f"level-{number}")

    def rule(self, code: str) -> str:
        """Return the name of a code of `easyread check`."""
        return texts_of(code).get(f"name_{self.language}", code) if knows(code) else code

    def reason(self, code: str) -> str:
        """Return why a rule matters; empty where nothing is said."""
        return texts_of(code).get(f"why_{self.language}", "") if knows(code) else ""

    def feature(self, name: str) -> str:
        """Return the name of what a difficulty is made of."""
        return say(f"cli.feature.{name}", self.language)

    def help(self, feature: str) -> str:
        """Return what helps against a feature; empty where more of it makes a text easier."""
        code = f"cli.report.help-{feature}"
        return say(code, self.language) if knows(code) else ""

    def quoted(self, words: str) -> str:
        """Return words in the quotation marks of the language."""
        return f"„{words}“" if self.language == "de" else f"“{words}”"

    def group(self, finding: Finding) -> Group:
        """Return all findings of one code in words."""
        problems = finding.problems
        each = len(problems) == 1 or finding.code in _EACH
        lines = [self._single(one) for one in problems] if each else self._gathered(problems)
        return Group(
            number=finding.number,
            name=self.rule(finding.code),
            severity=say(f"cli.{finding.severity}", self.language),
            count=len(problems),
            lines=tuple(lines[:MAX_LINES]),
            more=max(0, len(lines) - MAX_LINES),
        )

    def _single(self, problem: Problem) -> tuple[str, str]:
        said = f"{message_of(problem, self.language)} {advice_of(problem, self.language)}".rstrip()
        named = problem.code in _BARE or _cut(problem.excerpt) in said
        return ("" if named else self.quoted(_cut(problem.excerpt)), said)

    def _gathered(self, problems: Sequence[Problem]) -> list[tuple[str, str]]:
        """Return each advice once, with all the words that it is about."""
        words: dict[str, dict[str, None]] = {}
        for problem in problems:
            advice = advice_of(problem, self.language) or message_of(problem, self.language)
            words.setdefault(advice, {})[_cut(problem.excerpt)] = None
        return [(self._listed(list(excerpts)), advice) for advice, excerpts in words.items()]

    def _listed(self, excerpts: Sequence[str]) -> str:
        more = " …" if len(excerpts) > MAX_NAMED else ""
        return ", ".join(map(self.quoted, excerpts[:MAX_NAMED])) + more


def _cut(excerpt: str) -> str:
    """Return words in one line, those beyond MAX_EXCERPT left out."""
    flat = " ".join(excerpt.split())
    if len(flat) <= MAX_EXCERPT:
        return flat
    head = flat[: MAX_EXCERPT + 1]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head else head[:-1]} …"
