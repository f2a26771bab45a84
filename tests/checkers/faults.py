"""What the PDF checkers hand back."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFault:
    """One thing wrong with a PDF. `rule` begins with the checker's name."""

    file: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{Path(self.file).name}: {self.rule}: {self.message}"
