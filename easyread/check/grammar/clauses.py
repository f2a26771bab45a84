"""Tagged sentences -> subordinate, relative and infinitive clauses, nesting, and two statements in one sentence."""

from collections.abc import Iterator
from itertools import pairwise

from easyread.check.hit import Hit
from easyread.document import Span
from easyread.tagging import Clause, F, TaggedPassage, TaggedSentence


def find_subordinate(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the conjunction or question word of each subordinate clause that is not relative."""
    for sentence in tagged.sentences:
        for clause in sentence.clauses:
            if clause.kind in ("sub", "question"):
                yield Hit("subordinate-clause", _mark_span(sentence, clause.mark), {"word": sentence.low[clause.mark]})


def _mark_span(sentence: TaggedSentence, mark: int) -> Span:
    """Return the conjunction; "so dass" and "als ob" are one."""
    span = sentence.words[mark]
    if mark and (sentence.low[mark - 1], sentence.low[mark]) in _PAIRS and not sentence.gaps[mark]:
        return Span(sentence.words[mark - 1].start, span.end)
    return span


_PAIRS = frozenset((("so", "dass"), ("so", "daß"), ("als", "ob"), ("als", "wenn")))


def find_relative(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the pronoun of each relative clause."""
    for sentence in tagged.sentences:
        for clause in sentence.clauses:
            if clause.kind == "relative":
                yield Hit("relative-clause", sentence.words[clause.mark], {"word": sentence.low[clause.mark]})


def find_infinitive(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield "zu" before an infinitive, and the verb that has it inside."""
    for sentence in tagged.sentences:
        if not sentence.mask & F.INF and not sentence.mask & F.ZUINF:
            continue
        for i, reading in enumerate(sentence.bits):
            if _is_zu(sentence, i, reading):
                verb = sentence.forms[i] if sentence.low[i] != "zu" else f"zu {sentence.forms[i + 1]}"
                yield Hit("infinitive-clause", sentence.words[i], {"verb": verb})


def _is_zu(sentence: TaggedSentence, i: int, reading: int) -> bool:
    if sentence.low[i] == "zu":
        return (
            i + 1 < len(sentence.low)
            and not sentence.gaps[i + 1]
            and bool(sentence.bits[i + 1] & F.INF)
            and not sentence.forms[i + 1][0].isupper()
        )
    return bool(reading & F.ZUINF)


def find_two_statements(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the word that joins a second main clause to the first."""
    for sentence in tagged.sentences:
        main = [clause for clause in sentence.clauses if clause.kind == "main"]
        if len(main) < 2 or any(_reports(sentence, clause) for clause in main[1:]):
            continue
        for before, clause in pairwise(main):
            if _is_second(sentence, before, clause):
                yield Hit("two-statements", sentence.words[clause.start], {"word": sentence.forms[clause.start]})
                break


def _is_second(sentence: TaggedSentence, before: Clause, clause: Clause) -> bool:
    """Say whether a main clause is a statement of its own, and not what somebody said or the rest of a clause."""
    if clause.joined:
        return True
    if clause.finite == clause.start:
        return False
    return not _speaks(sentence, before)


def _reports(sentence: TaggedSentence, clause: Clause) -> bool:
    """Know "…, sagte sie": a verb of saying opens the clause."""
    return clause.finite == clause.start and not clause.joined and _speaks(sentence, clause)


def _speaks(sentence: TaggedSentence, clause: Clause) -> bool:
    return sentence.low[clause.finite].startswith(_SAYING)


_SAYING = tuple(
    "sag erklär beton meint mein berichte teil heiß hieß behaupt erzähl schreib schrieb frag antwort kündig dacht denk glaub"
    " find fand fürcht befürcht forder warn räum sprach sprich äußer ergänz füg kritisier lobt bestätig stell entschied"
    " entscheid verlang weiß wuss schätz vermut hoff begründ gab gibt rief ruft kommentier versicher schlag schlug".split()
)
