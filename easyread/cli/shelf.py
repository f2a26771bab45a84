"""What stands in out/: remembered between two runs, so that the list of everything built stays whole."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from easyread.render.html import ListedDocument, ListedFile
from easyread.resources import Language

SHELF = ".easyread.json"
_VERSION = 1


def with_earlier(out: Path, printed: Sequence[ListedDocument]) -> tuple[ListedDocument, ...]:
    """Return all documents of `out` that are still there, those just printed in their new form, by title."""
    found = {listed.web: listed for listed in _earlier(out) if _is_there(out, listed)}
    found.update((listed.web, listed) for listed in printed)
    return tuple(sorted(found.values(), key=lambda listed: (listed.title.casefold(), listed.web)))


def shelf_bytes(documents: Sequence[ListedDocument]) -> bytes:
    """Return what is remembered, as JSON."""
    value = {"version": _VERSION, "documents": [asdict(listed) for listed in documents]}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _earlier(out: Path) -> tuple[ListedDocument, ...]:
    """Return what an earlier run remembered; nothing where the file is not one of ours."""
    try:
        value = json.loads((out / SHELF).read_bytes())
        if value["version"] != _VERSION:
            return ()
        return tuple(_document(item) for item in value["documents"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _document(item: dict[str, object]) -> ListedDocument:
    files = item.pop("files")
    if not isinstance(files, list):
        raise TypeError("files")
    return ListedDocument(files=tuple(_file(file) for file in files), **item)  # type: ignore[arg-type]


def _file(item: dict[str, object]) -> ListedFile:
    language = item.pop("language", None)
    known = Language(**language) if isinstance(language, dict) else None
    return ListedFile(language=known, **item)  # type: ignore[arg-type]


def _is_there(out: Path, listed: ListedDocument) -> bool:
    """Say whether a remembered document still lies in `out`, and in it alone."""
    paths = [listed.web, *(file.href for file in listed.files)]
    return all(not path.startswith(("/", ".")) and (out / path).is_file() for path in paths)
