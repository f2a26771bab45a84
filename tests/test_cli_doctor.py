"""The doctor names what is there, and how to get what is not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from easyread.cli.doctor import Finding, can_load, cures, examine
from tests.conftest import Run


def test_a_machine_that_runs_the_tests_lacks_nothing(run_easyread: Run) -> None:
    done = run_easyread("doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "HarfBuzz-subset" in done.stdout
    assert [finding.name for finding in examine() if finding.state != "ok"] == []


def test_a_library_that_is_not_there() -> None:
    assert not can_load(("easyread-nowhere", "libeasyread-nowhere.so.0"))


@pytest.mark.parametrize(
    ("system", "word"),
    [("debian", "libpangoft2-1.0-0"), ("macos", "brew"), ("windows", "MSYS2"), ("other", "1.44")],
)
def test_each_way_to_a_library_is_told_once(system: str, word: str) -> None:
    findings = [Finding("Pango", "missing", "", "pdf"), Finding("HarfBuzz", "missing", "", "pdf")]
    (cure,) = cures(findings, system)  # type: ignore[arg-type]  # parametrize knows only str
    assert word in cure


def test_what_the_tests_need_is_optional(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "easyread", "doctor"],
        env={**os.environ, "PATH": str(tmp_path), "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "not there  Chromium" in done.stdout
