"""Tagged sentences -> negations, double negations and impersonal phrasing."""

from collections.abc import Iterator

from easyread.check.hit import Hit
from easyread.tagging import TaggedPassage

_NEGATIONS = frozenset(
    "nicht nichts nie niemals niemand niemanden niemandem niemandes nirgends nirgendwo nirgendwohin keinesfalls keineswegs"
    " weder kein keine keiner keines keinem keinen keins keinerlei nix nimmer".split()
)


def find_negation(tagged: TaggedPassage) -> Iterator[Hit]:
    """Yield each negating word."""
    for sentence in tagged.sentences:
        for i, low in enumerate(sentence.low):
            if low in _NEGATIONS:
                yield Hit("negation", sentence.words[i], {"word": sentence.forms[i]})
