"""Inflection: a word and the class an editor gave it -> every form that German makes of it."""

from easyread.wordforms.classes import Form, FormKind, WrongClassError, describe_forms, expand

__all__ = ["Form", "FormKind", "WrongClassError", "describe_forms", "expand"]
