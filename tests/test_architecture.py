"""The house keeps its shape: floors, seams, sizes, messages, and an ARCHITECTURE.md that tells the truth.

Floors and seams are read from ARCHITECTURE.md itself: the picture that people see is the rule that is tested.
"""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from scripts.draw_map import draw_map

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "easyread"
PICTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
PACKAGE_OF = {"yaml": "pyyaml"}  # where the name of the import is another
MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 40
FOREIGN = tuple(
    "".join(parts)
    for parts in (
        ("pypi", ".org"),
        ("pythonhosted", ".org"),
        ("npmjs", ".org"),
        ("npmjs", ".com"),
        ("deb.", "debian"),
        ("../", "shared"),
        ("/work/", "main"),
        ("/work/", "shared"),
    )
)

Function = ast.FunctionDef | ast.AsyncFunctionDef
PATHS = sorted(PACKAGE.rglob("*.py"))


def module_of(path: Path) -> str:
    """Return the dotted name of a file of the package."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in PATHS}
every_module = pytest.mark.parametrize("module", MODULES)


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


def room_of(module: str) -> str:
    """Return the room a module lies in: "easyread.read.po" -> "read"; the face of the package is one too."""
    return module.split(".")[1] if "." in module else module


def imports_of(module: str) -> Iterator[str]:
    """Yield the dotted name of everything a module imports; of a name, the module that holds it."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: relative import"
            inner = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in MODULES else str(node.module) for name in inner)


def own_imports_of(module: str) -> set[str]:
    return {name for name in imports_of(module) if name.split(".")[0] == "easyread"}


def functions_of(module: str) -> Iterator[Function]:
    yield from (node for node in ast.walk(tree_of(module)) if isinstance(node, Function))


def block_of(name: str) -> list[str]:
    """Return the lines of the fenced block ```name in ARCHITECTURE.md."""
    found = re.search(rf"^```{name}\n(.*?)^```", PICTURE, re.MULTILINE | re.DOTALL)
    assert found, f"ARCHITECTURE.md has no block ```{name}"
    return found[1].splitlines()


FLOORS = [line.split() for line in reversed(block_of("floors"))]  # the lowest first
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
SEAMS = {line.split(":")[0]: line.split(":")[1].split() for line in block_of("seams")}


def test_every_room_has_its_floor() -> None:
    assert {room_of(module) for module in MODULES} - FLOOR.keys() == set()


@every_module
def test_imports_point_down(module: str) -> None:
    """A room may use those below it, and those beside it unless it is a thinking room or a reader."""
    here = room_of(module)
    separate = FLOOR["read"]
    for name in own_imports_of(module):
        there = room_of(name)
        level = FLOOR[there] <= FLOOR[here] if FLOOR[here] != separate else FLOOR[there] < separate
        assert there == here or level, f"{module} imports {name}: that arrow does not point down"


def test_no_circle() -> None:
    try:
        TopologicalSorter({module: own_imports_of(module) for module in MODULES}).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' -> '.join(error.args[1])}")


def test_sentences_are_chosen_at_the_end() -> None:
    users = {room_of(module) for module in MODULES if "easyread.message" in own_imports_of(module)}
    assert users <= {"cli", "render", "message"}


@every_module
def test_imports_stand_at_the_top(module: str) -> None:
    if room_of(module) == "cli":
        pytest.skip("a command imports what is heavy when it runs")
    inner = [
        f"{module}:{node.lineno}"
        for function in functions_of(module)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inner == []


@every_module
def test_a_library_is_known_in_its_rooms_only(module: str) -> None:
    inside = module.partition(".")[2]
    ours = {"easyread", *sys.stdlib_module_names}
    for library in {name.split(".")[0] for name in imports_of(module)} - ours:
        seams = SEAMS.get(library, [])
        assert any(f"{inside}.".startswith((f"{seam}.", f"{seam}_")) for seam in seams), (
            f"{module} imports {library}, which belongs to {seams or 'no room yet'}"
        )


def test_each_library_is_named_as_a_dependency() -> None:
    """What is imported is asked for by name, not only because another package brings it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.split(r"[<>=!~ ;\[]", text)[0].lower() for text in project["dependencies"]}
    assert {PACKAGE_OF.get(library, library).lower() for library in SEAMS} == wanted


@every_module
def test_sizes(module: str) -> None:
    lines = len(MODULES[module].read_text("utf-8").splitlines())
    assert lines <= MAX_MODULE_LINES, f"{module} has {lines} lines"
    for function in functions_of(module):
        length = (function.end_lineno or 0) - function.lineno + 1
        assert length <= MAX_FUNCTION_LINES, f"{module}.{function.name} has {length} lines"


@every_module
def test_docstrings(module: str) -> None:
    assert ast.get_docstring(tree_of(module)), f"{module} does not say what it turns into what"
    outer = (node for node in tree_of(module).body if isinstance(node, Function | ast.ClassDef))
    for node in (node for node in outer if not node.name.startswith("_")):
        methods = node.body if isinstance(node, ast.ClassDef) else []
        for item in (node, *(method for method in methods if isinstance(method, Function))):
            assert item.name.startswith("_") or ast.get_docstring(item), (
                f"{module}: {item.name} has no docstring"
            )


def project_files() -> list[Path]:
    """Return the files under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_nothing_names_our_surroundings() -> None:
    """No registry's host, and nothing beside the project."""
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in project_files()
        for word in FOREIGN
        if word.encode() in path.read_bytes()
    ]
    assert found == []


def test_the_map_is_drawn_from_the_modules() -> None:
    assert draw_map() in PICTURE, "ARCHITECTURE.md is behind the code: run `make map`"


def test_architecture_names_nothing_that_is_not_there() -> None:
    named = set(re.findall(r"[\w/.]+\.py\b", PICTURE))
    assert {name for name in named if not (PACKAGE / name).exists() and not (ROOT / name).exists()} == set()
