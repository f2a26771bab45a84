"""The promises of `segment` and `measure`, on text that nobody chose."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from easyread.document import Mark, Prose, SourceMap, Span
from easyread.measure import Score, measure_passage
from easyread.read import read_document
from easyread.segment import segment_document, segment_prose
from easyread.syllables import syllables

VOCABULARY = """
Antrag Wohnsitzauflage Duldung Behörde Familie helfen prüft gilt neue wichtige Frist z. B. gem. § 25a 2022
Abs. 1 Nr. 2 AufenthG 1.250,00 Euro Bürger*innen Aufenthalts-Erlaubnis und/oder Dr. Meier e. V. usw. sehr
"""
# what is masked holds spaces of its own
MASKED = (
    "Lindenstraße 12",
    "Am Ring 4 c, 14467 Potsdam",
    "Tel. 0331 866 12 34",
    "18/SVV/0878",
    "1 BvL 10/10",
)
WORDS = [*VOCABULARY.split(), *MASKED]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=3, max_size=12).map(
    lambda words: f"Dies ist {' '.join(words)} heute."
)
PARAGRAPH = st.lists(SENTENCE, min_size=2, max_size=5).map(" ".join)
ANY_TEXT = st.text(
    st.one_of(st.sampled_from(" .!?\n()„“\"'*:/-·…§1aAzZüß\u00a0\u00ad"), st.characters()), max_size=200
)


def prose(text: str, marks: Sequence[Mark] = ()) -> Prose:
    length = len(text)
    return Prose(
        id="b1",
        kind="paragraph",
        text=text,
        source=SourceMap((), length),
        span=Span(0, length),
        line=1,
        marks=tuple(marks),
    )


def values(score: Score | None) -> tuple[object, ...]:
    """What must not move: counts and formulas."""
    assert score
    numbers = ("flesch_amstad", "wiener_1", "wiener_2", "wiener_3", "wiener_4", "lix", "rix", "gsmog")
    counts = ("sentences", "words", "syllables", "characters")
    return tuple(getattr(score, name) for name in (*counts, *numbers, "difficulty"))


def measure(text: str, marks: Sequence[Mark] = ()) -> tuple[object, ...]:
    return values(measure_passage(segment_prose(prose(text, marks))))


def measure_file(text: str) -> list[tuple[object, ...]]:
    """Measure every block of a Markdown file."""
    document = read_document(text.encode(), "a.md").value
    return [values(measure_passage(passage)) for passage in segment_document(document)]


@given(ANY_TEXT)
def test_spans_ascend_and_lie_in_their_parent(text: str) -> None:
    passage = segment_prose(prose(text))
    whole = Span(0, len(text))
    done = 0
    for sentence in passage.sentences:
        assert whole.contains(sentence.span)
        assert done <= sentence.span.start < sentence.span.end
        inner = done = sentence.span.start
        for word in sentence.words:
            assert sentence.span.contains(word)
            assert inner <= word.start < word.end
            assert not any(word.overlaps(mask) for mask in passage.masked)
            inner = word.end
        done = sentence.span.end


@given(ANY_TEXT)
def test_every_visible_character_lies_in_a_sentence(text: str) -> None:
    spans = [sentence.span for sentence in segment_prose(prose(text)).sentences]
    covered = {offset for span in spans for offset in range(span.start, span.end)}
    assert all(offset in covered for offset, character in enumerate(text) if character.isalnum())


@given(ANY_TEXT)
def test_a_score_has_a_word_and_stays_on_its_scale(text: str) -> None:
    score = measure_passage(segment_prose(prose(text)))
    if score:
        assert 1 <= score.difficulty <= 7
        assert score.syllables >= score.words >= score.sentences >= 1
        assert (score.lix is None) == (score.words < 20)


@given(st.text(min_size=1, max_size=30))
def test_any_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1


@given(PARAGRAPH)
def test_no_break_spaces_do_not_count(text: str) -> None:
    assert measure(text.replace(" ", "\u00a0")) == measure(text)


@given(PARAGRAPH, st.integers(1, 5))
def test_soft_hyphens_do_not_count(text: str, gap: int) -> None:
    pieces = [
        "\u00ad".join(word[i : i + gap] for i in range(0, len(word), gap)) if word.isalpha() else word
        for word in text.split(" ")
    ]
    assert measure(" ".join(pieces)) == measure(text)


@given(PARAGRAPH)
def test_quotation_marks_do_not_count(text: str) -> None:
    assert measure(f"„{text}“") == measure(text)
    assert measure(text.replace("Dies ist", "Dies „ist“")) == measure(text)
    assert measure(f"„Im 1. Stock {text}“") == measure(f"Im 1. Stock {text}")


@given(PARAGRAPH)
def test_addresses_do_not_count(text: str) -> None:
    linked = text.replace(" heute.", " (https://www.bamf.de/a_b?c=1) heute.").replace(
        "Dies ist", "Dies www.lea.de ist"
    )
    assert measure(f"{linked} info@bamf.de") == measure(text)


@given(PARAGRAPH)
def test_note_marks_do_not_count(text: str) -> None:
    noted = text.replace(" heute.", " heute.7")
    marks = [
        Mark("note", Span(at, at + 1)) for at, character in enumerate(noted) if noted[at - 1 : at + 1] == ".7"
    ]
    assert measure(noted, marks) == measure(text)
    assert measure(text.replace(" heute.", " heute.[12]")) == measure(text)
    assert measure(text.replace(" heute.", " heute.³")) == measure(text)


@given(PARAGRAPH, st.integers(20, 60))
def test_hard_wraps_and_blank_lines_do_not_count(text: str, width: int) -> None:
    lines = [""]
    for word in text.split(" "):
        lines[-1:] = (
            [lines[-1], word] if lines[-1] and len(lines[-1]) > width else [f"{lines[-1]} {word}".strip()]
        )
    assert measure_file("\n".join(lines) + "\n\n\n") == measure_file("\n\n" + text) == [measure(text)]


@given(PARAGRAPH)
def test_bullets_do_not_count(text: str) -> None:
    assert measure_file(f"- {text}\n") == [measure(text)]


@given(st.integers(1, 2000))
def test_a_long_block_costs_no_more_than_its_length(size: int) -> None:
    passage = segment_prose(prose("Wort. " * size))
    assert len(passage.sentences) == size


REAL = (
    "Der Antrag wurde am 3. März 2024 gem. § 25a Abs. 1 S. 2 Nr. 3 AufenthG gestellt.",
    "Träger ist der Flüchtlingsrat Potsdam e. V.",
    "Er berät z. B. Familien, Alleinstehende usw.",
    "Die Kosten betragen 1.250,50 € bzw. 12,5 % des Einkommens.",
    "Wer hilft mir?",
    "Das ist neu.",
    "Das gilt i. V. m. Art. 6 GG auch für Eltern.",
    "Es gilt: Ohne Pass gibt es keine Erlaubnis.",
    "Man wartet Monate ... und dann kommt eine Ablehnung.",
    "Kommen Sie bis zum 15. des Monats in Zimmer 4.",
    "Der 2. Bescheid (er ist länger) kam im Mai.",
    "In der 19. Legislaturperiode wurde das geändert.",
    "Prof. K.-H. Neumann lehrt in Berlin.",
)


@st.composite
def dressed(draw: st.DrawFn) -> tuple[str, str]:
    """A text of real sentences, plain and with several marks at once that are no language."""
    plain = draw(st.lists(st.sampled_from(REAL), min_size=2, max_size=6))
    words = " ".join(_dress(draw, sentence) for sentence in plain).split(" ")
    text = words[0] + "".join(
        draw(st.sampled_from((" ", " ", "  ", "\u00a0", "\u202f", "\n"))) + word for word in words[1:]
    )
    bullet = draw(st.sampled_from(("", "- ", "1. ")))
    return " ".join(plain), bullet + text.replace("\n", "\n" + " " * len(bullet)) + draw(
        st.sampled_from(("", "\n\n"))
    )


def _dress(draw: st.DrawFn, sentence: str) -> str:
    words = sentence.split(" ")
    at = draw(st.integers(1, len(words) - 2))
    plain = words[at - 1].isalpha() and words[at].isalpha()
    match draw(st.integers(0, 5)):
        case 1:
            return sentence + draw(st.sampled_from(("¹", "²³", "[3]")))
        case 2 if plain:
            words.insert(at, draw(st.sampled_from(("https://www.bamf.de/a_b?c=1", "info@bamf.de"))))
        case 3 if plain and len(words[at]) > 1:
            words[at] = f"„{words[at]}“"
        case 4:
            words = [
                f"{word[:3]}\u00ad{word[3:]}" if word.isalpha() and len(word) > 5 else word for word in words
            ]
        case 5 if sentence[-2].islower() and "usw" not in sentence:
            return f"„{sentence}“"
        case _:
            pass
    return " ".join(words)


@given(dressed())
def test_marks_of_all_kinds_together_do_not_count(pair: tuple[str, str]) -> None:
    plain, text = pair
    assert measure_file(text) == [measure(plain)]
