"""A piece of a sentence -> the conjunction, pronoun or question word that may open a subordinate clause."""

from easyread.tagging.features import FINITE, F
from easyread.tagging.pieces import COMMAS, FILLERS, INFINITIVE, JOINERS, SURE, Clause
from easyread.tagging.view import View
from easyread.tagging.wordlists import words

_RELATIVES = words("clauses", "true_relatives")
_THE = frozenset(("desto", "umso"))
_INSIDE = words("clauses", "inside")
_AFTER_ALS = words("clauses", "after_als")


def find_opener(view: View, clause: Clause) -> int:
    """Return the index of the opener, -1 if there is none."""
    i = _skip_fillers(view, clause)
    if view.low[clause.start] == "je" and not _THE.isdisjoint(view.low[clause.end : clause.end + 1]):
        return clause.start  # "je älter er wird, desto …"
    gap = view.gaps[clause.start]
    comma = clause.start > 0 and not COMMAS.isdisjoint(gap) and ";" not in gap  # "…; die Frist beginnt neu"
    if comma and _governs_relative(view, clause, i):
        return i + 1 + (view.low[i + 1] == "von")
    if view.bits[i] & F.SUBJ:
        return _conjunction(view, clause, i)
    if view.low[i] in _RELATIVES:
        return i if _may_be_relative(view, clause, i, comma=comma) else -1
    if view.bits[i] & F.PREP and i + 1 < clause.end:
        return i + 1 if _opens_after_preposition(view, clause, i + 1, comma=comma) else -1
    return -1


def _conjunction(view: View, clause: Clause, i: int) -> int:
    """Return the conjunction at i, "dass" in "ohne dass", -1 for an adverb."""
    if _is_adverb(view, clause, i):
        return -1
    doubled = view.low[i] in INFINITIVE and i + 1 < clause.end and view.low[i + 1] in SURE
    return i + 1 if doubled else i


def _is_adverb(view: View, clause: Clause, i: int) -> bool:
    """Know "Damit dürfen Sie bleiben": the finite verb comes at once."""
    if view.low[i] != "damit" or i + 1 >= clause.end:
        return False
    following = view.bits[i + 1]
    return bool(following & FINITE) and bool(following & (F.MODAL | F.HABEN | F.SEIN | F.WERDEN))


def _governs_relative(view: View, clause: Clause, i: int) -> bool:
    """Know ", während der er im Exil lebte", conjunctions that are prepositions too; ", zwei von denen …"."""
    if i + 2 >= clause.end:
        return False
    if view.low[i + 1] == "von" and view.low[i + 2] == "denen":
        return bool(view.bits[i] & (F.NUM | F.PRON))
    if not view.bits[i] & F.PREP or not view.bits[i] & F.SUBJ:
        return False
    return view.low[i + 1] in _RELATIVES and view.bits[i + 2] & (F.PRON | F.DET) == F.PRON


def _opens_after_preposition(view: View, clause: Clause, i: int, *, comma: bool) -> bool:
    """Say whether "dem" in "in dem …" opens a clause; after "und" it must not be an article."""
    if view.low[i] in _RELATIVES:
        return comma or (clause.joined and not is_article(view, i))
    return bool(view.bits[i] & F.WH) and (clause.cut or clause.start == 0)


def _skip_fillers(view: View, clause: Clause) -> int:
    """Return the index of the first word that is not "und", "auch", "so" or the like."""
    low, i = view.low, clause.start
    while i < clause.end - 1 and low[i] in FILLERS:
        if low[i] == "als" and low[i + 1] not in _AFTER_ALS:
            break
        if view.bits[i] & F.SUBJ and low[i] not in ("als", "außer"):
            break
        i += 1
    return i


def _may_be_relative(view: View, clause: Clause, i: int, *, comma: bool) -> bool:
    """Say whether "der", "die" … stands after a comma; after "und" it must not be an article."""
    if clause.joined and view.low[clause.start] in _INSIDE:
        return False  # ", denn die dem Wein …", "ohne dass aber die dazu nötige …"
    if clause.joined or view.low[clause.start] in JOINERS:
        return clause.start > 0 and not is_article(view, i)
    return comma or (clause.start == i > 0 and not clause.cut)


def is_article(view: View, i: int) -> bool:
    """Say whether a noun or an adjective follows at once."""
    if i + 1 >= len(view.low) or view.gaps[i + 1]:
        return False
    if view.forms[i + 1][0].isupper() or view.gaps[i + 2] == "-":
        return True  # "die qualitäts- und bedarfsgerechten Heime"
    following = view.bits[i + 1]
    before_noun = i + 2 < len(view.low) and not view.gaps[i + 2] and view.forms[i + 2][0].isupper()
    return bool(following & (F.ADJ | F.NUM)) and (before_noun or not following & FINITE)
