"""Edition -> HTML (Jinja2). Nothing is decided here; nothing that a stranger wrote is trusted as markup."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from easyread.compose.dictionary import Dictionary
from easyread.compose.edition import Edition, Node, Reference, TermNote
from easyread.compose.inline import plain
from easyread.compose.labels import Labels
from easyread.compose.paper import Beside
from easyread.render.fonts import embedded_css, families_of
from easyread.resources import Language

_SIGN_AND_NUMBER = re.compile(r"(§|Art\.|Abs\.|Nr\.|Satz) (?=\d)")
_SCHEME = re.compile(r"https?://|mailto:|tel:")
MAX_TYPED = 80  # chosen: characters of an address that somebody may still type
_NOT_DIALLED = re.compile(r"[^0-9+]")
_DOMAIN = re.compile(r"(?:https?://)?[\w.-]+\.[A-Za-z]{2,}(?:[/?#][^\s\"<>]*)?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLink:
    """The same document in another language."""

    language: Language
    href: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinks:
    """Where a page leads: the list of all documents, its sisters in other languages, its files to print."""

    home: str
    languages: tuple[LanguageLink, ...] = ()
    files: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """One edition in the list of everything built."""

    name: str
    href: str
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDocument:
    """One document in the list of everything built."""

    title: str
    subtitle: str
    date: str
    web: str
    files: tuple[ListedFile, ...]


class Pages:
    """Templates and style sheets, compiled once. `sources`: file name under templates/ -> text."""

    def __init__(self, sources: Mapping[str, str], labels: Labels) -> None:
        self._sources = sources
        self._environment = Environment(
            loader=DictLoader(dict(sources)),
            autoescape=True,
            undefined=StrictUndefined,
            keep_trailing_newline=True,
        )
        self._environment.globals.update(say=labels.say, plain=plain, kind_of=_kind_of, paper=False)
        self._environment.filters.update(tel=_dial, web=_web_address, bound=_bound, in_print=_in_print)

    def web(self, edition: Edition, links: PageLinks) -> str:
        """Return one page that stands alone: no network, no script, fonts inside."""
        title = plain(edition.title.nodes)
        return _with_fonts(self._render("web.html.j2", self.css("web"), e=edition, title=title, links=links))

    def print(self, edition: Edition, beside: Mapping[str, Sequence[Beside]]) -> str:
        """Return the page that becomes the A4 PDF; `beside`: the notes in the margin of each part."""
        title = plain(edition.title.nodes)
        return self._render(
            "print.html.j2", self.css("print"), e=edition, title=title, beside=beside, paper=True
        )

    def leaflet(self, edition: Edition, notes: Sequence[TermNote]) -> str:
        """Return the page that becomes the leaflet; `notes` stand on its flap."""
        title = plain(edition.title.nodes)
        css = self.css("leaflet")
        return self._render("leaflet.html.j2", css, e=edition, title=title, notes=notes, paper=True)

    def dictionary(self, dictionary: Dictionary, links: PageLinks, honesty: str) -> str:
        """Return the page of a glossary."""
        css = self.css("web") + self.css("glossary")
        return _with_fonts(self._render("glossary.html.j2", css, e=dictionary, links=links, honesty=honesty))

    def booklet(self, dictionary: Dictionary, honesty: str) -> str:
        """Return the page that becomes a glossary's booklet."""
        css = self.css("print") + self.css("glossary_print")
        return self._render("glossary_print.html.j2", css, e=dictionary, honesty=honesty)

    def report(self, template: str, **values: Any) -> str:
        """Return a page of the editors' report; `template` without its suffixes."""
        css = self.css("web") + self.css("report")
        return _with_fonts(self._render(f"{template}.html.j2", css, **values))

    def index(self, documents: Sequence[ListedDocument], honesty: str, advice: str) -> str:
        """Return the list of everything built."""
        css = self.css("web") + self.css("index")
        html = self._render("index.html.j2", css, documents=documents, honesty=honesty, advice=advice)
        return _with_fonts(html)

    def render(self, template: str, **values: Any) -> str:
        """Return any other template, with the labels and macros at hand."""
        return self._environment.get_template(template).render(**values)

    def css(self, name: str) -> str:
        """Return a style sheet of templates/css/ without fonts."""
        return self._sources[f"css/{name}.css"]

    def _render(self, template: str, css: str, **values: Any) -> str:
        # Markup: style sheets are ours, not the document's; "</" cannot occur in them but is cut all the same
        return self.render(template, css=Markup(css.replace("</", "<\\/")), **values)


def _with_fonts(html: str) -> str:
    """Return the page with the fonts that its text needs in its first style sheet."""
    return html.replace("<style>", f"<style>{embedded_css(families_of(html))}\n", 1)


def _kind_of(part: object) -> str:
    return type(part).__name__


def _bound(text: str) -> str:
    """Return the text with each sign of a section bound to its number: no line ends between them."""
    return _SIGN_AND_NUMBER.sub("\\1\u00a0", text)


def _in_print(link: Node) -> str:
    """Return what a reader of paper needs to follow a link; nothing where its words say it already.

    Of an address too long to type, only the site.
    """
    if link.target.startswith("#"):
        return ""
    address = _SCHEME.sub("", link.target).rstrip("/")
    if address in plain(link.children):
        return ""
    return address if len(address) <= MAX_TYPED else re.split(r"[/?#]", address, maxsplit=1)[0]


def _dial(phone: str) -> str:
    return _NOT_DIALLED.sub("", phone)


def _web_address(written: str) -> str:
    """Return an https address for what an author wrote; nothing where it is no plain address."""
    if not _DOMAIN.match(written):
        return ""
    return written if written.startswith(("http://", "https://")) else f"https://{written}"
