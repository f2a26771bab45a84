"""All that is checked of a PDF. `python -m tests.checkers.pdf FILE…` prints the verdicts; 1 if one is bad."""

import sys
from collections.abc import Iterable
from pathlib import Path

from tests.checkers.faults import PdfFault
from tests.checkers.quality import pdf_quality
from tests.checkers.verapdf import page_validation, verapdf

__all__ = ["PdfFault", "check_pdf", "check_pdfs", "page_validation", "pdf_quality", "verapdf"]


def check_pdf(path: Path) -> tuple[PdfFault, ...]:
    """Return the faults of one file that are found quickly; warnings of the quality check count."""
    fails, warns = pdf_quality(path)
    return (*page_validation(path), *fails, *warns)


def check_pdfs(paths: Iterable[Path]) -> tuple[PdfFault, ...]:
    """Return all faults of all files, those of veraPDF too."""
    files = list(paths)
    return (*verapdf(files), *(fault for path in files for fault in check_pdf(path)))


def main(names: list[str]) -> int:
    """Print what is wrong with each file."""
    paths = [Path(name) for name in names]
    faults = check_pdfs(paths)
    for path in paths:
        own = [fault for fault in faults if Path(fault.file).resolve() == path.resolve()]
        print(f"{'FAIL' if own else 'PASS'} {path}")
        for fault in own:
            print(f"     {fault.rule}: {fault.message}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
