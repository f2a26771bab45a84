"""Entries -> easy texts that are not easy: too many sentences, too many words, words that nobody explains."""

from collections.abc import Callable, Iterable, Iterator

from easyread.document import Document, Span
from easyread.glossary.lines import EntryLines
from easyread.glossary.words import rareness
from easyread.link import Index, Mention, link_document
from easyread.problem import Problem, SourceError
from easyread.read import read_document
from easyread.segment import Passage, segment_document

MAX_SENTENCES = 3  # DESIGN section 4
MAX_WORDS = 12  # the profile "leicht"
_TOLD_HERE = ("long-sentence",)  # and of what only a whole document can be guilty
JARGON_LETTERS = 12
JARGON_RARENESS = 3.5  # chosen: the table of words ends there, at about 55,000 words


Check = Callable[[Document], Iterable[Problem]]  # what `easyread check` finds in the profile "leicht"


def check_easy(item: EntryLines, index: Index, check: Check | None = None) -> Iterator[Problem]:
    """Yield what makes an entry's easy text hard; with `check`, its warnings too."""
    if not item.entry.easy.strip():
        return  # told as missing
    try:
        document = text_document(item.entry.easy, item.entry.id)
    except SourceError:  # a control character, or the first letters of another format
        yield item.problem("not-text", "error", "easy")
        return
    passages = segment_document(document)
    sentences = [sentence for passage in passages for sentence in passage.sentences if sentence.words]
    if len(sentences) > MAX_SENTENCES:
        yield item.problem("many-sentences", "error", "easy", count=len(sentences), limit=MAX_SENTENCES)
    for passage in passages:
        yield from _long_sentences(item, passage)
    mentions = link_document(document, index)
    yield from _jargon(item, passages, mentions)
    if check is not None:
        yield from _findings(item, check(document), mentions)


def text_document(text: str, name: str) -> Document:
    """Return one text of an entry as a document: a paragraph a line, no markup.

    Raises: SourceError if no reader takes it for text.
    """
    return read_document(text.encode("utf-8"), name, kind="lines").value


def _long_sentences(item: EntryLines, passage: Passage) -> Iterator[Problem]:
    for sentence in passage.sentences:
        if len(sentence.words) > MAX_WORDS:
            text = passage.prose.text[sentence.span.start : sentence.span.end]
            values = {"words": len(sentence.words), "limit": MAX_WORDS}
            yield item.problem("long-sentence", "error", "easy", text=text, **values)


def _findings(
    item: EntryLines, findings: Iterable[Problem], mentions: Iterable[Mention]
) -> Iterator[Problem]:
    """Yield the warnings that are not about a word that has an entry itself."""
    explained = [mention.source for mention in mentions]
    for finding in findings:
        span = finding.span
        if finding.severity == "hint" or finding.code in _TOLD_HERE:
            continue
        if span is None or not any(term.contains(span) for term in explained):
            yield item.problem("not-easy", "warning", "easy", rule=finding.code, text=finding.excerpt)


def _jargon(
    item: EntryLines, passages: tuple[Passage, ...], mentions: Iterable[Mention]
) -> Iterator[Problem]:
    known = [(mention.block, mention.span) for mention in mentions]
    told: set[str] = set()
    for passage in passages:
        explained = [span for block, span in known if block == passage.prose.id]
        for word in _hard_words(passage, explained):
            if word not in told:
                told.add(word)
                yield item.problem("jargon", "warning", "easy", word=word)


def _hard_words(passage: Passage, explained: list[Span]) -> Iterator[str]:
    for sentence in passage.sentences:
        for span in sentence.words:
            word = passage.prose.text[span.start : span.end]
            hard = len(word) >= JARGON_LETTERS and word[0].isupper() and rareness(word) >= JARGON_RARENESS
            if hard and not any(other.overlaps(span) for other in explained):
                yield word
