"""Knowledge as values: glossary entries, languages, translations. The files are read in `read/`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from easyread.document import Place

EntryStatus = Literal["draft", "checked", "legal-reviewed", "retired"]
SlotState = Literal["missing", "draft", "outdated", "translated", "reviewed"]


GLOSSARY_NAME = "glossar"  # of the folder and the files of the glossary's own edition under out/


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name of a term, with its own inflection class. `case` demands the exact capitals."""

    form: str
    inflection: str
    case: bool = False
    ambiguous: bool = False  # has other senses: needs another clear term near it
    short: bool = False  # a short form: counts only in a document that also gives a longer name of the term


@dataclass(frozen=True, slots=True, kw_only=True)
class Compounds:
    """Whether the term may be found as the last (`head`) or first (`modifier`) part of a longer word."""

    head: bool = False
    modifier: bool = False
    allow: tuple[str, ...] = ()  # if given, only these other parts
    deny: tuple[str, ...] = ()  # whole words or other parts that never count


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What tells which sense a form has. A word stands for all that begin so; "Zug " for itself."""

    near: tuple[str, ...] = ()  # an ambiguous form: one of them nearby is as good as another term
    avoid: tuple[str, ...] = ()  # any form: one of them in its sentence shows another sense
    document: tuple[str, ...] = ()  # an ambiguous or short form: one of them stands somewhere in the document


# standard: these are divided into articles, the others into sections
_ARTICLED = ("GG", "GFK", "EMRK", "AEUV", "EUV", "GRCh", "VO", "RL", "Verordnung", "Richtlinie")


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """A section of a law, true as of that day."""

    law: str
    section: str
    as_of: date | None = None

    @property
    def citation(self) -> str:
        """Return it as it is cited: "§ 60a AufenthG", "Art. 16a GG"."""
        if not self.section or self.section.startswith(("§", "Art")):
            return f"{self.section} {self.law}".strip()
        return f"{'Art.' if self.law.startswith(_ARTICLED) else '§'} {self.section} {self.law}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact stands. `accessed` only where someone has read it."""

    title: str
    url: str = ""
    accessed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who read the entry, when, and when it should be read again."""

    by: str = ""
    on: date | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A glossary term, DESIGN section 4. Empty means: not given."""

    id: str
    place: Place
    own: bool = False  # the project's: it comes before packaged ones that have the same form
    headword: str
    inflection: str  # the file's key "class"
    kind: str
    easy: str
    standard: str
    example: str = ""
    aliases: tuple[Alias, ...] = ()
    compounds: Compounds = field(default_factory=Compounds)
    case: bool = False
    tier: int = 1
    ambiguous: bool = False  # the headword itself; an alias says so for itself
    context: Context = field(default_factory=Context)
    split: str = ""
    legal: tuple[LegalBasis, ...] = ()
    sources: tuple[Source, ...] = ()
    see_also: tuple[str, ...] = ()
    not_same: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    superseded_by: str = ""
    note: str = ""  # what is not verified, or has changed: told to the reader
    status: EntryStatus = "draft"
    reviewed: Review = field(default_factory=Review)


@dataclass(frozen=True, slots=True)
class Glossary:
    """Entries by id, in the order of their ids."""

    entries: Mapping[str, Entry]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One row of `data/languages.toml`."""

    tag: str  # BCP 47
    name: str  # its own name for itself
    german: str
    script: str  # ISO 15924: Latn, Arab, Ethi, Cyrl, Geor, Armn
    direction: Literal["ltr", "rtl"]
    plural: str  # gettext plural rule, as in a PO header
    labels: str  # tag of the labels' catalog to use (itself, or a fallback)


@dataclass(frozen=True, slots=True)
class Message:
    """What a translator gave for one id. `text` is empty when the slot is missing."""

    text: str
    state: SlotState
    previous: str = ""  # the German the translation was made from, when outdated
    source: str = ""  # the German that the file holds (msgid): what the state refers to
    line: int = 0  # 1-based, of the first line of the message in its file


@dataclass(frozen=True, slots=True)
class Catalog:
    """One PO file as messages by id (`msgctxt`)."""

    tag: str
    messages: Mapping[str, Message]
    path: str = ""  # of the file, for messages about it

    def get(self, key: str) -> Message:
        """Return the message, or a missing one."""
        return self.messages.get(key, Message("", "missing"))
