"""Lists of words and phrases -> where a sentence uses them, in one pass over its words for all lists.

The notation of a phrase: words with a space between them, as in the text. A word may name several forms
("nehmen|nimmt|genommen"), "~" stands for the endings of an adjective and "*" for any further letters; "…" for
up to MAX_GAP words. A first word in small letters has a capital at the beginning of a sentence only.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from easyread.check.hit import Hit
from easyread.document import Span
from easyread.segment import Passage, Sentence

MAX_GAP = 6
MIN_PREFIX = 4  # letters before "*" in a first word
_ENDINGS = ("", "e", "em", "en", "er", "es")
_GAP = "…"
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060]")


@dataclass(frozen=True, slots=True)
class _Form:
    """One place of a phrase: whole forms, beginnings, or a gap. All in small letters."""

    words: frozenset[str]
    prefixes: tuple[str, ...] = ()
    gap: bool = False

    def fits(self, word: str) -> bool:
        return word in self.words or (bool(self.prefixes) and word.startswith(self.prefixes))


@dataclass(frozen=True, slots=True)
class _Phrase:
    code: str
    better: str
    forms: tuple[_Form, ...]
    capital: bool
    second: frozenset[str]  # what the next word must be; empty: that is looked at later

    def end(self, words: Sequence[str], start: int) -> int:
        """Return the number after the last word of the phrase that begins at `start`; 0: it does not."""
        if self.second and (start + 1 >= len(words) or words[start + 1] not in self.second):
            return 0
        at = start
        gap = 0
        for form in self.forms:
            if form.gap:
                gap = MAX_GAP
                continue
            window = range(at, min(at + gap + 1, len(words)))
            found = next((number for number in window if form.fits(words[number])), None)
            if found is None:
                return 0
            at, gap = found + 1, 0
        return at


@dataclass(slots=True)
class Wording:
    """The phrases of all lists, by their first word or its beginning."""

    whole: dict[str, list[_Phrase]] = field(default_factory=dict)
    prefixes: dict[str, list[_Phrase]] = field(default_factory=dict)

    def add(self, code: str, words: Mapping[str, str]) -> None:
        """Add the list of one rule."""
        for notation, better in words.items():
            forms = tuple(_form(part) for part in notation.split())
            second = forms[1].words if len(forms) > 1 and not forms[1].prefixes else frozenset()
            phrase = _Phrase(code, better, forms, notation[0].isupper(), second)
            for word in forms[0].words:
                self.whole.setdefault(word, []).append(phrase)
            for prefix in forms[0].prefixes:
                self.prefixes.setdefault(prefix[:MIN_PREFIX], []).append(phrase)

    def find(self, passage: Passage) -> Iterator[Hit]:
        """Yield what a block uses of these lists; of those of one list that overlap, the longest."""
        unseen = _UNSEEN.search(passage.prose.text) is not None
        for sentence in passage.sentences:
            words = [form.lower() for form in sentence.forms]
            if unseen:
                words = [_UNSEEN.sub("", word) for word in words]
            starts = [
                number
                for number, word in enumerate(words)
                if word in self.whole or word[:MIN_PREFIX] in self.prefixes
            ]
            if starts:
                yield from self._in_sentence(passage.prose.text, sentence, words, starts)

    def _in_sentence(
        self, text: str, sentence: Sentence, words: Sequence[str], starts: Sequence[int]
    ) -> Iterator[Hit]:
        spans: tuple[Span, ...] = ()
        done: dict[str, int] = {}
        for start in starts:
            phrases = (*self.whole.get(words[start], ()), *self.prefixes.get(words[start][:MIN_PREFIX], ()))
            longest: dict[str, tuple[int, _Phrase]] = {}
            for phrase in phrases:
                end = phrase.end(words, start) if _case_fits(phrase, sentence.forms[start], start) else 0
                if end > longest.get(phrase.code, (done.get(phrase.code, 0), phrase))[0]:
                    longest[phrase.code] = (end, phrase)
            for code, (end, phrase) in longest.items():
                if start >= done.get(code, 0):
                    done[code] = end
                    spans = spans or sentence.words
                    span = Span(spans[start].start, spans[end - 1].end)
                    if not is_glued(text, span.end):
                        yield _hit(text, span, phrase)


def is_glued(text: str, end: int) -> bool:
    """Say whether an abbreviation goes on with a letter: "S." in "S.P.D." is no page."""
    return text[end - 1] == "." and text[end : end + 1].isalpha()


def _case_fits(phrase: _Phrase, surface: str, number: int) -> bool:
    return number == 0 or surface.isupper() or phrase.capital == surface[0].isupper()


def _hit(text: str, span: Span, phrase: _Phrase) -> Hit:
    values = {"found": text[span.start : span.end], "better": phrase.better}
    if not phrase.better:
        values["variant"] = "plain"
    return Hit(phrase.code, span, values)


def _form(part: str) -> _Form:
    """Read one place of a phrase. Raises: ValueError for a beginning that is too short."""
    if part == _GAP:
        return _Form(frozenset(), gap=True)
    words: set[str] = set()
    prefixes: list[str] = []
    for form in part.lower().split("|"):
        if form.endswith("*"):
            if len(form) <= MIN_PREFIX:
                raise ValueError(f"the beginning {form} is too short")
            prefixes.append(form[:-1])
        elif form.endswith("~"):
            words.update(form[:-1] + ending for ending in _ENDINGS)
        else:
            words.add(form)
    return _Form(frozenset(words), tuple(prefixes))
