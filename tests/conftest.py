"""What many tests share: the command line as a person calls it, and our own corpus, built once."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
EASYREAD = (sys.executable, "-m", "easyread")
DEMO = ("build", str(ROOT / "corpus"), "--lang", "ar,uk,en", "--drafts")
LIMIT_SECONDS = 900

Run = Callable[..., subprocess.CompletedProcess[str]]

# A machine that does other things as well is no finding; where time matters, a test has its own limit.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def run_easyread() -> Run:
    """Return a function that calls `easyread` in a process of its own; messages come in English."""

    def run(*arguments: str, cwd: Path = ROOT, language: str = "C") -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "LC_ALL": language, "PYTHONUTF8": "1"}
        command = [*EASYREAD, *arguments]
        return subprocess.run(
            command,
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LIMIT_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return run


@pytest.fixture(scope="session")
def demo(run_easyread: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all editions of our corpus, as `make demo` builds them."""
    out = tmp_path_factory.mktemp("demo") / "out"
    done = run_easyread(*DEMO, "--out", str(out))
    assert done.returncode == 0, f"easyread ended with {done.returncode}:\n{done.stderr[-4000:]}"
    return out
