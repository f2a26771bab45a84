"""The last steps of every reader: captions, bare addresses, hints, long blocks cut, ids, notes resolved."""

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from easyread.document import Block, Document, Mark, Metadata, Place, Prose, Span
from easyread.problem import Problem, Reported, SourceError
from easyread.read.hints import hint_at_damage
from easyread.read.links import link_bare_addresses
from easyread.read.notes import resolve_notes
from easyread.read.source import Source
from easyread.read.strand import slice_strand, strand_of, trim_strand, with_strand

MAX_BLOCK_CHARACTERS = 100_000  # DESIGN section 6; measured: WeasyPrint needs minutes for a longer paragraph
MAX_BLOCKS = 100_000  # chosen: a thousand pages; each block becomes a page element, a slot and a score
_SENTENCE_END = re.compile(r"[.!?…][\"“”’»)\]]?\s+(?=[\"„“»(\[]?[A-ZÄÖÜ0-9])")
_BLANK = re.compile(r"\s+")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,99}")
_UNSAFE = re.compile(r"[^\w.-]+")
_MAX_NAME_CHARACTERS = 80
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE
)  # standard: Windows devices


def finish_document(
    source: Source, metadata: Metadata, blocks: Sequence[Block], problems: Iterable[Problem]
) -> Reported[Document]:
    """Return the blocks as a document with ids, and all problems in the order of the file.

    Raises: SourceError for more than MAX_BLOCKS blocks.
    """
    if len(blocks) > MAX_BLOCKS:
        raise SourceError(
            "read.too-many-blocks", place=Place(source.path), blocks=len(blocks), limit=MAX_BLOCKS
        )
    naming = _Naming(source, frozenset(block.id for block in blocks if isinstance(block, Prose)))
    done: list[Block] = []
    for block in blocks:
        done += naming.name(link_bare_addresses(block)) if isinstance(block, Prose) else (block,)
    hints = hint_at_damage((block for block in done if isinstance(block, Prose)), source)
    found = (*problems, *naming.problems, *hints)
    return Reported(
        Document(
            path=source.path,
            name=document_name(source.path),
            text=source.text,
            metadata=metadata,
            blocks=resolve_notes(done),
            line_starts=source.line_starts,
        ),
        tuple(sorted(found, key=lambda problem: problem.span.start if problem.span else 0)),
    )


def document_name(path: str) -> str:
    """Return the name of the document's folder: the file name without suffix, safe on every system."""
    if path == "-":
        return "stdin"
    file = unicodedata.normalize("NFC", re.split(r"[/\\]", path)[-1])
    stem = file.rpartition(".")[0] or file
    name = _UNSAFE.sub("-", stem).strip(".-")[:_MAX_NAME_CHARACTERS].rstrip(".-") or "document"
    return f"{name}-" if _RESERVED.fullmatch(name) else name


def _cut(prose: Prose) -> tuple[Prose, ...]:
    """Return a block in pieces of at most MAX_BLOCK_CHARACTERS, cut at sentence ends where there are any."""
    strand = strand_of(prose)
    parts: list[Prose] = []
    marks: list[Mark] = []  # those that reach into the part
    waiting = deque(prose.marks)
    start = 0
    while start < len(prose.text):
        end = _cut_offset(prose.text, start)
        while waiting and waiting[0].span.start < end:
            marks.append(waiting.popleft())
        part = trim_strand(slice_strand(replace(strand, marks=tuple(marks)), start, end))
        marks = [mark for mark in marks if mark.span.end > end]
        start = end
        if part.text:
            low = part.pieces[0].start if parts else prose.span.start
            high = part.pieces[-1].end if end < len(prose.text) else prose.span.end
            parts.append(with_strand(replace(prose, span=Span(low, high)), part))
    return (parts[0], *(replace(part, marker="") for part in parts[1:]))


def _cut_offset(text: str, start: int) -> int:
    """Return where the part that begins at `start` ends."""
    limit = start + MAX_BLOCK_CHARACTERS
    if limit >= len(text):
        return len(text)
    for pattern in (_SENTENCE_END, _BLANK):
        ends = [match.end() for match in pattern.finditer(text, start + MAX_BLOCK_CHARACTERS // 2, limit)]
        if ends:
            return ends[-1]
    return limit


class _Naming:
    """Gives each block of running text its id: the author's, or b1, b2, … counted in order."""

    def __init__(self, source: Source, wanted: frozenset[str]) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._wanted = wanted  # the authors' ids are not given to other blocks
        self._taken: set[str] = set()
        self._number = 0

    def name(self, prose: Prose) -> tuple[Prose, ...]:
        """Return the block with its id; in several parts, if it is too long."""
        self._number += 1
        written = prose.id
        if written and (code := self._objection(written)):
            self.problems.append(self._source.problem(code, "warning", prose.span, id=written))
            written = ""
        name = written or self._free(f"b{self._number}", 1)
        self._taken.add(name)
        prose = replace(prose, id=name, author_id=bool(written))
        if len(prose.text) <= MAX_BLOCK_CHARACTERS:
            return (prose,)
        span = Span(prose.span.start, prose.span.start)
        self.problems.append(
            self._source.problem("read.long-block", "hint", span, limit=MAX_BLOCK_CHARACTERS)
        )
        first, *others = _cut(prose)
        return (first, *(self._later(part, name, number) for number, part in enumerate(others, 2)))

    def _later(self, part: Prose, name: str, number: int) -> Prose:
        line = self._source.line(part.source.pieces[0].start)
        return replace(part, id=self._free(name, number), author_id=False, line=line)

    def _objection(self, name: str) -> str:
        if not _ID.fullmatch(name):
            return "read.odd-id"
        return "read.duplicate-id" if name in self._taken else ""

    def _free(self, name: str, number: int) -> str:
        """Return `name` with the first number from `number` on that makes it unique; 1 stays unwritten."""
        candidates = (name if tried == 1 else f"{name}-{tried}" for tried in count(number))
        found = next(free for free in candidates if free not in self._taken and free not in self._wanted)
        self._taken.add(found)
        return found
