"""Glossary files: every problem at its line, the good entries kept."""

import pytest

from easyread.message import advice_of, message_of
from easyread.read.toml import MAX_ENTRY_BYTES, read_entry, read_glossary

GOOD = """\
headword   = "Duldung"
class      = "f:en"
kind       = "Dokument"
aliases    = [
    { form = "GÜB", class = "inv", case = true, short = true },
    { form = "Aussetzung der Abschiebung", class = "mw:N Aussetzung f:en;der Abschiebung" },
]
compounds  = { head = true, modifier = true, deny = ["light"] }
ambiguous  = true
context    = { near = ["Asyl"], avoid = ["Lärm"], document = ["Berlin"] }
easy       = "Kurz."
legal      = [{ law = "AufenthG", section = "60a", as_of = 2026-04-29 }]
sources    = [{ title = "AufenthG, § 60a", url = "https://example.org" }]
see_also   = ["kettenduldung"]
valid_until = 2027-07-23
status     = "checked"
reviewed   = { by = "N. N.", on = 2026-05-01 }
"""


def problems(text: str | bytes, path: str = "terms/duldung.toml") -> list[tuple[str, int]]:
    data = text if isinstance(text, bytes) else text.encode()
    found = read_entry(data, path)
    for problem in found.problems:
        assert problem.severity == "error"
        for language in ("de", "en"):
            assert message_of(problem, language)
            assert advice_of(problem, language)
    assert (found.value is None) == bool(found.problems)
    return [(problem.code, problem.place.line) for problem in found.problems]


def test_a_whole_entry() -> None:
    entry = read_entry(GOOD.encode(), "terms/duldung.toml").value
    assert entry is not None
    assert (entry.id, entry.place.line, entry.inflection, entry.tier) == ("duldung", 1, "f:en", 1)
    assert (entry.aliases[0].form, entry.aliases[0].case, entry.aliases[0].short) == ("GÜB", True, True)
    assert entry.compounds.deny == ("light",)
    assert entry.context.document == ("Berlin",)
    assert (entry.legal[0].section, str(entry.legal[0].as_of)) == ("60a", "2026-04-29")
    assert (entry.see_also, entry.status, entry.reviewed.by) == (("kettenduldung",), "checked", "N. N.")


def test_an_unknown_key_is_answered_with_the_nearest() -> None:
    found = read_entry(GOOD.replace("easy ", "eazy ").encode(), "terms/duldung.toml")
    [problem] = found.problems
    assert (problem.code, problem.place.line) == ("toml.unknown-key", 11)
    assert message_of(problem, "en") == 'The key "eazy" is not known here. Did you mean "easy"?'


def test_every_problem_of_a_file_in_one_run() -> None:
    text = GOOD.replace("ambiguous  = true", 'ambiguous  = "yes"').replace("law =", "gesetz =")
    text = text.replace('form = "Aussetzung', 'from = "Aussetzung') + "farbe = 1\n"
    assert problems(text) == [
        ("toml.unknown-key", 6),
        ("toml.missing-key", 6),
        ("toml.not-flag", 9),
        ("toml.strange-key", 12),
        ("toml.missing-key", 12),
        ("toml.strange-key", 18),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"f:en"', '"?"', ("toml.class", 2)),
        ('"inv"', '"invar"', ("toml.class", 5)),
        ('"mw:N Aussetzung f:en;der Abschiebung"', '"mw:N Aussetzung f:3"', ("toml.class", 6)),
        ('"checked"', '"done"', ("toml.status", 16)),
        ("2027-07-23", '"2027-07-23"', ("toml.not-date", 15)),
        ("2027-07-23", "2027-07-23T10:00:00", ("toml.not-date", 15)),
        ('["Asyl"]', '"Asyl"', ("toml.not-texts", 10)),
        ('{ by = "N. N.", on = 2026-05-01 }', '"N. N."', ("toml.not-table", 17)),
        ('[{ title = "AufenthG, § 60a", url = "https://example.org" }]', '["x"]', ("toml.not-tables", 13)),
        ('headword   = "Duldung"', 'headword   = ""', ("toml.missing-key", 1)),
        ('kind       = "Dokument"', "kind       = 3", ("toml.not-text", 3)),
        ('status     = "checked"', 'tier = "1"', ("toml.not-number", 16)),
        ('"Kurz."', '"Kurz.', ("toml.syntax", 11)),
        ('"Kurz."', '"Kurz."\neasy = "Lang."', ("toml.syntax", 12)),
    ],
)
def test_one_fault(old: str, new: str, expected: tuple[str, int]) -> None:
    assert old in GOOD
    assert problems(GOOD.replace(old, new)) == [expected]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe\x00", "toml.not-utf8"),
        (b"a = " + b"[" * 5000, "toml.too-deep"),
        (b"#" * (MAX_ENTRY_BYTES + 1), "toml.too-large"),
        (b"", "toml.missing-key"),
        (b"\x00", "toml.syntax"),
    ],
)
def test_files_that_are_no_entry(data: bytes, code: str) -> None:
    assert {found for found, _ in problems(data)} == {code}


def test_a_file_name_that_is_no_id() -> None:
    assert problems(GOOD, "terms/Große Duldung.toml") == [("toml.file-name", 0)]


def test_a_key_inside_a_text_is_not_taken_for_the_key() -> None:
    text = GOOD.replace('"Kurz."', '"status = 3 # kein Kommentar"').replace('"checked"', '"done"')
    assert problems(text) == [("toml.status", 16)]


def test_a_broken_entry_does_not_hide_the_others() -> None:
    files = {"b.toml": b"x = 1", "a.toml": GOOD.encode(), "sub/a.toml": GOOD.encode()}
    found = read_glossary(files)
    assert list(found.value.entries) == ["a"]
    assert sorted({problem.code for problem in found.problems}) == [
        "toml.missing-key",
        "toml.strange-key",
        "toml.twice",
    ]


def test_entries_come_in_the_order_of_their_ids() -> None:
    files = {f"{name}.toml": GOOD.encode() for name in ("z", "b-c", "a")}
    assert list(read_glossary(files).value.entries) == ["a", "b-c", "z"]
