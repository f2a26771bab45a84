"""Tagged sentences -> nominal style, long verb brackets, and wording that does not say who acts."""

import re
from collections.abc import Iterator, Sequence

from easyread.check.grammar.genitive import genitives
from easyread.check.grammar.phrase import goes_on
from easyread.check.hit import Hit
from easyread.check.lists import load_lists
from easyread.document import Span
from easyread.tagging import Clause, F, TaggedPassage, TaggedSentence
from easyread.tagging.wordlists import words

MAX_WORDS_PER_ABSTRACT = 6  # chosen: rarer ones do not make a style
MAX_LISTED = 3  # words of an item between commas
_ABSTRACT = re.compile(r".{3,}(?:ung|heit|keit|ion|tät|schaft|nis|ismus|enz|anz)(?:en|s|es|se|ses)?$")
_LIGHT_NOUNS = {"zu": words("style", "after_zu"), "in": words("style", "after_in")}
_FIND = words("style", "find")
_MAKERS = words("style", "makers")
_FINDERS = words("style", "finders")
_HAPPENS = words("style", "happens")
_DONE_WITH = {
    prefix: words("style", key) for prefix, key in (("vor", "before_vor"), ("durch", "before_durch"))
}
_DEED = re.compile(r"ung(?:en)?$")
_THINGS = tuple(words("style", "things"))
_PLACED = F.DET | F.ADJ | F.ADJPART | F.ADJPRES | F.NUM
_AUXILIARY = F.WERDEN | F.HABEN | F.SEIN | F.MODAL


def find_nominal_style(tagged: TaggedPassage, limit: int) -> Iterator[Hit]:
    """Yield nouns that do the work of a verb ("zur Anwendung kommen"), and sentences with `limit` of them."""
    for sentence in tagged.sentences:
        found = [*_light_verbs(sentence), *_deeds(sentence)]
        yield from found
        crowd = () if found else _crowd(sentence, limit)
        if crowd:
            span = Span(sentence.words[crowd[0]].start, sentence.words[crowd[-1]].end)
            names = ", ".join(sentence.forms[i] for i in crowd)
            yield Hit("nominal-style", span, {"count": len(crowd), "words": names, "variant": "crowded"})


def _crowd(sentence: TaggedSentence, limit: int) -> Sequence[int]:
    """Return the abstract nouns from the first `limit` that stand close together to the last ones that do."""
    abstract = [i for i, form in enumerate(sentence.forms) if form[0].isupper() and _is_abstract(form)]
    starts = range(len(abstract) - limit + 1)
    reach = limit * MAX_WORDS_PER_ABSTRACT
    close = [first for first in starts if abstract[first + limit - 1] - abstract[first] < reach]
    return abstract[close[0] : close[-1] + limit] if close else ()


def _is_abstract(form: str) -> bool:
    low = form.lower()
    return bool(_ABSTRACT.match(low)) and not low.endswith(load_lists().concrete)


def _light_verbs(sentence: TaggedSentence) -> Iterator[Hit]:
    """Know "zur Anwendung kommen", "in Anspruch nehmen" and "Anwendung finden"."""
    verbs = set(sentence.low)
    makes, finds = (not verbs.isdisjoint(some) for some in (_MAKERS, _FINDERS))
    if not (makes or finds):
        return
    for i, low in enumerate(sentence.low):
        if makes and i and low in _LIGHT_NOUNS.get(sentence.low[i - 1][:2], ()):
            yield Hit(
                "nominal-style",
                Span(sentence.words[i - 1].start, sentence.words[i].end),
                {"words": sentence.forms[i]},
            )
        elif finds and low in _FIND:
            yield Hit("nominal-style", sentence.words[i], {"words": sentence.forms[i]})


def _deeds(sentence: TaggedSentence) -> Iterator[Hit]:
    """Know "die Prüfung erfolgt", "… wird vorgenommen" and "führt … durch": the deed stands in the noun."""
    verbs = [i for i, low in enumerate(sentence.low) if low in _HAPPENS or _is_done(sentence, i)]
    if not verbs:
        return
    nouns = [i for i, low in enumerate(sentence.low) if _DEED.search(low) and _may_be_deed(sentence, i)]
    for i in nouns:
        clause = sentence.clause_at(i)
        near = any(clause.start <= verb < clause.end for verb in verbs)
        if near or (clause.finite < 0 and any(verb > i for verb in verbs)):
            yield Hit("nominal-style", sentence.words[i], {"words": sentence.forms[i]})


def _is_done(sentence: TaggedSentence, i: int) -> bool:
    """Know "führt … durch" and "nimmt … vor" by the verb."""
    wanted = [prefix for prefix, verbs in _DONE_WITH.items() if sentence.low[i] in verbs]
    return bool(wanted) and sentence.low[sentence.clause_at(i).end - 1] in wanted


def _may_be_deed(sentence: TaggedSentence, i: int) -> bool:
    """Say whether a noun is no thing, no genitive, and hangs on no preposition: "an die Wohnung"."""
    if not sentence.forms[i][0].isupper() or sentence.low[i].endswith(_THINGS) or i in genitives(sentence):
        return False
    first = i
    while first and sentence.bits[first - 1] & _PLACED and not sentence.gaps[first]:
        first -= 1
    return not first or bool(sentence.gaps[first]) or not sentence.bits[first - 1] & F.PREP


def find_verb_bracket(tagged: TaggedPassage, limit: int) -> Iterator[Hit]:
    """Yield the finite verb of a main clause before whose second part `limit` words or more stand."""
    for sentence in tagged.sentences:
        if len(sentence.low) < limit + 2:
            continue
        for number, clause in enumerate(sentence.clauses):
            if clause.kind != "main":
                continue
            partner = _partner(sentence, sentence.clauses[number:], clause.finite)
            between = partner - clause.finite - 1
            if between >= limit:
                values: dict[str, str | int] = {
                    "verb": sentence.forms[clause.finite],
                    "partner": sentence.forms[partner],
                    "count": between,
                }
                yield Hit("verb-bracket", sentence.words[clause.finite], values)


def _partner(sentence: TaggedSentence, clauses: tuple[Clause, ...], finite: int) -> int:
    """Return the participle, infinitive or separated prefix that belongs to the finite verb, or -1."""
    ruler = sentence.bits[finite]
    wanted = F.PREFIX
    if ruler & (F.MODAL | F.WERDEN):
        wanted = F.INF | F.PART
    elif ruler & _AUXILIARY:
        wanted = F.PART
    for number, clause in enumerate(clauses):
        if clause.start > finite and clause.finite >= 0 and clause.kind == "main":
            break
        if clause.kind not in ("main", "piece") or (clause.depth and not goes_on(clauses, number)):
            continue
        last = clause.end - 1
        if last > finite and sentence.bits[last] & wanted and not sentence.forms[last][0].isupper():
            return last
    return -1


def find_impersonal(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield "man", and "zu" after "ist" where somebody must do something."""
    for sentence in tagged.sentences:
        for i, low in enumerate(sentence.low):
            if low == "man":
                yield Hit("impersonal", sentence.words[i], {"word": sentence.forms[i], "variant": "man"})
        if sentence.mask & F.SEIN:
            yield from _duties(sentence)


def _duties(sentence: TaggedSentence) -> Iterator[Hit]:
    """Know "ist … vorzulegen" and "sind … zu stellen": no comma, and nothing after it in its part."""
    for number, clause in enumerate(sentence.clauses):
        if clause.finite < 0 or not sentence.bits[clause.finite] & F.SEIN or clause.kind == "piece":
            continue
        for end in (clause.end, *_ends_of_list(sentence, number)):
            last = end - 1
            if sentence.bits[last] & F.ZUINF:
                yield Hit("impersonal", sentence.words[last], {"word": sentence.forms[last]})
            elif last - 1 > clause.finite and sentence.low[last - 1] == "zu" and sentence.bits[last] & F.INF:
                span = Span(sentence.words[last - 1].start, sentence.words[last].end)
                yield Hit("impersonal", span, {"word": f"zu {sentence.forms[last]}"})


def _ends_of_list(sentence: TaggedSentence, number: int) -> Iterator[int]:
    """Yield the ends of what "und" adds to a clause: "sind auf die §§ 3 und 4 hinzuweisen"."""
    for piece in sentence.clauses[number + 1 :]:
        gap = sentence.gaps[piece.start]
        listed = gap == "," and piece.end - piece.start <= MAX_LISTED and _is_listed(sentence, piece.start)
        if piece.kind != "piece" or piece.depth or not (listed or (piece.joined and gap in ("", ","))):
            return
        yield piece.end


def _is_listed(sentence: TaggedSentence, i: int) -> bool:
    """Tell "Name, Geburtsdatum und Adresse" and "§§ 3, 4 und 5" from "ist bereit, für alle da zu sein"."""
    before, first = i - 1, sentence.bits[i]
    is_item = sentence.forms[before][0].isupper() or sentence.bits[before] & F.NUM
    return bool(is_item) and not first & F.PREP
