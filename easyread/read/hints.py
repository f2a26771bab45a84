"""Damage that is left as it stands: told to the author, who can mend it in the source.

Only what is certain is told. A hint that is wrong costs more trust than one that is missing.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from easyread.document import Prose, Span
from easyread.problem import Problem
from easyread.read.source import Source

# "erhöhen ." A row of dots is not a full stop, and ": " after a blank may be French.
_STRAY_BLANK = re.compile(r"(?<=[\w“”\"»)\]>]) +[.,;!?](?=\s|$)(?!\s*[.…])")
# "GFK- Flüchtlinge": a hyphen, a blank and a capital. Not "Vor- und", not "Kinder- Jugend- und".
_SPLIT_COMPOUND = re.compile(r"(?<![\w/-])[^\W\d_][\w*]+- [A-ZÄÖÜ][a-zäöüß]{2}[\w*]*(?![\w-])")
_CODES = (("read.stray-space", _STRAY_BLANK), ("read.split-compound", _SPLIT_COMPOUND))
MAX_HINTS = 100  # of one kind; chosen: who reads the first hundred knows what is wrong with the file


def hint_at_damage(proses: Iterable[Prose], source: Source) -> Iterator[Problem]:
    """Yield a hint for each place where the text is visibly damaged, at most MAX_HINTS of a kind."""
    told = dict.fromkeys((code for code, _ in _CODES), 0)
    for prose in proses:
        text = _masked(prose)
        for code, pattern in _CODES:
            for match in islice(pattern.finditer(text), MAX_HINTS - told[code]):
                span = Span(*match.span())
                if len(prose.source_span(span)) == len(span):  # otherwise a picture stood between
                    told[code] += 1
                    yield _hint(code, prose, span, source)


def _masked(prose: Prose) -> str:
    """Return the text with an x for each character of a link or of code: they are as they must be."""
    spans = [mark.span for mark in prose.marks if mark.kind in ("link", "code")]
    parts: list[str] = []
    last = 0
    for span in sorted(spans):
        start = max(last, span.start)
        parts += (prose.text[last:start], "x" * (span.end - start))
        last = max(last, span.end)
    return "".join((*parts, prose.text[last:])) if spans else prose.text


def _hint(code: str, prose: Prose, span: Span, source: Source) -> Problem:
    start = max(prose.text.rfind(" ", 0, span.start) + 1, span.start - 40)
    words = prose.text[start : span.end]
    return source.problem(code, "hint", prose.source_span(span), words=words)
