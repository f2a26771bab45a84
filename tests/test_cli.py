"""The command line as a person meets it: output, messages, exit codes, and no file half written."""

import csv
import json
import re
from pathlib import Path

import pytest

from tests.conftest import Run

TEXT = """---
title: Probe
---
Die Ausländerbehörde erteilt eine Duldung, wenn die Abschiebung aus rechtlichen oder tatsächlichen Gründen
unmöglich ist und keine Aufenthaltserlaubnis erteilt wird. Das gilt z. B. für Menschen ohne Pass.

Kurz.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "probe.md"
    path.write_text(TEXT, "utf-8")
    return path


def test_score_gives_every_block_and_null_for_short_ones(run_easyread: Run, source: Path) -> None:
    done = run_easyread("score", str(source), "--format", "jsonl")
    assert done.returncode == 0
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["sentences"], first["confidence"]) == (2, "ok")
    assert TEXT[first["start"] : first["end"]].startswith("Die Ausländerbehörde")
    assert (second["confidence"], second["lix"]) == ("short", None)
    assert second["difficulty"] is not None


def test_score_csv_has_the_same_numbers(run_easyread: Run, source: Path) -> None:
    rows = list(csv.DictReader(run_easyread("score", str(source), "--format", "csv").stdout.splitlines()))
    objects = json.loads(run_easyread("score", str(source), "--format", "json").stdout)
    assert [row["words"] for row in rows] == [str(item["words"]) for item in objects]
    assert [row["lix"] for row in rows] == [
        "" if item["lix"] is None else str(item["lix"]) for item in objects
    ]


def test_reference_shows_what_textstat_says_of_the_same_text(run_easyread: Run, source: Path) -> None:
    done = run_easyread("score", str(source), "--format", "jsonl", "--reference", "textstat")
    first = json.loads(done.stdout.splitlines()[0])
    assert first["reference"]["tool"] == "textstat"
    assert first["reference"]["flesch_amstad"] != first["flesch_amstad"]
    assert "textstat" in run_easyread("score", str(source), "--reference", "textstat").stdout


def test_the_table_of_score_ends_with_the_mean_and_marks_what_is_uncertain(
    run_easyread: Run, tmp_path: Path
) -> None:
    path = tmp_path / "probe.md"
    path.write_text(
        "# Subsidiarität präjudiziert Derogation.\n\n" + "Das Amt hilft Ihnen. " * 6 + "\n", "utf-8"
    )
    objects = json.loads(run_easyread("score", str(path), "--format", "json").stdout)
    mean = sum(item["difficulty"] * item["words"] for item in objects) / sum(
        item["words"] for item in objects
    )
    lines = run_easyread("score", str(path), language="de_DE.UTF-8").stdout.splitlines()
    shown = re.fullmatch(r".*probe\.md: im Mittel (\d),(\d), jeder Absatz .*", lines[-2])
    assert shown
    assert float(f"{shown[1]}.{shown[2]}") == pytest.approx(mean, abs=0.11)
    assert [bool(re.search(r" \d,\d .*t \*", line)) for line in lines[1:3]] == [True, False]
    assert lines[-1].startswith("* unter 20 Wörtern")
    done = run_easyread("score", str(path), "--max-difficulty", "1,1", language="de_DE.UTF-8")
    assert done.returncode == 1
    assert f"die Schwierigkeit {shown[1]},{shown[2]}; höchstens 1,1 ist erlaubt" in done.stderr


def test_explain_says_what_the_difficulty_is_made_of(run_easyread: Run, source: Path) -> None:
    done = run_easyread("score", str(source), "--format", "json", "--explain")
    first = json.loads(done.stdout)[0]
    assert sum(first["points"].values()) == pytest.approx(first["difficulty"], abs=0.15)
    assert list(first["points"])[:2] == ["base", "load"]
    assert "uncommon words +" in run_easyread("score", str(source), "--explain").stdout
    header = run_easyread("score", str(source), "--explain", "--format", "csv").stdout.splitlines()[0]
    assert header.endswith(",".join(f"points_{name}" for name in list(first["points"])[-3:]))


def test_link_gives_exact_spans(run_easyread: Run, source: Path) -> None:
    mentions = [
        json.loads(line)
        for line in run_easyread("link", str(source), "--format", "jsonl").stdout.splitlines()
    ]
    assert {"Ausländerbehörde", "Duldung"} <= {item["headword"] for item in mentions}
    assert all(TEXT[item["start"] : item["end"]] == item["surface"] for item in mentions)


def test_extract_prints_what_was_read(run_easyread: Run, source: Path) -> None:
    done = run_easyread("extract", str(source), "--format", "jsonl")
    first = json.loads(done.stdout.splitlines()[0])
    assert [TEXT[start:end].split(maxsplit=1)[0] for start, end in first["sentences"]] == ["Die", "Das"]
    assert "\n\nKurz.\n" in run_easyread("extract", str(source)).stdout


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("bild.md", b"\x89PNG\r\n\x1a\n" + bytes(40), "read.binary"),
        ("latin.md", "Die Ausländerbehörde".encode("latin-1"), "read.not-utf8"),
        ("leer.md", b" \n\n", "read.empty"),
        ("seite.html", b"<!doctype html><p>Text</p>", "read.format-later"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_built(  # noqa: PLR0917
    run_easyread: Run, tmp_path: Path, source: Path, name: str, data: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(data)
    done = run_easyread("build", str(tmp_path / name), str(source), "--out", str(tmp_path / "out"))
    assert done.returncode == 3
    assert name in done.stderr
    assert f"error {says}: " in done.stderr
    assert (tmp_path / "out" / "probe" / "index.html").is_file()


def test_missing_file_and_empty_folder_end_with_three(run_easyread: Run, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    assert run_easyread("score", str(tmp_path / "fehlt.md")).returncode == 3
    done = run_easyread("score", str(tmp_path / "leer"))
    assert done.returncode == 3
    assert "read.empty-folder" in done.stderr


def test_unwritable_folder_is_named(run_easyread: Run, tmp_path: Path, source: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    done = run_easyread("build", str(source), "--out", str(tmp_path / "out" / "x"))
    assert done.returncode == 3
    assert "cli.unwritable" in done.stderr


def test_script_and_local_files_stay_out_of_the_editions(run_easyread: Run, tmp_path: Path) -> None:
    path = tmp_path / "boese.md"
    path.write_text(
        "Text <script>alert(1)</script> <img src=x onerror=alert(2)> ![Bild](file:///etc/passwd) "
        "[klick](javascript:alert(3)) [lokal](file:///etc/passwd)\n\n<iframe src='http://127.0.0.1:1/'></iframe>\n",
        "utf-8",
    )
    done = run_easyread("build", str(path), "--out", str(tmp_path / "out"), "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "out" / "boese" / "index.html").read_text("utf-8")
    body = html[html.index("<body") :]
    for hostile in ("<script", "onerror", "file:", "javascript:", "<iframe", "root:"):
        assert hostile not in body


def test_wrong_glossary_key_names_file_line_and_nearest_key(
    run_easyread: Run, tmp_path: Path, source: Path
) -> None:
    terms = tmp_path / "glossary" / "terms"
    terms.mkdir(parents=True)
    (terms / "probe.toml").write_text(
        'headword = "Probe"\nclass = "f:n"\nkind = "X"\nstandart = "…"\neasy = "…"\n', "utf-8"
    )
    done = run_easyread("link", str(source), "--project", str(tmp_path))
    assert done.returncode == 3
    assert "probe.toml:4" in done.stderr
    assert '"standard"' in done.stderr


def test_broken_po_is_told_and_the_edition_is_built(run_easyread: Run, tmp_path: Path, source: Path) -> None:
    folder = tmp_path / "locale" / "ar"
    folder.mkdir(parents=True)
    (folder / "probe.po").write_text('msgid ""\nmsgstr "x\n\nmsgctxt "a', "utf-8")
    done = run_easyread(
        "build", str(source), "--lang", "ar", "--edition", "web", "--out", str(tmp_path / "out")
    )
    assert done.returncode == 3
    assert "probe.po" in done.stderr
    assert (tmp_path / "out" / "probe" / "ar" / "index.html").is_file()


def test_unknown_setting_language_and_edition_end_with_two(
    run_easyread: Run, tmp_path: Path, source: Path
) -> None:
    (tmp_path / "easyread.toml").write_text('corpus = "texte"\noutt = "x"\n', "utf-8")
    done = run_easyread("score", str(source), "--project", str(tmp_path))
    assert done.returncode == 2
    assert "easyread.toml:2" in done.stderr
    assert '"out"' in done.stderr
    assert run_easyread("build", str(source), "--lang", "xx").returncode == 2
    assert run_easyread("build", str(source), "--edition", "epub9").returncode == 2
    assert run_easyread("score", "--nonsense").returncode == 2
    for key in ("lang", "edition"):
        (tmp_path / "easyread.toml").write_text(f'out = "x"\n{key} = ["xx"]\n', "utf-8")
        done = run_easyread("build", str(source), "--project", str(tmp_path))
        assert done.returncode == 2
        assert "easyread.toml:2: error settings.unknown-" in done.stderr


def test_leaflet_that_overflows_is_not_written_and_names_the_panel(run_easyread: Run, tmp_path: Path) -> None:
    path = tmp_path / "lang.md"
    path.write_text("---\ntitle: Lang\nkind: leaflet\n---\n" + "Das ist ein Satz. " * 400 + "\n", "utf-8")
    done = run_easyread("build", str(path), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "leaflet.inside-overflow" in done.stderr
    assert not (tmp_path / "out" / "lang" / "lang.leaflet.pdf").exists()
    assert (tmp_path / "out" / "lang" / "lang.pdf").is_file()


def test_an_older_leaflet_does_not_outlive_its_text(run_easyread: Run, tmp_path: Path) -> None:
    path, leaflet = tmp_path / "kurz.md", tmp_path / "out" / "kurz" / "kurz.leaflet.pdf"
    for sentences, code in ((3, 0), (400, 1)):
        path.write_text(f"---\ntitle: T\nkind: leaflet\n---\n{'Das ist ein Satz. ' * sentences}\n", "utf-8")
        done = run_easyread("build", str(path), "--edition", "leaflet", "--out", str(tmp_path / "out"))
        assert done.returncode == code
        assert leaflet.exists() == (code == 0)


def test_a_mistyped_command_is_answered_with_the_nearest(run_easyread: Run) -> None:
    done = run_easyread("buidl")
    assert done.returncode == 2
    assert '"build"' in done.stderr


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            "score --formt x",
            "settings.unknown-option: Die Option „--formt“ gibt es bei diesem Befehl nicht. Meinten",
        ),
        ("score --nonsense", "Es gibt: --project, "),
        ("glossary shwo", "settings.unknown-command: Den Befehl „shwo“ gibt es nicht. Meinten Sie „show“?"),
        ("check --profile schwer", "Möglich sind: einfach, leicht, amtlich."),
        (
            "glossary candidates --limit 0",
            "settings.range: Der Wert von „--limit“ ist keine Zahl zwischen 1 und",
        ),
        ("glossary lint --today gestern", "settings.date"),
        ("glossary show", "settings.missing-argument: Nach „easyread glossary show“ fehlt eine Angabe: ID."),
        ("explain a b", "settings.extra-argument: Hier steht mehr, als der Befehl braucht: b."),
        ("score --max-difficulty", "settings.option-needs-value: Hinter „--max-difficulty“ fehlt der Wert."),
        ("check --quiet=3", "settings.option-is-alone"),
        ("check --baseline gibtsnicht", "settings.no-such-path: Was „--baseline“ nennt, gibt es nicht"),
    ],
)
def test_a_wrong_command_line_is_told_in_german(run_easyread: Run, line: str, says: str) -> None:
    done = run_easyread(*line.split(), language="de_DE.UTF-8")
    assert done.returncode == 2
    assert done.stderr.startswith("easyread")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_reasons_are_told_in_german(run_easyread: Run, tmp_path: Path) -> None:
    done = run_easyread("score", str(tmp_path / "fehlt.md"), language="de_DE.UTF-8")
    assert "Diese Datei lässt sich nicht lesen: Es gibt sie nicht." in done.stderr
    (tmp_path / "easyread.toml").write_text('out = "x"\ncorpus = "texte\n', "utf-8")
    done = run_easyread("score", "--project", str(tmp_path), language="de_DE.UTF-8")
    assert "easyread.toml:2:16: Fehler settings.syntax: Ab hier ist die Datei kein TOML" in done.stderr


def test_empty_slots_of_a_project_do_not_hide_the_packaged_translations(
    run_easyread: Run, tmp_path: Path
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "probe.md").write_text(TEXT, "utf-8")
    assert run_easyread("translate", "extract", "--lang", "ar", cwd=tmp_path).returncode == 0
    assert (tmp_path / "glossary" / "locale" / "ar.po").is_file()
    done = run_easyread("build", "--lang", "ar", "--drafts", "--edition", "web", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "out" / "probe" / "ar" / "index.html").read_text("utf-8")
    assert '<p class="slot-word">' in html


def test_same_input_same_bytes_and_nothing_half_written(
    run_easyread: Run, tmp_path: Path, source: Path
) -> None:
    for name in ("eins", "zwei"):
        assert (
            run_easyread("build", str(source), "--out", str(tmp_path / name), "--lang", "ar").returncode == 0
        )
    files = sorted(
        path.relative_to(tmp_path / "eins") for path in (tmp_path / "eins").rglob("*") if path.is_file()
    )
    assert len(files) >= 5
    assert all(
        (tmp_path / "eins" / name).read_bytes() == (tmp_path / "zwei" / name).read_bytes() for name in files
    )
    assert not list(tmp_path.rglob("*.part"))


def test_two_documents_of_one_name_are_told_apart(run_easyread: Run, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "text.md").write_text(TEXT, "utf-8")
    done = run_easyread("build", str(tmp_path), "--edition", "web", "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert {path.parent.name for path in (tmp_path / "out").glob("*/index.html")} == {"a-text", "b-text"}


def test_messages_are_german_where_the_locale_is(run_easyread: Run, tmp_path: Path) -> None:
    done = run_easyread("score", str(tmp_path / "fehlt.md"), language="de_DE.UTF-8")
    assert "Fehler read.unreadable" in done.stderr
    assert "Befehle" in run_easyread("--help", language="de_DE.UTF-8").stdout


def test_init_makes_a_project_that_builds_and_overwrites_nothing(run_easyread: Run, tmp_path: Path) -> None:
    assert run_easyread("init", "neu", cwd=tmp_path).returncode == 0
    done = run_easyread("build", "--edition", "web", cwd=tmp_path / "neu")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "neu" / "out" / "erster-text" / "index.html").is_file()
    before = (tmp_path / "neu" / "corpus" / "erster-text.md").read_bytes()
    assert run_easyread("init", "neu", cwd=tmp_path).returncode == 2
    assert (tmp_path / "neu" / "corpus" / "erster-text.md").read_bytes() == before


def test_translators_files_keep_what_they_hold(run_easyread: Run, tmp_path: Path, source: Path) -> None:
    assert run_easyread("translate", "extract", str(source), "--lang", "ar").returncode == 0
    po = tmp_path / "locale" / "ar" / "probe.po"
    po.write_text(
        po.read_text("utf-8").replace('msgid "Kurz."\nmsgstr ""', 'msgid "Kurz."\nmsgstr "قصير."'), "utf-8"
    )
    kept = po.read_bytes()
    assert run_easyread("translate", "update", str(source), "--lang", "ar").returncode == 0
    assert po.read_bytes() == kept
    source.write_text(TEXT.replace("Kurz.", "Neuer Absatz mit vielen anderen Wörtern.\n\nKurz."), "utf-8")
    assert run_easyread("translate", "update", str(source), "--lang", "ar").returncode == 0
    after = po.read_text("utf-8")
    assert 'msgid "Kurz."\nmsgstr "قصير."' in after
    assert after.count("msgctxt") == kept.decode().count("msgctxt") + 1
    status = run_easyread("translate", "status", str(source), "--lang", "ar")
    assert status.returncode == 0
    assert "Arabisch" in status.stdout


def test_piped_output_has_no_bar_and_no_colour(run_easyread: Run, tmp_path: Path, source: Path) -> None:
    done = run_easyread("build", str(source), "--edition", "web", "--out", str(tmp_path / "out"))
    assert done.stdout == ""
    assert "\x1b" not in done.stderr
    assert (
        run_easyread("build", str(source), "-q", "--edition", "web", "--out", str(tmp_path / "o2")).stderr
        == ""
    )


def test_the_list_of_everything_built_keeps_what_an_earlier_run_built(
    run_easyread: Run, tmp_path: Path
) -> None:
    def build(name: str) -> int:
        source = tmp_path / f"{name}.md"
        source.write_text(f"---\ntitle: Text {name}\n---\nDie Duldung.\n", "utf-8")
        return run_easyread(
            "build", str(source), "--edition", "web", "--out", str(tmp_path / "out")
        ).returncode

    assert build("eins") == 0
    assert build("zwei") == 0
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "Text eins" in index
    assert "Text zwei" in index
    (tmp_path / "out" / "eins" / "index.html").unlink()
    assert build("zwei") == 0
    assert "Text eins" not in (tmp_path / "out" / "index.html").read_text("utf-8")
