from collections.abc import Callable

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st

from easyread import formulas
from easyread.measure import measure_passage
from easyread.segment import segment_prose
from tests.test_segment import prose

# One sample for all: 100 words in 8 sentences, 190 syllables, 24 words of 3 or more syllables,
# 30 of more than 6 letters, 45 of one syllable. Worked by hand from the published definitions.
LENGTH, POLY, LONG, MONO = 12.5, 0.24, 0.30, 0.45


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (formulas.flesch_amstad(LENGTH, 1.9), 56.35),  # 180 - 12.5 - 111.15
        (formulas.wiener_1(POLY, LENGTH, LONG, MONO), 8.2785),  # 4.644 + 2.09 + 3.891 - 1.4715 - 0.875
        (formulas.wiener_2(POLY, LENGTH, LONG), 8.2593),  # 4.8168 + 2.1025 + 4.119 - 2.779
        (formulas.wiener_3(POLY, LENGTH), 8.37805),  # 7.1112 + 2.38125 - 1.1144
        (formulas.wiener_4(POLY, LENGTH), 8.2126),  # 6.5856 + 3.32 - 1.693
        (formulas.lix(LENGTH, LONG), 42.5),
        (formulas.rix(30 / 8), 3.75),
        (formulas.gsmog(24 / 8), 7.48683),  # sqrt(90) - 2
    ],
)
def test_worked_example(found: float, expected: float) -> None:
    assert found == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    "call",
    [
        lambda: formulas.lix(10, 30),
        lambda: formulas.wiener_1(24, 10, 0.3, 0.4),
        lambda: formulas.flesch_amstad(-1, 2),
        lambda: formulas.flesch_amstad(10, 0.5),
        lambda: formulas.gsmog(-1),
        lambda: formulas.rix(-0.1),
    ],
)
def test_impossible_numbers_are_refused(call: Callable[[], float]) -> None:
    with pytest.raises(ValueError, match="got"):
        call()


SHARES = st.floats(0, 1)


@given(SHARES, SHARES, st.floats(1, 60))
def test_harder_text_scores_harder(low: float, high: float, length: float) -> None:
    low, high = sorted((low, high))
    assert formulas.lix(length, low) <= formulas.lix(length, high)
    assert formulas.wiener_4(low, length) <= formulas.wiener_4(high, length)
    assert formulas.flesch_amstad(length, 1 + low) >= formulas.flesch_amstad(length, 1 + high)


# textstat counts this text as we do: no sentence of two words, no abbreviation, no word hyphenated wrongly.
PLAIN = (
    "Die Mutter findet das Formular im Internet. Der Sohn bringt es am Montag zum Rathaus. "
    "Danach warten beide lange auf die Antwort. Im Sommer kommt endlich die Nachricht. "
    "Das Sozialamt bewilligt den Antrag auf Leistungen."
)


def test_textstat_agrees_given_equal_counts() -> None:
    textstat.set_lang("de")
    score = measure_passage(segment_prose(prose(PLAIN)))
    assert score
    assert score.sentences == textstat.sentence_count(PLAIN)
    assert score.words == textstat.lexicon_count(PLAIN)
    assert score.syllables == textstat.syllable_count(PLAIN)
    assert score.flesch_amstad == pytest.approx(textstat.flesch_reading_ease(PLAIN))
    assert score.wiener_1 == pytest.approx(textstat.wiener_sachtextformel(PLAIN, 1))
    assert score.wiener_2 == pytest.approx(textstat.wiener_sachtextformel(PLAIN, 2))
    assert score.wiener_3 == pytest.approx(textstat.wiener_sachtextformel(PLAIN, 3))
    assert score.wiener_4 == pytest.approx(textstat.wiener_sachtextformel(PLAIN, 4))
    assert score.lix == pytest.approx(textstat.lix(PLAIN))
    assert score.rix == pytest.approx(textstat.rix(PLAIN))
