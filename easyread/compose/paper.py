"""Edition -> Edition for paper, where a word that was explained a moment ago is not explained again.

On the web every section stands alone. On a page the eye finds the margin two paragraphs up, and a margin that
repeats itself runs away from its text.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from easyread.compose.edition import (
    Chunk,
    Edition,
    Listing,
    Node,
    Nodes,
    Part,
    Placed,
    Section,
    Table,
    TermNote,
    Text,
)
from easyread.compose.inline import plain
from easyread.compose.tables import fit_tables

# chosen: about two facing pages of A4; nearer than this an explanation is in sight
WORDS_IN_SIGHT = 500


def for_paper(edition: Edition, words_in_sight: float = WORDS_IN_SIGHT) -> Edition:
    """Return the edition with each term explained once in about `words_in_sight` words."""
    edition, kept = fit_tables(edition), _Kept(words_in_sight)
    sections = tuple(_section(section, kept) for section in edition.sections)
    return replace(edition, sections=tuple(_retarget(section, kept.moved) for section in sections))


def notes_once(edition: Edition) -> tuple[TermNote, ...]:
    """Return one note for each term: the words on the flap of a leaflet, which holds the first few.

    Words of the field stand before general ones, each in the order of the text.
    """
    notes = (note for section in edition.sections for chunk in section.chunks for note in chunk.sidebar)
    first: dict[str, TermNote] = {}
    for note in notes:
        first.setdefault(note.entry, note)
    return tuple(sorted(first.values(), key=lambda note: note.general))


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A note in the margin: CSS pixels from the upper edge of a part to its own lower edge, upwards.

    `part` is the one it explains; where the margin is full, the note stands in another.
    """

    note: TermNote
    part: str
    bottom: float = 0


def parts_by_name(edition: Edition) -> Mapping[str, Placed]:
    """Return the parts under the names that the template gives them: chunk and number, "c3-2"."""
    return {
        f"{chunk.id}-{number}": placed
        for section in edition.sections
        for chunk in section.chunks
        for number, placed in enumerate(chunk.parts, 1)
    }


def beside_own(edition: Edition) -> Mapping[str, tuple[Beside, ...]]:
    """Return every note at the upper edge of its own part: how they stand before their places are known."""
    return {
        name: tuple(Beside(note=note, part=name) for note in placed.notes)
        for name, placed in parts_by_name(edition).items()
    }


def link_to_entries(edition: Edition, kept: Collection[str]) -> Edition:
    """Return the edition in which words whose note is not among `kept` lead to the full entry at the end."""
    notes = (note for placed in parts_by_name(edition).values() for note in placed.notes)
    moved = {note.id: note.entry for note in notes if note.id not in kept}
    return replace(edition, sections=tuple(_retarget(section, moved) for section in edition.sections))


class _Kept:
    """Which notes stand where, while the text is read from top to bottom."""

    def __init__(self, words_in_sight: float) -> None:
        self.words_in_sight = words_in_sight
        self.words = 0
        self.shown: dict[str, tuple[int, str]] = {}  # entry -> (words before its last note, id of that note)
        self.moved: dict[str, str] = {}  # id of a note that was left out -> id of the one that serves

    def keep(self, note: TermNote) -> bool:
        """Say whether the note is printed here, and remember which one serves."""
        at, serving = self.shown.get(note.entry, (0, ""))
        if serving and self.words - at < self.words_in_sight:
            self.moved[note.id] = serving
            return False
        self.shown[note.entry] = (self.words, note.id)
        return True


def _section(section: Section, kept: _Kept) -> Section:
    return replace(section, chunks=tuple(_chunk(chunk, kept) for chunk in section.chunks))


def _chunk(chunk: Chunk, kept: _Kept) -> Chunk:
    parts = []
    for placed in chunk.parts:
        parts.append(replace(placed, notes=tuple(note for note in placed.notes if kept.keep(note))))
        kept.words += sum(len(plain(text.nodes).split()) for text in texts_of(placed.part))
    return replace(chunk, parts=tuple(parts))


def _retarget(section: Section, moved: dict[str, str]) -> Section:
    def change(text: Text) -> Text:
        return replace(text, nodes=_retargeted(text.nodes, moved))

    chunks = (
        replace(chunk, parts=tuple(_placed(placed, change) for placed in chunk.parts))
        for chunk in section.chunks
    )
    return replace(section, chunks=tuple(chunks))


def _placed(placed: Placed, change: Callable[[Text], Text]) -> Placed:
    return replace(placed, part=map_texts(placed.part, change))


def _retargeted(nodes: Nodes, moved: dict[str, str]) -> Nodes:
    return tuple(_node(node, moved) for node in nodes)


def _node(node: Node, moved: dict[str, str]) -> Node:
    if not node.children:
        return node
    target = moved.get(node.target, node.target) if node.kind == "term" else node.target
    return replace(node, target=target, children=_retargeted(node.children, moved))


def map_texts(part: Part, change: Callable[[Text], Text]) -> Part:
    """Return the part with every text in it changed."""
    match part:
        case Text():
            return change(part)
        case Listing():
            return _map_listing(part, change)
        case Table():
            head = tuple(tuple(change(text) for text in row) for row in part.head)
            return replace(
                part, head=head, rows=tuple(tuple(change(text) for text in row) for row in part.rows)
            )
        case _:
            return part


def _map_listing(listing: Listing, change: Callable[[Text], Text]) -> Listing:
    items = (
        replace(
            item,
            texts=tuple(change(text) for text in item.texts),
            lists=tuple(_map_listing(nested, change) for nested in item.lists),
        )
        for item in listing.items
    )
    return replace(listing, items=tuple(items))


def texts_of(part: Part) -> Iterator[Text]:
    """Yield all texts inside a part, in reading order."""
    match part:
        case Text():
            yield part
        case Listing():
            for item in part.items:
                yield from item.texts
                for nested in item.lists:
                    yield from texts_of(nested)
        case Table():
            for row in (*part.head, *part.rows):
                yield from row
        case _:
            return
