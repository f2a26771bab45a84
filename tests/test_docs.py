"""The documentation is held to the code: commands, settings, keys, examples, links, twin languages."""

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import click
import pytest

from easyread.check import load_profile, override
from easyread.cli import COMMANDS
from easyread.cli import easyread as easyread_command
from easyread.cli.project import _KNOWN, known_languages, load_project, packaged
from easyread.cli.settings import _GLOSSARY, _LINK
from easyread.document import Contact, Metadata
from easyread.link import build_index, link_document
from easyread.message import codes
from easyread.pipeline import build_inspector
from easyread.problem import SEVERITIES
from easyread.read import read_document
from easyread.read.po import read_catalog
from easyread.read.toml import _ENTRY, _INNER, read_entry, read_glossary
from easyread.render.findings import finding_object
from easyread.render.lines import SCORE_COLUMNS, extract_object, mention_object, score_object
from easyread.scoring import score_document
from easyread.segment import segment_document
from easyread.translate import SLOT_STATES
from tests.conftest import ROOT

GUIDES = ("counsellors", "editors", "translators")
PAGES = tuple(
    str(path.relative_to(ROOT))
    for path in (
        *sorted(ROOT.glob("docs/**/*.md")),
        *(ROOT / f"{n}.md" for n in ("README", "CONTRIBUTING", "CHANGELOG")),
    )
)
MAX_PICTURE_BYTES = 200_000

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINKED = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")
_MESSAGE_CODE = re.compile(r"(?:read|leaflet|pdf|settings|toml|po|translate|measure)\.[a-z-]+")


every_page = pytest.mark.parametrize("page", PAGES)
every_guide = pytest.mark.parametrize("guide", GUIDES)


@cache
def text_of(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def blocks_of(page: str, language: str) -> list[str]:
    return [body for name, body in _BLOCK.findall(text_of(page)) if name == language]


def inline_code_of(page: str) -> list[str]:
    return _CODE.findall(_BLOCK.sub("", text_of(page)))


def commands_of(page: str) -> Iterator[list[str]]:
    """Yield every call of easyread on a page, as words up to a pipe, a redirection or the bar of `a|b`."""
    lines = [line for block in blocks_of(page, "sh") for line in block.splitlines()]
    lines += inline_code_of(page)
    for line in lines:
        words = shlex.split(re.split(r"[|>]", line)[0], comments=True) if "easyread" in line else []
        while words and re.fullmatch(r"[A-Z_]+=\S*", words[0]):
            words = words[1:]
        if words[:1] == ["easyread"] and len(words) > 1:
            yield words[1:]


def parse(words: list[str]) -> None:
    """Parse a call as click would, without running it. Raises: click.UsageError."""
    context = click.Context(easyread_command, info_name="easyread")
    command: click.Command = easyread_command
    rest = words
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        found = command.get_command(context, rest[0])
        if found is None:
            raise click.UsageError(f"no such command: {rest[0]}")
        command, rest = found, rest[1:]
    parser = command.make_parser(context)
    values, _, _ = parser.parse_args(list(rest))
    for parameter in command.params:
        if isinstance(parameter.type, click.Choice) and values.get(parameter.name or "") is not None:
            parameter.type.convert(values[parameter.name or ""], parameter, context)


@every_page
def test_every_command_line_parses(page: str) -> None:
    for words in commands_of(page):
        parse(words)


def test_a_wrong_command_line_is_found() -> None:
    for words in (
        ["buidl"],
        ["build", "--langs", "ar"],
        ["score", "--format", "xml"],
        ["translate", "merge"],
    ):
        with pytest.raises(click.UsageError):
            parse(words)


def test_every_command_is_told_of() -> None:
    told = {tuple(words[:2]) for page in PAGES for words in commands_of(page)}
    context = click.Context(easyread_command)
    for name in COMMANDS:
        command = easyread_command.get_command(context, name)
        inner = command.list_commands(context) if isinstance(command, click.Group) else []
        assert {(name, other) for other in inner} <= told
        assert name in {words[0] for words in told}


@every_page
def test_every_file_that_is_linked_exists(page: str) -> None:
    targets = [target for target in _LINKED.findall(_BLOCK.sub("", text_of(page))) if "://" not in target]
    for target in targets:
        if target not in ("Adresse", "address"):
            assert (ROOT / page).parent.joinpath(target.split("#")[0]).exists(), target


@every_page
def test_every_message_code_exists(page: str) -> None:
    for code in filter(_MESSAGE_CODE.fullmatch, inline_code_of(page)):
        assert code in codes() or code.rpartition(".")[2] in ("toml", "md", "po"), code


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "images").iterdir())
    assert pictures
    assert [picture.name for picture in pictures if picture.stat().st_size > MAX_PICTURE_BYTES] == []


# Settings, keys, states: everything there is, and nothing else


def test_every_setting_is_documented_and_exists() -> None:
    assert set(re.findall(r"^## `(\w+)`$", text_of("docs/settings.md"), re.MULTILINE)) == set(_KNOWN)


def test_the_example_of_settings_is_one_and_has_every_key_of_its_tables(tmp_path: Path) -> None:
    (example,) = blocks_of("docs/settings.md", "toml")
    (tmp_path / "easyread.toml").write_text(example, "utf-8")
    settings = load_project(tmp_path)
    assert settings.lang == ("ar", "uk")
    assert (
        override(load_profile(settings.profile), settings.check, settings.where.place("check")).limit(
            "long-sentence"
        )
        == 15
    )
    shown = tomllib.loads(example)
    assert (set(shown["link"]), set(shown["glossary"])) == (set(_LINK), set(_GLOSSARY))


def first_column(page: str, heading: str) -> set[str]:
    """Return the code words in the first column of the first table below a heading of the table's own."""
    table = text_of(page).split(heading, 1)[1].split("\n\n", 1)[0]
    return {
        word for row in table.splitlines() for word in _CODE.findall(row.split("|")[1] if "|" in row else "")
    }


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_key_of_front_matter_and_glossary_is_documented(language: str) -> None:
    page = f"docs/{language}/editors.md"
    front, keys = {"de": ("| Angabe |", "| Schlüssel |"), "en": ("| entry |", "| key |")}[language]
    assert first_column(page, front) == {item.name for item in fields(Metadata)}
    assert first_column(page, keys) == set(_ENTRY)
    told = set(inline_code_of(page)) | {word.split(" ")[0] for word in inline_code_of(page)}
    inner = {key for schema in _INNER.values() for key in schema}
    assert inner | {item.name for item in fields(Contact)} <= told


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_example_of_a_term_is_one(language: str) -> None:
    (example,) = blocks_of(f"docs/{language}/editors.md", "toml")
    entry = read_entry(example.encode(), "hausordnung.toml")
    assert entry.problems == ()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_examples_of_states_are_in_these_states(language: str) -> None:
    examples = blocks_of(f"docs/{language}/translators.md", "po")
    found = [
        read_catalog(example.encode(), "x.po", "ar").value.get("merkblatt#b3").state for example in examples
    ]
    assert tuple(found) == SLOT_STATES


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_language_is_listed(language: str) -> None:
    page = text_of(f"docs/{language}/translators.md")
    rows = [row for row in page.split("\n## 7")[1].splitlines() if row.startswith("| `")]
    listed = {word for row in rows for word in _CODE.findall(row)}
    assert listed | {"de"} == set(known_languages())


def test_german_names_of_languages_are_those_of_the_table() -> None:
    page = text_of("docs/de/translators.md")
    for tag, language in known_languages().items():
        assert tag == "de" or f"| `{tag}` | {language.german} |" in page


@every_page
def test_documents_that_are_shown_read_without_a_problem(page: str) -> None:
    for example in blocks_of(page, "markdown"):
        assert read_document(example.encode(), "merkblatt.md").problems == ()


# Machine-readable output


def test_the_objects_shown_are_those_that_come_out() -> None:
    (source,) = blocks_of("docs/formats.md", "markdown")
    extracted, scored, linked, _ = (json.loads(block) for block in blocks_of("docs/formats.md", "json"))
    document = read_document(source.encode(), "merkblatt.md").value
    assert extracted in [extract_object(document, passage) for passage in segment_document(document)]
    scores = [
        score_object(document, item.prose, item.score) for item in score_document(document) if item.score
    ]
    shown = next(item for item in scores if item["block"] == scored["block"])
    assert list(scored) == list(shown) == list(SCORE_COLUMNS)
    assert {key: type(value) for key, value in scored.items()} == {key: type(shown[key]) for key in shown}
    terms = packaged("glossary") / "terms"
    names = ("wohnsitzauflage.toml", "bescheid.toml")
    glossary = read_glossary({name: (terms / name).read_bytes() for name in names}).value
    mentions = link_document(document, build_index(glossary))
    assert linked in [mention_object(document, mention) for mention in mentions]


def test_the_finding_shown_is_one_that_comes_out() -> None:
    (source,) = blocks_of("docs/formats.md", "markdown")
    shown = json.loads(blocks_of("docs/formats.md", "json")[-1])
    document = read_document(source.encode(), "merkblatt.md").value
    inspector = build_inspector(load_profile("einfach"), read_glossary({}).value)
    found = [finding_object(document, problem, "en") for problem in inspector.inspect(document).value]
    assert list(shown) == list(found[0])
    wording = ("message", "advice")  # may be improved without harm to a program
    assert {key: shown[key] for key in shown if key not in wording} in [
        {key: item[key] for key in item if key not in wording} for item in found
    ]
    assert document.text[shown["start"] : shown["end"]] == shown["excerpt"]


def test_every_key_of_a_score_is_explained() -> None:
    told = " ".join(inline_code_of("docs/formats.md"))
    assert [key for key in SCORE_COLUMNS if key not in told and not key.startswith("wiener_")] == []


@pytest.mark.parametrize("page", ["docs/formats.md", "docs/de/editors.md", "docs/en/editors.md"])
def test_every_severity_and_exit_code_is_explained(page: str) -> None:
    assert [word for word in SEVERITIES if word not in text_of(page)] == []
    assert [code for code in range(5) if f"| {code} |" not in text_of(page)] == []


# Twins, and the reasons for dependencies


def shape_of(page: str) -> list[str]:
    """Return the marks with which lines begin: headings, rows, points; not their words."""
    return re.findall(r"^(?:#+ \d*|\||\d\.|-) ?", _BLOCK.sub("", text_of(page)), re.MULTILINE)


@every_guide
def test_german_and_english_say_the_same_things(guide: str) -> None:
    german, english = f"docs/de/{guide}.md", f"docs/en/{guide}.md"

    assert shape_of(german) == shape_of(english)
    for language in ("markdown", "toml", "po"):
        assert blocks_of(german, language) == blocks_of(english, language)
    assert [len(block.splitlines()) for block in blocks_of(german, "sh")] == [
        len(block.splitlines()) for block in blocks_of(english, "sh")
    ]


def test_every_dependency_has_its_reason() -> None:
    settings = tomllib.loads(text_of("pyproject.toml"))
    groups = settings["dependency-groups"]
    named = (*settings["project"]["dependencies"], *groups["build"], *groups["dev"])
    rows = [row.split("|")[1] for row in text_of("CONTRIBUTING.md").splitlines() if row.startswith("| ")]
    listed = {name.strip() for row in rows for name in row.split(",")}
    assert {re.split(r"[<>=~]", name)[0].strip() for name in named} <= listed
