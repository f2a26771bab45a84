"""Pages -> faults: axe-core in Chromium (tests/web/check.mjs) and the Nu HTML checker, once for all pages.

`python -m tests.checkers.web FILE…` prints what is wrong; 1 if something is.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "web"
CHECK = FOLDER / "check.mjs"
VNU = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
MODES = ("desktop", "narrow", "dark", "forced", "print")
LIMIT_SECONDS = 1200


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with a page. `mode` is one of MODES, "load", or "html" for the Nu HTML checker."""

    file: str
    mode: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{'/'.join(Path(self.file).parts[-3:])} [{self.mode}] {self.rule}: {self.message}"


def check_pages(paths: Iterable[Path], modes: Sequence[str] = MODES) -> tuple[Fault, ...]:
    """Return what browser and HTML checker find wrong with the pages; empty is good.

    Raises: RuntimeError if a checker cannot run; `make test` installs what they need.
    """
    pages = sorted(Path(path).resolve() for path in paths)
    return (*check_html(pages), *check_in_browser(pages, modes))


def check_in_browser(pages: Sequence[Path], modes: Sequence[str] = MODES) -> tuple[Fault, ...]:
    """Return what axe-core and our own looks at layout, focus and requests find."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    command = ["node", str(CHECK), "--modes", ",".join(modes), "--chromium", chromium]
    return tuple(Fault(**fault) for fault in json.loads(_output([*command, *map(str, pages)])))


def check_html(pages: Sequence[Path]) -> tuple[Fault, ...]:
    """Return errors and warnings of the Nu HTML checker; its remarks on style are left out."""
    command = ["java", "-Xss4m", "-XX:TieredStopAtLevel=1", "-jar", str(VNU)]
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    messages = json.loads(_output([*command, *options, *map(str, pages)]))["messages"]
    return tuple(
        Fault(
            file=message["url"].removeprefix("file:"),
            mode="html",
            rule=message.get("subType", message["type"]),
            message=f"line {message.get('lastLine', 0)}: {message['message']}",
        )
        for message in messages
        if message["type"] != "info" or message.get("subType") == "warning"
    )


def _output(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr.strip()[:2000]}")
    return done.stdout


def main(names: list[str]) -> int:
    """Print what is wrong with each page."""
    faults = check_pages(map(Path, names))
    print("\n".join(map(str, faults)) or f"{len(names)} pages without a fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
