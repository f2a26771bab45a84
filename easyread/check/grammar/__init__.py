"""The checks of grammar: a code and the function that finds it."""

from collections.abc import Callable, Iterator, Mapping

from easyread.check.grammar.clauses import (
    find_infinitive,
    find_relative,
    find_subordinate,
    find_two_statements,
)
from easyread.check.grammar.nouns import find_genitive, find_participial
from easyread.check.grammar.verbs import find_passive, find_preterite, find_subjunctive
from easyread.check.grammar.words import find_negation
from easyread.check.hit import Hit
from easyread.tagging import TaggedPassage

Check = Callable[[TaggedPassage], Iterator[Hit]]
GRAMMAR_CHECKS: Mapping[str, Check] = {
    "passive": find_passive,
    "genitive": find_genitive,
    "subjunctive": find_subjunctive,
    "preterite": find_preterite,
    "negation": find_negation,
    "subordinate-clause": find_subordinate,
    "relative-clause": find_relative,
    "infinitive-clause": find_infinitive,
    "two-statements": find_two_statements,
    "participial-attribute": find_participial,
}
