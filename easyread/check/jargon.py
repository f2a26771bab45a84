"""Terms of the glossary that a document names -> those that it does not explain."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from easyread.check.hit import Hit
from easyread.check.wording import Wording
from easyread.document import Prose, Span
from easyread.segment import Passage

# Words that open an explanation, wherever they stand behind the term.
_NO_NAME = r"(?! (?:Herr|Frau|jetzt|nicht|nun|auch|seit|heute|anders)\b)"
_CUE = re.compile(
    rf"\b(?:(?i:das heißt|d\. ?h\.|bedeutet|bedeuten|heiß(?:t|en){_NO_NAME}|nennt man"
    r"|so nennt|genannt|gemeint)\b"
    r"|[Dd]as (?:ist|sind) (?!(?:am|um|bis|ab|seit|vom|im|heute|morgen|nicht)\b)"
    r"(?:[a-zäöüß]+,? ){0,4}?(?:wenn\b|[A-ZÄÖÜ]\w))"
)
_MEANS = re.compile(
    rf"\W{{0,3}}(?:(?:bedeute[tn]|heiß(?:t|en){_NO_NAME}|mein(?:t|en)|bezeichne[tn])\b|, zum Beispiel\b"
    r"|(?:ist|sind) (?:(?:dafür|dazu) da\b|wenn\b"
    r"|für (?!Sie\b|alle\b)[^.!?]{1,100} (?:da|zuständig|verantwortlich)\b))"
)
# "ist ein Papier vom Amt", but not "ist die ganze Zeit gültig": what ends in a noun says what the thing is.
_IS = re.compile(
    r"\W{0,3}(?:ist|sind) (?:(?:auch|nur|so|also|nun|meist|meistens|oft|immer|eigentlich|noch|dann|etwas) )?"
    r"(?:(?:k?eine?[rs]?|der|die|das|jede[rs]?|alle|hier|wie)\b|(?=(?:[a-zäöüß]{3,}e[rs]? )?[A-ZÄÖÜ]))"
    r"(?P<what>[^.,;:!?()–]{2,200})"
)
_THING = re.compile(r"(?:\b[A-ZÄÖÜ][\w-]+|\d|\bda(?:für|rüber|rauf|von|ran|mit))\W*$")
_AND = re.compile(r" (?:und|oder) ")
_POINTS = (
    r"(?:siehe|vgl|ohne|bitte|alle|beide|letzte|nächste|erste|neue|seinen?|ihren?|einen|wegen|gegen|zwischen"
    r"|neben|unter|über|hinter|außer)\b"
)
_WHAT = (
    rf"(?!{_POINTS}|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Seite|Anlage|Kopie|Original|Muster|Entwurf|Kapitel|Art(?:ikel)?\b|Nr)"
    r"(?:(?:das heißt|das ist|das sind|also|kurz|etwa|so etwas wie|eine Art)\b"
    r"|(?:(?:k?eine?|der|die|das) )?(?:[a-zäöüß]{3,}(?:e|er|es|en) ){0,2}[A-ZÄÖÜ][a-zäöüß-]{3,})"
)
_ASIDE = re.compile(rf"\W{{0,2}} (?:\({_WHAT}|–\s{_WHAT})")
_ENTRY = re.compile(r":\s+[A-ZÄÖÜ][a-zäöüß]+ \w+ \w")  # "Duldung: Sie müssen eigentlich …"
_OPENS = re.compile(r"(?:(?:die|der|das|eine?)\s)?\W*", re.IGNORECASE)
_WORD = re.compile(r"\w{4,}")
MIN_SHARE = 0.6  # chosen: of the words of the glossary's explanation, found in what follows the term
STEM = 6  # letters: "Behörde" and "Behörden" are one word


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
            if not _is_explained(passage, named):
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


def _is_explained(passage: Passage, named: Named) -> bool:
    text, span = passage.prose.text, named.span
    if any(mark.kind in ("link", "note") and mark.span.overlaps(span) for mark in passage.prose.marks):
        return True
    numbers = [number for number, one in enumerate(passage.sentences) if one.span.overlaps(span)]
    if not numbers:
        return False
    if _is_something(text, span, passage.sentences[numbers[0]].span.start):
        return True
    ends = [one.span.end for one in passage.sentences[numbers[-1] :]]
    if _CUE.search(text, span.start, ends[:2][-1]):
        return True
    return _follows(named.easy, text[span.end : ends[:3][-1]])


def _is_something(text: str, span: Span, opening: int) -> bool:
    """Say whether the words right behind a term say what it is."""
    if _MEANS.match(text, span.end) or _ASIDE.match(text, span.end):
        return True
    if _ENTRY.match(text, span.end) and _OPENS.fullmatch(text, opening, span.start):
        return True
    what = _IS.match(text, span.end)
    return what is not None and _THING.search(_AND.split(what["what"])[0]) is not None


def _follows(easy: str, text: str) -> bool:
    """Say whether most words of the first sentence of an explanation stand in what follows."""
    wanted = _stems(easy.partition(". ")[0])
    wanted = wanted if len(wanted) > 1 else _stems(easy)
    return len(wanted) > 1 and len(wanted & _stems(text)) >= MIN_SHARE * len(wanted)


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in _WORD.findall(text.lower())}
