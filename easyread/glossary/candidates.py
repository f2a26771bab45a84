"""Documents -> words that a glossary lacks: frequent, rare in German, and without an entry of their own.

A candidate is a noun with all the forms that the documents have of it. Its score is what it would cost
readers: how often it stands there times how rare it is, more for a word that holds a part of the glossary's.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from easyread.document import Document, Place, Prose, Span
from easyread.glossary.words import UNKNOWN, rareness
from easyread.link import Index, link_document
from easyread.measure.rarity import rarity_of
from easyread.problem import ResourceError
from easyread.resources import Glossary
from easyread.segment import segment_document
from easyread.segment.masks import NOTE, mask_prose

MIN_LETTERS = 6
MIN_RARENESS = 1.8  # chosen: below it stand the 6,000 commonest words
MIN_PART = 5  # letters of a part of the glossary's words
DOMAIN_BONUS = 1.5  # for a part that is in no table of words; less for a commoner one
LONG_WORD, LONG_BONUS = 14, 1.2  # letters
MAX_CONTEXTS = 3
CONTEXT_LETTERS = 60  # on each side of the word

_NOUN = re.compile(r"[A-ZÄÖÜ][\wäöüß]*(?:[-:*_/][\wäöüß]+)*")
_ENDINGS = ("en", "es", "er", "s", "n", "e")
_MULTI = re.compile(r"[·\s-]+")


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a place."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A word that may deserve an entry."""

    word: str  # its commonest form, or the shortest of equally common ones
    forms: tuple[str, ...]
    count: int
    documents: int
    rareness: float  # 0 everyday .. 4.5 in no table
    part: str  # the part that it shares with a word of the glossary; empty
    entry: str  # id of the entry that a compound of it is linked to already; empty
    score: float
    contexts: tuple[Context, ...]


@dataclass(slots=True)
class _Found:
    forms: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    entry: str = ""
    contexts: list[Context] = field(default_factory=list)


def find_candidates(documents: Iterable[Document], glossary: Glossary, index: Index) -> tuple[Candidate, ...]:
    """Return the words that no entry covers, the one that is most worth an entry first."""
    found: dict[str, _Found] = {}
    for document in documents:
        for prose, span, entry in _uncovered(document, index):
            word = prose.text[span.start : span.end]
            one = found.setdefault(word, _Found())
            one.forms[word] += 1
            one.documents.add(document.path)
            one.entry = one.entry or entry
            if len(one.contexts) < MAX_CONTEXTS:
                one.contexts.append(_context(document, prose, span))
    parts = _parts(glossary)
    candidates = [_candidate(one, parts) for one in _by_base(found).values()]
    kept = [one for one in candidates if one.rareness >= MIN_RARENESS]
    return tuple(sorted(kept, key=lambda one: (-one.score, one.word)))


def _uncovered(document: Document, index: Index) -> Iterator[tuple[Prose, Span, str]]:
    """Yield the nouns of a document that have no entry; a compound that is linked with its part's entry."""
    mentioned: dict[str, list[Span]] = {}
    compounds: dict[tuple[str, Span], str] = {}
    for mention in link_document(document, index):
        if mention.kind == "compound":
            compounds[mention.block, mention.span] = mention.term
        else:
            mentioned.setdefault(mention.block, []).append(mention.span)
    for passage in segment_document(document):
        taken = mentioned.get(passage.prose.id, [])
        for sentence in passage.sentences:
            for number, span in enumerate(sentence.words):
                word = passage.prose.text[span.start : span.end]
                if _is_noun(word, first=number == 0) and not any(span.overlaps(other) for other in taken):
                    yield passage.prose, span, compounds.get((passage.prose.id, span), "")


def _is_noun(word: str, *, first: bool) -> bool:
    """Say whether a word looks like a noun and not like a name, an adverb or a word in capitals."""
    if len(word) < MIN_LETTERS or not _NOUN.fullmatch(word) or word.isupper() or any(map(str.isdigit, word)):
        return False
    try:
        rarity = rarity_of(word.casefold())
    except ResourceError:
        return not first
    return not (rarity.strong_name or (first and rarity.value < MIN_RARENESS))


def _context(document: Document, prose: Prose, span: Span) -> Context:
    """Return the place and the words around it, without the marks of notes that cling to them."""
    start, end = max(0, span.start - CONTEXT_LETTERS), min(len(prose.text), span.end + CONTEXT_LETTERS)
    masked = mask_prose(prose).text[start:end]
    kept = (char for char, mask in zip(prose.text[start:end], masked, strict=True) if mask != NOTE)
    text = " ".join("".join(kept).split())
    before, after = "… " if start else "", " …" if end < len(prose.text) else ""
    return Context(document.place(prose.source_span(span).start), before + text + after)


def _by_base(found: Mapping[str, _Found]) -> dict[str, _Found]:
    """Return the words with their forms gathered: "Folgeanträgen" stays alone, "Passersatzes" does not."""
    bases: dict[str, _Found] = {}
    for word in sorted(found, key=lambda one: (len(one), one)):
        base = next(
            (word[: -len(end)] for end in _ENDINGS if word.endswith(end) and word[: -len(end)] in bases), word
        )
        one = bases.setdefault(base, _Found())
        one.forms += found[word].forms
        one.documents |= found[word].documents
        one.entry = one.entry or found[word].entry
        one.contexts += found[word].contexts[: MAX_CONTEXTS - len(one.contexts)]
    return bases


def _candidate(found: _Found, parts: Sequence[str]) -> Candidate:
    forms = tuple(sorted(found.forms, key=lambda form: (-found.forms[form], len(form), form)))
    rare = min(map(rareness, forms))
    folded = forms[0].casefold()
    part = next((one for one in parts if one != folded and _holds(folded, one)), "")
    count = found.forms.total()
    domain = 1 + DOMAIN_BONUS * rareness(part) / UNKNOWN if part else 1
    weight = domain * (LONG_BONUS if len(forms[0]) >= LONG_WORD else 1)
    return Candidate(
        word=forms[0],
        forms=forms,
        count=count,
        documents=len(found.documents),
        rareness=rare,
        part=part,
        entry=found.entry,
        score=round(count**0.7 * rare * weight, 2),
        contexts=tuple(found.contexts),
    )


def _holds(word: str, part: str) -> bool:
    """Say whether a word begins with a part, or ends with it or one of its forms."""
    return word.startswith(part) or any(word.endswith(part + end) for end in ("", *_ENDINGS))


def _parts(glossary: Glossary) -> tuple[str, ...]:
    """Return the parts of which the glossary's words are made, the longest first."""
    texts = [entry.split or entry.headword for entry in glossary]
    words = {piece.casefold() for text in texts for piece in _MULTI.split(text) if piece[:1].isalpha()}
    return tuple(
        sorted((word for word in words if len(word) >= MIN_PART), key=lambda word: (-len(word), word))
    )
