"""A translator's PO file -> a Catalog: each message with its state (DESIGN section 5)."""

from easyread.pofile import PoEntry, find_po_problems, parse_po, source_hash
from easyread.problem import Reported
from easyread.resources import Catalog, Message, SlotState


def read_catalog(data: bytes, path: str, tag: str) -> Reported[Catalog]:
    """Return the messages of a PO file by id.

    Of an id that stands twice the first message counts; obsolete messages do not.

    Raises: ResourceError if the file is too large, not UTF-8, or cannot be read to its end as PO.
    """
    file = parse_po(data, path)
    messages: dict[str, Message] = {}
    for entry in file.entries:
        if entry.context and not entry.is_obsolete:
            messages.setdefault(entry.context, _message(entry))
    return Reported(Catalog(tag, messages, path), find_po_problems(file, path, tag))


def _message(entry: PoEntry) -> Message:
    state = _state(entry)
    previous = (entry.previous or "") if state == "outdated" else ""
    return Message(entry.text, state, previous, entry.source, entry.line)


def _state(entry: PoEntry) -> SlotState:
    if not entry.text.strip():
        return "missing"
    if entry.is_fuzzy:
        return "draft" if entry.previous is None else "outdated"
    return "reviewed" if _is_reviewed(entry) else "translated"


def _is_reviewed(entry: PoEntry) -> bool:
    """Say whether a comment `reviewed: NAME, DATE, CHECK NUMBER` is about the German of now."""
    wanted = source_hash(entry.source)
    for comment in entry.values("comment"):
        word, _, rest = comment.partition(":")
        fields = [field.strip() for field in rest.rsplit(",", 2)]
        if word.strip().lower() == "reviewed" and len(fields) == 3 and all(fields) and fields[2] == wanted:
            return True
    return False
