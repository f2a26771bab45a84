"""Fresh machine -> one on which `make demo` and `make test` run. Needs only Python itself.

    python3 scripts/setup.py demo    system libraries, .venv, fonts and word tables
    python3 scripts/setup.py test    also the checkers: browser, Java, poppler, node modules

Each step looks first whether its work is done, so that a second run takes well under a second. What was done
is remembered in `.tools/` as the hash of what it was done from.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = ROOT / ".tools" / "stamps"
WEB = ROOT / "tests" / "web"
NOUNS = "requirements-nouns.lock"
LOCKS = {"demo": "requirements.lock", "test": "requirements-dev.lock"}
DEMO_PACKAGES = ("libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-noto-core")
TEST_PACKAGES = (*DEMO_PACKAGES, "chromium", "openjdk-17-jdk-headless", "poppler-utils")
BUILDERS = {  # script -> one file that it makes
    "scripts/build_fonts.py": "easyread/data/fonts/coverage.json",
    "scripts/build_tables.py": "easyread/data/tables/rarity.txt",
    "scripts/build_grammar.py": "easyread/data/tables/grammar/nouns.txt",
}
INPUTS = {
    "scripts/build_grammar.py": (
        "scripts/verbs.toml",
        "easyread/tagging/features.py",
        "easyread/tagging/lexicon.py",
        "easyread/data/grammar.toml",
        NOUNS,
    )
}
NODE_MAJOR = 20
OTHER_SYSTEMS = "CONTRIBUTING.md says what to install on other systems."


class SetupError(Exception):
    """A step that this machine cannot do; the text says what a person can do about it."""


def main(goal: str) -> None:
    """Bring the machine into the state that `goal` ("demo" or "test") needs."""
    if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever python3 there is
        raise SetupError(f"easyread needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    install_system_packages(DEMO_PACKAGES if goal == "demo" else TEST_PACKAGES)
    install_python_packages(goal)
    build_package_data()
    if goal == "test":
        install_node_modules()


def install_system_packages(names: Iterable[str]) -> None:
    """Install what Debian has not got yet; elsewhere say what is needed and go on."""
    if not shutil.which("dpkg-query"):
        say(f"Not a Debian system: Pango, HarfBuzz-subset and Noto fonts are left to you. {OTHER_SYSTEMS}")
        return
    missing = [name for name in names if not is_installed(name)]
    if not missing:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise SetupError(f"These system packages are missing: sudo apt-get install {' '.join(missing)}")
    apt_install(missing)


def is_installed(name: str) -> bool:
    """Say whether Debian's package is installed and configured."""
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", name]
    return subprocess.run(query, capture_output=True, text=True, check=False).stdout == "installed"


def apt_install(names: list[str]) -> None:
    """Fetch the list of packages, then install them without asking anything."""
    say(f"Installing from Debian: {' '.join(names)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], env=quiet)
    run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names], env=quiet)


def install_python_packages(goal: str) -> None:
    """Make .venv, install the locked packages and the project itself, in place."""
    python = VENV / "bin" / "python"
    fresh = {
        name: digest([ROOT / LOCKS[name], ROOT / NOUNS, ROOT / "pyproject.toml"], *identity())
        for name in LOCKS
    }
    enough = (goal, "test")  # what the tests need holds all that the demo needs
    if python.exists() and any(stamp(f"python-{name}") == fresh[name] for name in enough):
        return
    lock = ROOT / LOCKS[goal]
    make_venv(python)
    say(f"Installing Python packages from {lock.name}")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    run([*pip, "--requirement", str(lock)])
    run([*pip, "--requirement", str(ROOT / NOUNS), "--no-deps"])
    run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    write_stamp(f"python-{goal}", fresh[goal])


def identity() -> tuple[str, ...]:
    """Return what a virtual environment belongs to: its folder and the version of Python."""
    return str(VENV), ".".join(map(str, sys.version_info[:3]))


def make_venv(python: Path) -> None:
    """Create .venv, unless its Python runs already; one that was moved or lost its Python is made anew."""
    if (
        python.exists()
        and not subprocess.run(
            [python, "-m", "pip", "--version"], capture_output=True, check=False
        ).returncode
    ):
        return
    if subprocess.run(
        [sys.executable, "-c", "import ensurepip"], capture_output=True, check=False
    ).returncode:
        install_system_packages(["python3-venv"])
    say("Making .venv")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def build_package_data() -> None:
    """Build fonts and word tables, each when its script or what it was built from changed."""
    for script, made in BUILDERS.items():
        path = ROOT / script
        fresh = digest([path, ROOT / LOCKS["demo"], *(ROOT / name for name in INPUTS.get(script, ()))])
        if stamp(path.stem) == fresh and (ROOT / made).is_file():
            continue
        say(f"Building {Path(made).parent}")
        run([str(VENV / "bin" / "python"), str(path)])
        write_stamp(path.stem, fresh)


def install_node_modules() -> None:
    """Install the checkers for web pages, exactly as locked; no package's own install script is run."""
    fresh = digest([WEB / "package-lock.json", WEB / "package.json"])
    if stamp("node") == fresh and (WEB / "node_modules").is_dir():
        return
    if not shutil.which("node") or not shutil.which("npm"):
        raise SetupError(
            f"The checks of web pages need Node.js {NODE_MAJOR} or newer, with npm. {OTHER_SYSTEMS}"
        )
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < NODE_MAJOR:
        raise SetupError(f"The checks of web pages need Node.js {NODE_MAJOR} or newer; this is {version}.")
    say("Installing the checkers of web pages")
    run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=WEB)
    write_stamp("node", fresh)


def digest(paths: Iterable[Path], *words: str) -> str:
    """Return one hash for files and words; a file that is not there counts as empty."""
    found = hashlib.sha256()
    for path in paths:
        found.update(path.read_bytes() if path.exists() else b"")
    found.update("\0".join(words).encode())
    return found.hexdigest()


def stamp(name: str) -> str:
    """Return the hash a step was last done from, empty if never."""
    path = STAMPS / name
    return path.read_text("utf-8") if path.exists() else ""


def write_stamp(name: str, value: str) -> None:
    """Remember what a step was done from."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(value, "utf-8")


def run(command: list[str], *, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    """Run a command with its output in view. Raises: SetupError if it does not end with 0."""
    done = subprocess.run(command, cwd=cwd, env=env, check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise SetupError(
            f"This command ended with {done.returncode}, its reason stands above: {' '.join(command)}"
        )


def say(text: str) -> None:
    """Tell the person what takes so long."""
    print(f"setup: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "demo")
    except SetupError as error:
        sys.exit(f"setup: {error}")
