"""HTML in panels -> a leaflet of one sheet, A4 landscape, folded twice to DIN lang (Wickelfalz).

    outside   flap 97 mm    back 100 mm   title 100 mm      the flap is folded in first
    inside    100 mm        100 mm        97 mm             text runs over the three

Each panel is a page to the layout engine, with a CSS page name: "title", "inside" (three in a row), "flap",
"back", in this order. Twice three of these pages are then placed on a sheet. So text flows over panels as it
flows over pages, and what does not fit becomes a page too many, which is counted and told: nothing is shrunk,
nothing cut. In a right-to-left language the whole sheet is mirrored.

Elements with `data-optional="their name"` (glossary entries on the flap) may be left out, the last ones
first, until their panel holds; all else must fit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from easyread.document import Place
from easyread.problem import Problem, Reported
from easyread.render.layout import Layout
from easyread.render.panels import CAPACITY, PanelPage, page_css, panel_pages, sheets_of
from easyread.render.pdf import Pdf, problems_of

_EXCERPT_LENGTH = 60  # characters
_WHOLE_SECTIONS = "section { break-inside: avoid !important }"


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A layout, its pages as panels, and what had to be left out for it."""

    layout: Layout
    pages: list[PanelPage]
    left_out: tuple[str, ...]

    def misfits(self) -> tuple[Problem, ...]:
        """Return what does not fit."""
        path = self.layout.path
        return (*_overflows(self.pages, path), *_too_wide(self.pages, path))


def render_leaflet(
    html: str, assets: Mapping[str, bytes], *, path: str = "", mirrored: bool = False
) -> Reported[Pdf | None]:
    """Return the leaflet as PDF/UA-1 of two pages, or None with problems that say what does not fit.

    The HTML has an element for each page name, in the order above, with the CSS `page: title` and so on;
    nothing stands outside them. `mirrored`: for a language that is written from right to left. Where there is
    room, a <section> stands whole on its panel. Otherwise as `render_pdf`.
    Raises: ValueError for a panel with another name, or without one.
    """
    css = page_css(mirrored=mirrored)
    attempt = _lay_out(html, assets, path, css + _WHOLE_SECTIONS)
    if attempt.misfits():
        attempt = _lay_out(html, assets, path, css)
    misfits = attempt.misfits()
    if misfits:
        return Reported(None, (*attempt.layout.problems(), *misfits))
    data = attempt.layout.write(sheets_of(attempt.pages, mirrored=mirrored))
    problems = (*problems_of(attempt.layout), *_left_out(attempt.left_out, path))
    return Reported(Pdf(data, len(attempt.layout.document.pages)), problems)


def _lay_out(html: str, assets: Mapping[str, bytes], path: str, css: str) -> _Attempt:
    """Lay out, and again without the optional elements that had no room, until all others have."""
    left_out: tuple[str, ...] = ()
    while True:
        layout = Layout(html, assets, path=path, css=css, without=left_out)
        pages = panel_pages(layout.document)
        outside = dict.fromkeys(name for page in pages for name in page.optional_outside())
        if not outside:
            return _Attempt(layout, pages, left_out)
        left_out = (*left_out, *outside)


def _overflows(pages: Iterable[PanelPage], path: str) -> Iterator[Problem]:
    """Yield one problem for each panel whose text is too long."""
    lines = dict.fromkeys(CAPACITY, 0)
    for page in pages:
        lines[page.name] += page.lines_outside()
    for name, count in lines.items():
        if count:
            values: dict[str, str | int] = {"lines": count}
            yield Problem(code=f"leaflet.{name}-overflow", severity="error", place=Place(path), values=values)


def _too_wide(pages: Iterable[PanelPage], path: str) -> Iterator[Problem]:
    for text in dict.fromkeys(text for page in pages for text in page.too_wide()):
        code, shown = "leaflet.too-wide" if text else "leaflet.picture-too-wide", text[:_EXCERPT_LENGTH]
        values = {"text": shown} if text else {}
        yield Problem(code=code, severity="error", place=Place(path), excerpt=shown, values=values)


def _left_out(names: Iterable[str], path: str) -> Iterator[Problem]:
    listed = ", ".join(names)
    if listed:
        values = {"names": listed}
        yield Problem(code="leaflet.left-out", severity="hint", place=Place(path), values=values)
