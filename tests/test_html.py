"""Pages: what templates make of an edition."""

import re

import pytest

from easyread.cli.project import load_project
from easyread.compose.labels import load_labels
from easyread.compose.paper import beside_own, for_paper
from easyread.render.html import MAX_TYPED, Pages
from tests.conftest import ROOT
from tests.test_compose import compose

PROJECT = load_project(ROOT)
PAGES = Pages(PROJECT.read_templates(), load_labels("de", PROJECT.read_label_catalogs()))
LONG = "https://amt.example/" + "x" * MAX_TYPED


@pytest.mark.parametrize(
    ("link", "printed"),
    [
        ("[hier](https://amt.example/antrag/)", ["amt.example/antrag"]),
        ("[Post](mailto:post@amt.example)", ["post@amt.example"]),
        ("[amt.example](https://amt.example)", []),
        ("<https://amt.example/antrag>", []),
        (f"[lang]({LONG})", ["amt.example"]),
        ("[oben](#t)", []),
    ],
)
def test_on_paper_a_link_says_where_it_leads(link: str, printed: list[str]) -> None:
    edition = compose(f"# T {{#t}}\n\nMehr steht {link}.\n")
    paper = for_paper(edition)
    pages = (PAGES.print(paper, beside_own(paper)), PAGES.leaflet(paper, ()))
    for page in pages:
        assert re.findall(r'<bdi class="in-print" dir="ltr">\((.*?)\)</bdi>', page) == printed
