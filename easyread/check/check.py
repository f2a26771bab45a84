"""Passages -> Problems: everything that the codes of a profile find in a document."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from easyread.check.compounds import Splitter, read_split
from easyread.check.cuts import find_long_sentences
from easyread.check.grammar import GRAMMAR_CHECKS, LIMITED_CHECKS, LimitedCheck
from easyread.check.grammar import Check as GrammarCheck
from easyread.check.hit import Hit
from easyread.check.jargon import Named, Names, find_unexplained, with_listed
from easyread.check.lengths import find_enumerations, find_long_paragraphs
from easyread.check.lists import load_lists
from easyread.check.numbers import (
    find_dates,
    find_large_numbers,
    find_old_years,
    find_phone_numbers,
    find_ranges,
    find_roman_numerals,
)
from easyread.check.patterns import Patterns
from easyread.check.profile import Profile
from easyread.check.rules import load_rules
from easyread.check.signs import (
    find_gender_forms,
    find_inserts,
    find_notes,
    find_questions,
    find_special_characters,
)
from easyread.check.switches import Switches
from easyread.check.synonyms import Synonyms
from easyread.check.whole import find_acronyms, find_missing_headings
from easyread.check.wording import Wording
from easyread.check.words import WordFinder
from easyread.document import Document, Prose, Span
from easyread.problem import Problem
from easyread.resources import Glossary
from easyread.segment import Passage
from easyread.tagging import tag_passage

Finder = Callable[[Passage, int], Iterator[Hit]]

FINDERS: Mapping[str, Finder] = {
    "long-paragraph": find_long_paragraphs,
    "enumeration-in-prose": find_enumerations,
    "date-format": find_dates,
    "range-dash": find_ranges,
    "roman-numeral": find_roman_numerals,
    "phone-number": find_phone_numbers,
    "large-number": find_large_numbers,
    "old-year": find_old_years,
    "special-character": find_special_characters,
    "parenthesis": find_inserts,
    "gender-form": find_gender_forms,
    "footnote": find_notes,
    "question": find_questions,
}
_OF_WORDS = (
    "long-word", "unsplit-compound", "rare-word", "foreign-word", "abstract-noun", "all-caps", "abbreviation",
    "number-word",
)  # fmt: skip
# A word that stands in a list, with a better one beside it, is not told a second time for its form.
_TELL_MORE = frozenset({"officialese", "foreign-word", "anglicism", "number-word", "idiom", "metaphor"})
_TELL_LESS = frozenset({"rare-word", "foreign-word", "number-word"})
_IN_MASKS = frozenset({"footnote", "phone-number", "long-sentence", "long-paragraph", "no-headings"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of words, handed in: rooms on one floor do not know each other."""

    rarity: Callable[[str], float]  # word in small letters, "ss" for "ß" -> 0 commonest .. above 4 unknown
    is_name: Callable[[str], bool]  # a word as written, inside a sentence


@dataclass(frozen=True, slots=True)
class Checker:
    """A profile, made ready: lists are indexed, patterns compiled. One for a run."""

    profile: Profile
    finders: Sequence[tuple[Finder, int]]
    grammar: Sequence[GrammarCheck]
    wording: Wording
    patterns: Patterns
    words: WordFinder
    jargon: Wording  # besides the glossary
    synonyms: Synonyms

    def check(self, document: Document, passages: Sequence[Passage], names: Names) -> Iterator[Problem]:
        """Yield the findings of a document in file order; switches are not looked at."""
        found = [
            (passage.prose, hit)
            for passage in passages
            for hit in self._in_passage(passage, names.get(passage.prose.id, ()))
        ]
        found += self._in_whole(passages, names)
        problems = (self._problem(document, prose, hit) for prose, hit in found)
        yield from sorted(problems, key=_order)

    def _in_passage(self, passage: Passage, named: Iterable[Named]) -> Iterator[Hit]:
        terms = frozenset(offset for one in named for offset in range(one.span.start, one.span.end))
        hits = [hit for finder, limit in self.finders for hit in finder(passage, limit)]
        hits += self.wording.find(passage)
        hits += self.patterns.find(passage)
        if self.grammar:
            tagged = tag_passage(passage)
            hits += [hit for check in self.grammar for hit in check(tagged)]
        told = {hit.span.start for hit in hits if hit.code in _TELL_MORE}
        hits += [
            hit
            for hit in self.words.find(passage, terms)
            if hit.code not in _TELL_LESS or hit.span.start not in told
        ]
        for hit in hits:
            if hit.code in _IN_MASKS or not _is_masked(passage, hit.span):
                yield hit

    def _in_whole(self, passages: Sequence[Passage], names: Names) -> Iterator[tuple[Prose, Hit]]:
        reports = self.profile.reports
        if reports("no-headings"):
            yield from find_missing_headings(passages, self.profile.limit("no-headings"))
        if reports("unexplained-jargon"):
            listed = with_listed(passages, names, self.jargon)
            yield from find_unexplained(passages, listed, self.words.is_known)
        if reports("synonym-switch"):
            yield from self.synonyms.find(passages, names)
        if reports("abbreviation"):
            lists = load_lists()
            yield from find_acronyms(passages, names, lists, self.words.is_shouted)

    def _problem(self, document: Document, prose: Prose, hit: Hit) -> Problem:
        source = prose.source_span(hit.span)
        setting = self.profile.settings[hit.code]
        found: dict[str, str | int] = {
            "found": prose.text[hit.span.start : hit.span.end],
            "limit": setting.limit,
        }
        return Problem(
            code=hit.code,
            severity=setting.severity or "hint",
            place=document.place(source.start),
            excerpt=document.text[source.start : source.end],
            values=found | dict(hit.values),
            span=source,
            block=prose.id,
        )


def build_checker(profile: Profile, lexicon: Lexicon, glossary: Glossary) -> Checker:
    """Make a profile ready to check with."""
    rules = [rule for code, rule in load_rules().items() if profile.reports(code)]
    wording, jargon = Wording(), Wording()
    for rule in rules:
        (jargon if rule.code == "unexplained-jargon" else wording).add(rule.code, rule.words)
    splits = {entry.headword.lower(): read_split(entry.split) for entry in glossary if "·" in entry.split}
    return Checker(
        profile=profile,
        finders=[(finder, profile.limit(code)) for code, finder in FINDERS.items() if profile.reports(code)],
        grammar=list(_grammar(profile)),
        wording=wording,
        jargon=jargon,
        synonyms=Synonyms(load_lists().synonyms),
        patterns=Patterns({rule.code: rule.pattern for rule in rules if rule.pattern}),
        words=WordFinder(
            rarity=lexicon.rarity,
            is_name=lexicon.is_name,
            splitter=Splitter(lexicon.rarity, splits),
            limits={code: profile.limit(code) for code in _OF_WORDS if profile.reports(code)},
            concrete=load_lists().concrete,
        ),
    )


def _grammar(profile: Profile) -> Iterator[GrammarCheck]:
    yield from (check for code, check in GRAMMAR_CHECKS.items() if profile.reports(code))
    for code, check in (*LIMITED_CHECKS.items(), ("long-sentence", find_long_sentences)):
        if profile.reports(code):
            yield _with_limit(check, profile.limit(code))


def _with_limit(check: LimitedCheck, limit: int) -> GrammarCheck:
    return lambda tagged: check(tagged, limit)


def without_switched_off(problems: Iterable[Problem], switches: Switches) -> Iterator[Problem]:
    """Yield the findings that the document does not switch off where they stand."""
    for problem in problems:
        if problem.span is None or not switches.is_off(problem.code, problem.span.start):
            yield problem


def _order(problem: Problem) -> tuple[int, int, str]:
    span = problem.span or Span(0, 0)
    return span.start, span.end, problem.code


def _is_masked(passage: Passage, span: Span) -> bool:
    masked = passage.masked
    number = bisect_left(masked, span.end, key=lambda mask: mask.start)
    return number > 0 and masked[number - 1].end > span.start
