"""Terms of the glossary that a document names -> those that it does not explain."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from easyread.check.hit import Hit
from easyread.check.wording import Wording
from easyread.document import Prose, Span
from easyread.segment import Passage

_CUE = re.compile(
    r"\b(?:das heißt|d\. ?h\.|bedeutet|bedeuten|heißt|heißen|nennt man|genannt|gemeint|also"
    r"|zum Beispiel|das ist|das sind|so nennt)\b"
)
_IS = re.compile(
    r"\W{0,3}(?:ist (?:k?eine?[mnrs]?|der|die|das|jede[rs]?|wenn|hier)\b"
    r"|sind (?:(?:k?eine|die|alle|[a-zäöüß]+e) )?[A-ZÄÖÜ]"
    r"|(?:bedeute[tn]|heiß(?:t|en)|mein(?:t|en)|bezeichne[tn])\b)|\s\(|\s[–:]\s|:\s"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place that names a term."""

    span: Span  # in the text of the block
    term: str
    headword: str
    kind: str
    surface: str
    easy: str = ""  # what the glossary says of it
    tier: int = 1  # 2: a general word, which is jargon only where few people know it


Names = Mapping[str, Sequence[Named]]  # by block id


def find_unexplained(
    passages: Sequence[Passage], names: Names, is_known: Callable[[str], bool]
) -> Iterator[tuple[Prose, Hit]]:
    """Yield the first mention of each term outside headings, unless its sentence or the next explains it.

    `is_known`: a word that most people know; among general words it is no jargon.
    """
    seen: set[str] = set()
    for passage in passages:
        prose = passage.prose
        if prose.kind == "heading":
            continue
        for named in names.get(prose.id, ()):
            if (
                named.term in seen
                or named.kind == "citation"
                or (named.tier > 1 and is_known(named.headword))
            ):
                continue
            seen.add(named.term)
            if not _is_explained(passage, named.span):
                joined = named.kind == "coordination"  # "Migrations-" says nothing without its other half
                better = "" if named.kind == "compound" else named.easy
                found = named.headword if joined else " ".join(named.surface.split())
                values = {"found": found, "headword": named.headword, "better": better}
                if not better:
                    values["variant"] = "plain"
                yield prose, Hit("unexplained-jargon", named.span, values)


def with_listed(passages: Sequence[Passage], names: Names, listed: Wording) -> Names:
    """Return the mentions of the glossary with those of a word list beside them, in order; none twice."""
    found: dict[str, list[Named]] = {}
    for passage in passages:
        block = passage.prose.id
        found[block] = list(names.get(block, ()))
        taken = {offset for one in found[block] for offset in range(one.span.start, one.span.end)}
        for hit in listed.find(passage):
            word = str(hit.values["found"])
            if hit.span.start not in taken:
                found[block].append(
                    Named(
                        span=hit.span,
                        term=f"list {hit.values['better']}",
                        headword=word,
                        kind="list",
                        surface=word,
                        easy=f"{word}: {hit.values['better']}." if hit.values["better"] else "",
                    )
                )
        found[block].sort(key=lambda one: one.span)
    return found


def _is_explained(passage: Passage, span: Span) -> bool:
    text = passage.prose.text
    if any(mark.kind in ("link", "note") and mark.span.overlaps(span) for mark in passage.prose.marks):
        return True
    numbers = [number for number, one in enumerate(passage.sentences) if one.span.overlaps(span)]
    if not numbers:
        return False
    if _IS.match(text, span.end):
        return True
    last = passage.sentences[min(numbers[-1] + 1, len(passage.sentences) - 1)]
    return _CUE.search(text, span.start, last.span.end) is not None
