"""What was found out about a document, and what an edition is asked to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from easyread.compose.policy import LinkPolicy
from easyread.document import Document
from easyread.link import Mention
from easyread.measure import Score
from easyread.resources import Catalog, Glossary, Language

if TYPE_CHECKING:  # babel takes a while, and only editions need it
    from easyread.compose.labels import Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document with its scores (by block id) and its mentions in file order."""

    document: Document
    scores: Mapping[str, Score]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The reader's language and what translators gave for it."""

    language: Language
    labels: "Labels"
    document: Catalog
    glossary: Catalog
    drafts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What an edition is asked to be."""

    labels: "Labels"
    glossary: Glossary = field(default_factory=lambda: Glossary({}))
    translation: Translation | None = None
    annotate: bool = False
    links: LinkPolicy = field(default_factory=LinkPolicy)
    chunk_words: int = 400  # DESIGN section 6: about this often the sidebar starts afresh
