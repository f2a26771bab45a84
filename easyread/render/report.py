"""Report -> HTML pages with charts, in German or English. The editor's own text stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from easyread.compose.report import Report
from easyread.compose.report_change import Change
from easyread.compose.report_corpus import CorpusReport, Listed, load_levels
from easyread.compose.report_state import BandShare, KeptParagraph, State, bands_of, level_of, quartiles_of
from easyread.message import MessageLanguage
from easyread.render.html import Pages
from easyread.render.report_charts import Box, band_chart, driver_chart, level_chart
from easyread.render.report_words import Words

COMPACT = 100  # paragraphs; a map with more has cells with nothing but their number
MAX_CELLS = 400  # of one document in the overview; fewer where there are many documents
MIN_CELLS = 40
MAX_ALL_CELLS = 6000  # about 2 MB of page
SMALLEST_CHANGE = 0.05  # of difficulty; less has no sign on the map
MAX_CHANGES = 40  # rows
MAX_TERMS = 25
MAX_WORDS = 25
MAX_RULES = 8
MAX_BEGINNING = 60  # characters of a paragraph in a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A number of the table of changes: last time, now, difference."""

    name: str
    before: str
    now: str
    change: str


def render_report(pages: Pages, language: MessageLanguage, report: Report) -> str:
    """Return the page of one document."""
    words = Words(language)
    state = report.state
    quartiles = quartiles_of(state.paragraphs)
    return pages.report(
        "report",
        r=report,
        s=state,
        charts=(
            level_chart(words, state.difficulty, quartiles, words.say("this-text")),
            band_chart(words, bands_of(state.paragraphs)),
        ),
        drivers=driver_chart(words, state.points, state.difficulty),
        signs=_signs(report.changes),
        rank={one.anchor: number for number, one in enumerate(report.worst, 1)},
        numbers=_numbers(words, report.before, state) if report.before else (),
        comparable=_comparable(report.before, state),
        changed=[one for one in report.changes if one.before and one.after],
        added=[one for one in report.changes if not one.before],
        gone=[one for one in report.changes if not one.after],
        compact=len(state.paragraphs) > COMPACT,
        **_common(words),
    )


def render_corpus(pages: Pages, language: MessageLanguage, corpus: CorpusReport) -> str:
    """Return the page of all documents."""
    words = Words(language)
    return pages.report(
        "report_index",
        r=corpus,
        charts=(
            level_chart(words, corpus.difficulty, corpus.quartiles, words.say("these-texts")),
            band_chart(words, corpus.bands),
        ),
        drivers=driver_chart(words, corpus.points, corpus.difficulty),
        since=lambda one: _since(words, one),
        strip=strip,
        spread=lambda bands: _spread(words, bands),
        mixed=len({one.state.profile for one in corpus.documents}) > 1,
        max_cells=max(MIN_CELLS, min(MAX_CELLS, MAX_ALL_CELLS // len(corpus.documents))),
        **_common(words),
    )


def _common(words: Words) -> dict[str, object]:
    limits = {"changes": MAX_CHANGES, "terms": MAX_TERMS, "words": MAX_WORDS, "rules": MAX_RULES}
    return {
        "t": words.say,
        "w": words,
        "lang": words.language,
        "level_of": level_of,
        "nearest": nearest,
        "beginning": beginning,
        "limits": limits,
    }


def nearest(difficulty: float, language: MessageLanguage) -> str:
    """Return the kind of text that is about as hard."""
    level = min(load_levels(), key=lambda one: abs(one.difficulty - difficulty))
    return level.name_de if language == "de" else level.name_en


def beginning(one: KeptParagraph) -> str:
    """Return the first words of a paragraph."""
    if len(one.text) <= MAX_BEGINNING:
        return one.text
    return f"{one.text[:MAX_BEGINNING].rsplit(' ', 1)[0]} …"


def strip(bands: Sequence[BandShare]) -> tuple[Box, ...]:
    """Return one bar of all bands, each as long as its share."""
    boxes, start = [], 0.0
    for band in bands:
        boxes.append(Box(round(start, 2), round(100 * band.share, 2), f"l{band.level}"))
        start += 100 * band.share
    return tuple(box for box in boxes if box.width)


def _spread(words: Words, bands: Sequence[BandShare]) -> str:
    return ", ".join(f"{words.percent(band.share)} {words.level(band.level)}" for band in bands if band.words)


def _signs(changes: Sequence[Change]) -> dict[str, str]:
    """Return by anchor what has become of paragraphs: the sign on the map, which is a label too."""
    signs = {}
    for one in changes:
        if one.after and one.before is None:
            signs[one.after.anchor] = "is-new"
        elif one.after and one.before:
            gain = one.after.difficulty - one.before.difficulty
            if abs(gain) >= SMALLEST_CHANGE:
                signs[one.after.anchor] = "harder" if gain > 0 else "easier"
    return signs


def _comparable(before: State | None, now: State) -> bool:
    """Say whether the numbers of two reports were found in the same way."""
    return before is None or (before.profile, before.program) == (now.profile, now.program)


def _numbers(words: Words, before: State, now: State) -> tuple[Cell, ...]:
    """Return what changed in the document as a whole."""
    rows = (
        ("difficulty", before.difficulty, now.difficulty, 2),
        ("words", before.words, now.words, 0),
        ("paragraphs", len(before.paragraphs), len(now.paragraphs), 0),
        ("hard-paragraphs", before.hard, now.hard, 0),
        ("findings", before.findings, now.findings, 0),
    )
    return tuple(
        Cell(
            name=words.say(name),
            before=words.number(old, digits),
            now=words.number(new, digits),
            change=words.signed(new - old, digits),
        )
        for name, old, new, digits in rows
    )


def _since(words: Words, one: Listed) -> str:
    """Return by how much a document's difficulty has changed, and how many paragraphs were touched."""
    if one.before is None:
        return "–"
    touched: Sequence[Change] = one.changes
    change = words.signed(one.state.difficulty - one.before.difficulty, 2)
    return words.say("since", change=change, count=words.whole(len(touched))) if touched else change
