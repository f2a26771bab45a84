"""Tagged sentences -> subordinate, relative and infinitive clauses, nesting, and two statements in one sentence."""

from collections.abc import Iterator

from easyread.check.hit import Hit
from easyread.tagging import F, TaggedPassage, TaggedSentence


def find_subordinate(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield the conjunction or question word of each subordinate clause that is not relative."""
    for sentence in tagged.sentences:
        for clause in sentence.clauses:
            if clause.kind in ("sub", "question"):
                yield Hit("subordinate-clause", sentence.words[clause.mark], {"word": sentence.low[clause.mark]})


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
        seen = False
        for clause in sentence.clauses:
            if clause.kind != "main":
                continue
            if seen:
                yield Hit("two-statements", sentence.words[clause.start], {"word": sentence.forms[clause.start]})
                break
            seen = True
