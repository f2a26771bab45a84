"""Characters and marks in a block -> signs that are hard to read, inserts, gender forms, notes, questions."""

import re
from collections.abc import Iterator

from easyread.check.hit import Hit
from easyread.document import Span
from easyread.segment import Passage

_SIGN = re.compile(r"[;&*§%‰+=<>|~#@_^°\\{}\[(„“”»«\"…]|(?<!\.)\.\.(?!\.)|(?<=\w)/(?=-?\w)| / ")
_READINGS = {
    "§": "Paragraf", "%": "Prozent", "‰": "Promille", "&": "und", "+": "und", "=": "ist", "°": "Grad",
    ";": "einen Punkt", "/": "und, oder", "@": "at",
}  # fmt: skip
_QUOTES = '„“”»«"'
_MAX_INSERT = 300  # characters
_INSERT = re.compile(
    rf"(?<![\w*])\([^()\n]{{1,{_MAX_INSERT}}}\)|\[[^\[\]\n]{{1,{_MAX_INSERT}}}\]"
    rf"|(?<=\w) [–—] [^–—.!?\n]{{1,{_MAX_INSERT}}} [–—](?= |,)"
)
_SHORT = re.compile(r"\((?:[A-ZÄÖÜ][\w-]{1,11}|\d{1,2})\)")
_GENDER = re.compile(
    r"\b(?P<stem>[A-ZÄÖÜ]?[a-zäöüß-]{2,60})"
    r"(?:[*:_’]|/-?|\(-?)(?P<end>innen|in|frauen|frau|nja|zze)\b\)?"
    r"|\b(?P<inner>[A-ZÄÖÜ][a-zäöüß-]{2,60})(?P<big>Innen|In)\b"
    r"|\b(?:jede|eine|keine|ihre|seine|diese|der|die|ein|[a-zäöüß]{3,30}e)(?:[*:_]|/-?)[rnsm]\b"
    r"|\b(?:sie|er|der|die)[*:_/](?:er|sie|ihn|ihm|die|der)\b"
)
_PERSON_ENDS = (
    "or", "ent", "ant", "ist", "at", "og", "ath", "nom", "eg", "pert", "lots", "kund", "zeug", "urg", "soph",
    "graf", "graph", "ekt",
)  # fmt: skip
_FIGURE_NOTE = re.compile(
    r"(?<=[\w.,!?\])])[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}(?!\w)|(?<=[\w.,!?])\[\d{1,3}\]"
)
_UNIT = re.compile(r"\b[kcdm]?m$")


def find_special_characters(passage: Passage, _: int) -> Iterator[Hit]:
    """Yield signs other than full stop, comma, colon, question and exclamation mark; of a pair the first."""
    text = passage.prose.text
    open_quote = False
    for match in _SIGN.finditer(text):
        sign = match[0].strip()
        if sign in _QUOTES:
            open_quote = not open_quote
            if not open_quote:
                continue
        reading = _READINGS.get(sign, "")
        values = {"found": sign, "better": reading}
        if not reading:
            values["variant"] = "plain"
        start = match.start() + (match[0] != sign)
        yield Hit("special-character", Span(start, start + len(sign)), values)


def find_inserts(passage: Passage, _: int) -> Iterator[Hit]:
    """Yield brackets and what stands between two dashes; not a short form: "… (BAMF)"."""
    for match in _INSERT.finditer(passage.prose.text):
        if not _SHORT.fullmatch(match[0]):
            start = match.start() + (match[0][0] == " ")
            yield Hit("parenthesis", Span(start, match.end()), {"found": match[0].strip()})


def find_gender_forms(passage: Passage, _: int) -> Iterator[Hit]:
    """Yield forms with a sign inside the word, and both forms in full where they can be made safely."""
    text = passage.prose.text
    for match in _GENDER.finditer(text):
        better = _pair(match["stem"] or match["inner"] or "", (match["end"] or match["big"] or "").lower())
        values = {"found": match[0], "better": better}
        if not better:
            values["variant"] = "plain"
        yield Hit("gender-form", Span(*match.span()), values)


def _pair(stem: str, end: str) -> str:
    """Return "Bürgerinnen und Bürger" for "Bürger" + "innen"; "" where the other form is not certain."""
    if not stem[:1].isupper() or end not in ("in", "innen"):
        return ""
    if end == "in":
        return f"{stem}in oder {stem}"
    if stem.endswith("er"):
        return f"{stem}innen und {stem}"
    return f"{stem}innen und {stem}en" if stem.lower().endswith(_PERSON_ENDS) else ""


def find_notes(passage: Passage, _: int) -> Iterator[Hit]:
    """Yield the marks of footnotes: Markdown's own, raised figures, figures in square brackets."""
    prose = passage.prose
    spans = [mark.span for mark in prose.marks if mark.kind == "note"]
    spans += [
        Span(*match.span())
        for match in _FIGURE_NOTE.finditer(prose.text)
        if not _UNIT.search(prose.text, max(0, match.start() - 4), match.start())
    ]
    for span in sorted(set(spans)):
        if len(span):
            yield Hit("footnote", span, {"found": prose.text[span.start : span.end]})


def find_questions(passage: Passage, _: int) -> Iterator[Hit]:
    """Yield sentences that end in a question mark; a heading may be a question."""
    prose = passage.prose
    if prose.kind == "heading" or "?" not in prose.text:
        return
    for sentence in passage.sentences:
        if prose.text[sentence.span.start : sentence.span.end].rstrip("“”»«\"' )").endswith("?"):
            yield Hit("question", sentence.span)
