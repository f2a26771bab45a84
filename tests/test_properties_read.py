"""The promises of the reading room, and hypothesis trying to break them."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easyread.document import Document, Piece, Prose, Span
from easyread.message import advice_of, message_of
from easyread.problem import Reported, SourceError
from easyread.read import KINDS, READERS, decode_source, read_document

# Fragments that mean something to one of our readers, or to a parser below them.
FRAGMENTS = [
    *(
        "Rom*nja",
        "Sinti*zze“",
        "**",
        "*",
        "_",
        "\\*",
        "\\",
        "&amp;",
        "&#0;",
        "&#10;",
        "&shy;",
        "`",
        "```",
        "~~~",
    ),
    *("# ", "## Titel", "===", "---", "- ", "* ", "1. ", "7) ", "• ", "– ", "> ", "    ", "\t", "|", "|-|-|"),
    *(
        "[a](",
        ")",
        "[^1]",
        "[^1]: ",
        "![",
        "](b)",
        "<b>",
        "</b>",
        "<sup>1</sup>",
        "<br>",
        "<script>",
        "</script>",
    ),
    *(
        "<!--",
        "-->",
        "<div>",
        "</div>",
        "<p>",
        "<li>",
        "<h2>",
        "<img alt=x>",
        "<https://a.de>",
        "www.a.de",
        "http://x",
    ),
    *(
        "{#id}",
        "{#ä}",
        "title: x",
        "kind: [",
        "\n",
        "\n\n",
        "\n\n\n",
        "\r\n",
        "\r",
        "\f",
        "\u2028",
        "\u00ad",
        "\ufeff",
    ),
    *(
        "und",
        "Die",
        "EU-",
        "wort",
        "Wort",
        "Satz. ",
        " ",
        "  \n",
        "\u0001",
        "😀",
        "ä",
        "\u0301",
        "\ue000",
        "\xa0",
    ),
    *(
        "[x]: y",
        "2016: ",
        "12. Mai ",
        "§ 25 a",
        "Foto: ",
        "\x1c",
        "\x85",
        "1.\u00a0",
        "javascript:",
        "((",
        "'",
        "„",
    ),
]
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=60).map("".join)


def read(text: str, kind: str) -> Reported[Document] | None:
    """Return what the reader makes of the text; None where there is no document in it."""
    try:
        return read_document(text.encode("utf-8", "replace"), "a.md", kind=kind)
    except SourceError:
        return None


def lengths(prose: Prose) -> list[tuple[Piece, int]]:
    """Return each piece with the length of its text."""
    pieces = prose.source.pieces
    ends = [*(piece.text for piece in pieces[1:]), len(prose.text)]
    return [(piece, end - piece.text) for piece, end in zip(pieces, ends, strict=True)]


def check_map(prose: Prose, text: str) -> None:
    """The source map covers the text, ascends, and gives back the characters."""
    assert prose.source.length == len(prose.text)
    assert prose.source.pieces[0].text == 0
    last = 0
    for piece, length in lengths(prose):
        assert length > 0
        assert last <= piece.start <= piece.end <= len(text)
        last = piece.end
        made = prose.text[piece.text : piece.text + length]
        written = text[piece.start : piece.end]
        if length == len(written):
            assert made == written or (made in " \n" and written.isspace()) or not written.isprintable()
        else:
            assert made in (" ", "\n") or written[:1] in "&[\\`<" or not written.isprintable()


def check_document(document: Document) -> None:
    last = 0
    ids = [prose.id for prose in document.proses()]
    assert len(ids) == len(set(ids))
    for block in document.blocks:
        assert last <= block.span.start <= block.span.end <= len(document.text)
        last = block.span.start
        assert 1 <= block.line <= len(document.line_starts)
        if not isinstance(block, Prose):
            continue
        assert block.text.strip() == block.text != ""
        assert block.depth <= 20
        check_map(block, document.text)
        whole = block.source_span(Span(0, len(block.text)))
        assert block.span.contains(whole)
        for mark in block.marks:
            assert mark.span.start < mark.span.end <= len(block.text)
            assert not mark.target.lower().startswith(("javascript", "data", "file"))
            assert mark.kind != "note" or mark.target in ids


@given(st.binary(max_size=300), st.sampled_from(KINDS))
def test_any_bytes_raise_nothing_but_source_errors(data: bytes, kind: str) -> None:
    try:
        read_document(data, "a.txt", kind=kind)
    except SourceError as error:
        problem = error.problem()
        assert message_of(problem, "de")
        assert advice_of(problem, "en")


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(tuple(READERS)))
def test_blocks_know_where_they_stand(text: str, kind: str) -> None:
    found = read(text, kind)
    if not found:
        return
    check_document(found.value)
    for problem in found.problems:
        assert message_of(problem, "de").endswith((".", "?"))
        assert advice_of(problem, "en")
        assert problem.span is None or problem.span.end <= len(found.value.text)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(KINDS))
def test_reading_is_deterministic(text: str, kind: str) -> None:
    assert read(text, kind) == read(text, kind)


@given(st.text(max_size=200))
def test_decoding_gives_back_the_text(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    with suppress(SourceError):
        assert decode_source(data, "a.md").encode() == data


WORDS = st.sampled_from(
    ["Rom*nja", "Amt", "die", "Kund_in", "prüft", "EU-Recht", "§", "25a", "z.B.", "Weg,", "ein*e"]
)


@settings(deadline=None)
@given(
    st.lists(st.lists(WORDS, min_size=12, max_size=20), min_size=1, max_size=4),
    st.sampled_from(["markdown", "text"]),
)
def test_words_without_markup_come_back_exactly(lines: list[list[str]], kind: str) -> None:
    """Wrapped or not, each word's place in the file holds the word."""
    text = "\n".join("X " + " ".join(words) for words in lines) + " Ende."
    document = read_document(text.encode(), "a.md", kind=kind).value
    written = []
    for prose in document.proses():
        start = 0
        for word in prose.text.split():
            start = prose.text.index(word, start)
            span = prose.source_span(Span(start, start + len(word)))
            assert document.text[span.start : span.end] == word
            written.append(word)
            start += len(word)
    assert written == text.split()


@pytest.mark.parametrize("kind", READERS)
def test_the_properties_can_fail(kind: str) -> None:
    """A map that is one off is noticed."""
    prose = next(read_document(b"Ein Weg.", "a.md", kind=kind).value.proses())
    with pytest.raises(AssertionError):
        check_map(prose, "xEin Weg.")
