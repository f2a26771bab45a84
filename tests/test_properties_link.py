"""The promises of the linker, on texts that nobody would write."""

from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from easyread.document import Span
from easyread.link import Index, build_index, link_document
from easyread.link.citations import read_citations
from easyread.link.look import see
from easyread.link.mask import find_addresses, find_masks
from easyread.link.normalise import MASK, Plain, is_torn, mend
from easyread.link.runs import Runs
from easyread.link.words import WORD, key_of
from easyread.read import read_document
from easyread.read.toml import read_glossary
from easyread.resources import Glossary
from easyread.wordforms import describe_forms, expand

TERMS = Path(__file__).parent.parent / "glossary" / "terms"
PIECES = [
    *(
        "Duldung",
        "Asylantrag",
        "geflüchtete",
        "Menschen",
        "LEA",
        "Migranten-",
        "-gewahrsam",
        "und",
        "§ 25a",
        "§§",
    ),
    *(
        "AufenthG",
        "Abs. 1",
        "*innen",
        ":in",
        "/-innen",
        "(innen)",
        "- ",
        "-",
        "\u00ad",
        "\n",
        "\n\n",
        "  ",
        ", ",
        ".",
    ),
    *(
        "`Duldung`",
        "https://example.org/Duldung",
        "[Abschiebung](#x)",
        "**",
        "*",
        "\\*",
        "18/SVV/0878",
        "u\u0308",
    ),
    *(
        "Städte",
        "sicherer",
        "Häfen",
        "Flüchtlings",
        "organisationen",
        "1",
        "EU- ",
        "ß",
        "\u200b",
        "&nbsp;",
        "<sup>1</sup>",
    ),
]
texts = st.lists(
    st.sampled_from(PIECES) | st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=4),
    max_size=40,
).map(" ".join) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@cache
def glossary() -> Glossary:
    return read_glossary({str(path): path.read_bytes() for path in TERMS.glob("*.toml")}).value


@cache
def index() -> Index:
    return build_index(glossary())


@settings(deadline=None)  # the first call builds the index
@given(text=texts, kind=st.sampled_from(["markdown", "text", "lines"]))
def test_mentions_ascend_do_not_overlap_and_lie_in_their_block(text: str, kind: str) -> None:
    data = ("x" + text).encode("utf-8", "replace")
    document = read_document(data, "x.md", kind=kind).value
    blocks = {prose.id: prose for prose in document.proses()}
    end = 0
    for one in link_document(document, index()):
        assert end <= one.source.start < one.source.end
        end = one.source.end
        assert one.surface == document.text[one.source.start : one.source.end]
        block = blocks[one.block]
        assert block.source_span(one.span) == one.source
        assert one.term in glossary().entries
        assert not any(mask.overlaps(one.span) for mask in find_masks(block))


@given(text=texts, kind=st.sampled_from(["markdown", "text", "lines"]))
def test_a_stretch_stands_in_the_file_character_by_character(text: str, kind: str) -> None:
    for prose in read_document(("x" + text).encode("utf-8", "replace"), "x.md", kind=kind).value.proses():
        for start, end, shift in prose.source.stretches():
            assert prose.source_span(Span(start, end)) == Span(start + shift, end + shift)
            for at in range(start, end):
                assert prose.source_span(Span(at, at + 1)) == Span(at + shift, at + shift + 1)


@given(text=texts)
def test_a_text_read_run_by_run_has_the_same_words_as_in_one_go(text: str) -> None:
    found = [
        (at + start, at + end, sight)
        for at, run in Runs(index()).look(text)[0]
        for start, end, sight in run.words
    ]
    words = ((*word.span(), see(word[0], index())) for word in WORD.finditer(text))
    assert found == [word for word in words if word[2]]


@given(text=texts)
def test_a_text_without_odd_runs_has_nothing_to_mend_or_to_mask(text: str) -> None:
    _, odd = Runs(index()).look(text)
    if not (odd or is_torn(text)):
        assert mend(text, find_addresses(text)) == Plain(text, None)


@given(text=texts)
def test_citations_begin_only_where_a_run_has_their_sign(text: str) -> None:
    plain = mend(text, find_addresses(text)).text
    if not any(run.cites for _, run in Runs(index()).look(plain)[0]):
        assert not list(read_citations(plain, index()))


@given(data=st.data())
def test_the_quick_look_for_contrary_words_misses_none(data: st.DataObject) -> None:
    gates = [one for gate in index().gates.values() for one in (gate.near, gate.avoid, gate.document) if one]
    words = data.draw(st.sampled_from(gates))
    known = st.sampled_from([*words.exact, *words.folded])
    turned = st.one_of(known, known.map(str.lower), known.map(str.upper), known.map(str.title))
    text = " ".join(data.draw(st.lists(turned | st.sampled_from(PIECES), max_size=5)))
    assert words.stand_in(text, 0, len(text)) == bool(words.pattern.search(text))


@given(text=texts)
def test_mended_text_leads_back_to_the_block(text: str) -> None:
    plain = mend(text, [])
    for word in WORD.finditer(plain.text):
        span = plain.back(Span(*word.span()))
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start] == plain.text[word.start()] or "\u0300" <= text[span.start + 1] <= "\u036f"


@given(text=texts)
def test_masked_text_keeps_its_length_where_nothing_is_mended(text: str) -> None:
    plain = mend(text, [Span(0, len(text))] if text else [])
    assert plain.text == MASK * len(text)


@given(word=st.text(min_size=1, max_size=30))
def test_the_key_of_a_word_does_not_change_again(word: str) -> None:
    for match in WORD.finditer(word):
        key = key_of(match[0])
        assert key
        assert key_of(key) == key or "*" in key


def test_every_form_of_every_entry_is_found_as_its_term() -> None:
    """Each form alone is a mention of its own entry, or of one that has the same form and goes before."""
    owners: dict[str, set[str]] = {}
    for entry in glossary():
        for text in describe_forms(entry):
            owners.setdefault(text.casefold(), set()).add(entry.id)
    for entry in glossary():
        if entry.inflection == "cit":
            continue
        for form in expand(entry.headword, entry.inflection):
            document = read_document(form.text.encode(), "x.txt", kind="text").value
            found = link_document(document, index())
            assert [one.surface for one in found] == [form.text], entry.id
            assert found[0].term in owners[form.text.casefold()]
