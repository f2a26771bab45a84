"""What our fonts cannot print gives way before a page is laid out."""

from xml.etree.ElementTree import fromstring, tostring

from hypothesis import given
from hypothesis import strategies as st

from easyread.render.fonts import missing_glyphs
from easyread.render.printable import BOX, make_printable, printable


def test_a_picture_becomes_a_sign_or_goes_and_a_letter_becomes_a_box() -> None:
    root = fromstring("<p>📞 1 <b>漢</b> 🪪 Pass<i>🪪</i></p>")
    lost = make_printable(root)
    assert tostring(root, "unicode") == f"<p>☎ 1 <b>{BOX}</b>  Pass<i>{BOX}</i></p>"
    assert [(item.pictures, item.letters, item.owner.tag) for item in lost] == [
        ((), (), "p"),
        (("🪪",), (), "p"),
        ((), ("漢",), "b"),
        (("🪪",), (), "i"),
    ]


def test_style_sheets_are_left_alone() -> None:
    root = fromstring("<p><style>漢</style>a</p>")
    assert make_printable(root) == ()


@given(st.text())
def test_what_is_left_can_be_printed(text: str) -> None:
    assert missing_glyphs(printable(text, missing_glyphs(text), alone=True)) == ()
