"""wordfreq, german-nouns and scripts/verbs.toml -> `easyread/data/tables/grammar/{verbs,nouns}.txt`.

    python scripts/build_grammar.py [--out DIR]

One line a class: the readings of `easyread/tagging/features.py` as a number, then the forms. Regular verbs
are found in the frequency list: a word in -en is one if its he/she/it form, preterite and participle occur
too. Of nouns, those forms are kept that occur in the frequency list and that the last part of a compound does
not tell.
"""

import argparse
import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import wordfreq

from easyread.tagging.features import F
from easyread.tagging.lexicon import read_compound

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "easyread" / "data" / "tables" / "grammar"
MIN_STEM = 3
MIN_SHARE = 0.1  # chosen: of the participle with "ge-", measured by the he/she/it form
MAX_PRETERITE = 20  # chosen: times that the preterite may be commoner than the infinitive
MIN_NAME = 3e-7  # chosen: rarer names in -s are few
MIN_TAIL = 3  # letters of the last part of a compound
_NEEDS_E = re.compile(r"[td]$|[^lrhmnaeiouäöüy][mn]$|ch[mn]$")
SOURCES = {
    "names": "# From wordfreq by Robyn Speer, data CC BY-SA 4.0.",
    "verbs": "# From wordfreq by Robyn Speer, data CC BY-SA 4.0, and scripts/verbs.toml.",
    "nouns": "# From german-nouns, WiktionaryDE, CC BY-SA 4.0, and wordfreq by Robyn Speer, CC BY-SA 4.0.",
}


def main() -> None:
    """Write both tables and say what they hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write to")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    known = wordfreq.get_frequency_dict("de", "large")
    verbs = verb_table(known)
    nouns = noun_table(known, verbs)
    tables = {"verbs": verbs, "nouns": nouns, "names": names_in_s(known, nouns)}
    for name, table in tables.items():
        classes: dict[int, list[str]] = defaultdict(list)
        for form, features in table.items():
            classes[features].append(form)
        lines = [f"{number} {' '.join(sorted(forms))}" for number, forms in sorted(classes.items())]
        (out / f"{name}.txt").write_text("\n".join((SOURCES[name], *lines)) + "\n", encoding="utf-8")
        print(f"{out / name}.txt: {len(table)} forms")


def verb_table(known: Mapping[str, float]) -> dict[str, int]:
    """Return form -> readings of all verbs without separable prefix."""
    data = tomllib.loads((HERE / "verbs.toml").read_text("utf-8"))
    lists = {name: tuple(text.split()) for name, text in data.items() if name != "strong"}
    strong = {line.split()[0]: line.split() for line in data["strong"].splitlines() if line.strip()}
    table: dict[str, int] = defaultdict(int)
    for infinitive, parts in strong.items():
        _add(table, _strong_forms(parts))
        if infinitive not in lists["prefixed"]:
            for prefix in set(lists["insep"]) - {"ge"}:  # all strong verbs in ge- are in the list
                verb = prefix + infinitive
                if verb.replace("ß", "ss") in known and verb not in lists["separable_only"]:
                    _add(table, _strong_forms(_with_prefix(parts, prefix)))
    forced = {*lists["weak"], *lists["weak_after_all"], *lists["both"]}
    regular = {*forced, *_regular(known, lists["insep"])}
    regular |= set(_prefixed(known, regular, lists["insep"]))
    for infinitive in regular - (set(lists["no_verbs"]) - forced):
        bases = {infinitive.removeprefix(prefix) for prefix in lists["insep"]}
        if infinitive in forced or bases & set(lists["both"]) or not bases & strong.keys():
            _add(table, _weak_forms(infinitive, lists["insep"] + lists["no_ge"], known))
    return table


def _with_prefix(parts: list[str], prefix: str) -> list[str]:
    """Return the principal parts of a strong verb with an inseparable prefix: "ergeben, ergibt, ergab …"."""
    infinitive, third, preterite, sub2, participle = parts
    return [
        prefix + infinitive,
        prefix + third,
        prefix + preterite,
        sub2 if sub2 == "-" else prefix + sub2,
        prefix + participle.removeprefix("ge"),
    ]


def _add(table: dict[str, int], forms: Iterable[tuple[str, int]]) -> None:
    for form, features in forms:
        table[form] |= features


def _stem(infinitive: str) -> str:
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def _strong_forms(parts: list[str]) -> Iterator[tuple[str, int]]:
    infinitive, third, preterite, sub2, participle = parts
    stem = _stem(infinitive)
    yield from _present(infinitive, stem, third)
    if preterite.endswith("te"):
        yield preterite, F.PRET
        yield preterite + "n", F.PRET | F.PLURALV
        if sub2 not in ("-", preterite):
            yield sub2, F.SUB2
            yield sub2 + "n", F.SUB2 | F.PLURALV
    else:
        yield preterite, F.PRET
        yield preterite + ("n" if preterite.endswith("e") else "en"), F.PRET | F.PLURALV
        base = preterite if sub2 == "-" else sub2
        base = base.removesuffix("e")
        if sub2 != "-":
            yield base + "en", F.SUB2 | F.PLURALV
        yield base + "e", F.SUB2
    yield participle, F.PART


def _weak_forms(
    infinitive: str, insep: tuple[str, ...], known: Mapping[str, float]
) -> Iterator[tuple[str, int]]:
    stem = _stem(infinitive)
    third = _third(stem)
    yield from _present(infinitive, stem, third)
    yield third + "e", F.PRET
    yield third + "en", F.PRET | F.PLURALV
    with_ge = "ge" + third
    if stem.endswith("ier") or (infinitive.startswith(insep) and not _is_common(with_ge, third, known)):
        yield third, F.PART
    yield with_ge, F.PART


def _is_common(with_ge: str, third: str, known: Mapping[str, float]) -> bool:
    """Say whether the participle has "ge-": "geerntet", but not "geverkauft"."""
    return known.get(with_ge, 0) > MIN_SHARE * known.get(third, 0)


def _present(infinitive: str, stem: str, third: str) -> Iterator[tuple[str, int]]:
    yield infinitive, F.INF | F.PRES | F.PLURALV
    yield third, F.PRES
    yield _second(third), F.PRES
    yield stem + "e", F.SUB1
    if stem.endswith("el"):
        yield stem[:-2] + "le", F.SUB1
    yield infinitive + "d", F.PRESPART
    yield "zu" + infinitive, 0


def _second(third: str) -> str:
    """Return the form for "du": "sprichst", but "liest"."""
    if not third.endswith("t") or third[-2:-1] in ("s", "ß", "x", "z"):
        return third
    return third[:-1] + "st" if not third.endswith(("ält", "ät")) else third + "st"


def _third(stem: str) -> str:
    return stem + "et" if _NEEDS_E.search(stem) else stem + "t"


def _regular(known: Mapping[str, float], insep: tuple[str, ...]) -> Iterator[str]:
    """Yield the words that occur in the forms of a regular verb."""
    for word in known:
        if not word.endswith(("en", "eln", "ern")) or not word.isalpha():
            continue
        stem = _stem(word)
        third = _third(stem)
        if len(stem) < MIN_STEM or third not in known or third + "e" not in known:
            continue
        if known.get(third + "en", 0) > MAX_PRETERITE * known[word]:
            continue  # "leiten" is not the preterite of "leien"
        participles = ["ge" + third]
        if stem.endswith("ier") or word.startswith(insep):
            participles.append(third)
        if any(participle in known for participle in participles):
            yield word


_LIKE_FEMININES = re.compile(r"(?:ei|ie|ik|ur|schaft)$")  # their ending tells more: "Türkei"


def _prefixed(known: Mapping[str, float], regular: set[str], insep: tuple[str, ...]) -> Iterator[str]:
    """Yield regular verbs with an inseparable prefix of which less is known: "verrühren" beside "rühren"."""
    for prefix in set(insep) - {"ge", "voll"}:
        for verb in regular:
            if prefix + verb in known and prefix + _third(_stem(verb)) in known:
                yield prefix + verb


CASES = {
    "nominativ singular": 0,
    "genitiv singular": F.GEN,
    "dativ singular": 0,
    "akkusativ singular": 0,
    "nominativ plural": F.PLUR,
    "genitiv plural": F.PLUR,
    "akkusativ plural": F.PLUR,
    "dativ plural": F.DATP,
}
GENDERS = {"m": F.MASC, "n": F.NEUT, "f": F.FEM}


def noun_table(known: Mapping[str, float], verbs: Mapping[str, int]) -> dict[str, int]:
    """Return form -> readings of nouns, without compounds that their last part tells."""
    common: dict[str, int] = defaultdict(int)
    named: dict[str, int] = defaultdict(int)
    source = files("german_nouns") / "nouns.csv"
    with Path(str(source)).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if "Affix" not in row["pos"] and row["lemma"][:1].isupper() and " " not in row["lemma"]:
                forms = list(_noun_forms(row))
                _add(named if forms and forms[0][1] & F.NAME else common, forms)
                _add(named, _bare_name(row))
    for form in ("China", "Chinas"):  # the country, not the roses
        common.pop(form, None)
    table = {
        form: features
        for form, features in (named | common).items()
        if features and form.isalpha() and len(form) > 1 and form.lower().replace("ß", "ss") in known
    }
    kept: dict[str, int] = {}  # what tells a compound is shorter: it is decided before
    for form in sorted(table, key=lambda form: (len(form), form)):
        if read_compound(form, kept, verbs) != table[form]:
            kept[form] = table[form]
    return kept


def names_in_s(known: Mapping[str, float], nouns: Mapping[str, int]) -> dict[str, int]:
    """Return the words whose -s is no ending, because they are commoner with it: "Paris", "Thomas"."""
    return {
        word.capitalize(): F.NAME
        for word, frequency in known.items()
        if word.endswith("s")
        and word.isalpha()
        and frequency > MIN_NAME
        and frequency > 3 * known.get(word[:-1], 0)
        and not nouns.get(word.capitalize(), 0) & ~(F.NAME | F.GEN)
        and not any(word[start:].capitalize() in nouns for start in range(MIN_TAIL, len(word) - MIN_TAIL + 1))
    }


def _bare_name(row: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield a place or first name that the source lists without forms: "Italien", "Italiens", "Martin"."""
    lemma = row["lemma"]
    if row.get("nominativ singular") or not lemma.isalpha() or _LIKE_FEMININES.search(lemma):
        return
    if "Toponym" in row["pos"]:
        yield lemma, F.NAME
        if not lemma.endswith(("s", "ß", "x", "z")):
            yield lemma + "s", F.GEN
    elif "Vorname" in row["pos"]:
        yield lemma, F.NAME


def _noun_forms(row: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    genders = {row[key] for key in row if key.startswith("genus") and row[key] in GENDERS}
    name = F.NAME if re.search("Vorname|Nachname|Eigenname|Toponym", row["pos"]) else 0
    nominative = row.get("nominativ singular") or row.get("nominativ singular 1") or row["lemma"]
    for column, form in row.items():
        case = re.sub(r"[ *]*(?:\d|stark|schwach|gemischt)?\*?$", "", column)
        if case not in CASES or not form:
            continue
        for gender in genders or {""}:
            for word in re.split(r"[,/ ]+", form):
                yield word.strip("()"), name | _reading(case, gender, weak=word != nominative)


def _reading(case: str, gender: str, *, weak: bool) -> int:
    """Return the reading of a noun's form; `weak`: it differs from the nominative."""
    features = CASES[case]
    if features in (F.PLUR, F.DATP):
        return features
    if gender == "f":
        return F.FEM
    if features is F.GEN and weak:
        return F.GEN
    if weak and case == "akkusativ singular":
        return F.WEAK
    return GENDERS.get(gender, 0)


if __name__ == "__main__":
    main()
