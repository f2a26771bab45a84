"""Ids, names, positions and cuts of finished documents."""

import time

import pytest

from easyread.document import Prose, Span
from easyread.problem import SourceError
from easyread.read import READERS, read_document
from easyread.read.finish import MAX_BLOCK_CHARACTERS, MAX_BLOCKS, document_name


def proses(text: str, kind: str = "markdown") -> list[Prose]:
    return list(read_document(text.encode(), "a.md", kind=kind).value.proses())


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("-", "stdin"),
        ("corpus/duldung.md", "duldung"),
        ("a\\b\\Über uns (neu).txt", "Über-uns-neu"),
        ("u\u0308ber.md", "über"),
        ("../..", "document"),
        (".md", "md"),
        ("CON.txt", "CON-"),
        ("a" * 300 + ".md", "a" * 80),
        ("x/bericht.2026.md", "bericht.2026"),
    ],
)
def test_document_name(path: str, name: str) -> None:
    assert document_name(path) == name


def test_ids_count_running_text_and_leave_the_authors_alone() -> None:
    blocks = proses("Eins {#b2}\n\n---\n\nZwei\n\nDrei {#drei}\n\nVier")
    assert [(block.id, block.author_id) for block in blocks] == [
        ("b2", True),
        ("b2-2", False),
        ("drei", True),
        ("b4", False),
    ]


def test_a_long_block_is_cut_at_sentence_ends() -> None:
    sentence = "Das ist ein **ganzer** Satz mit [Verweis](#a). "
    text = f"Kurz.\n\n- {sentence * 6000}\n\nEnde."
    read = read_document(text.encode(), "a.md")
    blocks = list(read.value.proses())
    assert [block.id for block in blocks] == ["b1", "b2", "b2-2", "b2-3", "b3"]
    assert [block.marker for block in blocks] == ["", "-", "", "", ""]
    assert all(len(block.text) <= MAX_BLOCK_CHARACTERS for block in blocks)
    assert all(block.text.endswith("Verweis.") for block in blocks[1:4])
    assert sum(block.text.count("Satz") for block in blocks) == 6000
    assert all(
        block.text[mark.span.start : mark.span.end] in ("ganzer", "Verweis")
        for block in blocks
        for mark in block.marks
    )
    assert blocks[1].span.end <= blocks[2].span.start
    assert [problem.code for problem in read.problems] == ["read.long-block"]


def test_a_long_word_is_cut_too() -> None:
    blocks = proses("a" * (2 * MAX_BLOCK_CHARACTERS + 5))
    assert [len(block.text) for block in blocks] == [MAX_BLOCK_CHARACTERS, MAX_BLOCK_CHARACTERS, 5]


def test_too_many_blocks_are_refused() -> None:
    with pytest.raises(SourceError) as caught:
        read_document(b"a\n\n" * (MAX_BLOCKS + 1), "a.txt", kind="lines")
    assert caught.value.code == "read.too-many-blocks"


def test_positions_go_through_markup() -> None:
    text = "\ufeff# A\r\n\r\nDie **Migrant\\*innen** &amp; die Verwal-\r\ntung in [Köln 😀](#k).\r\n"
    prose = proses(text)[1]
    assert prose.text == "Die Migrant*innen & die Verwaltung in Köln 😀."
    assert prose.line == 3

    def written(word: str) -> str:
        start = prose.text.index(word)
        span = prose.source_span(Span(start, start + len(word)))
        return text[span.start : span.end]

    assert written("Migrant*innen") == "Migrant\\*innen"
    assert written("&") == "&amp;"
    assert written("Verwaltung") == "Verwal-\r\ntung"
    assert written("tung") == "tung"
    assert written("Köln 😀") == "Köln 😀"
    assert written("die Ver") == "die Ver"
    assert text[prose.span.start : prose.span.end] == text[8:-2]


def test_a_torn_paragraph_is_mapped_across_the_gap() -> None:
    text = (
        "Dieser Satz ist zu lang für eine Überschrift oder Adresse, und er wird von der\n\n\nSeite getrennt."
    )
    (prose,) = proses(text)
    start = prose.text.index("der Seite")
    span = prose.source_span(Span(start, start + len("der Seite")))
    assert text[span.start : span.end] == "der\n\n\nSeite"
    assert prose.span == Span(0, len(text))


@pytest.mark.parametrize("kind", READERS)
def test_a_long_document_is_read_in_a_second(kind: str) -> None:
    paragraph = (
        "Die Rom\\*nja und **Sinti*zze** sowie [alle](#a) wohnen\nin der Stadt an der See und fahren Rad. "
    )
    text = "\n\n".join([paragraph * 7] * 200)
    assert len(text.split()) >= 20_000
    start = time.process_time()
    read_document(text.encode(), "a.md", kind=kind)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize(
    "unit", ["Ein Satz mit *Wort*. ", "*a ", "[a](", "<b>", "\\", "<!-- ", "- > ", "![", "&amp;"]
)
def test_a_huge_line_is_read_in_time(kind: str, unit: str) -> None:
    """200 KB on one line: what is not linear does not come back."""
    data = (unit * (200_000 // len(unit))).encode()
    start = time.process_time()
    read_document(data, "a.md", kind=kind)
    assert time.process_time() - start < 15
