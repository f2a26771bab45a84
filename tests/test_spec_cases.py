"""The spec loader itself, and that no case is left out."""

import re
from pathlib import Path

import pytest

from tests.spec_cases import all_cases, parse_cases

EXAMPLE = """Cases of nothing in particular.
--- one de segment
Das ist z. B. gut. Es geht weiter.
^^^^^^^^^^^^^^^^^^ ^^^^^^^^^^^^^^^
--- two de link
Noch eine Zeile.
Eine Duldung ist kein Titel.
     ^^^^^^^          ^^^^^ titel
     ^^^^^^^ duldung
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sentence

--- three de read
---
title: x
---
A{U+00AD}BC
    ^^^^^ soft
=>
paragraph: ABC

last

"""


def test_spans_are_read_from_the_drawing() -> None:
    one, two, three = parse_cases(EXAMPLE, "x.txt")
    assert [one.text[start:end] for start, end, _ in one.spans] == ["Das ist z. B. gut.", "Es geht weiter."]
    assert [(two.text[start:end], label) for start, end, label in two.spans] == [
        ("Duldung", ""),
        ("Titel", "titel"),
        ("Duldung", "duldung"),
        ("Eine Duldung ist kein Titel.", "sentence"),
    ]
    assert three.text == "---\ntitle: x\n---\nA\u00adBC"
    assert [three.text[start:end] for start, end, _ in three.spans] == ["\u00ad"]
    assert three.output == ("paragraph: ABC", "", "last")
    assert (two.where, two.output) == ("x.txt:5", None)


def test_a_difference_is_drawn() -> None:
    case = parse_cases(EXAMPLE, "x.txt")[0]
    case.expect_spans([(19, 34), (0, 18)])
    with pytest.raises(pytest.fail.Exception, match=r"x\.txt:2: one(.|\n)*\n\+\^{8}\n"):
        case.expect_spans([(19, 34), (0, 18), (0, 8)])
    with pytest.raises(pytest.fail.Exception, match=r"-last"):
        parse_cases(EXAMPLE, "x.txt")[2].expect_output(["paragraph: ABC", ""])


@pytest.mark.parametrize("text", ["--- a de b\n^^^\n", "--- a de b\nab\n^^^\n"])
def test_a_wrong_drawing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"x\.txt:1"):
        parse_cases(text, "x.txt")


def test_every_case_is_run() -> None:
    """A room named in a spec file has a test that runs its cases; names are unique (`all_cases` raises)."""
    folder = Path(__file__).parent
    run = {
        room
        for path in folder.glob("test_*.py")
        for room in re.findall(r'spec\("(\w+)"\)', path.read_text("utf-8"))
    }
    assert {case.room for case in all_cases()} <= run
