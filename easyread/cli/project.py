"""A project on disk: its settings, and its glossary, templates and catalogs laid over the packaged ones."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any

from easyread.cli.console import Outcome
from easyread.cli.files import reason_of
from easyread.cli.located import Located
from easyread.cli.settings import GlossarySettings, glossary_settings, link_policy, unknown_terms, wrong_type
from easyread.compose.policy import LinkPolicy
from easyread.document import Place
from easyread.problem import ResourceError, UsageError
from easyread.read.languages import read_languages
from easyread.resources import Catalog, Glossary, Language, Message

if TYPE_CHECKING:
    from easyread.check import ProfileName

MAX_RESOURCE_BYTES = 20_000_000
SETTINGS_FILE = "easyread.toml"
_SYNTAX_PLACE = re.compile(r"at line (\d+), column (\d+)")

# setting -> the type it has; what each means stands in docs/settings.md
_KNOWN: Mapping[str, type | UnionType] = {
    "corpus": str,
    "glossary": str | dict,
    "templates": str,
    "out": str,
    "lang": list,
    "edition": list,
    "drafts": bool,
    "annotate": bool,
    "link": dict,
    "profile": str,
    "check": dict,
}


def packaged(name: str) -> Path:
    """Return a folder that came with easyread: beside the package in a checkout, inside it when installed."""
    package = Path(str(files("easyread")))
    inside = package / "packaged" / name
    return inside if inside.is_dir() else package.parent / name


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Where things lie, and what was settled."""

    root: Path
    corpus: Path
    glossary: Path
    templates: Path
    out: Path
    lang: tuple[str, ...] = ()
    edition: tuple[str, ...] = ()
    drafts: bool = False
    annotate: bool = False
    links: LinkPolicy = field(default_factory=LinkPolicy)
    imprint: GlossarySettings = field(default_factory=GlossarySettings)
    profile: "ProfileName" = "einfach"
    check: Mapping[str, Any] = field(default_factory=dict)  # code -> what the project wishes
    where: Located = field(default_factory=lambda: Located(Path(SETTINGS_FILE)))  # the settings

    def read_glossary(self, outcome: Outcome) -> Glossary:
        """Return the packaged entries with the project's own over them, entry by entry."""
        from easyread.read.toml import read_glossary

        files = self.glossary_files()
        reported = read_glossary(files, self.own_entries(files))
        outcome.add_resource(reported.problems)
        outcome.add(unknown_terms(self.links, reported.value, self.where.place("link", "off")))
        return reported.value

    def glossary_files(self) -> dict[str, bytes]:
        """Return the files of all entries by path: the packaged ones with the project's own over them."""
        found = dict(_files(packaged("glossary") / "terms", "*.toml"))
        found.update(_files(self.glossary / "terms", "*.toml"))
        return {str(path): _read(path) for path in found.values()}

    def own_entries(self, files: Iterable[str]) -> frozenset[str]:
        """Return the paths of the project's own entries among these."""
        folder = self.glossary / "terms"
        return frozenset(path for path in files if Path(path).parent == folder)

    def read_templates(self) -> dict[str, str]:
        """Return templates and style sheets by their name under templates/, the project's own over ours."""
        found: dict[str, Path] = {}
        for folder in (packaged("templates"), self.templates):
            for pattern in ("*.j2", "css/*.css"):
                found.update(
                    (str(path.relative_to(folder).as_posix()), path) for path in sorted(folder.glob(pattern))
                )
        return {name: _text(path) for name, path in found.items()}

    def read_label_catalogs(self) -> dict[str, bytes]:
        """Return the labels' catalogs by language tag."""
        found: dict[str, bytes] = {}
        for folder in (packaged("templates"), self.templates):
            for path in sorted(folder.glob("locale/*/LC_MESSAGES/easyread.po")):
                found[path.parts[-3]] = _read(path)
        return found

    def glossary_tags(self) -> tuple[str, ...]:
        """Return the languages in which the glossary has a translator's file, the packaged ones too."""
        folders = (packaged("glossary") / "locale", self.glossary / "locale")
        return tuple(sorted({path.stem for folder in folders for path in folder.glob("*.po")}))

    def read_glossary_catalog(self, tag: str, outcome: Outcome) -> Catalog:
        """Return a language's glossary, the project's messages over the packaged ones."""
        messages: dict[str, Message] = {}
        for folder in dict.fromkeys((packaged("glossary"), self.glossary)):
            found = read_catalog_file(folder / "locale" / f"{tag}.po", tag, outcome).messages
            filled = {key: message for key, message in found.items() if message.text or key not in messages}
            messages.update(filled)
        return Catalog(tag, messages)


def read_catalog_file(path: Path, tag: str, outcome: Outcome) -> Catalog:
    """Return a translator's file; an empty catalog if there is none or it cannot be used (which is noted)."""
    from easyread.read.po import read_catalog

    if not path.is_file():
        return Catalog(tag, {})
    try:
        reported = read_catalog(_read(path), str(path), tag)
    except ResourceError as trouble:
        outcome.add_error(trouble)
        return Catalog(tag, {})
    outcome.add_resource(reported.problems)
    return reported.value


@cache
def known_languages() -> Mapping[str, Language]:
    """Return the table of languages by tag."""
    path = files("easyread") / "data" / "languages.toml"
    return read_languages(path.read_bytes(), "easyread/data/languages.toml")


def language_of(tag: str, place: Place | None = None) -> Language:
    """Return the row of `tag`, which was named at `place`. Raises: UsageError with the known tags."""
    known = known_languages()
    if tag not in known:
        where = place or Place("--lang")
        raise UsageError("settings.unknown-language", place=where, tag=tag, known=", ".join(known))
    return known[tag]


def load_project(root: Path) -> Project:
    """Return the project in `root`, with its settings. Raises: UsageError for a setting that is not one."""
    where, settings = _settings(root)
    for key, value in settings.items():
        _check(where, key, value)
    imprint = glossary_settings(settings.get("glossary", "glossary"), where)
    return Project(
        root=root,
        corpus=root / settings.get("corpus", "corpus"),
        glossary=root / imprint.folder,
        templates=root / settings.get("templates", "templates"),
        out=root / settings.get("out", "out"),
        lang=tuple(settings.get("lang", ())),
        edition=tuple(settings.get("edition", ())),
        drafts=settings.get("drafts", False),
        annotate=settings.get("annotate", False),
        links=link_policy(settings.get("link", {}), where),
        imprint=imprint,
        profile=_profile(where, settings["profile"]) if "profile" in settings else "einfach",
        check=settings.get("check", {}),
        where=where,
    )


def _profile(where: Located, name: str) -> "ProfileName":
    from easyread.check import PROFILES

    for profile in PROFILES:
        if profile == name:
            return profile
    place = where.place("profile")
    raise UsageError("settings.unknown-profile", place=place, name=name, known=", ".join(PROFILES))


def _settings(root: Path) -> tuple[Located, dict[str, Any]]:
    own, shared = root / SETTINGS_FILE, root / "pyproject.toml"
    if own.is_file():
        return Located(own, _text(own)), _toml(own)
    if shared.is_file():
        settings = dict(_toml(shared).get("tool", {}).get("easyread", {}))
        return Located(shared, _text(shared), ("tool", "easyread")), settings
    return Located(own), {}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as err:
        at = _SYNTAX_PLACE.search(str(err))
        line, column = (int(at[1]), int(at[2])) if at else (0, 0)
        raise UsageError("settings.syntax", place=Place(str(path), line, column)) from err


def _check(where: Located, key: str, value: object) -> None:
    place = where.place(key)
    if key not in _KNOWN:
        near = difflib.get_close_matches(key, _KNOWN, 1, 0.5)
        raise UsageError(
            "settings.unknown-key",
            place=place,
            key=key,
            known=near[0] if near else ", ".join(_KNOWN),
            variant="" if near else "list",
        )
    if not isinstance(value, _KNOWN[key]) or (
        isinstance(value, list) and not all(isinstance(item, str) for item in value)
    ):
        raise wrong_type(place, key, key, _KNOWN[key])


def _files(folder: Path, pattern: str) -> Iterator[tuple[str, Path]]:
    return ((path.name, path) for path in sorted(folder.glob(pattern)))


def _read(path: Path) -> bytes:
    """Return a resource's bytes, one more than the limit at most: its reader tells that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_RESOURCE_BYTES + 1)
    except OSError as err:
        raise ResourceError("cli.unreadable", place=Place(str(path)), reason=reason_of(err)) from err


def _text(path: Path) -> str:
    try:
        return _read(path).decode("utf-8")
    except UnicodeDecodeError as err:
        raise ResourceError("cli.not-utf8", place=Place(str(path)), offset=err.start) from err
