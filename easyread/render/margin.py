"""Notes in the margin: where each stands, so that it is beside its text, touches no other, and moves no line.

The notes are positioned absolutely and take no room in the text. A first layout tells where their paragraphs
stand and how tall the notes are; from that their places are computed, as a typesetter does it: as high as
their paragraph, below one another, pushed up from the foot of the page, and over to the next page when the
margin is full.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from easyread.problem import Reported
from easyread.render.engine import boxes
from easyread.render.layout import Layout
from easyread.render.pdf import Pdf, render_pdf, write_pdf
from easyread.render.tagging.marks import Box, children_of, unwrap

GAP = 8.0  # CSS pixels between two notes; chosen: a little more than half a line of them
SAFE = 3.0  # CSS pixels kept free at the foot: a note that touches it would be divided by the engine
MAX_PAGES_AWAY = 1  # chosen: farther away a note is no longer beside its word; the list at the end has it too


@dataclass(frozen=True, slots=True)
class NotePlace:
    """Where a note goes: into the part `host`, its lower edge `bottom` CSS pixels above that part's top."""

    note: str
    host: str
    bottom: float


@dataclass(frozen=True, slots=True)
class _Host:
    """The first piece of a part: an element with `data-part`."""

    name: str
    page: int
    y: float


@dataclass(frozen=True, slots=True)
class _Note:
    """An element with `data-note`, and the part it explains."""

    name: str
    height: float
    host: _Host


@dataclass(slots=True)
class _Sheet:
    """What was found on one page; y in CSS pixels from its upper edge."""

    top: float
    bottom: float
    hosts: list[_Host] = field(default_factory=list)
    notes: list[_Note] = field(default_factory=list)


def plan_margin(layout: Layout) -> tuple[NotePlace, ...]:
    """Return a place for each note; those missing in the result found none near enough.

    In the HTML every note, `data-note="id"`, stands first in its part, `data-part="name"`.
    """
    places: list[NotePlace] = []
    waiting: list[_Note] = []
    for number, sheet in enumerate(_sheets(layout.document)):
        column = [*waiting, *sheet.notes]
        placed, waiting = _fill(sheet, column) if sheet.hosts else ([], column)
        places.extend(placed)
        waiting = [note for note in waiting if number + 1 - note.host.page <= MAX_PAGES_AWAY]
    return tuple(places)


def _fill(sheet: _Sheet, column: Sequence[_Note]) -> tuple[list[NotePlace], list[_Note]]:
    """Return the places of the notes that this page holds, and the notes that it does not."""
    fitting: list[_Note] = []
    room = sheet.bottom - sheet.top
    for note in column:
        if note.height > room:
            break
        fitting.append(note)
        room -= note.height + GAP
    tops = _tops(sheet, fitting)
    places = [_place(note, top, sheet) for note, top in zip(fitting, tops, strict=True)]
    return places, list(column[len(fitting) :])


def _tops(sheet: _Sheet, notes: Sequence[_Note]) -> list[float]:
    """Return the upper edge of each note: beside its part if it can be, and never over another."""
    tops: list[float] = []
    least = sheet.top
    for note in notes:
        tops.append(max(least, note.host.y if note.host in sheet.hosts else sheet.top))
        least = tops[-1] + note.height + GAP
    most = sheet.bottom
    for at in range(len(notes) - 1, -1, -1):
        tops[at] = min(tops[at], most - notes[at].height)
        most = tops[at] - GAP
    return tops


def _place(note: _Note, top: float, sheet: _Sheet) -> NotePlace:
    host = note.host if note.host in sheet.hosts else sheet.hosts[0]
    return NotePlace(note.name, host.name, round(host.y - top - note.height, 2))


def _sheets(document: Any) -> Iterator[_Sheet]:
    """Yield the pages with what stands on them; a part belongs to the page on which it begins."""
    seen: dict[str, _Host] = {}
    for number, page in enumerate(document.pages):
        box = page._page_box
        sheet = _Sheet(box.content_box_y(), box.content_box_y() + box.height - SAFE)
        for element_box in _marked(box):
            part, note = element_box.element.get("data-part"), element_box.element.get("data-note")
            if part and part not in seen:
                seen[part] = _Host(part, number, element_box.position_y)
                sheet.hosts.append(seen[part])
            elif note and (host := seen.get(element_box.element.get("data-beside", ""))):
                sheet.notes.append(_Note(note, element_box.margin_height(), host))
        yield sheet


def _marked(box: Box) -> Iterator[Box]:
    """Yield the boxes of parts and notes, in the order of the document; not what is inside a note."""
    stack: list[Box] = [box]
    while stack:
        current = unwrap(stack.pop())
        is_block = isinstance(current, boxes.BlockBox) and current.element is not None
        marks = current.element.attrib if is_block else {}
        if "data-part" in marks or "data-note" in marks:
            yield current
        if "data-note" not in marks:
            stack.extend(reversed(list(children_of(current))))


def render_with_margin(
    first: str, final: Callable[[Sequence[NotePlace]], str], assets: Mapping[str, bytes], *, path: str = ""
) -> Reported[Pdf]:
    """Return the PDF of `final`, given the places of the notes in the layout of `first`. As `render_pdf`."""
    layout = Layout(first, assets, path=path)
    html = final(plan_margin(layout))
    return write_pdf(layout) if html == first else render_pdf(html, assets, path=path)
