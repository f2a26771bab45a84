"""A glossary -> everything that is wrong in it, in one run, each thing at its file and line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from urllib.parse import urlsplit

from easyread.document import Document
from easyread.glossary.forms import check_forms
from easyread.glossary.laws import Law, absent_laws, check_sections
from easyread.glossary.lines import EntryLines, entry_lines
from easyread.glossary.plain import Check, check_easy
from easyread.link import Index, build_index, link_document
from easyread.problem import Problem, Severity
from easyread.resources import Entry, Glossary

_TEXTS = ("kind", "easy", "standard", "example")
_DOT = "·"
_TIERS = (1, 2)
KINDS = (
    "Abkürzung",
    "Behörde",
    "Dokument",
    "Einrichtung",
    "Gesetz",
    "Konzept",
    "Organisation",
    "Personengruppe",
    "Politik",
    "Programm",
    "Rechtsbegriff",
    "Verfahren",
    "Verwaltung",
)
_WISH_FOR_LEGAL = frozenset({"Rechtsbegriff", "Gesetz"})  # kinds that stand in a law


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a glossary is held against. Without laws or documents nothing is said about them."""

    today: date
    texts: Mapping[str, str] = field(default_factory=dict)  # path -> text of an entry's file, for its lines
    laws: Mapping[str, Law] | None = None  # by the name of its file, see `law_file`
    documents: Sequence[Document] | None = None
    check: Check | None = None  # the rules that an easy text has to keep


def lint_glossary(glossary: Glossary, inspection: Inspection) -> tuple[Problem, ...]:
    """Return all problems of all entries, by file and line."""
    index = build_index(glossary)
    items = [entry_lines(entry, inspection.texts.get(entry.place.path, "")) for entry in glossary]
    own = {item.entry.id: item for item in items if item.entry.own}
    found = [problem for item in items for problem in _check(item, glossary, index, inspection, own)]
    found += _kinds(items)
    found += _circles(items, glossary)
    if inspection.laws is not None:
        found += absent_laws(items, inspection.laws)
    if inspection.documents is not None:
        found += _unmatched(items, unmatched(glossary, index, inspection.documents))
    return tuple(sorted(found, key=lambda problem: (problem.place, problem.code, str(problem.values))))


def unmatched(glossary: Glossary, index: Index, documents: Iterable[Document]) -> tuple[Entry, ...]:
    """Return the entries that none of these documents mentions."""
    seen = {mention.term for document in documents for mention in link_document(document, index)}
    return tuple(entry for entry in glossary if entry.id not in seen)


def _check(
    item: EntryLines, glossary: Glossary, index: Index, inspection: Inspection, own: Mapping[str, EntryLines]
) -> Iterator[Problem]:
    yield from _missing(item)
    yield from _split(item)
    yield from _references(item, glossary)
    yield from _dates(item, inspection.today)
    yield from _review(item, inspection.today)
    yield from _sources(item)
    yield from check_forms(item, index, own)
    yield from check_easy(item, index, inspection.check)
    if inspection.laws is not None:
        yield from check_sections(item, inspection.laws, index)


def _missing(item: EntryLines) -> Iterator[Problem]:
    """Yield the fields that a reader needs and that are not there, and a tier that there is not."""
    entry = item.entry
    for key in _TEXTS:
        if not getattr(entry, key).strip():
            yield item.problem("missing", "error", key, key=key)
    severity: Severity = "hint" if entry.status == "draft" else "error"  # a draft may still lack its source
    if not (entry.legal or entry.sources or entry.note):
        yield item.problem("no-source", severity, "headword")
    if entry.tier not in _TIERS:
        yield item.problem("tier", "error", "tier", tier=entry.tier)
    if entry.kind in _WISH_FOR_LEGAL and not (entry.legal or entry.note):
        yield item.problem("no-law", severity, "kind", kind=entry.kind)


def _split(item: EntryLines) -> Iterator[Problem]:
    entry = item.entry
    if entry.split and entry.split.replace(_DOT, "") != entry.headword:
        spelt = entry.split.replace(_DOT, "")
        yield item.problem("split", "error", "split", split=entry.split, spelt=spelt, headword=entry.headword)


def _references(item: EntryLines, glossary: Glossary) -> Iterator[Problem]:
    entry = item.entry
    follower = (entry.superseded_by,) if entry.superseded_by else ()
    for key, ids in (("see_also", entry.see_also), ("not_same", entry.not_same), ("superseded_by", follower)):
        for name, count in Counter(ids).items():
            if name == entry.id:
                yield item.problem("self-reference", "error", key, f'"{name}"', key=key)
            elif name not in glossary.entries:
                near = get_close_matches(name, glossary.entries, 1, 0.5)
                known = {"known": near[0]} if near else {"variant": "none"}
                values: dict[str, str | int] = {"key": key, "name": name, **known}
                yield item.problem("unknown-reference", "error", key, f'"{name}"', **values)
            elif count > 1:
                yield item.problem("twice-referred", "warning", key, f'"{name}"', key=key, name=name)


def _circles(items: Sequence[EntryLines], glossary: Glossary) -> Iterator[Problem]:
    """Yield each circle of followers once, at its first entry."""
    done: set[str] = set()
    for item in items:
        chain = [item.entry.id]
        while (follower := glossary.entries[chain[-1]].superseded_by) in glossary.entries:
            if follower in chain or follower in done:
                break
            chain.append(follower)
        done.update(chain)
        if follower in chain and follower != chain[-1]:
            circle = " → ".join([*chain[chain.index(follower) :], follower])
            yield item.problem("circle", "error", "superseded_by", circle=circle)


def _dates(item: EntryLines, today: date) -> Iterator[Problem]:
    entry = item.entry
    begin, end = entry.valid_from, entry.valid_until
    if begin and end and begin > end:
        yield item.problem("dates", "error", "valid_until", begin=str(begin), end=str(end))
    if end and end < today and not (entry.superseded_by or entry.note):
        yield item.problem("lapsed", "error", "valid_until", end=str(end))
    if entry.status == "retired" and not (end or entry.superseded_by or entry.note):
        yield item.problem("retired", "error", "status")
    for key, day in _read_on(entry):
        if day > today:
            yield item.problem("future", "error", key, str(day), key=key, day=str(day))


def _read_on(entry: Entry) -> Iterator[tuple[str, date]]:
    """Yield the days on which something was read."""
    yield from (("legal", basis.as_of) for basis in entry.legal if basis.as_of)
    yield from (("sources", source.accessed) for source in entry.sources if source.accessed)
    if entry.reviewed.on:
        yield "reviewed", entry.reviewed.on


def _review(item: EntryLines, today: date) -> Iterator[Problem]:
    review, status = item.entry.reviewed, item.entry.status
    if review.due and review.due < today:
        yield item.problem("review-overdue", "warning", "reviewed", due=str(review.due), today=str(today))
    if status in ("checked", "legal-reviewed") and not (review.by and review.on):
        yield item.problem("not-reviewed", "error", "status", status=status)


def _sources(item: EntryLines) -> Iterator[Problem]:
    for source in item.entry.sources:
        if source.url and not _is_address(source.url):
            yield item.problem("address", "error", "sources", source.url, url=source.url)


def _is_address(url: str) -> bool:
    """Say whether it is an address on the web that a reader can follow."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = parts.hostname or ""
    named = "." in host.strip(".") and host.replace("-", "").replace(".", "").isalnum()
    return parts.scheme in ("http", "https") and named and not any(char.isspace() for char in url)


def _kinds(items: Sequence[EntryLines]) -> Iterator[Problem]:
    """Yield a kind that only one entry has and that is not one of ours: a slip, or a kind of its own."""
    counts = Counter(item.entry.kind for item in items if item.entry.kind)
    usual = [*KINDS, *(kind for kind, count in counts.items() if count > 1 and kind not in KINDS)]
    for item in items:
        kind = item.entry.kind
        if counts[kind] == 1 and kind not in KINDS:
            near = get_close_matches(kind, usual, 1, 0.75)
            code, known = ("kind", near[0]) if near else ("strange-kind", ", ".join(usual))
            yield item.problem(code, "warning", "kind", kind=kind, known=known)


def _unmatched(items: Sequence[EntryLines], entries: Iterable[Entry]) -> Iterator[Problem]:
    never = {entry.id for entry in entries}
    for item in items:
        if item.entry.id in never:
            yield item.problem("never-matched", "hint", "headword", headword=item.entry.headword)
