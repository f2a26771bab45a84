"""textstat's numbers for a German text, to be held beside ours. Importing it takes more than a second."""

from collections.abc import Mapping

from textstat.backend.metrics import flesch_reading_ease, lix, rix, wiener_sachtextformel

_LANG = "de"


def reference_scores(text: str) -> Mapping[str, float]:
    """Return what textstat counts and computes itself, under our names; 0.0 where it finds nothing.

    Its functions behind the face of the module take the language as an argument; `set_lang` sets it for the
    whole process. Source: textstat 0.7.13.
    """
    return {
        "flesch_amstad": float(flesch_reading_ease(text, _LANG)),
        **{f"wiener_{number}": float(wiener_sachtextformel(text, number, _LANG)) for number in (1, 2, 3, 4)},
        "lix": float(lix(text)),
        "rix": float(rix(text)),
    }
