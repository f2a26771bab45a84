"""A place where a text names a term of the glossary."""

from typing import NamedTuple

from easyread.document import Document, Place, Prose, Span
from easyread.link.index import Name


class Mention(NamedTuple):
    """A place where a text names a term. What few ask for (line, surface) is worked out when it is asked.

    A tuple, for texts have thousands of them: it is made several times as fast as a dataclass (measured).
    """

    document: Document
    prose: Prose
    start: int  # in the block's text
    end: int
    source_start: int  # in the file
    source_end: int
    name: Name
    kind: str  # exact inflected alias abbreviation compound gender coordination multiword citation

    @property
    def block(self) -> str:
        """Return the id of the block."""
        return self.prose.id

    @property
    def span(self) -> Span:
        """Return its range in the block's text."""
        return Span(self.start, self.end)

    @property
    def source(self) -> Span:
        """Return its range in the file."""
        return Span(self.source_start, self.source_end)

    @property
    def place(self) -> Place:
        """Return the line and column on which it begins."""
        return self.document.place(self.source_start)

    @property
    def surface(self) -> str:
        """Return it as it stands in the file."""
        return self.document.text[self.source_start : self.source_end]

    @property
    def term(self) -> str:
        """Return the id of the entry."""
        return self.name.term

    @property
    def headword(self) -> str:
        """Return the headword of the entry."""
        return self.name.headword

    def __repr__(self) -> str:
        return f"Mention({self.place}, {self.surface!r}, {self.term!r}, {self.kind!r})"
