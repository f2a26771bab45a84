"""The editors' report: what it decides, and what stands on its pages."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from easyread.check import load_profile
from easyread.compose.labels import load_labels
from easyread.compose.report import WORST, Examined, Report, compose_report, with_changes
from easyread.compose.report_corpus import Listed, compose_corpus, load_levels
from easyread.compose.report_state import KeptTerm, bands_of, drivers_of, level_of, quartiles_of
from easyread.document import Document
from easyread.glossary.candidates import find_candidates
from easyread.measure import FEATURES, base_difficulty
from easyread.message import MessageLanguage, codes
from easyread.pipeline import build_inspector
from easyread.read import read_document
from easyread.read.toml import read_glossary
from easyread.render.html import Pages
from easyread.render.report import render_corpus, render_report
from easyread.render.report_words import Words
from easyread.scoring import document_difficulty, score_document
from tests.conftest import ROOT

HARD = (
    "Die Verpflichtung zur Wohnsitznahme wird durch die zuständige **Ausländerbehörde** gemäß den "
    "gesetzlichen Bestimmungen angeordnet, sofern die Voraussetzungen der Unterbringung nicht entgegenstehen."
)
EASY = "Das ist Ihr Haus."
TEMPLATES = {
    str(path.relative_to(ROOT / "templates")): path.read_text("utf-8")
    for pattern in ("*.j2", "css/*.css")
    for path in (ROOT / "templates").glob(pattern)
}
LANGUAGES: tuple[MessageLanguage, ...] = ("de", "en")


def read(text: str, path: str = "merkblatt.md") -> Document:
    return read_document(text.encode(), path).value


def report_of(text: str, path: str = "merkblatt.md") -> Report:
    document = read(text, path)
    inspector = build_inspector(load_profile("einfach"), read_glossary({}).value)
    scored = score_document(document)
    examined = Examined(
        document=document,
        title=document.metadata.title or "Merkblatt",
        profile="einfach",
        difficulty=document_difficulty(scored),
        scored=[(item.prose, item.score) for item in scored],
        findings=inspector.inspect(document).value,
        candidates=find_candidates([document], inspector.glossary, inspector.index),
    )
    made = compose_report(examined, document.out_name)
    assert made is not None
    return made


def page_of(report: Report, language: MessageLanguage = "de") -> str:
    return render_report(Pages(TEMPLATES, load_labels("de", {})), language, report)


def overview_of(*reports: Report, language: MessageLanguage = "de", current: bool = True) -> str:
    listed = [Listed(name=one.name, state=one.state, before=one.before, current=current) for one in reports]
    return render_corpus(Pages(TEMPLATES, load_labels("de", {})), language, compose_corpus(listed))


def bare(page: str) -> str:
    """Return a page without its style sheet."""
    return re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_the_hardest_paragraphs_come_first_and_ten_at_most() -> None:
    report = report_of("\n\n".join([EASY, HARD, *[f"{HARD} {HARD}"] * 12]))
    assert len(report.worst) == WORST
    assert all(item.kept and item.kept.words > 30 for item in report.worst)
    assert 0 < report.worst_share < 1


def test_all_that_costs_lies_in_the_first_paragraphs_of_a_short_text() -> None:
    assert report_of(f"{EASY}\n\n{HARD}").worst_share == pytest.approx(1)
    assert report_of(EASY).worst_share == 0


def test_a_paragraph_says_what_makes_it_hard() -> None:
    causes = report_of(HARD).worst[0].causes
    assert 0 < len(causes) <= 3
    assert [points for _, points in causes] == sorted((points for _, points in causes), reverse=True)
    assert all(name in FEATURES and points > 0 for name, points in causes)


def test_shares_are_of_all_words() -> None:
    state = report_of(f"{EASY}\n\n{HARD}").state
    bands = bands_of(state.paragraphs)
    assert sum(band.share for band in bands) == pytest.approx(1)
    assert sum(band.words for band in bands) == state.words
    assert bands[0].paragraphs == 1


def test_half_of_the_words_lie_between_the_quartiles() -> None:
    paragraphs = report_of("\n\n".join([EASY] * 3 + [HARD])).state.paragraphs
    low, high = quartiles_of(paragraphs)
    assert (low, high) == (paragraphs[0].difficulty, paragraphs[-1].difficulty)
    assert quartiles_of(paragraphs[:1]) == (paragraphs[0].difficulty,) * 2


def test_what_drives_adds_up_to_the_difficulty() -> None:
    report = report_of(HARD)
    assert {driver.feature for driver in drivers_of(report.state.points)} == set(FEATURES)
    assert base_difficulty() + sum(report.state.points) == pytest.approx(report.state.difficulty, abs=0.01)


def test_a_finding_in_a_block_that_is_not_measured_is_shown() -> None:
    """A block of figures has no word that counts, but what was found in it stands in the text."""
    report = report_of(f"{HARD}\n\n0331 123456\n")
    phone = report.paragraphs[-1]
    assert (phone.prose.text, phone.kept, phone.count) == ("0331 123456", None, 1)
    assert sum(one.count for one in report.paragraphs) == report.state.findings
    page = page_of(report)
    assert "Zeile 3: nicht gemessen" in page
    assert 'href="#kp2"' not in page


def test_the_map_has_a_row_for_each_heading() -> None:
    report = report_of(f"{EASY}\n\n# Wohnen\n\n{HARD}\n\n## Umziehen\n\n{EASY}\n")
    names = [part.heading.prose.text if part.heading else None for part in report.parts]
    assert names == [None, "Wohnen", "Umziehen"]
    assert [len(part.paragraphs) for part in report.parts] == [1, 2, 2]


def test_a_map_of_many_headings_is_cut_at_the_highest() -> None:
    sections = "\n\n".join(f"## Teil {number}\n\n{EASY}" for number in range(60))
    report = report_of(f"# Erstes\n\n{EASY}\n\n# Zweites\n\n{sections}")
    assert [part.heading.prose.text for part in report.parts if part.heading] == ["Erstes", "Zweites"]


def test_a_corpus_names_the_hardest_document_first() -> None:
    reports = [report_of(EASY, "leicht.md"), report_of(HARD, "schwer.md")]
    corpus = compose_corpus(
        [Listed(name=one.name, state=one.state, before=None, current=True) for one in reports]
    )
    assert [one.name for one in corpus.documents] == ["schwer", "leicht"]
    assert corpus.worst[0][0].name == "schwer"
    assert corpus.words == sum(report.state.words for report in reports)


def test_words_of_several_documents_are_counted_together() -> None:
    reports = [report_of(f"Die Wohnsitznahme {verb}.", f"{verb}.md") for verb in ("gilt", "endet")]
    corpus = compose_corpus(
        [Listed(name=one.name, state=one.state, before=None, current=True) for one in reports]
    )
    assert [(one.word, one.count) for one in corpus.words_unknown] == [("Wohnsitznahme", 2)]


def test_the_words_around_a_word_are_whole() -> None:
    report = report_of(
        f"{'Sehr viele Menschen wissen das. ' * 4}Die Wohnsitznahme gilt. {'Wir helfen Ihnen. ' * 6}"
    )
    contexts = [one.context for one in report.state.words_unknown]
    assert contexts
    known = {*report.paragraphs[0].prose.text.split(), "…"}
    assert all(set(context.split()) <= known for context in contexts)


def test_levels_ascend_and_lie_between_what_was_measured() -> None:
    levels = load_levels()
    assert [level.difficulty for level in levels] == sorted(level.difficulty for level in levels)
    assert all(1 <= level.difficulty <= 7 for level in levels)
    assert all(level.low < level.difficulty < level.high for level in levels if level.low and level.high)


def test_numbers_are_written_as_in_the_language() -> None:
    german, english = Words("de"), Words("en")
    assert (german.number(-1.25, 2), german.whole(1968), german.percent(0.5)) == (
        "−1,25",
        "1.968",
        "50\u00a0%",
    )
    assert (english.number(-1.25, 2), english.whole(1968), english.percent(0.5)) == ("−1.25", "1,968", "50%")
    assert (german.signed(0.5), german.signed(-0.5), german.signed(0.001, 2)) == ("+0,5", "−0,5", "±0")


@pytest.mark.parametrize("value", [1.0, 1.66, 1.7, 2.48, 3.18, 3.2, 3.79, 3.8, 7.0])
def test_a_difficulty_is_written_so_that_it_lies_in_its_band(value: float) -> None:
    shown = float(Words("en").difficulty(value))
    assert level_of(shown) == level_of(value)
    assert abs(shown - value) < 0.1


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_stand_alone(language: MessageLanguage) -> None:
    report = with_changes(report_of(f"# A <b>\n\n{EASY}\n\n{HARD}\n"), report_of(EASY).state)
    for page in (page_of(report, language), overview_of(report, language=language)):
        assert "<b>" not in page
        assert "<script" not in page
        assert not re.search(r"https?:|//|src=|@import", bare(page))
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
        assert page.count("<svg") == page.count('role="img" aria-label="') == page.count("<title>") - 1 > 0


def test_each_language_speaks_for_itself() -> None:
    german, english = (text_of(bare(page_of(report_of(HARD), language))) for language in LANGUAGES)
    assert "Diese Absätze zuerst" in german
    assert "These paragraphs first" in english
    assert "Schwierigkeit" not in english
    assert "Langer Satz" in german
    assert "Long sentence" in english


def test_german_text_on_an_english_page_says_its_language() -> None:
    page = page_of(report_of(HARD), "en")
    assert '<html lang="en">' in page
    assert re.search(r'<p class="marked" lang="de">Die ', page)
    assert 'lang="de">Die ' not in page_of(report_of(HARD), "de")


def test_a_cell_leads_to_its_paragraph_and_back() -> None:
    page = page_of(report_of(f"{EASY}\n\n{HARD}"))
    for number in (1, 2):
        assert re.search(rf'id="kp{number}" href="#p{number}"', page)
        assert re.search(rf'<div class="para l\d" id="p{number}">.*?href="#kp{number}"', page, re.DOTALL)


def test_a_cell_says_what_has_become_of_its_paragraph() -> None:
    old = report_of(f"{EASY}\n\n{HARD}\n\nWir helfen.")
    new = report_of(
        f"{EASY}\n\n{HARD.split(', sofern', maxsplit=1)[0]}.\n\nWir helfen.\n\nDas Büro ist offen."
    )
    page = page_of(with_changes(new, old.state))
    cells = re.findall(r'<a class="cell.*?</a>', page, re.DOTALL)
    assert ["easier" in one and "leichter als zuletzt" in one for one in cells] == [False, True, False, False]
    assert ["is-new" in one and ", neu" in one for one in cells] == [False, False, False, True]
    assert "↓ leichter" not in page_of(new)


def test_a_cell_says_line_difficulty_and_level_without_colours() -> None:
    cell = re.search(r'<a class="cell l\d" id="kp1".*?</a>', page_of(report_of(HARD)), re.DOTALL)
    assert cell
    assert re.fullmatch(r"Zeile 1: \d,\d (sehr )?schwer", text_of(cell.group()))


def test_marks_and_advice_have_the_same_numbers() -> None:
    page = page_of(report_of(HARD))
    worst = re.search(r'<article class="worst".*?</article>', page, re.DOTALL)
    assert worst
    numbers = {
        number for group in re.findall(r"</span>([\d,]+)</sup>", worst.group()) for number in group.split(",")
    }
    advice = re.findall(r"<li><strong>(.*?)</strong>", worst.group())
    assert numbers
    assert numbers <= {str(number) for number in range(1, len(advice) + 1)}
    passive = re.search(r"<mark[^>]*>wird<sup><span class=\"of\"> Fund </span>(\d+)", worst.group())
    assert passive
    assert advice[int(passive.group(1)) - 1] == "Passiv"


def test_each_paragraph_has_its_advice_once() -> None:
    page = page_of(report_of("\n\n".join([f"{HARD} {HARD}"] * WORST + [HARD])))
    assert page.count("<details>") == 1
    assert page.count('<ol class="advice">') == WORST + 1


def test_the_next_report_tells_what_changed_in_each_paragraph() -> None:
    old, new = (
        report_of(f"{EASY}\n\n{HARD}\n\nWir helfen."),
        report_of(f"Wir helfen.\n\n{EASY}\n\nWir sind da."),
    )
    assert "Das ist der erste Bericht." in page_of(new)
    page = page_of(with_changes(new, old.state))
    assert '<th scope="row">schwere Absätze</th><td class="value">1</td><td class="value">0</td>' in page
    assert "Geändert: 1. Neu: 0. Weggefallen: 0." in text_of(page)
    assert "Kein Absatz ist anders" in page_of(with_changes(new, report_of(new_text(new)).state))


def new_text(report: Report) -> str:
    return "\n\n".join(one.prose.text for one in reversed(report.paragraphs))


def test_a_rewritten_paragraph_shows_what_it_was() -> None:
    old, new = (
        report_of(f"{EASY}\n\n{HARD}"),
        report_of(f"{HARD.split(', sofern', maxsplit=1)[0]}.\n\n{EASY}"),
    )
    page = page_of(with_changes(new, old.state))
    assert "Geändert: 1. Neu: 0. Weggefallen: 0." in text_of(page)
    assert re.search(r"<dt>seit dem letzten Bericht</dt><dd>−\d,\d\d</dd>", page)
    assert re.search(r'id="p1">\s*<p class="facts">Zeile 1: [^<]*zuletzt 4,\d', page)


def test_numbers_of_another_profile_are_not_taken_for_a_change() -> None:
    report = report_of(HARD)
    other = Listed(name="a", state=report.state, before=None, current=True).state
    assert "mit einem anderen Profil" not in page_of(with_changes(report, other))
    strict = type(other)(**{name: getattr(other, name) for name in other.__slots__} | {"profile": "leicht"})
    assert "mit einem anderen Profil" in page_of(with_changes(report, strict))


def test_the_overview_says_what_is_older_than_this_run() -> None:
    assert "Stand eines früheren Berichts" in overview_of(report_of(HARD), current=False)
    assert "Stand eines früheren Berichts" not in overview_of(report_of(HARD))


def test_the_overview_says_whose_findings_are_of_another_profile() -> None:
    report = report_of(HARD)
    state = replace(report.state, profile="leicht")
    assert "Profil einfach" not in overview_of(report)
    page = overview_of(report, replace(report, name="b", state=state))
    assert ("Profil einfach" in page, "Profil leicht" in page) == (True, True)


def test_what_is_plain_language_is_not_among_what_comes_first() -> None:
    report = report_of("# T\n\nWir helfen gemäß Plan.")
    assert report.state.findings
    assert report.worst == ()
    assert "Kein Absatz ist schwerer als Einfache Sprache." in page_of(report)
    assert "Kein Absatz ist schwerer als Einfache Sprache." in overview_of(report)


def test_a_long_map_is_compact_and_the_overview_leads_on(tmp_path: Path) -> None:
    report = report_of("\n\n".join([EASY] * 450))
    assert '<ol class="map compact">' in page_of(report)
    assert '<ol class="map">' in page_of(report_of(EASY))
    assert "und 50 weitere Absätze" in overview_of(report)


def test_the_overview_of_many_documents_has_fewer_cells_of_each() -> None:
    report = report_of("\n\n".join([EASY] * 60))
    page = overview_of(*(replace(report, name=str(number)) for number in range(200)))
    assert page.count('<a class="cell') == 200 * 40
    assert page.count("und 20 weitere Absätze") == 200


def test_nothing_that_an_author_wrote_becomes_markup() -> None:
    evil = "\"><script>alert(1)</script><img src=x onerror='a'>"
    quoted = evil.replace("'", "''")
    head = f"---\ntitle: '{quoted}'\nlang: 'x\" onload=\"a'\n---"
    report = report_of(f"{head}\n\n{HARD} `{evil}` {{{{ 7*7 }}}}", f"{evil}.md")
    assert report.state.title == evil
    report = with_changes(report, report_of(f"{evil} war da.").state)
    for page in map(bare, (page_of(report), overview_of(report))):
        assert "<script" not in page
        assert "<img" not in page
        assert not re.search(r"<[^>]*\son\w+=", page)
    assert "{{ 7*7 }}" in page_of(report)


def test_a_term_is_explained_in_the_glossarys_own_words() -> None:
    report = report_of(HARD)
    term = KeptTerm(word="Duldung", headword="Duldung", easy="Sie dürfen bleiben.", anchor="p1", line=1)
    page = page_of(replace(report, state=replace(report.state, terms=(term,))))
    row = re.search(r'<th scope="row"><span>Duldung</span>.*?</tr>', page, re.DOTALL)
    assert row
    assert text_of(row.group()) == "Duldung Zeile 1Sie dürfen bleiben."


def test_a_long_text_gives_a_page_that_opens() -> None:
    """The page grows with the text, and each finding is written once."""
    text = "\n\n".join([HARD] * 1000)
    assert len(text) > 180_000
    small, large = (len(bare(page_of(report_of(part)))) for part in (text[: len(text) // 3], text))
    assert large < 3.2 * small
    assert large < 4_500_000


def test_each_label_is_used_and_each_that_is_used_is_there() -> None:
    labels = {code.removeprefix("cli.report.") for code in codes() if code.startswith("cli.report.")}
    code = "".join(path.read_text("utf-8") for path in (ROOT / "easyread" / "render").glob("report*.py"))
    pages = "".join(text for name, text in TEMPLATES.items() if name.startswith("report"))
    made = {label for label in labels if re.fullmatch(r"level-\d|help-.*", label)}
    assert labels - made - set(re.findall(r"[\"']([a-z0-9-]+)[\"']", code + pages)) == set()
    said = re.findall(r"\bt\([\"']([a-z0-9-]+)[\"']", pages) + re.findall(
        r"words\.say\(\"([a-z0-9-]+)\"", code
    )
    assert set(said) <= labels
