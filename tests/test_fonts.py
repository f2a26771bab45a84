"""The fonts that we ship have what our languages need, and are built the same way every time."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easyread.problem import RenderError
from easyread.render.fonts import (
    FAMILIES,
    FOLDER,
    embedded_css,
    face_files,
    families_of,
    has_glyph,
    missing_glyphs,
    read_face,
)

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "build_fonts.py"
NOTO = Path("/usr/share/fonts/truetype/noto")

NEEDED = {
    "German": "abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜẞ0123456789„“‚‘”’–—…§€°·•×½²³",
    "invisible": "\u00ad\u2011\u202f\u00a0\u200b\u200c\u200d\u2066\u2069\ufeff\n\t",
    "symbols": "←→↑↓✓✔✗✘☎✉⚠▶■●○★☐☑➤➔⇒≤≥",
    "Turkish and Kurmanji": "çğıİöşüÇĞÖŞÜêîûÊÎÛ",
    "French, Spanish, Romanian, Albanian": "àâæéèëîïôœùÿ«»ñ¿¡ăâîșțĂÂÎȘȚë",
    "Serbian and Croatian": "čćđšžČĆĐŠŽ",
    "Vietnamese": "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "Ukrainian, Russian, Bulgarian, Serbian": "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяʼ₴№ђјљњћџЀ",
    "Arabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْٰ،؛؟٠١٢٣٤٥٦٧٨٩ـ",
    "Persian and Dari": "پچژکگیۀ۰۱۲۳۴۵۶۷۸۹٪",
    "Pashto": "ټځڅډړږښګڼۍېۀ",
    "Sorani": "ڕڤڵۆەێھ",
    "Urdu": "ٹڈڑںھےۓہۂ",
    "Tigrinya and Amharic": "".join(map(chr, range(0x1200, 0x1249))) + "ቐኘኸጀጨፐ፡።፣፤፥",
    "Georgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "Armenian": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ։՝՛՞",
}


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_fonts", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_fonts"] = module  # its data classes look themselves up
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", NEEDED)
def test_needed_characters_are_there(name: str) -> None:
    assert missing_glyphs(NEEDED[name]) == ()


def test_missing_characters_are_named_once_and_in_order() -> None:
    assert missing_glyphs("Ein 漢字 und 漢 😀") == ("字", "漢", "😀")


@given(st.text())
def test_missing_glyphs_agrees_with_has_glyph(text: str) -> None:
    assert set(missing_glyphs(text)) == {char for char in text if not has_glyph(char)}


def test_every_family_has_a_face_in_both_forms() -> None:
    css = embedded_css(FAMILIES)
    assert set(re.findall(r'font-family: "(.*?)"', css)) == set(FAMILIES)
    assert [name.replace(".ttf", ".woff2") for name in face_files("ttf")] == list(face_files())
    assert read_face(face_files()[0])[:4] == b"wOF2"
    assert css.count("font-weight: 700") == len([name for name in face_files() if "Bold" in name])


def test_a_page_carries_only_the_families_it_needs() -> None:
    assert families_of("Guten Tag, Ви маєте право") == ("easyread Sans",)
    assert families_of("Tag لا ✓") == ("easyread Sans", "easyread Arabic", "easyread Symbols")
    assert "Arabic" not in embedded_css(("easyread Sans",))


def test_only_our_files_are_read() -> None:
    with pytest.raises(RenderError):
        read_face("../languages.toml")


def test_the_licence_lies_beside_the_fonts() -> None:
    text = (FOLDER / "OFL.txt").read_text("utf-8")
    assert "OFL-1.1" in text
    assert "PREAMBLE" in text or "openfontlicense.org" in text


def test_without_sources_it_says_what_to_do(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), "--source", str(tmp_path), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "apt-get install fonts-noto-core" in done.stderr
    assert "--source" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_same_sources_same_bytes(tmp_path: Path) -> None:
    module = builder()
    first = module.build(NOTO, tmp_path)
    assert "12 fonts" in first
    assert "up to date" in module.build(NOTO, tmp_path)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert built == {path.name: path.read_bytes() for path in FOLDER.iterdir()}
