"""git, called without a shell and for named files only: what a file was in a revision."""

import subprocess
from pathlib import Path

from easyread.document import Place
from easyread.problem import UsageError
from easyread.read.source import MAX_SOURCE_BYTES

LIMIT_SECONDS = 30


def show_file(path: Path, revision: str) -> bytes | None:
    """Return a file as it was in `revision`; None if it was not there.

    Raises: UsageError without git, outside a repository, and for a revision that there is not.
    """
    folder = path.resolve().parent
    if (
        revision.startswith("-")
        or _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is None
    ):
        raise UsageError("check.no-revision", place=Place(str(path)), revision=revision)
    data = _git(folder, "cat-file", "blob", f"{revision}:./{path.name}")
    return None if data is None else data[: MAX_SOURCE_BYTES + 1]


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git prints; None if it ends with an error. Raises: UsageError without git."""
    try:
        done = subprocess.run(
            ["git", "--no-optional-locks", "--no-pager", "-C", str(folder), *arguments],
            capture_output=True,
            timeout=LIMIT_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired) as err:
        raise UsageError("check.no-git", place=Place(str(folder)), reason=type(err).__name__) from err
    return done.stdout if done.returncode == 0 else None
