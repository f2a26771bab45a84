"""What an edition says: titles, levels, chunks, links, slots, paper."""

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from easyread.compose.analysis import Translation, Wishes
from easyread.compose.compose import compose_edition
from easyread.compose.edition import Edition, Listing, Node, Nodes, Table, Text
from easyread.compose.inline import Range, isolate_foreign, nest, plain, soften
from easyread.compose.labels import Labels
from easyread.compose.paper import for_paper, notes_once, texts_of
from easyread.compose.scripts import mark_scripts
from easyread.compose.tables import COLUMNS_BESIDE, MAX_COLUMNS, MAX_ROWS, divide
from easyread.document import Place, Span
from easyread.link import build_index
from easyread.pipeline import analyse
from easyread.read import read_document
from easyread.resources import Catalog, Entry, Glossary, Language, Message

GERMAN = Labels("de", None)
ARABIC = Language(
    tag="ar", name="العربية", german="Arabisch", script="Arab", direction="rtl", plural="", labels="ar"
)
LABELS_AR = Labels(
    "ar",
    """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "noch nicht übersetzt."
msgstr "لم تُترجَم بعد."
""".encode(),
)


def entry(name: str, headword: str, inflection: str, easy: str = "Das ist leicht.", **more: object) -> Entry:
    base = Entry(
        id=name,
        place=Place(f"{name}.toml"),
        headword=headword,
        inflection=inflection,
        kind="Rechtsbegriff",
        easy=easy,
        standard="Genau.",
    )
    return replace(base, **more)  # type: ignore[arg-type]


GLOSSARY = Glossary(
    {
        item.id: item
        for item in (
            entry("duldung", "Duldung", "f:en"),
            entry("wohnsitzauflage", "Wohnsitzauflage", "f:n", split="Wohnsitz·auflage"),
        )
    }
)
INDEX = build_index(GLOSSARY)


def compose(text: str, wishes: Wishes | None = None) -> Edition:
    document = read_document(text.encode(), "probe.md", kind="markdown").value
    return compose_edition(analyse(document, INDEX), wishes or Wishes(labels=GERMAN, glossary=GLOSSARY))


def arabic(document: dict[str, Message], glossary: dict[str, Message], *, drafts: bool = False) -> Wishes:
    translation = Translation(
        language=ARABIC,
        labels=LABELS_AR,
        document=Catalog("ar", document),
        glossary=Catalog("ar", glossary),
        drafts=drafts,
    )
    return Wishes(labels=GERMAN, glossary=GLOSSARY, translation=translation)


def all_nodes(nodes: Nodes) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from all_nodes(node.children)


def texts(edition: Edition) -> list[Text]:
    return [
        text
        for section in edition.sections
        for chunk in section.chunks
        for placed in chunk.parts
        for text in texts_of(placed.part)
    ]


def links(edition: Edition) -> list[Node]:
    return [node for text in texts(edition) for node in all_nodes(text.nodes) if node.kind == "term"]


def test_front_matter_title_swallows_the_heading_that_repeats_it() -> None:
    edition = compose("---\ntitle: Meine Duldung\n---\n# Meine  Duldung\n\nText.\n")
    assert plain(edition.title.nodes) == "Meine Duldung"
    assert [section.heading for section in edition.sections] == [None]


def test_first_heading_is_the_title_where_front_matter_has_none() -> None:
    edition = compose("## Eins\n\nText.\n\n## Zwei\n\nText.\n")
    assert plain(edition.title.nodes) == "Eins"
    assert [plain(s.heading.nodes) for s in edition.sections if s.heading] == ["Zwei"]


def test_short_lines_may_stand_above_the_title() -> None:
    edition = compose("Sperrfrist: morgen\n\n## Der Titel\n\nText.\n")
    assert plain(edition.title.nodes) == "Der Titel"
    assert [plain(text.nodes) for text in texts(edition)] == ["Sperrfrist: morgen", "Text."]
    assert plain(compose(f"{'Wort ' * 40}\n\n## Kein Titel\n\nText.\n").title.nodes) == "probe"


def test_file_name_is_the_title_of_a_text_without_headings() -> None:
    assert plain(compose("Nur ein Absatz.\n").title.nodes) == "probe"


def test_no_heading_level_is_skipped_on_the_way_down() -> None:
    edition = compose("---\ntitle: T\n---\n### Eins\n\nA.\n\n##### Zwei\n\nB.\n\n### Drei\n\nC.\n")
    assert [section.heading.level for section in edition.sections if section.heading] == [2, 3, 2]


def test_first_mention_in_each_section_is_a_link_and_no_heading_is() -> None:
    edition = compose(
        "---\ntitle: T\n---\n## Die Duldung\n\nDie Duldung. Eine Duldung.\n\n## B\n\nDuldungen.\n"
    )
    assert [plain(node.children) for node in links(edition)] == ["Duldung", "Duldungen"]
    notes = [note for section in edition.sections for chunk in section.chunks for note in chunk.sidebar]
    assert [note.headword for note in notes] == ["Duldung", "Duldung"]
    assert [node.target for node in links(edition)] == [note.id for note in notes]
    assert [node.id for node in links(edition)] == [note.back for note in notes]


def test_mention_inside_a_link_is_explained_but_not_linked_twice() -> None:
    edition = compose("Mehr [zur Duldung](https://example.org/x).\n")
    assert links(edition) == []
    assert [note.back for note in edition.sections[0].chunks[0].sidebar] == [""]


def test_sidebar_starts_afresh_in_a_long_section() -> None:
    filler = "Wort " * 150
    edition = compose("".join(f"Die Duldung. {filler}\n\n" for _ in range(6)))
    chunks = edition.sections[0].chunks
    assert len(chunks) > 1
    assert all([note.headword for note in chunk.sidebar] == ["Duldung"] for chunk in chunks)


def test_a_list_is_not_torn_between_two_sidebars() -> None:
    edition = compose("".join(f"- Punkt {number} {'Wort ' * 100}\n" for number in range(8)))
    (chunk,) = edition.sections[0].chunks
    (placed,) = chunk.parts
    assert isinstance(placed.part, Listing)
    assert len(placed.part.items) == 8


def test_nested_and_ordered_lists_get_their_shape_back() -> None:
    edition = compose("3. a\n   - b\n   - c\n4. d\n")
    part = edition.sections[0].chunks[0].parts[0].part
    assert isinstance(part, Listing)
    assert (part.ordered, part.start, len(part.items)) == (True, 3, 2)
    assert [len(nested.items) for nested in part.items[0].lists] == [2]


def test_a_table_has_rows_of_one_length() -> None:
    part = compose("| A | B |\n|---|---|\n| 1 | 2 |\n| 3 |\n").sections[0].chunks[0].parts[0].part
    assert isinstance(part, Table)
    assert {len(row) for row in (*part.head, *part.rows)} == {2}


def test_link_to_nowhere_is_plain_text_and_link_to_a_block_stays() -> None:
    edition = compose("[fort](#fort) [da](#da) [datei](andere.md)\n\nHier. {#da}\n")
    found = [node.target for text in texts(edition) for node in all_nodes(text.nodes) if node.kind == "link"]
    assert found == ["#da"]


def test_missing_slot_speaks_the_readers_language() -> None:
    edition = compose("Die Duldung.\n", arabic({}, {}))
    (text,) = texts(edition)
    assert text.slot is not None
    assert (text.slot.state, text.slot.empty_label, text.slot.label_lang) == (
        "missing",
        "لم تُترجَم بعد.",
        "ar",
    )
    assert text.slot.ruled_lines >= 1


def test_label_that_a_catalog_lacks_is_german_and_says_so() -> None:
    message = Message("مسودة", "draft", source="Die Duldung.")
    edition = compose("Die Duldung.\n", arabic({"probe#b1": message}, {}, drafts=True))
    (text,) = texts(edition)
    assert text.slot is not None
    assert (text.slot.draft_label, text.slot.label_lang) == ("Entwurf, nicht geprüft.", "de")


def test_drafts_are_published_only_when_asked_for_and_then_announced() -> None:
    messages = {"probe#b1": Message("هذا", "draft", source="Die Duldung.")}
    quiet = compose("Die Duldung.\n", arabic(messages, {}))
    loud = compose("Die Duldung.\n", arabic(messages, {}, drafts=True))
    assert [text.slot.state for text in texts(quiet) if text.slot] == ["missing"]
    assert quiet.draft_notice == ""
    assert [text.slot.state for text in texts(loud) if text.slot] == ["draft"]
    assert loud.draft_notice


def test_latin_and_numbers_are_isolated_in_arabic() -> None:
    nodes = isolate_foreign((Node(kind="text", text="اتصل 030 123 45 67 أو § 25a AufenthG الآن."),))
    foreign = [(plain(node.children), node.lang) for node in nodes if node.kind == "foreign"]
    assert foreign == [("030 123 45 67", ""), ("§ 25a AufenthG", "de")]
    assert plain(nodes) == "اتصل 030 123 45 67 أو § 25a AufenthG الآن."


def test_links_of_a_translation_that_the_german_does_not_have_are_text() -> None:
    message = Message("[هنا](https://evil.example/)", "translated", source="Die Duldung.")
    edition = compose("Die Duldung.\n", arabic({"probe#b1": message}, {}))
    (text,) = texts(edition)
    assert text.slot is not None
    assert all(node.kind != "link" for node in all_nodes(text.slot.nodes))


def test_a_word_is_explained_once_in_sight_on_paper() -> None:
    edition = compose("---\ntitle: T\n---\n## A\n\nDie Duldung.\n\n## B\n\nDie Duldung.\n")
    paper = for_paper(edition)
    notes = [note for s in paper.sections for c in s.chunks for placed in c.parts for note in placed.notes]
    assert len(notes) == 1
    assert {node.target for node in links(paper)} == {notes[0].id}
    assert [note.headword for note in notes_once(for_paper(edition, inf))] == ["Duldung"]


def test_on_the_flap_general_words_stand_behind_those_of_the_field() -> None:
    general = replace(GLOSSARY.entries["duldung"], id="behoerde", headword="Behörde", tier=2)
    glossary = Glossary({**GLOSSARY.entries, "behoerde": general})
    document = read_document("# T\n\nDie Behörde.\n\nDie Duldung.\n".encode(), "p.md", kind="markdown").value
    wishes = Wishes(labels=GERMAN, glossary=glossary)
    edition = compose_edition(analyse(document, build_index(glossary)), wishes)
    assert [note.headword for note in notes_once(edition)] == ["Duldung", "Behörde"]


def test_only_tested_text_calls_itself_leichte_sprache() -> None:
    assert "Leichte Sprache" not in compose("Text.\n").honesty
    tested = compose("---\ntested_by: Prüfgruppe Musterstadt\n---\nText.\n")
    assert tested.honesty == "Leichte Sprache. Getestet von: Prüfgruppe Musterstadt."


def test_date_is_written_out_or_missing() -> None:
    assert compose("---\ndate: 2026-03-12\n---\nText.\n").date == "12. März 2026"
    assert compose("---\ndate: Frühjahr 2021\n---\nText.\n").date == "Frühjahr 2021"
    assert compose("Text.\n").date == "nicht angegeben"


def test_long_word_of_a_heading_may_break_at_its_joint() -> None:
    edition = compose("---\ntitle: Die Wohnsitzauflage\n---\nText.\n")
    assert edition.title.nodes[0].text == "Die Wohnsitz\u00adauflage"
    assert plain(edition.title.nodes) == "Die Wohnsitzauflage"
    assert plain(soften((Node(kind="text", text="Hafen"),), {"Hafen": "Ha·fen"})) == "Hafen"


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(min(pair), max(pair)))
kinds = st.sampled_from(["strong", "emphasis", "link", "term", "code"])


@given(st.lists(st.builds(lambda kind, span: Range(kind=kind, span=span), kinds, spans), max_size=8))
def test_nesting_loses_and_doubles_no_character(ranges: list[Range]) -> None:
    text = "abcdefghijklmnopqrstuvwxyzäöü"
    clipped = [replace(item, span=Span(min(item.span.start, 29), min(item.span.end, 29))) for item in ranges]
    nodes = nest(text, clipped)
    assert plain(nodes) == text
    assert all(
        child.kind != node.kind
        for node in all_nodes(nodes)
        for child in all_nodes(node.children)
        if node.kind != "text"
    )


def test_words_of_another_script_say_their_language_and_direction() -> None:
    nodes = mark_scripts(nest("Der Nachweis (إثبات الوصول, посвідка) heißt µ und σας.", ()), "de")
    assert [(node.kind, node.lang, node.direction, plain((node,))) for node in nodes if node.lang] == [
        ("foreign", "ar", "rtl", "إثبات الوصول"),
        ("foreign", "uk", "ltr", "посвідка"),
        ("foreign", "el", "ltr", "σας"),
    ]
    assert plain(nodes) == "Der Nachweis (إثبات الوصول, посвідка) heißt µ und σας."


def test_a_text_in_its_own_script_is_left_alone() -> None:
    nodes = nest("Ви маєте право на притулок.", ())
    assert mark_scripts(nodes, "uk") == nodes
    assert mark_scripts(nodes, "ru-RU") == nodes


@given(st.text(alphabet=st.sampled_from("aб ل,-'ї한\u200c")))
def test_marking_scripts_loses_nothing(text: str) -> None:
    assert plain(mark_scripts(nest(text, ()), "de")) == text


def listings(text: str) -> list[Listing]:
    return [
        placed.part
        for section in compose(text).sections
        for chunk in section.chunks
        for placed in chunk.parts
        if isinstance(placed.part, Listing)
    ]


def test_letters_and_brackets_of_a_list_are_printed_as_written() -> None:
    (found,) = listings("1. eins\n2. zwei\n4. vier\n")
    assert [item.marker for item in found.items] == ["1.", "2.", "4."]


def test_a_list_that_counts_has_no_markers_of_its_own() -> None:
    (found,) = listings("Es gilt:\n\n3. drei\n4. vier\n")
    assert (found.ordered, found.start) == (True, 3)
    assert {item.marker for item in found.items} == {""}


def table_of(columns: int, rows: int) -> Table:
    row = "|".join(f"z{number}" for number in range(columns))
    text = f"|{row}|\n|{'-|' * columns}\n" + f"|{row}|\n" * rows
    part = compose(text).sections[0].chunks[0].parts[0].part
    assert isinstance(part, Table)
    return part


def test_a_wide_table_is_divided_on_paper_and_loses_nothing() -> None:
    table = table_of(MAX_COLUMNS + 3, 2)
    pieces = list(divide(table))
    assert [len(piece.head[0]) for piece in pieces] == [1 + COLUMNS_BESIDE, 1 + COLUMNS_BESIDE, 2]
    cells = [text for piece in pieces for row in (*piece.head, *piece.rows) for text in row]
    ids = [text.id for text in cells if text.id]
    assert sorted(ids) == sorted(text.id for row in (*table.head, *table.rows) for text in row)
    assert {plain(piece.rows[0][0].nodes) for piece in pieces} == {"z0"}


def test_a_long_table_is_divided_and_its_head_comes_again() -> None:
    pieces = list(divide(table_of(2, MAX_ROWS + 1)))
    assert [len(piece.rows) for piece in pieces] == [MAX_ROWS, 1]
    assert [[plain(text.nodes) for text in piece.head[0]] for piece in pieces] == [["z0", "z1"]] * 2


def test_a_table_that_fits_is_left_alone() -> None:
    table = table_of(MAX_COLUMNS, 3)
    assert list(divide(table)) == [table]
