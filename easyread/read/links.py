"""Addresses: which of them an edition may carry, and where they stand bare in the text."""

import re
from dataclasses import replace

from easyread.document import Mark, Prose, Span

# Standard: RFC 3986, section 3.1. What is not in this list could run or open a local file.
SAFE_SCHEMES = ("http", "https", "mailto", "tel")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\x9f\u200b\ufeff]+")  # standard: WHATWG URL, basic parser
_BARE = re.compile(r"(?<![\w@/])(?:https?://|mailto:|www\.)[^\s<>\"„“”»«|\\^`{}]{2,2000}", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_TRAILING = ".,;:!?*_'’‘…"
_CLOSING = {")": "(", "]": "["}


def safe_target(address: str) -> str | None:
    """Return the address as it may stand in an edition, or None if it could run code or open a file."""
    address = _IGNORED_BY_BROWSERS.sub("", address)
    if scheme := _SCHEME.match(address):
        return address if scheme[1].lower() in SAFE_SCHEMES else None
    if "\\" in address[:2]:
        return None
    if address.startswith("//"):
        return f"https:{address}"
    if _EMAIL.fullmatch(address):
        return f"mailto:{address}"
    return f"https://{address}" if address[:4].lower() == "www." else address


def link_bare_addresses(prose: Prose) -> Prose:
    """Return the block with a mark on each address that its author wrote without markup."""
    if "://" not in prose.text and "www." not in prose.text.lower() and "mailto:" not in prose.text.lower():
        return prose
    taken = sorted(mark.span for mark in prose.marks if mark.kind in ("link", "code"))
    found: list[Mark] = []
    number = 0  # of the first taken span that may still lie ahead
    for match in _BARE.finditer(prose.text):
        span = Span(match.start(), match.start() + len(_without_tail(match[0])))
        while number < len(taken) and taken[number].end <= span.start:
            number += 1
        if number < len(taken) and taken[number].overlaps(span):
            continue
        address = prose.text[span.start : span.end]
        prefix = "https://" if address[:4].lower() == "www." else ""
        found.append(Mark("link", span, prefix + address))
    marks = sorted((*prose.marks, *found), key=lambda mark: (mark.span.start, -mark.span.end))
    return replace(prose, marks=tuple(marks)) if found else prose


def _without_tail(address: str) -> str:
    """Return the address without the punctuation of the sentence it stands in."""
    counts = {sign: address.count(sign) for sign in "()[]"}
    end = len(address)
    while end:
        last = address[end - 1]
        if last in _CLOSING and counts[last] > counts[_CLOSING[last]]:
            counts[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return address[:end]
