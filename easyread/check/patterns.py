"""Regular expressions of rules -> what they find in the text of a block."""

import re
from collections.abc import Iterator, Mapping

from easyread.check.hit import Hit
from easyread.document import Span
from easyread.segment import Passage


class Patterns:
    """The patterns of all rules that have one, compiled once."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._compiled = {code: re.compile(pattern) for code, pattern in patterns.items()}

    def find(self, passage: Passage) -> Iterator[Hit]:
        """Yield every match; the named group "found", where a pattern has one, is the span."""
        text = passage.prose.text
        for code, pattern in self._compiled.items():
            group = "found" if "found" in pattern.groupindex else 0
            for match in pattern.finditer(text):
                start, end = match.span(group)
                yield Hit(
                    code, Span(start, end), {"found": text[start:end], "better": "", "variant": "plain"}
                )
