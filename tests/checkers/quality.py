"""A PDF -> what validators of PDF/UA cannot see: the language of each run of text, paragraphs torn at page
ends, links announced by their address, empty boxes for characters, content that hangs outside the tree.

Numbers such as 14-003 are those of the Matterhorn Protocol 1.1, the list of conditions for PDF/UA-1.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.checkers.faults import PdfFault
from tests.checkers.pdf_content import Drawn, Key, is_link, read_content

LANGUAGES_OF_SCRIPT = {
    "ARABIC": {"ar", "fa", "prs", "ps", "ckb", "ku", "ur"},
    "ETHIOPIC": {"ti", "am"},
    "CYRILLIC": {"uk", "ru", "bg", "sr", "mk", "be"},
    "GEORGIAN": {"ka"},
    "ARMENIAN": {"hy"},
    "GREEK": {"el"},
    "HEBREW": {"he"},
}
NOT_LATIN = set().union(*LANGUAGES_OF_SCRIPT.values()) - {
    "sr",
    "ku",
}  # those two are written in Latin as well
BOOKMARK_PAGES = 4  # a longer document needs bookmarks
MAX_LATIN_RUN = 12  # letters: names and abbreviations may stand in any language
MIN_TORN = 40  # characters: the engine leaves two lines of a paragraph or none; less is a word or a label
HEAD_OF_ADDRESS = 30  # characters; the rest of a long address may stand on the next page
MAX_NONSTRUCT_SHARE = 0.15

_RAW_TARGET = re.compile(r"(?:https?:|mailto:|tel:|www\.)")
_POOR_ALT = re.compile(r".*\.(?:png|jpe?g|svg|gif)|(?:bild|image|img|foto)\s*\d*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;…»“”)]\s*$")


def pdf_quality(path: Path) -> tuple[tuple[PdfFault, ...], tuple[PdfFault, ...]]:
    """Return what is wrong with a tagged PDF, and what looks wrong; both empty is good."""
    with pikepdf.open(path) as pdf:
        look = _Look(path, pdf)
        look.run()
    return tuple(look.fails), tuple(look.warns)


class _Look:
    def __init__(self, path: Path, pdf: pikepdf.Pdf) -> None:
        self.fails: list[PdfFault] = []
        self.warns: list[PdfFault] = []
        self._path = str(path)
        self._pdf = pdf
        self._page_of = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._drawn: Drawn = read_content(pdf)
        self._reached: dict[Key, Any] = {}  # content -> the element that has it
        self._elements: set[tuple[int, int]] = set()
        self._roles: Counter[str] = Counter()
        self._headings: list[int] = []
        self._links = 0
        self._last: tuple[str, int | None] = ("", None)  # text and page of the paragraph before

    def run(self) -> None:
        self._check_catalog()
        self._check_drawing()
        root = self._pdf.Root.get("/StructTreeRoot")
        if root is None:
            return self._fail("01-005", "there is no structure tree")
        for element in _kids(root):
            self._walk(element, str(self._pdf.Root.get("/Lang", "")), 0)
        self._check_headings()
        self._check_coverage(root)
        return None

    def _fail(self, rule: str, message: str) -> None:
        self.fails.append(PdfFault(file=self._path, rule=f"quality {rule}", message=message))

    def _warn(self, rule: str, message: str) -> None:
        self.warns.append(PdfFault(file=self._path, rule=f"quality {rule}", message=message))

    def _check_catalog(self) -> None:
        root: Any = self._pdf.Root
        data = root.Metadata.read_bytes().decode("utf-8", "replace") if "/Metadata" in root else ""
        wanted = {
            "11-006 no language of the document": "/Lang" in root,
            "06-001 not marked as tagged": bool(root.get("/MarkInfo", {}).get("/Marked", False)),
            "07-001 the title is not shown": bool(
                root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
            ),
            "06-002 the metadata do not say PDF/UA": re.search(r'pdfuaid:part(="|>)1', data) is not None,
            "06-003 the metadata have no title": "dc:title" in data,
        }
        for rule, holds in wanted.items():
            if not holds:
                self._fail(*rule.split(" ", 1))
        if len(self._pdf.pages) > BOOKMARK_PAGES and "/Outlines" not in root:
            self._warn("bookmarks", f"{len(self._pdf.pages)} pages without bookmarks")
        for number, page in enumerate(self._pdf.pages, start=1):
            if page.obj.get("/Annots") and page.obj.get("/Tabs") != Name.S:
                self._fail("28-xxx", f"page {number}: the order of tabs is not that of the structure")

    def _check_drawing(self) -> None:
        for page, times in Counter(self._drawn.loose).items():
            self._fail("01-003", f"page {page + 1}: {times} texts outside marked content")
        for page, times in Counter(self._drawn.missing).items():
            self._fail("31-030", f"page {page + 1}: {times} characters printed as empty boxes")
        for name, lacks in self._drawn.bad_fonts.items():
            self._fail("31-009", f"font {name} lacks {lacks}")

    def _walk(self, element: Any, language: str, page: int) -> None:
        if element.objgen in self._elements:
            return self._fail("tree", f"element {element.objgen} is reached twice")
        self._elements.add(element.objgen)
        role = str(element.S)[1:]
        self._roles[role] += 1
        language = str(element.get("/Lang", language))
        page = self._page_of[element.Pg.objgen] if "/Pg" in element else page
        self._check_element(element, role, page)
        areas = 0
        for kid in _kids(element):
            if isinstance(kid, Dictionary) and "/S" in kid:
                self._walk(kid, language, page)
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
                areas += self._check_area(kid.Obj)
            else:
                self._reach(element, self._key(kid, page), language)
        if role == "Link" and not areas:
            self._warn("link", f"a link without a clickable area: {self._text(element, page)[:40]!r}")
        return None

    def _key(self, kid: Any, page: int) -> Key:
        if isinstance(kid, int):
            return page, kid
        return self._page_of[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID)

    def _reach(self, element: Any, key: Key, language: str) -> None:
        if key in self._reached:
            self._fail("tree", f"content {key} is reached twice")
        self._reached[key] = element
        self._check_language(self._drawn.texts.get(key, ""), self._drawn.languages.get(key, language))

    def _check_language(self, text: str, language: str) -> None:
        script, base = _script_of(text), language.split("-", maxsplit=1)[0].lower()
        if base not in LANGUAGES_OF_SCRIPT.get(script, {base}):
            self._fail("11-001", f'{script.lower()} letters in language "{language}": {text[:30]!r}')
        elif script == "LATIN" and base in NOT_LATIN and len(text.strip()) > MAX_LATIN_RUN:
            self._warn("11-001", f'Latin letters in language "{language}": {text[:30]!r}')

    def _check_element(self, element: Any, role: str, page: int) -> None:
        if re.fullmatch("H[1-6]", role):
            self._headings.append(int(role[1]))
        if role == "Figure":
            self._check_picture(str(element.get("/Alt", element.get("/ActualText", ""))))
        if role == "TH" and "Scope" not in str(element.get("/A", "")):
            self._fail("15-003", f"a header cell without scope: {self._text(element, page)[:30]!r}")
        if role == "Note" and "/ID" not in element:
            self._fail("19-003", "a footnote without ID")
        if role == "LI" and any(_role(kid) not in ("Lbl", "LBody") for kid in _kids(element)):
            self._fail("09-005", "a list item with other things than label and body")
        if role in ("P", "LBody", "H1", "H2", "H3", "H4", "Div") and not _kids(element):
            self._warn("empty", f"an empty {role}")
        if role == "P":
            self._check_paragraph(self._text(element, page).strip(), page)

    def _check_picture(self, text: str) -> None:
        if not text.strip():
            self._fail("13-004", "a picture without alternative text")
        elif _POOR_ALT.fullmatch(text):
            self._warn("13-004", f"a picture whose text says nothing: {text!r}")

    def _check_paragraph(self, text: str, page: int) -> None:
        before, last_page = self._last
        label = before == text  # said again on the next page, such as "not translated yet"
        if (
            before
            and last_page != page
            and text[:1].islower()
            and not _SENTENCE_END.search(before)
            and not label
            and len(before) >= MIN_TORN
        ):
            self._fail("split", f"page {page + 1}: a paragraph torn in two: {before[-20:]!r} | {text[:20]!r}")
        if text:
            self._last = (text, page)

    def _check_area(self, annotation: Any) -> int:
        if not is_link(annotation):
            return 0
        self._links += 1
        text = str(annotation.get("/Contents", "")).strip()
        if not text:
            self._fail("28-005", "a link without description")
        elif _RAW_TARGET.match(text) and self._is_hidden_target(annotation, text):
            self._warn("link", f"a link announced by its address: {text[:60]!r}")
        elif "/Dest" in annotation and str(annotation.Dest) == text:
            self._warn("link", f"a link announced by its anchor: {text[:60]!r}")
        return 1

    def _is_hidden_target(self, annotation: Any, text: str) -> bool:
        """Say whether the address is not what is printed: a printed address may be announced."""
        printed = re.sub(r"\s", "", "".join(self._drawn.texts.values()))
        return re.sub(r"\s", "", text)[:HEAD_OF_ADDRESS] not in printed

    def _check_headings(self) -> None:
        levels = self._headings
        if not levels:
            self._warn("14-002", "no headings")
        elif levels[0] != 1:
            self._fail("14-002", f"the first heading is an H{levels[0]}")
        for before, after in pairwise(levels):
            if after > before + 1:
                self._fail("14-003", f"an H{after} follows an H{before}")

    def _check_coverage(self, root: Any) -> None:
        """Everything marked must be in the tree, and the parent tree must lead back to where it is."""
        lost = [key for key in self._drawn.texts if key not in self._reached]
        if lost:
            self._fail(
                "01-006",
                f"{len(lost)} pieces of content outside the tree, e.g. {self._drawn.texts[lost[0]]!r}",
            )
        for key in self._reached.keys() - self._drawn.texts.keys():
            self._fail("tree", f"content {key} does not exist")
        back = dict(_parent_tree(root))
        for (page, number), element in self._reached.items():
            entry = back.get(page)
            if not isinstance(entry, Array) or number >= len(entry) or entry[number].objgen != element.objgen:
                self._fail(
                    "tree", f"the parent tree does not lead from content {number} of page {page + 1} back"
                )
        areas = [area for page in self._pdf.pages for area in page.obj.get("/Annots", []) if is_link(area)]
        if len(areas) != self._links:
            self._fail("28-011", f"{len(areas)} links on the pages, {self._links} in the tree")
        if self._roles["NonStruct"] > MAX_NONSTRUCT_SHARE * self._roles.total():
            self._warn("nonstruct", f"{self._roles['NonStruct']} elements without meaning")

    def _text(self, element: Any, page: int) -> str:
        page = self._page_of[element.Pg.objgen] if "/Pg" in element else page
        parts = []
        for kid in _kids(element):
            if isinstance(kid, Dictionary) and "/S" in kid:
                parts.append(self._text(kid, page))
            elif not (isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR):
                parts.append(self._drawn.texts.get(self._key(kid, page), ""))
        return "".join(parts)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _role(kid: Any) -> str:
    return str(kid.S)[1:] if isinstance(kid, Dictionary) and "/S" in kid else ""


def _parent_tree(root: Any) -> Iterator[tuple[int, Any]]:
    numbers = root.ParentTree.get("/Nums", Array()) if "/ParentTree" in root else Array()
    yield from ((int(numbers[index]), numbers[index + 1]) for index in range(0, len(numbers), 2))


def _script_of(text: str) -> str:
    """Return the script of most letters, as Unicode names it; empty without letters."""
    scripts = Counter(unicodedata.name(char, "?").split()[0] for char in text if char.isalpha())
    return scripts.most_common(1)[0][0] if scripts else ""
