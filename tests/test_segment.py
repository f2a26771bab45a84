from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

from easyread.document import BlockKind, Mark, Prose, SourceMap, Span
from easyread.segment import segment_prose
from tests.spec_cases import Case, spec

PARAGRAPHS = Path(__file__).parent / "gold" / "segment_paragraphs.txt"


def prose(text: str, *, kind: BlockKind = "paragraph", marks: tuple[Mark, ...] = ()) -> Prose:
    length = len(text)
    return Prose(
        id="b1", kind=kind, text=text, source=SourceMap((), length), span=Span(0, length), line=1, marks=marks
    )


def sentences(text: str) -> set[tuple[int, int]]:
    return {(sentence.span.start, sentence.span.end) for sentence in segment_prose(prose(text)).sentences}


def words(text: str, *, kind: BlockKind = "paragraph", marks: tuple[Mark, ...] = ()) -> list[str]:
    passage = segment_prose(prose(text, kind=kind, marks=marks))
    return [text[word.start : word.end] for sentence in passage.sentences for word in sentence.words]


def gold() -> Iterator[tuple[str, set[tuple[int, int]]]]:
    for line in PARAGRAPHS.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text = line.replace(" ¦ ", " ").replace("⏎", "\n")
            spans, start = set(), 0
            for sentence in line.replace("⏎", " ¦ ").split(" ¦ "):
                start = text.index(sentence, start)
                spans.add((start, start + len(sentence)))
                start += len(sentence)
            yield text, spans


@spec("segment")
def test_sentences(case: Case) -> None:
    case.expect_spans(sentences(case.text))


@spec("words")
def test_words(case: Case) -> None:
    passage = segment_prose(prose(case.text))
    case.expect_spans((word.start, word.end) for sentence in passage.sentences for word in sentence.words)


@pytest.mark.parametrize(
    "text",
    [
        "Wir helfen z.\nB. bei Fragen.",
        "Wir helfen, d. h.\nImmer montags.",
        "Das gilt nach §\n25a auch.",
        "Sie lebt in\nBerlin.",
    ],
)
def test_a_line_break_does_not_end_a_sentence_that_must_go_on(text: str) -> None:
    assert sentences(text) == {(0, len(text))}


def test_signs_are_words_with_or_without_a_space() -> None:
    assert words("30% nach §25a") == ["30", "%", "nach", "§", "25a"]
    assert words("30 % nach § 25a") == words("30% nach §25a")


def test_boundaries_of_administrative_paragraphs() -> None:
    right = found = wanted = 0
    for text, spans in gold():
        ours = sentences(text)
        right, found, wanted = right + len(ours & spans), found + len(ours), wanted + len(spans)
    assert wanted > 150
    assert 2 * right / (found + wanted) >= 0.97


def test_marks_hide_note_marks_and_code() -> None:
    text = "Siehe 1 und easyread build jetzt"
    marks = (Mark("superscript", Span(6, 7)), Mark("code", Span(12, 26)))
    assert words(text, marks=marks) == ["Siehe", "und", "jetzt"]


@pytest.mark.parametrize(
    ("text", "kept"), [("1.250,00 €", []), ("12 %", []), ("12 Plätze", ["12", "Plätze"])]
)
def test_cells_of_numbers_are_not_words(text: str, kept: list[str]) -> None:
    assert words(text, kind="cell") == kept


def test_masked_characters_are_told() -> None:
    passage = segment_prose(prose("Mehr auf www.bamf.de."))
    assert passage.masked == (Span(9, 20),)


def test_a_sentence_without_words_stays_a_sentence() -> None:
    passage = segment_prose(prose("https://www.bamf.de/"))
    assert [len(sentence.words) for sentence in passage.sentences] == [0]


HOSTILE = (
    "Dr. ",
    "(Ab. ",
    "z. B. ",
    ". ",
    "\na",
    "a@",
    "a-",
    "a*",
    "Astr. 1 ",
    "DE12 3456 ",
    "1. A ",
    "etw. A",
    "a'",
    "[1",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_cost_is_linear(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = process_time()
    segment_prose(prose(text))
    assert process_time() - start < 5  # 0.1 to 0.5 s; a quadratic step would take minutes
