"""Prose -> what no reader reads as words: addresses of the web and the post, file numbers, note marks, code.

Masked characters take part in no count. For the other steps a mask becomes a run of one private character of
the same length, so that every offset stays what it was. Each kind is searched only where a sign of it stands
in the text: most paragraphs have none.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from easyread.document import Prose, Span

THING = "\ue000"  # stands for something named: a URL, a file number
NOTE = "\ue001"  # stands for a note mark: it clings to what is before it

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SPACES = str.maketrans("\u00a0\u202f\u2009\n", "    ")
_ODD = (*_UNSEEN, "\u00a0", "\u202f", "\u2009", "\n")
_ENDINGS = "de|org|com|net|eu|info|berlin|at|ch|gov|int|bund|io"
_LINK = re.compile(r"<?(?:https?://|www\.)[^\s<>\"“”„»«]{1,2000}>?")
_MAIL = re.compile(r"<?[\w.+-]{1,64}(?:@|\s?[\[(]at[\])]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}>?")
_DOMAIN_SIGN = re.compile(rf"\.(?:{_ENDINGS})\b")
_DOMAIN = re.compile(
    rf"(?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:{_ENDINGS})\b(?:/[^\s<>\"“”„»«]{{0,2000}})?"
)
_FIGURE = re.compile(r"\d")
_FIGURES = re.compile(r"\d+")
_PHONE_SIGNS = frozenset({" 0", "(0", "\u00a00", "\n0", ":0"})
_FILE_NUMBER = re.compile(
    r"\b\d{1,4}/[A-ZÄÖÜ]{2,6}/\d{1,6}\b"  # 18/SVV/0878
    r"|\b\d{4}/\d{1,4}/E[UGW]G?\b"  # 2013/33/EU
    r"|\b\d{1,3} [A-Z][A-Za-z]{0,3} \d{1,5}[/.]\d{2}(?:\.[A-Z]{1,3})?\b"  # 1 BvL 10/10, 8 L 12/22.A
    r"|\b\d{1,2}/\d{3,5}\b"  # printed paper 20/3717
    r"|(?<=Az\. )[\w./-]{0,30}\d[\w./-]{0,30}\b|(?<=Az\.: )[\w./-]{0,30}\d[\w./-]{0,30}\b"
)
_BANK_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?: ?\d{4}){3,6}(?: ?\d{1,3})?\b")
_PHONE = re.compile(
    r"(?<![\w.,/-])(?<!\d[ \u00a0])(?:\+\d{1,3}|\(?0\d{1,5}\)?)[ \u00a0/–-]{0,3}"
    r"\d[\d \u00a0/–-]{3,18}\d(?![\w,.]?\d)"
)
_STREET_SIGNS = (
    "tr. ",
    "traße ",
    "allee ",
    "Allee ",
    "platz ",
    "weg ",
    "damm ",
    "ufer ",
    "gasse ",
    "haussee ",
    "ring ",
)
_STREET = re.compile(
    r"\b(?:[A-ZÄÖÜ][\w-]{1,40}(?:straße|strasse|str\.|allee|platz|weg|damm|ufer|gasse|chaussee|ring)"
    r"|(?:[A-ZÄÖÜ][\w-]{1,40}[ -])?(?:Straße|Str\.|Allee|Chaussee))"
    r" \d{1,4}(?: ?[a-z]\b)?(?: ?[/–-] ?\d{1,4}[a-z]?\b)?(?:,? (?:D-)?\d{5} [A-ZÄÖÜ][\w-]{1,40})?"
)
_BRACKETED_NOTE = re.compile(r"\[\d{1,3}\]")  # vor.[2]
_RAISED = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
_UNIT = re.compile(r"(?<![^\W\d_])[kcdm]?m$")  # "45 m²" is an area
_RAISED_NOTE = re.compile(f"[{_RAISED}]{{1,3}}")
_PLAIN_NOTE = re.compile(
    r"(?<=[a-zäöüß\])“\"][.!?])\d{1,2}(?=\s+[A-ZÄÖÜ„»(]|\s*$)"  # Städte.1 Die
    r"|(?<=[.!?][“”\"»«)])\d{1,2}(?=\s|$)"
)
_PLAIN_NOTE_SIGN = re.compile(r"[.!?][“”\"»«)]?\d{1,2}(?:\s|$)")
_TRAILING = ".,;:!?…'’"
_BRACKETS = {")": "(", "]": "["}
_LEADING_ABBREVIATION = re.compile(r"\b(?:Abs|Nr|Art|Kap|Ziff|Rn|Zi|Abb|Tab|Anl)\.$")
_MASKED_MARKS = {"note": NOTE, "superscript": NOTE, "code": THING}
_LETTERS = re.compile(r"[^\W\d_]")


class Masked(NamedTuple):
    """A text with its masks laid over it: same length, same offsets."""

    text: str
    spans: tuple[Span, ...]


def mask_prose(prose: Prose) -> Masked:
    """Lay masks over everything that is not read as words. The spans ascend and do not overlap."""
    text = prose.text
    if _is_number_table(prose):
        return Masked(THING * len(text), (Span(0, len(text)),))
    found = [(mark.span, _MASKED_MARKS[mark.kind]) for mark in prose.marks if mark.kind in _MASKED_MARKS]
    has_figure = _FIGURE.search(text) is not None
    found += ((span, THING) for span in _find_as_read(text, has_figure=has_figure))
    found += ((span, NOTE) for span in _find_notes(text, has_figure=has_figure))
    return _lay(text, found) if found else Masked(text, ())


def _find_as_read(text: str, *, has_figure: bool) -> Iterator[Span]:
    """Find things in the text as it is read: each space is one, and what cannot be seen is not there."""
    if not any(map(text.__contains__, _ODD)):
        yield from _find_things(text, has_figure=has_figure)
        return
    places = [at for at, character in enumerate(text) if character not in _UNSEEN]
    plain = "".join([text[at] for at in places]).translate(_SPACES)
    for span in _find_things(plain, has_figure=has_figure):
        if len(span):
            yield Span(places[span.start], places[span.end - 1] + 1)


def _find_things(text: str, *, has_figure: bool) -> Iterator[Span]:
    if "://" in text or "www." in text:
        yield from _spans(_LINK, text)
    if "@" in text or "at)" in text or "at]" in text:
        yield from _spans(_MAIL, text)
    if _DOMAIN_SIGN.search(text):
        yield from _spans(_DOMAIN, text)
    if has_figure:
        yield from _find_numbers(text, [match.start() for match in _FIGURES.finditer(text)])


def _find_numbers(text: str, figures: Sequence[int]) -> Iterator[Span]:
    """Find what is named by figures. Shape of `figures`: where each run of them begins."""
    pairs = {text[at - 1 : at + 1] for at in figures if at}
    if "Az." in text or any(pair[0] == "/" for pair in pairs):
        yield from _spans(_FILE_NUMBER, text)
    if "DE" in text:
        yield from _spans(_BANK_ACCOUNT, text)
    if "+" in text or text[0] == "0" or not pairs.isdisjoint(_PHONE_SIGNS):
        yield from _spans(_PHONE, text)
    if any(text.endswith(_STREET_SIGNS, 0, at) for at in figures):
        yield from _spans(_STREET, text)


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (_trimmed(text, match.span()) for match in pattern.finditer(text))


def _find_notes(text: str, *, has_figure: bool) -> Iterator[Span]:
    """Find note marks: they touch what is before them, and are not the number in "Abs.1"."""
    matches: list[re.Match[str]] = []
    if any(map(text.__contains__, _RAISED)):
        matches += _RAISED_NOTE.finditer(text)
    if has_figure and "[" in text:
        matches += _BRACKETED_NOTE.finditer(text)
    if has_figure and _PLAIN_NOTE_SIGN.search(text):
        matches += _PLAIN_NOTE.finditer(text)
    for match in matches:
        start = match.start()
        clings = start > 0 and not text[start - 1].isspace() and text[start - 1] not in "[("
        if (
            clings
            and not _LEADING_ABBREVIATION.search(text, max(0, start - 6), start)
            and not _is_unit(match)
        ):
            yield Span(*match.span())


def _is_unit(match: re.Match[str]) -> bool:
    """Say whether a raised figure belongs to a measure: m², km³."""
    start = match.start()
    return match[0] in "²³" and _UNIT.search(match.string, max(0, start - 3), start) is not None


def _is_number_table(prose: Prose) -> bool:
    """Say whether a cell or block is figures and nothing that is read as a sentence."""
    if prose.kind != "cell" and prose.text[:1].isalpha():
        return False
    digits = len(_FIGURE.findall(prose.text))
    if not digits:
        return False
    letters = len(_LETTERS.findall(prose.text))
    return letters < 4 if prose.kind == "cell" else digits >= 8 and letters * 4 < digits


def _trimmed(text: str, bounds: tuple[int, int]) -> Span:
    """Leave to the sentence the punctuation that only touches an address."""
    start, end = bounds
    while end > start:
        last = text[end - 1]
        opener = _BRACKETS.get(last)
        unbalanced = opener is not None and text.count(opener, start, end) < text.count(last, start, end)
        if last not in _TRAILING and not unbalanced:
            break
        end -= 1
    return Span(start, end)


def _lay(text: str, found: list[tuple[Span, str]]) -> Masked:
    pieces: list[str] = []
    spans: list[Span] = []
    done = 0
    for span, character in sorted(found, key=lambda item: item[0]):
        if span.start < done or not len(span):
            continue
        pieces += [text[done : span.start], character * len(span)]
        spans.append(span)
        done = span.end
    pieces.append(text[done:])
    return Masked("".join(pieces), tuple(spans))
