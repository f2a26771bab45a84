"""Words of another script in German text -> nodes that say their language and direction.

Without it a screen reader spells Arabic out in German or passes over it, and a PDF calls it German. Which
language it is, only some letters tell; where none does, the commonest in Germany is taken (chosen).
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from easyread.compose.edition import Node, Nodes


@dataclass(frozen=True, slots=True)
class _Script:
    run: re.Pattern[str]  # letters in a row, with the blanks and signs between their words
    language: str
    direction: Literal["ltr", "rtl"]
    told_by: tuple[tuple[str, frozenset[str]], ...]  # language -> letters that only it has


def mark_scripts(nodes: Nodes, tag: str) -> Nodes:
    """Return the nodes of a text in the language `tag` with all runs of other scripts wrapped."""
    return tuple(part for node in nodes for part in _mark(node, tag.split("-", maxsplit=1)[0].lower()))


def _mark(node: Node, language: str) -> Iterator[Node]:
    if node.kind != "text":
        yield replace(node, children=mark_scripts(node.children, language)) if node.children else node
        return
    if node.text.isascii():
        yield node
        return
    done = 0
    for start, end, script in _runs(node.text, language):
        if start > done:
            yield Node(kind="text", text=node.text[done:start])
        run = node.text[start:end]
        yield Node(
            kind="foreign",
            children=(Node(kind="text", text=run),),
            lang=_language(run, script),
            direction=script.direction,
        )
        done = end
    if done < len(node.text):
        yield Node(kind="text", text=node.text[done:])


def _runs(text: str, language: str) -> list[tuple[int, int, _Script]]:
    """Return start, end and script of each run, ascending; not of the script of `language` itself."""
    scripts = [script for script in _scripts() if language not in (script.language, *dict(script.told_by))]
    return sorted(
        ((match.start(), match.end(), script) for script in scripts for match in script.run.finditer(text)),
        key=lambda run: run[:2],
    )


def _language(run: str, script: _Script) -> str:
    letters = frozenset(run)
    return next((tag for tag, own in script.told_by if own & letters), script.language)


@cache
def _scripts() -> tuple[_Script, ...]:
    data = tomllib.loads((files("easyread") / "data" / "scripts.toml").read_text("utf-8"))
    return tuple(
        _Script(
            run=_run(row["letters"], row.get("at_least", 1)),
            language=row["language"],
            direction=row["direction"],
            told_by=tuple((tag, frozenset(own)) for tag, own in row.get("told_by", {}).items()),
        )
        for row in data["script"]
    )


def _run(letters: str, at_least: int) -> re.Pattern[str]:
    joints = r"[ \-,.،؛؟'’ʼ\u200c\u00a0]{1,3}"
    return re.compile(rf"[{letters}]{{{at_least},}}(?:{joints}[{letters}]+)*")
