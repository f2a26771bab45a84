"""`easyread doctor`: what this machine lacks, and how to get it.

Looks for the system's libraries by loading them, makes one page into a PDF, and looks whether the package has
its fonts. In a tree for development it also names what the tests need; that is never counted as missing.
"""

import ctypes
import ctypes.util
import os
import platform
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Literal

import click

import easyread
from easyread.cli.console import LANGUAGE
from easyread.message import knows, message_of, say
from easyread.problem import EasyreadError, Problem

State = Literal["ok", "missing", "optional"]
System = Literal["debian", "fedora", "arch", "macos", "windows", "other"]

PACKAGE = Path(easyread.__file__).parent
FONTS = PACKAGE / "data" / "fonts" / "coverage.json"
TESTS = PACKAGE.parent / "tests" / "web"

# what the page shows -> stem of the library, then the names under which systems keep it
LIBRARIES = {
    "Pango": ("pango-1.0", "libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "PangoFT2": ("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "HarfBuzz": ("harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "HarfBuzz-subset": (
        "harfbuzz-subset",
        "libharfbuzz-subset.so.0",
        "libharfbuzz-subset.0.dylib",
        "libharfbuzz-subset-0.dll",
    ),
    "Fontconfig": ("fontconfig", "libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
}
PROGRAMS = {
    "Chromium": ("chromium", "chromium-browser"),
    "Java": ("java",),
    "Node.js": ("node",),
    "poppler": ("pdftoppm",),
}
WINDOWS_FOLDERS = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"
SAMPLE = "<html lang='de'><title>Probe</title><body><h1>Probe</h1><p>Duldung مرحبا ሰላም</p></body></html>"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked for. `cure` is the last part of the code of the message that says how to get it."""

    name: str
    state: State
    detail: str
    cure: str = ""


def find_system() -> System:
    """Return the family of operating systems this machine belongs to."""
    if sys.platform == "darwin":
        return "macos"
    if sys.platform == "win32":
        return "windows"
    names: set[str] = set()
    with suppress(OSError):
        release = platform.freedesktop_os_release()
        names = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    if names & {"debian", "ubuntu"}:
        return "debian"
    if names & {"fedora", "rhel"}:
        return "fedora"
    return "arch" if "arch" in names else "other"


def can_load(names: Iterable[str]) -> bool:
    """Say whether one of these libraries can be loaded. Names: the stem first, then the file names."""
    stem, *files = names
    for name in (*files, ctypes.util.find_library(stem)):
        with suppress(OSError):
            if name:
                ctypes.CDLL(name)
                return True
    return False


def look_at_libraries() -> Iterator[Finding]:
    """Yield one finding for each library that setting a PDF needs."""
    if sys.platform == "win32":
        for folder in os.environ.get("WEASYPRINT_DLL_DIRECTORIES", WINDOWS_FOLDERS).split(";"):
            with suppress(OSError):
                os.add_dll_directory(folder)
    for name, names in LIBRARIES.items():
        state: State = "ok" if can_load(names) else "missing"
        yield Finding(name, state, say("doctor.what.library", LANGUAGE), "pdf")


def look_at_fonts() -> Finding:
    """Return whether the fonts of the editions are in the package."""
    state: State = "ok" if FONTS.is_file() else "missing"
    return Finding(say("doctor.name.fonts", LANGUAGE), state, say("doctor.what.fonts", LANGUAGE), "fonts")


def make_a_page() -> Finding:
    """Make one page into a PDF, with all that belongs to it; the true test of everything above."""
    name = say("doctor.name.page", LANGUAGE)
    problems: list[Problem] = []
    try:
        with redirect_stdout(StringIO()):  # the engine prints its own advice where a library is missing
            from easyread.render.pdf import render_pdf

            problems += render_pdf(SAMPLE, {}).problems
    except EasyreadError as trouble:
        problems.append(trouble.problem())
    except OSError as trouble:
        return Finding(name, "missing", str(trouble), "pdf")
    if problems:
        return Finding(name, "missing", message_of(problems[0], LANGUAGE))
    return Finding(name, "ok", say("doctor.what.page", LANGUAGE))


def look_at_programs() -> Iterator[Finding]:
    """Yield what only the tests need; nothing outside a tree for development."""
    if not TESTS.is_dir():
        return
    for name, commands in PROGRAMS.items():
        path = next(filter(None, map(shutil.which, commands)), "")
        yield Finding(name, "ok" if path else "optional", path or say("doctor.what.tests", LANGUAGE), "tests")


def examine() -> list[Finding]:
    """Return all findings in the order in which they are shown."""
    python = Finding("Python", "ok", platform.python_version())
    return [python, *look_at_libraries(), look_at_fonts(), make_a_page(), *look_at_programs()]


def cures(findings: Iterable[Finding], system: System) -> list[str]:
    """Return how to get what is missing on this system, each way once."""
    wanted = dict.fromkeys(finding.cure for finding in findings if finding.state != "ok" and finding.cure)
    codes = ((f"doctor.{cure}.{system}", f"doctor.{cure}.other") for cure in wanted)
    return [say(exact if knows(exact) else other, LANGUAGE) for exact, other in codes]


@click.command(help=say("cli.help.doctor", LANGUAGE))
def doctor() -> None:
    """Print what was found; leave with 1 if something that editions need is missing."""
    findings = examine()
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        state = click.style(
            f"{say(f'doctor.{finding.state}', LANGUAGE):<10}", fg=None if finding.state == "ok" else "red"
        )
        click.echo(f"{state} {finding.name:<{width}}  {finding.detail}")
    for cure in cures(findings, find_system()):
        click.echo(f"\n{cure}")
    missing = any(finding.state == "missing" for finding in findings)
    click.echo("\n" + say("doctor.not-ready" if missing else "doctor.ready", LANGUAGE))
    sys.exit(int(missing))
