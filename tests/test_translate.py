"""Slots, states, merging and block ids: what a translator's work goes through when the German changes."""

from dataclasses import replace

import pytest

from easyread.document import Document, Mark, MarkKind, Metadata, Place, Prose, SourceMap, Span
from easyread.message import advice_of, message_of
from easyread.pofile import parse_po, source_hash
from easyread.problem import ResourceError
from easyread.read.po import read_catalog
from easyread.resources import Catalog, Entry, Glossary, Language, LegalBasis, SlotState
from easyread.translate import (
    BlockState,
    Known,
    Slot,
    align_blocks,
    block_message,
    count_states,
    document_slots,
    find_foreign_links,
    glossary_slots,
    natural_order,
    parse_inline,
    read_block_state,
    recover_state,
    slot_for,
    update_catalog,
    write_block_state,
    write_inline,
)
from easyread.translate.catalog import _check_nothing_lost
from tests.spec_cases import Case, spec

UK = Language(
    tag="uk",
    name="Українська",
    german="Ukrainisch",
    script="Cyrl",
    direction="ltr",
    plural="nplurals=3; plural=(n != 1);",
    labels="uk",
)


def prose(text: str, *marks: Mark, key: str = "b1", author: bool = False) -> Prose:
    return Prose(
        id=key,
        kind="paragraph",
        text=text,
        source=SourceMap((), len(text)),
        span=Span(0, 0),
        line=1,
        marks=marks,
        author_id=author,
    )


def document(*proses: Prose, title: str = "") -> Document:
    return Document(
        path="blatt.md",
        name="blatt",
        text="",
        metadata=Metadata(title=title),
        blocks=proses,
        line_starts=(0,),
    )


def blocks(*texts: str) -> Document:
    return document(*(prose(text, key=f"b{number}") for number, text in enumerate(texts, 1)))


def ids(aligned: Document) -> dict[str, str]:
    return {block.text: block.id for block in aligned.proses()}


def update(old: bytes | None, *slots: Slot) -> bytes:
    return update_catalog(old, slots, UK, path="uk.po").value


def catalog(data: bytes) -> Catalog:
    return read_catalog(data, "uk.po", "uk").value


def fill(data: bytes, german: str, text: str) -> bytes:
    before = f'msgid "{german}"\nmsgstr ""'.encode()
    assert before in data
    return data.replace(before, f'msgid "{german}"\nmsgstr "{text}"'.encode())


def state(data: bytes, key: str) -> SlotState:
    return catalog(data).get(key).state


# --- slots


def test_slots_of_a_document() -> None:
    value = document(
        prose("Ihre Rechte", key="rechte"),
        prose("030 123 45 67 – 2026"),
        prose("https://example.org mail@example.org www.example.org"),
        prose("Sie dürfen bleiben.", Mark("strong", Span(4, 10)), key="b7"),
        title="Sie haben eine Duldung",
    )
    assert document_slots(value) == (
        Slot("blatt#title", "Sie haben eine Duldung", "Titel"),
        Slot("blatt#rechte", "Ihre Rechte", "Absatz"),
        Slot("blatt#b7", "Sie **dürfen** bleiben.", "Absatz"),
    )


def entry(**fields: object) -> Entry:
    values: dict[str, object] = {
        "id": "duldung",
        "place": Place("duldung.toml"),
        "headword": "Duldung",
        "inflection": "f:en",
        "kind": "Rechtsbegriff",
        "easy": "Sie dürfen bleiben.\n",
        "standard": "Die Abschiebung ist ausgesetzt.",
        "legal": (LegalBasis(law="AufenthG", section="60a"),),
    }
    return Entry(**{**values, **fields})  # type: ignore[arg-type]


def test_slots_of_the_glossary() -> None:
    slots = glossary_slots(Glossary({"duldung": entry()}))
    assert [(slot.id, slot.text) for slot in slots] == [
        ("duldung.headword", "Duldung"),
        ("duldung.easy", "Sie dürfen bleiben."),
        ("duldung.standard", "Die Abschiebung ist ausgesetzt."),
    ]
    assert slots[0].comment.startswith("Rechtsbegriff (§ 60a AufenthG)\nDas deutsche Wort bleibt")
    assert "Duldung: Rechtsbegriff" in slots[1].comment


def test_german_with_a_line_end_more_is_the_same_german() -> None:
    data = update(None, *glossary_slots(Glossary({"duldung": entry()})))
    data = fill(data, "Sie dürfen bleiben.", "Можна")
    assert slot_for(catalog(data), "duldung.easy", "Sie dürfen bleiben.\n").state == "translated"


# --- files


def test_a_new_file_is_sorted_and_names_no_date() -> None:
    data = update(None, Slot("d#b10", "zehn"), Slot("d#b2", "zwei"), Slot("d#ende", "Ende"))
    text = data.decode()
    assert text.index('"d#b2"') < text.index('"d#b10"') < text.index('"d#ende"')
    assert "Language: uk" in text
    assert "nplurals=3; plural=(n != 1);" in text
    assert "Date" not in text
    assert read_catalog(data, "uk.po", "uk").problems == ()


def test_new_ids_go_where_the_order_wants_them() -> None:
    data = update(None, Slot("d#b1", "eins"), Slot("d#b3", "drei"))
    text = update(
        data, Slot("d#b1", "eins"), Slot("d#b2", "zwei"), Slot("d#b3", "drei"), Slot("d#b4", "vier")
    ).decode()
    assert [text.index(f'"d#b{number}"') for number in (1, 2, 3, 4)] == sorted(
        text.index(f'"d#b{number}"') for number in (1, 2, 3, 4)
    )


def test_an_empty_file_is_a_new_one() -> None:
    assert update(b" \n", Slot("d#b1", "eins")) == update(None, Slot("d#b1", "eins"))


ODD = """\ufeff# Olena hat das gemacht
#, x-flag
msgid ""
msgstr "Language: uk\\nX-Generator: Poedit 3.4\\nX-Poedit-Basepath: .\\n"
"Content-Type: text/plain; charset=UTF-8\\n"


#.  Absatz
# Frag
#  Olena!
#: nie.md:12
#, x-flag,  no-wrap
msgctxt   "d#b2"

msgid "zwei"
msgstr ""
"д"   "

#. Absatz

msgctxt "d#b1"
msgid "eins"
msgstr "один"
#~ msgctxt "d#b9"
#~ msgid "neun"
#~ msgstr "дев'ять"
# das Ende""".replace('"д"   "', '"д"   ')


def test_a_file_with_nothing_to_change_stays_to_the_byte() -> None:
    slots = (Slot("d#b1", "eins", "Absatz"), Slot("d#b2", "zwei", "Absatz"))
    for text in (ODD, ODD.replace("\n", "\r\n")):
        assert update(text.encode(), *slots) == text.encode()


def test_only_the_changed_entry_changes() -> None:
    slots = (Slot("d#b1", "eins!", "Absatz"), Slot("d#b2", "zwei", "Absatz"))
    text = ODD.replace("\n", "\r\n")
    expected = text.replace(
        '\r\nmsgctxt "d#b1"\r\nmsgid "eins"',
        f'\r\n#, fuzzy, was-translated-{source_hash("один" + chr(10))}\r\n#| msgid "eins"\r\n'
        'msgctxt "d#b1"\r\nmsgid "eins!"',
    ).replace("#. Absatz\r\n\r\n#, fuzzy", "#. Absatz\r\n\r\n#, fuzzy")
    assert update(text.encode(), *slots).decode() == expected


def test_a_changed_comment_stands_where_the_old_one_stood() -> None:
    slots = (Slot("d#b1", "eins", "Absatz"), Slot("d#b2", "zwei", "Zitat\nlang"))
    assert update(ODD.encode(), *slots).decode() == ODD.replace("#.  Absatz\n", "#. Zitat\n#. lang\n", 1)


def test_a_new_and_an_obsolete_entry_are_set_apart_by_blank_lines() -> None:
    data = fill(update(None, Slot("d#b1", "eins"), Slot("d#b2", "zwei")), "eins", "один").rstrip()
    text = update(data, Slot("d#b2", "zwei"), Slot("d#b3", "drei")).decode()
    assert text[text.index('msgctxt "d#b2"') :] == (
        'msgctxt "d#b2"\nmsgid "zwei"\nmsgstr ""\n\nmsgctxt "d#b3"\nmsgid "drei"\nmsgstr ""\n\n'
        '#~ msgctxt "d#b1"\n#~ msgid "eins"\n#~ msgstr "один"\n'
    )


def test_other_flags_and_comments_stay() -> None:
    data = fill(update(None, Slot("d#b1", "alt")), "alt", "текст")
    data = data.replace(b'msgctxt "d#b1"', b'# Frag Olena\n#, no-wrap\nmsgctxt "d#b1"')
    changed = update(data, Slot("d#b1", "neu")).decode()
    assert "# Frag Olena\n#, fuzzy, no-wrap, was-translated-" in changed
    assert update(changed.encode(), Slot("d#b1", "alt")) == data


def test_older_german_left_in_a_finished_text_is_replaced() -> None:
    data = fill(update(None, Slot("d#b1", "neu")), "neu", "текст")
    data = data.replace(b'msgctxt "d#b1"', b'#| msgid "alt"\nmsgctxt "d#b1"')
    assert state(data, "d#b1") == "translated"
    message = catalog(update(data, Slot("d#b1", "alt"))).get("d#b1")
    assert (message.state, message.previous) == ("outdated", "neu")


def test_of_two_obsolete_texts_the_one_for_this_german_returns() -> None:
    one, two = (
        f'#~ msgctxt "d#b1"\n#~ msgid "{german}"\n#~ msgstr "{german}!"\n\n' for german in ("alt", "neu")
    )
    for text in (one + two, two + one):
        merged = update(update(None) + b"\n" + text.encode(), Slot("d#b1", "alt"))
        assert (catalog(merged).get("d#b1").text, state(merged, "d#b1")) == ("alt!", "translated")
        assert '#~ msgstr "neu!"' in merged.decode()


def test_changed_german_makes_a_translation_outdated_and_keeps_it() -> None:
    data = fill(update(None, Slot("d#b1", "Frist: zwei Wochen")), "Frist: zwei Wochen", "2 тижні")
    changed = update(data, Slot("d#b1", "Frist: drei Wochen"))
    message = catalog(changed).get("d#b1")
    assert (message.state, message.text, message.previous) == ("outdated", "2 тижні", "Frist: zwei Wochen")
    assert message.source == "Frist: drei Wochen"
    again = catalog(update(changed, Slot("d#b1", "Frist: vier Wochen"))).get("d#b1")
    assert again.previous == "Frist: zwei Wochen"


def test_german_that_changes_back_is_translated_again_to_the_byte() -> None:
    data = fill(update(None, Slot("d#b1", "alt")), "alt", "текст")
    assert (
        update(update(update(data, Slot("d#b1", "neu")), Slot("d#b1", "neuer")), Slot("d#b1", "alt")) == data
    )


def test_a_draft_stays_a_draft_when_german_changes_back() -> None:
    data = fill(update(None, Slot("d#b1", "alt")), "alt", "текст")
    data = data.replace(b'msgctxt "d#b1"', b'#, fuzzy\nmsgctxt "d#b1"')
    changed = update(data, Slot("d#b1", "neu"))
    assert state(changed, "d#b1") == "outdated"
    assert update(changed, Slot("d#b1", "alt")) == data


def test_a_text_written_while_outdated_is_not_published_when_german_changes_back() -> None:
    data = fill(update(None, Slot("d#b1", "alt")), "alt", "текст")
    changed = update(data, Slot("d#b1", "neu")).replace("текст".encode(), "машина".encode())
    assert state(update(changed, Slot("d#b1", "alt")), "d#b1") == "draft"


def test_a_review_returns_with_its_german() -> None:
    data = fill(update(None, Slot("d#b1", "alt")), "alt", "текст")
    comment = f"# reviewed: Olena, 2026-11-01, {source_hash('alt')}\n".encode()
    data = data.replace(b'msgctxt "d#b1"', comment + b'msgctxt "d#b1"')
    changed = update(data, Slot("d#b1", "neu"))
    assert (state(data, "d#b1"), state(changed, "d#b1")) == ("reviewed", "outdated")
    assert comment in changed
    assert state(update(changed, Slot("d#b1", "alt")), "d#b1") == "reviewed"


def test_an_empty_slot_takes_the_new_german_without_a_mark() -> None:
    data = update(update(None, Slot("d#b1", "alt")), Slot("d#b1", "neu"))
    assert data == update(None, Slot("d#b1", "neu"))


def test_an_id_that_vanishes_becomes_obsolete_and_returns() -> None:
    slots = (Slot("d#b1", "eins", "Absatz"), Slot("d#b2", "zwei", "Absatz"))
    data = fill(update(None, *slots), "eins", "один")
    gone = update(data, slots[1])
    assert '#~ msgstr "один"' in gone.decode()
    assert catalog(gone).get("d#b1").state == "missing"
    assert update(gone, *slots) == data
    assert state(update(gone, Slot("d#b1", "EINS"), slots[1]), "d#b1") == "outdated"


def test_an_outdated_text_keeps_its_older_german_while_obsolete() -> None:
    data = fill(update(None, Slot("d#b1", "alt"), Slot("d#b2", "zwei")), "alt", "текст")
    data = update(data, Slot("d#b1", "neu"), Slot("d#b2", "zwei"))
    gone = update(data, Slot("d#b2", "zwei"))
    assert '#~| msgid "alt"' in gone.decode()
    assert update(gone, Slot("d#b1", "neu"), Slot("d#b2", "zwei")) == data


def test_an_empty_slot_that_vanishes_leaves_nothing_behind() -> None:
    data = update(None, Slot("d#b1", "eins"))
    assert update(update(data, Slot("d#b1", "eins"), Slot("d#b2", "zwei")), Slot("d#b1", "eins")) == data


def test_similar_german_under_another_id_takes_no_translation() -> None:
    data = fill(update(None, Slot("d#b1", "Sie dürfen arbeiten.")), "Sie dürfen arbeiten.", "Можна")
    merged = catalog(update(data, Slot("d#b2", "Sie dürfen arbeiten.")))
    assert merged.get("d#b2").state == "missing"


def test_entries_without_id_and_doubles_stay() -> None:
    extra = 'msgid "ohne"\nmsgstr "без"\n\nmsgctxt "d#b1"\nmsgid "eins"\nmsgstr "другий"\n'
    data = fill(update(None, Slot("d#b1", "eins")), "eins", "один") + f"\n{extra}".encode()
    reported = update_catalog(data, [Slot("d#b1", "EINS")], UK, path="uk.po")
    assert extra in reported.value.decode()
    assert [problem.code for problem in reported.problems] == ["po.no-id", "po.duplicate-id"]


def test_a_broken_file_is_refused_not_replaced() -> None:
    with pytest.raises(ResourceError):
        update(b'msgid "offen\n', Slot("d#b1", "eins"))


def test_a_file_that_lost_something_is_noticed() -> None:
    before = parse_po(fill(update(None, Slot("d#b1", "eins")), "eins", "один"), "uk.po")
    with pytest.raises(ResourceError) as caught:
        _check_nothing_lost(before, replace(before, entries=before.entries[:1]), "uk.po")
    assert caught.value.code == "translate.would-lose"
    assert "d#b1" in message_of(caught.value.problem(), "de")


def test_natural_order() -> None:
    keys = ["d#b1", "d#b2", "d#b010", "d#b10", "d#title", "e", "\u0663" * 5_000]
    assert sorted(set(keys), key=natural_order) == keys


# --- states


def test_only_finished_texts_are_printed_without_drafts() -> None:
    slots = [Slot(f"d#b{number}", f"Text {number}") for number in range(1, 5)]
    data = update(None, *slots)
    data = fill(fill(fill(data, "Text 2", "2"), "Text 3", "3"), "Text 4", "4")
    data = data.replace(b'msgctxt "d#b3"', b'#, fuzzy\nmsgctxt "d#b3"')
    value = catalog(data)
    german = {slot.id: slot.text for slot in slots} | {"d#b4": "Text 4, neu"}
    printed = {key: slot_for(value, key, text) for key, text in german.items()}
    assert [message.state for message in printed.values()] == ["missing", "translated", "missing", "missing"]
    assert [message.text for message in printed.values()] == ["", "2", "", ""]
    drafts = {key: slot_for(value, key, text, drafts=True) for key, text in german.items()}
    assert [message.state for message in drafts.values()] == ["missing", "translated", "draft", "outdated"]
    assert drafts["d#b4"].previous == "Text 4"
    assert count_states([*slots[:3], Slot("d#b4", "Text 4, neu")], value) == {
        "missing": 1,
        "draft": 1,
        "outdated": 1,
        "translated": 1,
        "reviewed": 0,
    }


# --- marks in a line of text


GERMAN = prose(
    "1 abc",
    Mark("note", Span(0, 1), "b9"),
    *(Mark("link", Span(2, 5), target) for target in ("#a", "#b", "https://x.de/")),
)


@spec("translate")
def test_what_a_translator_writes(case: Case) -> None:
    text, marks = parse_inline(case.text, GERMAN)
    lines = [text]
    for mark in marks:
        lines.append(
            f"{mark.kind} {mark.target}".strip() + ": " + text[mark.span.start : mark.span.end].strip()
        )
    case.expect_output(lines)


def test_control_characters_are_left_out() -> None:
    assert parse_inline("a\x00b\x1b\tc\r") == ("ab c", ())


def test_a_translation_links_only_where_its_german_links() -> None:
    german = prose("Mehr hier", Mark("link", Span(5, 9), "https://bamf.de"))
    text, marks = parse_inline("[more](https://bamf.de) [evil](https://evil.example)", german)
    assert text == "more evil"
    assert marks == (Mark("link", Span(0, 4), "https://bamf.de"),)
    assert parse_inline("[more](https://bamf.de)") == ("more", ())


def test_a_foreign_link_is_reported_with_its_line() -> None:
    slot = Slot("d#b1", "Mehr [hier](https://bamf.de)")
    data = fill(update(None, slot), slot.text, "[more](https://bamf.de) [evil](javascript:x)")
    (problem,) = find_foreign_links([slot], catalog(data))
    assert (problem.code, problem.excerpt, problem.values["target"]) == (
        "translate.foreign-link",
        "evil",
        "javascript:x",
    )
    assert problem.place.path == "uk.po"
    assert problem.place.line > 1
    assert message_of(problem, "de")
    assert advice_of(problem, "en")


def test_notes_lead_where_those_of_the_german_lead() -> None:
    german = prose("Satz1 und m2", Mark("note", Span(4, 5), "b9"), Mark("superscript", Span(11, 12)))
    assert block_message(german) == "Satz[^1] und m[^2]"
    text, marks = parse_inline("m[^2], речення[^1], [^7]", german)
    assert [(mark.kind, text[mark.span.start : mark.span.end], mark.target) for mark in marks] == [
        ("superscript", "2", ""),
        ("note", "1", "b9"),
        ("superscript", "7", ""),
    ]


CODE: tuple[tuple[MarkKind, tuple[int, int]], ...] = (
    ("code", (0, 3)),
    ("strong", (1, 2)),
    ("strong", (4, 5)),
)


@pytest.mark.parametrize(
    ("text", "marks", "line"),
    [
        ("Rom*nja", [], "Rom*nja"),
        ("*wichtig*", [], "\\*wichtig\\*"),
        ("[sic] [a](b)", [], "\\[sic\\] \\[a\\](b)"),
        ("a\\*b", [], "a\\\\\\*b"),
        ("*x* y", [Mark("emphasis", Span(4, 5))], "\\*x\\* *y*"),
        ("abc d", [Mark(kind, Span(*at)) for kind, at in CODE], "`abc` **d**"),
        ("fett kursiv", [Mark("strong", Span(0, 11)), Mark("emphasis", Span(5, 11))], "**fett *kursiv***"),
        ("x fett y", [Mark("strong", Span(1, 7))], "x **fett** y"),
        ("unglaublich", [Mark("emphasis", Span(2, 7)), Mark("strong", Span(0, 2))], "**un**glaublich"),
        ("https://a.de", [Mark("link", Span(0, 12), "https://a.de")], "<https://a.de>"),
        ("ab", [Mark("link", Span(0, 1), "x y")], "[a](<x y>)b"),
        ("`", [Mark("code", Span(0, 1))], "`` ` ``"),
        ("abc", [Mark("link", Span(0, 2), "x"), Mark("strong", Span(1, 3))], "[ab](x)c"),
        ("a\nb", [Mark("break", Span(1, 2))], "a\nb"),
    ],
)
def test_marks_are_written(text: str, marks: list[Mark], line: str) -> None:
    assert write_inline(text, marks) == line


# --- block ids

FOUR = (
    "Sie haben eine Duldung.",
    "Sie dürfen nicht arbeiten.",
    "Fragen Sie die Beratung.",
    "Der Antrag kostet nichts.",
)


def test_without_a_state_the_reader_s_ids_stay() -> None:
    aligned, known = align_blocks(None, blocks(*FOUR))
    assert list(ids(aligned).values()) == ["b1", "b2", "b3", "b4"]
    assert known == BlockState(
        blocks=tuple(Known(f"b{number}", text) for number, text in enumerate(FOUR, 1)), next=5
    )


def test_an_inserted_paragraph_gets_a_new_id_and_the_others_keep_theirs() -> None:
    _, known = align_blocks(None, blocks(*FOUR))
    aligned, known = align_blocks(known, blocks(FOUR[0], "Das ist ganz neu!", *FOUR[1:]))
    assert list(ids(aligned).values()) == ["b1", "b5", "b2", "b3", "b4"]
    assert known.next == 6


def test_moved_paragraphs_take_their_ids_along() -> None:
    _, known = align_blocks(None, blocks(*FOUR))
    aligned, _ = align_blocks(known, blocks(*reversed(FOUR)))
    assert list(ids(aligned).values()) == ["b4", "b3", "b2", "b1"]


def test_an_edited_paragraph_keeps_its_id() -> None:
    _, known = align_blocks(None, blocks(*FOUR))
    aligned, _ = align_blocks(known, blocks(FOUR[0], "Sie dürfen jetzt arbeiten.", *FOUR[2:]))
    assert list(ids(aligned).values()) == ["b1", "b2", "b3", "b4"]


def test_one_is_edited_while_another_is_moved() -> None:
    _, known = align_blocks(None, blocks(*FOUR))
    aligned, _ = align_blocks(known, blocks("Sie dürfen jetzt arbeiten.", *FOUR[2:], FOUR[0]))
    assert list(ids(aligned).values()) == ["b2", "b3", "b4", "b1"]


def test_of_two_similar_paragraphs_the_more_similar_keeps_the_id() -> None:
    _, known = align_blocks(None, blocks("Der Antrag kostet nichts."))
    aligned, _ = align_blocks(known, blocks("Der Antrag kostet etwas.", "Der Antrag kostet nichts!"))
    assert list(ids(aligned).values()) == ["b2", "b1"]
    _, known = align_blocks(None, blocks("Der Antrag kostet etwas.", "Der Antrag kostet nichts!", "Ende"))
    aligned, _ = align_blocks(known, blocks("Der Antrag kostet nichts.", "Ende"))
    assert list(ids(aligned).values()) == ["b2", "b3"]


def test_edited_paragraphs_do_not_change_places() -> None:
    _, known = align_blocks(None, blocks("Der Antrag kostet nichts.", "Fragen Sie die Beratung."))
    aligned, _ = align_blocks(known, blocks("Fragen Sie die Beratung!!", "Der Antrag kostet nichts?"))
    assert sorted(set(ids(aligned).values()) & {"b1", "b2"}) in (["b1"], ["b2"])


def test_equal_paragraphs_go_with_their_neighbours() -> None:
    def order(*texts: str) -> list[str]:
        _, known = align_blocks(None, blocks("ja", "Arbeit", "ja", "Wohnung"))
        return [block.id for block in align_blocks(known, blocks(*texts))[0].proses()]

    assert order("Arbeit", "ja", "Wohnung") == ["b2", "b3", "b4"]
    assert order("ja", "ja", "Arbeit", "Wohnung") == ["b1", "b3", "b2", "b4"]


def test_numbers_that_a_state_has_forgotten_are_not_used_again() -> None:
    gone = BlockState(gone=(Known("b7", "weg"),), next=1)
    assert ids(align_blocks(gone, blocks("neu"))[0]) == {"neu": "b8"}
    assert ids(align_blocks(BlockState(next=9), blocks("neu"))[0]) == {"neu": "b9"}


def test_a_paragraph_in_place_of_another_gets_a_new_id() -> None:
    _, known = align_blocks(None, blocks(*FOUR))
    aligned, _ = align_blocks(known, blocks(FOUR[0], "Bringen Sie Ihren Pass mit!", *FOUR[2:]))
    assert list(ids(aligned).values()) == ["b1", "b5", "b3", "b4"]


def test_of_a_split_paragraph_at_most_one_half_keeps_the_id() -> None:
    long = "Sie haben eine Duldung und müssen an Ihrem Ort wohnen. Fragen Sie vorher bei der Behörde."
    _, known = align_blocks(None, blocks(FOUR[0], long, FOUR[3]))
    first, second = long.split(". ")
    aligned, _ = align_blocks(known, blocks(FOUR[0], first + ".", second, FOUR[3]))
    assert list(ids(aligned).values()) == ["b1", "b2", "b4", "b3"]


def test_a_number_is_never_used_again_but_a_paragraph_that_returns_gets_its_own() -> None:
    _, known = align_blocks(None, blocks(*FOUR))
    _, known = align_blocks(known, blocks(*FOUR[:3]))
    aligned, known = align_blocks(known, blocks(*FOUR[:3], "Das ist ganz neu!"))
    assert ids(aligned)["Das ist ganz neu!"] == "b5"
    aligned, _ = align_blocks(known, blocks(*FOUR))
    assert ids(aligned)[FOUR[3]] == "b4"


def test_an_author_s_id_stays_and_is_given_to_nobody_else() -> None:
    _, known = align_blocks(None, blocks(*FOUR))
    mine = document(prose("Neu und anders!", key="b2", author=True), *blocks(*FOUR).blocks)  # type: ignore[arg-type]
    aligned, known = align_blocks(known, mine)
    assert ids(aligned) == {
        "Neu und anders!": "b2",
        FOUR[0]: "b1",
        FOUR[1]: "b5",
        FOUR[2]: "b3",
        FOUR[3]: "b4",
    }
    assert [block.author_id for block in aligned.proses()] == [True, False, False, False, False]


def test_two_equal_ids_of_an_author_become_two() -> None:
    twice = document(prose("Eins hier", key="x", author=True), prose("Zwei dort", key="x", author=True))
    aligned, _ = align_blocks(None, twice)
    assert ids(aligned) == {"Eins hier": "x", "Zwei dort": "b1"}


def test_note_marks_follow_their_notes() -> None:
    note = replace(prose("Die Anmerkung", key="b2"), kind="note", marker="1")
    _, known = align_blocks(None, document(prose("Satz1", Mark("note", Span(4, 5), "b2")), note))
    new = document(
        prose("Davor", key="b1"),
        prose("Satz1", Mark("note", Span(4, 5), "b3"), key="b2"),
        replace(note, id="b3"),
    )
    aligned, _ = align_blocks(known, new)
    assert ids(aligned) == {"Davor": "b3", "Satz1": "b1", "Die Anmerkung": "b2"}
    assert [mark.target for block in aligned.proses() for mark in block.marks] == ["b2"]


def test_a_table_of_equal_cells_is_aligned_at_once() -> None:
    many = [*("ja", "nein") * 5_000, "Ende"]
    _, known = align_blocks(None, blocks(*many))
    aligned, _ = align_blocks(known, blocks("Anfang", *many))
    assert [block.id for block in aligned.proses()][:3] == ["b10002", "b1", "b2"]


def test_a_lost_state_is_recovered_from_the_files_of_translators() -> None:
    value = document(*blocks(*FOUR).blocks[:2], prose("Mehr hier", Mark("strong", Span(5, 9)), key="b12"))  # type: ignore[arg-type]
    slots = document_slots(value)
    first = fill(update(None, *slots), FOUR[0], "Текст")
    first = update(first, *slots[1:])
    second = b'#~ msgctxt "blatt#b2"\n#~ msgid "alt"\n#~ msgstr "x"\n' + update(
        None, *slots[1:], Slot("blatt#b13", "Nur hier"), Slot("anders#b50", "fremd")
    )
    known = recover_state({"ar.po": second, "uk.po": first}, "blatt")
    assert known == BlockState(
        blocks=(Known("b2", FOUR[1]), Known("b12", "Mehr hier"), Known("b13", "Nur hier")),
        gone=(Known("b1", FOUR[0]),),
        next=14,
    )
    aligned, _ = align_blocks(known, blocks("Das ist ganz neu!", "Mehr hier", FOUR[0], FOUR[1]))
    assert list(ids(aligned).values()) == ["b14", "b12", "b1", "b2"]
    assert recover_state({}, "blatt") is None
    assert recover_state({"uk.po": first}, "anders") is None


def test_state_is_written_and_read() -> None:
    _, known = align_blocks(None, blocks(*FOUR))
    _, known = align_blocks(known, blocks(*FOUR[1:]))
    data = write_block_state(known)
    assert read_block_state(data, "blatt.blocks.json") == known
    assert data.decode().count("\n") > len(FOUR)
    assert FOUR[1] in data.decode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "translate.state-not-json"),
        (b"\xff", "translate.state-not-json"),
        (b"[" * 100_000, "translate.state-not-json"),
        (b"[]", "translate.state-other"),
        (b'{"version": 2}', "translate.state-other"),
        (b'{"version": 1, "next": "3", "blocks": [], "gone": []}', "translate.state-other"),
        (b'{"version": 1, "next": 3, "blocks": {}, "gone": []}', "translate.state-other"),
        (
            b'{"version": 1, "next": 3, "blocks": [{"id": 1, "text": ""}], "gone": []}',
            "translate.state-other",
        ),
        (b" " * 50_000_001, "translate.state-too-large"),
    ],
)
def test_a_state_that_is_none_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ResourceError) as caught:
        read_block_state(data, "blatt.blocks.json")
    assert caught.value.code == code
    assert message_of(caught.value.problem(), "de")
    assert advice_of(caught.value.problem(), "en")
