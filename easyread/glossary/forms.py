"""Entries -> forms that two of them claim, and aliases that add nothing.

The index answers: a form belongs to the entry that the linker would name for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from easyread.glossary.lines import EntryLines
from easyread.link import Index
from easyread.link.index import Node
from easyread.link.look import best_hit, fits
from easyread.link.words import WORD, key_of
from easyread.problem import Problem
from easyread.wordforms import expand

MAX_SHOWN = 3  # forms named in one message


@dataclass(frozen=True, slots=True)
class _Name:
    """The headword (no alias) or one alias of an entry."""

    form: str
    inflection: str
    case: bool
    key: str  # of the file

    def words(self) -> list[tuple[str, ...]]:
        """Return the words of each form; none for a citation and for a first part such as "Abschiebe-"."""
        if self.form.endswith("-"):
            return []
        found = (tuple(WORD.findall(one.text)) for one in expand(self.form, self.inflection))
        return [words for words in found if words]


def check_forms(
    item: EntryLines, index: Index, own: Mapping[str, EntryLines] | None = None
) -> Iterator[Problem]:
    """Yield the names of an entry that the linker gives to another entry, or that need not be there.

    What one of the project's `own` entries (by id) takes from a packaged one is told at its own file.
    """
    earlier: list[_Name] = []
    for name in _names(item):
        words = name.words()
        yield from _claimed(item, name, words, index, own or {})
        if name.key == "aliases" and words and all(_is_made(form, name, earlier) for form in words):
            yield item.problem("idle-alias", "hint", name.key, f'"{name.form}"', form=name.form)
        earlier.append(name)


def _names(item: EntryLines) -> Iterator[_Name]:
    entry = item.entry
    yield _Name(entry.headword, entry.inflection, entry.case, "headword")
    for alias in entry.aliases:
        yield _Name(alias.form, alias.inflection, alias.case, "aliases")


def _claimed(
    item: EntryLines,
    name: _Name,
    forms: Sequence[tuple[str, ...]],
    index: Index,
    own: Mapping[str, EntryLines],
) -> Iterator[Problem]:
    """Yield one problem for each other entry that takes forms of this name."""
    lost: dict[str, list[str]] = {}
    equal: set[str] = set()
    for words in forms:
        node = _node(words, index)
        hit = best_hit(node, words) if node else None
        if node is None or hit is None or hit.name.term == item.entry.id:
            continue
        lost.setdefault(hit.name.term, []).append(" ".join(words))
        if hit.name.rank == _own_rank(node, item.entry.id):
            equal.add(hit.name.term)
    for other, taken in lost.items():
        shown = ", ".join(dict.fromkeys(taken[:MAX_SHOWN])) + (", …" if len(taken) > MAX_SHOWN else "")
        code = "same-form" if other in equal else "shadowed"
        values: dict[str, str | int] = {
            "form": name.form,
            "other": other,
            "forms": shown,
            "count": len(taken),
        }
        if other in own and not item.entry.own:
            values["other"] = item.entry.id
            yield own[other].problem("takes-forms", "warning", "headword", f'"{name.form}"', **values)
        else:
            yield item.problem(code, "error", name.key, f'"{name.form}"', **values)


def _node(words: tuple[str, ...], index: Index) -> Node | None:
    node = index.words.get(key_of(words[0]))
    for word in words[1:]:
        node = node.next.get(key_of(word)) if node else None
    return node


def _own_rank(node: Node, term: str) -> tuple[int, int] | None:
    ranks = [hit.name.rank for hit in node.hits if hit.name.term == term]
    return min(ranks) if ranks else None


def _is_made(words: tuple[str, ...], name: _Name, earlier: Sequence[_Name]) -> bool:
    """Say whether an earlier name of the entry finds this form wherever `name` would."""
    keys = tuple(map(key_of, words))
    return any(
        tuple(map(key_of, form)) == keys and all(map(fits, words, form, [other.case] * len(form)))
        for other in earlier
        if name.case or not other.case
        for form in other.words()
    )
