"""Numbers of a report -> charts: rows of a table, each with a bar and with what the bar says in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from easyread.compose.report_corpus import Level, load_levels
from easyread.compose.report_state import AIM, BandShare, drivers_of
from easyread.measure import base_difficulty
from easyread.measure.difficulty import HIGHEST, LOWEST
from easyread.render.report_words import Words

MIN_POINTS = 0.05  # of difficulty; what adds less is summed up in one row


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a bar: from `start`, `width` long, in hundredths of the whole; `kind`: how it is filled."""

    start: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row. `alternative`: what its bar says; `note`: a last cell; `here`: it is this text's own."""

    label: str
    value: str
    alternative: str
    boxes: tuple[Box, ...]
    small: str = ""
    note: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Rows with their numbers beside them. `ticks`: labels along the bars, evenly spread."""

    id: str
    title: str
    description: str
    head: tuple[str, ...]  # of the table: label, value, and a note where there are notes
    rows: tuple[Row, ...]
    ticks: tuple[str, ...] = ()


def level_chart(words: Words, difficulty: float, quartiles: tuple[float, float], here: str) -> Chart:
    """Return where a text stands among those that people know. `here`: what it is called."""
    low, high = quartiles
    own = Level(
        name_de=here, name_en=here, difficulty=difficulty, low=low, high=high, measured_de="", measured_en=""
    )
    levels = sorted((own, *load_levels()), key=lambda level: level.difficulty)
    return Chart(
        id="levels",
        title=words.say("levels-title"),
        description=words.say("levels-description", aim=words.number(AIM)),
        head=(words.say("kind-of-text"), words.say("difficulty")),
        rows=tuple(_level_row(words, level, here=level is own) for level in levels),
        ticks=tuple(str(tick) for tick in range(int(LOWEST), int(HIGHEST) + 1)),
    )


def _level_row(words: Words, level: Level, *, here: bool) -> Row:
    boxes = [Box(_place(AIM) - 0.25, 0.5, "aim")]
    value = words.difficulty(level.difficulty) if here else words.number(level.difficulty)
    said = words.say("alternative-level", value=value)
    if level.low is not None and level.high is not None:
        start = _place(level.low)
        boxes.append(Box(start, max(1.0, round(_place(level.high) - start, 2)), "range"))
        said += words.say("alternative-range", low=words.number(level.low), high=words.number(level.high))
    boxes.append(Box(round(_place(level.difficulty) - 1, 2), 2.0, "point"))
    german = words.language == "de"
    return Row(
        label=level.name_de if german else level.name_en,
        value=value,
        alternative=said,
        boxes=tuple(boxes),
        small=level.measured_de if german else level.measured_en,
        here=here,
    )


def _place(difficulty: float) -> float:
    return round(100 * (difficulty - LOWEST) / (HIGHEST - LOWEST), 2)


def band_chart(words: Words, bands: Sequence[BandShare]) -> Chart:
    """Return how the words of a text are spread over the bands."""
    rows = (
        Row(
            label=words.level(band.level),
            value=words.percent(band.share),
            alternative=words.say("alternative-band", share=words.percent(band.share)),
            boxes=(Box(0, round(100 * band.share, 2), "fill"),),
            note=words.whole(band.paragraphs),
        )
        for band in bands
    )
    return Chart(
        id="bands",
        title=words.say("bands-title"),
        description="",
        head=(words.say("level"), words.say("share-of-words"), words.say("paragraphs")),
        rows=tuple(rows),
    )


def driver_chart(words: Words, points: Sequence[float], difficulty: float) -> Chart:
    """Return what makes a text harder than Leichte Sprache, and what helps against it."""
    drivers = drivers_of(points)
    named = [one for one in drivers if abs(one.points) >= MIN_POINTS]
    rest = sum(one.points for one in drivers if abs(one.points) < MIN_POINTS)
    most = max((abs(one.points) for one in named), default=1.0)
    rows = [
        _driver_row(words, words.feature(one.feature), one.points, most, words.help(one.feature))
        for one in named
    ]
    rows.append(_driver_row(words, words.say("rest"), rest, most, ""))
    return Chart(
        id="drivers",
        title=words.say("drivers-title"),
        description=words.say(
            "drivers-description", base=words.number(base_difficulty()), difficulty=words.number(difficulty)
        ),
        head=(words.say("feature-help"), words.say("points")),
        rows=tuple(rows),
    )


def _driver_row(words: Words, name: str, points: float, most: float, note: str) -> Row:
    value = words.signed(points, 2)
    width = round(min(100.0, 100 * abs(points) / most), 2)
    return Row(
        label=name,
        value=value,
        alternative=words.say("alternative-driver", value=value),
        boxes=(Box(0, width, "fill" if points > 0 else "less"),),
        small=note if points > 0 else "",
    )
