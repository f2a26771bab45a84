"""What is built on a fresh machine is what a wheel carries."""

import tomllib

from hatch_build import BUILDERS as PACKED
from scripts.setup import BUILDERS, INPUTS, LOCKS, NOUNS, digest
from tests.conftest import ROOT


def test_development_tree_and_wheel_are_built_by_the_same_scripts() -> None:
    assert PACKED == BUILDERS
    assert [script for script in (*BUILDERS, *INPUTS) if not (ROOT / script).is_file()] == []
    assert [made for made in BUILDERS.values() if not (ROOT / made).is_file()] == []


def test_what_builds_the_package_is_locked_too() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    assert set(project["build-system"]["requires"]) == {*groups["build"], *groups["nouns"]}


def test_locks_are_exact_and_hashed() -> None:
    for name in (*LOCKS.values(), NOUNS):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        wanted = [line for line in lines if line and not line.startswith((" ", "#"))]
        assert wanted
        assert [line for line in wanted if "==" not in line or not line.endswith("\\")] == []


def test_a_step_is_done_again_when_its_input_changes() -> None:
    lock, other = ROOT / NOUNS, ROOT / "pyproject.toml"
    assert digest([lock]) == digest([lock])
    assert (
        len({digest([lock]), digest([lock, other]), digest([lock], "3.11"), digest([ROOT / "nowhere"])}) == 4
    )
