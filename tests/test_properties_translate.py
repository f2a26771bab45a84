"""What must hold for any file, any German, any edit: nothing is lost, changes hands or hangs."""

import re
import time
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easyread.document import Document, Mark, MarkKind, Metadata, Prose, SourceMap, Span
from easyread.pofile import PoFile, parse_po
from easyread.problem import ResourceError
from easyread.read.po import read_catalog
from easyread.resources import Language
from easyread.translate import (
    Slot,
    align_blocks,
    natural_order,
    parse_inline,
    slot_for,
    update_catalog,
    write_inline,
)
from easyread.translate.inline_read import parse_marks

AR = Language(
    tag="ar",
    name="العربية",
    german="Arabisch",
    script="Arab",
    direction="rtl",
    plural="nplurals=6; plural=0;",
    labels="ar",
)
few = settings(deadline=None, max_examples=60)  # two cores, many tests; bugs showed within the first thirty
KEYS = [f"d#b{number}" for number in (1, 2, 3, 10, 11)]

# --- PO files as odd as tools and people make them

_words = st.text(st.sampled_from('ab "\\\n\tß„ مs#~|\u2028'), max_size=10)
_end = st.sampled_from(["\n", "\r\n"])


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


@st.composite
def _field(draw: st.DrawFn, keyword: str, text: str, prefix: str) -> list[str]:
    """Draw the lines of a field, broken anywhere, with odd spaces."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=3)))
    pieces = [text[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    space = draw(st.sampled_from([" ", "  ", "\t"]))
    return [
        f"{prefix}{keyword}{space}{_quote(pieces[0])}",
        *(f"{prefix}{_quote(piece)}" for piece in pieces[1:]),
    ]


@st.composite
def _entry(draw: st.DrawFn, key: str | None) -> list[str]:
    """Draw the lines of an entry: live or obsolete, with comments, flags and older German in odd places."""
    obsolete = draw(st.booleans()) and key is not None
    mark = "#~ " if obsolete else ""
    lines = draw(
        st.lists(
            st.sampled_from(
                ["# Frag Olena.", "#", "#. Absatz", "#: a.md:3", "#, no-wrap", "#,fuzzy", "## x", "#~ weg"]
            ),
            max_size=4,
        )
    )
    if draw(st.booleans()):
        lines += draw(_field("msgid", draw(_words), "#~| " if obsolete else "#| "))
    if key is not None:
        lines += draw(_field("msgctxt", key, mark))
    lines += draw(_field("msgid", draw(_words) if key is not None else "ohne", mark))
    return [*lines, *draw(_field("msgstr", draw(_words), mark))]


@st.composite
def po_files(draw: st.DrawFn) -> bytes:
    """Draw a whole file: with or without header, BOM, final line end; ids in any order, twice, or missing."""
    end = draw(_end)
    chunks = ['msgid ""\nmsgstr "X-Odd: yes\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"'] * draw(
        st.integers(0, 1)
    )
    for key in draw(st.lists(st.sampled_from([*KEYS, None]), max_size=6)):
        chunks.append("\n".join(draw(_entry(key))))
    gaps = [draw(st.sampled_from(["\n", "\n\n", "\n \n\n"])) for _ in chunks]
    text = "".join(chunk + gap for chunk, gap in zip(chunks, gaps, strict=True)) + draw(
        st.sampled_from(["", "# Ende"])
    )
    text = draw(st.sampled_from(["", "\ufeff"])) + (text.rstrip("\n ") if draw(st.booleans()) else text)
    return text.replace("\n", end).encode()


slots = st.lists(
    st.builds(Slot, st.sampled_from(KEYS), _words.filter(str.strip), st.sampled_from(["", "Absatz"])),
    unique_by=lambda slot: slot.id,
    max_size=5,
)


def _update(data: bytes | None, wanted: list[Slot]) -> bytes:
    return update_catalog(data, wanted, AR, path="ar.po").value


def _written(file: PoFile) -> Counter[tuple[str | None, str]]:
    return Counter((entry.context, entry.text) for entry in file.entries if entry.text)


@few
@given(po_files(), slots)
def test_no_text_is_lost_and_none_gets_another_id(data: bytes, wanted: list[Slot]) -> None:
    before, after = _written(parse_po(data, "")), _written(parse_po(_update(data, wanted), ""))
    assert before - after == Counter()
    assert {key for key, _ in after - before} <= {None}  # a file without entries gets a header


@few
@given(po_files(), slots)
def test_updating_twice_is_updating_once(data: bytes, wanted: list[Slot]) -> None:
    merged = _update(data, wanted)
    assert _update(merged, wanted) == merged


@few
@given(po_files())
def test_nothing_changed_nothing_written(data: bytes) -> None:
    file = parse_po(data, "")
    live: dict[str, Slot] = {}
    for entry in file.entries:
        if entry.context and not entry.is_obsolete:
            live.setdefault(entry.context, Slot(entry.context, entry.source, "\n".join(entry.values("note"))))
    if file.entries:
        assert _update(data, list(live.values())) == data


@few
@given(po_files(), slots)
def test_entries_that_stay_keep_their_bytes(data: bytes, wanted: list[Slot]) -> None:
    """An entry whose German and comment are those of its slot is in the result with the very lines it had."""
    by_id = {slot.id: slot for slot in wanted}
    merged = _update(data, wanted)
    seen = set()
    for entry in parse_po(data, "").entries:
        key = entry.context
        if not key or entry.is_obsolete or key in seen or key not in by_id:
            continue
        seen.add(key)
        if (
            entry.source == by_id[key].text
            and " ".join(entry.values("note")).split() == by_id[key].comment.split()
        ):
            assert "".join(part.line for part in entry.parts).encode() in merged


@few
@given(po_files(), slots)
def test_every_slot_is_there_once_with_the_german_of_today(data: bytes, wanted: list[Slot]) -> None:
    catalog = read_catalog(_update(data, wanted), "", "ar").value
    for slot in wanted:
        assert catalog.get(slot.id).source == slot.text
    assert set(catalog.messages) == {slot.id for slot in wanted}


@few
@given(st.lists(slots, max_size=4))
def test_files_that_only_we_touch_stay_sorted(history: list[list[Slot]]) -> None:
    data = None
    for wanted in history:
        data = _update(data, wanted)
        keys = [entry.context or "" for entry in parse_po(data, "").entries if not entry.is_obsolete]
        assert keys == sorted(keys, key=natural_order)


@few
@given(st.lists(st.sampled_from(["alt", "neu", "neuer", None]), max_size=8), st.booleans())
def test_german_that_comes_home_finds_its_file_as_it_was(history: list[str | None], draft: bool) -> None:
    """Whatever happened in between: with the first German, what was finished is finished, a draft a draft."""
    data = _update(None, [Slot("d#b1", "alt", "Absatz")]).replace(b'"alt"\nmsgstr ""', b'"alt"\nmsgstr "x"')
    data = data.replace(b"msgctxt", b"#, fuzzy\nmsgctxt") if draft else data
    now = data
    for german in history:
        now = _update(now, [Slot("d#b1", german, "Absatz")] if german else [])
        state = slot_for(read_catalog(now, "", "ar").value, "d#b1", german or "alt").state
        assert (state == "translated") == (german == "alt" and not draft)
    assert _update(now, [Slot("d#b1", "alt", "Absatz")]) == data


# --- marks

_line = st.text(st.sampled_from("ab *_`[]()^\\<>\n!1é."), max_size=30)
_kinds = st.sampled_from(["strong", "emphasis", "code", "link", "note", "superscript"])


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    """Draw a text with marks, which may cross."""
    text = draw(_line).strip()
    found: list[Mark] = []
    for kind in draw(st.lists(_kinds, max_size=4)):
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        target = (
            draw(st.sampled_from(["#a", "https://x.de/?a=(b)", "mit raum", ""])) if kind == "link" else ""
        )
        found.append(Mark(kind, Span(start, end), target))  # type: ignore[arg-type]
    return text, tuple(found)


@few
@given(marked())
def test_a_written_line_reads_back_as_its_text(value: tuple[str, tuple[Mark, ...]]) -> None:
    text, marks = value
    plain, found = parse_marks(write_inline(text, marks))
    assert plain == text
    twins: dict[MarkKind, MarkKind] = {"superscript": "note"}
    drawn = {(twins.get(mark.kind, mark.kind), _core(text, mark.span)) for mark in marks}
    assert {(mark.kind, _core(text, mark.span)) for mark in found if mark.kind != "break"} <= drawn


def _core(text: str, span: Span) -> tuple[int, int]:
    words = text[span.start : span.end]
    return span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip())


@few
@given(_line, st.sampled_from(["strong", "code", "link"]))
def test_one_mark_on_whole_words_is_never_lost(text: str, kind: MarkKind) -> None:
    text = f"vor {text.strip() or 'x'} nach"
    mark = Mark(kind, Span(4, len(text) - 5), "#a" if kind == "link" else "")
    _, found = parse_marks(write_inline(text, (mark,)))
    kept = [(one.kind, _core(text, one.span)) for one in found if one.kind != "break"]
    assert kept == [(kind, _core(text, mark.span))]


@few
@given(_line)
def test_any_line_is_read(line: str) -> None:
    plain, marks = parse_marks(line)
    assert all(mark.span.start < mark.span.end and mark.span.end <= len(plain) for mark in marks)
    letters = re.compile(r"[ab1é.!]")
    assert parse_inline(line)[0] == plain
    if "](" not in line and "\\" not in line:
        assert letters.findall(plain) == letters.findall(line)


@few
@given(_line, _line)
def test_no_link_leads_where_the_german_does_not(german: str, line: str) -> None:
    text, marks = parse_marks(german)
    block = _prose(text, "b1", marks)
    targets = {mark.target for mark in marks if mark.kind == "link"}
    found = {mark.target for mark in parse_inline(line, block)[1] if mark.kind == "link"}
    assert found <= targets


HOSTILE = ["*", "**a", "*a", "[", "[^", "](", "[a](b", "`", "``a`", "a*b", "\\", "[a](b)", "[^a]", "<https://",
           "*a* ", "[](", "(", "[(", "](<", "** ", "\\*"]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_lines_take_linear_time(unit: str) -> None:
    times = []
    for size in (10_000, 40_000):
        line = unit * (size // len(unit))
        start = time.process_time()
        plain, marks = parse_marks(line)
        write_inline(plain, marks)
        times.append(time.process_time() - start)
    assert times[1] < max(1.5, 12 * times[0])


# --- block ids

WORDS = ["Frist", "Antrag", "Duldung", "wohnen", "Arbeit", "nicht", "zwei"]
_paragraphs = st.lists(
    st.lists(
        st.sampled_from(["Frist", "Antrag", "Duldung", "wohnen", "Arbeit", "nicht", "zwei"]),
        min_size=1,
        max_size=6,
    ).map(" ".join),
    max_size=8,
)
_distinct = _paragraphs.map(lambda texts: list(dict.fromkeys(texts)))


def _prose(text: str, key: str, marks: tuple[Mark, ...] = ()) -> Prose:
    return Prose(
        id=key,
        kind="paragraph",
        text=text,
        source=SourceMap((), len(text)),
        span=Span(0, 0),
        line=1,
        marks=marks,
    )


def _document(texts: list[str]) -> Document:
    proses = tuple(_prose(text, f"b{number}") for number, text in enumerate(texts, 1))
    return Document(path="d.md", name="d", text="", metadata=Metadata(), blocks=proses, line_starts=(0,))


def _ids(document: Document) -> list[str]:
    return [prose.id for prose in document.proses()]


@few
@given(st.lists(_paragraphs, max_size=5))
def test_ids_are_unique_and_never_name_another_paragraph(history: list[list[str]]) -> None:
    state, last = None, 0
    for texts in history:
        document, state = align_blocks(state, _document(texts))
        assert len(set(_ids(document))) == len(texts)
        assert [prose.text for prose in document.proses()] == texts
        assert [known.id for known in state.blocks] == _ids(document)
        assert state.next >= last
        last = state.next


@few
@given(_distinct, st.randoms(use_true_random=False))
def test_moving_paragraphs_moves_their_ids(texts: list[str], random: st.DrawFn) -> None:
    document, state = align_blocks(None, _document(texts))
    before = dict(zip(texts, _ids(document), strict=True))
    shuffled = list(texts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    after, _ = align_blocks(state, _document(shuffled))
    assert dict(zip(shuffled, _ids(after), strict=True)) == before


@few
@given(_distinct, st.data())
def test_inserting_and_deleting_leave_all_other_ids(texts: list[str], data: st.DataObject) -> None:
    document, state = align_blocks(None, _document(texts))
    before = dict(zip(texts, _ids(document), strict=True))
    edited = [text for text in texts if data.draw(st.booleans())]
    for _ in range(data.draw(st.integers(0, 3))):
        new = data.draw(_paragraphs.filter(bool))[0] + " neu"
        if new not in edited:
            edited.insert(data.draw(st.integers(0, len(edited))), new)
    after, _ = align_blocks(state, _document(edited))
    now = dict(zip(edited, _ids(after), strict=True))
    for text in edited:
        if text in before:
            assert now[text] == before[text]
        else:
            assert now[text] not in {before[other] for other in edited if other in before}


@few
@given(_paragraphs)
def test_aligning_again_changes_nothing(texts: list[str]) -> None:
    document, state = align_blocks(None, _document(texts))
    assert align_blocks(state, _document(texts)) == (document, state)
    renumbered = tuple(replace(prose, id=f"x{number}") for number, prose in enumerate(document.proses()))
    assert _ids(align_blocks(state, replace(document, blocks=renumbered))[0]) == _ids(document)


@few
@given(po_files(), st.integers(0, 200))
def test_half_a_file_is_refused_or_kept(data: bytes, cut: int) -> None:
    half = data[:cut]
    try:
        before = parse_po(half, "")
    except ResourceError:
        return
    if half.strip():
        assert _written(before) - _written(parse_po(_update(half, []), "")) == Counter()
