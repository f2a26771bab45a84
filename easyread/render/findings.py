"""Findings -> the objects of DESIGN section 3, and lines that GitHub turns into annotations."""

from typing import Any

from easyread.document import Document, Place
from easyread.message import MessageLanguage, advice_of, message_of
from easyread.problem import Problem

FINDING_COLUMNS = (
    "file", "start", "end", "line", "column", "end_line", "end_column", "rule", "severity", "excerpt",
    "message", "advice", "block",
)  # fmt: skip
_LEVELS = {"hint": "notice", "warning": "warning", "error": "error"}


def finding_object(document: Document, problem: Problem, language: MessageLanguage) -> dict[str, Any]:
    """Return one finding as an object. Offsets: characters of the decoded file, half-open; lines from 1."""
    assert problem.span is not None
    end = end_place(document, problem)
    return {
        "file": document.path,
        "start": problem.span.start,
        "end": problem.span.end,
        "line": problem.place.line,
        "column": problem.place.column,
        "end_line": end.line,
        "end_column": end.column,
        "rule": problem.code,
        "severity": problem.severity,
        "excerpt": problem.excerpt,
        "message": message_of(problem, language),
        "advice": advice_of(problem, language),
        "block": problem.block,
    }


def end_place(document: Document, problem: Problem) -> Place:
    """Return the place just after a finding: the column is that of the character behind its last one."""
    assert problem.span is not None
    if not len(problem.span):
        return problem.place
    last = document.place(problem.span.end - 1)
    return Place(last.path, last.line, last.column + 1)


def github_line(item: dict[str, Any]) -> str:
    """Return one finding as a workflow command, "::warning file=…,line=…::…", as GitHub documents it."""
    values = {
        "file": item["file"],
        "line": item["line"],
        "endLine": item["end_line"],
    }
    if item["line"] == item["end_line"]:  # GitHub takes columns only within a line
        values |= {"col": item["column"], "endColumn": item["end_column"]}
    values["title"] = f"easyread {item['rule']}"
    given = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    return f"::{_LEVELS[item['severity']]} {given}::{_data(said(item))}"


def said(item: dict[str, Any]) -> str:
    """Return message and advice in one line."""
    return f"{item['message']} {item['advice']}".rstrip()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
