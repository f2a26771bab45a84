"""The structure of what is printed follows the HTML: each test shows it as one line."""

import unicodedata
from pathlib import Path

import pikepdf
import pytest

from tests.checkers.outline import outline
from tests.checkers.pdf import check_pdf
from tests.checkers.pdf_content import read_content
from tests.checkers.verapdf import page_validation
from tests.pdf_samples import FOOTNOTE, LONG, ROWS, SAMPLES, H, write_sample


def structure(folder: Path, body: str) -> str:
    """Return the structure of a printed body, without the heading that all bodies begin with."""
    found = outline(write_sample(folder, "sample", H + body))
    assert found.startswith("Document(H1[Titel]")
    return found.removeprefix("Document(H1[Titel]").removesuffix(")").strip()


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<p>a <b>b</b> <i>c</i></p>", "P[a b c]"),
        ("<div>a <b>b</b></div>", "P[a b]"),
        ("<section>a<p>b</p>c</section>", "Sect(P[a ] P[b] P[c])"),
        (
            "<dl><dt>a<dd>b<dt>c<dd>d<dd>e</dl>",
            "L{ListNumbering=None}(LI(Lbl[a] LBody[b]) LI(Lbl[c] LBody[d] LBody[e]))",
        ),
        (
            "<ol><li>a<ul><li>b</ul></ol>",
            "L{ListNumbering=Decimal}(LI(Lbl[1. ] LBody([a] L{ListNumbering=Circle}(LI(Lbl[◦ ] LBody[b])))))",
        ),
        ('<ul style="list-style:none"><li>a</ul>', "L{ListNumbering=None}(LI(LBody[a]))"),
        (
            '<figure><img src="fig.svg" alt="A"><figcaption>C</figcaption></figure>',
            "Div(Figure{Alt=A}(Caption[C]))",
        ),
        ('<p>x<img src="fig.svg" alt=""></p>', "P[x]"),
        ('<p><abbr title="Bundesamt">BAMF</abbr></p>', "P(Span{E=Bundesamt}[BAMF])"),
        (
            '<p><span data-actualtext="Bleiberecht">Bleibe·recht</span></p>',
            "P(Span{ActualText=Bleiberecht}[Bleibe·recht])",
        ),
        ("<p><span aria-hidden=true>★</span>Text</p>", "P[Text]"),
        ('<p><a href="#nichts">a</a></p>', "P(Span[a])"),
        ('<p>a<br>b <span lang="en">c</span></p>', "P([a b ] Span{Lang=en}[c])"),
        (
            "<table><tr><th colspan=2>A<th>B</tr><tr><th>1<td rowspan=2>2<td></tr><tr><th>3</tr></table>",
            "Table(TBody(TR(TH{Scope=Column, ColSpan=2}[A] TH{Scope=Column}[B]) "
            "TR(TH{Scope=Row}[1] TD{RowSpan=2}[2] TD) TR(TH{Scope=Column}[3])))",
        ),
        ("<table role=presentation><tr><td>1<td>2</tr></table>", "Div(Div(Div(P[1] P[2])))"),
    ],
)
def test_structure(tmp_path: Path, body: str, wanted: str) -> None:
    assert structure(tmp_path, body) == wanted


def test_paragraph_over_pages_is_one(tmp_path: Path) -> None:
    found = structure(tmp_path, LONG.replace(". ", ", ") * 1)
    long = structure(tmp_path, f"<p>{'Sie haben Rechte, die Beratung hilft. ' * 300}</p>")
    assert found.count("P[") == 1
    assert long.count("P[") == 1
    assert long.count("|") >= 2, "it goes over three pages"
    text = long.removeprefix("P[").removesuffix("]").replace("|", "")
    assert text.strip() == ("Sie haben Rechte, die Beratung hilft. " * 300).strip()


def test_table_over_pages_is_one_with_one_head(tmp_path: Path) -> None:
    found = structure(tmp_path, f"<table><thead><tr><th>A<th>B</tr></thead><tbody>{ROWS}</tbody></table>")
    assert (found.count("Table("), found.count("THead("), found.count("TR(")) == (1, 1, 81)


def test_footnote_stands_at_the_end_of_its_paragraph(tmp_path: Path) -> None:
    found = structure(tmp_path, f"{FOOTNOTE}<p>Text<span class=f>Note</span> mehr.</p><p>b</p>")
    assert found == "P([Text] Reference[1] [ mehr.] Note{ID=note-1}(Lbl[1. ] [Note])) P[b]"


def test_running_head_and_fixed_boxes_are_not_read_twice(tmp_path: Path) -> None:
    head = (
        "<style>@page{@top-left{content:element(h)}}header{position:running(h)}</style><header>Kopf</header>"
    )
    found = structure(tmp_path, f'{head}<div style="position:fixed">fest</div>{LONG * 4}')
    assert found.count("fest") == 1
    assert "Kopf" not in found


def test_links_are_described_by_their_text(tmp_path: Path) -> None:
    body = (
        '<p><a href="https://example.org/x">Text <b>fett</b></a> <a href="#i" aria-label="Zum Ziel">hier</a>'
        ' <a href="https://example.org"><img src="fig.svg" alt="Logo"></a></p><p id="i">i</p>'
    )
    with pikepdf.open(write_sample(tmp_path, "links", H + body)) as pdf:
        assert [str(area.Contents) for area in pdf.pages[0].Annots] == ["Text fett", "Zum Ziel", "Logo"]


def test_long_addresses_are_announced_as_they_are(tmp_path: Path) -> None:
    address = "https://www.example.org/kategorie/das-buendnis-bekennt-sich-zur-aufnahme/2019-10-07"
    body = f'<p style="width:200px"><a href="{address}">{address}</a></p>'
    path = write_sample(tmp_path, "address", H + body)
    assert check_pdf(path) == ()
    with pikepdf.open(path) as pdf:
        assert {str(area.Contents) for area in pdf.pages[0].Annots} == {address}
        lines = [text for text in read_content(pdf).texts.values() if text != "Titel"]
    assert "".join(lines) == address
    assert all(line[-1] in "/-" for line in lines[:-1])


def test_line_ends_keep_their_spaces(tmp_path: Path) -> None:
    text = "Asyl- und Ausländerrecht an den EU-Außengrenzen und im Landkreis/Stadtgebiet " * 4
    body = f'<p style="width:150px">{text}Aufent&shy;halts&shy;erlaub&shy;nis</p>'
    found = structure(tmp_path, body).removeprefix("P[").removesuffix("]").replace("\u2010", "")
    assert found == f"{text}Aufenthaltserlaubnis"


def test_right_to_left_text_does_not_move(tmp_path: Path) -> None:
    """The space at a line's end is drawn on the left, and the letters stay at the margin."""
    arabic = "لديك الحق في الحصول على المشورة المجانية " * 8
    path = write_sample(
        tmp_path, "rtl", f'{H}<p lang="ar" dir="rtl" style="width:180px">{arabic.strip()}</p>'
    )
    with pikepdf.open(path) as pdf:
        texts = [text for text in read_content(pdf).texts.values() if "Titel" not in text]
    assert len(texts) > 5
    assert all(text.startswith(" ") for text in texts[:-1]), "glyphs stand in visual order"
    assert not texts[-1].startswith(" ")


def test_numbers_in_arabic_keep_their_order(tmp_path: Path) -> None:
    found = outline(write_sample(tmp_path, "arabic", SAMPLES["right-to-left"]))
    assert "030 123 45 67" in found
    assert "Span{Lang=de}[§ 25a]" in found


def test_lam_alef_is_one_character(tmp_path: Path) -> None:
    path = write_sample(tmp_path, "lam", f'{H}<p lang="ar" dir="rtl">لا الألمانية</p>')
    with pikepdf.open(path) as pdf:
        text = "".join(read_content(pdf).texts.values())
    assert "\ufefb" in text
    assert "لا" in unicodedata.normalize("NFKC", text)


def test_picture_is_where_it_says(tmp_path: Path) -> None:
    """The box of a picture is in points from the lower left corner of the page."""
    css = "@page{size:400px 300px;margin:20px}body{margin:0}h1{display:none}img{width:100px;display:block}"
    body = f'<style>{css}</style><img src="fig.svg" alt="A">'
    with pikepdf.open(write_sample(tmp_path, "box", body)) as pdf:
        figure = next(
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        )
        assert [round(float(number), 1) for number in figure.A.BBox] == [15, 180, 90, 210]


@pytest.mark.parametrize(
    "text", ["لًا طلبًا الأُمُّ حقًّا شُكْرًا", "مثلًا قائمًا فعلًا", "طلبًا مثلًا", "أولًا", "لأُمٍّ إلّا اللّه"]
)
def test_vowel_signs_over_ligatures_leave_no_glyph_with_the_text_of_another(
    tmp_path: Path, text: str
) -> None:
    """Where lam, alef and a sign are three letters and two glyphs, one of these had the text of all three."""
    path = write_sample(tmp_path, "signs", f'{H}<p lang="ar" dir="rtl">{text}</p>')
    assert page_validation(path) == ()
    with pikepdf.open(path) as pdf:
        found = "".join(read_content(pdf).texts.values()).removeprefix("Titel")
    letters = unicodedata.normalize("NFKC", found)
    assert sorted(letters.replace(" ", "")) == sorted(text.replace(" ", ""))
