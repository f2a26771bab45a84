"""The wheel, made of the bare sources and installed into an empty virtual environment, has all it needs."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

DOCUMENT = """# Sie haben eine Duldung

Mit einer Duldung dürfen Sie in Deutschland bleiben, solange Ihre Ausreise nicht möglich ist.
Eine Wohnsitzauflage sagt, wo Sie wohnen müssen.
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Return what a command printed; its words are the message if it does not end with 0."""
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def easyread(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command `easyread` of an environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("wheel")
    sources = folder / "sources"  # as in a fresh checkout: nothing was made in it before
    made = shutil.ignore_patterns(".*", "__pycache__", "out", "fonts", "tables", "tests", "bench")
    shutil.copytree(ROOT, sources, ignore=made)
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    # This Python knows nothing of what the build needs: only pip's own environment does.
    pip = (folder / "venv" / "bin" / "python", "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, sources, cwd=folder)
    (wheel,) = folder.glob("easyread-*.whl")
    inside = (*pip, "install", "--quiet")
    run(*inside, "--requirement", ROOT / "requirements.lock", cwd=folder)
    run(*inside, "--no-deps", "--no-index", wheel, cwd=folder)
    return folder / "venv" / "bin" / "easyread"


def test_build_in_an_empty_folder(easyread: Path, tmp_path: Path) -> None:
    (tmp_path / "some.md").write_text(DOCUMENT, "utf-8")
    assert run(easyread, "--version", cwd=tmp_path).startswith("easyread ")
    run(easyread, "build", "some.md", cwd=tmp_path)
    page = (tmp_path / "out" / "some" / "index.html").read_text("utf-8")
    assert "Wohnsitzauflage" in page
    assert 'href="#' in page
    assert (tmp_path / "out" / "some" / "some.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "out" / "index.html").is_file()


def test_doctor_is_content(easyread: Path, tmp_path: Path) -> None:
    assert "Pango" in run(easyread, "doctor", cwd=tmp_path)
