"""`easyread glossary lint`: each mistake an editor can make is named once, at its file and line."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easyread.check import load_profile
from easyread.document import Document
from easyread.glossary.laws import law_file, read_law
from easyread.glossary.lint import KINDS, Inspection, lint_glossary
from easyread.message import advice_of, knows, message_of
from easyread.pipeline import build_inspector
from easyread.problem import Problem
from easyread.read import read_document
from easyread.read.toml import read_entry, read_glossary
from easyread.resources import Glossary
from tests.conftest import Run

TERMS = Path(__file__).parent.parent / "glossary" / "terms"
TODAY = date(2026, 11, 22)
LAW = """<!-- a law -->

# § 1 Anwendung

(1) Text.

(2a) Text.

# § 60a Aussetzung der Abschiebung

(1) Text (2) mitten darin.

# § 70 (weggefallen)
"""

GOOD = {
    "headword": '"Duldung"',
    "class": '"f:en"',
    "kind": '"Rechtsbegriff"',
    "easy": '"Sie müssen nicht ausreisen."',
    "standard": '"Eine Duldung nach § 60a AufenthG."',
    "example": '"Frau Diallo hat eine Duldung."',
    "legal": '[{ law = "AufenthG", section = "60a", as_of = 2026-04-29 }]',
    "see_also": '["abschiebung"]',
    "status": '"draft"',
}
OTHER = GOOD | {"headword": '"Abschiebung"', "see_also": '["duldung"]', "standard": '"Anders."'}


def write(keys: dict[str, str]) -> str:
    return "".join(f"{key} = {value}\n" for key, value in keys.items())


def lint(
    duldung: dict[str, str],
    abschiebung: dict[str, str] | None = None,
    *,
    laws: bool = True,
    documents: list[Document] | None = None,
) -> list[Problem]:
    texts = {"t/duldung.toml": write(duldung), "t/abschiebung.toml": write(abschiebung or OTHER)}
    reported = read_glossary({path: text.encode() for path, text in texts.items()})
    assert reported.problems == ()
    inspection = Inspection(
        today=TODAY,
        texts=texts,
        laws={"AufenthG.md": read_law(LAW)} if laws else None,
        documents=documents,
    )
    return list(lint_glossary(reported.value, inspection))


def line_of(keys: dict[str, str], key: str) -> int:
    return list(keys).index(key) + 1


def test_a_good_glossary_is_clean() -> None:
    assert lint(GOOD) == []


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("easy", '""', "missing"),
        ("example", '" "', "missing"),
        ("easy", '"Eins. Zwei. Drei. Vier."', "many-sentences"),
        (
            "easy",
            '"Sie müssen nicht ausreisen und dürfen noch eine Zeit lang weiter hier bleiben."',
            "long-sentence",
        ),
        ("easy", '"Das ist eine Verwaltungsvollstreckungsmaßnahme."', "jargon"),
        ("split", '"Dul·dun"', "split"),
        ("tier", "7", "tier"),
        ("tier", "0", "tier"),
        ("see_also", '["duldung"]', "self-reference"),
        ("see_also", '["abschibung"]', "unknown-reference"),
        ("not_same", '["abschiebung", "abschiebung"]', "twice-referred"),
        ("superseded_by", '"gibt-es-nicht"', "unknown-reference"),
        ("valid_until", "2026-11-21", "lapsed"),
        ("reviewed", '{ by = "A", on = 2026-01-01, due = 2026-11-21 }', "review-overdue"),
        ("reviewed", '{ by = "A", on = 2026-11-23 }', "future"),
        ("status", '"checked"', "not-reviewed"),
        ("status", '"retired"', "retired"),
        ("sources", '[{ title = "X", url = "https//x.de" }]', "address"),
        ("sources", '[{ title = "X", url = "https://x de/y" }]', "address"),
        ("legal", '[{ law = "AufenthG", section = "60x", as_of = 2026-04-29 }]', "no-section"),
        ("legal", '[{ law = "AufenthG", section = "70", as_of = 2026-04-29 }]', "repealed"),
        ("legal", '[{ law = "AufenthG", section = "1" }]', "no-as-of"),
        ("legal", '[{ law = "AsylG", section = "1" }]', "law-absent"),
        ("legal", "[]", "no-source"),
        ("standard", '"Nach § 61 AufenthG."', "no-section"),
        ("standard", '"Nach § 60a Abs. 7 AufenthG."', "no-paragraph"),
        ("aliases", '[{ form = "Duldungen", class = "inv" }]', "idle-alias"),
        ("aliases", '[{ form = "Abschiebung", class = "f:en" }]', "shadowed"),
    ],
)
def test_each_mistake_is_named_at_its_line(key: str, value: str, code: str) -> None:
    keys = GOOD | {key: value}
    found = lint(keys)
    named = [problem for problem in found if problem.code == f"glossary.{code}"]
    assert len(named) == 1, [str(problem) for problem in found]
    at = "headword" if code == "no-source" else key
    assert (named[0].place.path, named[0].place.line) == ("t/duldung.toml", line_of(keys, at))


def test_an_easy_text_keeps_the_rules_of_leicht_but_its_own_words_may_stand() -> None:
    def rules(easy: str) -> list[object]:
        keys = GOOD | {"easy": f'"{easy}"'}
        texts = {"t/duldung.toml": write(keys), "t/abschiebung.toml": write(OTHER)}
        glossary = read_glossary({path: text.encode() for path, text in texts.items()}).value
        inspector = build_inspector(load_profile("leicht"), glossary)
        inspection = Inspection(
            today=TODAY, texts=texts, check=lambda document: inspector.inspect(document).value
        )
        found = lint_glossary(glossary, inspection)
        return [problem.values["rule"] for problem in found if problem.code == "glossary.not-easy"]

    assert rules("Sie müssen nicht ausreisen.") == []
    assert rules("Die Abschiebung kommt nicht.") == []
    assert "passive" in rules("Der Antrag wird vom Amt abgelehnt.")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("easy", '"Eins. Zwei. Drei."'),
        ("easy", '"Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf."'),
        ("easy", '"Die Abschiebungen kommen später."'),
        ("valid_until", "2026-11-22"),
        ("reviewed", '{ by = "A", on = 2026-01-01, due = 2026-11-22 }'),
        ("standard", '"Nach § 1 Abs. 1 und 2a AufenthG, § 60a AufenthG und § 999 BGB."'),
        ("standard", '"Nach § 61 AufenthG in der Fassung vom Juni."'),
        ("sources", '[{ title = "X", url = "https://www.gesetze-im-internet.de/aufenthg_2004/__60a.html" }]'),
        ("aliases", '[{ form = "DULDUNG", class = "inv", case = true }]'),
    ],
)
def test_what_is_right_is_left_alone(key: str, value: str) -> None:
    assert [problem for problem in lint(GOOD | {key: value}) if problem.severity != "hint"] == []


def test_two_entries_of_one_headword_are_both_told() -> None:
    found = [
        problem for problem in lint(GOOD, OTHER | {"headword": '"Duldung"'}) if "same-form" in problem.code
    ]
    assert [problem.place.path for problem in found] == ["t/duldung.toml"]
    assert found[0].values["count"] == 2


def test_a_circle_of_successors_is_told_once() -> None:
    found = lint(GOOD | {"superseded_by": '"abschiebung"'}, OTHER | {"superseded_by": '"duldung"'})
    assert [problem.values["circle"] for problem in found if problem.code == "glossary.circle"] == [
        "abschiebung → duldung → abschiebung"
    ]


def test_a_value_in_a_list_has_its_own_line() -> None:
    rows = '[\n    { law = "AufenthG", section = "1", as_of = 2026-04-29 },\n' + (
        '    { law = "AufenthG", section = "99", as_of = 2026-04-29 },\n]'
    )
    found = lint(GOOD | {"legal": rows})
    assert [problem.place.line for problem in found] == [line_of(GOOD, "legal") + 2]


@pytest.mark.parametrize(
    ("kind", "code", "known"),
    [("Rechtsbegrif", "glossary.kind", "Rechtsbegriff"), ("Treff", "glossary.strange-kind", "Abkürzung, Be")],
)
def test_a_kind_that_is_not_ours_is_told(kind: str, code: str, known: str) -> None:
    found = lint(GOOD | {"kind": f'"{kind}"'})
    assert [(problem.code, problem.place.line) for problem in found] == [(code, line_of(GOOD, "kind"))]
    assert str(found[0].values["known"]).startswith(known)


def test_a_kind_of_several_entries_is_one() -> None:
    assert lint(GOOD | {"kind": '"Treff"'}, OTHER | {"kind": '"Treff"'}) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_guide_lists_the_kinds_that_there_are(language: str) -> None:
    kinds = {read_entry(path.read_bytes(), path.name).value.kind for path in TERMS.glob("*.toml")}  # type: ignore[union-attr]
    assert set(KINDS) == kinds
    guide = (TERMS.parents[1] / "docs" / language / "editors.md").read_text("utf-8")
    assert ", ".join(KINDS) in guide


def test_entries_that_the_documents_never_name_are_hints() -> None:
    document = read_document(b"Eine Duldung.", "x.md").value
    found = lint(GOOD, documents=[document])
    assert [(problem.code, problem.severity, problem.values["entry"]) for problem in found] == [
        ("glossary.never-matched", "hint", "abschiebung")
    ]


def test_problems_are_in_the_order_of_file_and_line() -> None:
    found = lint(GOOD | {"split": '"x"', "easy": '""', "see_also": '["duldung"]'}, OTHER | {"easy": '""'})
    places = [problem.place for problem in found]
    assert places == sorted(places)
    assert len(places) == 4


def test_every_problem_has_its_sentences() -> None:
    folder = Path(__file__).parent.parent / "easyread" / "glossary"
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    names = set(re.findall(r'problem\(\s*"([a-z-]+)"', source)) | {"same-form", "shadowed"}
    assert len(names) > 20
    assert {name for name in names if not knows(f"glossary.{name}")} == set()
    for problem in lint(GOOD | {"split": '"x"', "easy": '""', "legal": "[]", "status": '"checked"'}):
        assert message_of(problem, "de") != message_of(problem, "en")
        assert advice_of(problem, "de") != advice_of(problem, "en")


def test_the_file_of_a_law() -> None:
    assert law_file("FreizügG/EU") == "FreizuegG-EU.md"
    assert law_file("SGB VIII") == "SGB-VIII.md"
    assert read_law(LAW).sections == {
        "1": frozenset({"1", "2a"}),
        "60a": frozenset({"1"}),
        "70": frozenset(),
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    terms = tmp_path / "glossary" / "terms"
    terms.mkdir(parents=True)
    (terms / "kettenfrist.toml").write_text(
        write(GOOD | {"headword": '"Kettenfrist"', "split": '"Ketten·frost"', "easy": '""'}), "utf-8"
    )
    (terms / "kaputt.toml").write_text('headword = "Kaputt"\nclas = "f:en"\n', "utf-8")
    return tmp_path


def test_the_command_names_a_projects_own_entries_only(run_easyread: Run, project: Path) -> None:
    done = run_easyread("glossary", "lint", "--project", str(project), "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3  # one file cannot be used
    assert {Path(row["file"]).name for row in rows} == {"kettenfrist.toml", "kaputt.toml"}
    assert {"glossary.split", "glossary.missing", "toml.unknown-key"} <= {row["code"] for row in rows}
    assert all(row["message"] and row["line"] for row in rows)


def test_a_mistake_ends_with_one(run_easyread: Run, project: Path) -> None:
    (project / "glossary" / "terms" / "kaputt.toml").unlink()
    arguments = ("glossary", "lint", "--project", str(project))
    assert run_easyread(*arguments).returncode == 1
    assert run_easyread(*arguments, "--fail-on", "never").returncode == 0


def test_our_own_glossary_is_clean(run_easyread: Run) -> None:
    done = run_easyread("glossary", "lint", "--quiet", "--today", "2026-11-22")
    assert (done.returncode, done.stderr) == (0, "")


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        {
            key: st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=80)
            for key in (
                "kind",
                "easy",
                "standard",
                "example",
                "note",
                "split",
                "superseded_by",
                "url",
                "section",
            )
        }
    )
)
def test_no_text_of_an_entry_stops_the_lint(given_texts: dict[str, str]) -> None:
    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=True).replace("\\ud", "\\\\ud")

    texts = {key: quoted(text) for key, text in given_texts.items()}
    url, section = texts.pop("url"), texts.pop("section")
    keys = GOOD | texts | {"sources": f'[{{ title = "X", url = {url} }}]'}
    keys |= {"legal": f'[{{ law = "AufenthG", section = {section}, as_of = 2026-04-29 }}]'}
    data = write(keys).encode()
    read = read_entry(data, "t/duldung.toml")
    if read.value is None:
        return
    glossary = Glossary({"duldung": read.value})
    inspection = Inspection(
        today=TODAY, texts={"t/duldung.toml": data.decode()}, laws={"AufenthG.md": read_law(LAW)}
    )
    lines = data.count(b"\n") + 1
    for problem in lint_glossary(glossary, inspection):
        assert 1 <= problem.place.line <= lines
        assert message_of(problem, "de")
        assert advice_of(problem, "en")


@pytest.mark.parametrize("easy", ["\\u0000", "Eine Duldung\\u0000 ist das.", "%PDF-1.7 ist kein Text."])
def test_an_easy_text_that_is_no_text_is_told(easy: str) -> None:
    assert "glossary.not-text" in {problem.code for problem in lint(GOOD | {"easy": f'"{easy}"'})}
