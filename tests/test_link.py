"""The linker: spec cases on the real glossary, and what they cannot draw."""

import time
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from easyread.document import Document, Piece, Prose, SourceMap, Span
from easyread.link import Index, Mention, build_index, link_document, runs
from easyread.link.find import MAX_GROUP, pick_longest
from easyread.read import read_document
from easyread.read.toml import read_entry, read_glossary
from easyread.resources import Entry, Glossary
from tests.spec_cases import Case, spec

TERMS = Path(__file__).parent.parent / "glossary" / "terms"


@cache
def glossary() -> Glossary:
    return read_glossary({str(path): path.read_bytes() for path in TERMS.glob("*.toml")}).value


@cache
def index() -> Index:
    return build_index(glossary())


def read(text: str) -> Document:
    return read_document(text.encode(), "case.md", kind="markdown").value


def links(text: str, of: Index | None = None) -> tuple[Mention, ...]:
    return link_document(read(text), of or index())


def entry(name: str, text: str) -> Entry:
    found = read_entry(text.encode(), f"{name}.toml")
    assert found.value is not None, found.problems
    return found.value


def index_of(**texts: str) -> Index:
    return build_index(Glossary({name: entry(name, text) for name, text in texts.items()}))


@spec("link")
def test_mentions(case: Case) -> None:
    case.expect_spans((one.source.start, one.source.end, one.term) for one in links(case.text))


@spec("link_kinds")
def test_kinds(case: Case) -> None:
    case.expect_spans((one.source.start, one.source.end, one.kind) for one in links(case.text))


@pytest.mark.parametrize(
    ("text", "surface", "term"),
    [
        ("Die Wohn-\nsitzauflage gilt.", "Wohn-\nsitzauflage", "wohnsitzauflage"),
        ("Von den EU-\nAußengrenzen her.", "EU-\nAußengrenzen", "aussengrenze"),
        ("Eine interkulturelle\nÖffnung.", "interkulturelle\nÖffnung", "interkulturelle-oeffnung"),
        ("Im **Ankunfts**zentrum.", "Ankunfts**zentrum", "ankunftszentrum"),
    ],
)
def test_a_mention_over_two_lines_or_through_markup(text: str, surface: str, term: str) -> None:
    [found] = links(text)
    assert (found.surface, found.term) == (surface, term)


def test_a_mention_knows_its_block_and_its_place() -> None:
    document = read("# Titel\n\nErst Text.\n\nDann die *Duldung*.\n")
    [found] = link_document(document, index())
    block = next(prose for prose in document.proses() if prose.id == found.block)
    assert block.text[found.span.start : found.span.end] == found.surface == "Duldung"
    assert (found.place.line, found.place.column) == (5, 11)
    assert found.headword == "Duldung"


def test_ambiguous_words_need_a_clear_one_near_them_in_a_long_text() -> None:
    filler = "Der Bus kam spät, und der Kaffee war kalt. " * 20
    assert links(f"{filler} Die Ausreise war lang. {filler}") == ()
    found = links(f"{filler} Die Ausreise war lang. Das BAMF schwieg. {filler}")
    assert [one.term for one in found] == ["ausreise", "bamf"]


def test_lea_is_the_office_of_berlin_only_where_berlin_is_named() -> None:
    text = "Die Abschiebung drohte, sagte die Ausländerbehörde. " * 10
    assert "lea" not in {one.term for one in links(text + "In der LEA Ellwangen.")}
    assert "lea" in {one.term for one in links(text + "Das LEA in Berlin.")}


def test_short_form_counts_only_beside_the_long_one() -> None:
    text = 'headword = "Amt für Beispiele"\nclass = "mw:N Amt n:Ämter + für Beispiele"\n'
    text += 'aliases = [{ form = "AB", class = "inv", case = true, short = true }]'
    of = index_of(amt=text)
    assert links("Beim AB fragen.", of) == ()
    assert [one.surface for one in links("Das Amt für Beispiele. Beim AB fragen.", of)] == [
        "Amt für Beispiele",
        "AB",
    ]


def test_headword_wins_over_alias_and_lower_tier_over_higher() -> None:
    first = 'headword = "Schein"\nclass = "m:e"\ntier = 2'
    second = 'headword = "Zettel"\nclass = "m:-"\naliases = [{ form = "Schein", class = "m:e" }]'
    assert [one.term for one in links("Der Schein.", index_of(first=first, second=second))] == ["first"]
    third = 'headword = "Schein"\nclass = "m:e"'
    assert [one.term for one in links("Der Schein.", index_of(first=first, third=third))] == ["third"]


def test_allow_and_deny_of_compounds() -> None:
    base = 'headword = "Duldung"\nclass = "f:en"\ncompounds = '
    allowed = index_of(d=base + '{ modifier = true, allow = ["recht"] }')
    assert [one.surface for one in links("Duldungsrecht und Duldungsamt", allowed)] == ["Duldungsrecht"]
    denied = index_of(d=base + '{ modifier = true, head = true, deny = ["amt", "ketten"] }')
    found = links("Duldungsrecht, Duldungsamt, Kettenduldung, Altduldung", denied)
    assert [one.surface for one in found] == ["Duldungsrecht", "Altduldung"]
    assert links("Duldungsrecht und Altduldung", index_of(d='headword = "Duldung"\nclass = "f:en"')) == ()


def test_what_has_no_words_has_no_mentions() -> None:
    assert links("---\n\n<!-- Duldung -->\n\n```\nDuldung\n```\n") == ()
    assert link_document(read("Duldung"), build_index(Glossary({}))) == ()


def test_front_matter_is_not_linked() -> None:
    assert links("---\ntitle: Die Duldung\n---\n\nEin Text.\n") == ()


def mention(start: int, end: int) -> Mention:
    [one] = links("Duldung")
    return one._replace(source_start=start, source_end=end)


def test_of_overlapping_mentions_the_longest_stays() -> None:
    found = pick_longest([mention(0, 5), mention(4, 12), mention(10, 13), mention(20, 21)])
    assert [one.source for one in found] == [Span(4, 12), Span(20, 21)]


def test_a_long_chain_of_overlaps_is_resolved_in_one_pass() -> None:
    chain = [mention(3 * number, 3 * number + 4) for number in range(MAX_GROUP + 10)]
    kept = [one.source for one in pick_longest(chain)]
    assert len(kept) > MAX_GROUP // 3
    assert all(first.end <= second.start for first, second in pairwise(kept))


def test_what_is_remembered_of_a_text_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "MAX_KEPT", 10)
    seen = runs.Runs(index())
    long = "x" * (runs.MAX_LENGTH + 1)
    text = " ".join(["Duldung", *(f"w{number}" for number in range(25)), long, "Duldung"])
    assert [at for at, _ in seen.look(text)[0]] == [0, len(text) - len("Duldung")]
    assert len(seen) <= 10
    assert long not in seen


def _hostile() -> Iterator[str]:
    yield from (
        "a",
        "§",
        "§ 1 ",
        "-ab ",
        "abc- ",
        "*",
        "(in",
        "@a.b",
        ".de",
        "Asyl-",
        "\u00ad",
        "a\u0308",
        " ",
    )
    yield from ("Flucht ", "Abschiebehaft, -gewahrsam, ", "Migranten-, ", "Städte sicherer ", "18/SVV/1")


@pytest.mark.parametrize("unit", list(_hostile()))
def test_time_is_linear_in_the_text(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    source = SourceMap((Piece(0, 0, len(text)),), len(text))
    prose = Prose(id="b1", kind="paragraph", text=text, source=source, span=Span(0, len(text)), line=1)
    document = Document(
        path="x", name="x", text=text, metadata=read("x").metadata, blocks=(prose,), line_starts=(0,)
    )
    started = time.process_time()
    link_document(document, index())
    assert (
        time.process_time() - started < 5
    )  # measured: 0.3 s for the slowest; a quadratic step takes minutes
