"""What an editor wants to know of a glossary: what is wrong in it, what it covers, what it lacks."""

from easyread.glossary.lint import Inspection, lint_glossary

__all__ = ["Inspection", "lint_glossary"]
