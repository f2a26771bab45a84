"""HTML -> tagged PDF/UA-1. What it needs is handed in as `assets`; nothing else is ever read."""

import logging
import mimetypes
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from easyread.document import Place
from easyread.problem import Problem, Reported, Severity
from easyread.render.engine import (
    HTML,
    SUBSETS_QUICKLY,
    FontConfiguration,
    URLFetcher,
    URLFetcherResponse,
    isolated_fonts,
)
from easyread.render.tagging import write_tagged
from easyread.render.tagging.roles import SVG, alternative_of, is_comment, is_decorative

_BASE = "https://assets.invalid/"  # what relative addresses are resolved against; never asked
_ASSET_SCHEME = "asset:"
_LINK = re.compile(r"(?:#|https?:|mailto:|tel:)", re.IGNORECASE)  # what a link on paper may lead to
_EXCERPT_LENGTH = 60  # characters
_MISSING_NAMED = 12  # how many missing characters one message names


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished file, and its number of pages."""

    data: bytes
    pages: int


class _Assets(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """Answers from what was handed in; anything else is refused and remembered."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=("data",))
        self._assets = assets
        self.refused: dict[str, None] = {}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
        """Return the asset's bytes. Raises: ValueError for any other address, which the engine logs."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        for prefix in (_BASE, _ASSET_SCHEME):
            name = unquote(url.removeprefix(prefix))
            if url.startswith(prefix) and name in self._assets:
                kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
                return URLFetcherResponse(url, self._assets[name], {"Content-Type": kind})
        self.refused[url.removeprefix(_BASE)] = None
        raise ValueError(f"not an asset: {url}")


class _Log(logging.Handler):
    """Keeps what the engine says while it works."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: dict[tuple[int, str], None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line, once."""
        self.records[record.levelno, record.getMessage()] = None


@contextmanager
def _listening() -> Iterator[_Log]:
    """Collect the engine's log instead of printing it."""
    logger, log = logging.getLogger("weasyprint"), _Log()
    before = logger.propagate
    logger.addHandler(log)
    logger.propagate = False
    try:
        yield log
    finally:
        logger.removeHandler(log)
        logger.propagate = before


@contextmanager
def laid_out(
    html: str, assets: Mapping[str, bytes], problems: list[Problem], path: str
) -> Iterator[tuple[Any, Any]]:
    """Lay out a document; yield it with its element tree. What the engine says goes to `problems`."""
    fetcher = _Assets(assets)
    with isolated_fonts(), _listening() as log:
        source = HTML(string=html, base_url=_BASE, url_fetcher=fetcher)
        _drop_dead_links(source.etree_element)
        yield source.render(FontConfiguration()), source.etree_element
    problems.extend(_refusals(fetcher, path))
    problems.extend(_log_problems(log, path))


def render_pdf(html: str, assets: Mapping[str, bytes], *, path: str = "") -> Reported[Pdf]:
    """Return the document as PDF/UA-1, tagged, with its fonts in it. Same input, same bytes.

    `assets`: name -> bytes of what the HTML may use, addressed as "name" or "asset:name". `path` names the
    document in problems; their `block` is the id of the nearest element that has one. Raises: ValueError if
    the HTML has no <title> or no language.
    """
    problems: list[Problem] = []
    with laid_out(html, assets, problems, path) as (document, root):
        data = write_tagged(document, root)
    problems += _missing_alternatives(root, path)
    problems += _missing_glyphs(document, root, path)
    if not SUBSETS_QUICKLY:
        problems.append(Problem(code="pdf.no-harfbuzz-subset", severity="hint", place=Place(path)))
    return Reported(Pdf(data, len(document.pages)), tuple(problems))


def _drop_dead_links(root: Element) -> None:
    """Make text of links that lead nowhere on paper: relative addresses and unknown schemes."""
    for link in root.iter("a"):
        if not _LINK.match(link.get("href", "#")):
            del link.attrib["href"]


def _refusals(fetcher: _Assets, path: str) -> Iterator[Problem]:
    for url in fetcher.refused:
        values = {"url": url[:_EXCERPT_LENGTH]}
        yield Problem(code="pdf.refused-url", severity="error", place=Place(path), excerpt=url, values=values)


def _log_problems(log: _Log, path: str) -> Iterator[Problem]:
    """Yield what the engine noticed, but for what is told better elsewhere."""
    for level, text in log.records:
        if "not an asset:" in text or ".notdef glyph" in text or "HarfBuzz-Subset" in text:
            continue
        severity: Severity = "warning" if level >= logging.ERROR else "hint"
        yield Problem(code="pdf.engine", severity=severity, place=Place(path), values={"message": text})


def _missing_alternatives(root: Element, path: str) -> Iterator[Problem]:
    ids = _IdFinder(root)
    for tag in ("img", SVG):
        for picture in root.iter(tag):
            if not is_decorative(picture) and not alternative_of(picture) and not ids.is_hidden(picture):
                name = picture.get("src", "svg")[:_EXCERPT_LENGTH]
                yield Problem(
                    code="pdf.no-alternative",
                    severity="error",
                    place=Place(path),
                    excerpt=name,
                    values={"picture": name},
                    block=ids.find(picture),
                )


def _missing_glyphs(document: Any, root: Element, path: str) -> Iterator[Problem]:
    """Yield a problem for each element with characters that no font had; known once it is painted."""
    missing = {chr(point) for font in document.fonts.values() for point in font.missing}
    if not missing:
        return
    ids = _IdFinder(root)
    found: set[str] = set()
    for element in root.iter():
        for text, owner in ((element.text, element), (element.tail, ids.parent(element))):
            lacking = [] if is_comment(element) else sorted(missing & set(text or ""))
            if lacking and owner is not None:
                found.update(lacking)
                yield _glyph_problem(lacking, _around(text or "", lacking[0]), path, ids.find(owner))
    if missing - found:  # from a style sheet
        yield _glyph_problem(sorted(missing - found), "", path, "")


def _glyph_problem(chars: list[str], excerpt: str, path: str, block: str) -> Problem:
    names = ", ".join(f"{char} (U+{ord(char):04X})" for char in chars[:_MISSING_NAMED])
    values = {"characters": names, "excerpt": excerpt}
    place = Place(path)
    return Problem(
        code="pdf.missing-glyph", severity="error", place=place, excerpt=excerpt, values=values, block=block
    )


def _around(text: str, char: str) -> str:
    start = max(0, text.index(char) - _EXCERPT_LENGTH // 2)
    return " ".join(text[start : start + _EXCERPT_LENGTH].split())


class _IdFinder:
    """Finds the nearest id at or above an element."""

    def __init__(self, root: Element) -> None:
        self._parents = {child: parent for parent in root.iter() for child in parent}

    def parent(self, element: Element) -> Element | None:
        """Return the element around this one."""
        return self._parents.get(element)

    def find(self, element: Element | None) -> str:
        """Return the id, or an empty string."""
        while element is not None and not element.get("id"):
            element = self._parents.get(element)
        return "" if element is None else str(element.get("id"))

    def is_hidden(self, element: Element | None) -> bool:
        """Say whether it stands in something that is not read aloud."""
        while element is not None and element.get("aria-hidden") != "true":
            element = self._parents.get(element)
        return element is not None
