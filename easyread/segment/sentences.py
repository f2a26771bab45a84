"""Masked text -> where its sentences end.

A mark that can end a sentence is looked at from both sides: the word before it (an abbreviation, a figure, an
initial, a Roman numeral) and the word after it (a small letter, a month, a clear beginning such as "Die").
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from easyread.segment.abbreviations import Abbreviation
from easyread.segment.masks import NOTE, THING
from easyread.segment.words import INVISIBLE

_TERMINATOR = re.compile(r"[.!?…\n]")
_MARKS = re.compile(rf"[.!?…]+[{NOTE}\"“”»«›‹‘’')\]]*(?=\s|$)")
_GLUED = re.compile(r"(?<=[a-zäöüß]{3})[.!?](?=[A-ZÄÖÜ][a-zäöüß])")  # abgelehnt.Das
_NEXT = re.compile(rf"[\s\"„“”»«›‹‚‘’'()\[\]–—•*{THING}{NOTE}-]*([\w{INVISIBLE}]*)")
_OPENING = "„“”\"»«›‹‚‘'(["
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_BEFORE = re.compile(r"[^\s(\[„\"»«]+$")
_LIST_MARK = re.compile(r"\s*(?:[-–—•*·▪◦]\s|\d{1,3}[.)]\s|[a-z]\)\s)")
_INITIALS = re.compile(r"(?:[A-ZÄÖÜ]\.-?){1,3}[A-ZÄÖÜ]")  # K.-H. Neumann
_ROMAN = re.compile(r"[IVX]{1,5}")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}")
_LETTERED = re.compile(r"[a-z]{1,2}\)\s")
_LETTERED_ITEM = re.compile(r"\d+[a-z]")  # ", 1a. Maßnahmen" in a statute
_LAW = re.compile(r"[A-ZÄÖÜ][a-zäöüß]*[A-ZÄÖÜ]\w*")  # AufenthG, GG, VwGO
_LABEL = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+:(?!\w)")  # "2 Std. Ort: Rathaus"
_CITATION = re.compile(r"\s*\([^()]{1,80}\)[.,;:]")  # “ (§ 3).
_VOWEL = re.compile(r"[aeiouyäöüAEIOUYÄÖÜ]")
_MAX_CUT = 10  # letters
# "etw", "mtl", "zzgl": two consonants that no word ends with.
_CUT_END = re.compile(
    r"(?!ff|pf|gd|sk|dd|bb|gg|kk|zz)[bdfgkpstvwz][bdfgjklmnrvwz]$|h[bdfghjkvwz]$|[lmnr][hjvw]$"
)
_MAX_BRACKET = 300  # characters; an unclosed bracket must not swallow a page
_THINGS = re.compile(f"[{THING}{NOTE}]+")
_WINDOW = 80  # characters looked at before a mark
_RUNS_ON = re.compile(
    r"(?:^|\s)(?:d(?:er|ie|as|em|en|es)|ein(?:e[mnrs]?)?|und|oder|im|am|vom|zum|zur|beim"
    r"|in|für|von|bei|durch|über|gegen|zwischen|sowie|kein(?:e[mnrs]?)?|(?:ihr|sein|dies|unser)e[mnrs]?)$"
    r"|(?:,|§|Nr\.|Abs\.|Art\.)$"
)
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Starts:
    """Words that decide: clear beginnings (in small letters), months, and nouns that a number follows."""

    words: frozenset[str]
    months: frozenset[str]
    numbered: frozenset[str]


@cache
def load_starts() -> Starts:
    """Return the lists of `data/sentence_starts.toml`."""
    data = tomllib.loads((files("easyread") / "data" / "sentence_starts.toml").read_text("utf-8"))
    return Starts(*(frozenset(data[key].split()) for key in ("words", "months", "numbered")))


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that may end a sentence, and the words on both sides of it."""

    text: str
    start: int
    end: int  # after closing quotes and brackets
    word: str  # before the mark, without opening quotes; may be empty
    next: str  # first word after it; empty at the end or before a sign

    @property
    def starts_clearly(self) -> bool:
        """Say whether what follows can only be the beginning of a sentence."""
        return self.next[:1].isupper() and self.next.lower() in load_starts().words


def find_sentences(text: str, abbreviations: Sequence[Abbreviation]) -> Iterator[tuple[int, int]]:
    """Yield the sentences as (start, end), ascending, without surrounding white space."""
    begin = done = len(text) - len(text.lstrip())
    stops = {item.end: item for item in abbreviations}
    inner = (
        {at for item in abbreviations for at in range(item.start, item.end)} if abbreviations else frozenset()
    )
    for terminator in _TERMINATOR.finditer(text):
        at = terminator.start()
        if at < done:
            continue
        if _ends_plainly(text, begin, at) and at + 1 not in stops:
            yield begin, at + 1
            begin = at + 2  # the space between is the only one
            continue
        if text[at] == "\n":
            cut = at in inner or _is_open(stops.get(_end_of_line(text, at)))
            done, ends = at + 1, not cut and _line_ends_sentence(text, begin, at)
        elif marks := _MARKS.match(text, at) or _GLUED.match(text, at):
            done = marks.end()
            stop = stops.get(at + 1)
            ends = (stop is not None or at not in inner) and _ends_sentence(text, begin, marks.span(), stop)
        else:
            continue
        if ends:
            yield from _trimmed(text, begin, done)
            begin = done + len(text[done : done + _WINDOW]) - len(text[done : done + _WINDOW].lstrip())
    yield from _trimmed(text, begin, len(text))


def _ends_plainly(text: str, begin: int, at: int) -> bool:
    """Decide the common case at once: a full stop between a plain word and a capital, outside brackets."""
    word = text[at - 4 : at]
    return (
        text[at + 1 : at + 2] == " "
        and text[at + 2 : at + 3].isupper()
        and text[at] == "."
        and word.isalpha()
        and word.islower()
        and not word.endswith("str")
        and not _CUT_END.search(word)
        and text.rfind("(", max(begin, at - _MAX_BRACKET), at) < 0
    )


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[begin:end]
    if stripped := piece.strip():
        start = begin + piece.index(stripped[0])
        yield start, start + len(stripped)


def _end_of_line(text: str, at: int) -> int:
    """Return where the line before a line break ends, without its last spaces (three at most)."""
    last = text[max(0, at - 3) : at]
    return at - len(last) + len(last.rstrip())


def _is_open(abbreviation: Abbreviation | None) -> bool:
    """Say whether something must follow: "z. B." at the end of a line."""
    return abbreviation is not None and abbreviation.kind == "never"


def _line_ends_sentence(text: str, begin: int, at: int) -> bool:
    """Decide at a hard line break: it goes on only where a small letter, a comma or an article says so."""
    before = text[max(begin, at - _WINDOW) : at].rstrip()
    rest = text[at + 1 : at + 1 + _WINDOW]
    if not before or _LIST_MARK.match(rest):
        return True
    first = rest.lstrip()[:1]
    if not first or first.islower():
        return not first
    return not _RUNS_ON.search(before)


def _ends_sentence(text: str, begin: int, bounds: tuple[int, int], stop: Abbreviation | None) -> bool:
    start, end = bounds
    following = _NEXT.match(text, end)
    rest = text[end : end + 40].lstrip()
    if not rest:
        return True
    if rest[0] in ",;:)" or (following and following[1][:1].islower() and not _LETTERED.match(rest)):
        return False
    if _in_open_bracket(text, begin, start, end) or (end > start + 1 and _CITATION.match(text, end)):
        return False
    if text[start] == "…" or text.startswith("..", start):
        return not (rest[0].isdigit() or _RUNS_ON.search(text[max(begin, start - _WINDOW) : start].rstrip()))
    if text[start] != ".":
        return True
    before = _BEFORE.search(text, max(begin, start - _WINDOW), start)
    mark = Mark(text, start, end, _visible(before and before[0]), _visible(following and following[1]))
    return _ends_after_word(mark, begin) if stop is None else _ends_after_abbreviation(stop, mark)


def _visible(word: str | None) -> str:
    return _INVISIBLE.sub("", word or "")


def _in_open_bracket(text: str, begin: int, start: int, end: int) -> bool:
    """Say whether the mark stands in a bracket that the sentence opened before and closes later."""
    opened = text.rfind("(", max(begin, start - _MAX_BRACKET), start)
    if opened < 0 or ")" in text[opened:end] or not text[begin : min(opened, begin + 2)].strip():
        return False
    return ")" in text[end : end + _MAX_BRACKET]


def _ends_after_abbreviation(abbreviation: Abbreviation, mark: Mark) -> bool:
    if (
        mark.text[abbreviation.end : mark.end].strip(NOTE)
        or mark.text[abbreviation.end : abbreviation.end + 1] in ")"
    ):
        return True  # a bracket or quote closes after it
    match abbreviation.kind:
        case "never":
            return False
        case "closing":
            return not _LAW.fullmatch(mark.next) and (mark.next[:1].isupper() or mark.next[:1].isdigit())
        case _:
            return mark.starts_clearly or (
                abbreviation.kind == "may-close" and _LABEL.match(mark.text, mark.end + 1) is not None
            )


def _ends_after_word(mark: Mark, begin: int) -> bool:
    word = mark.word
    if _NUMBER.fullmatch(word):
        return _ends_after_number(mark, begin)
    if not word or not word[-1].isalpha():
        return not word.endswith("./")  # "Müller ./. Stadt Potsdam"
    if _LETTERED_ITEM.fullmatch(word) and (_previous(mark, begin) or ",")[-1] in ",;:":
        return False
    if len(word) == 1 or _ROMAN.fullmatch(word) or _INITIALS.fullmatch(word):
        return _ends_after_letter(mark, _previous(mark, begin))
    return mark.starts_clearly or not _looks_cut(word)


def _ends_after_letter(mark: Mark, previous: str) -> bool:
    """Tell "Frau K. Sie" and "§ 25 a. Kinder" from "I. Der Antrag" and "Neustadt a. Rbge."."""
    if not previous and not mark.word.islower():
        return False  # the first thing of the sentence: a list mark
    named = previous in load_starts().numbered or (previous[-1:].isdigit() and mark.word.islower())
    return named or mark.starts_clearly


def _looks_cut(word: str) -> bool:
    """Say whether a word ends as no German word does: an abbreviation that the list does not have."""
    if word.endswith(("str", "Str")):
        return True
    if word.isupper() or len(word) > (_MAX_CUT if word.islower() else 4):
        return False
    return not _VOWEL.search(word) or _CUT_END.search(word) is not None


def _ends_after_number(mark: Mark, begin: int) -> bool:
    """Tell "Haus 2. Der Eingang" from "der 3. Beschluss", "1. Januar" and "1. Füllen Sie aus"."""
    word = mark.word
    previous = _previous(mark, begin)
    opens = not previous  # the number is the first thing of the sentence: a list mark
    if opens or mark.next in load_starts().months:
        return opens and len(word) > 3
    if not word.isdigit() or len(word) == 4:  # a date, a decimal, a year; but not "am 3.10. (Feiertag)"
        return not (_DAY.fullmatch(word) and mark.text.startswith(" (", mark.end))
    if mark.next[:1].isdigit():
        return int(word[:4]) > _LAST_DAY
    if previous[-1] in ",:;–-":
        return False
    if mark.starts_clearly or previous in load_starts().numbered:
        return True
    return not (previous[0].islower() or previous.lower() in load_starts().words)


def _previous(mark: Mark, begin: int) -> str:
    """Return the word before the word before the mark, without quotes; "" where a sentence or line begins."""
    at = mark.start - len(mark.word)
    line = _THINGS.sub("", mark.text[max(begin, at - _WINDOW) : at]).rpartition("\n")[2].split()
    return _visible(line[-1].strip(_OPENING) or line[-1]) if line else ""
