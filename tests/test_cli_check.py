"""`easyread check` as a person and as a build server meet it: every form of output, switches, what is new."""

import csv
import json
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import Run

TEXT = """# Probe

Der Antrag wurde gemäß § 60a *abgelehnt*. Bezüglich der Miete
bekommen Sie einen **Bescheid**.

Migrant\\*innen 😀 warten hinsichtlich der Miete.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "probe.md"
    path.write_text(TEXT, "utf-8")
    return path


def objects(run: Run, *arguments: str) -> list[dict[str, object]]:
    done = run("check", *arguments, "--format", "jsonl")
    assert done.returncode in (0, 1), done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_objects_have_the_agreed_keys_and_exact_places(run_easyread: Run, source: Path) -> None:
    found = objects(run_easyread, str(source), "--profile", "leicht")
    keys = ["file", "start", "end", "line", "column", "end_line", "end_column", "rule", "severity"]
    assert [*keys, "excerpt", "message", "advice", "block"] == list(found[0])
    lines = TEXT.split("\n")
    for item in found:
        start, end, line, column = (item[key] for key in ("start", "end", "line", "column"))
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert isinstance(line, int)
        assert isinstance(column, int)
        assert TEXT[start:end] == item["excerpt"]
        assert lines[line - 1][column - 1] == TEXT[start]
    rules = {item["rule"] for item in found}
    assert {"officialese", "passive", "unexplained-jargon", "gender-form"} <= rules


def test_json_is_the_same_objects(run_easyread: Run, source: Path) -> None:
    done = run_easyread("check", str(source), "--format", "json")
    assert json.loads(done.stdout) == objects(run_easyread, str(source))


def test_csv_has_the_same_findings(run_easyread: Run, source: Path) -> None:
    rows = list(csv.DictReader(run_easyread("check", str(source), "--format", "csv").stdout.splitlines()))
    found = objects(run_easyread, str(source))
    assert [list(row.values()) for row in rows] == [[str(value) for value in item.values()] for item in found]


def test_long_lines_are_shown_in_parts(run_easyread: Run, tmp_path: Path) -> None:
    path = tmp_path / "lang.txt"
    path.write_text("Wir warten und warten. " * 9 + "Das gilt gemäß dem Plan. " + "Wir warten. " * 9, "utf-8")
    lines = run_easyread("check", str(path)).stdout.splitlines()
    shown = next(line for line in lines if "gemäß" in line)
    carets = lines[lines.index(shown) + 1]
    assert len(shown) < 125
    assert carets.index("^") == shown.index("gemäß")
    assert carets.count("^") == len("gemäß")


def test_sarif_has_what_the_standard_requires(run_easyread: Run, source: Path) -> None:
    """OASIS SARIF 2.1.0: the required properties of log, run, tool, driver, rule, result, message, region."""
    source.write_text(TEXT + "\nGut hinsichtlich der Miete.\n", "utf-8")
    log = json.loads(run_easyread("check", str(source), "--format", "sarif").stdout)
    assert (log["version"], log["$schema"]) == ("2.1.0", "https://json.schemastore.org/sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "easyread"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in driver["rules"])
    assert run["artifacts"][0]["location"]["uri"] == source.as_uri()
    marks = [result["partialFingerprints"]["easyread/v1"] for result in run["results"]]
    assert len(marks) == len(set(marks))
    text = source.read_text("utf-8")
    lines = text.split("\n")
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        assert result["level"] in ("none", "note", "warning", "error")
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        if region["startLine"] == region["endLine"]:
            line = lines[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
        start = region["charOffset"]
        assert text[start : start + region["charLength"]] == region["snippet"]["text"]


def test_github_annotations(run_easyread: Run, source: Path) -> None:
    lines = run_easyread("check", str(source), "--format", "github").stdout.splitlines()
    shape = re.compile(
        r"::(notice|warning|error) file=[^,:]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[^,:]+::.+"
    )
    assert lines
    assert all(shape.fullmatch(line) for line in lines)
    source.write_text("Das Amt prüft den Antrag\n" * 9 + "lange.\n", "utf-8")
    (line,) = run_easyread("check", str(source), "--format", "github").stdout.splitlines()
    assert re.match(r"::warning file=[^,]+,line=1,endLine=10,title=easyread long-sentence::", line)


def test_junit(run_easyread: Run, source: Path) -> None:
    root = ElementTree.fromstring(run_easyread("check", str(source), "--format", "junit").stdout)
    (suite,) = root.findall("testsuite")
    cases = {case.get("name"): case for case in suite.findall("testcase")}
    assert int(suite.get("tests", "")) == len(cases)
    assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    assert cases["officialese"].find("failure") is not None
    assert cases["filler"].find("failure") is None


def test_text_shows_line_caret_and_way_out(run_easyread: Run, source: Path) -> None:
    shown = run_easyread("check", str(source)).stdout
    assert "      3 | Der Antrag wurde gemäß § 60a *abgelehnt*. Bezüglich der Miete\n" in shown
    assert "        |            ^^^^^ ^^^^^                    ^^^^^^^^^\n".rstrip("\n") in shown
    assert "officialese ×2: gemäß → nach; Bezüglich → zu, wegen" in shown


def test_messages_in_german(run_easyread: Run, source: Path) -> None:
    assert (
        "„hinsichtlich“ ist Amtsdeutsch." in run_easyread("check", str(source), language="de_DE.UTF-8").stdout
    )


def test_a_hard_text_gives_a_page(run_easyread: Run, tmp_path: Path) -> None:
    path = tmp_path / "lang.md"
    path.write_text("\n\n".join(f"Absatz {number}: " + TEXT.split("\n")[2] for number in range(40)), "utf-8")
    lines = run_easyread("check", str(path)).stdout.splitlines()
    assert len(lines) < 110
    assert len(objects(run_easyread, str(path))) > 80


def test_one_fault_is_told_once_to_people_and_in_full_to_machines(run_easyread: Run, source: Path) -> None:
    source.write_text("Alle Bürger*innen (auch die kranken) kommen & gehen.\n", "utf-8")
    leicht = ("check", str(source), "--profile", "leicht")
    shown = run_easyread(*leicht).stdout
    assert re.findall(r"special-character.*", shown) == [
        'special-character: Not everybody knows the sign "&". Write instead: und.'
    ]
    assert shown.count("gender-form") == shown.count("parenthesis") == 1
    codes = [item["rule"] for item in objects(run_easyread, *leicht[1:])]
    assert (codes.count("special-character"), codes.count("gender-form"), codes.count("parenthesis")) == (
        3,
        1,
        1,
    )
    assert f"{len(codes) - 2} findings" in shown


def test_frequent_findings_are_named_so_that_they_are_known(run_easyread: Run, source: Path) -> None:
    source.write_text(
        "Der Antrag wurde geprüft. Gemäß dem Plan wird das Geld bezüglich der Miete gezahlt.\n", "utf-8"
    )
    shown = run_easyread("check", str(source)).stdout
    assert "passive ×2: wurde … geprüft; wird … gezahlt. Say each time who does it" in shown
    assert "officialese ×2: Gemäß → nach; bezüglich → zu, wegen\n" in shown
    assert " difficulty " in shown
    shown = run_easyread("check", str(source), language="de_DE.UTF-8").stdout
    assert re.search(r"Schwierigkeit \d,\d, ", shown)


def test_of_a_document_that_cannot_be_read_nothing_is_said(run_easyread: Run, tmp_path: Path) -> None:
    done = run_easyread("check", str(tmp_path / "nowhere.md"))
    assert (done.returncode, done.stdout) == (3, "")


def test_fail_on(run_easyread: Run, source: Path) -> None:
    assert run_easyread("check", str(source)).returncode == 0
    assert run_easyread("check", str(source), "--fail-on", "warning").returncode == 1


def test_switches_hold_until_they_are_turned_on_again(run_easyread: Run, tmp_path: Path) -> None:
    path = tmp_path / "probe.md"
    path.write_text(
        "Gemäß A.\n\n<!-- easyread: off officialese -->\n\nGemäß B.\n\n"
        "<!-- easyread: on officialese -->\n\nGemäß C.\n\n<!-- easyread: off -->\n\nGemäß D.\n",
        "utf-8",
    )
    found = [item for item in objects(run_easyread, str(path)) if item["rule"] == "officialese"]
    assert [item["line"] for item in found] == [1, 9]


def test_a_switch_for_no_rule_is_a_hint(run_easyread: Run, tmp_path: Path) -> None:
    path = tmp_path / "probe.md"
    path.write_text("<!-- easyread: off pasive -->\n\nGut.\n", "utf-8")
    done = run_easyread("check", str(path))
    assert 'hint check.unknown-code: A comment switches "pasive"' in done.stderr
    assert 'Did you mean "passive"?' in done.stderr


def test_names_far_from_all_rules_are_answered_with_where_to_look(run_easyread: Run, tmp_path: Path) -> None:
    path = tmp_path / "probe.md"
    path.write_text("<!-- easyread: off xyz -->\n\nDas gilt gemäß dem Plan.\n", "utf-8")
    done = run_easyread("check", str(path))
    assert "The names of all rules are shown by: easyread explain." in done.stderr
    assert "\n1 finding (profile einfach)." in done.stdout
    shown = run_easyread("explain").stdout
    assert re.search(r"^passive +Passive", shown, re.MULTILINE)
    assert run_easyread("explain", "PASSIVE").stdout.startswith("passive\n")


def test_a_comment_that_switches_nothing_is_a_hint(run_easyread: Run, tmp_path: Path) -> None:
    path = tmp_path / "probe.md"
    path.write_text("<!-- easyread: of passive -->\n\nGut.\n\n<!-- Das liest easyread: nie. -->\n", "utf-8")
    done = run_easyread("check", str(path))
    assert done.stderr.count("check.strange-switch") == 1
    assert "probe.md:1:1: hint check.strange-switch" in done.stderr


def test_baseline_leaves_what_was_known(run_easyread: Run, source: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.jsonl"
    old.write_text(run_easyread("check", str(source), "--format", "jsonl").stdout, "utf-8")
    assert objects(run_easyread, str(source), "--baseline", str(old)) == []
    source.write_text(TEXT.replace("# Probe", "# Probe\n\nGemäß dem Plan."), "utf-8")
    found = objects(run_easyread, str(source), "--baseline", str(old))
    assert [(item["rule"], item["line"]) for item in found] == [("officialese", 3)]


def test_baseline_tells_one_passive_from_another(run_easyread: Run, tmp_path: Path) -> None:
    """Both are a "wird": mending the first must not hide the second, in whatever language the baseline is."""
    path, old = tmp_path / "probe.md", tmp_path / "old.jsonl"
    path.write_text("Ihr Antrag wird geprüft. Das Amt schickt einen Brief.\n", "utf-8")
    for language in ("C", "de_DE.UTF-8"):
        done = run_easyread("check", str(path), "--format", "jsonl", language=language)
        old.write_text(done.stdout, "utf-8")
        assert objects(run_easyread, str(path), "--baseline", str(old)) == []
    path.write_text("Wir prüfen. Das Amt schickt einen Brief. Ihre Karte wird abgelehnt.\n", "utf-8")
    found = objects(run_easyread, str(path), "--baseline", str(old))
    assert [item["rule"] for item in found] == ["passive"]


def test_baseline_with_scores_tells_what_changed(run_easyread: Run, tmp_path: Path) -> None:
    path, old = tmp_path / "probe.md", tmp_path / "old.jsonl"
    first, second = "Das Amt hilft Ihnen bei dem Antrag.", "Sie bekommen im Mai einen Brief von uns."
    path.write_text(f"# Probe\n\n***\n\n{first}\n\n{second}\n", "utf-8")
    lines = [run_easyread(command, str(path), "--format", "jsonl").stdout for command in ("check", "score")]
    old.write_text("".join(lines), "utf-8")
    baseline = ("check", str(path), "--baseline", str(old))
    assert "This paragraph has become" not in run_easyread(*baseline).stdout
    harder = "Sie erhalten im Mai einen Leistungsbescheid der Bewilligungsbehörde."
    path.write_text(f"# Probe\n\n***\n\nEin Satz.\n\n{first}\n\n{harder}\n", "utf-8")
    shown = run_easyread(*baseline).stdout
    assert re.findall(r"probe\.md:(\d+): This paragraph has become (\w+)", shown) == [("9", "harder")]
    done = run_easyread(*baseline, "--format", "github")
    assert "has become harder" in done.stderr
    assert "has become harder" not in done.stdout
    assert "has become" not in run_easyread(*baseline, "--format", "github", "--quiet").stderr
    old.write_text(lines[0], "utf-8")
    assert "This paragraph has become" not in run_easyread(*baseline).stdout


def test_baseline_of_something_else(run_easyread: Run, source: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.jsonl"
    old.write_text('{"a": 1}\n', "utf-8")
    done = run_easyread("check", str(source), "--baseline", str(old))
    assert done.returncode == 2
    assert "old.jsonl:1: error check.baseline" in done.stderr


def test_diff_base_tells_one_short_word_from_another(run_easyread: Run, tmp_path: Path) -> None:
    path = tmp_path / "probe.md"
    path.write_text("Hier muss man warten. Das Amt schickt einen Brief.\n", "utf-8")
    name = ("-c", "user.name=Probe", "-c", "user.email=probe@example.org")
    for arguments in (("init", "-q"), ("add", "probe.md"), ("commit", "-q", "-m", "Probe")):
        subprocess.run(["git", *name, *arguments], cwd=tmp_path, check=True, capture_output=True)
    check = (str(path), "--diff-base", "HEAD")
    path.write_text("Neu.\n\nHier muss man warten.\n\nDas Amt schickt einen Brief.\n", "utf-8")
    assert objects(run_easyread, *check) == []
    path.write_text("Warten Sie. Das Amt schickt einen Brief. Dann darf man gehen.\n", "utf-8")
    assert [item["excerpt"] for item in objects(run_easyread, *check)] == ["man"]


def test_diff_base_tells_what_is_new_and_what_changed(run_easyread: Run, source: Path) -> None:
    def git(*arguments: str) -> None:
        name = ("-c", "user.name=Probe", "-c", "user.email=probe@example.org")
        subprocess.run(["git", *name, *arguments], cwd=source.parent, check=True, capture_output=True)

    git("init", "-q")
    git("add", "probe.md")
    git("commit", "-q", "-m", "Probe")
    source.write_text(
        TEXT.replace("hinsichtlich der Miete", "mittels Formular auf ein neues Zimmer"), "utf-8"
    )
    found = objects(run_easyread, str(source), "--diff-base", "HEAD")
    assert [item["excerpt"] for item in found if item["rule"] == "officialese"] == ["mittels"]
    shown = run_easyread("check", str(source), "--diff-base", "HEAD").stdout
    assert re.search(r"probe\.md:6: This paragraph has become (?:harder|easier): \d\.\d → \d\.\d\.", shown)
    done = run_easyread("check", str(source), "--diff-base", "--upload-pack=x")
    assert (done.returncode, "check.no-revision" in done.stderr) == (2, True)


def test_max_difficulty_is_a_gate(run_easyread: Run, source: Path) -> None:
    for command in ("check", "score"):
        assert run_easyread(command, str(source), "--max-difficulty", "6.9").returncode == 0
        done = run_easyread(command, str(source), "--max-difficulty", "1")
        assert done.returncode == 1
        assert "error check.too-hard: The document has difficulty" in done.stderr


def test_a_project_sets_profile_severity_and_limit(run_easyread: Run, source: Path) -> None:
    settings = source.parent / "easyread.toml"
    settings.write_text('profile = "amtlich"\n[check]\nofficialese = "off"\nfiller = "error"\n', "utf-8")
    project = ("--project", str(source.parent))
    assert "officialese" not in {item["rule"] for item in objects(run_easyread, str(source), *project)}
    source.write_text("Das ist grundsätzlich gut.\n", "utf-8")
    assert run_easyread("check", str(source), *project).returncode == 1
    settings.write_text("[check]\nlong-sentence = { limit = 3 }\n", "utf-8")
    assert {item["rule"] for item in objects(run_easyread, str(source), *project)} == {
        "long-sentence",
        "filler",
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('profile = "schwer"', "1: error settings.unknown-profile"),
        ('[check]\npasive = "off"', 'Did you mean "passive"?'),
        ('[link]\nlimit = 3\n[check]\npasive = "off"', "4: error settings.unknown-rule"),
        ('[check]\n"check.too-hard" = "off"', "The names of all rules are shown by: easyread explain."),
        ("[check]\nlong-sentence = 15", "For another limit write: long-sentence = { limit = 15 }."),
        ('[check]\nofficialese = "off"\npassive = "loud"', "3: error settings.rule-severity"),
        ("[check]\nlong-sentence = { limit = 0 }", "2: error settings.rule-limit"),
        ("[check]\npassive = { limit = 2 }", "2: error settings.rule-no-limit"),
        ("[check]\n\n[check.long-sentence]\nlimits = 9", "3: error settings.unknown-key"),
        ("check = 3", "Write it like this: [check]."),
        ("[link]\noff = []\nlimit = true", "Write it like this: limit = 5."),
        ("[link]\noff = []\nlimit = -1", "3: error settings.link-limit"),
        ('"link".policy = "all"', "1: error settings.link-policy"),
        ('out = "x"\n\n[lnk]\noff = []', "3: error settings.unknown-key"),
    ],
)
def test_settings_that_are_none(run_easyread: Run, source: Path, text: str, says: str) -> None:
    (source.parent / "easyread.toml").write_text(text + "\n", "utf-8")
    done = run_easyread("check", str(source), "--project", str(source.parent))
    assert done.returncode == 2
    assert says in done.stderr


def test_explain_tells_reason_source_examples_and_limits(run_easyread: Run) -> None:
    shown = run_easyread("explain", "long-sentence").stdout
    assert 'This sentence has 22 words; the limit is 12. Split it before "weil".' in shown
    assert "…" not in shown
    for part in ("Why: ", "Warum: ", "Source: DIN SPEC", "✗ ", "✓ ", "Profile leicht: warning, limit 12"):
        assert part in shown


def test_the_report_names_a_fault_once_too(run_easyread: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text("# Brief\n\nDas gilt bzw. galt immer.\n", encoding="utf-8")
    done = run_easyread("report", str(tmp_path / "brief.md"), "--out", str(tmp_path / "out"), "--lang", "de")
    page = (tmp_path / "out" / "report" / "brief.html").read_text("utf-8")
    assert done.returncode == 0
    assert ("Abkürzung</strong>" in page, "Amtsdeutsch</strong>" in page) == (False, True)


def test_settings_in_pyproject_are_found_too(run_easyread: Run, source: Path) -> None:
    text = (
        '[tool.other]\nlimit = 1\n\n[tool.easyread]\nprofile = "amtlich"\n[tool.easyread.link]\nlimits = 1\n'
    )
    (source.parent / "pyproject.toml").write_text(text, "utf-8")
    done = run_easyread("check", str(source), "--project", str(source.parent))
    assert "pyproject.toml:7: error settings.unknown-key" in done.stderr


def test_a_term_that_is_off_and_unknown_is_a_hint(run_easyread: Run, source: Path) -> None:
    (source.parent / "easyread.toml").write_text('[link]\npolicy = "page"\noff = ["duldun"]\n', "utf-8")
    done = run_easyread("check", str(source), "--project", str(source.parent))
    assert 'easyread.toml:3: hint link.unknown-off: The setting "link.off" names "duldun".' in done.stderr
    assert 'Did you mean "duldung"?' in done.stderr
