"""An old PO file and today's slots -> the new PO file. No translation is lost, or moved to another id."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from easyread.document import Place
from easyread.pofile import (
    FUZZY,
    Part,
    PoEntry,
    PoFile,
    find_po_problems,
    make_field,
    make_previous,
    parse_po,
    source_hash,
    write_po,
)
from easyread.problem import Reported, ResourceError
from easyread.resources import Language
from easyread.translate.slots import Slot

# A flag of our own, with the check number of the translation: it was finished, not a draft, when its German
# changed. If the German changes back and the translation is still the same, it is finished again.
_WAS_TRANSLATED = "was-translated-"
_NUMBER = re.compile(r"([0-9]{1,18})")


def update_catalog(
    old: bytes | None, slots: Sequence[Slot], language: Language, *, path: str
) -> Reported[bytes]:
    """Return the PO file for `slots`, with everything of `old` (None: there is no file yet).

    Messages are matched by id only. New ids go where the order of ids wants them; ids that are gone become
    obsolete, and come back with their translation when the id does. Where the German changed, the translation
    stays, is marked fuzzy and carries the German it was made from. Where nothing changed, the bytes stay.

    Raises: ResourceError if the old file cannot be used, or if a translation would be lost.
    """
    before = parse_po(old or b"", path)
    after = _begun(_merge(_begun(before, language), slots), language)
    data = write_po(after)
    if data != old:
        _check_nothing_lost(before, parse_po(data, path), path)
    return Reported(data, find_po_problems(after, path, language.tag))


def _begun(file: PoFile, language: Language) -> PoFile:
    """Return the file with at least a header. It names no date and no tool, so it never changes by itself."""
    if file.entries:
        return file
    header = (
        "Project-Id-Version: easyread\n"
        f"Language: {language.tag.replace('-', '_')}\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        f"Plural-Forms: {language.plural}\n"
        "X-Source-Language: de\n"
    )
    name = f"{language.german} ({language.name})"
    parts = (
        Part("comment", f"# {name}{file.newline}", name),
        *make_field("source", "", file.newline),
        *make_field("text", header, file.newline),
    )
    return replace(file, entries=(PoEntry(parts),), tail=file.tail if file.tail.strip() else "")


def natural_order(key: str) -> tuple[tuple[int, int, str], ...]:
    """Return the place of an id among others: "b2" before "b10"."""
    pieces = enumerate(_NUMBER.split(key))  # every second one is a number
    return tuple((0, int(piece), piece) if at % 2 else (1, 0, piece) for at, piece in pieces)


@dataclass(slots=True)
class _Sorted:
    """The entries of a file, sorted by what happens to them."""

    kept: list[PoEntry] = field(default_factory=list)  # in their order; obsolete ones too
    leaving: list[PoEntry] = field(default_factory=list)
    live_ids: set[str] = field(default_factory=set)


def _merge(file: PoFile, slots: Sequence[Slot]) -> PoFile:
    wanted = {slot.id: slot for slot in slots}
    now = _sort(file, wanted)
    returning = _returning(now.kept, [slot for slot in slots if slot.id not in now.live_ids])
    new = []
    for slot in sorted(wanted.values(), key=lambda slot: natural_order(slot.id)):
        if slot.id not in now.live_ids:
            entry = returning.get(slot.id)
            made = _fit(entry.as_live(), slot, file.newline) if entry else _make(slot, file.newline)
            new.append(replace(made, lead=file.newline))
    back = {id(entry) for entry in returning.values()}
    kept = [entry for entry in now.kept if id(entry) not in back]
    leaving = [replace(entry.as_obsolete(), lead=file.newline) for entry in now.leaving]
    return replace(file, entries=(*_insert(kept, new), *leaving))


def _sort(file: PoFile, wanted: Mapping[str, Slot]) -> _Sorted:
    now = _Sorted()
    for entry in file.entries:
        key = entry.context
        if not key or entry.is_obsolete or key in now.live_ids:
            now.kept.append(entry)
        elif key in wanted:
            now.live_ids.add(key)
            now.kept.append(_fit(entry, wanted[key], file.newline))
        elif entry.is_filled:
            now.leaving.append(entry)
    return now


def _returning(kept: Iterable[PoEntry], missing: Iterable[Slot]) -> Mapping[str, PoEntry]:
    """Return the obsolete entry to use again for each missing slot, rather one made from the same German."""
    german = {slot.id: slot.text for slot in missing}
    found: dict[str, PoEntry] = {}
    for entry in kept:
        key = entry.context or ""
        if entry.is_obsolete and key in german and (key not in found or found[key].source != german[key]):
            found[key] = entry
    return found


def _insert(kept: Sequence[PoEntry], new: Sequence[PoEntry]) -> Iterator[PoEntry]:
    """Yield all entries, each new one before the first that comes after it in the order of ids."""
    waiting = list(reversed(new))
    last = max((at for at, entry in enumerate(kept) if not entry.is_obsolete), default=-1)
    for entry in kept[: last + 1]:
        if entry.context and not entry.is_obsolete:
            place = natural_order(entry.context)
            while waiting and natural_order(waiting[-1].context or "") < place:
                yield waiting.pop()
        yield entry
    yield from reversed(waiting)
    yield from kept[last + 1 :]


def _make(slot: Slot, newline: str) -> PoEntry:
    context = make_field("context", slot.id, newline)
    source = make_field("source", slot.text, newline)
    return PoEntry((*_notes(slot, newline), *context, *source, *make_field("text", "", newline)))


def _notes(slot: Slot, newline: str) -> tuple[Part, ...]:
    lines = (" ".join(line.split()) for line in slot.comment.splitlines())
    return tuple(Part("note", f"#. {line}{newline}", line) for line in lines if line)


def _fit(entry: PoEntry, slot: Slot, newline: str) -> PoEntry:
    """Return the entry with the German and the comment of today."""
    if " ".join(entry.values("note")).split() != slot.comment.split():
        entry = entry.with_parts("note", _notes(slot, newline))
    if entry.source == slot.text:
        return entry
    fitted = entry.with_parts("source", make_field("source", slot.text, newline))
    if not entry.value("text") and not entry.value("more-text"):
        return fitted
    if entry.previous == slot.text and entry.is_fuzzy:
        return _restore(fitted, newline)
    if not entry.is_fuzzy:
        mark = _WAS_TRANSLATED + _translation_hash(entry)
        fitted = _with_flags(fitted, (FUZZY, *_other_flags(entry), mark), newline)
        return fitted.with_parts("was-source", make_previous(entry))
    if entry.previous is None:
        fitted = _with_flags(fitted, (FUZZY, *_other_flags(entry)), newline)
        return fitted.with_parts("was-source", make_previous(entry))
    return fitted


def _restore(entry: PoEntry, newline: str) -> PoEntry:
    """Return an outdated entry whose German is again the one that was translated."""
    was_translated = _WAS_TRANSLATED + _translation_hash(entry) in entry.flags
    for kind in ("was-context", "was-source", "was-plural"):
        entry = entry.with_parts(kind, ())
    flags = _other_flags(entry) if was_translated else (FUZZY, *_other_flags(entry))
    return _with_flags(entry, flags, newline)


def _translation_hash(entry: PoEntry) -> str:
    return source_hash(f"{entry.value('text')}\n{entry.value('more-text')}")


def _other_flags(entry: PoEntry) -> tuple[str, ...]:
    return tuple(flag for flag in entry.flags if flag != FUZZY and not flag.startswith(_WAS_TRANSLATED))


def _with_flags(entry: PoEntry, flags: Sequence[str], newline: str) -> PoEntry:
    words = ", ".join(flags)
    return entry.with_parts("flag", (Part("flag", f"#, {words}{newline}", words),) if words else ())


def _check_nothing_lost(before: PoFile, after: PoFile, path: str) -> None:
    lost = _held(before) - _held(after)
    if lost:
        key, _, _ = next(iter(lost))
        raise ResourceError("translate.would-lose", place=Place(path), id=key[:80], count=lost.total())


def _held(file: PoFile) -> Counter[tuple[str, str, str]]:
    """Count what people have written: id, text and comments of each entry."""
    return Counter(
        (
            entry.context or entry.source,
            entry.value("text") + entry.value("more-text"),
            "\n".join(entry.values("comment")),
        )
        for entry in file.entries
        if entry.is_filled
    )
