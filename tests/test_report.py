"""The editors' report: what it decides, what stands on its pages, what it remembers."""

import json
import re
from pathlib import Path

import pytest

from easyread.check import load_profile
from easyread.compose.report import WORST, Examined, Report, compose_corpus, compose_report, load_levels
from easyread.compose.report import mark_stretches as mark
from easyread.document import Document, Place, Prose, Span
from easyread.measure import FEATURES, base_difficulty
from easyread.pipeline import build_inspector
from easyread.problem import Problem
from easyread.read import read_document
from easyread.read.toml import read_glossary
from easyread.render.report import number, signed
from easyread.scoring import document_difficulty, score_document
from tests.checkers.web import check_pages
from tests.conftest import Run

HARD = (
    "Die Verpflichtung zur Wohnsitznahme wird durch die zuständige **Ausländerbehörde** gemäß den "
    "gesetzlichen Bestimmungen angeordnet, sofern die Voraussetzungen der Unterbringung nicht entgegenstehen."
)
EASY = "Das ist Ihr Haus."


def read(text: str, path: str = "merkblatt.md") -> Document:
    return read_document(text.encode(), path).value


def report_of(text: str, path: str = "merkblatt.md") -> Report:
    document = read(text, path)
    inspector = build_inspector(load_profile("einfach"), read_glossary({}).value)
    scored = score_document(document)
    made = compose_report(
        Examined(
            document=document,
            title="Merkblatt",
            difficulty=document_difficulty(scored),
            scored=[(item.prose, item.score) for item in scored],
            findings=inspector.inspect(document).value,
            candidates=(),
        )
    )
    assert made is not None
    return made


def finding(document: Document, words: str, code: str) -> Problem:
    start = document.text.index(words)
    span = Span(start, start + len(words))
    return Problem(code=code, severity="hint", place=Place("x.md", 1), span=span)


def first_prose(document: Document) -> Prose:
    return next(document.proses())


def test_findings_are_marked_in_the_text_without_its_markup() -> None:
    document = read(HARD)
    stretches = mark(first_prose(document), [finding(document, "Ausländerbehörde", "long-word")])
    assert "".join(one.text for one in stretches) == first_prose(document).text
    assert [(one.text, one.codes) for one in stretches if one.codes] == [("Ausländerbehörde", ("long-word",))]


def test_findings_that_overlap_are_one_mark_with_both_names() -> None:
    document = read("Er wird geprüft.")
    found = [finding(document, "wird geprüft", "passive"), finding(document, "geprüft", "rare-word")]
    marked = [one for one in mark(first_prose(document), found) if one.codes]
    assert [(one.text, one.codes) for one in marked] == [("wird geprüft", ("passive", "rare-word"))]


def test_a_finding_about_a_whole_sentence_is_not_marked() -> None:
    document = read("Er wird geprüft.")
    stretches = mark(first_prose(document), [finding(document, "Er wird geprüft.", "long-sentence")])
    assert [one.codes for one in stretches] == [()]


def test_the_hardest_paragraphs_come_first_and_ten_at_most() -> None:
    report = report_of("\n\n".join([EASY, HARD, *[f"{HARD} {HARD}"] * 12]))
    assert len(report.worst) == WORST
    assert all(item.paragraph.score.words > 30 for item in report.worst)


def test_shares_are_of_all_words() -> None:
    report = report_of(f"{EASY}\n\n{HARD}")
    assert sum(band.share for band in report.bands) == pytest.approx(1)
    assert sum(band.words for band in report.bands) == report.numbers.words
    assert report.bands[0].paragraphs == 1


def test_what_drives_adds_up_to_the_difficulty() -> None:
    report = report_of(HARD)
    assert {driver.feature for driver in report.drivers} == set(FEATURES)
    added = sum(driver.points for driver in report.drivers)
    assert base_difficulty() + added == pytest.approx(report.numbers.difficulty, abs=0.01)


def test_a_corpus_names_the_hardest_document_first() -> None:
    corpus = compose_corpus([report_of(EASY, "leicht.md"), report_of(HARD, "schwer.md")], ())
    assert [report.name for report in corpus.reports] == ["schwer", "leicht"]
    assert corpus.worst[0][0].name == "schwer"
    assert corpus.numbers.words == sum(report.numbers.words for report in corpus.reports)


def test_a_document_named_index_does_not_take_the_page_of_all() -> None:
    assert report_of(EASY, "index.md").name == "index-2"


def test_levels_ascend() -> None:
    levels = [level.difficulty for level in load_levels()]
    assert levels == sorted(levels)
    assert 1 <= levels[0] < levels[-1] <= 7


def test_numbers_are_written_in_german() -> None:
    assert (number(-1.25, 2), number(30, 0)) == ("−1,25", "30")
    assert (signed(0.5), signed(-0.5), signed(0.001, 2)) == ("+0,5", "−0,5", "±0")


def test_the_pages_stand_alone_and_say_what_was_found(run_easyread: Run, tmp_path: Path) -> None:
    source = tmp_path / "merkblatt.md"
    source.write_text(f"# Merkblatt <b>\n\n{EASY}\n\n{HARD}\n", "utf-8")
    done = run_easyread("report", str(source), "--out", str(tmp_path / "out"))
    assert done.returncode == 0
    assert "index.html" in done.stderr
    page = (tmp_path / "out" / "report" / "merkblatt.html").read_text("utf-8")
    assert re.search(r"<mark>wird <span class=\"rule\">\[Passiv", page)
    assert "<b>" not in page
    assert "<script" not in page
    assert "http" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    targets = re.findall(r'href="#([^"]+)"', page)
    assert targets
    assert set(targets) <= set(re.findall(r' id="([^"]+)"', page))
    assert page.count("<svg") == page.count("<title id=") == page.count("<desc>")
    index = (tmp_path / "out" / "report" / "index.html").read_text("utf-8")
    assert re.search(r'href="merkblatt\.html#p3"', index)


def test_the_next_report_tells_what_changed_and_tells_it_again(run_easyread: Run, tmp_path: Path) -> None:
    source, out = tmp_path / "merkblatt.md", tmp_path / "out"
    page = out / "report" / "merkblatt.html"

    def write_report(text: str) -> str:
        source.write_text(text, "utf-8")
        assert run_easyread("report", str(source), "--out", str(out), "--quiet").returncode == 0
        return page.read_text("utf-8")

    assert "Das ist der erste Bericht." in write_report(f"{EASY}\n\n{HARD}\n")
    second = write_report(f"{EASY}\n\n{EASY}\n")
    assert '<th scope="row">schwere Absätze</th><td>1</td><td>0</td><td>−1</td>' in second
    assert write_report(f"{EASY}\n\n{EASY}\n") == second


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version":1,"documents":{"merkblatt":{"now":{"words":"<b>"}}}}', '{"version":2}']
)
def test_a_memory_that_is_none_of_ours_is_left_alone(run_easyread: Run, tmp_path: Path, text: str) -> None:
    source, memory = tmp_path / "merkblatt.md", tmp_path / "out" / "report" / ".report.json"
    source.write_text(f"{EASY}\n", "utf-8")
    memory.parent.mkdir(parents=True)
    memory.write_text(text, "utf-8")
    assert run_easyread("report", str(source), "--out", str(tmp_path / "out")).returncode == 0
    assert json.loads(memory.read_text("utf-8"))["documents"]["merkblatt"]["before"] is None


def test_a_source_without_a_word_is_told_of(run_easyread: Run, tmp_path: Path) -> None:
    (tmp_path / "leer.md").write_text("***\n", "utf-8")
    done = run_easyread("report", str(tmp_path / "leer.md"), "--out", str(tmp_path / "out"))
    assert (done.returncode, done.stderr.count("no word")) == (0, 1)
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_pages_are_without_fault(run_easyread: Run, tmp_path: Path) -> None:
    assert run_easyread("report", "--out", str(tmp_path)).returncode == 0
    pages = [tmp_path / "report" / f"{name}.html" for name in ("index", "bescheid-wohnsitz")]
    assert [str(fault) for fault in check_pages(pages)] == []
