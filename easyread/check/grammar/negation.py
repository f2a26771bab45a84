"""Tagged sentences -> negations, and two negations that undo each other."""

import re
from collections.abc import Iterator

from easyread.check.hit import Hit
from easyread.document import Span
from easyread.tagging import TaggedPassage, TaggedSentence
from easyread.tagging.wordlists import words

_NEGATIONS = words("negation", "negations")
# Negative by its first or last part; words that only look so stand in the first bracket.
_INSIDE = re.compile(
    r"(?!und|uns|unter|unten|unge(?:fähr|n)|unser|universi|unbeding|unikat|uniform|unheimlich|unangemeld)"
    r"un[a-zäöü]{2,}(?:lich|bar|ig|isch|sam|haft|t|en|end)(?:e|en|er|es|em)?$"
    r"|[a-zäöü]{3,}los(?:e|en|er|es|em)?$|(?:ohne|fehlen|fehlt)$"
)
_REACH = 3  # words after a negation in which the second is looked for


def find_negation(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield each negating word."""
    for sentence in tagged.sentences:
        for i, low in enumerate(sentence.low):
            if low in _NEGATIONS:
                yield Hit("negation", sentence.words[i], {"word": sentence.forms[i]})


def find_double_negation(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield both words of "nicht unmöglich", "kein … nicht", as one span."""
    for sentence in tagged.sentences:
        for i, low in enumerate(sentence.low):
            if low in _NEGATIONS:
                second = _second(sentence, i)
                if second > 0:
                    words = _words(sentence.forms[i], sentence.forms[second])
                    yield Hit(
                        "double-negation", Span(sentence.words[i].start, sentence.words[second].end), words
                    )


def _words(word: str, second: str) -> dict[str, str | int]:
    """Name both words, and what says the same without them: "üblich" for "nicht unüblich"."""
    values: dict[str, str | int] = {"word": word, "second": second}
    if word.lower() == "nicht" and second.lower().startswith("un"):
        values |= {"variant": "straight", "better": second[2:]}
    return values


def _second(sentence: TaggedSentence, i: int) -> int:
    """Return the index of the word that takes a negation back, -1 if there is none."""
    if i + 1 < len(sentence.low) and sentence.low[i + 1] in ("nur", "mehr", "zuletzt"):
        return -1
    for j in range(i + 1, min(i + 1 + _REACH, len(sentence.low))):
        if sentence.gaps[j]:
            break
        low = sentence.low[j]
        if _INSIDE.match(low) and not sentence.forms[j][0].isupper():
            return j
    return _later(sentence, i)


def _later(sentence: TaggedSentence, i: int) -> int:
    """Know "keine Aufgabe, die nicht …" and "niemand, der nicht …"."""
    if sentence.low[i] in ("nicht", "weder"):
        return -1
    clause = next((item for item in sentence.clauses if item.start > i and item.kind == "relative"), None)
    if clause is None or clause.start - i > 4:
        return -1
    return next(
        (j for j in range(clause.start, clause.end) if sentence.low[j] in ("nicht", "kein", "keine")), -1
    )
