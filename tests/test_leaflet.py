"""A leaflet fits on one sheet, or says what does not fit; nothing is shrunk, cut, or printed over a fold."""

import re
import subprocess
from pathlib import Path

import pikepdf
import pytest

from easyread.message import advice_of, message_of
from easyread.problem import Reported
from easyread.render.leaflet import render_leaflet
from easyread.render.panels import (
    CAPACITY,
    EDGE_MM,
    FOLDS,
    PANELS,
    SHEET_HEIGHT_MM,
    SHEET_WIDTH_MM,
    TEXT_WIDTH_MM,
)
from easyread.render.pdf import Pdf
from tests.checkers.outline import outline
from tests.checkers.pdf import check_pdf, verapdf

CSS = Path(__file__).resolve().parent.parent / "templates" / "css" / "leaflet.css"
POINTS_PER_MM = 72 / 25.4
FOLD_DISTANCE_MM = 5

PARAGRAPH = (
    "<p>Gehen Sie früh zu einer Beratung. Die Beratung ist kostenlos. Niemand erfährt, was Sie sagen.</p>"
)
LIST = "<ul><li>Ein Papier</li><li>Ein Datum</li></ul>"
SECTION = f"<section><h2>Was ist eine Duldung?</h2>{PARAGRAPH}{LIST}</section>"
TITLE = '<div class="band"><h1>Sie haben eine Duldung</h1></div><p class="subtitle">Was das heißt</p>'
BACK = (
    '<div class="contact"><h2>Hilfe</h2><p>Beratungsstelle Musterstadt</p>'
    '<p>Telefon: <a class="tel" href="tel:03000000000">030 0000 0000</a></p></div><p>Stand: 2026</p>'
)


def words(count: int) -> str:
    """Return a flap with so many entries."""
    entries = "".join(
        f'<div class="word" data-optional="Wort {number}"><dt id="w{number}">Wort {number}</dt>'
        f"<dd>{'Eine Erklärung dazu. ' * 4}</dd></div>"
        for number in range(1, count + 1)
    )
    return f'<h2>Wörter</h2><dl class="words">{entries}</dl>'


def leaflet(
    inside: str, *, title: str = TITLE, flap: str = words(2), back: str = BACK, lang: str = "de"
) -> str:
    """Return the HTML of a leaflet."""
    panels = {"title": title, "inside": inside, "flap": flap, "back": back}
    body = "".join(f'<div class="panel-{name}">{html}</div>' for name, html in panels.items())
    direction = ' dir="rtl"' if lang == "ar" else ""
    css = CSS.read_text("utf-8")
    head = f'<meta charset="utf-8"><title>Sie haben eine Duldung</title><style>{css}</style>'
    html = f"<head>{head}</head><body><main>{body}</main></body></html>"
    return f'<!doctype html><html lang="{lang}"{direction}>{html}'


def codes(reported: Reported[Pdf | None]) -> list[str]:
    """Return the codes of the problems; each must have its sentences."""
    for problem in reported.problems:
        assert message_of(problem, "de")
        assert message_of(problem, "en")
        assert advice_of(problem, "de")
    return [problem.code for problem in reported.problems]


def printed(folder: Path, html: str, *, mirrored: bool = False) -> Path:
    """Print a leaflet that must fit."""
    reported = render_leaflet(html, {}, mirrored=mirrored)
    assert codes(reported) == []
    assert reported.value is not None
    path = folder / "leaflet.pdf"
    path.write_bytes(reported.value.data)
    return path


def word_boxes(path: Path, side: int) -> list[tuple[float, float, float, float, str]]:
    """Return left, top, right, bottom (mm) and text of each word on one side, as poppler finds them."""
    command = ["pdftotext", "-bbox", "-f", str(side + 1), "-l", str(side + 1), str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', text)
    return [(*(float(number) / POINTS_PER_MM for number in box[:4]), box[4]) for box in found]


def test_panels_fill_the_sheet() -> None:
    for side, folds in enumerate(FOLDS):
        panels = sorted((panel for panel in PANELS if panel.side == side), key=lambda panel: panel.x)
        assert [panel.x for panel in panels] == [0, *folds]
        assert sum(panel.width for panel in panels) == SHEET_WIDTH_MM
    for panel in PANELS:
        assert panel.width - panel.left - panel.right == TEXT_WIDTH_MM
        assert min(panel.left, panel.right) > FOLD_DISTANCE_MM


def test_the_flap_lies_on_the_third_inner_panel() -> None:
    """Both are 97 mm: the flap is folded in, and must not stand out."""
    assert {
        panel.width for panel in PANELS if (panel.name, panel.number) in {("flap", 1), ("inside", 3)}
    } == {97}


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_leaflet_is_two_pages_without_fault(tmp_path: Path, mirrored: bool) -> None:
    path = printed(tmp_path, leaflet(SECTION * 4), mirrored=mirrored)
    assert [str(fault) for fault in check_pdf(path)] == []
    with pikepdf.open(path) as pdf:
        sizes = [[round(float(number) / POINTS_PER_MM) for number in page.MediaBox] for page in pdf.pages]
    assert sizes == [[0, 0, SHEET_WIDTH_MM, SHEET_HEIGHT_MM]] * 2


@pytest.mark.slow
def test_verapdf_finds_nothing(tmp_path: Path) -> None:
    assert verapdf([printed(tmp_path, leaflet(SECTION * 4, lang="ar"), mirrored=True)]) == ()


@pytest.mark.parametrize("mirrored", [False, True])
def test_text_keeps_clear_of_edges_and_folds(tmp_path: Path, mirrored: bool) -> None:
    path = printed(tmp_path, leaflet(SECTION * 5), mirrored=mirrored)
    for side, folds in enumerate(FOLDS):
        boxes = word_boxes(path, side)
        assert len(boxes) > 10
        for left, top, right, bottom, text in boxes:
            assert EDGE_MM - 0.5 <= left < right <= SHEET_WIDTH_MM - EDGE_MM + 0.5, text
            assert EDGE_MM - 2 <= top < bottom <= SHEET_HEIGHT_MM - EDGE_MM + 2, text
            for fold in folds:
                x = SHEET_WIDTH_MM - fold if mirrored else fold
                assert right < x - FOLD_DISTANCE_MM or left > x + FOLD_DISTANCE_MM, text


def test_the_title_is_on_the_outside_to_the_right(tmp_path: Path) -> None:
    path = printed(tmp_path, leaflet(SECTION))
    assert min(box[0] for box in word_boxes(path, 0) if box[4] == "Duldung") > FOLDS[0][1]
    mirrored = printed(tmp_path, leaflet(SECTION), mirrored=True)
    assert max(box[2] for box in word_boxes(mirrored, 0) if box[4] == "Duldung") < 100


def test_it_is_read_from_title_to_back(tmp_path: Path) -> None:
    found = outline(printed(tmp_path, leaflet(SECTION * 4)))
    order = [found.index(text) for text in ("H1[Sie haben", "H2[Was ist", "H2[Wörter]", "H2[Hilfe]")]
    assert order == sorted(order)


def test_links_and_anchors_stand_where_their_panel_is(tmp_path: Path) -> None:
    path = printed(tmp_path, leaflet(SECTION))
    with pikepdf.open(path) as pdf:
        left, right = (float(pdf.pages[0].Annots[0].Rect[index]) / POINTS_PER_MM for index in (0, 2))
    assert FOLDS[0][0] < left < right < FOLDS[0][1], "the telephone number is on the back"


def test_sections_stay_whole_where_there_is_room(tmp_path: Path) -> None:
    """Three fill most of a panel; the fourth would be torn."""
    path = printed(tmp_path, leaflet(SECTION * 7))
    tops = [box for box in word_boxes(path, 1) if box[1] < EDGE_MM + 6]
    assert {box[4] for box in tops} >= {"Was", "ist", "eine", "Duldung?"}
    assert len([box for box in tops if box[4] == "Was"]) == CAPACITY["inside"]


def test_too_long_is_counted_and_not_printed() -> None:
    def lines(count: int) -> int:
        reported = render_leaflet(leaflet("<p>Ein Satz.</p>" * count), {}, path="a.md")
        assert reported.value is None
        assert codes(reported) == ["leaflet.inside-overflow"]
        assert reported.problems[0].severity == "error"
        assert str(reported.problems[0].place) == "a.md"
        return int(reported.problems[0].values["lines"])

    assert lines(130) - lines(120) == 10
    fitting = 120 - lines(120)
    assert render_leaflet(leaflet("<p>Ein Satz.</p>" * fitting), {}).value is not None
    assert lines(fitting + 1) == 1


@pytest.mark.parametrize(
    ("html", "code"),
    [
        (leaflet(SECTION, title=TITLE + "<p>Ein Satz</p>" * 40), "leaflet.title-overflow"),
        (leaflet(SECTION, flap="<p>Ein Satz</p>" * 40), "leaflet.flap-overflow"),
        (leaflet(SECTION, back=BACK + "<p>Ein Satz</p>" * 40), "leaflet.back-overflow"),
        (leaflet("<p>Aufenthaltserlaubnisverlängerungsantragsformular</p>"), "leaflet.too-wide"),
        (
            leaflet('<p><svg style="width:120mm;max-width:none"><title>a</title></svg></p>'),
            "leaflet.picture-too-wide",
        ),
        (
            leaflet('<div style="break-inside:avoid"><svg style="height:250mm"><title>a</title></svg></div>'),
            "leaflet.inside-overflow",
        ),
    ],
)
def test_what_does_not_fit_is_named(html: str, code: str) -> None:
    reported = render_leaflet(html, {})
    assert reported.value is None
    assert codes(reported) == [code]


def test_optional_words_are_left_out_and_named() -> None:
    linked = SECTION + '<p><a class="term" href="#w1">Eins</a> <a class="term" href="#w12">Zwölf</a></p>'
    reported = render_leaflet(leaflet(linked, flap=words(12)), {})
    assert reported.value is not None
    assert codes(reported) == ["leaflet.left-out"]
    names = str(reported.problems[0].values["names"]).split(", ")
    assert names == [f"Wort {number}" for number in range(13 - len(names), 13)], "the last ones"
    assert reported.problems[0].severity == "hint"


def test_text_outside_the_panels_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="panel"):
        render_leaflet("<html lang=de><title>t</title><p>a</p>", {})


def test_no_text_is_smaller_than_14_points() -> None:
    sizes = re.findall(r"font(?:-size)?:\s*([\d.]+)(\w+)", CSS.read_text("utf-8"))
    assert len(sizes) > 5
    assert all(unit == "pt" and float(size) >= 14 for size, unit in sizes)


def test_same_input_same_bytes() -> None:
    html = leaflet(SECTION * 3)
    first, second = render_leaflet(html, {}).value, render_leaflet(html, {}).value
    assert first is not None
    assert first == second
