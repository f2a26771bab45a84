"""Inline Markdown events -> the text and marks of one block, and what stands aside of it."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from easyread.document import MarkKind, Opaque, Span
from easyread.problem import Problem
from easyread.read.lines import begins_entry
from easyread.read.links import safe_target
from easyread.read.source import Source
from easyread.read.stars import Shadow
from easyread.read.strand import Strand, StrandBuilder

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(r"""\b(src|alt)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_FULL_LINE = 60  # chosen: a line this long was full, and two blanks at its end are an accident
_SENTENCE_END = tuple('.!?:;"“”»)')
_MAX_NAMED_TAGS = 5

_MARK_TAGS: dict[str, MarkKind] = {
    "sup": "superscript",
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "code": "code",
}
# What stands between these tags is not text.
WHOLE_TAGS = frozenset(("script", "style", "svg", "math", "iframe", "object", "template"))


class Event(NamedTuple):
    """A parser event with its range in the file. `action` is "Start", "End" or empty."""

    action: str
    name: str
    payload: Any
    start: int
    end: int


class Inline:
    """Reads the inline events of one block."""

    def __init__(self, source: Source, shadow: Shadow) -> None:
        self.builder = StrandBuilder(source.text)
        self.asides: list[Opaque] = []  # pictures, comments, scripts: printed after the block
        self.problems: list[Problem] = []
        self.dropped: list[str] = []  # tags that went
        self.end = 0  # file offset behind the last event
        self._source = source
        self._shadow = shadow
        self._alt: StrandBuilder | None = None  # collects the text of a picture
        self._pictures: list[tuple[str, int]] = []  # target and start of each open picture
        self._whole: tuple[str, int] | None = None  # an open tag whose content is not text
        self._line_length = 0

    @property
    def _into(self) -> StrandBuilder:
        """Where text goes now: into a picture's alternative text, or the block's."""
        return self.builder if self._alt is None else self._alt

    def read(self, event: Event) -> None:
        """Take one event. Names that are not inline are a mistake of ours and raise KeyError."""
        self.end = max(self.end, event.end)
        if self._whole and event.name != "InlineHtml":
            return
        _HANDLERS[event.action + event.name](self, event)

    def finish(self) -> Strand:
        """Return the text of the block; asides and problems are complete then."""
        if self._whole:
            self.aside("html", self._whole[1], self.end)
        return self.builder.finish()

    def aside(self, kind: str, start: int, end: int) -> None:
        """Keep a comment or the whole of an element beside the text."""
        text = self._source.text[start:end]
        line = self._source.line(start)
        self.builder.leave_gap()
        if kind == "comment":
            text = text.removeprefix("<!--").removesuffix("-->").strip()
            self.asides.append(Opaque(kind="comment", text=text, span=Span(start, end), line=line))
        else:
            self.asides.append(Opaque(kind="html", text=text, span=Span(start, end), line=line))

    def add_html_text(self, start: int, end: int) -> None:
        """Add text between tags, with its entities turned into characters."""
        for match in _ENTITY.finditer(self._source.text, start, end):
            self.builder.add(start, match.start())
            self.builder.add_as(html.unescape(match[0]), match.start(), match.end())
            start = match.end()
        self.builder.add(start, end)

    def add_tag(self, text: str, start: int, end: int) -> None:
        """Take one tag or comment: a few are marks, the others go and their text stays."""
        self.end = max(self.end, end)
        tag = _TAG.match(text)
        closing, name = (bool(tag[1]), tag[2].lower()) if tag else (False, "")
        if self._whole:
            if closing and name == self._whole[0]:
                self.aside("html", self._whole[1], end)
                self._whole = None
        elif text.startswith("<!--"):
            self.aside("comment", start, end)
        elif name in WHOLE_TAGS and not closing and not text.endswith("/>"):
            self._whole = (name, start)
            self.dropped.append(f"<{name}>")
        elif not self._add_known_tag(name, text, Span(start, end), closing=closing):
            self.dropped.append(f"<{name}>" if name else text[:20])

    def _add_known_tag(self, name: str, text: str, span: Span, *, closing: bool) -> bool:
        """Take a tag that becomes a mark, a break or a picture; say whether it is one of these."""
        if name in _MARK_TAGS:
            (self.builder.close if closing else self.builder.open)(_MARK_TAGS[name])
        elif name == "br":
            self.builder.add_break(span.start, span.end)
        elif name == "img":
            self._add_img(text, span.start, span.end)
        elif name == "a" and closing:
            self.builder.close("link")
        elif name == "a" and (found := _HREF.search(text)):
            self.builder.open("link", self._safe(html.unescape(found[1].strip("\"'")), span))
        else:
            return False
        return True

    def _add_img(self, text: str, start: int, end: int) -> None:
        found = {key.lower(): html.unescape(value.strip("\"'")) for key, value in _ATTRIBUTE.findall(text)}
        self._add_picture(found.get("alt", "").strip(), found.get("src", ""), Span(start, end))

    def _add_picture(self, alt: str, address: str, span: Span) -> None:
        target = self._safe(address, span)
        if not alt:
            self.problems.append(
                self._source.problem("read.image-without-text", "error", span, image=address[:80] or "?")
            )
        line = self._source.line(span.start)
        self.builder.leave_gap()
        self.asides.append(Opaque(kind="image", text=alt, span=span, line=line, target=target))

    def _safe(self, address: str, span: Span) -> str:
        target = safe_target(address)
        if target is None:
            self.problems.append(
                self._source.problem("read.unsafe-link", "warning", span, address=address[:80])
            )
        return target or ""

    def _text(self, event: Event) -> None:
        text = self._shadow.restore(event.payload)
        builder = self._into
        self._line_length += len(text)
        if self._source.text.startswith(text, event.start) and len(text) == event.end - event.start:
            builder.add(event.start, event.end)
        else:
            builder.add_as(text, event.start, event.end)

    def _code(self, event: Event) -> None:
        text = self._shadow.restore(event.payload)
        ticks = (event.end - event.start - len(text)) // 2
        start = event.start + max(1, ticks)
        self._into.open("code")
        if self._source.text.startswith(text, start):
            self._into.add(start, start + len(text))
        else:
            self._into.add_as(text, event.start, event.end)
        self._into.close("code")

    def _soft_break(self, event: Event) -> None:
        self._line_length = 0
        if self._alt is None and begins_entry(self._source.text, event.end):
            self.builder.add_break(event.start, event.end)
        else:
            self._into.add_wrap(event.start, event.end)

    def _hard_break(self, event: Event) -> None:
        """Take a backslash as meant, two blanks behind a full line in mid-sentence as an accident."""
        full = self._line_length >= _FULL_LINE
        before = self._source.text[max(0, event.start - 1) : event.start]
        meant = self._source.text[event.start] == "\\" or not full or before in _SENTENCE_END
        self._line_length = 0
        if meant and self._alt is None:
            self.builder.add_break(event.start, event.end)
        else:
            self._into.add_wrap(event.start, event.end)

    def _note(self, event: Event) -> None:
        label = self._shadow.restore(event.payload)
        self.builder.open("note", f"^{label}")
        self.builder.add_as(label, event.start, event.end)
        self.builder.close("note")

    def _tag_event(self, event: Event) -> None:
        self.add_tag(self._source.text[event.start : event.end], event.start, event.end)

    def _start_link(self, event: Event) -> None:
        address = self._shadow.restore(event.payload["dest_url"])
        if event.payload["link_type"] == "Email":
            address = f"mailto:{address}"
        self.builder.open("link", self._safe(address, Span(event.start, event.end)))

    def _start_picture(self, event: Event) -> None:
        self._pictures.append((self._shadow.restore(event.payload["dest_url"]), event.start))
        if self._alt is None:
            self._alt = StrandBuilder(self._source.text)

    def _end_picture(self, event: Event) -> None:
        address, start = self._pictures.pop()
        if not self._pictures and self._alt is not None:
            alt, self._alt = self._alt.finish().text, None
            self._add_picture(alt, address, Span(start, event.end))

    def _start_strong(self, _event: Event) -> None:
        self._into.open("strong")

    def _end_strong(self, _event: Event) -> None:
        self._into.close("strong")

    def _start_emphasis(self, _event: Event) -> None:
        self._into.open("emphasis")

    def _end_emphasis(self, _event: Event) -> None:
        self._into.close("emphasis")

    def _end_link(self, _event: Event) -> None:
        self.builder.close("link")


def html_hints(dropped: list[str], span: Span, source: Source) -> Iterator[Problem]:
    """Yield the hint that tags went, if any did."""
    if dropped:
        tags = ", ".join(dict.fromkeys(dropped[:_MAX_NAMED_TAGS]))
        yield source.problem("read.html-dropped", "hint", span, tags=tags)


_HANDLERS: dict[str, Callable[[Inline, Event], None]] = {
    "Text": Inline._text,
    "Code": Inline._code,
    "SoftBreak": Inline._soft_break,
    "HardBreak": Inline._hard_break,
    "FootnoteReference": Inline._note,
    "InlineHtml": Inline._tag_event,
    "StartStrong": Inline._start_strong,
    "EndStrong": Inline._end_strong,
    "StartEmphasis": Inline._start_emphasis,
    "EndEmphasis": Inline._end_emphasis,
    "StartLink": Inline._start_link,
    "EndLink": Inline._end_link,
    "StartImage": Inline._start_picture,
    "EndImage": Inline._end_picture,
}
INLINE_EVENTS = frozenset(_HANDLERS)
