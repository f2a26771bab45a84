"""pyproject.toml and tests/web/package.json -> lock files with hashes, without the name of any registry."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / ".venv" / "bin" / "python"
GROUPS = {"requirements.lock": ("build",), "requirements-dev.lock": ("build", "dev")}
# groups without what the package itself needs; pyproject.toml says why
ALONE = {
    "requirements-nouns.lock": ("--group", "nouns", "--no-deps"),
    "requirements-bench.lock": ("--group", "bench"),
}
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
    """Write the lock files of Python and the one of npm."""
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "uv"], check=True)
    for name, groups in GROUPS.items():
        wanted = [word for group in groups for word in ("--group", group)]
        command = [str(PYTHON), "-m", *COMPILE, *PLAIN, *wanted, "--output-file", name]
        subprocess.run(command, check=True, cwd=ROOT)
    compile_alone = [word for word in COMPILE if word != "pyproject.toml"]
    for name, wanted_alone in ALONE.items():
        command = [str(PYTHON), "-m", *compile_alone, *PLAIN, *wanted_alone, "--output-file", name]
        subprocess.run(command, check=True, cwd=ROOT)
    npm = ["npm", "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(npm, check=True, cwd=ROOT / "tests" / "web")


if __name__ == "__main__":
    main()
