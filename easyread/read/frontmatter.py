"""YAML between two lines "---" at the head of a file -> Metadata; what is wrong in it becomes a problem."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches

import yaml

from easyread.document import Contact, Metadata, Span
from easyread.problem import Problem, Severity
from easyread.read.source import Source

MAX_FRONT_MATTER_CHARACTERS = 65_536  # chosen: a page of settings has two thousand
KINDS = ("document", "leaflet")
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_FIRST_KEY = re.compile(r"""(?:[ \t]*#[^\r\n]*[\r\n]+)*["']?([A-Za-z][\w -]{0,40}?)["']?[ \t]*:(?:\s|\Z)""")
_BLANK_LINE = re.compile(r"^[ \t]*$", re.MULTILINE)
_EMPTY = {"", "~", "null", "Null", "NULL"}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ].*)?")
_GERMAN_DATE = re.compile(r"(\d{1,2})\.[ ]?(\d{1,2})\.[ ]?(\d{4})")

_KEYS = tuple(item.name for item in fields(Metadata))
_CONTACT_KEYS = tuple(item.name for item in fields(Contact))


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says, where the text after it begins (file offset), and what was noticed."""

    metadata: Metadata
    body: int
    problems: tuple[Problem, ...] = ()


class _Loader(yaml.SafeLoader):
    """A loader that only composes nodes, and refuses aliases: they can blow a few lines up to gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "alias", event.start_mark)
        node: yaml.Node | None = super().compose_node(parent, index)
        return node


def read_front_matter(source: Source) -> FrontMatter:
    """Return the metadata of a file, and where its text begins. A thematic break is not front matter."""
    start = 1 if source.text.startswith("\ufeff") else 0
    opening = _FENCE.match(source.text, start)
    key = _FIRST_KEY.match(source.text, opening.end()) if opening else None
    if not opening or not key or not _names_a_key(key[1]):
        return FrontMatter(Metadata(), start)
    limit = opening.end() + MAX_FRONT_MATTER_CHARACTERS
    closing = _END.search(source.text, opening.end(), limit)
    if not closing:
        return _unclosed(source, start, opening.end())
    return _parse(source, Span(opening.end(), closing.start()), closing.end())


def _names_a_key(word: str) -> bool:
    """Say whether "word:" begins front matter, not a sentence between two rules ("Hinweis: …")."""
    return (word.islower() and " " not in word) or bool(get_close_matches(word.lower(), _KEYS, 1, 0.8))


def _unclosed(source: Source, start: int, end: int) -> FrontMatter:
    """Return no metadata: the line that ends it is missing or too far away."""
    code = "read.front-matter-unclosed"
    problem = source.problem(code, "warning", Span(start, end), limit=MAX_FRONT_MATTER_CHARACTERS)
    return FrontMatter(Metadata(), start, (problem,))


def _parse(source: Source, span: Span, body: int) -> FrontMatter:
    text = source.text[span.start : span.end]
    try:
        node = yaml.compose(text, _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _broken(source, span, body, mark.index if mark else 0)
    except (yaml.YAMLError, ValueError, RecursionError):
        return _broken(source, span, body, 0)
    if not isinstance(node, yaml.MappingNode):
        return _broken(source, span, body, 0)
    problems: list[Problem] = []
    reading = _Reading(source, span.start, problems)
    metadata = reading.metadata(node)
    return FrontMatter(metadata, body, tuple(problems))


def _broken(source: Source, span: Span, body: int, index: int) -> FrontMatter:
    """Return no metadata, with a warning at the character that YAML does not understand.

    Where there are blank lines in it, it may be text up to the next rule: then nothing is left out.
    """
    at = min(span.start + index, max(span.start, span.end - 1))
    is_text = _BLANK_LINE.search(source.text, span.start, max(span.start, span.end - 1))
    problem = source.problem("read.front-matter-broken", "warning", Span(at, at))
    return FrontMatter(Metadata(), source.text.find("---") if is_text else body, (problem,))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Walks the YAML nodes of one file; `base` is the file offset of the first."""

    source: Source
    base: int
    problems: list[Problem]

    def metadata(self, node: yaml.MappingNode) -> Metadata:
        given = dict(self._pairs(node, _KEYS))
        values: dict[str, str] = {}
        for key, value in given.items():
            if key != "contact" and (text := self._text(key, value)):
                values[key] = text
        contact = self._contact(given["contact"]) if "contact" in given else Contact()
        kind = self._kind(values.pop("kind", "document"), given.get("kind", node))
        lang = self._lang(values.pop("lang", "de"), given.get("lang", node))
        if "date" in values:
            values["date"] = iso_date(values["date"])
        return Metadata(lang=lang, kind=kind, contact=contact, **values)  # type: ignore[arg-type]

    def _pairs(self, node: yaml.MappingNode, known: tuple[str, ...]) -> Iterator[tuple[str, yaml.Node]]:
        """Yield the known keys with their values; tell of the others."""
        for key, value in node.value:
            name = str(key.value).strip() if isinstance(key, yaml.ScalarNode) else ""
            if name.lower() in known:
                yield name.lower(), value
                continue
            near = get_close_matches(name.lower(), known, 1, 0.7)
            code = "read.unknown-key-near" if near else "read.unknown-key"
            self._tell(
                code, "hint", key, key=name or "?", near=near[0] if near else "", known=", ".join(known)
            )

    def _text(self, key: str, node: yaml.Node) -> str:
        """Return a value as text; a list of texts is written with commas."""
        if isinstance(node, yaml.ScalarNode):
            lines = str(node.value).splitlines() if key.endswith("address") else [str(node.value)]
            text = "\n".join(" ".join(line.split()) for line in lines if line.strip())
            return "" if node.style is None and node.value in _EMPTY else text
        if isinstance(node, yaml.SequenceNode) and all(
            isinstance(item, yaml.ScalarNode) for item in node.value
        ):
            return ", ".join(text for item in node.value if (text := self._text(key, item)))
        self._tell("read.wrong-type", "warning", node, key=key)
        return ""

    def _contact(self, node: yaml.Node) -> Contact:
        if isinstance(node, yaml.MappingNode):
            pairs = self._pairs(node, _CONTACT_KEYS)
            return Contact(**{key: self._text(f"contact.{key}", value) for key, value in pairs})
        if not isinstance(node, yaml.ScalarNode) or node.value not in _EMPTY:
            self._tell("read.wrong-contact", "warning", node, known=", ".join(_CONTACT_KEYS))
        return Contact()

    def _kind(self, value: str, node: yaml.Node) -> str:
        if value.lower() in KINDS:
            return value.lower()
        self._tell("read.wrong-value", "warning", node, key="kind", value=value, accepted=", ".join(KINDS))
        return "document"

    def _lang(self, value: str, node: yaml.Node) -> str:
        if _TAG.fullmatch(value):
            return value
        self._tell("read.wrong-value", "warning", node, key="lang", value=value, accepted="de, en, ar, …")
        return "de"

    def _tell(self, code: str, severity: Severity, node: yaml.Node, **values: str | int) -> None:
        start = self.base + node.start_mark.index
        span = Span(start, max(start, self.base + node.end_mark.index))
        self.problems.append(self.source.problem(code, severity, span, **values))


def iso_date(text: str) -> str:
    """Return a date written as 2026-11-5 or 5.11.2026 as "2026-11-05"; any other words as they are."""
    iso, german = _ISO_DATE.fullmatch(text), _GERMAN_DATE.fullmatch(text)
    numbers = iso.groups() if iso else tuple(reversed(german.groups())) if german else None
    try:
        return date(*map(int, numbers)).isoformat() if numbers else text
    except ValueError:
        return text
