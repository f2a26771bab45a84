"""The benchmarks: that a target can be missed, and that each part measures what it says."""

import csv
import json
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench.figures import Figure, exit_code
from bench.ranking import compare
from bench.readability import measure_formulas, measure_sentences, measure_syllables
from bench.rules import GOALS, figures_of
from bench.rules_lexical import measure_examples
from bench.speed import draw_paragraphs, imported_without_use
from easyread.read import read_document

EASY = b"Sie bekommen Geld. Das Amt hilft Ihnen."
HARD = "Die Inanspruchnahme der Unterbringungsmöglichkeiten bedarf der Zustimmung der Ausländerbehörde."


def write_table(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter="\t")
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize(
    ("figure", "met"),
    [
        (Figure("", 0.9, 0.9), True),
        (Figure("", 0.8, 0.9), False),
        (Figure("", 0.5, 0.6, lower_is_better=True), True),
        (Figure("", 0.7, 0.6, lower_is_better=True), False),
    ],
)
def test_a_figure_says_whether_its_target_is_met(figure: Figure, met: bool) -> None:
    assert str(figure).startswith("ok" if met else "MISSED")
    assert exit_code([Figure("", 1, 1), figure]) == (0 if met else 1)


def test_what_was_missed_is_told_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.tell([Figure("good", 1, 1), Figure("bad", 0, 1)]) == 1
    shown = capsys.readouterr().out
    assert "1 ok, 1 missed" in shown
    assert "bad" in shown
    assert "good" not in shown


def test_without_data_nothing_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["bench", "--data", str(tmp_path)])
    assert bench.main() == 2
    assert "textcomplexity.tsv" in capsys.readouterr().err


def test_a_wrong_boundary_costs(tmp_path: Path) -> None:
    right = {"text": "Das ist z. B. gut. Ja.", "sentences": ["Das ist z. B. gut.", "Ja."]}
    wrong = {"text": "Das ist z. B. gut. Ja.", "sentences": ["Das ist z.", "B. gut.", "Ja."]}
    for row, expected in ((right, 1.0), (wrong, 0.4)):
        (tmp_path / "sentences.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
        assert next(iter(measure_sentences(tmp_path))).ours == pytest.approx(expected)


def test_a_wrong_count_of_syllables_costs(tmp_path: Path) -> None:
    words = [
        ("Abend", "2", "general"),
        ("oder", "3", "general"),
        ("Asyl", "2", "admin"),
        ("Idee", "2", "ipa"),
    ]
    rows = [{"word": word, "syllables": count, "group": group} for word, count, group in words]
    write_table(tmp_path / "syllables.tsv", rows)
    found = [figure.ours for figure in measure_syllables(tmp_path)]
    assert found == [1.0, 0.5, 1.0, 1]  # the last: one of the commonest is wrong


def test_formulas_are_worked_out_anew() -> None:
    sentence = "Die Mutter findet das Formular im Internet, und der Sohn bringt es am Montag zum Rathaus."
    figures = list(measure_formulas([{"sentence": sentence}] * 4))
    assert len(figures) == 8
    assert all(figure.met for figure in figures)


def test_a_text_in_the_wrong_place_is_told() -> None:
    easy = read_document(EASY, "easy.md").value
    hard = read_document(HARD.encode(), "hard.md").value
    order = {"Leichte Sprache": [easy], "easy leaflet": [hard]}
    assert all(figure.met for figure in compare(order))
    assert not any(figure.met for figure in compare({"Leichte Sprache": [hard], "easy leaflet": [easy]}))


def test_an_instance_is_found_where_a_finding_overlaps_it() -> None:
    passive = [goal for goal in GOALS if goal.key == "passive"]
    text = "Der Antrag wurde abgelehnt."
    for span, expected in (([11, 16], 1.0), ([0, 3], 0.0)):
        figure = next(figures_of(passive, [{"sentence": text, "gold": {"passive": [span]}}]))
        assert figure.ours == expected


def test_an_example_counts_where_its_rule_speaks(tmp_path: Path) -> None:
    row = {
        "category": "passive",
        "subrule_only": False,
        "marked": "wurde",
        "marker_start": 11,
        "marker_end": 16,
    }
    rows = [
        {**row, "sentence": "Der Antrag wurde abgelehnt.", "incorrect": True},
        {**row, "sentence": "Das Amt lehnt den Antrag ab.", "incorrect": True},
    ]
    (tmp_path / "lt_simple_dev.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert [figure.ours for figure in measure_examples(tmp_path)] == [pytest.approx(2 / 3)] * 2


def test_texts_are_drawn_the_same_each_time(tmp_path: Path) -> None:
    write_table(tmp_path / "textcomplexity.tsv", [{"sentence": f"Das ist der Satz {n}."} for n in range(9)])
    write_table(tmp_path / "syllables.tsv", [{"word": "Amt"}])
    drawn = draw_paragraphs(tmp_path, 100)
    assert drawn == draw_paragraphs(tmp_path, 100)
    assert 100 <= sum(len(text.split()) for text in drawn) < 125


def test_score_imports_only_what_it_uses(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Das Amt hilft Ihnen.\n", "utf-8")
    common = (str(page), "--project", str(tmp_path), "--format", "jsonl")
    assert imported_without_use(["score", *common]) == []
    rooms = {"easyread.check", "easyread.link", "easyread.tagging", "easyread.wordforms"}
    assert set(imported_without_use(["check", *common])) == rooms  # which check does use
