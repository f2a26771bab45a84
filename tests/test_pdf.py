"""What render_pdf promises: same bytes, nothing read that was not handed in, problems for what is wrong."""

import logging
import os
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest

from easyread.message import advice_of, message_of
from easyread.problem import Problem, RenderError
from easyread.render.pdf import render_pdf
from tests.checkers.outline import outline
from tests.pdf_samples import ASSETS, SAMPLES, H, page


def problems(body: str, *, css: str = "") -> tuple[Problem, ...]:
    """Return what is noticed about a body; each problem must have its sentences."""
    found = render_pdf(page(H + body, css=css), ASSETS, path="a.md").problems
    for problem in found:
        assert message_of(problem, "de")
        assert message_of(problem, "en")
        assert advice_of(problem, "de") or problem.code == "pdf.engine"
        assert problem.place.path == "a.md"
    return found


def codes(body: str, *, css: str = "") -> list[str]:
    return [problem.code for problem in problems(body, css=css)]


def test_pages_are_counted() -> None:
    assert render_pdf(page(SAMPLES["paragraph"]), {}).value.pages == 1
    assert render_pdf(page("<h1>a</h1><p style='break-before:page'>b</p>"), {}).value.pages == 2


def test_same_input_same_bytes() -> None:
    names = ("picture", "table-spans", "footnote-in-list", "link-with-bold", "right-to-left", "symbols")
    html = page("".join(SAMPLES[name] for name in names))
    assert render_pdf(html, ASSETS).value.data == render_pdf(html, ASSETS).value.data


@pytest.mark.slow
def test_same_bytes_in_another_process(tmp_path: Path) -> None:
    """With another hash seed, another clock zone, and another font configuration around it."""
    html = tmp_path / "a.html"
    html.write_text(page(SAMPLES["languages"]), "utf-8")
    code = (
        "import sys; from pathlib import Path; from easyread.render.pdf import render_pdf;"
        "sys.stdout.buffer.write(render_pdf(Path(sys.argv[1]).read_text('utf-8'), {}).value.data)"
    )
    odd = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kabul", "FONTCONFIG_FILE": "/dev/null"}
    done = subprocess.run([sys.executable, "-c", code, str(html)], env=odd, capture_output=True, check=True)
    assert done.stdout == render_pdf(html.read_text("utf-8"), {}).value.data


def test_only_our_fonts_are_used(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    body = f"{H}<p style='font-family:DejaVu Sans,serif'>a</p><p lang=ar>لا</p><p>✓</p><p lang=ka>ა</p>"
    path.write_bytes(render_pdf(page(body), {}).value.data)
    with pikepdf.open(path) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item]
        names = {str(font.BaseFont).partition("+")[2] for font in fonts}
    assert names
    assert all(name.startswith("easyread-") for name in names)


def test_our_fonts_are_not_forced_on_other_programs() -> None:
    before = os.environ.get("FONTCONFIG_FILE")
    render_pdf(page(H), {})
    assert os.environ.get("FONTCONFIG_FILE") == before


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "https://example.org/x.png",
        "http://127.0.0.1:9/x.png",
        "//example.org/x.png",
        "other.svg",
        "asset:other.svg",
        "ftp://example.org/x",
    ],
)
def test_nothing_else_is_read(url: str) -> None:
    picture, *others = problems(f'<img src="{url}" alt="A">')
    assert picture.code == "pdf.refused-url"
    assert others == []
    assert codes("<p>a</p>", css=f"p{{background:url('{url}')}}") == ["pdf.refused-url"]
    assert codes(f'<link rel="stylesheet" href="{url}">') == ["pdf.refused-url"]


def test_assets_are_found_by_name() -> None:
    assert codes('<img src="fig.svg" alt="A"><img src="asset:fig.svg" alt="B">') == []
    assert codes('<img src="data:image/svg+xml,%3Csvg/%3E" alt="A">') == []


def test_a_picture_needs_a_text() -> None:
    found = problems(
        '<div id="b7"><p><img src="fig.svg"></p></div><p aria-hidden=true><img src="fig.svg"></p>'
    )
    assert [(problem.code, problem.severity, problem.block) for problem in found] == [
        ("pdf.no-alternative", "error", "b7")
    ]


def test_missing_glyphs_are_told_with_their_block() -> None:
    found = problems('<p id="b1">gut</p><p id="b2">Ein <b>漢</b>字 hier</p>')
    assert [(problem.code, problem.block, problem.severity) for problem in found] == [
        ("pdf.missing-glyph", "b2", "error"),
        ("pdf.missing-glyph", "b2", "error"),
    ]
    assert {str(problem.values["characters"]) for problem in found} == {"漢 (U+6F22)", "字 (U+5B57)"}
    assert any("字 hier" in str(problem.values["excerpt"]) for problem in found)


def test_pictures_without_a_glyph_are_left_out_or_replaced() -> None:
    found = problems(
        '<p id="b1">📞 030 1 🪪 Ausweis 👨\u200d👩\u200d👧 und 1\ufe0f\u20e3</p><p id="b2">🪪</p>'
    )
    assert [(problem.code, problem.block, problem.severity) for problem in found] == [
        ("pdf.left-out", "b1", "warning"),
        ("pdf.left-out", "b2", "warning"),
    ]
    assert "📞" not in str(found[0].values["characters"])
    assert "🪪" in str(found[0].values["characters"])


def test_missing_glyph_of_a_style_sheet_is_told_too() -> None:
    assert codes("<p>a</p>", css="p::before{content:'漢'}") == ["pdf.missing-glyph"]


def test_text_off_the_paper_is_told() -> None:
    word = "Verlängerungs" * 8
    assert codes(f"<p style='white-space:nowrap;font-size:30pt'>{word}</p>") == ["pdf.off-paper"]


def test_what_the_engine_says_is_a_problem_and_not_printed(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        found = problems("<p>a</p>", css="p{colour:red}")
    assert [(problem.code, problem.severity) for problem in found] == [("pdf.engine", "hint")]
    assert "colour" in str(found[0].values["message"])
    assert [record for record in caplog.records if record.name == "weasyprint"] == []


def test_what_the_engine_cannot_lay_out_stops_this_edition_only() -> None:
    with pytest.raises(RenderError) as caught:
        codes("<ul><li>a</ul>", css="li::marker{content:'x'}")
    assert caught.value.code == "pdf.engine-stopped"
    assert message_of(caught.value.problem(), "de")


@pytest.mark.parametrize("html", ["<html lang=de><h1>a</h1>", "<html><title>t</title><h1>a</h1>"])
def test_title_and_language_are_asked_for(html: str) -> None:
    with pytest.raises(ValueError, match="title"):
        render_pdf(html, {})


def test_links_lead_to_addresses_only(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    hrefs = ["https://example.org", "javascript:alert(1)", "file:///etc/passwd", "b.html", "mailto:a@b.de"]
    links = "".join(f'<p><a href="{href}">x</a></p>' for href in hrefs)
    path.write_bytes(render_pdf(page(H + links), {}).value.data)
    with pikepdf.open(path) as pdf:
        assert [str(area.A.URI) for area in pdf.pages[0].Annots] == [hrefs[0], hrefs[4]]
    assert outline(path).count("Link[x]") == 2


def test_a_run_without_spaces_stays_on_the_page_and_takes_no_time() -> None:
    start = time.monotonic()
    reported = render_pdf(page(f"{H}<p>{'x' * 100_000}</p>"), {})
    assert reported.problems == ()
    assert reported.value.pages > 10
    assert time.monotonic() - start < 60, "it took 11 s on two busy cores; unbroken it takes many minutes"


def test_a_block_of_the_greatest_length_prints() -> None:
    start = time.monotonic()
    assert render_pdf(page(f"{H}<p>{'Sie haben Rechte. ' * 5_555}</p>"), {}).value.pages > 20
    assert time.monotonic() - start < 60, "it took 1.3 s on a free core"
