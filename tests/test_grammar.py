"""Tagger and grammar: spec cases for every trap, and what must hold for any text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easyread.check import load_profile
from easyread.check.cuts import find_long_sentences
from easyread.check.grammar import GRAMMAR_CHECKS, LIMITED_CHECKS
from easyread.check.hit import Hit
from easyread.document import Piece, Prose, SourceMap, Span
from easyread.segment import segment_prose
from easyread.tagging import F, TaggedPassage, tag_passage
from easyread.tagging.lexicon import read_form
from easyread.tagging.sentence import MAX_WORDS
from tests.spec_cases import Case, spec

WORDS = """
der die das des den dem ein eines einer und oder aber wird werden wurde worden zu um ohne als wie dass weil
nicht kein hat ist sei habe könnte wollen Haus Stadt Kurse Berlins Rechte kleiner geplante gehen gegangen
aufzugeben , . : – ( ) „ “ man
"""
MATTER = WORDS.split()


def tagged(text: str) -> TaggedPassage:
    source = SourceMap((Piece(0, 0, len(text)),), len(text))
    prose = Prose(id="b1", kind="paragraph", text=text, source=source, span=Span(0, len(text)), line=1)
    return tag_passage(segment_prose(prose))


def hits(text: str) -> list[Hit]:
    passage = tagged(text)
    limits = load_profile("einfach").limit
    found = [hit for check in GRAMMAR_CHECKS.values() for hit in check(passage)]
    return found + [hit for code, check in LIMITED_CHECKS.items() for hit in check(passage, limits(code))]


@spec("grammar")
def test_findings(case: Case) -> None:
    case.expect_spans((hit.span.start, hit.span.end, hit.code) for hit in hits(case.text))


NEWS = {
    "passive": "passive",
    "genitive": "genitive",
    "subjunctive": "subjunctive",
    "preterite": "preterite",
    "negation": "not",
    "subordinate-clause": "sub",
    "relative-clause": "rel",
    "infinitive-clause": "zu",
    "two-statements": "two",
    "participial-attribute": "participle",
}


@spec("grammar_news")
def test_findings_in_news(case: Case) -> None:
    found = [hit for hit in hits(case.text) if hit.code in NEWS]
    last = [case.text[: hit.span.end].rfind(" ", hit.span.start, hit.span.end) + 1 for hit in found]
    case.expect_spans(
        (max(start, hit.span.start), hit.span.end, NEWS[hit.code])
        for start, hit in zip(last, found, strict=True)
    )


@pytest.mark.parametrize(
    ("form", "has", "has_not"),
    [
        ("Kind", F.NEUT, F.GEN),
        ("Hauses", F.GEN, F.NEUT),
        ("Aufenthaltserlaubnis", F.FEM, F.PLUR),
        ("Pflegehilfe", F.FEM, F.MASC),
        ("Präsidenten", F.WEAK | F.PLUR, F.NAME),
        ("Berlins", F.GEN, F.PLUR),
        ("Paris", F.NAME, F.GEN),
        ("abgelehnt", F.PART, F.PRES),
        ("verstetigt", F.PART | F.PRES, F.INF),
        ("priorisiert", F.PART | F.PRES, F.INF),
        ("aufzuklären", F.ZUINF, F.PART),
        ("geplanten", F.ADJPART, F.PRET),
        ("steigende", F.ADJPRES, F.PRET),
        ("stellte", F.PRET, F.SUB2),
        ("stelle", F.SUB1, F.PRET),
        ("käme", F.SUB2, F.PRET),
        ("sprichst", F.PRES, F.PRET),
        ("leiten", F.INF | F.PRES, F.PRET),
        ("äußerte", F.PRET, F.SUB2),
        ("würde", F.WERDEN | F.SUB2, F.PRES),
        ("18-jährigen", F.NUM | F.ADJ, F.PRET),
        ("Bürger:innen", F.PLUR, F.GEN),
        ("Niederlage", F.FEM, F.NAME),
        ("Ausschuß", F.MASC, F.NAME),
        ("Italien", F.NAME, F.PLUR),
        ("Italiens", F.GEN, F.NAME),
        ("liess", F.PRET, F.PART),
        ("umfallen", F.INF, F.PART),
        ("offenbart", F.PART, F.INF),
        ("beinahe", F.ADV, F.SUB1),
        ("Wohn·geld", F.NEUT, F.PLUR),
        ("aus·gezahlt", F.PART, F.INF),
    ],
)
def test_readings(form: str, has: int, has_not: int) -> None:
    reading = read_form(form, opens=False)
    assert reading & has == has
    assert not reading & has_not


def test_a_capital_at_the_beginning_hides_no_verb() -> None:
    assert read_form("Stellen", opens=True) & F.INF
    assert not read_form("Stellen", opens=False) & F.INF


@given(st.lists(st.sampled_from(MATTER), max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_is_tagged(text: str) -> None:
    for sentence in tagged(text).sentences:
        size = len(sentence.words)
        assert [len(sentence.forms), len(sentence.low), len(sentence.bits), len(sentence.gaps)] == [
            size
        ] * 3 + [size + 1]
        assert [clause.start for clause in sentence.clauses] == [
            0,
            *(clause.end for clause in sentence.clauses),
        ][:-1]
        assert all(clause.start < clause.end for clause in sentence.clauses)
        assert all(
            text[word.start : word.end] == form
            for word, form in zip(sentence.words, sentence.forms, strict=True)
        )


@given(st.lists(st.sampled_from(MATTER), max_size=60).map(" ".join) | st.text(max_size=200))
def test_findings_lie_in_the_text_and_stand_once(text: str) -> None:
    found = [(hit.code, hit.span) for hit in hits(text)]
    assert all(0 <= span.start < span.end <= len(text) for _, span in found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    "word", ["weil ", "der ", "um ", "werden ", "als er ", "noch ", "die, ", "sei ", "und zu gehen "]
)
def test_cost_is_linear(word: str) -> None:
    """A sentence without an end takes ten times as long when it is ten times as long, not a hundred times."""
    passages = [segment_prose(tagged(word * size).passage.prose) for size in (MAX_WORDS * 2, MAX_WORDS * 20)]
    seconds = []
    for passage in passages:
        start = time.process_time()
        whole = tag_passage(passage)
        assert sum(1 for check in GRAMMAR_CHECKS.values() for _ in check(whole)) >= 0
        seconds.append(time.process_time() - start)
    assert seconds[1] < 40 * seconds[0] + 0.05


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("Was möchten Sie tun?", "wish"),
        ("Sie sollten einen Termin machen.", "duty"),
        ("Sollten Sie krank sein, rufen Sie an.", "condition"),
        ("Rufen Sie an, sollten Sie krank sein.", "condition"),
        ("Wenn Sie krank sind, sollten Sie anrufen.", "duty"),
        ("Sollten Sie anrufen?", "duty"),
        ("Das wäre gut.", None),
    ],
)
def test_the_advice_fits_the_subjunctive(text: str, variant: str | None) -> None:
    assert [hit.values.get("variant") for hit in hits(text) if hit.code == "subjunctive"] == [variant]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Der Antrag wird durch das Amt geprüft.", "durch das Amt"),
        ("Der Antrag wird vom Amt geprüft.", "vom Amt"),
        ("Von der zuständigen Behörde wird der Antrag geprüft.", "Von der zuständigen Behörde"),
        ("Wir wissen, dass der Antrag von Frau Meier geprüft wird.", "von Frau Meier"),
        ("Das Geld wird jetzt von Mitarbeiter*innen gezahlt.", "von Mitarbeiter*innen"),
        ("Dort wird die Beratung von Kindern bezahlt.", None),
        ("Sie werden von uns informiert.", "von uns"),
        ("Der Antrag wird von Montag an geprüft.", None),
        ("Der Antrag wird von Amts wegen geprüft.", None),
        ("Der Weg wird von der Schule bis zum Bahnhof gebaut.", None),
        ("Der Brief von der Ärztin wird gelesen.", None),
        ("Das Haus wird durch einen Zaun geschützt.", None),
        ("Der Antrag, der vom Amt kommt, wird geprüft.", None),
    ],
)
def test_a_passive_may_say_who_acts(text: str, agent: str | None) -> None:
    assert [hit.values.get("agent") for hit in hits(text) if hit.code == "passive"] == [agent]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Sie bekommen die neue Karte von uns, wenn Sie den Ausweis hier bei uns zeigen.", "wenn"),
        (
            "Sofern Sie ein Konto haben, das Ihnen gehört, etwa weil Sie arbeiten, sollten Sie schreiben.",
            "",
        ),
        (
            "Wir lesen den Bericht heute, wobei die Namen, sofern alle das wollen, hier gezeigt werden.",
            "wobei",
        ),
        (
            "Das Amt stellt Ihnen die neue Karte, nachdem Sie uns den Ausweis gezeigt haben, kostenlos aus.",
            "",
        ),
        ("Inhaber der Karte sind schon vor Ende der Zeit auf die §§ 25a und 25b AufenthG hinzuweisen.", ""),
        ("Sie brauchen für das Amt einen gültigen Ausweis, es sei denn, Sie haben schon einen Pass.", ""),
    ],
)
def test_a_cut_leaves_two_sentences(text: str, cut: str) -> None:
    assert [hit.values["better"] for hit in find_long_sentences(tagged(text), 10)] == [cut]
