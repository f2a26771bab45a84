"""Report -> HTML pages with charts. They are for editors of German texts and speak German."""

from collections.abc import Sequence
from dataclasses import dataclass

from easyread.compose.labels import Labels
from easyread.compose.report import BandShare, CorpusReport, Driver, Numbers, Report, load_levels
from easyread.message import advice_of, message_of, say, texts_of
from easyread.problem import Problem
from easyread.render.html import Pages

MAX_LINES = 6  # of one code that are listed
MAX_EXCERPT = 60  # characters
LOWEST, HIGHEST = 1, 7  # the ends of the scale of difficulty


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart. `share`: its length, 0 to 1; `kind`: "here" this text, "less" below 0, or ""."""

    label: str
    value: str
    share: float
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars with their numbers beside them, as the rows of a table. `description`: what all bars say."""

    id: str
    title: str
    description: str
    head: tuple[str, ...]  # of the table: label, value, and a note where there are notes
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings of one code in a paragraph, in words."""

    name: str
    severity: str
    count: int
    lines: tuple[tuple[str, str], ...]  # the words it is about, and what to do


def render_report(pages: Pages, labels: Labels, report: Report) -> str:
    """Return the page of one document."""
    charts = _charts(labels, report.numbers, report.bands, report.drivers, labels.say("Dieser Text"))
    groups = {item.paragraph.anchor: tuple(map(_group, item.groups)) for item in report.worst}
    return pages.report(
        "report", r=report, charts=charts, groups=groups, change=_change(labels, report), **_helpers()
    )


def render_corpus(pages: Pages, labels: Labels, corpus: CorpusReport) -> str:
    """Return the page of all documents."""
    charts = _charts(labels, corpus.numbers, corpus.bands, corpus.drivers, labels.say("Diese Dokumente"))
    return pages.report("report_index", r=corpus, charts=charts, since=_since, **_helpers())


def number(value: float, digits: int = 1) -> str:
    """Return a number as it is written in German: a comma, and a minus sign that is as wide as a plus."""
    return f"{value:.{digits}f}".replace(".", ",").replace("-", "−")


def signed(value: float, digits: int = 1) -> str:
    """Return a change with its sign; none is ±0."""
    rounded = round(value, digits)
    return f"{'+' if rounded > 0 else ''}{number(rounded, digits)}" if rounded else "±0"


def _helpers() -> dict[str, object]:
    return {"number": number, "signed": signed, "rule_name": rule_name}


def rule_name(code: str) -> str:
    """Return the German name of a code of `easyread check`."""
    return texts_of(code).get("name_de", code)


def _charts(
    labels: Labels, numbers: Numbers, bands: Sequence[BandShare], drivers: Sequence[Driver], here: str
) -> dict[str, Chart]:
    return {
        "levels": _level_chart(labels, numbers, here),
        "bands": _band_chart(labels, bands),
        "drivers": _driver_chart(labels, drivers),
    }


def _level_chart(labels: Labels, numbers: Numbers, here: str) -> Chart:
    rows = [(level.name, level.difficulty, "") for level in load_levels()]
    rows.append((here, numbers.difficulty, "here"))
    rows.sort(key=lambda row: row[1])
    return Chart(
        id="levels",
        title=labels.say("Schwierigkeit, verglichen mit bekannten Arten von Texten"),
        description=labels.say("Die ganze Breite ist die Skala von 1, sehr leicht, bis 7, sehr schwer."),
        head=(labels.say("Art von Text"), labels.say("Schwierigkeit")),
        bars=tuple(
            Bar(label=name, value=number(value), share=(value - LOWEST) / (HIGHEST - LOWEST), kind=kind)
            for name, value, kind in rows
        ),
    )


def _band_chart(labels: Labels, bands: Sequence[BandShare]) -> Chart:
    return Chart(
        id="bands",
        title=labels.say("Wie viel vom Text in jeder Stufe liegt"),
        description=labels.say("Die ganze Breite sind alle Wörter."),
        head=(labels.say("Stufe"), labels.say("Wörter"), labels.say("Absätze")),
        bars=tuple(
            Bar(label=band.name, value=_percent(band.share), share=band.share, note=str(band.paragraphs))
            for band in bands
        ),
    )


def _driver_chart(labels: Labels, drivers: Sequence[Driver]) -> Chart:
    most = max(abs(driver.points) for driver in drivers) or 1.0
    named = [(say(f"cli.feature.{driver.feature}", "de"), driver.points) for driver in drivers]
    return Chart(
        id="drivers",
        title=labels.say("Was den Text schwerer macht als Leichte Sprache"),
        description=labels.say(
            "Die ganze Breite ist das stärkste Merkmal. Gestrichelt: macht den Text leichter."
        ),
        head=(labels.say("Merkmal"), labels.say("Punkte")),
        bars=tuple(
            Bar(
                label=name,
                value=signed(points, 2),
                share=abs(points) / most,
                kind="less" if points < 0 else "",
            )
            for name, points in named
        ),
    )


def _percent(share: float) -> str:
    return f"{number(100 * share, 0)} %"


def _change(labels: Labels, report: Report) -> tuple[tuple[str, str, str, str], ...]:
    """Return rows of what changed: measure, last time, now, difference; none in a first report."""
    before, now = report.before, report.numbers
    if before is None:
        return ()
    rows = (
        (labels.say("Schwierigkeit"), before.difficulty, now.difficulty, 2),
        (labels.say("Wörter"), before.words, now.words, 0),
        (labels.say("schwere Absätze"), before.hard, now.hard, 0),
        (labels.say("Funde"), before.findings, now.findings, 0),
    )
    return tuple(
        (name, number(old, digits), number(new, digits), signed(new - old, digits))
        for name, old, new, digits in rows
    )


def _since(report: Report) -> str:
    """Return by how much a document's difficulty has changed."""
    if report.before is None:
        return "–"
    return signed(report.numbers.difficulty - report.before.difficulty, 2)


def _group(problems: Sequence[Problem]) -> Group:
    first = problems[0]
    if len(problems) == 1:
        lines = [(_cut(first.excerpt), f"{message_of(first, 'de')} {advice_of(first, 'de')}".rstrip())]
    else:
        lines = _gathered(problems)
    return Group(
        name=rule_name(first.code),
        severity=say(f"cli.{first.severity}", "de"),
        count=len(problems),
        lines=tuple(lines[:MAX_LINES]),
    )


def _gathered(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """Return each advice once, with all the words that it is about."""
    words: dict[str, dict[str, None]] = {}
    for problem in problems:
        advice = advice_of(problem, "de") or message_of(problem, "de")
        words.setdefault(advice, {})[_cut(problem.excerpt)] = None
    return [("“, „".join(list(excerpts)[:MAX_LINES]), advice) for advice, excerpts in words.items()]


def _cut(excerpt: str) -> str:
    flat = " ".join(excerpt.split())
    return flat if len(flat) <= MAX_EXCERPT else f"{flat[:MAX_EXCERPT].rstrip()} …"
