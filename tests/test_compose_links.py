"""Which mentions become links: policies, limits, switches, and where a link never stands."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easyread.check import read_switches
from easyread.cli.project import load_project
from easyread.compose.analysis import Wishes
from easyread.compose.compose import compose_edition
from easyread.compose.edition import Edition, TermNote
from easyread.compose.inline import plain
from easyread.compose.links import find_titles, find_unknown_switches
from easyread.compose.policy import LinkPolicy
from easyread.link import build_index
from easyread.pipeline import analyse
from easyread.problem import UsageError
from easyread.read import read_document
from easyread.resources import Compounds, Glossary
from tests.test_compose import GERMAN, entry, links

GLOSSARY = Glossary(
    {
        item.id: item
        for item in (
            entry("duldung", "Duldung", "f:en"),
            entry("duldung-light", "Duldung light", "inv"),
            entry("haertefall", "Härtefall", "m:Härtefälle", compounds=Compounds(modifier=True)),
            entry("pass", "Passpflicht", "f:en"),
        )
    }
)
INDEX = build_index(GLOSSARY)
TWO_SECTIONS = "---\ntitle: T\n---\n## A\n\nDuldung, Duldung.\n\nDie Duldung.\n\n## B\n\nDuldungen.\n"


def edition(text: str, **policy: object) -> Edition:
    document = read_document(text.encode(), "probe.md").value
    wishes = Wishes(labels=GERMAN, glossary=GLOSSARY, links=LinkPolicy(**policy))  # type: ignore[arg-type]
    return compose_edition(analyse(document, INDEX), wishes)


def linked(text: str, **policy: object) -> list[str]:
    return [plain(node.children) for node in links(edition(text, **policy))]


def notes(made: Edition) -> list[TermNote]:
    return [note for section in made.sections for chunk in section.chunks for note in chunk.sidebar]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("section", ["Duldung", "Duldungen"]),
        ("page", ["Duldung"]),
        ("every", ["Duldung", "Duldung", "Duldung", "Duldungen"]),
    ],
)
def test_a_policy_says_which_mentions_are_links(scope: str, expected: list[str]) -> None:
    assert linked(TWO_SECTIONS, scope=scope) == expected


def test_every_link_has_its_own_id_and_leads_to_the_one_note_of_its_section() -> None:
    made = edition(TWO_SECTIONS, scope="every")
    ids = [node.id for node in links(made)]
    assert len(set(ids)) == len(ids) == 4
    assert len(notes(made)) == 2
    assert {node.target for node in links(made)} == {note.id for note in notes(made)}
    assert [note.back for note in notes(made)] == [ids[0], ids[3]]


def test_once_a_page_means_one_explanation_where_the_link_is() -> None:
    made = edition("---\ntitle: T\n---\n## Duldung\n\nText.\n\n## B\n\nEine Duldung.\n", scope="page")
    assert [note.id for note in notes(made)] == ["g2-duldung"]
    assert made.entries[0].back == notes(made)[0].back != ""


def test_a_limit_holds_in_each_paragraph_and_the_rest_is_explained_all_the_same() -> None:
    text = "Duldung, Passpflicht und Härtefall.\n\nDie Passpflicht. Der Härtefall.\n"
    assert linked(text, limit=1) == ["Duldung", "Passpflicht"]
    made = edition(text, limit=1)
    assert {note.headword: bool(note.back) for note in notes(made)} == {
        "Duldung": True,
        "Passpflicht": True,
        "Härtefall": False,
    }


def test_a_term_switched_off_is_neither_linked_nor_explained() -> None:
    made = edition("Duldung und Passpflicht.\n", off=frozenset({"duldung"}))
    assert [plain(node.children) for node in links(made)] == ["Passpflicht"]
    assert [note.headword for note in notes(made)] == ["Passpflicht"]
    assert [view.headword for view in made.entries] == ["Passpflicht"]


@pytest.mark.parametrize(
    ("comments", "expected"),
    [
        (("easyread: off link duldung", "easyread: on link duldung"), ["Passpflicht", "Duldungen"]),
        (("easyread: off link", "easyread: on link"), ["Duldungen"]),
        (("easyread: off link", "easyread: on link passpflicht-gibt-es-nicht"), []),
        (("easyread: off links Duldung", "anderes"), ["Passpflicht"]),
        (("easyread: off long-sentence", "easyread: on"), ["Duldung", "Passpflicht"]),
        (("easyread: off linkage duldung", "x"), ["Duldung", "Passpflicht"]),
    ],
)
def test_a_comment_switches_links_from_its_place_on(comments: tuple[str, str], expected: list[str]) -> None:
    first, second = comments
    text = f"<!-- {first} -->\n\nDuldung und Passpflicht.\n\n<!-- {second} -->\n\nDuldungen.\n"
    assert linked(text) == expected


def test_a_switch_for_an_unknown_term_is_told_with_the_nearest() -> None:
    document = read_document(b"<!-- easyread: off link duldun -->\n\nText.\n", "probe.md").value
    found = list(find_unknown_switches(document, GLOSSARY))
    assert [(problem.code, problem.severity, problem.values["known"]) for problem in found] == [
        ("link.unknown-term", "hint", "duldung")
    ]


def test_a_switch_of_links_is_no_unknown_rule_and_switches_no_rule_off() -> None:
    document = read_document(b"<!-- easyread: off link duldung -->\n\nText.\n", "probe.md").value
    switches = read_switches(document, ("passive",))
    assert (switches.problems, switches.value.is_off("passive", 50)) == ((), False)


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n## Die Duldung\n\nText.\n",
        "Siehe [die Duldung](https://example.org).\n",
        "Das Wort `Duldung` hier.\n",
        "Das Buch „Leben mit der Duldung“ ist gut.\n",
        'Das Buch "Leben mit der Duldung" ist gut.\n',
        "Der Aufsatz »Duldung und Passpflicht« ist alt.\n",
    ],
)
def test_there_is_no_link(text: str) -> None:
    assert linked(text, scope="every") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die „Duldung“ bleibt.\n", ["Duldung"]),
        ("Die „Duldung light“ bleibt.\n", ["Duldung light"]),
        ("Er sagt: „Ich habe eine Duldung.“ Dann geht er.\n", ["Duldung"]),
        ("Er hat „nur eine Duldung“.\n", ["Duldung"]),
        ("Sie haben „keine“ Duldung und „keinen“ Pass.\n", ["Duldung"]),
    ],
)
def test_a_quoted_word_or_sentence_is_no_title(text: str, expected: list[str]) -> None:
    assert linked(text) == expected


def test_a_word_that_holds_a_term_says_which() -> None:
    made = edition("Der Härtefallantrag ist gestellt.\n")
    assert [(note.contains, note.headword) for note in notes(made)] == [("Härtefallantrag", "Härtefall")]


@given(st.text(alphabet='„“"»« .AaDuldung\n', max_size=300))
def test_titles_lie_between_quotation_marks(text: str) -> None:
    for title in find_titles(text):
        assert text[title.start - 1] in '„“"»«'
        assert text[title.end] in '“”"»«'


def test_settings_say_the_policy(tmp_path: Path) -> None:
    path = tmp_path / "easyread.toml"
    path.write_text('[link]\npolicy = "page"\nlimit = 3\noff = ["duldung"]\n', "utf-8")
    assert load_project(tmp_path).links == LinkPolicy(scope="page", limit=3, off=frozenset({"duldung"}))
    path.write_text('[glossary]\nfolder = "worte"\ncontact = "a@b.example"\n', "utf-8")
    project = load_project(tmp_path)
    assert (project.glossary, project.imprint.contact) == (tmp_path / "worte", "a@b.example")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[link]\npolicy = "pages"\n', "settings.link-policy"),
        ("[link]\nlimit = -1\n", "settings.link-limit"),
        ('[link]\nlimits = "3"\n', "settings.unknown-key"),
        ('[link]\nlimit = "3"\n', "settings.wrong-type"),
        ("[glossary]\ncontakt = 1\n", "settings.unknown-key"),
        ("glossary = 3\n", "settings.wrong-type"),
    ],
)
def test_a_wrong_setting_is_told_at_its_line(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "easyread.toml").write_text(text, "utf-8")
    with pytest.raises(UsageError) as trouble:
        load_project(tmp_path)
    assert trouble.value.code == code
    assert trouble.value.place.line == text.count("\n")
