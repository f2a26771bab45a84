"""The checks of grammar: a code and the function that finds it."""

from collections.abc import Callable, Iterator, Mapping

from easyread.check.grammar.attribute import find_participial
from easyread.check.grammar.clauses import (
    find_infinitive,
    find_nested,
    find_relative,
    find_subordinate,
    find_two_statements,
)
from easyread.check.grammar.negation import find_double_negation, find_negation
from easyread.check.grammar.nouns import find_genitive, find_stacked_genitive
from easyread.check.grammar.passive import find_future_perfect, find_passive
from easyread.check.grammar.speech import find_indirect_speech
from easyread.check.grammar.style import find_impersonal, find_nominal_style, find_verb_bracket
from easyread.check.grammar.verbs import find_preterite, find_subjunctive
from easyread.check.hit import Hit
from easyread.tagging import TaggedPassage

Check = Callable[[TaggedPassage], Iterator[Hit]]
LimitedCheck = Callable[[TaggedPassage, int], Iterator[Hit]]

GRAMMAR_CHECKS: Mapping[str, Check] = {
    "passive": find_passive,
    "genitive": find_genitive,
    "subjunctive": find_subjunctive,
    "preterite": find_preterite,
    "future-perfect": find_future_perfect,
    "negation": find_negation,
    "double-negation": find_double_negation,
    "subordinate-clause": find_subordinate,
    "relative-clause": find_relative,
    "infinitive-clause": find_infinitive,
    "two-statements": find_two_statements,
    "participial-attribute": find_participial,
    "indirect-speech": find_indirect_speech,
    "impersonal": find_impersonal,
}
# Those that count: their limits stand in data/profiles.toml.
LIMITED_CHECKS: Mapping[str, LimitedCheck] = {
    "stacked-genitive": find_stacked_genitive,
    "nested-clause": find_nested,
    "verb-bracket": find_verb_bracket,
    "nominal-style": find_nominal_style,
}
