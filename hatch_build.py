"""Build hook: a wheel carries glossary, templates, fonts and word tables; the last two are made if absent."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILDERS = {
    "scripts/build_fonts.py": "easyread/data/fonts",
    "scripts/build_tables.py": "easyread/data/tables",
}
PACKAGED = ("glossary", "templates")


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
        for script, folder in BUILDERS.items():
            if not (root / script).exists() or any((root / folder).glob("*")):
                continue
            self.app.display_info(f"Building {folder}")
            if subprocess.run([sys.executable, script], cwd=root, check=False).returncode:
                raise RuntimeError(
                    f"{script} could not make {folder}; its reason stands above. On Debian: "
                    "apt-get install fonts-noto-core. CONTRIBUTING.md tells about other systems."
                )
