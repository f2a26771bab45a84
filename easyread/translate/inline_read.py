"""What a translator wrote -> plain text with marks: **strong**, *emphasis*, `code`, [link](target), [^1].

A small cousin of Markdown (CommonMark 0.31: delimiter runs, code spans, links), with one rule of our own: a
single star between two letters is a gender star ("Rom*nja"), never emphasis. Raw HTML means nothing. What
cannot be understood is text.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from easyread.document import Mark, MarkKind, Prose, Span

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_TICKS = re.compile(r"`+")
_TOKEN = re.compile(
    r"""\\(?P<escaped>[\\*`\[\]()<>^_#+.!|~-])
      | (?P<ticks>`+)
      | (?P<stars>\*+)
      | (?P<note>\[\^)
      | (?P<open>\[)
      | (?P<target>\]\((?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)*))\))
      | (?P<close>\])
      | <(?P<auto>[a-z]{2,6}://[^<>\s]{1,2000})>
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class _Piece:
    """A stretch of what was written. `text` is what of it will stand in the result."""

    kind: str  # a group of _TOKEN, "text" or "code"
    text: str
    target: str = ""
    stars: int = 0  # of a run: how many are not used up
    opens: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    """An opening and a closing piece, by their numbers."""

    kind: MarkKind
    first: int
    last: int
    target: str = ""


def parse_inline(text: str, german: Prose | None = None) -> tuple[str, tuple[Mark, ...]]:
    """Return the plain text and its marks, in the order in which they begin; a line end has a mark "break".

    A link keeps its mark only if `german` has a link to the same target, so a translation leads nowhere else.
    A note mark gets kind and target from that of `german` with the same label, otherwise it is a superscript.
    """
    plain, marks = parse_marks(text)
    return plain, tuple(_allowed(plain, marks, german))


def parse_marks(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Return plain text and marks as written: links to anywhere, note marks with their label as target."""
    pieces = list(_pieces(_CONTROL.sub("", text.replace("\t", " ")).strip()))
    pairs = list(_pair_brackets(pieces))
    pairs += _pair_stars(pieces, pairs)
    return _assemble(pieces, pairs)


def _pieces(text: str) -> Iterator[_Piece]:
    ticks: dict[int, list[int]] = defaultdict(list)  # length of a run of backticks -> where such runs begin
    for run in _TICKS.finditer(text):
        ticks[len(run[0])].append(run.start())
    done = 0
    while token := _TOKEN.search(text, done):
        if done < token.start():
            yield _Piece("text", text[done : token.start()])
        done = token.end()
        kind = str(token.lastgroup) if not token["target"] else "target"
        if kind == "ticks":
            piece, done = _code(text, token, ticks[len(token[0])])
            yield piece
        elif kind == "stars":
            yield _star_run(text, token)
        else:
            kept = token["escaped"] or token["auto"] or token[0]
            yield _Piece(kind, kept, target=token["angled"] or token["bare"] or token["auto"] or "")
    if done < len(text):
        yield _Piece("text", text[done:])


def _code(text: str, token: re.Match[str], starts: list[int]) -> tuple[_Piece, int]:
    """Return the code span that begins here (or the backticks as text) and where it ends."""
    number = bisect_right(starts, token.start())
    if number == len(starts):
        return _Piece("text", token[0]), token.end()
    content = text[token.end() : starts[number]]
    if content.strip() and content[0] == content[-1] == " ":
        content = content[1:-1]
    return _Piece("code", content), starts[number] + len(token[0])


def _star_run(text: str, token: re.Match[str]) -> _Piece:
    before, after = text[token.start() - 1 : token.start()], text[token.end() : token.end() + 1]
    is_gender_star = len(token[0]) == 1 and before.isalnum() and after.isalnum()
    return _Piece(
        "stars",
        token[0],
        stars=len(token[0]),
        opens=not is_gender_star and bool(after.strip()),
        closes=not is_gender_star and bool(before.strip()),
    )


def _pair_brackets(pieces: list[_Piece]) -> Iterator[_Pair]:
    """Yield links and note marks, and empty the text of their brackets."""
    waiting: list[int] = []
    link_end = 0  # a link holds no other link, so an open bracket before the last one is text
    for number, piece in enumerate(pieces):
        if piece.kind in ("open", "note"):
            waiting.append(number)
        elif piece.kind in ("target", "close"):
            first = _partner(pieces, waiting, link_end)
            if first is None:
                continue
            if pieces[first].kind == "note":
                yield _Pair("note", first, number)
                pieces[first].text, piece.text = "", piece.text.removeprefix("]")
            elif piece.kind == "target":
                yield _Pair("link", first, number, piece.target)
                pieces[first].text = piece.text = ""
                link_end = number
        elif piece.kind == "auto":
            yield _Pair("link", number, number, piece.target)


def _partner(pieces: list[_Piece], waiting: list[int], link_end: int) -> int | None:
    """Take the last bracket that waits, but not one before a link."""
    while waiting:
        first = waiting.pop()
        if pieces[first].kind == "note" or first >= link_end:
            return first
    return None


def _pair_stars(pieces: list[_Piece], brackets: list[_Pair]) -> Iterator[_Pair]:
    """Yield strong and emphasis; none begins inside a bracket and ends outside, or the other way round."""
    firsts, lasts = {pair.first for pair in brackets}, {pair.last for pair in brackets}
    waiting: list[list[int]] = [[]]  # a list for each bracket that is open
    for number, piece in enumerate(pieces):
        if piece.kind == "auto":
            continue
        if number in firsts:
            waiting.append([])
        if number in lasts:
            waiting.pop()
        while piece.closes and piece.stars and waiting[-1]:
            first = waiting[-1][-1]
            used = min(2, piece.stars, pieces[first].stars)
            yield _Pair("strong" if used == 2 else "emphasis", first, number)
            _use(pieces[first], used)
            _use(piece, used)
            if not pieces[first].stars:
                waiting[-1].pop()
        if piece.opens and piece.stars:
            waiting[-1].append(number)


def _use(piece: _Piece, stars: int) -> None:
    piece.stars -= stars
    piece.text = piece.text[stars:]


def _assemble(pieces: list[_Piece], pairs: list[_Pair]) -> tuple[str, tuple[Mark, ...]]:
    """Return the text that is left, and its marks: from the end of a first piece to the start of a last."""
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece.text))
    plain = "".join(piece.text for piece in pieces)
    found = [Mark("break", Span(at, at + 1)) for at, letter in enumerate(plain) if letter == "\n"]
    for number, piece in enumerate(pieces):
        if piece.kind == "code":
            found.append(Mark("code", Span(starts[number], starts[number + 1])))
    for pair in pairs:
        inside = 0 if pair.first == pair.last else 1
        span = Span(starts[pair.first + inside], starts[pair.last + 1 - inside])
        target = plain[span.start : span.end] if pair.kind == "note" else pair.target
        found.append(Mark(pair.kind, span, target))
    return plain, tuple(sorted((mark for mark in found if mark.span), key=mark_order))


def mark_order(mark: Mark) -> tuple[int, int, str, str]:
    """Return the place of a mark among others: by where it begins, the longer first."""
    return mark.span.start, -mark.span.end, mark.kind, mark.target


def _allowed(plain: str, marks: tuple[Mark, ...], german: Prose | None) -> Iterator[Mark]:
    own = german.marks if german else ()
    targets = {mark.target for mark in own if mark.kind == "link"}
    notes = {
        note_label(german, mark): mark for mark in own if german and mark.kind in ("note", "superscript")
    }
    for mark in marks:
        if mark.kind == "note":
            twin = notes.get(plain[mark.span.start : mark.span.end])
            yield Mark(twin.kind, mark.span, twin.target) if twin else Mark("superscript", mark.span)
        elif mark.kind != "link" or mark.target in targets:
            yield mark


def note_label(prose: Prose, mark: Mark) -> str:
    """Return what stands on the page for a note mark."""
    return prose.text[mark.span.start : mark.span.end]
