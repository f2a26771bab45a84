"""The pieces of a sentence -> its clauses, each with what opens it and its finite verb.

A piece with an opener and no finite verb takes the verb of a later piece: "die, weil er kam, gehen". Whether
"da", "während", "die" open a clause shows at its end: there stands the finite verb of a subordinate clause.
"""

from easyread.tagging.features import AUXILIARY, FINITE, F
from easyread.tagging.openers import find_opener, is_article
from easyread.tagging.pieces import INFINITIVE, SURE, Clause, ClauseKind, cut_pieces, has_zu
from easyread.tagging.verbs import find_finite
from easyread.tagging.view import View
from easyread.tagging.wordlists import words

_UNSURE = words("clauses", "unsure")
_WEAK = words("clauses", "weak")
_RELATIVES = words("clauses", "true_relatives")
_PRONOMINAL = words("clauses", "pronominal")
_INDEFINITE = words("clauses", "indefinite")
_ASKING = tuple(words("clauses", "asking"))
_MAX_REACH = 8  # pieces looked through for the verb of an opener
_ZU_REACH = 12  # words after a piece in which the infinitive of "um" is looked for
_ASKING_REACH = 8  # words before a question word


def find_clauses(view: View) -> tuple[Clause, ...]:
    """Cut a sentence into clauses, in order; together they cover it."""
    clauses = list(cut_pieces(view))
    openers = [_opener(view, clause) for clause in clauses]
    _find_verbs(view, clauses, openers)
    for number, mark in enumerate(openers):
        if mark < 0 or not _open(view, clauses, openers, number):
            _classify_plain(view, clauses, number)
    return tuple(clauses)


def _opener(view: View, clause: Clause) -> int:
    """Return the opener of a clause; after "und" some are none: "oder als Sport", "und damit den Ruf"."""
    mark = find_opener(view, clause)
    return -1 if view.low[mark] in _WEAK and clause.joined and not clause.cut else mark


def _find_verbs(view: View, clauses: list[Clause], openers: list[int]) -> None:
    """Give each clause its finite verb; one after "wollen" rules whether an infinitive can be it."""
    outer = inner = -1  # the finite verbs last seen: of a main clause, of a subordinate one
    waits = False  # for the verb of an opener: "ob Eltern und Kinder kommen"
    for clause, mark in zip(clauses, openers, strict=True):
        opens = mark >= 0
        if opens:
            inner = -1
        inside = opens or (clause.joined and (inner >= 0 or waits))
        ruler = inner if inside else outer
        clause.finite = find_finite(view, clause.start, clause.end, ruler, at_end=inside)
        listed = opens and mark == clause.start and _seems_article(view, mark)  # ", die Kurse und …"
        waits = clause.finite < 0 and (waits or opens) and not listed
        if clause.finite < 0:
            continue
        if opens and view.low[mark] in _UNSURE and not _is_final(view, clause):
            inside = False
        if inside:
            inner = clause.finite
        else:
            outer, inner = clause.finite, -1


def _open(view: View, clauses: list[Clause], openers: list[int], number: int) -> bool:
    """Make a clause subordinate if its opener is one; say whether it is."""
    clause, mark = clauses[number], openers[number]
    last = _borrow_verb(view, clauses, openers, number)
    if last != number and "," not in view.gaps[clause.start] and _seems_article(view, mark):
        return False  # "– bereits vor dem Euro – der Abbau … wecken können"
    kind = _kind_of(view, clause, mark, clauses[last])
    before = clauses[number - 1] if number else None
    outside = before.depth if before else 0
    if kind is None or (kind == "relative" and clause.joined and not clause.cut and not outside):
        return False
    clause.kind, clause.mark = kind, mark
    beside = outside > 0 and (clause.joined or not clause.cut)
    clause.depth = outside if beside else outside + 1
    if last != number:
        lender = clauses[last]
        clause.finite, lender.finite = lender.finite, -1
    return True


def _borrow_verb(view: View, clauses: list[Clause], openers: list[int], number: int) -> int:
    """Return the number of the clause whose finite verb belongs to the opener of clause `number`."""
    clause, mark = clauses[number], openers[number]
    if clause.finite >= 0 or (is_article(view, mark) and has_zu(view, mark, clause.end)):
        return number
    reach = range(number + 1, min(number + _MAX_REACH, len(clauses)))
    waiting = 0  # openers in between that have no verb either: the inner ones take theirs first
    for later in reach:
        other = clauses[later]
        if other.finite < 0:
            waiting += openers[later] >= 0 and _waits(view, openers[later])
            continue
        if not (_is_final(view, other) or _has_afterfield(view, mark, other)):
            return number
        if openers[later] < 0:
            if not waiting:
                return later
            waiting -= 1
    waits_long = view.low[mark] in SURE or view.low[mark] in _PRONOMINAL
    return _take_article(view, clauses, openers, reach) if waits_long else number


def _seems_article(view: View, mark: int) -> bool:
    return view.low[mark] in _RELATIVES and is_article(view, mark)


def _waits(view: View, mark: int) -> bool:
    """Say whether an opener without a verb surely is one: "die, weil er kam, gehen"."""
    return view.low[mark] in SURE or (view.low[mark] in _RELATIVES and not is_article(view, mark))


def _take_article(view: View, clauses: list[Clause], openers: list[int], reach: range) -> int:
    """Find the rest of "dass Götter, die dort wohnen, den Regen schicken": its article opens nothing."""
    for later in reach:
        mark = openers[later]
        closed = clauses[later - 1].finite >= 0 and _is_final(view, clauses[later])
        if closed and mark == clauses[later].start and _seems_article(view, mark):
            openers[later] = -1
            return later
    return reach.start - 1


def _is_final(view: View, clause: Clause) -> bool:
    """Say whether the finite verb ends its clause, as in a subordinate one; a few words may follow it."""
    finite, end, bits = clause.finite, clause.end, view.bits
    if finite < 0:
        return False
    after = bits[finite + 1 : end]  # "hätte kommen können" is final too, "würde kommen" is not
    if len(after) != 1 and all(reading & (F.INF | F.PART) for reading in after):
        return True
    cluster = finite - 1 > clause.start and bits[finite - 1] & (F.INF | F.PART) and bits[finite] & AUXILIARY
    return bool(cluster) and not bits[finite + 1] & F.SUBJECT


def _kind_of(view: View, clause: Clause, mark: int, holder: Clause) -> ClauseKind | None:
    """Return what a word opens, None if it only looks like an opener. `holder` has the finite verb."""
    word = view.low[mark]
    if mark == clause.end - 1 and (word in ("bevor", "soweit") or (clause is holder and word not in SURE)):
        return None  # "… steht bevor"
    if word in INFINITIVE:
        return "sub" if clause.finite < 0 and has_zu(view, mark, clause.end + _ZU_REACH) else None
    if (
        word in SURE
        or (word == "je" and _is_final(view, holder))
        or (word == "als" and holder.finite == mark + 1 and _is_unreal(view, mark + 1))
    ):
        return "sub"
    if holder.finite <= mark or not (_is_final(view, holder) or _has_afterfield(view, mark, holder)):
        return None
    if clause is not holder and _compares(view, clause, mark):
        return None
    return _kind_by_word(view, mark, holder)


def _is_unreal(view: View, i: int) -> bool:
    """Know "als wolle er gehen"."""
    if i + 1 >= len(view.bits) or not view.bits[i] & (F.SUB1 | F.SUB2):
        return False
    return bool(view.bits[i + 1] & (F.SUBJECT | F.PRON | F.DET))


def _has_afterfield(view: View, mark: int, holder: Clause) -> bool:
    """Know "die so alt sind wie diese", "an dem sich Teile sammeln mit …": a phrase follows the verb."""
    if holder.finite < mark + 2:
        return False
    if view.low[mark] != "was" and (view.low[mark] not in _RELATIVES or is_article(view, mark)):
        return False
    after = holder.finite + 1
    return after < holder.end and (bool(view.bits[after] & F.PREP) or view.low[after] in ("als", "wie"))


def _compares(view: View, clause: Clause, mark: int) -> bool:
    """Know "anders als in Bonn, wo …" and "– wie auch die Parteien –"."""
    if view.low[mark] == "als":
        return mark > clause.start
    return view.low[mark] == "wie" and view.low[mark + 1] == "auch"


def _kind_by_word(view: View, mark: int, holder: Clause) -> ClauseKind | None:
    """Tell relative clause, question and conjunction, when the verb stands at the end."""
    word = view.low[mark]
    if word in _RELATIVES:
        return _relative_kind(view, mark, holder)
    if word == "was" and mark and not _asks(view, mark):
        return "relative"
    if holder.start == 0 and not any(view.bits[i] & FINITE for i in range(holder.end, len(view.low))):
        return None  # "Da werde ich noch warten."
    return "question" if view.bits[mark] & F.WH and word != "wie" else "sub"


def _relative_kind(view: View, mark: int, holder: Clause) -> ClauseKind | None:
    """Tell a relative pronoun from "…, der Kurs beginne", and from "…, welche Kurse beginnen"."""
    article = is_article(view, mark)
    if article and view.low[mark].startswith("welch"):
        return "question"
    return None if article and view.bits[holder.finite] & F.SUB1 else "relative"


def _asks(view: View, mark: int) -> bool:
    """Say whether a verb of asking or knowing stands before the question word."""
    if view.low[mark - 1] in _INDEFINITE:
        return False
    return any(view.low[i].startswith(_ASKING) for i in range(max(0, mark - _ASKING_REACH), mark))


def _classify_plain(view: View, clauses: list[Clause], number: int) -> None:
    """Set the kind of a clause without opener."""
    clause = clauses[number]
    before = clauses[number - 1] if number else None
    if clause.finite < 0:
        clause.kind = "infinitive" if clause.cut and has_zu(view, clause.start, clause.end) else "piece"
        clause.depth = before.depth if before else 0
        return
    inside = before is not None and before.depth > 0 and (clause.joined or clause.cut)
    alone = clause.joined and clause.end == clause.start + 2  # "ob es regnet oder schneit"
    if inside and _is_final(view, clause) and (alone or clause.finite > clause.start + clause.joined):
        clause.kind, clause.depth = "continued", 1
    else:
        clause.kind = "main"
