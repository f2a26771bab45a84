"""The judges of web pages themselves: they find what is planted, and nothing on a page without fault."""

import pytest

from tests.checkers.web import FOLDER, check_pages

pytestmark = pytest.mark.slow

PLANTED = {
    ("desktop", "color-contrast-enhanced"),
    ("dark", "color-contrast"),
    ("desktop", "heading-order"),
    ("print", "html-has-lang"),
    ("forced", "image-alt"),
    ("narrow", "reflow"),
    ("narrow", "text-spacing"),
    ("desktop", "zoom-200-percent"),
    ("desktop", "small-target"),
    ("desktop", "focus-not-visible"),
    ("load", "external-request"),
    ("load", "missing-file"),
    ("html", "error"),
    ("html", "warning"),
}


def test_planted_faults_are_found_and_no_others() -> None:
    faults = check_pages((FOLDER / "pages").glob("*.html"))
    assert {(fault.mode, fault.rule) for fault in faults if fault.file.endswith("bad.html")} >= PLANTED
    assert [str(fault) for fault in faults if fault.file.endswith("good.html")] == []
