"""The checkers find what is wrong: a judge that passes everything is none."""

from pathlib import Path

import pikepdf
import pytest

from easyread.render.engine import HTML, isolated_fonts
from easyread.render.pdf import render_pdf
from tests.checkers.pdf import check_pdf, main, page_validation, pdf_quality, verapdf
from tests.pdf_samples import ASSETS, LONG, H, page

BAD = {
    "heading-skipped": (f"{H}<h3>x</h3>", "14-003"),
    "heading-first": ("<h2>x</h2>", "14-002"),
    "picture-without-text": (f'{H}<img src="fig.svg">', "13-004"),
    "picture-with-poor-text": (f'{H}<img src="fig.svg" alt="bild1.png">', "13-004"),
    "missing-glyph": (f"{H}<style>.c::after{{content:'漢'}}</style><p class=c>a</p>", "31-030"),
    "wrong-language": (f"{H}<p>لا بأس</p>", "11-001"),
    "german-called-arabic": (f"{H}<p lang=ar>Ausländerbehörde</p>", "11-001"),
    "raw-target": (f'{H}<p><a href="https://example.org" aria-label="https://example.org">a</a></p>', "link"),
    "opacity": (f'{H}<div style="opacity:.5"><p>halb</p></div>', "tree"),
}


@pytest.mark.parametrize("name", BAD)
def test_quality_finds(tmp_path: Path, name: str) -> None:
    body, rule = BAD[name]
    path = tmp_path / "bad.pdf"
    path.write_bytes(render_pdf(page(body), ASSETS).value.data)
    fails, warns = pdf_quality(path)
    assert {fault.rule for fault in (*fails, *warns)} == {f"quality {rule}"}


def plain(folder: Path, body: str) -> Path:
    """Print as WeasyPrint does by itself, with the faults that its own tags have."""
    path = folder / "plain.pdf"
    with isolated_fonts():
        HTML(string=page(body)).write_pdf(path, pdf_variant="pdf/ua-1")
    return path


def test_quality_finds_what_the_engine_tags_wrongly(tmp_path: Path) -> None:
    numbered = " ".join(f"ohne Punkt und Komma, zeile {number}," for number in range(400))
    body = (
        "<style>@page{@top-left{content:'Kopf'}}</style>"
        f'{H}<p lang=ar>لا بأس</p><p><a href="#i">hier</a></p><p id=i>{numbered}</p>'
    )
    path = plain(tmp_path, body)
    assert page_validation(path) == (), "validators do not see it"
    fails, warns = pdf_quality(path)
    rules = {fault.rule.removeprefix("quality ") for fault in (*fails, *warns)}
    assert rules >= {"11-001", "split", "link", "01-006"}


def test_quality_finds_a_file_without_tags(tmp_path: Path) -> None:
    path = tmp_path / "untagged.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    assert {fault.rule for fault in pdf_quality(path)[0]} >= {"quality 01-005", "quality 06-001"}
    assert page_validation(path)


@pytest.mark.slow
def test_verapdf_finds_faults_and_judges_every_file(tmp_path: Path) -> None:
    good, bad, broken = (tmp_path / name for name in ("good.pdf", "bad.pdf", "broken.pdf"))
    good.write_bytes(render_pdf(page(H + LONG), {}).value.data)
    bad.write_bytes(render_pdf(page(f'{H}<img src="fig.svg">'), ASSETS).value.data)
    broken.write_bytes(b"%PDF-1.7\n")
    faults = verapdf([good, bad, broken])
    assert {(Path(fault.file).name, fault.rule) for fault in faults} == {
        ("bad.pdf", "verapdf 7.3-1"),
        ("broken.pdf", "verapdf unreadable"),
    }


@pytest.mark.slow
def test_verdicts_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(render_pdf(page(H), {}).value.data)
    bad.write_bytes(render_pdf(page("<h2>a</h2>"), {}).value.data)
    assert check_pdf(good) == ()
    assert main([str(good), str(bad)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"PASS {good}"
    assert lines[1] == f"FAIL {bad}"
    assert any("7.4.2-1" in line for line in lines)
