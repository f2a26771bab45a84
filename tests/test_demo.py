"""Every page and every PDF of `make demo`, as browsers, validators and readers meet them."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.checkers.pdf import check_pdfs
from tests.checkers.web import check_pages
from tests.conftest import DEMO, ROOT, Run

pytestmark = pytest.mark.slow

SOURCES = sorted((ROOT / "corpus").glob("*.md"))
LEAFLET = re.compile(r"^kind: *leaflet *$", re.MULTILINE)
TAGS = ("ar", "uk", "en")
_ID = re.compile(r'\bid="([^"]+)"')
_HREF = re.compile(r'\b(?:href|src)="([^"]+)"')


@pytest.mark.parametrize("source", SOURCES, ids=[source.stem for source in SOURCES])
def test_each_document_has_its_editions(demo: Path, source: Path) -> None:
    folder = demo / source.stem
    expected = {"index.html", f"{source.stem}.pdf"}
    expected |= {name for tag in TAGS for name in (f"{tag}/index.html", f"{source.stem}.{tag}.pdf")}
    if LEAFLET.search(source.read_text("utf-8")):
        expected |= {f"{source.stem}.leaflet.pdf"}
    assert expected <= {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_pages_are_without_fault(demo: Path) -> None:
    pages = list(demo.rglob("*.html"))
    assert len(pages) >= len(SOURCES)
    assert [str(fault) for fault in check_pages(pages)] == []


def test_pdfs_are_without_fault(demo: Path) -> None:
    pdfs = list(demo.rglob("*.pdf"))
    assert len(pdfs) >= len(SOURCES)
    assert [str(fault) for fault in check_pdfs(pdfs)] == []


@cache
def ids_of(page: Path) -> frozenset[str]:
    return frozenset(_ID.findall(page.read_text("utf-8")))


def dead_links(page: Path) -> Iterator[str]:
    """Yield each address in a page that leads to a file or a place that is not there."""
    for address in map(unescape, _HREF.findall(page.read_text("utf-8"))):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        if not target.is_file() or (parts.fragment and unquote(parts.fragment) not in ids_of(target)):
            yield f"{page}: {address}"


def test_links_lead_somewhere(demo: Path) -> None:
    assert [link for page in demo.rglob("*.html") for link in dead_links(page)] == []


def test_same_input_gives_same_bytes(demo: Path, run_easyread: Run, tmp_path: Path) -> None:
    run_easyread(*DEMO, "--out", str(tmp_path))
    first = {path.relative_to(demo): path.read_bytes() for path in demo.rglob("*") if path.is_file()}
    second = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert first.keys() == second.keys()
    assert [str(name) for name in first if first[name] != second[name]] == []
