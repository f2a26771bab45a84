"""The glossary as an edition of its own: letters, kinds, references, sources, dates, imprint, languages."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from easyread.bindery import Bindery
from easyread.cli.project import language_of, load_project, packaged
from easyread.cli.sources import unique_names
from easyread.compose.analysis import Translation, Wishes
from easyread.compose.dictionary import Dictionary, Imprint, compose_dictionary, letter_of
from easyread.press import Printed, Stock
from easyread.resources import Catalog, Glossary, LegalBasis, Message, Review, Source
from tests.conftest import ROOT, Run
from tests.test_compose import ARABIC, GERMAN, LABELS_AR, entry

LAW = LegalBasis(law="AufenthG", section="60a", as_of=date(2026, 4, 29))
GLOSSARY = Glossary(
    {
        item.id: item
        for item in (
            entry("duldung", "Duldung", "f:en", legal=(LAW,), see_also=("auslaender",), not_same=("par-25",)),
            entry("auslaender", "Ausländer", "m:-:in", kind="Personengruppe"),
            entry("oeffnung", "Öffnung", "f:en", sources=(Source(title="Amt", url="https://x.example/a"),)),
            entry("par-25", "§ 25 AufenthG", "cit", kind="Gesetz", status="checked"),
        )
    }
)
CATALOG = Catalog(
    "ar",
    {
        "duldung.headword": Message("وقف الترحيل", "translated", source="Duldung"),
        "duldung.easy": Message("هذا نص سهل.", "draft", source="Das ist leicht."),
    },
)
IMPRINT = Imprint(license="CC0", contact="glossar@example.org")


def dictionary(glossary: Glossary = GLOSSARY, imprint: Imprint = IMPRINT, **more: object) -> Dictionary:
    wishes = Wishes(labels=GERMAN, glossary=glossary)
    return compose_dictionary(replace(wishes, **more), imprint)  # type: ignore[arg-type]


def bindery() -> Bindery:
    project = load_project(ROOT)
    stock = Stock(
        glossary=GLOSSARY,
        templates=project.read_templates(),
        labels=project.read_label_catalogs(),
        german=language_of("de"),
        editions=("glossary",),
    )
    return Bindery(stock, IMPRINT)


@pytest.fixture(scope="module")
def printed() -> Printed:
    bound = bindery().bind([(language_of("ar"), CATALOG)], drafts=True)
    assert bound.problems == ()
    return bound.value


def test_entries_stand_under_their_letters_in_german_order() -> None:
    made = dictionary()
    assert [(letter.name, [it.headword for it in letter.entries]) for letter in made.letters] == [
        ("§ und Zahlen", ["§ 25 AufenthG"]),
        ("A", ["Ausländer"]),
        ("D", ["Duldung"]),
        ("O", ["Öffnung"]),
    ]


@pytest.mark.parametrize(
    ("headword", "letter"), [("Ärztin", "A"), ("öffnen", "O"), ("§ 5", ""), ("3+2", ""), ("", "")]
)
def test_the_letter_of_a_word(headword: str, letter: str) -> None:
    assert letter_of(headword) == letter


def test_words_stand_by_kind_too() -> None:
    kinds = {kind.name: [word.target for word in kind.words] for kind in dictionary().kinds}
    assert kinds == {
        "Gesetz": ["e-par-25"],
        "Personengruppe": ["e-auslaender"],
        "Rechtsbegriff": ["e-duldung", "e-oeffnung"],
    }


def test_every_reference_leads_to_an_entry() -> None:
    duldung = dictionary().letters[2].entries[0]
    assert [(it.name, it.target) for it in duldung.see_also] == [("Ausländer", "#e-auslaender")]
    assert [it.target for it in duldung.not_same] == ["#e-par-25"]


def test_the_date_is_the_newest_day_of_reading_and_never_today() -> None:
    assert dictionary().date == "29. April 2026"
    reviewed = replace(GLOSSARY.entries["duldung"], reviewed=Review(by="A", on=date(2026, 7, 1)))
    assert dictionary(Glossary({"duldung": reviewed})).date == "1. Juli 2026"
    assert dictionary(Glossary({"a": entry("a", "A", "inv")})).date == "nicht angegeben"


def test_it_says_how_much_of_it_is_a_draft() -> None:
    assert dictionary().counted.startswith("4 Wörter. 3 davon sind Entwürfe")
    checked = Glossary({"par-25": GLOSSARY.entries["par-25"]})
    assert dictionary(checked).counted == "Ein Wort."


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("a@b.example", "mailto:a@b.example"),
        ("https://b.example/x", "https://b.example/x"),
        ("Telefon 030 12", ""),
        ("javascript:alert(1)", ""),
        ("a@b.example?bcc=c d", ""),
    ],
)
def test_the_address_for_mistakes_is_a_link_where_it_is_one(written: str, target: str) -> None:
    contact = dictionary(imprint=Imprint(contact=written)).contact
    assert contact is not None
    assert (contact.name, contact.target) == (written, target)


def test_without_an_address_it_still_says_whom_to_tell() -> None:
    made = dictionary(imprint=Imprint())
    assert made.contact is None
    assert "Sagen Sie es der Stelle" in made.wrong


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("a@b.example", "mailto:a@b.example?subject=Erkl%C3%A4rung%20falsch%3F%20Duldung%20%28duldung%29"),
        ("https://b.example/x", "https://b.example/x"),
        ("Telefon 030 12", ""),
        ("", ""),
    ],
)
def test_each_entry_says_where_to_tell_its_mistake(written: str, target: str) -> None:
    duldung = dictionary(imprint=Imprint(contact=written)).letters[2].entries[0]
    assert duldung.feedback == target


@pytest.mark.parametrize(("drafts", "shown"), [(False, ["standard"]), (True, ["standard", "example"])])
def test_longer_texts_stand_in_the_pair_once_they_are_translated(drafts: bool, shown: list[str]) -> None:
    item = replace(GLOSSARY.entries["duldung"], standard="Genau.", example="Zum Beispiel.")
    catalog = Catalog(
        "ar",
        {
            "duldung.standard": Message("بالضبط.", "translated", source="Genau."),
            "duldung.example": Message("على سبيل المثال.", "draft", source="Zum Beispiel."),
        },
    )
    translation = Translation(
        language=ARABIC, labels=LABELS_AR, document=Catalog("ar", {}), glossary=catalog, drafts=drafts
    )
    made = dictionary(Glossary({"duldung": item}), translation=translation)
    view = made.letters[0].entries[0]
    assert [key for key in ("standard", "example") if getattr(view, f"{key}_slot")] == shown
    assert bool(made.draft_notice) is drafts
    assert made.missing_slots == 2  # name and easy text; the longer texts are never asked for


@pytest.mark.parametrize(("drafts", "missing"), [(False, 7), (True, 6)])
def test_a_language_pair_keeps_to_the_policy_of_drafts(drafts: bool, missing: int) -> None:
    translation = Translation(
        language=ARABIC, labels=LABELS_AR, document=Catalog("ar", {}), glossary=CATALOG, drafts=drafts
    )
    made = dictionary(translation=translation)
    assert made.missing_slots == missing
    assert bool(made.draft_notice) is drafts


def test_pages_link_to_each_other_and_nothing_leads_nowhere(printed: Printed) -> None:
    assert set(printed.files) == {
        "glossar/index.html",
        "glossar/glossar.pdf",
        "glossar/ar/index.html",
        "glossar/glossar.ar.pdf",
    }
    for path, data in printed.files.items():
        if not path.endswith(".html"):
            continue
        html = data.decode()
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
        for word in ("CC0", "mailto:glossar@example.org", "29. April 2026", "https://x.example/a"):
            assert word in html
        files = [
            href for href in re.findall(r'href="(\.\.[^"]+)"', html) if not href.endswith("../index.html")
        ]
        known = {str((Path("out") / name).resolve()) for name in printed.files}
        assert {str((Path("out") / path).parent.joinpath(href).resolve()) for href in files} <= known


def test_the_list_of_everything_names_all_its_files(printed: Printed) -> None:
    listed = printed.listed
    assert {listed.web, *(file.href for file in listed.files)} == set(printed.files)


def test_the_arabic_booklet_has_both_languages(printed: Printed) -> None:
    html = printed.files["glossar/ar/index.html"].decode()
    assert 'lang="ar" dir="rtl"' in html
    assert "وقف الترحيل" in html
    assert "Duldung" in html
    assert printed.pages >= 2


def test_the_same_glossary_gives_the_same_bytes(printed: Printed) -> None:
    again = bindery().bind([(language_of("ar"), CATALOG)], drafts=True).value
    assert again.files == printed.files


def test_the_packaged_glossary_has_templates_for_it() -> None:
    names = {path.name for path in packaged("templates").rglob("glossary*")}
    assert names == {"glossary.html.j2", "glossary_print.html.j2", "glossary.css", "glossary_print.css"}


@pytest.mark.slow
def test_it_is_built_on_request(run_easyread: Run, tmp_path: Path) -> None:
    done = run_easyread("build", "--edition", "glossary", "--out", str(tmp_path), "--project", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*") if path.suffix != ".json"} >= {
        "index.html",
        "glossar/index.html",
        "glossar/glossar.pdf",
    }
    assert "glossar/index.html" in (tmp_path / "index.html").read_text("utf-8")


def test_a_document_of_that_name_gets_another_folder() -> None:
    assert unique_names(["corpus/Glossar.md"]) == {"corpus/Glossar.md": "corpus-Glossar"}
    assert unique_names(["corpus/merkblatt.md"]) == {}
