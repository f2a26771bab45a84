"""SOURCE arguments -> documents: a file, a folder, or "-" for standard input."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from easyread.cli.blocks import keep_block_ids
from easyread.cli.console import Outcome
from easyread.cli.files import read_bytes
from easyread.document import Document, Place
from easyread.problem import EasyreadError, SourceError
from easyread.read import read_document
from easyread.read.source import MAX_SOURCE_BYTES
from easyread.resources import GLOSSARY_NAME

SUFFIXES = (".md", ".markdown", ".txt", ".text")
_NOT_SOURCES = ("locale", "node_modules", "__pycache__")


def find_sources(arguments: Sequence[str], default: Path) -> list[str]:
    """Return the paths to read, in order, each once; without arguments those of the folder `default`.

    Raises: SourceError for a folder that holds no document.
    """
    found: dict[str, None] = {}
    for argument in arguments or (str(default),):
        path = Path(argument)
        if argument != "-" and path.is_dir():
            inside = [str(file) for file in sorted(path.rglob("*")) if _is_source(file, path)]
            if not inside:
                raise SourceError("read.empty-folder", place=Place(argument), suffixes=", ".join(SUFFIXES))
            found.update(dict.fromkeys(inside))
        else:
            found[argument] = None
    return list(found)


def _is_source(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    hidden = any(part.startswith(".") or part in _NOT_SOURCES for part in parts)
    return file.suffix.lower() in SUFFIXES and not hidden and file.is_file()


def read_sources(arguments: Sequence[str], default: Path, kind: str, outcome: Outcome) -> Iterator[Document]:
    """Yield every document that can be read; what cannot is noted in `outcome`. Names are unique."""
    try:
        paths = find_sources(arguments, default)
    except EasyreadError as trouble:
        outcome.add_error(trouble)
        return
    names = unique_names(paths)
    for path in paths:
        try:
            document = read_source(path, kind, outcome)
        except EasyreadError as trouble:
            outcome.add_error(trouble)
        else:
            yield replace(keep_block_ids(document, outcome), folder=names.get(path, ""))


def read_source(path: str, kind: str, outcome: Outcome) -> Document:
    """Return one document, its problems noted. Raises: SourceError."""
    data = (
        sys.stdin.buffer.read(MAX_SOURCE_BYTES + 1)
        if path == "-"
        else read_bytes(Path(path), MAX_SOURCE_BYTES, path)
    )
    return outcome.take(read_document(data, path, kind=kind))


def unique_names(paths: Sequence[str]) -> dict[str, str]:
    """Return a name for each path whose file name is taken: the folder's name is put before it."""
    stems = Counter(_stem(path) for path in paths)
    stems[GLOSSARY_NAME] += 1  # the glossary's own edition lies there
    taken: set[str] = set()
    names: dict[str, str] = {}
    for path in paths:
        if stems[_stem(path)] > 1:
            folder = Path(path).resolve().parent.name
            name = base = f"{folder}-{Path(path).stem}"
            number = 2
            while name in taken:
                name, number = f"{base}-{number}", number + 1
            taken.add(name)
            names[path] = name
    return names


def _stem(path: str) -> str:
    return Path(path).stem.casefold()  # some disks take Glossar and glossar for one name
