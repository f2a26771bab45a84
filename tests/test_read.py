"""The readers against spec cases: what a reader of the file sees is what the blocks say."""

from collections.abc import Iterator
from dataclasses import asdict

from easyread.document import Block, Document, Metadata, Opaque, Prose
from easyread.problem import Reported
from easyread.read import detect_kind, read_document
from tests.spec_cases import Case, spec


def show_text(prose: Prose) -> str:
    """Return the text with its marks as tags; the outer mark is the longer one."""
    starts: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    for mark in prose.marks:
        if mark.kind != "break":
            starts.setdefault(mark.span.start, []).append(f"<{mark.kind} {mark.target}>".replace(" >", ">"))
            ends.setdefault(mark.span.end, []).insert(0, f"</{mark.kind}>")
    shown = ""
    for offset, character in enumerate((*prose.text, "")):
        shown += "".join((*ends.get(offset, ()), *starts.get(offset, ())))
        shown += "<br>" if character == "\n" else character
    return shown


def show_block(block: Block) -> str:
    if isinstance(block, Opaque) and block.kind == "image":
        return f"[image] {block.text} -> {block.target}"
    if isinstance(block, Opaque):
        return f"[{block.kind}] {block.text}".rstrip()
    head: list[str] = [block.kind]
    if block.cell:
        head.append(f"{block.cell.table}/{block.cell.row}/{block.cell.column}")
        head += ["header"] if block.cell.header else []
    head += [str(block.depth)] if block.depth else []
    head += [block.marker] if block.marker else []
    head += [f"#{block.id}"] if block.author_id else []
    return f"{' '.join(head)}: {show_text(block)}"


def show_metadata(metadata: Metadata) -> Iterator[str]:
    given, empty = asdict(metadata), asdict(Metadata())
    changed = [f"{key}={value}" for key, value in given.items() if key != "contact" and value != empty[key]]
    changed += [f"contact.{key}={value}" for key, value in given["contact"].items() if value]
    if changed:
        yield f"{{{', '.join(changed)}}}"


def show(read: Reported[Document]) -> Iterator[str]:
    yield from show_metadata(read.value.metadata)
    yield from (show_block(block) for block in read.value.blocks)
    yield from (f"! {problem.code}" for problem in read.problems)


@spec("read")
def test_markdown(case: Case) -> None:
    case.expect_output(show(read_document(case.text.encode(), "case.md", kind="markdown")))


@spec("read_text")
def test_text(case: Case) -> None:
    case.expect_output(show(read_document(case.text.encode(), "case.txt", kind="text")))


@spec("read_lines")
def test_lines(case: Case) -> None:
    case.expect_output(show(read_document(case.text.encode(), "case.txt", kind="lines")))


@spec("read_auto")
def test_detection(case: Case) -> None:
    case.expect_output([detect_kind(case.text, "case.txt")])
