"""Findings -> a SARIF 2.1.0 log, as GitHub and editors take it (OASIS standard of 27 March 2020)."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from easyread import __version__
from easyread.check import load_rules
from easyread.message import MessageLanguage, texts_of
from easyread.render.findings import said

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"hint": "note", "warning": "warning", "error": "error"}


def sarif_log(
    items: Sequence[dict[str, Any]], paths: Sequence[str], language: MessageLanguage
) -> dict[str, Any]:
    """Return one run with a rule for every code that was found, and a result for every finding.

    `paths`: the documents that were looked at.
    """
    codes = sorted({item["rule"] for item in items})
    places = {code: number for number, code in enumerate(codes)}
    marks = _fingerprints(items)
    driver = {
        "name": "easyread",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code, language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": language,
        "artifacts": [{"location": _location(path), "encoding": "UTF-8"} for path in paths],
        "results": [_result(item, places, mark) for item, mark in zip(items, marks, strict=True)],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, language: MessageLanguage) -> dict[str, Any]:
    texts = texts_of(code)
    why = texts.get(f"why_{language}", texts[language])
    rule = load_rules().get(code)
    source = {"source": rule.source} if rule else {}
    examples = [f"- {kind} {text}" for kind, texts in _examples(code) for text in texts]
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in code.split("-")),
        "shortDescription": {"text": texts.get(f"name_{language}", code)},
        "fullDescription": {"text": why},
        "help": {
            "text": "\n".join([why, *examples, *source.values()]),
            "markdown": "\n\n".join([why, "\n".join(examples), *source.values()]),
        },
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["readability"], **source},
    }


def _examples(code: str) -> Iterable[tuple[str, Sequence[str]]]:
    rule = load_rules().get(code)
    return (("✗", rule.bad), ("✓", rule.good)) if rule else ()


def _result(item: dict[str, Any], places: dict[str, int], mark: str) -> dict[str, Any]:
    region = {
        "startLine": item["line"],
        "startColumn": item["column"],
        "endLine": item["end_line"],
        "endColumn": item["end_column"],
        "charOffset": item["start"],
        "charLength": item["end"] - item["start"],
        "snippet": {"text": item["excerpt"]},
    }
    physical = {"artifactLocation": _location(item["file"]), "region": region}
    return {
        "ruleId": item["rule"],
        "ruleIndex": places[item["rule"]],
        "level": _LEVELS[item["severity"]],
        "message": {"text": said(item)},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"easyread/v1": mark},
    }


def _location(path: str) -> dict[str, str]:
    pure = PurePath(path)
    name = pure.as_posix()
    return {"uri": pure.as_uri() if pure.is_absolute() else quote("stdin" if name == "-" else name)}


def _fingerprints(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield for each finding what stays when lines move: rule, file, words, and a number among its like."""
    seen: Counter[tuple[str, ...]] = Counter()
    for item in items:
        key = (item["rule"], item["file"], item["excerpt"])
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        yield hashlib.sha256(text.encode()).hexdigest()[:32]
