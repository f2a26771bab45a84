"""The values of an edition: what stands on the page, in reading order, ready to be placed by a template."""

from dataclasses import dataclass
from typing import Literal

from easyread.document import Contact
from easyread.resources import Language, SlotState

NodeKind = Literal[
    "text",
    "strong",
    "emphasis",
    "code",
    "link",
    "address",
    "term",
    "note",
    "superscript",
    "break",
    "foreign",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A stretch of text with its role; `children` are filled for all but text and breaks.

    An "address" is a link that shows itself. `target` is where a link leads, or the id of a glossary note or
    footnote; `id` is where a back link returns to; `label` is what a screen reader says instead of the text.
    """

    kind: NodeKind
    text: str = ""
    children: tuple["Node", ...] = ()
    target: str = ""
    id: str = ""
    label: str = ""
    lang: str = ""
    direction: Literal["ltr", "rtl"] = "ltr"  # of what is foreign


Nodes = tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place for a translation: the translation itself, or the room for one."""

    language: Language
    state: SlotState
    nodes: Nodes = ()
    empty_label: str = ""  # "not translated yet", in the reader's language
    draft_label: str = (
        ""  # "draft, not checked", in the reader's language; empty when there is nothing to mark
    )
    label_lang: str = "de"  # of the two labels: German where the reader's catalog lacks them
    label_dir: Literal["ltr", "rtl"] = "ltr"
    ruled_lines: int = 0  # blank lines to write on, on paper


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSlot:
    """A term's translation in the sidebar: its name and its easy text."""

    headword: Slot
    easy: Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class TermNote:
    """What the sidebar says of one term. `contains` names the longer word that holds only a part of it."""

    id: str
    entry: str  # id of the full entry in the list at the end
    headword: str
    easy: str
    contains: str = ""
    lapsed: str = ""
    back: str = ""  # id of the linked mention; empty where none could be linked
    slot: TermSlot | None = None
    general: bool = False  # a word of any office: where there is no room it gives way to words of the field


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """The readability mark for editors."""

    band: str
    difficulty: str
    short: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph, heading, list paragraph, cell or caption."""

    id: str
    kind: Literal["heading", "paragraph", "quote", "caption"]
    nodes: Nodes
    level: int = 0  # 2..6 of a heading
    slot: Slot | None = None
    annotation: Annotation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A list item: its paragraphs, then its nested lists."""

    texts: tuple[Text, ...]
    lists: tuple["Listing", ...] = ()
    marker: str = ""  # as written: "a)", "(2a)"; empty where the list counts or has bullets


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list. `start` counts only for an ordered one."""

    ordered: bool
    start: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, row by row; `head` may be empty."""

    head: tuple[tuple[Text, ...], ...]
    rows: tuple[tuple[Text, ...], ...]
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim:
    """Code, or a picture's alternative text: shown as it stands."""

    kind: Literal["code", "image", "rule"]
    text: str
    label: str = ""


Part = Text | Listing | Table | Verbatim


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A part with the terms that are first mentioned in it, for the margin of a printed page."""

    part: Part
    notes: tuple[TermNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A stretch of a section short enough that an explanation always stands near its word."""

    id: str
    parts: tuple[Placed, ...]
    sidebar: tuple[TermNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading (or none, at the beginning) and what stands under it."""

    id: str
    heading: Text | None
    chunks: tuple[Chunk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A name with an address, or without one."""

    name: str
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """The full entry in the list at the end."""

    id: str
    headword: str
    kind: str
    easy: str
    standard: str
    example: str
    legal: tuple[str, ...]
    sources: tuple[Reference, ...]
    see_also: tuple[Reference, ...]
    not_same: tuple[Reference, ...]
    validity: str
    lapsed: str
    note: str
    status: str
    back: str
    slot: TermSlot | None = None
    standard_slot: Slot | None = None  # None where nobody has translated it: nobody has to
    example_slot: Slot | None = None
    feedback: str = ""  # where a reader says that this explanation is wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note at the end, with the id of the place that calls it (empty where nothing does)."""

    id: str
    label: str
    text: Text
    back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One document for one language pair, decided to the last word."""

    name: str
    lang: str
    title: Text
    subtitle: Text | None
    date: str  # "12. März 2026", or "nicht angegeben"
    source: str
    author: str
    license: str
    contact: Contact | None
    honesty: str
    advice: str
    target: Language | None
    draft_notice: str
    draft_notice_target: str
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    entries: tuple[EntryView, ...]
    missing_slots: int
