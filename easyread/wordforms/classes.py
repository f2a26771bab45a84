"""The class codes of a glossary entry (DESIGN section 4) -> forms.

f:en m:Anträge n:- f:se n:0     noun: gender, then plural ending, plural, "-" (same) or "0" (none)
m:-:in                          person noun with feminine and gender forms
mw1:Integrationslots            weak person noun: Integrationslots|e, -en, -in, -innen, *in, *innen
mw2:Migrant:in                  the same without -e: Migrant, -en, -in, -innen, *in, *innen
adjn                            noun inflected as an adjective: Geduldete, ein Geduldeter, Geduldete*r
adj · verb · inv                adjective; regular verb; does not change (abbreviations take -s)
mw:A subsidiär;N Schutz m:-     several words: A adjective, N noun, AN adjectival noun, X or nothing fixed
pat:Sinti[*:_]z{1,2}e           a finite pattern
cit                             a citation of law: found by its own rule, has no forms
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from easyread.resources import Entry
from easyread.wordforms.nouns import (
    ADJECTIVE_ENDINGS,
    adjectival_noun_forms,
    adjective_forms,
    noun_forms,
    person_forms,
    stem_forms,
    verb_forms,
)
from easyread.wordforms.pattern import pattern_strings

FormKind = Literal["base", "inflected", "gender"]
Endings = dict[str, tuple[str, ...]]

MAX_PARTS = 12
MAX_FORMS = 600  # chosen: the widest class of our own makes 36


@dataclass(frozen=True, slots=True)
class Form:
    """One form. Words stand one space apart, a mark of gender is a star: "Asylbewerber*innen"."""

    text: str
    kind: FormKind


class WrongClassError(ValueError):
    """A class code that says nothing we know. `part` is the piece of it."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def expand(form: str, inflection: str) -> tuple[Form, ...]:
    """Return every form of a headword or alias, the form itself first; none for a citation.

    Raises: WrongClassError, naming the part of the class code that is not known.
    """
    if inflection == "cit":
        return ()
    texts = dict.fromkeys([form.strip(), *_texts(form.strip(), inflection)])
    if len(texts) > MAX_FORMS:
        raise WrongClassError(inflection)
    return tuple(Form(text, _kind(text, form)) for text in texts)


def describe_forms(entry: Entry) -> tuple[str, ...]:
    """Return what the entry's classes generate, headword first, then the aliases in their order."""
    forms = [form.text for form in expand(entry.headword, entry.inflection)] or [entry.headword]
    for alias in entry.aliases:
        forms += [form.text for form in expand(alias.form, alias.inflection)]
    return tuple(dict.fromkeys(forms))


def _kind(text: str, form: str) -> FormKind:
    if text == form:
        return "base"
    return "gender" if "*" in text else "inflected"


def _texts(form: str, inflection: str) -> Iterable[str]:
    if (bare := _BARE.get(inflection)) is not None:
        return bare(form)
    letter, _, rest = inflection.partition(":")
    if letter in ("m", "f", "n"):
        return _noun(form, inflection)
    if letter not in _CODED or not rest:
        raise WrongClassError(inflection)
    return _CODED[letter](rest)


def _unchanged(form: str) -> tuple[str, ...]:
    """Return the form; an abbreviation also with the -s that people give it."""
    abbreviation = " " not in form and sum(char.isupper() for char in form) >= 2
    return (form, form + "s") if abbreviation else (form,)


def _noun(word: str, code: str) -> tuple[str, ...]:
    """Return the forms of a noun; of several words the last one is inflected."""
    gender, plural, *person = code.split(":") if ":" in code else (code, "")
    known = plural in ("-", "0") or (plural.isalpha() and (plural.islower() or plural[0].isupper()))
    hyphened = plural.replace("-", "").isalpha() and plural[:1].isupper()
    if not (known or hyphened) or person not in ([], ["in"]) or (person and gender != "m"):
        raise WrongClassError(code)
    before, space, last = word.rpartition(" ")
    forms = person_forms(last, plural) if person else noun_forms(last, gender, plural)
    return tuple(before + space + one for one in forms)


def _pattern(pattern: str) -> tuple[str, ...]:
    try:
        return pattern_strings(pattern)
    except ValueError as error:
        raise WrongClassError(str(error)) from error


def _phrases(code: str) -> Iterator[str]:
    """Yield the forms of several words. Adjectives beside each other take the same ending."""
    parts = [part.strip() for part in code.replace(" + ", ";").split(";")]
    if not all(parts) or len(parts) > MAX_PARTS:
        raise WrongClassError(code)
    tables = [_part(part) for part in parts]
    noun = any(part.startswith(("N ", "AN ")) for part in parts)
    for ending in ADJECTIVE_ENDINGS[1 if noun else 0 :]:  # before a noun an adjective has an ending
        columns = [table.get(ending, table.get("*", ())) for table in tables]
        amount = 1
        for column in columns:
            amount *= len(column)
        if amount > MAX_FORMS:
            raise WrongClassError(code)
        for words in product(*columns):
            yield " ".join(words)


def _part(part: str) -> Endings:
    """Return ending -> forms of one part; the ending "*" stands for every ending that is not there."""
    letter, _, rest = part.partition(" ")
    match letter:
        case "A" if rest:
            return {ending: (form,) for ending, form in adjective_forms(rest).items()}
        case "AN" if rest:
            found: Endings = {ending: (form,) for ending, form in adjectival_noun_forms(rest).items()}
            found["e"] += tuple(form for ending in ("e*r", "e*n", "*e") for form in found[ending])
            return found | {"": found["e"] + found["en"] + found["er"] + found["em"]}
        case "N" if ":" in rest:
            word, _, code = rest.rpartition(" ")
            return {"*": _noun(word, code)}
        case "X" | "N" if rest:
            return {"*": (rest,)}
    return {"*": (part,)}


_BARE: Mapping[str, Callable[[str], Iterable[str]]] = {
    "inv": _unchanged,
    "adj": lambda form: adjective_forms(form).values(),
    "adjn": lambda form: adjectival_noun_forms(form.removesuffix("e")).values(),
    "verb": verb_forms,
}
_CODED: Mapping[str, Callable[[str], Iterable[str]]] = {
    "mw1": lambda stem: stem_forms(stem, singular_e=True),
    "mw2": lambda stem: stem_forms(stem.removesuffix(":in"), singular_e=False),
    "pat": _pattern,
    "mw": _phrases,
}
