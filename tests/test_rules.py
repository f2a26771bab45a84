"""Every rule by its own examples, and what holds for all of them."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from time import process_time

import pytest
from _pytest.mark import ParameterSet

from easyread.check import PROFILES, Rule, load_profile, load_rules, override
from easyread.check.compare import Change, Size, find_changes, likeness_of_sizes
from easyread.check.grammar import GRAMMAR_CHECKS, LIMITED_CHECKS
from easyread.check.lists import load_lists
from easyread.check.profile import Profile, Setting
from easyread.cli.console import Outcome
from easyread.cli.project import load_project
from easyread.document import Place
from easyread.message import MessageLanguage, advice_of, message_of, texts_of
from easyread.pipeline import Inspector, build_inspector
from easyread.problem import Problem
from easyread.read import read_document
from easyread.resources import Glossary
from tests.conftest import ROOT
from tests.spec_cases import Case, spec

RULES = load_rules()
LANGUAGES: tuple[MessageLanguage, ...] = ("de", "en")
LEICHT = load_profile("leicht")
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


@cache
def glossary() -> Glossary:
    return load_project(ROOT).read_glossary(Outcome())


@cache
def inspector(code: str = "", limit: int | None = None) -> Inspector:
    """Return an inspector with the limits of Leichte Sprache: for one code, or for all."""
    settings = {
        name: Setting("hint" if not code or name == code else None, setting.limit)
        for name, setting in LEICHT.settings.items()
    }
    if code and limit is not None:
        settings[code] = replace(settings[code], limit=limit)
    return build_inspector(Profile("test", settings), glossary())


def find(text: str, code: str = "", limit: int | None = None) -> tuple[Problem, ...]:
    """Return what is found, of one code or of all; with a limit of its own, only the one is looked for."""
    document = read_document(text.encode(), "probe.md").value
    found = (inspector(code, limit) if limit else inspector()).inspect(document).value
    return tuple(problem for problem in found if code in ("", problem.code))


def examples(kind: str) -> Iterator[ParameterSet]:
    for rule in RULES.values():
        is_missing = rule.found_by == "grammar" and rule.code not in GRAMMAR_CHECKS.keys() | LIMITED_CHECKS
        marks = [pytest.mark.skip(reason="its check is not written yet")] if is_missing else []
        for number, text in enumerate(getattr(rule, kind)):
            yield pytest.param(rule, text, id=f"{rule.code}-{number}", marks=marks)


@pytest.mark.parametrize(("rule", "text"), list(examples("bad")))
def test_bad_examples_are_found(rule: Rule, text: str) -> None:
    assert rule.code in {problem.code for problem in find(text, rule.code, rule.example_limit)}


@pytest.mark.parametrize(("rule", "text"), list(examples("good")))
def test_good_examples_are_not_found(rule: Rule, text: str) -> None:
    assert find(text, rule.code, rule.example_limit) == ()


def test_every_code_of_the_profiles_has_a_rule() -> None:
    assert set(RULES) == set(LEICHT.settings)


def test_every_profile_knows_the_same_codes() -> None:
    assert all(load_profile(name).settings.keys() == LEICHT.settings.keys() for name in PROFILES)


@every_rule
def test_every_rule_is_explained_in_both_languages(rule: Rule) -> None:
    texts = texts_of(rule.code)
    wanted = {f"{key}{language}" for key in ("", "name_", "advice_", "why_") for language in ("de", "en")}
    assert wanted <= texts.keys()
    assert all(texts[key].strip() for key in wanted)


@every_rule
def test_every_rule_names_a_standard(rule: Rule) -> None:
    known = ("BITV 2.0", "DIN ", "Netzwerk Leichte Sprache", "Bredel/Maaß")
    assert any(name in rule.source for name in known)


@every_rule
def test_what_is_said_has_no_open_places(rule: Rule) -> None:
    """Every message of every bad example can be said in both languages."""
    for text in rule.bad:
        for problem in find(text, rule.code, rule.example_limit):
            for language in LANGUAGES:
                said = message_of(problem, language) + advice_of(problem, language)
                assert "{" not in said
                assert "„“" not in said
                assert '""' not in said


@spec("check")
def test_cases(case: Case) -> None:
    """A case of room "check": all findings of the codes that its spans name, or of the code in its name."""
    codes = {label for _, _, label in case.spans} or {case.name.split("--")[0]}
    assert codes <= set(RULES), f"{case.where}: {codes}"
    found = [problem for problem in find(case.text) if problem.code in codes]
    spans = [(problem.span.start, problem.span.end, problem.code) for problem in found if problem.span]
    case.expect_spans(spans)


def test_grammar_is_found_by_grammar_only() -> None:
    by_grammar = {code for code, rule in RULES.items() if rule.found_by == "grammar"}
    assert GRAMMAR_CHECKS.keys() | LIMITED_CHECKS == by_grammar
    assert all(LEICHT.limit(code) for code in LIMITED_CHECKS)


@pytest.mark.parametrize(
    ("code", "limit", "text", "times"),
    [
        ("verb-bracket", 3, "Das Amt hat den Antrag von Mia abgelehnt.", 1),
        ("verb-bracket", 10, "Das Amt hat den Antrag von Mia abgelehnt.", 0),
        (
            "stacked-genitive",
            2,
            "Die Dauer der Prüfung des Antrags ist lang.",
            1,
        ),
        (
            "stacked-genitive",
            3,
            "Die Dauer der Prüfung des Antrags ist lang.",
            0,
        ),
        ("stacked-genitive", 1, "Die Prüfung des Antrags ist lang.", 1),
        ("nested-clause", 1, "Sie bekommen Hilfe, weil Sie krank sind.", 1),
        ("nested-clause", 2, "Sie bekommen Hilfe, weil Sie krank sind.", 0),
        ("nominal-style", 2, "Die Verbesserung der Beratung hilft.", 1),
        ("nominal-style", 4, "Die Verbesserung der Beratung hilft.", 0),
        (
            "enumeration-in-prose",
            2,
            "Bringen Sie Pass, Foto und Vertrag mit.",
            1,
        ),
        (
            "enumeration-in-prose",
            3,
            "Bringen Sie Pass, Foto und Vertrag mit.",
            0,
        ),
        ("long-word", 8, "Das Formular ist da.", 1),
        ("phone-number", 8, "Telefon: 0331 866123", 0),
    ],
)
def test_limits_come_from_the_settings(code: str, limit: int, text: str, times: int) -> None:
    """In every profile, also where the code is off."""
    for name in PROFILES:
        wish = {code: {"severity": "hint", "limit": limit}}
        profile = override(load_profile(name), wish, Place("easyread.toml"))
        found = build_inspector(profile, Glossary({})).inspect(read_document(text.encode(), "probe.md").value)
        assert [problem.code for problem in found.value].count(code) == times


def test_a_rule_that_a_profile_leaves_out_has_a_limit_when_it_is_wanted() -> None:
    profile = override(LEICHT, {"verb-bracket": "hint"}, Place("easyread.toml"))
    assert profile.settings["verb-bracket"] == Setting("hint", 10)


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Das Amt prüft Ihren Antrag noch einmal genau, weil sich Ihre Lage stark verändert hat.", "weil"),
        ("Das Amt prüft den Antrag in Ruhe und die Familie wartet lange auf den Brief.", "und"),
        ("Der Senat wird das Gesetz im Mai prüfen und die Regeln für alle Menschen ändern.", "und"),
        ("Der Senat wird die Zusammenarbeit zwischen dem Land und den Bezirken im Jahr 2026 prüfen.", ""),
        ("Der Beauftragte des Senats für Integration und Migration in der Stadt schreibt einen Brief.", ""),
        ("Das Amt prüft den Antrag im Mai; die Familie wartet so lange auf den Brief.", "die"),
        ("Die Reihe „Alle reden – heute in der Stadt und morgen im Dorf“ beginnt im Mai.", ""),
        ("Kommt der Brief nicht bis zum Montag an, können Sie beim Amt danach fragen.", ""),
        ("Das Amt – so wie immer im Mai – schreibt einen Brief an die ganze Familie.", ""),
        ("Die Familie bekommt im Mai einen Brief, um das Geld für den Kurs zu zahlen.", "um"),
    ],
)
def test_a_long_sentence_is_cut_where_both_parts_can_stand(text: str, better: str) -> None:
    found = find(text, "long-sentence", 11)
    assert [problem.values["better"] for problem in found] == [better]


@pytest.mark.parametrize(
    ("code", "text", "better"),
    [
        (
            "officialese",
            "Das gilt ge\u00admäß dem Plan und in\u00a0Bezug\u00a0auf die Miete.",
            ["nach", "zu, über"],
        ),
        ("all-caps", "WICHTIG: Kommen Sie NICHT ohne Termin.", ["Wichtig", "nicht"]),
        (
            "range-dash",
            "Mo.–Fr. und Di - Do, Seite 3–4",
            ["von Montag bis Freitag", "von Dienstag bis Donnerstag", "von 3 bis 4"],
        ),
        (
            "date-format",
            "Am 1.3.26, am 01.03. und am 3. Mai",
            ["1. März 2026", "1. März mit Jahr", "3. Mai mit Jahr"],
        ),
        (
            "gender-form",
            "Alle Expert*innen und Kund*innen",
            ["Expertinnen und Experten", "Kundinnen und Kunden"],
        ),
        (
            "unsplit-compound",
            "Wir sind in Brandenburg. Die Wirtschafts- und Sozialpolitik.",
            ["Sozial-Politik"],
        ),
        ("abstract-noun", "An den Außengrenzen gilt die Verlängerung.", ["verlängern"]),
        ("long-word", "Wegen des Arbeitsverhältnisses", ["Arbeits-Verhältnisses"]),
        ("double-negation", "Das ist nicht unüblich.", ["üblich"]),
        (
            "long-word",
            "Die Sicherstellung, Familienzusammenführung und Vaterschaftsanerkennung",
            ["", "Familien-Zusammenführung", ""],
        ),
        (
            "long-word",
            "Passersatzpapiere, Zurückweisungen, Unterbringungen, Aufenthaltsbeendigung",
            ["Pass-Ersatz-Papiere", "", "", "Aufenthalts-Beendigung"],
        ),
    ],
)
def test_what_to_write_instead(code: str, text: str, better: list[str]) -> None:
    assert [problem.values["better"] for problem in find(text, code)] == better


def test_what_is_to_stand_for_an_abbreviation_is_plain() -> None:
    """The words to write instead are not found at the next check."""
    text = (ROOT / "easyread/data/abbreviations.toml").read_text("utf-8")
    readings = {reading for group in tomllib.loads(text).values() for reading in group.values()}
    plain = load_lists().plain_readings
    assert plain.keys() <= readings
    words = sorted({plain.get(reading, reading) for reading in readings})
    found = find("\n\n".join(f"Wir lesen {word} heute." for word in words), "officialese")
    assert [problem.excerpt for problem in found] == []
    told = find("Das kostet ca. 5 Euro, ggf. mehr. Bringen Sie den Pass bzw. ein Foto.", "abbreviation")
    assert [problem.values["better"] for problem in told] == ["ungefähr", "wenn nötig", "oder"]


HOSTILE = {
    "one foreign word": "migr" * 30_000 + "ation",
    "brackets": "(" * 60_000,
    "dashes": "a – " * 25_000,
    "figures": "1" * 100_000,
    "ranges": "1-" * 50_000,
    "dates": "3. Mai " * 14_000,
    "acronyms": " ".join(f"{a}{b}{c}" for a in "ABCDEFGHJK" * 5 for b in "QRSTUW" for c in "BCDFGHJKLNPQR"),
    "capitals": "A" * 100_000,
    "stars": "ab*" * 33_000,
    "semicolons": "Er geht heim; " * 7_000 + "und Schluss.",
    "long-sentences": ("Das Amt prüft, " + "weil er „so“ sagt, " * 5 + "den Brief. ") * 900,
    "commas": "Haus, " * 16_000 + "und Hof.",
    "one-word": "Bundes" * 16_000,
    "long-words": " ".join(f"Arbeitszeitrechtsfragenlistenwortteil{n:x}haus".title() for n in range(2_000)),
    "phrases": "in der Regel im Rahmen der " * 4_000,
    "romans": "MMMDCCC " * 12_000,
    "phones": "0331/1 " * 14_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_no_text_takes_long(text: str) -> None:
    """100,000 characters nobody would write take a few seconds of processor time at most."""
    find("Gut.")  # tables are read
    start = process_time()
    find(text)
    assert process_time() - start < 8


def test_sizes_are_paired_by_their_kind_and_length() -> None:
    short, item = Size("paragraph", 1, 7, 10, 30, 1.5), Size("item", 1, 50, 90, 300, 2.0)
    long, mended = Size("paragraph", 3, 60, 140, 400, 3.0), Size("paragraph", 4, 55, 110, 350, 2.4)
    old = [(size, size.difficulty) for size in (short, long)]
    new = [(size, size.difficulty) for size in (short, item, mended)]
    assert find_changes(old, new, likeness_of_sizes) == [Change(2, 3.0, 2.4)]
    assert find_changes(old, old, likeness_of_sizes) == []
