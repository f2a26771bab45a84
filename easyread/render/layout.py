"""HTML and assets -> a laid-out document in the engine's hands, and what was noticed meanwhile."""

import logging
import mimetypes
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from easyread.document import Place
from easyread.problem import Problem, RenderError, Severity
from easyread.render.engine import (
    CSS,
    HTML,
    FontConfiguration,
    URLFetcher,
    URLFetcherResponse,
    boxes,
    isolated_fonts,
)
from easyread.render.printable import make_printable
from easyread.render.tagging import write_tagged
from easyread.render.tagging.marks import Box, children_of, unwrap
from easyread.render.tagging.sheets import Sheet

_BASE = "https://assets.invalid/"  # what relative addresses are resolved against; never asked
_ASSET_SCHEME = "asset:"
_LINK = re.compile(r"(?:#|https?:|mailto:|tel:)", re.IGNORECASE)  # what a link on paper may lead to
_SHOWN_LENGTH = 60  # characters of an address in a message
# A run that cannot be broken takes time by the square of its length (measured: 20,000 characters, 21 s). No
# word is as long as this; an address or a key is, and may be broken every so many characters (chosen).
_LONG_RUN = re.compile(r"[^ \t\n\r\u00ad\u200b]{61,}")
_RUN_PIECE = re.compile(r".{1,29}[-/?&=._:]|.{1,30}", re.DOTALL)
_BREAK = "\u200b"  # zero width space
_INLINE = frozenset({"a", "b", "strong", "em", "i", "span", "code", "dfn", "abbr", "sup", "sub", "q", "cite"})
_EDGE_TOLERANCE = 1.0  # CSS pixels
_TOLD_ELSEWHERE = ("not an asset:", ".notdef glyph", "HarfBuzz-Subset")


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


class Layout:
    """One document, laid out. `document` is weasyprint's, `root` the element tree it was made from.

    `assets`: name -> bytes of what the HTML may use, addressed as "name" or "asset:name"; nothing else is
    read. `css` stands over the style sheets of the document where it says !important. Elements whose
    `data-optional` is in `without` are left out.
    """

    def __init__(
        self,
        html: str,
        assets: Mapping[str, bytes],
        *,
        path: str,
        css: str = "",
        without: Collection[str] = (),
    ) -> None:
        self.path = path
        self._assets = _Assets(assets)
        self._log = _Log()
        with self._at_work():
            source = HTML(string=html, base_url=_BASE, url_fetcher=self._assets)
            self.root: Element = source.etree_element
            _drop_dead_links(self.root)
            _leave_out(self.root, without)
            self.replaced = make_printable(self.root)
            _let_long_runs_break(self.root)
            _part_spaces(self.root)
            sheets = [CSS(string=css, url_fetcher=self._assets)] if css else []
            self.document: Any = self._render(source, sheets)
        self.off_paper = tuple(_off_paper(self.document))

    def _render(self, source: Any, sheets: list[Any]) -> Any:
        try:
            return source.render(FontConfiguration(), stylesheets=sheets)
        except Exception as err:  # what the engine cannot lay out, it answers in many ways
            cause = f"{type(err).__name__}: {err}"
            raise RenderError("pdf.engine-stopped", place=Place(self.path), cause=cause) from err

    def write(self, sheets: Sequence[Sheet] | None = None) -> bytes:
        """Return the PDF. Raises: ValueError without a <title> or a language."""
        with self._at_work():
            return write_tagged(self.document, self.root, sheets)

    def problems(self) -> tuple[Problem, ...]:
        """Return what was refused, and what the engine had to say."""
        return (*self._refusals(), *self._remarks())

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """Show the engine our fonts only, and listen to it instead of letting it print."""
        logger = logging.getLogger("weasyprint")
        before = logger.propagate
        logger.addHandler(self._log)
        logger.propagate = False
        try:
            with isolated_fonts():
                yield
        finally:
            logger.removeHandler(self._log)
            logger.propagate = before

    def _refusals(self) -> Iterator[Problem]:
        for url in self._assets.refused:
            values = {"url": url[:_SHOWN_LENGTH]}
            place = Place(self.path)
            yield Problem(code="pdf.refused-url", severity="error", place=place, excerpt=url, values=values)

    def _remarks(self) -> Iterator[Problem]:
        for level, text in self._log.records:
            if any(part in text for part in _TOLD_ELSEWHERE):
                continue
            severity: Severity = "warning" if level >= logging.ERROR else "hint"
            values = {"message": text}
            yield Problem(code="pdf.engine", severity=severity, place=Place(self.path), values=values)


def _off_paper(document: Any) -> Iterator[tuple[str, Element | None]]:
    """Yield texts that reach over an edge of their page, and their elements."""
    for page in document.pages:
        stack: list[Box] = [page._page_box]
        while stack:
            box = unwrap(stack.pop())
            stack.extend(children_of(box))
            if isinstance(box, boxes.TextBox):
                right = box.position_x + box.width
                if box.position_x < -_EDGE_TOLERANCE or right > page.width + _EDGE_TOLERANCE:
                    yield box.text.strip(), box.element


def _drop_dead_links(root: Element) -> None:
    """Make text of links that lead nowhere on paper: relative addresses and unknown schemes."""
    for link in root.iter("a"):
        if not _LINK.match(link.get("href", "#")):
            del link.attrib["href"]


def _leave_out(root: Element, names: Collection[str]) -> None:
    """Remove the optional elements with these names, and make text of the links to them."""
    gone: set[str] = set()
    for parent in list(root.iter()):
        for child in [child for child in parent if child.get("data-optional") in names]:
            gone.update(f"#{inner.get('id')}" for inner in child.iter() if inner.get("id"))
            parent.remove(child)
    for link in root.iter("a"):
        if link.get("href") in gone:
            link.attrib.clear()


def _let_long_runs_break(root: Element) -> None:
    """Put places where a line may end into what would not end on its page."""
    for element in root.iter():
        if element.tag in ("style", "script", "title"):
            continue
        if element.text:
            element.text = _LONG_RUN.sub(_with_breaks, element.text)
        if element.tail:
            element.tail = _LONG_RUN.sub(_with_breaks, element.tail)


def _part_spaces(root: Element) -> None:
    """Give a space before an inline element an element of its own.

    Where a text fits on a line but not together with the space at its end, the engine ends the line after the
    first word (weasyprint 70, `split_first_line`).
    """
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag in _INLINE]:
            at = list(parent).index(child)
            before = parent[at - 1].tail if at else parent.text
            if before and before.strip() and before[-1] in " \n":
                _set_text_before(parent, at, before.rstrip(" \n"))
                space = Element("span")
                space.text = " "
                parent.insert(at, space)


def _set_text_before(parent: Element, at: int, text: str) -> None:
    if at:
        parent[at - 1].tail = text
    else:
        parent.text = text


def _with_breaks(run: re.Match[str]) -> str:
    return _BREAK.join(_RUN_PIECE.findall(run[0]))
