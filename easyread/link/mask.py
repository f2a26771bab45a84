"""A block -> the stretches where nothing is looked for: code, URLs, addresses, numbers of files and notes."""

import re
from collections.abc import Iterator

from easyread.document import Prose, Span

_CODE = ("code", "note", "superscript")
_MAX_NAME = 200  # characters of a host name that are looked at

# Each alternative begins with a fixed character or has bounded repeats, so that no text makes it slow.
_URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>]+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{0,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_ANCHOR = re.compile(r"(?<![\w&])#[\w-]{1,80}")
_FILE_NUMBER = re.compile(r"\d(?<![\w/]\d)\d{0,5}/[A-ZÄÖÜ]{2,10}/\d{1,8}(?![\w/])")
_NOTE_NUMBER = re.compile(r"[0-9](?<=[a-zäöüß]{3}[0-9])[0-9]{0,3}(?![\w/-])")  # "Herkunftsstaat12": a note's
_HOST_END = re.compile(r"\.(?:de|com|org|net|eu|info|berlin|gov|int|at|ch)(?![\w])(?:/[^\s<>]*)?")
_HOST_SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789äöüß.-_"


def find_masks(prose: Prose) -> list[Span]:
    """Return the masked spans of a block's text, ascending; they may touch or overlap."""
    return sorted({*_marked(prose), *find_addresses(prose.text)})


def has_marks(prose: Prose) -> bool:
    """Say whether marks hide a part of a block."""
    return bool(prose.marks) and any(True for _ in _marked(prose))


def _marked(prose: Prose) -> Iterator[Span]:
    return (mark.span for mark in prose.marks if mark.kind in _CODE)


def find_addresses(text: str) -> list[Span]:
    """Return the URLs, addresses, numbers of files and notes of a text. None of them holds a space."""
    spans: list[Span] = []
    if "://" in text or "www." in text:
        spans += [Span(*match.span()) for match in _URL.finditer(text)]
    for sign, pattern in (("@", _MAIL), ("#", _ANCHOR), ("/", _FILE_NUMBER)):
        if sign in text:
            spans += [Span(*match.span()) for match in pattern.finditer(text)]
    if "." in text:
        spans += [_host(text, match) for match in _HOST_END.finditer(text)]
    spans += [Span(*match.span()) for match in _NOTE_NUMBER.finditer(text)]
    return spans


def _host(text: str, end: re.Match[str]) -> Span:
    """Return the whole host name (and path) whose last part was found."""
    before = text[max(0, end.start() - _MAX_NAME) : end.start()]
    return Span(end.start() - len(before) + len(before.rstrip(_HOST_SIGNS)), end.end())
