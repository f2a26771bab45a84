"""The one door to WeasyPrint, which turns HTML into pages: only here are it and pydyf imported.

Its fonts come from fontconfig, which is shown our own folder and nothing else, so that the same document
gives the same bytes on every machine and no font of the system can slip in. What we use beyond the public
interface (the boxes, a page's `paint`, a stream's `marked`) may change with any release: another version is
refused.
"""

import atexit
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from easyread.document import Place
from easyread.problem import RenderError
from easyread.render.fonts import FOLDER

EXPECTED_VERSION = "70.0"

_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>{fonts}</dir>
<cachedir>{cache}</cachedir>
<selectfont><rejectfont><glob>*.woff2</glob></rejectfont></selectfont>
</fontconfig>
"""


def _write_config() -> Path:
    """Write the fontconfig file into a folder that goes with the process; return its path."""
    folder = Path(tempfile.mkdtemp(prefix="easyread-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "fonts.conf"
    path.write_text(_CONFIG.format(fonts=FOLDER, cache=folder / "cache"), "utf-8")
    return path


_CONFIG_PATH = _write_config()


@contextmanager
def isolated_fonts() -> Iterator[None]:
    """Show fontconfig our fonts only while the block lasts; programs that we start must not inherit it."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_CONFIG_PATH)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


with isolated_fonts(), warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of a missing HarfBuzz-Subset; we tell it ourselves
    try:
        import pydyf
        import weasyprint
        from weasyprint.document import Document, Page
        from weasyprint.formatting_structure import boxes
        from weasyprint.layout.absolute import AbsolutePlaceholder
        from weasyprint.pdf.stream import Stream
        from weasyprint.text import ffi
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.text.line_break import line_size
        from weasyprint.urls import URLFetcher, URLFetcherResponse
    except OSError as err:
        raise RenderError("pdf.no-pango", place=Place("WeasyPrint"), cause=str(err).split("\n")[0]) from err

if weasyprint.__version__ != EXPECTED_VERSION:
    raise RenderError(
        "pdf.engine-version",
        place=Place("WeasyPrint"),
        found=weasyprint.__version__,
        expected=EXPECTED_VERSION,
    )

CSS = weasyprint.CSS
HTML = weasyprint.HTML
SUBSETS_QUICKLY = ffi.harfbuzz_subset is not None

__all__ = [
    "CSS",
    "EXPECTED_VERSION",
    "HTML",
    "SUBSETS_QUICKLY",
    "AbsolutePlaceholder",
    "Document",
    "FontConfiguration",
    "Page",
    "Stream",
    "URLFetcher",
    "URLFetcherResponse",
    "boxes",
    "isolated_fonts",
    "line_size",
    "pydyf",
]
