"""Notes in the margin: beside their text, over no other note, inside the page, and moving no line."""

from collections.abc import Sequence
from itertools import pairwise

from easyread.render.engine import boxes as engine_boxes
from easyread.render.layout import Layout
from easyread.render.margin import GAP, MAX_PAGES_AWAY, NotePlace, plan_margin, render_with_margin
from easyread.render.tagging.marks import children_of, unwrap

BLOCK = engine_boxes.BlockBox

_HEAD = """<!doctype html><html lang="de"><head><title>Probe</title><style>
@page { size: 210mm 148mm; margin: 15mm 70mm 15mm 15mm }
p { margin: 0 0 3mm } .anchor { position: relative; height: 0 }
.note { position: absolute; right: -60mm; width: 50mm }
</style></head><body><h1>Probe</h1>"""


def page(parts: Sequence[tuple[int, Sequence[int]]], places: Sequence[NotePlace] | None = None) -> str:
    """Return a document: for each part its number of sentences, and the sentences of each of its notes."""
    hung: dict[str, list[tuple[str, float]]] = {}
    sizes = {f"n{at}-{k}": size for at, (_, notes) in enumerate(parts) for k, size in enumerate(notes)}
    for at, (_, notes) in enumerate(parts):
        if places is None:
            hung[f"p{at}"] = [(f"n{at}-{k}", 0.0) for k in range(len(notes))]
    for place in places or ():
        hung.setdefault(place.host, []).append((place.note, place.bottom))
    body = "".join(
        f'<div data-part="p{at}"><div class="anchor">'
        + "".join(
            f'<aside class="note" data-note="{note}" data-beside="p{note[1:].split("-")[0]}" '
            f'style="bottom:{bottom}px">{"Ein Wort wird erklärt. " * sizes[note]}</aside>'
            for note, bottom in hung.get(f"p{at}", ())
        )
        + f"</div><p>{'Das ist ein Satz mit einem Wort. ' * length}</p></div>"
        for at, (length, _) in enumerate(parts)
    )
    return f"{_HEAD}{body}</body></html>"


def boxes(layout: Layout, attribute: str) -> list[tuple[int, str, float, float]]:
    """Return page, name, upper and lower edge of all boxes with an attribute."""
    found = []
    for number, sheet in enumerate(layout.document.pages):
        stack = [sheet._page_box]
        while stack:
            box = unwrap(stack.pop())
            name = box.element.get(attribute) if isinstance(box, BLOCK) and box.element is not None else None
            if name:
                found.append((number, name, box.position_y, box.position_y + box.margin_height()))
            stack.extend(children_of(box))
    return sorted(found)


CROWDED = [(12, [3, 3, 2]), (3, [4]), (25, [2, 2, 2, 2]), (6, []), (40, [3, 1]), (2, [5, 5]), (30, [2])]


def lay_out(parts: Sequence[tuple[int, Sequence[int]]]) -> tuple[Layout, Layout, tuple[NotePlace, ...]]:
    first = Layout(page(parts), {}, path="probe")
    places = plan_margin(first)
    return first, Layout(page(parts, places), {}, path="probe"), places


def test_no_note_covers_another_or_leaves_its_page() -> None:
    _, final, places = lay_out(CROWDED)
    notes = boxes(final, "data-note")
    assert len(notes) == len(places)
    for sheet in {number for number, *_ in notes}:
        column = sorted((top, bottom) for number, _, top, bottom in notes if number == sheet)
        box = final.document.pages[sheet]._page_box
        assert all(after[0] >= before[1] + GAP - 0.5 for before, after in pairwise(column))
        assert column[0][0] >= box.content_box_y() - 0.5
        assert column[-1][1] <= box.content_box_y() + box.height + 0.5


def test_notes_stand_near_their_part_and_in_its_order() -> None:
    first, final, _ = lay_out(CROWDED)
    begins: dict[str, int] = {}
    for number, name, _, _ in boxes(first, "data-part"):
        begins.setdefault(name, number)
    notes = [(number, top, name) for number, name, top, _ in boxes(final, "data-note")]
    for number, _, name in notes:
        assert 0 <= number - begins[f"p{name[1:].split('-')[0]}"] <= MAX_PAGES_AWAY
    in_order = [tuple(map(int, name[1:].split("-"))) for *_, name in sorted(notes)]
    assert in_order == sorted(in_order)


def test_notes_move_no_line() -> None:
    first, final, _ = lay_out(CROWDED)
    assert boxes(first, "data-part") == boxes(final, "data-part")


def test_a_lone_note_stands_as_high_as_its_part() -> None:
    _, final, _ = lay_out([(3, []), (3, [2]), (3, [])])
    parts = {name: top for _, name, top, _ in boxes(final, "data-part")}
    ((_, _, top, _),) = boxes(final, "data-note")
    assert abs(top - parts["p1"]) < 0.5


def test_what_is_too_tall_for_a_page_finds_no_place() -> None:
    _, _, places = lay_out([(3, [400]), (3, [1])])
    assert [place.note for place in places] == []


def test_the_pdf_has_the_notes_in_it() -> None:
    parts = [(3, [1]), (3, [])]
    pdf = render_with_margin(page(parts), lambda places: page(parts, places), {}, path="probe").value
    assert pdf.pages == 1
    assert pdf.data.startswith(b"%PDF-")
