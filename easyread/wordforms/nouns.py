"""Nouns and adjectives: one word and its class -> its forms, as plain strings.

Generous on purpose: a form that nobody writes costs nothing, a form that is missing costs a link. No form is
made that another German word could be.
"""

from collections.abc import Iterable

ADJECTIVE_ENDINGS = ("", "e", "en", "em", "er", "es")
_SIBILANTS = ("s", "ß", "x", "z")
_DATIVE_N = ("e", "er", "el")


def noun_forms(word: str, gender: str, plural: str) -> tuple[str, ...]:
    """Return singular, genitive, plural and dative plural of a noun.

    `gender` is m, f or n. `plural` is an ending ("en"), the plural written out ("Anträge"), "-" (same as the
    singular) or "0" (none).
    """
    forms = [word]
    if gender in "mn":
        forms += _genitives(word)
    many = _plural(word, plural)
    if many:
        forms.append(many)
        if many.endswith(_DATIVE_N):
            forms.append(many + "n")
    return _unique(forms)


def person_forms(word: str, plural: str) -> tuple[str, ...]:
    """Return the forms of a person noun with its feminine; gender forms carry a star: "Bewerber*innen"."""
    stem = word[:-1] if word.endswith("e") else word
    stems = [stem]
    if word.endswith("erer"):
        stems.append(
            word[:-2]
        )  # Einwanderer, Einwanderin; people write Einwanderer*innen and Einwander*innen
    feminine = [one + ending for one in stems[-1:] for ending in ("in", "innen")]
    starred = [f"{one}*{ending}" for one in stems for ending in ("in", "innen")]
    return _unique([*noun_forms(word, "m", plural), *feminine, *starred])


def stem_forms(stem: str, *, singular_e: bool) -> tuple[str, ...]:
    """Return the forms of a weak person noun: Lots|e, Migrant|en, with feminine and gender forms."""
    one = stem + "e" if singular_e else stem
    many = stem + "en"
    endings = ("in", "innen")
    starred = [f"{start}*{ending}" for start in _unique([stem, one, many]) for ending in endings]
    return _unique([one, many, *(stem + ending for ending in endings), *starred])


def adjective_forms(stem: str) -> dict[str, str]:
    """Return ending -> form. A stem in -el loses its e (vulnerabel, vulnerable); Berliner stays."""
    if stem[:1].isupper() and stem.endswith("er"):
        return dict.fromkeys(ADJECTIVE_ENDINGS, stem)
    short = stem[:-2] + "l" if stem.endswith("el") else stem
    return {ending: short + ending if ending else stem for ending in ADJECTIVE_ENDINGS}


def adjectival_noun_forms(stem: str) -> dict[str, str]:
    """Return ending -> form of a noun that is inflected as an adjective; "Geflüchtete*r" among them."""
    forms = {ending: stem + ending for ending in ADJECTIVE_ENDINGS if ending}
    return forms | {"e*r": f"{stem}e*r", "e*n": f"{stem}e*n", "e*m": f"{stem}e*m", "*e": f"{stem}*e"}


def verb_forms(infinitive: str) -> tuple[str, ...]:
    """Return the forms of a regular verb whose prefix stays (verstetigen) or that has none.

    Shape: infinitive, present, past, both participles with their endings; no strong or separable verbs.
    """
    stem = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")
    link = "e" if stem.endswith(("d", "t", "chn", "ffn")) else ""
    past = f"{stem}{link}t"
    fixed = stem.startswith(("be", "emp", "ent", "er", "ge", "miss", "ver", "zer")) or stem.endswith("ier")
    participle = past if fixed else "ge" + past
    finite = [infinitive, stem + "e", past, past + "e", past + "en"]
    return _unique(
        [*finite, *adjective_forms(participle).values(), *adjective_forms(infinitive + "d").values()]
    )


def _genitives(word: str) -> list[str]:
    if word.endswith("nis"):
        return [word + "ses"]
    if word.endswith(("us", "ismus")):
        return []
    if word.endswith(_SIBILANTS):
        return [word + "es"]
    if word.endswith(("e", "er", "el", "en", "em", "ling", "o", "a", "um")):
        return [word + "s", word + "es"] if word.endswith("ling") else [word + "s"]
    return [word + "s", word + "es"]


def _plural(word: str, plural: str) -> str:
    if plural == "0":
        return ""
    if plural == "-":
        return word
    return plural if plural[:1].isupper() else word + plural


def _unique(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(forms))
