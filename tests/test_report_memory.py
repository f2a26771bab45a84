"""`easyread report` on the disk: what is remembered, which page is whose, what the overview holds."""

import json
import re
from pathlib import Path

import pytest

from easyread.cli.report_memory import Memory
from tests.checkers.web import check_pages
from tests.conftest import Run
from tests.test_report import EASY, HARD, text_of

MEMORY = ".report.json"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def report(run: Run, out: Path, *sources: Path, language: str = "de_DE.UTF-8") -> Path:
    done = run("report", *map(str, sources), "--out", str(out), "--quiet", language=language)
    assert (done.returncode, done.stderr) == (0, "")
    return out / "report"


def documents(folder: Path) -> list[str]:
    """Return the pages that the overview lists, the hardest first."""
    page = (folder / "index.html").read_text("utf-8")
    table = re.search(r'<table class="plain documents">.*?</table>', page, re.DOTALL)
    assert table
    return re.findall(r'<th scope="row"><a href="([^"]+)"', table.group())


def test_pages_are_written_and_said_where(run_easyread: Run, tmp_path: Path, out: Path) -> None:
    source = write(tmp_path, "merkblatt.md", f"# Merkblatt\n\n{EASY}\n\n{HARD}\n")
    done = run_easyread("report", str(source), "--out", str(out))
    assert done.returncode == 0
    assert "index.html" in done.stderr
    assert {path.name for path in (out / "report").iterdir()} == {MEMORY, "index.html", "merkblatt.html"}
    assert re.search(r'href="merkblatt\.html#p3"', (out / "report" / "index.html").read_text("utf-8"))


def test_pages_speak_the_language_of_the_messages_or_the_one_asked_for(
    run_easyread: Run, tmp_path: Path, out: Path
) -> None:
    source = write(tmp_path, "merkblatt.md", HARD)
    assert '<html lang="de">' in (report(run_easyread, out, source) / "index.html").read_text("utf-8")
    assert '<html lang="en">' in (report(run_easyread, out, source, language="C") / "index.html").read_text(
        "utf-8"
    )
    run_easyread("report", str(source), "--out", str(out), "--lang", "de")
    assert '<html lang="de">' in (out / "report" / "merkblatt.html").read_text("utf-8")


def test_a_document_alone_drops_no_other_from_the_overview(
    run_easyread: Run, tmp_path: Path, out: Path
) -> None:
    hard, easy = write(tmp_path, "texte/schwer.md", HARD), write(tmp_path, "texte/leicht.md", EASY)
    folder = report(run_easyread, out, tmp_path / "texte")
    assert documents(folder) == ["schwer.html", "leicht.html"]
    hard.unlink()  # what is not named is not read
    report(run_easyread, out, easy)
    assert documents(folder) == ["schwer.html", "leicht.html"]
    assert text_of((folder / "index.html").read_text("utf-8")).count("Stand eines früheren Berichts") == 1


def test_a_document_whose_page_was_deleted_leaves_the_overview(
    run_easyread: Run, tmp_path: Path, out: Path
) -> None:
    hard, easy = write(tmp_path, "schwer.md", HARD), write(tmp_path, "leicht.md", EASY)
    folder = report(run_easyread, out, hard, easy)
    (folder / "schwer.html").unlink()
    report(run_easyread, out, easy)
    assert documents(folder) == ["leicht.html"]
    assert len(json.loads((folder / MEMORY).read_text("utf-8"))["documents"]) == 1


def test_documents_of_one_name_have_pages_of_their_own(run_easyread: Run, tmp_path: Path, out: Path) -> None:
    """In one run, and in one after the other; each keeps its page and its own last numbers."""
    first, second = write(tmp_path, "a/merkblatt.md", HARD), write(tmp_path, "b/merkblatt.md", EASY)
    folder = report(run_easyread, out, first)
    report(run_easyread, out, second)
    assert documents(folder) == ["merkblatt.html", "b-merkblatt.html"]
    assert "Das ist der erste Bericht." in (folder / "b-merkblatt.html").read_text("utf-8")
    report(run_easyread, out, tmp_path / "a", tmp_path / "b")
    assert documents(folder) == ["merkblatt.html", "b-merkblatt.html"]


def test_a_document_named_twice_is_reported_once(run_easyread: Run, tmp_path: Path, out: Path) -> None:
    source, other = write(tmp_path, "merkblatt.md", HARD), write(tmp_path, "x/y.md", EASY)
    again = other.parent / ".." / "merkblatt.md"
    assert len(documents(report(run_easyread, out, source, again))) == 1


@pytest.mark.parametrize("name", ["index", "Index", "INDEX"])
def test_a_document_named_index_does_not_take_the_page_of_all(tmp_path: Path, name: str) -> None:
    memory = Memory(tmp_path)
    assert memory.name(memory.key(str(tmp_path / f"{name}.md")), name) == f"{name}-2"


def test_the_next_report_tells_what_changed_and_tells_it_again(
    run_easyread: Run, tmp_path: Path, out: Path
) -> None:
    def write_report(text: str) -> str:
        return (report(run_easyread, out, write(tmp_path, "m.md", text)) / "m.html").read_text("utf-8")

    assert "Das ist der erste Bericht." in write_report(f"{EASY}\n\n{HARD}\n")
    second = write_report(f"{HARD}\n\n{EASY}\n\nWir helfen Ihnen gern.\n")
    assert "Geändert: 0. Neu: 1. Weggefallen: 0." in text_of(second)
    assert write_report(f"{HARD}\n\n{EASY}\n\nWir helfen Ihnen gern.\n") == second
    assert "Geändert: 0. Neu: 1. Weggefallen: 0." in text_of(write_report(f"\n\n{second_text()}"))


def second_text() -> str:
    """Return the text of the second report, which has only moved down."""
    return f"{HARD}\n\n{EASY}\n\nWir helfen Ihnen gern.\n"


GOOD = '"now":{"words":"<b>"},"before":null'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 100_000,
        '{"version":2}',
        '{"version":1,"documents":{}}',
        '{"version":2,"documents":{"merkblatt.md":{"name":"merkblatt",' + GOOD + "}}}",
        '{"version":2,"documents":{"merkblatt.md":{"name":"../../x","now":null,"before":null}}}',
    ],
)
def test_a_memory_that_is_none_of_ours_is_left_alone(
    run_easyread: Run, tmp_path: Path, out: Path, text: str
) -> None:
    write(out, f"report/{MEMORY}", text)
    folder = report(run_easyread, out, write(tmp_path, "merkblatt.md", EASY))
    kept = json.loads((folder / MEMORY).read_text("utf-8"))["documents"]
    assert [(one["name"], one["before"]) for one in kept.values()] == [("merkblatt", None)]


@pytest.mark.parametrize(
    "change", [{"name": "../../x"}, {"name": "/x"}, {"name": ".x"}, {"difficulty": "NaN"}]
)
def test_no_word_of_a_memory_leads_out_of_the_folder(
    run_easyread: Run, tmp_path: Path, out: Path, change: dict[str, str]
) -> None:
    source = write(tmp_path, "merkblatt.md", EASY)
    folder = report(run_easyread, out, source)
    value = json.loads((folder / MEMORY).read_text("utf-8"))
    for one in value["documents"].values():
        one.update(change if "name" in change else {})
        one["now"].update({} if "name" in change else change)
    write(folder, MEMORY, json.dumps(value))
    report(run_easyread, out, source)
    assert documents(folder) == ["merkblatt.html"]
    assert not list(tmp_path.rglob("x.html"))


def test_one_odd_document_in_the_memory_drops_no_other(run_easyread: Run, tmp_path: Path, out: Path) -> None:
    hard, easy = write(tmp_path, "schwer.md", HARD), write(tmp_path, "leicht.md", EASY)
    folder = report(run_easyread, out, hard, easy)
    value = json.loads((folder / MEMORY).read_text("utf-8"))
    next(one for one in value["documents"].values() if one["name"] == "schwer")["now"] = {}
    write(folder, MEMORY, json.dumps(value))
    report(run_easyread, out, write(tmp_path, "neu.md", "Wir helfen."))
    assert sorted(documents(folder)) == ["leicht.html", "neu.html"]


def test_a_source_without_a_word_is_told_of(run_easyread: Run, tmp_path: Path, out: Path) -> None:
    done = run_easyread("report", str(write(tmp_path, "leer.md", "***\n")), "--out", str(out))
    assert (done.returncode, done.stderr.count("report.no-word")) == (0, 1)
    assert not out.exists()


def test_the_same_texts_give_the_same_bytes(run_easyread: Run, tmp_path: Path) -> None:
    source = write(tmp_path, "merkblatt.md", f"{EASY}\n\n{HARD}\n")
    first, second = (report(run_easyread, tmp_path / name, source) for name in ("one", "two"))
    assert [path.read_bytes() for path in sorted(first.iterdir())] == [
        path.read_bytes() for path in sorted(second.iterdir())
    ]


@pytest.mark.slow
def test_pages_are_without_fault(run_easyread: Run, tmp_path: Path, out: Path) -> None:
    """Light, dark, narrow, forced colours, print, in both languages, with changes and older documents."""
    pages = []
    for language in ("de_DE.UTF-8", "C"):
        folder = report(run_easyread, out / language, language=language)
        source = write(tmp_path, "merkblatt.md", f"# Wohnen\n\n{EASY}\n\n{HARD}\n\n0331 123456\n")
        report(run_easyread, out / language, source, language=language)
        write(tmp_path, "merkblatt.md", f"# Wohnen\n\n{HARD} {EASY}\n\nWir helfen Ihnen gern dabei.\n")
        report(run_easyread, out / language, source, language=language)
        pages += [folder / f"{name}.html" for name in ("index", "merkblatt", "bescheid-wohnsitz")]
    assert [str(fault) for fault in check_pages(pages)] == []
