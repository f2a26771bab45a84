"""HTML -> tagged PDF/UA-1. What it needs is handed in as `assets`; nothing else is ever read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from easyread.document import Place
from easyread.problem import Problem, Reported
from easyread.render.engine import SUBSETS_QUICKLY
from easyread.render.layout import Layout
from easyread.render.tagging.roles import SVG, alternative_of, is_decorative

_EXCERPT_LENGTH = 60  # characters
_MISSING_NAMED = 12  # how many missing characters one message names


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished file, and its number of pages."""

    data: bytes
    pages: int


def render_pdf(html: str, assets: Mapping[str, bytes], *, path: str = "") -> Reported[Pdf]:
    """Return the document as PDF/UA-1, tagged, with its fonts in it. Same input, same bytes.

    `assets`: name -> bytes of what the HTML may use, addressed as "name" or "asset:name". `path` names the
    document in problems; their `block` is the id of the nearest element that has one. Raises: ValueError if
    the HTML has no <title> or no language.
    """
    return write_pdf(Layout(html, assets, path=path))


def write_pdf(layout: Layout) -> Reported[Pdf]:
    """Return what was laid out as a file. Raises: ValueError as `render_pdf`."""
    data = layout.write()
    return Reported(Pdf(data, len(layout.document.pages)), problems_of(layout))


def problems_of(layout: Layout) -> tuple[Problem, ...]:
    """Return all that was noticed while a document was laid out and written."""
    problems = [
        *layout.problems(),
        *_missing_alternatives(layout),
        *_missing_glyphs(layout),
        *_off_the_paper(layout),
    ]
    if not SUBSETS_QUICKLY:
        problems.append(Problem(code="pdf.no-harfbuzz-subset", severity="hint", place=Place(layout.path)))
    return tuple(problems)


def _missing_alternatives(layout: Layout) -> Iterator[Problem]:
    """Yield one problem for each picture that is neither described nor marked as decoration."""
    around = _Surroundings(layout.root)
    for tag in ("img", SVG):
        for picture in layout.root.iter(tag):
            if is_decorative(picture) or alternative_of(picture) or around.is_hidden(picture):
                continue
            name = picture.get("src", "svg")[:_EXCERPT_LENGTH]
            yield Problem(
                code="pdf.no-alternative",
                severity="error",
                place=Place(layout.path),
                excerpt=name,
                values={"picture": name},
                block=around.id_of(picture),
            )


def _off_the_paper(layout: Layout) -> Iterator[Problem]:
    """Yield a problem for each block with text that would be cut at the edge of the paper, and that text."""
    around = _Surroundings(layout.root)
    first: dict[str, str] = {}
    for text, element in layout.off_paper:
        first.setdefault(around.id_of(element), text[:_EXCERPT_LENGTH])
    for block, shown in first.items():
        yield Problem(
            code="pdf.off-paper",
            severity="error",
            place=Place(layout.path),
            excerpt=shown,
            values={"text": shown},
            block=block,
        )


def _missing_glyphs(layout: Layout) -> Iterator[Problem]:
    """Yield a problem for each text with characters that no font has; those of style sheets come last."""
    around = _Surroundings(layout.root)
    for replaced in layout.replaced:
        block = around.id_of(replaced.owner)
        for code, chars in (("pdf.missing-glyph", replaced.letters), ("pdf.left-out", replaced.pictures)):
            if chars:
                yield _glyph_problem(code, chars, _excerpt(replaced.text, chars[0]), layout.path, block)
    missing = {chr(point) for font in layout.document.fonts.values() for point in font.missing}
    if missing:
        yield _glyph_problem("pdf.missing-glyph", sorted(missing), "", layout.path, "")


def _glyph_problem(code: str, chars: Sequence[str], excerpt: str, path: str, block: str) -> Problem:
    names = ", ".join(f"{char} (U+{ord(char):04X})" for char in chars[:_MISSING_NAMED])
    return Problem(
        code=code,
        severity="error" if code == "pdf.missing-glyph" else "warning",
        place=Place(path),
        excerpt=excerpt,
        values={"characters": names, "excerpt": excerpt},
        block=block,
    )


def _excerpt(text: str, char: str) -> str:
    """Return some words around the first `char`."""
    start = max(0, text.index(char) - _EXCERPT_LENGTH // 2)
    return " ".join(text[start : start + _EXCERPT_LENGTH].split())


class _Surroundings:
    """Looks up from an element to those around it."""

    def __init__(self, root: Element) -> None:
        self._parents = {child: parent for parent in root.iter() for child in parent}

    def parent_of(self, element: Element) -> Element | None:
        return self._parents.get(element)

    def id_of(self, element: Element | None) -> str:
        """Return the nearest id at or above the element, or an empty string."""
        while element is not None and not element.get("id"):
            element = self._parents.get(element)
        return "" if element is None else str(element.get("id"))

    def is_hidden(self, element: Element | None) -> bool:
        """Say whether it stands in something that is not read aloud."""
        while element is not None and element.get("aria-hidden") != "true":
            element = self._parents.get(element)
        return element is not None
