"""The tools of editors: new, show, forms, candidates, unused, stats."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easyread.document import Document, Place
from easyread.glossary.candidates import find_candidates
from easyread.glossary.find import find_entry
from easyread.glossary.skeleton import entry_id, headword_of, make_skeleton, suggest_class
from easyread.glossary.stats import count_glossary
from easyread.link import build_index
from easyread.message import advice_of
from easyread.problem import UsageError
from easyread.read import read_document
from easyread.read.toml import read_entry
from easyread.resources import Alias, Catalog, Compounds, Entry, Glossary, LegalBasis, Message
from easyread.wordforms import expand
from tests.conftest import ROOT, Run


def entry(headword: str, inflection: str, **more: object) -> Entry:
    return Entry(
        id=entry_id(headword),
        place=Place("x.toml"),
        headword=headword,
        inflection=inflection,
        kind="Rechtsbegriff",
        easy="Das ist leicht.",
        standard="",
        **more,  # type: ignore[arg-type]
    )


GLOSSARY = Glossary(
    {
        one.id: one
        for one in (
            entry("Asylantrag", "m:Asylanträge", split="Asyl·antrag"),
            entry("Duldung", "f:en"),
            entry("Geduldete", "adjn"),
            entry("Malta-Mechanismus", "m:Malta-Mechanismen"),
        )
    }
)
INDEX = build_index(GLOSSARY)


def document(text: str) -> Document:
    return read_document(text.encode(), "probe.md").value


@pytest.mark.parametrize(
    ("headword", "name"),
    [
        ("Außengrenze", "aussengrenze"),
        ("§ 25b AufenthG", "par-25b-aufenthg"),
        ("Rom*nja", "rom-nja"),
        ("Blaue Karte EU", "blaue-karte-eu"),
        ("  ../../etc  ", "etc"),
        ("§§", "par-par"),
        ("***", ""),
        ("Begegnungscafé", "begegnungscafe"),
        ("Cafe\u0301", "cafe"),
        ("Señora-Kurs", "senora-kurs"),
    ],
)
def test_the_id_of_a_headword(headword: str, name: str) -> None:
    assert entry_id(headword) == name


@pytest.mark.parametrize(
    ("headword", "inflection"),
    [
        ("Folgeantrag", "m:Folgeanträge"),  # as Asylantrag
        ("Zweit-Antrag", "m:Zweit-Anträge"),
        ("Mitgeduldete", "adjn"),
        ("Nachbarland", "n:Nachbarländer"),
        ("Reisepass", "m:Reisepässe"),
        ("Zuständigkeit", "f:en"),
        ("Aufenthaltserlaubnis", "f:se"),
        ("Hindernis", "n:se"),
        ("Verteilmechanismus", "m:Verteilmechanismen"),
        ("BMI", "inv"),
        ("subsidiärer Schutz", "mw:A subsidiär;N Schutz m:-"),
        ("Genfer Konvention", "mw:X Genfer;N Konvention f:en"),
        ("Blaue Karte EU", "mw:A blau;N Karte f:n + EU"),
        ("Zentrum für Ankunft", "mw:N Zentrum n:Zentren + für Ankunft"),
        ("vollziehbar ausreisepflichtig", "mw:X vollziehbar;A ausreisepflichtig"),
        ("§ 25 AufenthG", "cit"),
        ("ausreisepflichtig", "adj"),
        # by the table of nouns, of the word or of its last part
        ("Dolmetscherin", "f:nen"),
        ("Kümmererin", "f:nen"),
        ("Kümmerer", "m:-:in"),
        ("Übungsleiter", "m:-:in"),
        ("Computer", "m:-"),
        ("Ehrenamtskoordinator", "m:en:in"),
        ("Sektor", "m:en"),
        ("Mietzuschuss", "m:Mietzuschüsse"),
        ("Fahrrad", "n:Fahrräder"),
        ("Kartennummer", "f:n"),
        ("Begegnungscafé", "n:s"),
        ("Sprachlotse", "mw1:Sprachlots"),
        ("Vorname", "m:n"),
        ("Beamter", "mw:AN Beamt"),
        ("Termin", "m:e"),
        ("Nachbarschaft", "f:en"),
        ("Runder Tisch", "mw:A rund;N Tisch m:e"),
        ("Sozialer Dienst", "mw:A sozial;N Dienst m:e"),
        ("Berliner Netzwerk", "mw:X Berliner;N Netzwerk n:e"),
        ("Neuer Pate", "mw:A neu;N Pate m:n"),
        ("Tafel e. V.", "mw:N Tafel f:n + e. V."),
        # by mere endings
        ("Quaxelatorin", "f:nen"),
        ("Quaxelator", "m:en"),
        ("Quaxelität", "f:en"),
    ],
)
def test_a_class_is_suggested(headword: str, inflection: str) -> None:
    assert suggest_class(headword, GLOSSARY).inflection == inflection


@pytest.mark.parametrize(
    ("form", "headword"),
    [
        ("Landkreisen", "Landkreis"),
        ("Folgeanträgen", "Folgeantrag"),
        ("Dolmetscherinnen", "Dolmetscherin"),
        ("Dienstreisen", "Dienstreise"),
        ("Kenntnissen", "Kenntnis"),
        ("Jugendlichen", "Jugendliche"),
        ("Landkreis", "Landkreis"),
        ("Meister", "Meister"),
        ("Schreiben", "Schreiben"),
        ("Eltern", "Eltern"),
        ("Runde Tische", "Runde Tische"),
        ("Quaxelen", "Quaxelen"),
    ],
)
def test_a_form_leads_to_its_headword(form: str, headword: str) -> None:
    assert headword_of(form) == headword


@given(st.text(alphabet="aeäunrstABe -·é", max_size=30))
def test_any_word_has_a_class_that_generates_forms(word: str) -> None:
    if word.strip():
        expand(word, suggest_class(word, GLOSSARY).inflection)
    assert isinstance(headword_of(word), str)


@pytest.mark.parametrize(
    "headword",
    [
        "Runder Tisch",
        "Begegnungscafé",
        "Sprachlotse",
        "Folgeantrag",
        'Das "Wort"',
        "Rom*nja",
        "§ 25 AufenthG",
        "a\\b",
    ],
)
def test_a_skeleton_can_be_read_and_has_its_class(headword: str) -> None:
    read = read_entry(make_skeleton(headword, GLOSSARY).encode(), "neu.toml")
    assert read.problems == ()
    assert read.value is not None
    assert read.value.headword == headword


@pytest.mark.parametrize("name", ["duldung", "Duldung", "Duldungen", " Duldung ", "duldungen"])
def test_an_entry_is_found_by_id_headword_and_form(name: str) -> None:
    assert find_entry(name, GLOSSARY, INDEX).id == "duldung"


@pytest.mark.parametrize(
    ("name", "more"), [("SKH", {"short": True, "case": True}), ("Tisch", {"ambiguous": True})]
)
def test_an_entry_is_found_by_a_form_that_no_text_would_link_alone(name: str, more: dict[str, bool]) -> None:
    alias = Alias(form=name, inflection="inv", **more)
    glossary = Glossary({"sozialkaufhaus": entry("Sozialkaufhaus", "n:Sozialkaufhäuser", aliases=(alias,))})
    assert find_entry(name, glossary, build_index(glossary)).id == "sozialkaufhaus"
    assert find_entry(name.lower(), glossary, build_index(glossary)).id == "sozialkaufhaus"


@pytest.mark.parametrize(
    ("name", "advice"),
    [("duldng", "Am ähnlichsten: duldung"), ("Xyz", "easyread glossary new Xyz")],
)
def test_where_there_is_no_entry_the_nearest_ones_are_named(name: str, advice: str) -> None:
    with pytest.raises(UsageError) as trouble:
        find_entry(name, GLOSSARY, INDEX)
    assert advice in advice_of(trouble.value.problem(), "de")
    assert "–" not in advice_of(trouble.value.problem(), "de") + advice_of(trouble.value.problem(), "en")


def test_candidates_are_ranked_and_covered_words_left_out() -> None:
    text = (
        "Die Clearingstellenleitung prüft. Eine Clearingstellenleitung hilft, und die Duldung bleibt. "
        "Der Asylantragsteller fragt die Clearingstellenleitung am Morgen. Am Abend kommt die Sonne."
    )
    found = find_candidates([document(text)], GLOSSARY, INDEX)
    words = [one.word for one in found]
    assert words[0] == "Clearingstellenleitung"
    assert (found[0].count, found[0].documents, len(found[0].contexts)) == (3, 1, 3)
    assert "Asylantragsteller" in words
    assert {"Duldung", "Abend", "Sonne", "Morgen"} & set(words) == set()
    part = next(one for one in found if one.word == "Asylantragsteller")
    assert part.part in ("antrag", "asylantrag", "")


def test_a_compound_that_is_linked_says_to_which_entry() -> None:
    duldung = entry("Duldung", "f:en", compounds=Compounds(head=True, modifier=True))
    glossary = Glossary({"duldung": duldung})
    text = "Die Kettenduldung und die Quaxelstelle. Mit Kettenduldungen und Quaxelstellen."
    found = find_candidates([document(text)], glossary, build_index(glossary))
    assert {(one.word, one.entry) for one in found} == {("Kettenduldung", "duldung"), ("Quaxelstelle", "")}


def test_forms_of_one_candidate_are_gathered() -> None:
    text = "Der Passersatzantragsdienst. Wegen des Passersatzantragsdienstes. Die Passersatzantragsdienste."
    found = find_candidates([document(text)], GLOSSARY, INDEX)
    assert [(one.word, one.count) for one in found] == [("Passersatzantragsdienst", 3)]


def test_a_context_shows_the_place() -> None:
    found = find_candidates([document("Eins.\n\nHier ist eine Kettenfristenregelung.")], GLOSSARY, INDEX)
    context = found[0].contexts[0]
    assert (context.place.line, context.text) == (3, "Hier ist eine Kettenfristenregelung.")


def test_a_context_has_no_marks_of_notes() -> None:
    text = "Es ist sicherzustellen.[^1] Die Kettenfristenregelung[^1] gilt 2026.\n\n[^1]: Gut.\n"
    found = find_candidates([document(text)], GLOSSARY, INDEX)
    assert [one.contexts[0].text for one in found] == [
        "Es ist sicherzustellen. Die Kettenfristenregelung gilt 2026."
    ]


def test_stats_count_what_is_there() -> None:
    basis = LegalBasis(law="AufenthG", section="60a", as_of=date(2026, 4, 29))
    glossary = Glossary(
        {"duldung": entry("Duldung", "f:en", legal=(basis, LegalBasis(law="GG", section="1")))}
    )
    catalog = Catalog("ar", {"duldung.headword": Message("وقف", "draft", source="Duldung")})
    counted = count_glossary(glossary, build_index(glossary), {"ar": catalog}, date(2026, 11, 22))
    assert counted.entries == 1
    assert counted.kinds["Rechtsbegriff"]["draft"] == 1
    assert (counted.as_of, counted.undated) == ({"2026-04": 1}, 1)
    assert (counted.languages["ar"]["draft"], counted.languages["ar"]["missing"]) == (1, 1)


def test_new_writes_once_and_never_over(run_easyread: Run, tmp_path: Path) -> None:
    arguments = ("glossary", "new", "Kettenfristantrag", "--project", str(tmp_path))
    assert run_easyread(*arguments).returncode == 0
    path = tmp_path / "glossary" / "terms" / "kettenfristantrag.toml"
    written = path.read_text("utf-8")
    assert 'class      = "m:Kettenfristanträge"' in written
    again = run_easyread(*arguments)
    assert again.returncode == 2
    assert "glossary.known" in again.stderr
    assert path.read_text("utf-8") == written
    assert "--copy" not in again.stderr


def test_a_packaged_entry_is_copied_to_be_changed(run_easyread: Run, tmp_path: Path) -> None:
    project = ("--project", str(tmp_path))
    taken = run_easyread("glossary", "new", "Duldungen", *project)
    assert (taken.returncode, "glossary.known" in taken.stderr) == (2, True)
    assert "glossary new --copy duldung" in taken.stderr
    path = tmp_path / "glossary" / "terms" / "duldung.toml"
    assert str(path) in taken.stderr
    assert run_easyread("glossary", "new", "--copy", "Duldungen", *project).returncode == 0
    assert path.read_bytes() == (ROOT / "glossary" / "terms" / "duldung.toml").read_bytes()
    again = run_easyread("glossary", "new", "--copy", "duldung", *project)
    assert (again.returncode, "glossary.exists" in again.stderr) == (2, True)
    unknown = run_easyread("glossary", "new", "--copy", "Xyzzy", *project)
    assert (unknown.returncode, "glossary.no-entry" in unknown.stderr) == (2, True)


OWN = """headword = "{}"
class = "f:en"
kind = "Einrichtung"
easy = "Dort trinken Sie Tee."
standard = "Treff"
example = "Ali trinkt Tee."
note = "frei"
"""


@pytest.mark.parametrize("name", ["doppelt", "zzz"])  # before and behind "duldung"
@pytest.mark.parametrize(
    ("headword", "more"),
    [("Duldung", ""), ("Teestube", 'aliases = [{ form = "Duldung", class = "f:en" }]\n')],
)
def test_an_own_entry_comes_before_a_packaged_one_and_lint_tells_it_there(
    run_easyread: Run, tmp_path: Path, name: str, headword: str, more: str
) -> None:
    path = tmp_path / "glossary" / "terms" / f"{name}.toml"
    path.parent.mkdir(parents=True)
    path.write_text(OWN.format(headword) + more, "utf-8")
    source = tmp_path / "text.md"
    source.write_text("Sie haben eine Duldung.\n", "utf-8")
    project = ("--project", str(tmp_path))
    mentions = run_easyread("link", str(source), "--format", "jsonl", *project).stdout
    assert [json.loads(line)["term"] for line in mentions.splitlines()] == [name]
    linted = run_easyread("glossary", "lint", *project, "--format", "jsonl")
    told = [json.loads(line) for line in linted.stdout.splitlines()]
    assert linted.returncode == 1
    assert [(one["code"], one["file"], one["entry"]) for one in told] == [
        ("glossary.takes-forms", str(path), name)
    ]
    assert "duldung.toml" in told[0]["advice"]


def test_show_forms_and_the_nearest_id(run_easyread: Run) -> None:
    shown = run_easyread("glossary", "show", "duldung", "--lang", "ar")
    assert shown.returncode == 0
    assert "§ 60a AufenthG" in shown.stdout
    assert "العربية" in shown.stdout
    wrong = run_easyread("glossary", "show", "duldng")
    assert wrong.returncode == 2
    assert "duldung" in wrong.stderr
    rows = [
        json.loads(line)
        for line in run_easyread("glossary", "forms", "duldung", "--format", "jsonl").stdout.splitlines()
    ]
    assert {"Duldung", "Duldungen"} <= {row["form"] for row in rows}


def test_candidates_unused_and_stats_on_the_command_line(run_easyread: Run, tmp_path: Path) -> None:
    source = tmp_path / "text.md"
    source.write_text("Eine Duldung und die Kettenfristenregelung im Verfahren.\n", "utf-8")
    arguments = ("--project", str(tmp_path), "--format", "json")
    found = run_easyread(
        "glossary", "candidates", str(source), "--write", "Kettenfristenregelung", *arguments
    )
    assert [row["word"] for row in json.loads(found.stdout)] == ["Kettenfristenregelung"]
    assert (tmp_path / "glossary" / "terms" / "kettenfristenregelung.toml").is_file()
    run_easyread("glossary", "candidates", str(source), "--write", "Landkreisen", *arguments)
    assert 'headword   = "Landkreis"' in (tmp_path / "glossary/terms/landkreis.toml").read_text("utf-8")
    unused = json.loads(run_easyread("glossary", "unused", str(source), *arguments).stdout)
    ids = {row["entry"] for row in unused}
    assert "abschiebung" in ids
    assert not {"duldung", "kettenfristenregelung"} & ids
    counted = json.loads(run_easyread("glossary", "stats", "--format", "json").stdout)
    assert counted["entries"] == len(list((ROOT / "glossary" / "terms").glob("*.toml")))
    assert {"ar", "en", "uk"} <= counted["languages"].keys()
