"""What the class codes of the glossary generate."""

import pytest

from easyread.document import Place
from easyread.resources import Alias, Entry
from easyread.wordforms import WrongClassError, describe_forms, expand
from easyread.wordforms.classes import MAX_FORMS
from easyread.wordforms.pattern import MAX_STRINGS, pattern_strings


def forms(form: str, inflection: str) -> set[str]:
    return {one.text for one in expand(form, inflection)}


@pytest.mark.parametrize(
    ("form", "inflection", "expected"),
    [
        ("Duldung", "f:en", "Duldung Duldungen"),
        ("Unterkunft", "f:Unterkünfte", "Unterkunft Unterkünfte Unterkünften"),
        ("Antrag", "m:Anträge", "Antrag Antrags Antrages Anträge Anträgen"),
        ("Verfahren", "n:-", "Verfahren Verfahrens"),
        ("Gesetz", "n:e", "Gesetz Gesetzes Gesetze Gesetzen"),
        ("Antiziganismus", "m:-", "Antiziganismus"),
        ("Hindernis", "n:se", "Hindernis Hindernisses Hindernisse Hindernissen"),
        ("Menschenhandel", "m:0", "Menschenhandel Menschenhandels"),
        (
            "Bewerber",
            "m:-:in",
            "Bewerber Bewerbers Bewerbern Bewerberin Bewerberinnen Bewerber*in Bewerber*innen",
        ),
        ("Geduldete", "adjn", "Geduldete Geduldeten Geduldetem Geduldeter Geduldetes"),
        ("geduldet", "adj", "geduldet geduldete geduldeten geduldetem geduldeter geduldetes"),
        ("vulnerabel", "adj", "vulnerabel vulnerable vulnerablen vulnerablem vulnerabler vulnerables"),
        ("BAMF", "inv", "BAMF BAMFs"),
        ("Wir im Rechtsstaat", "inv", "Wir im Rechtsstaat"),
        ("verstetigen", "verb", "verstetigen verstetigt verstetigte verstetigten verstetigend"),
        ("arbeiten", "verb", "arbeiten arbeitet gearbeitet"),
    ],
)
def test_one_word(form: str, inflection: str, expected: str) -> None:
    found = forms(form, inflection)
    if " " in form:
        assert found == {expected}
    else:
        assert set(expected.split()) <= found


def test_classes_without_gender_forms_make_nothing_else() -> None:
    assert forms("Duldung", "f:en") == {"Duldung", "Duldungen"}
    assert forms("Antrag", "m:Anträge") == {"Antrag", "Antrags", "Antrages", "Anträge", "Anträgen"}


def test_weak_person_nouns() -> None:
    found = forms("Integrationslotse", "mw1:Integrationslots")
    assert {"Integrationslotsen", "Integrationslotsin", "Integrationslots*innen"} <= found
    found = forms("Migrant", "mw2:Migrant:in")
    assert {"Migrant", "Migranten", "Migrantinnen", "Migrant*in"} <= found
    assert "Migrante" not in found


def test_einwanderer_drops_a_syllable_in_the_feminine() -> None:
    found = forms("Einwanderer", "m:-:in")
    assert {"Einwanderin", "Einwander*innen", "Einwanderer*innen"} <= found
    assert "Einwandererin" not in found


def test_several_words() -> None:
    found = forms("subsidiärer Schutz", "mw:A subsidiär;N Schutz m:-")
    assert {"subsidiären Schutz", "subsidiärem Schutz", "subsidiären Schutzes"} <= found
    assert "subsidiär Schutz" not in found
    assert "Europäischen Asylsystems" not in found
    found = forms("Amt für Beispiele", "mw:N Amt n:Ämter + für Beispiele")
    assert {"Amtes für Beispiele", "Ämtern für Beispiele"} <= found
    found = forms("vollziehbar ausreisepflichtig", "mw:X vollziehbar;A ausreisepflichtig")
    assert {"vollziehbar ausreisepflichtig", "vollziehbar ausreisepflichtigen"} <= found
    found = forms("subsidiär Geschützte", "mw:X subsidiär;AN Geschützt")
    assert {"subsidiär Geschützter", "subsidiär Geschützte*r"} <= found
    assert forms("Neues Potsdamer Edikt", "mw:A neu;A Potsdamer;N Edikt n:e") >= {"neuen Potsdamer Edikts"}


def test_adjectives_beside_each_other_take_the_same_ending() -> None:
    found = forms("freiheitliche demokratische Ordnung", "mw:A freiheitlich;A demokratisch;N Ordnung f:en")
    assert "freiheitlichen demokratischen Ordnung" in found
    assert "freiheitlichen demokratische Ordnung" not in found


def test_the_form_itself_comes_first_and_is_the_base() -> None:
    first, *others = expand("Geflüchtete", "adjn")
    assert (first.text, first.kind) == ("Geflüchtete", "base")
    assert {one.kind for one in others} == {"inflected", "gender"}


def test_a_citation_has_no_forms() -> None:
    assert expand("§ 25a AufenthG", "cit") == ()


def test_patterns_are_finite_and_their_marks_are_stars() -> None:
    assert set(pattern_strings("Sinti[*:_]z{1,2}e")) == {"Sinti*ze", "Sinti*zze"}
    assert set(pattern_strings("ab?c")) == {"ac", "abc"}


@pytest.mark.parametrize(
    "pattern", ["a*", "(a)", "a{1,", "[", "a+|b", "[abcdefgh]{4,9}", "[ab]{0,9}" * 3, "\\d"]
)
def test_other_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the rest of the pattern
        pattern_strings(pattern)
    assert MAX_STRINGS < MAX_FORMS


@pytest.mark.parametrize(
    "code", ["?", "x:en", "f", "f:", "f:2", "m:e:frau", "f:en:in", "mw1:", "mw:", "adjektiv", ""]
)
def test_unknown_classes_are_refused_with_the_part(code: str) -> None:
    with pytest.raises(WrongClassError) as caught:
        expand("Wort", code)
    assert caught.value.part in code


def test_a_class_that_would_make_too_many_forms_is_refused() -> None:
    with pytest.raises(WrongClassError):
        expand("Wort", "mw:" + ";".join(["N Wort m:Wörter"] * 10))
    with pytest.raises(WrongClassError):
        expand("Wort", "mw:" + ";".join(["x"] * 40))


def test_describe_forms_lists_headword_and_aliases_once() -> None:
    aliases = (Alias(form="EMRK", inflection="inv", case=True), Alias(form="Duldung", inflection="f:en"))
    entry = Entry(
        id="d",
        place=Place("d.toml"),
        headword="Duldung",
        inflection="f:en",
        kind="",
        easy="",
        standard="",
        aliases=aliases,
    )
    assert describe_forms(entry) == ("Duldung", "Duldungen", "EMRK", "EMRKs")
