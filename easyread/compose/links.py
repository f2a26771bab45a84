"""Mentions -> those that count, and those that become links: the policy of an edition."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from easyread.compose.analysis import Analysis, Wishes
from easyread.compose.policy import LinkPolicy
from easyread.document import Document, Opaque, Prose, Span
from easyread.link import Mention
from easyread.problem import Problem
from easyread.resources import Glossary

Mentions = Mapping[str, Sequence[Mention]]  # by block id

MAX_TITLE = 200  # characters between the quotation marks of a title

_SWITCH = re.compile(
    r"\s*easyread:\s*(?P<state>on|off)\s+links?\b(?P<terms>[\w\s,-]{0,500})\s*", re.IGNORECASE
)
_NAME = re.compile(r"[\w-]+")
_QUOTED = re.compile(
    rf"„[^„“”]{{2,{MAX_TITLE}}}[“”]|“[^„“”]{{2,{MAX_TITLE}}}”|\"[^\"]{{2,{MAX_TITLE}}}\""
    rf"|»[^»«]{{2,{MAX_TITLE}}}«|«[^»«]{{2,{MAX_TITLE}}}»"
)
_SENTENCE_END = re.compile(r"[.!?…](?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A switch: from this file offset on, the terms (none: all) are linked or not."""

    at: int
    on: bool
    terms: frozenset[str]


def group_mentions(analysis: Analysis, wishes: Wishes) -> Mentions:
    """Return by block id the mentions that count: of known terms, and not switched off where they stand."""
    turns = tuple(_turns(analysis.document))
    grouped: dict[str, list[Mention]] = {}
    for mention in analysis.mentions:
        known = mention.term in wishes.glossary.entries and mention.term not in wishes.links.off
        if known and not _is_off(mention, turns):
            grouped.setdefault(mention.block, []).append(mention)
    if wishes.links.scope == "page":
        return _once(analysis.document, grouped, wishes.links)
    return grouped


def choose_links(
    proses: Iterable[Prose], mentions: Mentions, policy: LinkPolicy
) -> list[tuple[Prose, Mention]]:
    """Return in order the mentions that become links: the first of each term, or every one."""
    chosen: list[tuple[Prose, Mention]] = []
    done: set[str] = set()
    for prose in proses:
        room = policy.limit or len(prose.text)
        quoted: tuple[Span, ...] | None = None
        for mention in mentions.get(prose.id, ()):
            if not room or (mention.term in done and policy.scope != "every"):
                continue
            quoted = find_titles(prose.text) if quoted is None else quoted
            if may_link(prose, mention, quoted):
                chosen.append((prose, mention))
                done.add(mention.term)
                room -= 1
    return chosen


def may_link(prose: Prose, mention: Mention, titles: Sequence[Span]) -> bool:
    """Say whether a mention may become a link: never in a heading, caption, link, code or quoted title."""
    if prose.kind in ("heading", "caption"):
        return False
    if any(mark.kind in ("link", "code") and mark.span.overlaps(mention.span) for mark in prose.marks):
        return False
    return not any(title.contains(mention.span) and title != mention.span for title in titles)


def find_titles(text: str) -> tuple[Span, ...]:
    """Return what stands in quotation marks, without them, and looks like a title: a capital, no sentence."""
    found = []
    for match in _QUOTED.finditer(text):
        inner = match[0][1:-1]
        if (inner[0].isupper() or inner[0].isdigit()) and not _SENTENCE_END.search(inner):
            found.append(Span(match.start() + 1, match.end() - 1))
    return tuple(found)


def find_unknown_switches(document: Document, glossary: Glossary) -> Iterator[Problem]:
    """Yield a hint for each switch of a document that names a term that the glossary does not have."""
    for block, match in _switches(document):
        for name in _NAME.findall(match["terms"]):
            if name.casefold() not in glossary.entries:
                near = get_close_matches(name.casefold(), glossary.entries, 1, 0.4)
                yield Problem(
                    code="link.unknown-term",
                    severity="hint",
                    place=document.place(block.span.start),
                    excerpt=document.text[block.span.start : block.span.end],
                    values={
                        "name": name,
                        "known": near[0] if near else "",
                        "variant": "near" if near else "",
                    },
                    span=block.span,
                )


def _switches(document: Document) -> Iterator[tuple[Opaque, re.Match[str]]]:
    for block in document.blocks:
        if isinstance(block, Opaque) and block.kind == "comment":
            match = _SWITCH.fullmatch(block.text.removeprefix("<!--").removesuffix("-->"))
            if match:
                yield block, match


def _turns(document: Document) -> Iterator[_Turn]:
    for block, match in _switches(document):
        terms = frozenset(name.casefold() for name in _NAME.findall(match["terms"]))
        yield _Turn(block.span.start, match["state"].lower() == "on", terms)


def _is_off(mention: Mention, turns: Sequence[_Turn]) -> bool:
    """Say what the last switch before a mention says of its term."""
    about = (turn for turn in turns if turn.at <= mention.source.start)
    states = [turn.on for turn in about if not turn.terms or mention.term in turn.terms]
    return bool(states) and not states[-1]


def _once(document: Document, mentions: Mentions, policy: LinkPolicy) -> Mentions:
    """Return one mention of each term: the first that becomes a link, or the first where none does."""
    kept = {mention.term: mention for _, mention in choose_links(document.proses(), mentions, policy)}
    for prose in document.proses():
        for mention in mentions.get(prose.id, ()):
            kept.setdefault(mention.term, mention)
    return {
        block: [mention for mention in found if kept[mention.term] is mention]
        for block, found in mentions.items()
    }
