"""Text, marks and links -> nested nodes, in which no element is cut by another."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from easyread.compose.edition import Node, NodeKind, Nodes
from easyread.document import Mark, Span

SOFT_HYPHEN = "\u00ad"

# chosen: the outermost element comes first, so that a link is never torn by bold print inside it
_OUTER_FIRST: tuple[NodeKind, ...] = (
    "link",
    "address",
    "term",
    "note",
    "superscript",
    "strong",
    "emphasis",
    "code",
    "break",
)

# A Latin or numeric stretch inside right-to-left text: letters, digits and §, with the signs and spaces
# that stand between them ("§ 25a", "030 123 45 67", "Bundesamt für Migration").
_FOREIGN = re.compile(r"[§+(]?[0-9A-Za-zÀ-ɏ§](?:[ \-.,:/()+§·\u00a0]{0,2}[0-9A-Za-zÀ-ɏ§])*")
_OUTSIDE = ("https://", "http://", "mailto:", "tel:")
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+\Z|\S+@\S+\Z")
_LATIN_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A stretch of text that becomes one element; the same fields as in `Node`."""

    kind: NodeKind
    span: Span
    target: str = ""
    id: str = ""
    label: str = ""


def ranges_of(text: str, marks: Sequence[Mark], anchors: Collection[str]) -> tuple[Range, ...]:
    """Return the marks as ranges. A link that leads nowhere from a page that stands alone is plain text.

    `anchors`: the ids on the page that a link may name.
    """
    return tuple(
        Range(kind=_kind(text, mark), span=mark.span, target=mark.target)
        for mark in marks
        if mark.kind != "link" or _leads_somewhere(mark.target, anchors)
    )


def _leads_somewhere(target: str, anchors: Collection[str]) -> bool:
    return target.startswith(_OUTSIDE) or target.removeprefix("#") in anchors


def _kind(text: str, mark: Mark) -> NodeKind:
    """Return the kind; a link that shows its own address may be broken anywhere on a narrow page."""
    shows_itself = mark.kind == "link" and _ADDRESS.match(text[mark.span.start : mark.span.end])
    return "address" if shows_itself else mark.kind


def nest(text: str, ranges: Sequence[Range]) -> Nodes:
    """Return `text` as nodes. Ranges may cross; then the inner one is continued outside the outer one."""
    return tuple(_nest(text, ranges, Span(0, len(text)), 0))


def _nest(text: str, ranges: Sequence[Range], within: Span, rank: int) -> Iterator[Node]:
    """Yield the nodes of `within`: elements of this rank, and between them those further in."""
    if not ranges or rank == len(_OUTER_FIRST):
        yield from _text(text[within.start : within.end])
        return
    mine = sorted((item for item in ranges if item.kind == _OUTER_FIRST[rank]), key=lambda item: item.span)
    others = [item for item in ranges if item.kind != _OUTER_FIRST[rank]]
    done = within.start
    for item in mine:
        start, end = max(item.span.start, done), min(item.span.end, within.end)
        if start < end:
            yield from _inner(text, others, Span(done, start), rank)
            yield _element(item, tuple(_inner(text, others, Span(start, end), rank)))
            done = end
    yield from _inner(text, others, Span(done, within.end), rank)


def _inner(text: str, ranges: Sequence[Range], within: Span, rank: int) -> Iterator[Node]:
    return _nest(text, [item for item in ranges if item.span.overlaps(within)], within, rank + 1)


def _element(item: Range, children: Nodes) -> Node:
    if item.kind == "break":
        return Node(kind="break")
    return Node(kind=item.kind, children=children, target=item.target, id=item.id, label=item.label)


def _text(text: str) -> Iterator[Node]:
    if text:
        yield Node(kind="text", text=text)


def isolate_foreign(nodes: Nodes) -> Nodes:
    """Wrap Latin words and numbers in text of another script.

    No engine then turns "030 123" into "123 030" between Arabic words; no voice reads German as Ukrainian.
    """
    return tuple(part for node in nodes for part in _isolate(node))


def _isolate(node: Node) -> Iterator[Node]:
    if node.kind != "text":
        yield replace(node, children=isolate_foreign(node.children))
        return
    done = 0
    for match in _FOREIGN.finditer(node.text):
        yield from _text(node.text[done : match.start()])
        lang = "de" if _LATIN_LETTER.search(match[0]) else ""
        yield Node(kind="foreign", children=(Node(kind="text", text=match[0]),), lang=lang)
        done = match.end()
    yield from _text(node.text[done:])


def plain(nodes: Nodes) -> str:
    """Return the bare text of `nodes`, without soft hyphens."""
    return "".join(_plain(node) for node in nodes)


def _plain(node: Node) -> str:
    return node.text.replace(SOFT_HYPHEN, "") if node.kind == "text" else plain(node.children)


def soften(nodes: Nodes, splits: Mapping[str, str]) -> Nodes:
    """Let long words break where they are joined: "Wohnsitzauflage" by its split "Wohnsitz·auflage".

    `splits`: word -> the word with "·" at its joints. Headings need it: on a phone or on the
    title of a leaflet, one word can be wider than the line.
    """
    return tuple(_soften(node, splits) for node in nodes)


def _soften(node: Node, splits: Mapping[str, str]) -> Node:
    text = node.text
    for word, split in splits.items():
        text = text.replace(word, split.replace("·", SOFT_HYPHEN))
    return replace(node, text=text, children=soften(node.children, splits))
