"""The disk: bytes in, bytes out, nothing half written."""

import errno
import os
import tempfile
from pathlib import Path

from easyread.cli.console import LANGUAGE
from easyread.document import Place
from easyread.message import knows, say
from easyread.problem import RenderError, SourceError


def read_bytes(path: Path, limit: int, name: str = "") -> bytes:
    """Return a file's bytes, at most `limit` + 1 of them, so that a reader can say that it is too large.

    Raises: SourceError if there is no such file, or it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as err:
        raise SourceError("read.unreadable", place=Place(name or str(path)), reason=reason_of(err)) from err


def write_bytes(path: Path, data: bytes) -> None:
    """Write beside and move into place: killed at any moment, the whole old or the whole new file is there.

    Raises: RenderError if the folder cannot be written.
    """
    handle, beside = -1, ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except OSError as err:
        if beside:
            Path(beside).unlink(missing_ok=True)
        raise RenderError("cli.unwritable", place=Place(str(path)), reason=reason_of(err)) from err


def reason_of(err: OSError) -> str:
    """Return why, in the language of the messages; what is rare, as the operating system says it."""
    number = errno.errorcode.get(err.errno or 0, "")
    code = f"cli.reason.{number.lower()}"
    return say(code, LANGUAGE) if knows(code) else err.strerror or type(err).__name__
