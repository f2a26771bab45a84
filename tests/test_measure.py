import pytest

from easyread.measure import Score, measure_passage
from easyread.segment import segment_prose
from tests.test_segment import prose

EASY = (
    "Das Amt zieht um. Es ist ab Mai in einem neuen Haus. "
    "Sie finden uns dann am Markt. Wir helfen Ihnen gern dort."
)
HARD = (
    "Die Erteilung einer Aufenthaltserlaubnis aus humanitären Gründen setzt unbeschadet anderer Regelungen "
    "voraus, dass die Sicherung des Lebensunterhalts nachgewiesen und die Passpflicht erfüllt worden ist."
)


def measure(text: str) -> Score:
    score = measure_passage(segment_prose(prose(text)))
    assert score
    return score


def test_counts_and_formulas_of_a_paragraph() -> None:
    score = measure(EASY)
    assert (score.sentences, score.words, score.syllables, score.confidence) == (4, 23, 28, "ok")
    assert score.flesch_amstad == pytest.approx(180 - 23 / 4 - 58.5 * 28 / 23)
    assert score.lix == pytest.approx(23 / 4)
    assert score.rix == 0
    assert score.gsmog == -2


def test_hard_prose_is_harder() -> None:
    easy, hard = measure(EASY), measure(HARD)
    assert easy.difficulty + 1 < hard.difficulty
    assert {"long-sentence", "rare-word", "nominal-style"} <= set(hard.reasons)
    assert easy.reasons == ()
    assert easy.band in {"sehr leicht", "leicht"}


def test_short_blocks_have_no_formulas_but_a_difficulty() -> None:
    score = measure("Ein Antrag ist nötig.")
    assert score.confidence == "short"
    assert score.flesch_amstad is score.lix is score.gsmog is None
    assert 1 <= score.difficulty <= 7


@pytest.mark.parametrize("text", ["", "   ", "* * *", "https://www.bamf.de", "…"])
def test_nothing_to_measure_is_none(text: str) -> None:
    assert measure_passage(segment_prose(prose(text))) is None


def test_masked_characters_are_not_counted() -> None:
    plain, linked = measure(EASY), measure(EASY + " https://www.bamf.de/")
    assert linked.masked_characters == 20
    assert (linked.words, linked.flesch_amstad) == (plain.words, plain.flesch_amstad)


def test_abbreviations_count_as_they_are_read() -> None:
    assert measure("Das gilt z. B. gem. Abs. 1").syllables == 1 + 1 + 3 + 2 + 2 + 1
