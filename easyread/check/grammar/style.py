"""Tagged sentences -> nominal style, long verb brackets, and wording that does not say who acts."""

import re
from collections.abc import Iterator

from easyread.check.hit import Hit
from easyread.document import Span
from easyread.tagging import Clause, F, TaggedPassage, TaggedSentence
from easyread.tagging.wordlists import words

MAX_WORDS_PER_ABSTRACT = 5  # chosen: rarer ones do not make a style
_ABSTRACT = re.compile(r".{3,}(?:ung|heit|keit|ion|tät|schaft|nis|ismus|enz|anz)(?:en|s|es|se|ses)?$")
_LIGHT_NOUNS = {"zu": words("style", "after_zu"), "in": words("style", "after_in")}
_FIND = words("style", "find")
_MAKERS = words("style", "makers")
_FINDERS = words("style", "finders")
_HAPPENS = words("style", "happens")
_AUXILIARY = F.WERDEN | F.HABEN | F.SEIN | F.MODAL


def find_nominal_style(tagged: TaggedPassage, limit: int) -> Iterator[Hit]:
    """Yield nouns that do the work of a verb ("zur Anwendung kommen"), and sentences with `limit` of them."""
    for sentence in tagged.sentences:
        found = list(_light_verbs(sentence))
        yield from found
        abstract = [
            i
            for i, form in enumerate(sentence.forms)
            if form[0].isupper() and _ABSTRACT.match(sentence.low[i])
        ]
        crowded = len(abstract) >= limit and len(sentence.low) <= len(abstract) * MAX_WORDS_PER_ABSTRACT
        if crowded and not found:
            span = Span(sentence.words[abstract[0]].start, sentence.words[abstract[-1]].end)
            names = ", ".join(sentence.forms[i] for i in abstract)
            yield Hit("nominal-style", span, {"count": len(abstract), "words": names, "variant": "crowded"})


def _light_verbs(sentence: TaggedSentence) -> Iterator[Hit]:
    verbs = set(sentence.low)
    happens, makes, finds = (not verbs.isdisjoint(some) for some in (_HAPPENS, _MAKERS, _FINDERS))
    if not (happens or makes or finds):
        return
    for i, low in enumerate(sentence.low):
        if makes and i and low in _LIGHT_NOUNS.get(sentence.low[i - 1][:2], ()):
            yield Hit(
                "nominal-style",
                Span(sentence.words[i - 1].start, sentence.words[i].end),
                {"words": sentence.forms[i]},
            )
        elif (finds and low in _FIND) or (happens and sentence.forms[i][0].isupper() and low.endswith("ung")):
            yield Hit("nominal-style", sentence.words[i], {"words": sentence.forms[i]})


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
    for clause in clauses:
        if clause.start > finite and clause.finite >= 0 and clause.kind == "main":
            break
        if clause.kind not in ("main", "piece") or clause.depth:
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
    """Know "ist … vorzulegen" and "sind … zu stellen": no comma, and nothing after it in the clause."""
    for clause in sentence.clauses:
        if clause.finite < 0 or not sentence.bits[clause.finite] & F.SEIN or clause.kind == "piece":
            continue
        last = clause.end - 1
        if sentence.bits[last] & F.ZUINF:
            yield Hit("impersonal", sentence.words[last], {"word": sentence.forms[last]})
        elif last - 1 > clause.finite and sentence.low[last - 1] == "zu" and sentence.bits[last] & F.INF:
            span = Span(sentence.words[last - 1].start, sentence.words[last].end)
            yield Hit("impersonal", span, {"word": f"zu {sentence.forms[last]}"})
