"""Prose -> what no reader reads as words: addresses of the web and the post, file numbers, note marks, code.

Masked characters take part in no count. For the other steps a mask becomes a run of one private character of
the same length, so that every offset stays what it was.
"""

import re
from dataclasses import dataclass

from easyread.document import Mark, Prose, Span

THING = "\ue000"  # stands for something named: a URL, a file number
NOTE = "\ue001"  # stands for a note mark: it clings to what is before it

_TLD = "de|org|com|net|eu|info|berlin|at|ch|gov|int|bund|io"
_STREET_END = "straße|strasse|str\\.|allee|platz|weg|damm|ufer|gasse|chaussee|ring"
_LINK = r"<?(?:https?://|www\.)[^\s<>\"“”„»«]{1,2000}>?"
_DOMAIN = rf"(?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:{_TLD})\b(?:/[^\s<>\"“”„»«]{{0,2000}})?"
_MAIL = r"<?[\w.+-]{1,64}(?:@|\s?[\[(](?:at|ät)[\])]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}>?"
_FILE_NUMBER = (
    r"\b\d{1,4}/[A-ZÄÖÜ]{2,6}/\d{1,6}\b"  # 18/SVV/0878
    r"|\b\d{4}/\d{1,4}/E[UGW]G?\b"  # 2013/33/EU
    r"|\b\d{1,3} [A-Z][A-Za-z]{0,3} \d{1,5}[/.]\d{2}(?:\.[A-Z]{1,3})?\b"  # 1 BvL 10/10, 8 L 12/22.A
    r"|\b\d{1,2}/\d{3,5}\b"  # printed paper 20/3717
    r"|(?<=Az\. )[\w./-]{0,30}\d[\w./-]{0,30}\b|(?<=Az\.: )[\w./-]{0,30}\d[\w./-]{0,30}\b"
)
_BANK = r"\b[A-Z]{2}\d{2}(?: ?\d{4}){3,6}(?: ?\d{1,3})?\b"
_PHONE = (
    r"(?<![\w.,/-])(?:\+\d{1,3}|\(?0\d{1,5}\)?)[ \u00a0/–-]{0,3}\d[\d \u00a0/–-]{3,18}\d(?![\w,.]?\d)"
    r"|(?<![\w.,/-])11[0-7](?= (?:rufen|wählen|anrufen))"
)
_STREET = (
    rf"\b(?:[A-ZÄÖÜ][\w-]{{1,40}}(?:{_STREET_END})"
    r"|(?:[A-ZÄÖÜ][\w-]{1,40}[ -])?(?:Straße|Str\.|Allee|Chaussee))"
    r" \d{1,4}(?: ?[a-z]\b)?(?: ?[/–-] ?\d{1,4}[a-z]?\b)?(?:,? (?:D-)?\d{5} [A-ZÄÖÜ][\w-]{1,40})?"
)
_THINGS = re.compile(
    "|".join(f"(?:{part})" for part in (_LINK, _MAIL, _DOMAIN, _FILE_NUMBER, _BANK, _PHONE, _STREET))
)
_MAY_HOLD_THING = re.compile(r"[\d@]|www\.|://|\w\.(?:de|org|com|net|eu|info|berlin)\b|\[at\]|\(at\)")
_NOTE_MARKS = re.compile(
    r"(?<=[^\s\[(])\[\d{1,3}\]"  # vor.[2]
    r"|(?<=[^\s\d])[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3}"
    r"|(?<=[a-zäöüß\])“\"][.!?])\d{1,2}(?=\s+[A-ZÄÖÜ„»(]|\s*$)"  # Städte.1 Die
    r"|(?<=[.!?][“”\"»«)])\d{1,2}(?=\s|$)"
)
_TRAILING = ".,;:!?…'’"
_BRACKETS = {")": "(", "]": "["}
_LEADING_ABBREVIATION = re.compile(r"\b(?:Abs|Nr|Art|Kap|Ziff|Rn|Zi|Abb|Tab|Anl)\.$")
_MASKED_MARKS = {"note": NOTE, "superscript": NOTE, "code": THING}
_LETTERS = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its masks laid over it: same length, same offsets."""

    text: str
    spans: tuple[Span, ...]


def mask_prose(prose: Prose) -> Masked:
    """Lay masks over everything that is not read as words. The spans ascend and do not overlap."""
    text = prose.text
    if _is_number_table(prose):
        return Masked(THING * len(text), (Span(0, len(text)),))
    found = [(mark.span, _MASKED_MARKS[mark.kind]) for mark in prose.marks if _hides(mark)]
    if _MAY_HOLD_THING.search(text):
        found += [(_trimmed(text, match.span()), THING) for match in _THINGS.finditer(text)]
    found += [
        (Span(*match.span()), NOTE) for match in _NOTE_MARKS.finditer(text) if _is_note(text, match.start())
    ]
    return _lay(text, found) if found else Masked(text, ())


def _hides(mark: Mark) -> bool:
    return mark.kind in _MASKED_MARKS and len(mark.span) > 0


def _is_note(text: str, start: int) -> bool:
    """Say whether figures after a full stop are a note mark and not the number in "Abs.1"."""
    return not _LEADING_ABBREVIATION.search(text, max(0, start - 6), start)


def _is_number_table(prose: Prose) -> bool:
    """Say whether a cell or block is figures and nothing that is read as a sentence."""
    digits = len(_DIGITS.findall(prose.text))
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
