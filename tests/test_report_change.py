"""Which paragraphs of two states are the same ones: by id, by text, by words, by place."""

from easyread.compose.report_change import find_changes, pair_paragraphs
from easyread.compose.report_state import KeptParagraph, State
from easyread.measure import FEATURES

A = "Sie müssen in einer bestimmten Stadt wohnen, bis das Amt entschieden hat."
A_EASIER = "Sie müssen in einer bestimmten Stadt wohnen."
B = "Die Verpflichtung zur Wohnsitznahme wird durch die Ausländerbehörde angeordnet."
C = "Bringen Sie bitte Ihren Ausweis und den Brief vom Amt mit."
D = "Wir beraten Sie kostenlos und in Ihrer Sprache."


def kept(text: str, number: int = 1, own_id: str = "", *, heading: bool = False) -> KeptParagraph:
    return KeptParagraph(
        anchor=f"p{number}",
        id=own_id,
        heading=heading,
        line=number,
        text=text,
        difficulty=float(len(text.split())) / 5,
        words=len(text.split()),
        findings=0,
    )


def keep(*texts: str) -> list[KeptParagraph]:
    return [kept(text, number) for number, text in enumerate(texts, 1)]


def state(*texts: str) -> State:
    return State(
        path="a.md",
        title="A",
        lang="de",
        profile="einfach",
        program="1",
        difficulty=2.0,
        findings=0,
        paragraphs=tuple(keep(*texts)),
        points=(0.0,) * len(FEATURES),
        rules=(),
        terms=(),
        words_unknown=(),
    )


def changes(before: State, now: State) -> list[tuple[str | None, str | None]]:
    return [
        (one.before.text if one.before else None, one.after.text if one.after else None)
        for one in find_changes(before, now)
    ]


def test_moving_is_no_change() -> None:
    assert changes(state(A, B, C, D), state(D, B, C, A)) == []


def test_a_paragraph_that_moved_and_was_rewritten_is_still_itself() -> None:
    assert changes(state(A, B, C, D), state(D, C, B, A_EASIER)) == [(A, A_EASIER)]


def test_what_was_rewritten_as_a_whole_is_known_by_its_place() -> None:
    new = "Das Amt sagt, wo Sie wohnen."
    assert changes(state(A, B, C), state(A, new, C)) == [(B, new)]


def test_a_new_paragraph_takes_no_others_numbers() -> None:
    assert changes(state(A, C), state(A, B, C)) == [(None, B)]
    assert changes(state(A, B, C), state(A, C)) == [(B, None)]


def test_the_authors_id_counts_more_than_the_words() -> None:
    old = [kept(A, 1, "wohnen"), kept(C, 2)]
    new = [kept(C, 1, "wohnen"), kept(A, 2)]
    assert pair_paragraphs(old, new)[0] == 0


def test_equal_paragraphs_are_taken_in_turn() -> None:
    assert pair_paragraphs(keep(A, A, B), keep(B, A, A)) == {0: 2, 1: 0, 2: 1}


def test_a_heading_does_not_become_a_paragraph() -> None:
    old = [kept("Ihre Rechte im Amt", heading=True)]
    assert pair_paragraphs(old, [kept("Ihre Rechte im Amt heute")]) == {}
    assert pair_paragraphs(old, [kept("Ihre Rechte im Amt heute", heading=True)]) == {0: 0}


def test_ten_thousand_paragraphs_are_no_matter() -> None:
    """A word that stands everywhere leads nowhere: the cost is not the square of the paragraphs."""
    old = keep(*(f"Das Amt prüft Fall {number} heute." for number in range(10_000)))
    new = keep(*(f"Das Amt prüft Fall {number} morgen." for number in range(10_000)))
    assert pair_paragraphs(old, new) == {number: number for number in range(10_000)}


def test_no_word_in_common_is_no_matter_either() -> None:
    old = keep(*(f"eins{number} zwei{number}" for number in range(3_000)))
    new = keep(*(f"drei{number} vier{number}" for number in range(3_000)))
    assert pair_paragraphs(old, new) == {}
