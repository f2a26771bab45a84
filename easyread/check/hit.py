"""What a check found, before profiles and messages: a code, its words, values for its sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from easyread.document import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """One finding. `span` lies in `Prose.text`; `values` fill the placeholders of the code's sentences."""

    code: str
    span: Span
    values: Mapping[str, str | int] = field(default_factory=dict)
