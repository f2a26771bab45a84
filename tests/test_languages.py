"""The table of languages: complete, right, and mended with the line where it is not."""

import re
from collections.abc import Callable
from gettext import c2py
from importlib.resources import files

import pytest
from babel import Locale

from easyread.message import advice_of, message_of
from easyread.problem import ResourceError
from easyread.read.languages import MAX_LANGUAGES_BYTES, read_languages

DATA = (files("easyread") / "data" / "languages.toml").read_bytes()
LANGUAGES = read_languages(DATA, "languages.toml")
TAGS = ["de", "de-simple", "en", "ar", "fa", "prs", "ps", "ckb", "kmr", "ti", "so", "am", "uk", "ru", "tr",
        "fr", "es", "sq", "sr", "ro", "bg", "vi", "ur", "ka", "hy"]  # fmt: skip
ROW = 'name = "x"\ngerman = "x"\nscript = "Latn"\ndirection = "ltr"\nplural = "nplurals=1; plural=0;"\n'

# what CLDR does not know, or calls otherwise: Dari is no locale of its own; ckb names the variety of Kurdish
OTHER_NAMES = {"de-simple", "prs", "ckb"}
CLDR_TAGS = {"de-simple": "de", "prs": "fa_AF", "kmr": "ku"}


def test_the_languages_of_the_design_are_there_in_its_order() -> None:
    assert list(LANGUAGES) == TAGS


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag not in OTHER_NAMES])
def test_own_name_is_that_of_cldr(tag: str) -> None:
    locale = Locale.parse(CLDR_TAGS.get(tag, tag))
    own = locale.get_language_name(locale.language) or ""
    assert LANGUAGES[tag].name.casefold() == own.casefold()


@pytest.mark.parametrize("tag", TAGS)
def test_direction_is_that_of_cldr(tag: str) -> None:
    assert LANGUAGES[tag].direction == Locale.parse(CLDR_TAGS.get(tag, tag)).text_direction


@pytest.mark.parametrize("tag", TAGS)
def test_plural_forms_are_the_categories_of_cldr(tag: str) -> None:
    rule = Locale.parse(CLDR_TAGS.get(tag, tag)).plural_form
    names: list[str] = [
        name for name in ("zero", "one", "two", "few", "many", "other") if name in rule.tags | {"other"}
    ]
    if tag in ("fr", "es"):
        names.remove("many")  # millions
    if tag in ("uk", "ru"):
        names.remove("other")  # fractions
    count, function = gettext_rule(LANGUAGES[tag].plural)
    assert count == len(names)
    for number in range(1000):
        assert function(number) == names.index(rule(number)), number


def gettext_rule(header: str) -> tuple[int, Callable[[int], int]]:
    """Return number of forms and function, by the standard library's reading of the rule."""
    found = re.fullmatch(r"nplurals=(\d); plural=(.*);", header)
    assert found
    return int(found[1]), c2py(found[2])


@pytest.mark.parametrize(
    ("letter", "script"),
    [("A", "Latn"), ("ا", "Arab"), ("ሀ", "Ethi"), ("Ж", "Cyrl"), ("ა", "Geor"), ("Ա", "Armn")],
)
def test_every_name_is_written_in_its_script(letter: str, script: str) -> None:
    ranges = {
        "Latn": "A-Za-zÀ-ɏḀ-ỿ",
        "Arab": "؀-ۿ",
        "Ethi": "ሀ-፿",
        "Cyrl": "Ѐ-ӿ",
        "Geor": "Ⴀ-ჿ",
        "Armn": "԰-֏",
    }
    assert re.fullmatch(f"[{ranges[script]}]", letter)
    names = [language.name for language in LANGUAGES.values() if language.script == script]
    assert names
    for name in names:
        assert re.fullmatch(f"[{ranges[script]} ()]+", name), name


def test_labels_fall_back_to_a_language_that_readers_know() -> None:
    other = {
        language.tag: language.labels for language in LANGUAGES.values() if language.labels != language.tag
    }
    assert other == {"de-simple": "de", "prs": "fa"}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("[xx]\n" + ROW + "label = 'xx'", "languages.unknown-key", 1),
        ("# c\n[xx]\n" + ROW, "languages.missing-key", 2),
        ("[xx]\n" + ROW.replace("ltr", "up") + "labels = 'xx'", "languages.wrong-value", 1),
        ("[xx]\n" + ROW.replace("Latn", "latin") + "labels = 'xx'", "languages.wrong-value", 1),
        (
            "[xx]\n" + ROW.replace("plural=0", "plural=__import__('os')") + "labels = 'xx'",
            "languages.wrong-value",
            1,
        ),
        ("[xx]\n" + ROW + "labels = 'yy'", "languages.labels", 1),
        ("[XX]\n" + ROW + "labels = 'XX'", "languages.tag", 1),
        ("xx = 1", "languages.not-a-table", 0),
        ("[xx]\nname = 'x", "languages.not-toml", 2),
    ],
)
def test_mistakes_are_named_with_their_line(text: str, code: str, line: int) -> None:
    with pytest.raises(ResourceError) as caught:
        read_languages(text.encode(), "l.toml")
    assert (caught.value.code, caught.value.place.line) == (code, line)
    problem = caught.value.problem()
    assert message_of(problem, "de")
    assert message_of(problem, "en")
    assert advice_of(problem, "de")


def test_bytes_that_are_no_table() -> None:
    for data, code in (
        (b"\xff", "languages.not-utf8"),
        (b"#" * (MAX_LANGUAGES_BYTES + 1), "languages.too-large"),
    ):
        with pytest.raises(ResourceError) as caught:
            read_languages(data, "l.toml")
        assert caught.value.code == code
        assert message_of(caught.value.problem(), "de")
