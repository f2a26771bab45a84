"""Glossary -> Index: every form of every term, ready to be found. Built once, used for many documents."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from easyread.link.knowledge import Knowledge, load_knowledge
from easyread.link.words import WORD, key_of
from easyread.resources import Alias, Context, Entry, Glossary
from easyread.wordforms import Form, expand

MIN_HEAD = 6  # letters; shorter heads (Visa, Land) end too many other words
MIN_MODIFIER = 4
_CITED = re.compile(r"(?:§§?|Art\.?|Artikel)\s*(?P<number>\d+)\s?(?P<letter>[a-z]?)\s+(?P<law>\S+)")


@dataclass(frozen=True, slots=True)
class Name:
    """One way in which a term is named: its headword, an alias, or something made from them."""

    term: str
    headword: str
    kind: str  # "exact" (inflected when the form is), "alias", "abbreviation", "compound"
    rank: tuple[int, int]  # smaller wins where two terms have one form: own, then headword, then tier
    tier: int
    ambiguous: bool = False
    short: bool = False
    sure: bool = False  # found is meant: no other sense to be ruled out


@dataclass(frozen=True, slots=True)
class Hit:
    """One form of a name. `exact` demands the very capitals of `words`; otherwise nouns need a capital."""

    name: Name
    words: tuple[str, ...]  # as the form has them, gender marks as a star
    inflected: bool
    exact: bool


@dataclass(slots=True)
class Node:
    """A step in the trie of words: the names that end here, and the words that may follow."""

    hits: tuple[Hit, ...] = ()
    next: dict[str, "Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A word that may be part of a longer one."""

    key: str
    name: Name
    allow: tuple[str, ...]
    deny: tuple[str, ...]
    hyphen: bool  # an abbreviation: only with a hyphen (LEA-Termin)


@dataclass(frozen=True, slots=True)
class Beginnings:
    """Words to search for, each for all that begin with it.

    The pattern decides. The bare letters are looked for first, which is several times as fast (measured) and
    most often the end of it.
    """

    exact: tuple[str, ...]  # in the very capitals
    folded: tuple[str, ...]  # in any
    pattern: re.Pattern[str]

    def stand_in(self, text: str, start: int, end: int) -> bool:
        """Say whether one of them stands in text[start:end]."""
        part = text[start:end]
        return self._may_stand_in(part) and self.pattern.search(text, start, end) is not None

    def _may_stand_in(self, text: str) -> bool:
        for word in self.exact:  # loops, no generators: this is asked for half of all mentions
            if word in text:
                return True
        if self.folded:
            folded = text.casefold()
            for word in self.folded:
                if word in folded:
                    return True
        return False


@dataclass(frozen=True, slots=True)
class Gate:
    """The words of an entry's `context`; None: the entry has no such list."""

    near: Beginnings | None
    avoid: Beginnings | None
    document: Beginnings | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What `link_document` needs. Treat it as a closed box; `forms` is how many forms it knows."""

    words: Mapping[str, Node]
    heads: Mapping[str, Part]
    modifiers: Mapping[str, Part]
    head_ends: frozenset[str]  # the last MIN_HEAD letters of every head
    modifier_starts: frozenset[str]  # the first MIN_MODIFIER letters of every modifier
    citations: Mapping[tuple[str, str], Name]  # (law, section) -> name
    gates: Mapping[str, Gate]  # term -> what decides its senses
    knowledge: Knowledge
    forms: int


def build_index(glossary: Glossary) -> Index:
    """Return the index of a glossary; retired terms too, so that a reader is told that they lapsed."""
    builder = _Builder(load_knowledge())
    for entry in glossary:
        builder.add(entry)
    return builder.index()


@dataclass(slots=True)
class _Builder:
    knowledge: Knowledge
    words: dict[str, Node] = field(default_factory=dict)
    heads: dict[str, Part] = field(default_factory=dict)
    modifiers: dict[str, Part] = field(default_factory=dict)
    citations: dict[tuple[str, str], Name] = field(default_factory=dict)
    gates: dict[str, Gate] = field(default_factory=dict)
    forms: int = 0

    def add(self, entry: Entry) -> None:
        if entry.context != Context():
            context = entry.context
            self.gates[entry.id] = Gate(
                _beginnings(context.near, nouns=False),
                _beginnings(context.avoid, nouns=True),
                _beginnings(context.document, nouns=False),
            )
        if entry.inflection == "cit":
            self._add_citation(entry)
        for name, form, inflection, case in _names(entry):
            forms = expand(form, inflection)
            if form.endswith("-"):  # "Abschiebe-": only ever the first part of a word
                self._part(self.modifiers, form[:-1], name, entry)
                continue
            for one in forms:
                self._add_form(name, one, exact=case)
            if " " not in form:
                self._add_parts(entry, name, form, forms)

    def index(self) -> Index:
        return Index(
            words=self.words,
            heads=self.heads,
            modifiers=self.modifiers,
            head_ends=frozenset(key[-MIN_HEAD:] for key in self.heads),
            modifier_starts=frozenset(key[:MIN_MODIFIER] for key in self.modifiers),
            citations=self.citations,
            gates=self.gates,
            knowledge=self.knowledge,
            forms=self.forms,
        )

    def _add_form(self, name: Name, form: Form, *, exact: bool) -> None:
        words = tuple(WORD.findall(form.text)) if not form.text.isalpha() else (form.text,)
        if not words:
            return
        hit = Hit(name, words, form.kind != "base", exact)
        for keys in _spellings(words):
            node = self.words.setdefault(keys[0], Node())
            for key in keys[1:]:
                node = node.next.setdefault(key, Node())
            node.hits = tuple(sorted((*node.hits, hit), key=_rank)) if node.hits else (hit,)
            self.forms += 1

    def _add_parts(self, entry: Entry, name: Name, form: str, forms: tuple[Form, ...]) -> None:
        """Add what may be found inside longer words, and the adjective that a head of its own makes."""
        if name.short or not (form[0].isupper() or form[0].isdigit() or name.kind == "abbreviation"):
            return
        if entry.compounds.modifier:
            self._part(self.modifiers, form, name, entry)
        if entry.compounds.head:
            for one in forms:
                self._part(self.heads, one.text, name, entry)
        for end, adjective in self.knowledge.derived.items():
            if form.endswith(end):
                derived = replace(name, kind="compound", rank=(2, name.tier))
                for one in expand(form.removesuffix(end).lower() + adjective, "adj"):
                    self._add_form(derived, Form(one.text, "inflected"), exact=False)

    def _part(self, parts: dict[str, Part], form: str, name: Name, entry: Entry) -> None:
        key = key_of(form)
        limit = MIN_HEAD if parts is self.heads else MIN_MODIFIER
        # names and short words only with a hyphen: Frontex is not in Frontexperte, Visum not in Revisum
        hyphen = name.kind == "abbreviation" or entry.inflection == "inv" or len(key) < limit
        part = Part(key, name, _folded(entry.compounds.allow), _folded(entry.compounds.deny), hyphen)
        if key not in parts or name.rank < parts[key].name.rank:
            parts[key] = part

    def _add_citation(self, entry: Entry) -> None:
        cited = _CITED.fullmatch(entry.headword)
        if cited:
            law = self.knowledge.laws.get(cited["law"], cited["law"])
            name = replace(_name(entry, "citation", entry), ambiguous=False, sure=not entry.context.avoid)
            key = (law, cited["number"] + cited["letter"])
            if key not in self.citations or name.rank <= self.citations[key].rank:
                self.citations[key] = name


def _names(entry: Entry) -> Iterator[tuple[Name, str, str, bool]]:
    """Yield (name, form, class, case) of the headword and each alias."""
    kind = "abbreviation" if entry.case and entry.headword.isalnum() else "exact"
    yield _name(entry, kind, entry), entry.headword, entry.inflection, entry.case
    for alias in entry.aliases:
        kind = "abbreviation" if alias.case and " " not in alias.form else "alias"
        yield _name(entry, kind, alias), alias.form, alias.inflection, alias.case


_OWN = 2  # a rank before all names of packaged entries


def _name(entry: Entry, kind: str, of: Entry | Alias) -> Name:
    """Return the entry's own name, or one by its alias."""
    short = isinstance(of, Alias) and of.short
    return Name(
        term=entry.id,
        headword=entry.headword,
        kind=kind,
        rank=((0 if of is entry else 1) - (_OWN if entry.own else 0), entry.tier),
        tier=entry.tier,
        ambiguous=of.ambiguous,
        short=short,
        sure=not (of.ambiguous or short or entry.context.avoid),
    )


def _rank(hit: Hit) -> tuple[int, int]:
    return hit.name.rank


def _spellings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the keys of a form, and those of the same form without star or with ae, oe, ue."""
    keys = tuple(map(key_of, words))
    found = dict.fromkeys([keys])
    if any("*in" in key for key in keys):
        found[tuple(key.replace("*in", "in") for key in keys)] = None
    for one in list(found):
        if not all(map(str.isascii, one)):
            found[tuple(key.translate(_ASCII) for key in one)] = None
    yield from found


_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(key_of, words))


def _beginnings(words: tuple[str, ...], *, nouns: bool) -> Beginnings | None:
    """Return these words as something to search for; "Zug " with a space stands for this very word.

    With `nouns`, one that is given with a capital needs it: "Ware" is not in "waren".
    """
    if not words:
        return None
    exact = [word for word in words if nouns and word[0].isupper()]
    free = [word for word in words if word not in exact]
    either = [f"(?i:{'|'.join(map(_beginning, free))})"] if free else []
    return Beginnings(
        exact=tuple(word.strip() for word in exact),
        folded=tuple(word.strip().casefold() for word in free),
        pattern=re.compile(rf"\b(?:{'|'.join([*either, *map(_beginning, exact)])})"),
    )


def _beginning(word: str) -> str:
    return re.escape(word.strip()) + (r"\b" if word.endswith(" ") else "")
