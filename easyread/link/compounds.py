"""A word that no entry has -> the term that is a part of it: Duldungs|inhaber, Direkt|abschiebung."""

from dataclasses import dataclass

from easyread.link.index import MIN_HEAD, MIN_MODIFIER, Index, Name, Part
from easyread.link.words import MAX_WORD

MIN_WORD = 7  # letters of a compound
MIN_REST = 3  # letters of its other part


@dataclass(frozen=True, slots=True)
class _Found:
    name: Name
    length: int
    head: bool


def find_in_compound(surface: str, key: str, index: Index) -> Name | None:
    """Return the term that the word holds: lower tier first, then the longer part, then its last part.

    `key` is the key of `surface`, which has no hyphen.
    """
    if not MIN_WORD <= len(key) <= MAX_WORD:
        return None
    if key[-MIN_HEAD:] not in index.head_ends and key[:MIN_MODIFIER] not in index.modifier_starts:
        return None
    found = [one for one in (_as_head(surface, key, index), _as_modifier(surface, key, index)) if one]
    if not found:
        return None
    return min(found, key=lambda one: (one.name.tier, -one.length, not one.head)).name


def find_modifier(key: str, carrier: str, index: Index) -> Name | None:
    """Return the term that a first part with its joint names: "integrations", of "X- und `carrier`"."""
    for joint in index.knowledge.joints:
        part = index.modifiers.get(key.removesuffix(joint)) if key.endswith(joint) else None
        if part and not part.hyphen and _carries(part, carrier):
            return part.name
    return None


def _carries(part: Part, carrier: str) -> bool:
    """Say whether the part may stand before an end of `carrier`."""
    if part.allow and not any(word in carrier for word in part.allow):
        return False
    return not (part.deny and carrier.startswith(part.deny))


def _as_head(surface: str, key: str, index: Index) -> _Found | None:
    if key[-MIN_HEAD:] not in index.head_ends or not surface[0].isupper():
        return None
    for start in range(MIN_REST, len(key) - MIN_HEAD + 1):
        part = index.heads.get(key[start:])
        if part and not part.hyphen and allows(part, key, key[:start]):
            return _Found(part.name, len(part.key), head=True)
    return None


def _as_modifier(surface: str, key: str, index: Index) -> _Found | None:
    if key[:MIN_MODIFIER] not in index.modifier_starts:
        return None
    for end in range(len(key) - MIN_REST, MIN_MODIFIER - 1, -1):
        part = index.modifiers.get(key[:end])
        if part and not part.hyphen and _continues(surface, key, part, index):
            return _Found(part.name, end, head=False)
    return None


def _continues(surface: str, key: str, part: Part, index: Index) -> bool:
    """Say whether a joint and a fitting word follow the part. What any joint forbids is forbidden."""
    joints = [joint for joint in index.knowledge.joints if key.startswith(joint, len(part.key))]
    rests = [key[len(part.key) + len(joint) :] for joint in joints]
    if surface[0].islower():
        return any(rest.startswith(index.knowledge.adjectives) and allows(part, key, rest) for rest in rests)
    if not all(_allowed(part, key, rest) and rest not in index.knowledge.endings for rest in rests):
        return False
    return any(len(rest) >= MIN_REST and allows(part, key, rest) for rest in rests)


def allows(part: Part, key: str, other: str) -> bool:
    """Say whether the entry lets its term be found beside `other`, in the word `key`."""
    return _allowed(part, key, other) and (not part.allow or other.startswith(part.allow))


def _allowed(part: Part, key: str, other: str) -> bool:
    return not (part.deny and (other.startswith(part.deny) or key.startswith(part.deny)))
