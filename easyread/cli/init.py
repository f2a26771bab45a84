"""`easyread init`: a project of the usual shape."""

from pathlib import Path

import click

from easyread.cli.console import LANGUAGE
from easyread.cli.files import write_bytes
from easyread.cli.options import text
from easyread.cli.project import SETTINGS_FILE
from easyread.document import Place
from easyread.message import say
from easyread.problem import UsageError

_SETTINGS = """\
# Einstellungen von easyread / settings of easyread
corpus = "corpus"
out = "out"
lang = []       # zum Beispiel / for example: ["ar", "uk"]
"""

_FIRST = """\
---
title: "Unser erster Text"
kind: document
---
Sie haben eine Duldung. Dann müssen Sie jetzt nicht ausreisen.
"""

_FILES = {
    SETTINGS_FILE: _SETTINGS,
    "corpus/erster-text.md": _FIRST,
    "glossary/terms/.keep": "",
    "glossary/locale/.keep": "",
    "templates/.keep": "",
    ".gitignore": "/out/\n",
}


@click.command(help=text("init"))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
def init(folder: Path) -> None:
    """Write the files of a new project; never over anything that is there."""
    there = [name for name in _FILES if (folder / name).exists()]
    if there:
        raise UsageError("cli.exists", place=Place(str(folder)), name=", ".join(there))
    for name, content in _FILES.items():
        write_bytes(folder / name, content.encode("utf-8"))
        click.echo(say("cli.written", LANGUAGE, path=str(folder / name)), err=True)
