"""What is marked in a paragraph, with which number, and where a long sentence can be cut."""

from hypothesis import given
from hypothesis import strategies as st

from easyread.compose.report_marks import Stretch, mark_stretches, number_findings, text_span
from easyread.document import Document, Place, Prose, Span
from easyread.problem import Problem, Severity
from easyread.read import read_document

HARD = "Die Pflicht wird durch die **Ausländerbehörde** nach `§ 12` an\\*geordnet."


def read(text: str) -> Document:
    return read_document(text.encode(), "merkblatt.md").value


def finding(
    document: Document, words: str, code: str, severity: Severity = "hint", better: str = ""
) -> Problem:
    start = document.text.index(words)
    span = Span(start, start + len(words))
    place = Place("x.md", 1)
    return Problem(code=code, severity=severity, place=place, span=span, values={"better": better})


def mark(document: Document, *findings: Problem) -> tuple[Stretch, ...]:
    return mark_stretches(first_prose(document), number_findings(findings))


def first_prose(document: Document) -> Prose:
    return next(document.proses())


def marked(stretches: tuple[Stretch, ...]) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.text, one.numbers) for one in stretches if one.numbers]


def test_findings_are_marked_in_the_text_without_its_markup() -> None:
    document = read(HARD)
    stretches = mark(document, finding(document, "**Ausländerbehörde**", "long-word"))
    assert "".join(one.text for one in stretches) == first_prose(document).text
    assert marked(stretches) == [("Ausländerbehörde", (1,))]


def test_what_is_severe_comes_first_and_is_shown_as_such() -> None:
    document = read("Er wird geprüft.")
    found = (finding(document, "wird", "passive"), finding(document, "geprüft", "officialese", "warning"))
    assert [(one.code, one.number) for one in number_findings(found)] == [("officialese", 1), ("passive", 2)]
    assert [(one.text, one.severe) for one in mark(document, *found) if one.numbers] == [
        ("wird", False),
        ("geprüft", True),
    ]


def test_findings_that_overlap_are_one_mark_with_both_numbers() -> None:
    document = read("Er wird geprüft.")
    found = (finding(document, "wird geprüft", "passive"), finding(document, "geprüft", "rare-word"))
    assert marked(mark(document, *found)) == [("wird geprüft", (1, 2))]


def test_a_finding_about_a_whole_sentence_is_not_marked() -> None:
    document = read("Er wird geprüft.")
    assert marked(mark(document, finding(document, "Er wird geprüft.", "long-sentence"))) == []


def test_a_long_sentence_has_a_bar_where_it_can_be_cut() -> None:
    document = read("Er kommt heute nicht, weil er krank ist.")
    sentence = finding(document, document.text, "long-sentence", "warning", better="weil er")
    stretches = mark(document, sentence, finding(document, "weil er krank", "subordinate"))
    assert marked(stretches) == [("", (1,)), ("weil er krank", (2,))]
    assert [one.text for one in stretches][:2] == ["Er kommt heute nicht, ", ""]


def test_a_bar_does_not_divide_a_mark() -> None:
    document = read("Er kommt nicht, weil er krank ist.")
    sentence = finding(document, document.text, "long-sentence", better="krank")
    assert marked(mark(document, sentence, finding(document, "er krank ist", "idiom")))[0] == ("", (1,))
    assert "".join(one.text for one in mark(document, sentence)) == first_prose(document).text


def test_where_the_words_of_the_advice_stand_twice_there_is_no_bar() -> None:
    document = read("Er und sie und wir.")
    assert marked(mark(document, finding(document, document.text, "long-sentence", better="und"))) == []


@given(st.text(alphabet="ab *_`&;\\\n-[]()", min_size=1, max_size=60))
def test_the_way_to_the_file_and_back_holds_the_words(text: str) -> None:
    for prose in read(f"a {text}").proses():
        for start in range(len(prose.text)):
            span = Span(start, start + 1)
            found = text_span(prose, prose.source_span(span))
            assert found.start <= start < found.end, (prose, start, found)
