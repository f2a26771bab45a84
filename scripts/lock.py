"""pyproject.toml and tests/web/package.json -> lock files with hashes, without the name of any registry."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / ".venv" / "bin" / "python"
NOUNS = "requirements-nouns.lock"  # alone, without dependencies; pyproject.toml says why
GROUPS = {"requirements.lock": ("build",), "requirements-dev.lock": ("build", "dev")}
COMPILE = (
    "uv",
    "pip",
    "compile",
    "pyproject.toml",
    "--universal",
    "--python-version",
    "3.11",
    "--upgrade",
    "--quiet",
)
PLAIN = ("--generate-hashes", "--no-annotate", "--no-emit-index-url", "--custom-compile-command", "make lock")


def main() -> None:
    """Write both lock files of Python and the one of npm."""
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "uv"], check=True)
    for name, groups in GROUPS.items():
        wanted = [word for group in groups for word in ("--group", group)]
        command = [str(PYTHON), "-m", *COMPILE, *PLAIN, *wanted, "--output-file", name]
        subprocess.run(command, check=True, cwd=ROOT)
    alone = ("--group", "nouns", "--no-deps", "--output-file", NOUNS)
    compile_alone = (word for word in COMPILE if word != "pyproject.toml")
    subprocess.run([str(PYTHON), "-m", *compile_alone, *PLAIN, *alone], check=True, cwd=ROOT)
    npm = ["npm", "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(npm, check=True, cwd=ROOT / "tests" / "web")


if __name__ == "__main__":
    main()
