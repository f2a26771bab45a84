"""Tagged sentences -> those that are too long, with the word before which each can be cut in two."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from easyread.check.grammar.phrase import goes_on, is_unless
from easyread.check.hit import Hit
from easyread.check.lists import load_lists
from easyread.document import Span
from easyread.segment import Sentence
from easyread.tagging import Clause, F, TaggedPassage, TaggedSentence

MIN_PART_WORDS = 4  # chosen: a cut that leaves less is none
MAX_INSIDE = 6  # clauses looked through for the end of the main clause
_SIGNS, _CONJUNCTION, _JOINED, _RELATIVE = range(4)  # how good a cut is, the best first
_SIGN = re.compile(r"; |: | [–—] ")
_QUOTE = re.compile("[„“”]")
_DASH = re.compile(r" [–—] ")
_COMPLETES = F.INF | F.PART | F.PREFIX | F.ZUINF

Cut = tuple[int, int]  # how good it is, offset of the word


def find_long_sentences(tagged: TaggedPassage, limit: int) -> Iterator[Hit]:
    """Yield sentences with more than `limit` words, and before which word each can be cut."""
    text = tagged.passage.prose.text
    parts = [part for part in tagged.sentences if part.words]
    for sentence in tagged.passage.sentences:
        count = len(sentence.forms)
        if count > limit:
            first = bisect_left(parts, sentence.span.start, key=lambda part: part.words[0].start)
            last = bisect_left(parts, sentence.span.end, key=lambda part: part.words[0].start)
            cut = find_cut(text, sentence, parts[first:last])
            values: dict[str, str | int] = {"count": count, "limit": limit, "better": cut}
            if not cut:
                values["variant"] = "plain"
            yield Hit("long-sentence", sentence.span, values)


def find_cut(text: str, sentence: Sentence, parts: Sequence[TaggedSentence]) -> str:
    """Return the words before which a sentence can best be cut, as they stand there; "" if there are none.

    `parts`: the sentence tagged, in several pieces if it is very long.
    """
    spans = sentence.words
    cuts = [*_at_signs(text, sentence), *(cut for part in parts for cut in _at_clauses(part))]
    quotes = list(_QUOTE.finditer(text, sentence.span.start, sentence.span.end))
    middle = len(spans) / 2
    ranked = []
    for rank, offset in cuts:
        number = bisect_left(spans, offset, key=lambda span: span.start)
        if MIN_PART_WORDS <= number <= len(spans) - MIN_PART_WORDS and not _is_quoted(quotes, offset):
            ranked.append((rank, abs(number - middle), number))
    return _name(text, sentence, min(ranked)[2]) if ranked else ""


def _at_signs(text: str, sentence: Sentence) -> Iterator[Cut]:
    """Cut after a semicolon, a colon, or the only dash: what stands between two dashes is an insert."""
    whole = text[sentence.span.start : sentence.span.end]
    dashes = len(_DASH.findall(whole))
    for before, after in pairwise(sentence.words):
        gap = text[before.end : after.start]
        if _SIGN.search(gap) and (dashes == 1 or not _DASH.search(gap)):
            yield _SIGNS, after.start


def _is_quoted(quotes: Sequence[re.Match[str]], offset: int) -> bool:
    """Say whether the last quotation mark before an offset is one that opens."""
    number = bisect_left(quotes, offset, key=lambda sign: sign.start())
    return number > 0 and quotes[number - 1][0] == "„"


def _at_clauses(sentence: TaggedSentence) -> Iterator[Cut]:
    """Cut before a clause if a main clause stands before it, and if no clause goes on behind it."""
    main = any(clause.kind == "main" and clause.finite >= 0 for clause in sentence.clauses)
    has_verb = (
        not main and sentence.clauses[:1] != () and sentence.clauses[0].kind == "piece"
    )  # one not known
    reached = -1  # the last finite verb of what stands before: "…, wobei die Ergebnisse, sofern …, werden"
    for number, (before, clause) in enumerate(pairwise(sentence.clauses), 1):
        has_verb = has_verb or (before.finite >= 0 and before.depth == 0)
        reached = max(reached, before.finite)
        if not has_verb or reached >= clause.start or _is_inside(sentence, number):
            continue
        rank = _rank(sentence, before, clause)
        if rank is not None:
            yield rank, sentence.words[clause.start].start


def _is_inside(sentence: TaggedSentence, number: int) -> bool:
    """Know "…, nachdem Sie da waren, kostenlos aus": the main clause is not over before "nachdem"."""
    inside = sentence.clauses[number : number + MAX_INSIDE]
    after = next((at for at, clause in enumerate(inside) if at and goes_on(inside, at)), 0)
    last = inside[after].end - 1
    within = after > 0 and all(clause.depth for clause in inside[:after])
    return within and bool(sentence.bits[last] & (_COMPLETES | F.INF)) and sentence.forms[last][0].islower()


def _rank(sentence: TaggedSentence, before: Clause, clause: Clause) -> int | None:
    """Return how good a cut is before a clause; None: what follows would be no sentence."""
    first = sentence.low[clause.start]
    opens = clause.kind == "sub" or (clause.kind == "question" and first == "wobei")
    if opens and clause.mark == clause.start and first in load_lists().cuts:
        return _CONJUNCTION
    if clause.end == len(sentence.low) and (clause.kind == "relative" or first == "um"):
        return _RELATIVE
    parted = clause.joined or sentence.gaps[clause.start] == ","
    if parted and clause.depth == 0 and clause.end - clause.start >= MIN_PART_WORDS:
        return _JOINED if _can_stand(sentence, before, clause) else None
    return None


def _can_stand(sentence: TaggedSentence, before: Clause, clause: Clause) -> bool:
    """Say whether a part has a verb of its own, or shares "wird" with a part that is complete before it."""
    if is_unless(sentence, clause.start) or is_unless(sentence, clause.start - 3):
        return False
    if clause.kind == "main" and clause.finite >= 0:
        first = sentence.clauses[0]
        opens = first.kind in ("sub", "question") or first.finite == first.start  # "Wird er krank, kann er …"
        return not (opens and clause.finite == clause.start)
    return clause.joined and _is_complete(sentence, before) and _is_complete(sentence, clause)


def _is_complete(sentence: TaggedSentence, clause: Clause) -> bool:
    last = clause.end - 1
    return bool(sentence.bits[last] & _COMPLETES) and not sentence.forms[last][0].isupper()


def _name(text: str, sentence: Sentence, number: int) -> str:
    """Quote a word, with as many of the next ones as it needs to be found: "und" may stand there twice."""
    words: Sequence[str] = [form.lower() for form in sentence.forms]
    last = number
    while last < min(number + 2, len(words) - 1) and _stands_twice(words, words[number : last + 1]):
        last += 1
    span = Span(sentence.words[number].start, sentence.words[last].end)
    return " ".join(text[span.start : span.end].split())


def _stands_twice(words: Sequence[str], some: Sequence[str]) -> bool:
    size = len(some)
    return sum(words[at : at + size] == some for at in range(len(words) - size + 1)) > 1
