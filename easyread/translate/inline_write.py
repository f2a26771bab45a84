"""Plain text with marks -> the line that a translator sees; `inline_read` undoes it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from easyread.document import Mark, MarkKind, Span
from easyread.translate.inline_read import parse_marks

# which of several marks on the same words is written outside
_OUTER_FIRST: tuple[MarkKind, ...] = ("link", "note", "superscript", "strong", "emphasis", "code")
_STARS = {"strong": "**", "emphasis": "*"}
_SPECIAL = re.compile(r"[\\*`\[\]<^]")
_GENDER_STAR = re.compile(r"(?<=[^\W_])\\\*(?=[^\W_])")
_AUTOMATIC = re.compile(r"[a-z]{2,6}://[^<>\s]{1,2000}")
_PLAIN_TARGET = re.compile(r"[^()\s<>]+")

_Escape = Callable[[str], str]


def write_inline(text: str, marks: Sequence[Mark]) -> str:
    """Return `text` with its marks, and without a backslash where nothing is ambiguous.

    Crossing marks, and emphasis that ends inside a word, cannot be written and are left out; a translator may
    put emphasis where the other language wants it anyway.
    """
    nested = tuple(_nested(text, marks))
    straight = tuple(mark for mark in nested if mark.kind != "emphasis")
    links = tuple(mark for mark in nested if mark.kind not in ("emphasis", "strong"))
    for chosen, escape in ((nested, str), (nested, _escape), (straight, _escape), (links, _escape)):
        written = _write(text, chosen, Span(0, len(text)), escape)
        if _reads_back(written, text, chosen):
            return written
    return _escape(text)


def _reads_back(written: str, text: str, marks: Sequence[Mark]) -> bool:
    plain, found = parse_marks(written)
    return plain == text and _facts(found) == _facts(marks)


def _facts(marks: Iterable[Mark]) -> list[tuple[Span, str, str]]:
    """Return what a translator's line says of marks, in one order: note marks and superscripts look alike."""
    return sorted(
        (mark.span, "", "") if mark.kind in ("note", "superscript") else (mark.span, mark.kind, mark.target)
        for mark in marks
        if mark.kind != "break"
    )


def _escape(text: str) -> str:
    return _GENDER_STAR.sub("*", _SPECIAL.sub(r"\\\g<0>", text))


def _nested(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the marks that can be written, outer ones first: on words, each inside or beside the others."""
    ends: list[int] = []
    code_end = 0
    for mark in sorted(filter(None, (_trimmed(text, mark) for mark in marks)), key=_write_order):
        while ends and ends[-1] <= mark.span.start:
            ends.pop()
        if mark.span.start < code_end or (ends and ends[-1] < mark.span.end):
            continue
        ends.append(mark.span.end)
        code_end = mark.span.end if mark.kind == "code" else code_end
        yield mark


def _trimmed(text: str, mark: Mark) -> Mark | None:
    """Return the mark without spaces at its ends; None for one that says nothing to a translator."""
    words = text[mark.span.start : mark.span.end]
    if mark.kind not in _OUTER_FIRST or not words.strip() or (mark.kind == "link" and not mark.target):
        return None
    start = mark.span.start + len(words) - len(words.lstrip())
    return Mark(mark.kind, Span(start, start + len(words.strip())), mark.target)


def _write_order(mark: Mark) -> tuple[int, int, int]:
    return mark.span.start, -mark.span.end, _OUTER_FIRST.index(mark.kind)


def _write(text: str, marks: Sequence[Mark], within: Span, escape: _Escape) -> str:
    """Return the words of `within`; `marks` are those inside it, outer ones first."""
    pieces: list[str] = []
    done = within.start
    for number, mark in enumerate(marks):
        if mark.span.start < done:
            continue  # inside the mark written last
        end = number + 1
        while end < len(marks) and marks[end].span.start < mark.span.end:
            end += 1
        inner = marks[number + 1 : end]
        pieces += [escape(text[done : mark.span.start]), _write_mark(text, mark, inner, escape)]
        done = mark.span.end
    return "".join((*pieces, escape(text[done : within.end])))


def _write_mark(text: str, mark: Mark, inner: Sequence[Mark], escape: _Escape) -> str:
    words = text[mark.span.start : mark.span.end]
    if mark.kind == "code":
        return _write_code(words)
    if mark.kind == "link" and words == mark.target and not inner and _AUTOMATIC.fullmatch(words):
        return f"<{words}>"
    content = _write(text, inner, mark.span, escape)
    if mark.kind == "link":
        target = mark.target if _PLAIN_TARGET.fullmatch(mark.target) else f"<{mark.target}>"
        return f"[{content}]({target})"
    if mark.kind in ("note", "superscript"):
        return f"[^{content}]"
    return f"{_STARS[mark.kind]}{content}{_STARS[mark.kind]}"


def _write_code(words: str) -> str:
    """Return a code span, fenced with more backticks than stand in it."""
    longest = max((len(run) for run in re.findall(r"`+", words)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if words.startswith(("`", " ")) or words.endswith(("`", " ")) else ""
    return f"{fence}{pad}{words}{pad}{fence}"
