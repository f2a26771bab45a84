"""Build hook: a wheel carries glossary, templates, fonts and word tables; the last two are made if absent."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILDERS = {  # script -> one file that it makes
    "scripts/build_fonts.py": "easyread/data/fonts/coverage.json",
    "scripts/build_tables.py": "easyread/data/tables/rarity.txt",
    "scripts/build_grammar.py": "easyread/data/tables/grammar/nouns.txt",
}
PACKAGED = ("glossary", "templates")


def with_root(environment: Mapping[str, str], root: str) -> dict[str, str]:
    """Return the environment in which scripts find easyread, and still what pip put on the path for them."""
    path = os.pathsep.join(filter(None, (root, environment.get("PYTHONPATH"))))
    return {**environment, "PYTHONPATH": path}


class PackageDataHook(BuildHookInterface[Any]):
    """Pack what stands outside the package; run the script of each folder of package data that is empty."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Gather what the wheel carries. An editable install uses the tree as it is and is left to `make`.

        Raises: RuntimeError if a script ends with another code than 0.
        """
        if version == "editable":
            return
        root = Path(self.root)
        for folder in PACKAGED:
            build_data["force_include"][str(root / folder)] = f"easyread/packaged/{folder}"
        ours = with_root(os.environ, self.root)
        for script, made in BUILDERS.items():
            if (root / made).is_file():
                continue
            self.app.display_info(f"Building {made}")
            if subprocess.run([sys.executable, script], cwd=root, env=ours, check=False).returncode:
                raise RuntimeError(
                    f"{script} could not make {made}; its reason stands above. On Debian: "
                    "apt-get install fonts-noto-core. CONTRIBUTING.md tells about other systems."
                )
