"""The modules of easyread and their first sentences -> the map in ARCHITECTURE.md; `make map` draws it."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "easyread"
PICTURE = ROOT / "ARCHITECTURE.md"
BEGIN, END = "<!-- map: drawn by make map -->\n", "<!-- end of map -->\n"


def first_sentence(path: Path) -> str:
    """Return what a module says of itself in its first paragraph, in one line."""
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(text.split("\n\n")[0].split()).replace("|", r"\|")


def draw_map() -> str:
    """Return the map: one table of the modules that stand alone, one for each room with several."""
    alone = [path for path in sorted(PACKAGE.glob("*.py")) if not path.name.startswith("__")]
    parts = [_table("Modules of one file", "", alone)]
    for face in sorted(PACKAGE.glob("*/__init__.py")):
        inside = [path for path in sorted(face.parent.rglob("*.py")) if path != face]
        parts.append(_table(f"`{face.parent.name}/`", first_sentence(face), inside))
    return "\n".join(parts)


def _table(title: str, sentence: str, paths: list[Path]) -> str:
    rows = [f"| `{path.relative_to(PACKAGE)}` | {first_sentence(path)} |" for path in paths]
    head = [
        f"### {title}",
        "",
        *([sentence, ""] if sentence else []),
        "| module | what it does |",
        "|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


def main() -> None:
    """Put today's map into ARCHITECTURE.md."""
    text = PICTURE.read_text("utf-8")
    before, rest = text.split(BEGIN)
    PICTURE.write_text(f"{before}{BEGIN}\n{draw_map()}\n{END}{rest.split(END)[1]}", "utf-8")


if __name__ == "__main__":
    main()
