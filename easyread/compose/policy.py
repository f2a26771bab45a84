"""Which mentions become links: the wish of an edition, as a value."""

from dataclasses import dataclass
from typing import Literal

LinkScope = Literal["section", "page", "every"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPolicy:
    """Which mentions become links. A term that is `off` is neither linked nor explained."""

    scope: LinkScope = (
        "section"  # the first mention in each section, the first in the document, every mention
    )
    limit: int = 0  # links in one paragraph; 0: as many as there are terms
    off: frozenset[str] = frozenset()  # ids of terms
