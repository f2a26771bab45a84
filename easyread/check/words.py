"""Single words -> those that are long, rare, foreign or abstract. Each form is looked at once."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from easyread.check.compounds import MAX_WORD, Splitter
from easyread.check.hit import Hit
from easyread.check.lists import load_lists
from easyread.check.numbers import is_numeral
from easyread.check.wording import is_glued
from easyread.document import Span
from easyread.segment import Passage, read_aloud

Values = Mapping[str, str | int]

MAX_REMEMBERED = 200_000
RARE = 3.0  # rarity: Zipf below 3
UNCOMMON = 2.3  # Zipf below 3.7; measured on ratings: evidence for the rules, W04
EVERYDAY = 1.0  # Zipf above 5: a word that everybody knows
MIN_RARE_LETTERS = 5
_SOFT = re.compile(r"[\u00ad\u200b-\u200d\u2060]")
_GENDER = re.compile(r"(?:[*:_’(]|/-?).*|Innen$")
_ENDINGS = ("", "e", "en", "n", "er", "es", "s", "em", "ern", "t", "st", "te", "ten")
_ABSTRACT = re.compile(  # no "s" behind feminine endings: "Leistungs-" is half a compound
    r"[A-ZÄÖÜ]\w{3,}(?:(?:ung|heit|keit|ität|schaft|tion|sion|anz|enz)(?:en)?|nis(?:sen?)?|tums?|ismus)"
)
_WOMAN = re.compile(r"(?<=\w{4})in(?:nen)?$")  # "Bewohnerinnen" is as well known as "Bewohner"
_LETTER = re.compile(r"^\w-(?=\w{4})")  # "E-Mail" is as well known as "Mail"
_FRONTS = frozenset({"des", "dis", "kom", "kon", "mal", "non", "per", "pro", "sub", "tele", "ein", "aus"})
MIN_FRONT, MIN_BACK = 3, 5  # letters
_FOREIGN = re.compile(
    r"\w{3,}(?:[ts]ion(?:en|s)?|ier(?:en?|t|te[nrsm]?|ung(?:en)?)|ism(?:us|en)|ität(?:en|s)?|ist(?:en|in|innen)"
    r"|(?:iv|abel|ibel|ös|är|al|ell|ent|ant)(?:e[nrsm]?)?|[aeo]nz(?:en)?|logi(?:e|en|sche?[nrsm]?)"
    r"|(?:at|et|it|ot|ist|or|al|ar|on|log|metr|path|graph|graf|ph|th)isch(?:e[nrsm]?)?|ment[es]?"
    r"|eur(?:e|s|en|in)?)"
    r"|(?:anti|trans|inter(?!net)|sub|prä|post|para|hyper|pseudo|meta|mono|multi|poly|asym|syn|psych|makro|mikro|neo)"
    r"\w{4,}"
    r"|rh\w+|\w*(?:rrh|phy|yp|psy|thes|them(?!a|en)|(?<!s)chr|syst)\w*",
    re.IGNORECASE,
)
_NATIVE = re.compile(
    r"(?:.*(?:ung|heit|keit|schaft|bar|lich|los|sam|zeit|teil|arbeit|tal|saal|wal|mal|sal|schal|gestal|vogel|seite"
    r"|leute|halb\w+|schnell|hell|stell|quell|fell|grenz|glanz|tanz|kranz|schwanz|ganz|pflanz|tier|bier|vier|zier"
    r"|leist|meist|geist|christ|frist|bist|list|jahr|gefahr|wahr|klar|paar|haar|ohr|tor|chor|rohr|moor|lohn|sohn"
    r"|hahn|bahn|zahn|wahn|kann|mann|spann|erkennt|nennt|trennt|gönnt|bewahr)(?:e[nrsm]?|en|t|te[nrs]?)?"
    r"|(?:zu|auf|ab|an|be|ver|ent|er|unter|vor|nach|post(?!u|er))(?:ge|be|ver)?[a-zäöü]{2,6}(?:et|en|t|te|ten|iert)?)",
    re.IGNORECASE,
)  # fmt: skip
_NUMBER = re.compile(
    r"(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?"
    r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn"
    r"|(?:zwan|vier|fünf|sech|sieb|acht|neun)zig|dreißig|dreissig)?"
    r"(?:hundert|tausend)?(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwanzig|fünfzig|hundert|tausend)?",
    re.IGNORECASE,
)
MIN_CAPITALS = 4


@dataclass(slots=True)
class WordFinder:
    """`rarity`: word in small letters, with "ss" for "ß" -> 0 for the commonest words, above 4 for unknown.

    `limits`: the reported codes that this room finds, with their limits.
    """

    rarity: Callable[[str], float]
    is_name: Callable[[str], bool]
    splitter: Splitter
    limits: Mapping[str, int]
    concrete: tuple[str, ...]  # words that only look abstract, in small letters, also as ends of compounds
    _known: dict[str, tuple[tuple[str, Values], ...]] = field(default_factory=dict)

    def find(self, passage: Passage, terms: frozenset[int]) -> Iterator[Hit]:
        """Yield what is hard about single words. `terms`: offsets that lie in words of the glossary."""
        for sentence in passage.sentences:
            spans: tuple[Span, ...] = ()
            for number, form in enumerate(sentence.forms):
                for code, values in self.look_at(form):
                    spans = spans or sentence.words
                    if code == "abbreviation" and is_glued(passage.prose.text, spans[number].end):
                        continue
                    if code in _NOT_OF_TERMS and spans[number].start in terms:
                        continue
                    if code in _NOT_OF_NAMES and number and self.is_name(str(values["found"])):
                        continue
                    opens = code == "all-caps" and not number
                    yield Hit(code, spans[number], _with_capital(values) if opens else values)

    def look_at(self, word: str) -> tuple[tuple[str, Values], ...]:
        """Return the codes of one form and the values of their sentences."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MAX_REMEMBERED:
                self._known.clear()
            found = tuple(self._look(word))
            self._known[word] = found
        return found

    def is_shouted(self, word: str) -> bool:
        """Say whether a word in capitals is one that is written small as a rule, and no short form."""
        lists = load_lists()
        if word in lists.known_acronyms or word in lists.acronyms or not word.isupper() or is_numeral(word):
            return False
        return word.lower() in lists.capital_words or (
            len(word) >= MIN_CAPITALS and self._rarity(word) < RARE
        )

    def is_known(self, word: str) -> bool:
        """Say whether most people know a word."""
        return self._rarity(word) <= UNCOMMON

    def _look(self, surface: str) -> Iterator[tuple[str, Values]]:
        if surface[-1] == ".":
            yield from self._abbreviation(surface)
            return
        word = _GENDER.sub("", _SOFT.sub("", surface))
        if not word or not word[0].isalpha():
            return
        yield from self._length(surface, word)
        if word.isupper():
            yield from self._capitals(surface, word)
            return
        if len(word) >= MIN_RARE_LETTERS:
            yield from self._origin(surface, word)

    def _abbreviation(self, surface: str) -> Iterator[tuple[str, Values]]:
        reading = read_aloud(surface)
        if reading and "abbreviation" in self.limits and surface not in _TITLES:
            better = load_lists().plain_readings.get(reading, reading)
            yield "abbreviation", {"found": surface, "better": better}

    def _length(self, surface: str, word: str) -> Iterator[tuple[str, Values]]:
        count = len(word)
        limit = self.limits.get("long-word")
        is_long = limit is not None and count >= limit
        if not is_long and ("unsplit-compound" not in self.limits or count < self.limits["unsplit-compound"]):
            return
        better = self.splitter.hyphenate(word)
        values: dict[str, str | int] = {"found": surface, "count": count, "better": better}
        if is_long:
            values["limit"] = limit or 0
            yield "long-word", values if better else {**values, "variant": "plain"}
        elif better and self._rarity(word) > EVERYDAY:
            yield "unsplit-compound", values

    def _capitals(self, surface: str, word: str) -> Iterator[tuple[str, Values]]:
        if "all-caps" in self.limits and len(word) >= MIN_CAPITALS and self.is_shouted(word):
            yield "all-caps", {"found": surface, "better": word.lower()}

    def _origin(self, surface: str, word: str) -> Iterator[tuple[str, Values]]:
        rarity = self._lemma_rarity(word)
        values: Values = {"found": surface, "better": "", "variant": "plain"}
        if "abstract-noun" in self.limits and rarity > EVERYDAY and self._is_abstract(word):
            verb = self._verb(word)
            yield "abstract-noun", {"found": surface, "better": verb} if verb else values
        if "foreign-word" in self.limits and rarity > UNCOMMON and self._is_foreign(word):
            yield "foreign-word", values
        elif "rare-word" in self.limits and rarity > RARE and not self.splitter.cut(word):
            yield "rare-word", values
        if "number-word" in self.limits and len(word) > 3 and _NUMBER.fullmatch(word):
            yield "number-word", values

    def _is_abstract(self, word: str) -> bool:
        return _ABSTRACT.fullmatch(word) is not None and not word.lower().endswith(self.concrete)

    def _is_foreign(self, word: str) -> bool:
        if _FOREIGN.fullmatch(word) is None or _NATIVE.fullmatch(word):
            return False
        return not self._is_joined(word.lower().replace("ß", "ss"))

    def _is_joined(self, word: str) -> bool:
        """Say whether a word ends in a foreign one that people know, behind another: "Baumaterial"."""
        fronts = load_lists().no_first | _FRONTS
        return len(word) <= MAX_WORD and any(
            word[:cut] not in fronts
            and self.rarity(word[cut:]) <= UNCOMMON
            and _FOREIGN.fullmatch(word, cut)
            and min(self.rarity(word[:cut]), self.rarity(word[:cut].removesuffix("s"))) <= UNCOMMON
            for cut in range(MIN_FRONT, len(word) - MIN_BACK + 1)
        )

    def _rarity(self, word: str) -> float:
        return self.rarity(word.lower().replace("ß", "ss"))

    def _lemma_rarity(self, word: str) -> float:
        """Return the rarity of the commonest of the forms that differ from `word` in their ending only."""
        small = _LETTER.sub("", word.lower().replace("ß", "ss"))
        if woman := _WOMAN.search(small):
            man = small[: woman.start()]
            return min(self.rarity(small), *(self.rarity(man + end) for end in ("", "e", "en")))
        stems = {small[: len(small) - cut] for cut in range(4) if len(small) - cut >= 4}
        stems = {stem for stem in stems if stem == small or small[len(stem) :] in _ENDINGS}
        return min([self.rarity(small), *(self.rarity(stem + end) for stem in stems for end in _ENDINGS)])

    def _verb(self, noun: str) -> str:
        """Return the verb in a noun on -ung, if there is one: "Verlängerung" -> "verlängern"."""
        stem = re.sub(r"ung(?:en)?$", "", noun.lower())
        if stem == noun.lower():
            return ""
        ends = ("n",) if stem.endswith(("er", "el")) else ("en", "n")
        return next((stem + end for end in ends if self._rarity(stem + end) < RARE + 1), "")


def _with_capital(values: Values) -> Values:
    return {**values, "better": str(values["better"]).capitalize()}


_NOT_OF_TERMS = frozenset({"rare-word", "foreign-word", "all-caps"})
_NOT_OF_NAMES = frozenset({"rare-word", "foreign-word", "unsplit-compound"})
_TITLES = frozenset({"Dr.", "Prof.", "St.", "Hr.", "Fr."})
