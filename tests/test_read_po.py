"""PO files as translators and their tools leave them."""

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from easyread.message import advice_of, message_of
from easyread.pofile import MAX_PO_BYTES, parse_po, source_hash, write_po
from easyread.problem import ResourceError
from easyread.read.po import read_catalog

HEADER = 'msgid ""\nmsgstr ""\n"Language: uk\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SAMPLE = f"""# Ukrainisch (Українська)
{HEADER}#. Überschrift
msgctxt "duldung.headword"
msgid "Duldung"
msgstr ""

#, fuzzy
msgctxt "duldung.easy"
msgid "Sie dürfen bleiben."
msgstr "Ви можете залишитися."

#, fuzzy, python-format
#| msgid "Sie müssen gehen."
msgctxt "duldung.standard"
msgid "Sie müssen jetzt gehen."
msgstr "Ви повинні піти."

msgctxt "duldung.example"
msgid "Ein Beispiel"
msgstr ""
"При"
"клад"

# Frag Olena.
# reviewed: Olena K., M.A., 2026-11-02, {source_hash("Pass")}
msgctxt "pass.headword"
msgid "Pass"
msgstr "паспорт"

# reviewed: Olena K., 2026-11-02, 00000000
msgctxt "pass.easy"
msgid "Ein Heft."
msgstr "Книжечка."

#~ msgctxt "weg.headword"
#~ msgid "Weg"
#~ msgstr "шлях"
"""


def test_states() -> None:
    catalog = read_catalog(SAMPLE.encode(), "uk.po", "uk")
    assert catalog.problems == ()
    assert {key: message.state for key, message in catalog.value.messages.items()} == {
        "duldung.headword": "missing",
        "duldung.easy": "draft",
        "duldung.standard": "outdated",
        "duldung.example": "translated",
        "pass.headword": "reviewed",
        "pass.easy": "translated",
    }


def test_messages() -> None:
    catalog = read_catalog(SAMPLE.encode(), "uk.po", "uk").value
    assert (catalog.tag, catalog.path) == ("uk", "uk.po")
    assert catalog.get("duldung.example").text == "Приклад"
    assert catalog.get("duldung.standard").previous == "Sie müssen gehen."
    assert catalog.get("duldung.standard").source == "Sie müssen jetzt gehen."
    assert catalog.get("pass.headword").line == SAMPLE[: SAMPLE.index("# Frag")].count("\n") + 1
    assert catalog.get("weg.headword").state == "missing"


def test_a_review_counts_only_for_the_german_it_was_made_for() -> None:
    changed = SAMPLE.replace('msgid "Pass"', 'msgid "Reisepass"')
    assert read_catalog(changed.encode(), "uk.po", "uk").value.get("pass.headword").state == "translated"


def test_a_review_of_a_fuzzy_text_does_not_count() -> None:
    changed = SAMPLE.replace('msgctxt "pass.headword"', '#, fuzzy\nmsgctxt "pass.headword"')
    assert read_catalog(changed.encode(), "uk.po", "uk").value.get("pass.headword").state == "draft"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (HEADER + 'msgctxt "a"\nmsgid "b\nmsgstr ""\n', "po.syntax", 7),
        (HEADER + 'msgctxt "a"\nmsgid "b"c"\nmsgstr ""\n', "po.syntax", 7),
        (HEADER + 'msgctxt "a"\nmsgid "b\\"\nmsgstr ""\n', "po.syntax", 7),
        (HEADER + "<<<<<<< HEAD\n", "po.syntax", 6),
        ("/etc/passwd", "po.syntax", 1),
        ("\x89PNG", "po.syntax", 1),
        (HEADER + '#| msgid "offen\nmsgid "a"\nmsgstr ""\n', "po.syntax", 6),
        (HEADER + 'msgctxt "a"\nmsgstr ""\n', "po.order", 7),
        (HEADER + 'msgid "a"\nmsgid "b"\nmsgstr ""\n', "po.order", 7),
        (HEADER + 'msgid "a"\nmsgstr ""\nmsgstr ""\n', "po.order", 8),
        (HEADER + '"lose"\n' * 2, "po.order", 0),
        ('"lose"\n', "po.order", 1),
        (HEADER + '#| "lose"\nmsgid "a"\nmsgstr ""\n', "po.order", 6),
        (HEADER + 'msgctxt "a"\nmsgid "b"\n', "po.cut-off", 6),
        (HEADER + '# Kommentar\nmsgctxt "a"\n', "po.cut-off", 6),
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str, code: str, line: int) -> None:
    if not line:  # a continuation of the header's msgstr is allowed, blank lines or not
        assert read_catalog(text.encode(), "x.po", "uk").value.messages == {}
        return
    with pytest.raises(ResourceError) as caught:
        read_catalog(text.encode(), "x.po", "uk")
    assert (caught.value.code, caught.value.place.path, caught.value.place.line) == (code, "x.po", line)
    problem = caught.value.problem()
    for text_of in (message_of, advice_of):
        assert text_of(problem, "de")
        assert text_of(problem, "en")


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        ((HEADER + '# ü\nmsgid "x"\nmsgstr "ü"\n').encode("latin-1"), "po.not-utf8", 6),
        (SAMPLE.encode("utf-16"), "po.not-utf8", 1),
        (b"#" * (MAX_PO_BYTES + 1), "po.too-large", 0),
    ],
)
def test_unusable_bytes_are_refused(data: bytes, code: str, line: int) -> None:
    with pytest.raises(ResourceError) as caught:
        read_catalog(data, "x.po", "uk")
    assert (caught.value.code, caught.value.place.line) == (code, line)
    assert message_of(caught.value.problem(), "de")


@pytest.mark.parametrize(
    ("text", "code", "severity"),
    [
        (HEADER + 'msgid "ohne"\nmsgstr "x"\n', "po.no-id", "warning"),
        (HEADER + 'msgctxt ""\nmsgid "leer"\nmsgstr "x"\n', "po.no-id", "warning"),
        (HEADER + 2 * 'msgctxt "a"\nmsgid "b"\nmsgstr "x"\n\n', "po.duplicate-id", "warning"),
        (
            HEADER + 'msgctxt "a"\nmsgid "b"\nmsgid_plural "c"\nmsgstr[0] "x"\nmsgstr[1] "y"\n',
            "po.plural",
            "hint",
        ),
        (HEADER.replace("UTF-8", "iso-8859-1"), "po.charset", "hint"),
        (HEADER.replace("uk", "ru_RU"), "po.language", "hint"),
    ],
)
def test_odd_files_are_read_and_reported(text: str, code: str, severity: str) -> None:
    reported = read_catalog(text.encode(), "x.po", "uk")
    assert [(problem.code, problem.severity) for problem in reported.problems] == [(code, severity)]
    assert message_of(reported.problems[0], "de")
    assert message_of(reported.problems[0], "en")
    assert reported.problems[0].place.line > 0


def test_of_an_id_that_stands_twice_the_first_counts() -> None:
    text = HEADER + 'msgctxt "a"\nmsgid "b"\nmsgstr "eins"\n\nmsgctxt "a"\nmsgid "b"\nmsgstr "zwei"\n'
    assert read_catalog(text.encode(), "x.po", "uk").value.get("a").text == "eins"


def test_of_plural_forms_the_first_counts() -> None:
    text = HEADER + 'msgctxt "a"\nmsgid "b"\nmsgid_plural "c"\nmsgstr[0] "x"\n"x"\nmsgstr[1] "y"\n"z"\n'
    assert read_catalog(text.encode(), "x.po", "uk").value.get("a").text == "xx"


@pytest.mark.parametrize("data", [b"", b"\n\n", "\ufeff".encode(), b"# nur ein Kommentar"])
def test_an_empty_file_is_an_empty_catalog(data: bytes) -> None:
    reported = read_catalog(data, "x.po", "uk")
    assert (dict(reported.value.messages), reported.problems) == ({}, ())


def test_a_region_in_the_header_is_no_other_language() -> None:
    assert read_catalog(HEADER.replace("uk", "uk_UA").encode(), "x.po", "uk").problems == ()


def test_a_path_as_text_is_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.po"
    secret.write_text(SAMPLE)
    with pytest.raises(ResourceError):
        read_catalog(str(secret).encode(), "x.po", "uk")


# --- what polib and gettext say of the same files

_WORDS = st.text(st.sampled_from('aß„"\\\n\t*~ї#|'), max_size=12)


@given(
    st.lists(st.tuples(_WORDS, _WORDS, st.booleans(), st.booleans()), max_size=4),
    st.sampled_from([0, 20, 78]),
)
def test_polib_reads_the_same(rows: list[tuple[str, str, bool, bool]], width: int) -> None:
    file = polib.POFile(wrapwidth=width)
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for number, (german, text, fuzzy, outdated) in enumerate(rows):
        entry = polib.POEntry(msgctxt=f"k{number}", msgid=german, msgstr=text)
        entry.flags = ["fuzzy"] if fuzzy else []
        entry.previous_msgid = german + "?" if outdated else None
        file.append(entry)
    data = str(file).encode()
    catalog = read_catalog(data, "x.po", "uk").value
    assert {key: (message.source, message.text) for key, message in catalog.messages.items()} == {
        f"k{number}": (german, text) for number, (german, text, _, _) in enumerate(rows)
    }
    assert write_po(parse_po(data, "x.po")) == data


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not installed")
def test_gettext_takes_the_sample() -> None:
    command = ["msgfmt", "--check-format", "-o", "/dev/null", "-"]
    run = subprocess.run(command, input=SAMPLE.encode(), capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


# --- any bytes

_LINES = st.sampled_from(
    ["msgid ", "msgctxt ", "msgstr ", "msgstr[0] ", "msgid_plural ", "#~ ", "#| ", "#~| ", "#, fuzzy", "#. ",
     "#: x", "# ", '"a"', '"', "\\", "\n", "\r\n", "\r", "\ufeff", "\u2028", "\x00", " ", "\t", "ü"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=40).map("".join))
def test_what_can_be_read_is_written_back_to_the_byte(text: str) -> None:
    data = text.encode()
    try:
        file = parse_po(data, "x.po")
    except ResourceError:
        return
    assert write_po(file) == data


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(ResourceError):
        assert read_catalog(data, "x.po", "uk").value.tag == "uk"
