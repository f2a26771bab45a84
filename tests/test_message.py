"""Codes and sentences belong together: none without the other, in two languages, with what they mention."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from easyread.check import load_rules
from easyread.document import Place
from easyread.message import message_of
from easyread.problem import Problem

PACKAGE = Path(__file__).resolve().parent.parent / "easyread"
FILES = sorted((PACKAGE / "data" / "messages").glob("*.toml"))
MESSAGES = {code: texts for path in FILES for code, texts in tomllib.loads(path.read_text("utf-8")).items()}
RULES = load_rules()
WITHOUT_SENTENCES = ("cli.", "doctor.")
KINDS = re.compile(
    r"(?:|name_|why_|short_|crowded_|agent_|advice_(?:[a-z]+_)?)(?:de|en)"
)  # advice_plain_de: a variant
TREES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
ERRORS = ("EasyreadError", "SourceError", "ResourceError", "RenderError", "UsageError")
EMPTY_WORDS = re.compile(
    r"\b(invalid|failed|something|ungültig\w*|fehlgeschlagen|irgendetwas)\b", re.IGNORECASE
)
LITERALS = {
    node.value
    for tree in TREES.values()
    for node in ast.walk(tree)
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}

Emitted = tuple[
    str, frozenset[str] | None, str
]  # code, names of its values where the source shows them, place


_ANY = "[a-z0-9_-]+"
PATTERNS = {
    "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else _ANY for part in node.values)
    for tree in TREES.values()
    for node in ast.walk(tree)
    if isinstance(node, ast.JoinedStr)
}  # of the f-strings that may form a code


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def emitted() -> Iterator[Emitted]:
    """Yield each code that stands as a literal in `Problem(code=…)` or at the front of an exception."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                where = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                yield from ((code, values, where) for code, values in read_call(node))


def read_call(call: ast.Call) -> Iterator[tuple[str, frozenset[str] | None]]:
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if isinstance(code := keywords.get("code"), ast.Constant) and isinstance(code.value, str):
        yield code.value, read_values(keywords.get("values")) if name == "Problem" else None
    elif name in ERRORS and call.args and isinstance(code := call.args[0], ast.Constant):
        known = None not in keywords  # no **values
        yield str(code.value), frozenset(str(key) for key in keywords if key != "place") if known else None


def read_values(node: ast.expr | None) -> frozenset[str] | None:
    if node is None:
        return frozenset()
    if not isinstance(node, ast.Dict) or None in node.keys:
        return None
    return frozenset(
        key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)
    )


def test_each_code_has_one_file() -> None:
    assert sum(len(tomllib.loads(path.read_text("utf-8"))) for path in FILES) == len(MESSAGES)


def test_each_emitted_code_has_a_sentence() -> None:
    """And the place that emits it hands over each value that the sentence wants."""
    for code, values, where in emitted():
        assert code in MESSAGES, f"{where}: {code} has no sentence in data/messages/"
        wanted = {name for text in MESSAGES[code].values() for name in placeholders(text)}
        assert values is None or wanted <= values, f"{where}: {code} lacks {sorted(wanted - values)}"


def test_each_sentence_is_used() -> None:
    unused = MESSAGES.keys() - LITERALS - RULES.keys()
    assert {code for code in unused if not any(re.fullmatch(form, code) for form in PATTERNS)} == set()


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_say_the_same(code: str) -> None:
    texts = MESSAGES[code]
    assert all(KINDS.fullmatch(name) for name in texts)
    assert {"de", "en"} <= texts.keys()
    kinds = {name[:-2] for name in texts}
    for kind in kinds:
        assert placeholders(texts[f"{kind}de"]) == placeholders(texts[f"{kind}en"])


@pytest.mark.parametrize("code", [code for code in MESSAGES if not code.startswith(WITHOUT_SENTENCES)])
def test_sentences_are_sentences(code: str) -> None:
    for name, text in MESSAGES[code].items():
        assert text == text.strip()
        assert name.startswith("name_") or text[-1] in '.!?…“”"})', (
            f"{name} does not end like a sentence: {text}"
        )
        free = code in RULES or name.startswith("advice_")  # only what was seen must be named
        assert free or not EMPTY_WORDS.search(text), f"{name} says nothing: {text}"


@pytest.mark.parametrize("code", MESSAGES)
def test_german_sentences_quote_as_german_does(code: str) -> None:
    """Straight quotes stand only where a line of a file is shown as it is to be written."""
    for name, text in MESSAGES[code].items():
        if name.endswith("de"):
            assert not re.search(r'(?<!= )(?<!\[)(?<!, )"\{?\w+\}?"', text), f"{name}: {text}"


def test_days_are_written_as_in_the_language() -> None:
    values = {"entry": "duldung", "due": "2026-04-29", "today": "2026-11-02"}
    problem = Problem(code="glossary.review-overdue", severity="hint", place=Place("a.toml"), values=values)
    assert "bis zum 29.04.2026" in message_of(problem, "de")
    assert "by 2026-04-29" in message_of(problem, "en")
