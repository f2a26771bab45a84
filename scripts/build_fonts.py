"""Noto fonts of the system -> small font files of our own in `easyread/data/fonts/`.

    python scripts/build_fonts.py [--source DIR] [--out DIR]

One file per family and weight, as TTF for the PDF engine and as WOFF2 for browsers, with `coverage.json`
(which characters each family has) and `OFL.txt`. The families are renamed "easyread …": a family split over
several files of one name makes WeasyPrint print wrong letters (measured), and a subset should not call itself
Noto. Same sources, same bytes. A second run with the same sources does nothing.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import fontTools
from fontTools import subset
from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.ttLib import TTFont

SOURCE = Path("/usr/share/fonts/truetype/noto")
LICENCE = Path("/usr/share/doc/fonts-noto-core/copyright")
OUT = Path(__file__).resolve().parent.parent / "easyread" / "data" / "fonts"

SPACES = [(0x20, 0x20), (0xA0, 0xA0), (0xAD, 0xAD), (0x200B, 0x200F), (0x202A, 0x202F), (0x2060, 0x2069)]
LATIN = [(0x20, 0x24F), (0x2B0, 0x36F), (0x1E00, 0x1EFF), (0xFB00, 0xFB06)]
GREEK_CYRILLIC = [(0x370, 0x3FF), (0x400, 0x52F)]
PUNCTUATION = [
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20BF),
    (0x2100, 0x218B),
    (0x2C60, 0x2C7F),
    (0xFFFD, 0xFFFD),
]
ARABIC = [(0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)]
ETHIOPIC = [(0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)]
GEORGIAN = [(0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)]
ARMENIAN = [(0x530, 0x58F), (0xFB13, 0xFB17)]
SYMBOLS = [
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2300, 0x23FF),
    (0x2460, 0x24FF),
    (0x2500, 0x27BF),
    (0x2B00, 0x2BFF),
]
PICTOGRAPHS = [(0x1F100, 0x1F1FF), (0x1F300, 0x1FAFF)]  # as drawings in black; a font of its own: few need it

WHERE = (
    "Debian, Ubuntu: apt-get install fonts-noto-core. Elsewhere: unpack the TTF files of Noto Sans, Arabic,\n"
    "Ethiopic, Georgian, Armenian, Symbols, Symbols 2 and Math into one folder, and name it with --source."
)

Ranges = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Face:
    """One file to make: its name, family and weight, the fonts it is cut from, and what is kept of them."""

    name: str
    family: str
    weight: int
    sources: tuple[str, ...]
    ranges: Ranges


FACES = (
    Face(
        "Sans-Regular", "easyread Sans", 400, ("NotoSans-Regular",), [*LATIN, *GREEK_CYRILLIC, *PUNCTUATION]
    ),
    Face("Sans-Bold", "easyread Sans", 700, ("NotoSans-Bold",), [*LATIN, *GREEK_CYRILLIC, *PUNCTUATION]),
    Face("Arabic-Regular", "easyread Arabic", 400, ("NotoSansArabic-Regular",), ARABIC),
    Face("Arabic-Bold", "easyread Arabic", 700, ("NotoSansArabic-Bold",), ARABIC),
    Face("Ethiopic-Regular", "easyread Ethiopic", 400, ("NotoSansEthiopic-Regular",), ETHIOPIC),
    Face("Ethiopic-Bold", "easyread Ethiopic", 700, ("NotoSansEthiopic-Bold",), ETHIOPIC),
    Face("Georgian-Regular", "easyread Georgian", 400, ("NotoSansGeorgian-Regular",), GEORGIAN),
    Face("Georgian-Bold", "easyread Georgian", 700, ("NotoSansGeorgian-Bold",), GEORGIAN),
    Face("Armenian-Regular", "easyread Armenian", 400, ("NotoSansArmenian-Regular",), ARMENIAN),
    Face("Armenian-Bold", "easyread Armenian", 700, ("NotoSansArmenian-Bold",), ARMENIAN),
    Face(
        "Symbols-Regular",
        "easyread Symbols",
        400,
        ("NotoSans-Regular", "NotoSansSymbols-Regular", "NotoSansSymbols2-Regular", "NotoSansMath-Regular"),
        SYMBOLS,
    ),
    Face(
        "Pictographs-Regular",
        "easyread Pictographs",
        400,
        ("NotoSans-Regular", "NotoSansSymbols2-Regular", "NotoSansSymbols-Regular"),
        PICTOGRAPHS,
    ),
)


def codepoints(ranges: Ranges) -> set[int]:
    """Return every code point of inclusive ranges."""
    return {point for first, last in ranges for point in range(first, last + 1)}


def read(path: Path) -> TTFont:
    """Return a font that keeps its dates when it is written."""
    return TTFont(BytesIO(path.read_bytes()), recalcTimestamp=False)


def cut(path: Path, wanted: Iterable[int]) -> TTFont:
    """Return the font with only `wanted` and the spaces, without hinting, its dates left alone."""
    options = subset.Options(
        layout_features=["*"],
        hinting=False,
        notdef_outline=True,
        name_IDs=["*"],
        drop_tables=["DSIG", "MATH", "gasp"],
    )
    font = read(path)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    return font


def to_bytes(font: TTFont) -> bytes:
    """Return the file; TTF or WOFF2 after the font's flavor."""
    buffer = BytesIO()
    font.save(buffer, reorderTables=None)
    return buffer.getvalue()


def merge(paths: Sequence[Path], ranges: Ranges) -> TTFont:
    """Return one font of several, each character from the first that has it; every fallback needs a space."""
    missing = codepoints(ranges)
    spaces = codepoints(SPACES)
    parts = []
    for path in paths:
        has = set(read(path).getBestCmap())
        take = (missing | spaces) & has
        missing, spaces = missing - take, spaces - take
        part = cut(path, take)
        for tag in ("GSUB", "GPOS", "GDEF"):
            if tag in part:
                del part[tag]
        parts.append(BytesIO(to_bytes(part)))
    merged = Merger(options=MergeOptions(drop_tables=["vhea", "vmtx"])).merge(parts)
    merged.recalcTimestamp = False
    merged["head"].created = merged["head"].modified = read(paths[0])["head"].modified
    return merged


def rename(font: TTFont, face: Face) -> None:
    """Write our family into the name table; copyright, trademark and licence notices stay."""
    style = "Bold" if face.weight == 700 else "Regular"
    names = font["name"]
    plain = face.family.replace(" ", "")
    names.names = [entry for entry in names.names if entry.nameID in (0, 7, 13, 14) and entry.platformID == 3]
    values = {
        1: face.family,
        2: style,
        3: f"{plain}-{style}",
        4: f"{face.family} {style}",
        6: f"{plain}-{style}",
        10: f"Subset of {', '.join(face.sources)}, made for easyread",
    }
    for number, value in values.items():
        names.setName(value, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight


def build_face(face: Face, source: Path) -> tuple[bytes, bytes, list[int]]:
    """Return the face as TTF and as WOFF2, and its characters."""
    first, *others = [source / f"{name}.ttf" for name in face.sources]
    wanted = codepoints([*face.ranges, *SPACES])
    font = merge([first, *others], face.ranges) if others else cut(first, wanted)
    rename(font, face)
    ttf = to_bytes(font)
    font = TTFont(BytesIO(ttf), recalcTimestamp=False)
    points = sorted(font.getBestCmap())
    font.flavor = "woff2"
    return ttf, to_bytes(font), points


def to_ranges(points: Sequence[int]) -> list[list[int]]:
    """Return ascending numbers as inclusive ranges."""
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return ranges


def licence_text(path: Path = LICENCE) -> str:
    """Return the notice for OFL.txt: the licence as Debian's package states it, or where to find it."""
    notice = (
        "The fonts in this folder are subsets of Noto fonts, renamed and made for easyread.\n"
        "Copyright 2010-2020 Google LLC (https://github.com/notofonts)\n\n"
        "This Font Software is licensed under the SIL Open Font License, Version 1.1 (OFL-1.1).\n"
    )
    if not path.is_file():
        return (
            notice + "The text of the licence: https://openfontlicense.org/open-font-license-official-text/\n"
        )
    found = re.search(r"^License: OFL-1\.1\n((?: .*\n)+)", path.read_text("utf-8"), re.MULTILINE)
    if found is None:
        return notice + f"The text of the licence stands in {path}.\n"
    lines = [line[1:] for line in found[1].splitlines()]
    return notice + "\n" + "\n".join("" if line == "." else line for line in lines) + "\n"


def stamp(paths: Iterable[Path]) -> str:
    """Return a digest of everything the files depend on: sources, this script, the tools."""
    digest = hashlib.sha256(f"{fontTools.version} {brotli.__version__}".encode())
    for path in (Path(__file__), *paths):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def put(path: Path, data: bytes) -> None:
    """Put a file in place as a whole: who has the old one open (the PDF engine maps it) keeps it."""
    beside = path.with_name(path.name + ".new")
    beside.write_bytes(data)
    beside.replace(path)


def build(source: Path, out: Path) -> str:
    """Make all files in `out`; return what was done, as a line. Raises: SystemExit without the fonts."""
    paths = sorted({source / f"{name}.ttf" for face in FACES for name in face.sources})
    missing = [path.name for path in paths if not path.is_file()]
    if missing:
        sys.exit(f"{source}: these fonts are not there: {', '.join(missing)}.\n{WHERE}")
    mark, digest = out / "stamp", stamp(paths)
    if mark.is_file() and mark.read_text("ascii") == digest:
        return f"{out}: up to date"
    out.mkdir(parents=True, exist_ok=True)
    mark.unlink(missing_ok=True)
    coverage: dict[str, list[list[int]]] = {}
    for face in FACES:
        ttf, woff2, points = build_face(face, source)
        put(out / f"{face.name}.ttf", ttf)
        put(out / f"{face.name}.woff2", woff2)
        if face.weight == 400:
            coverage[face.family] = to_ranges(points)
    (out / "coverage.json").write_text(json.dumps(coverage, indent=0) + "\n", "ascii")
    (out / "OFL.txt").write_text(licence_text(), "utf-8")
    mark.write_text(digest, "ascii")
    size = {
        kind: sum(path.stat().st_size for path in out.glob(f"*.{kind}")) // 1024 for kind in ("ttf", "woff2")
    }
    return f"{out}: {len(FACES)} fonts, {size['ttf']} KB as TTF, {size['woff2']} KB as WOFF2"


def main() -> None:
    """Read the arguments, build, tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--source", type=Path, default=SOURCE, help=f"folder of the Noto TTF files ({SOURCE})"
    )
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write to")
    arguments = parser.parse_args()
    print(build(arguments.source, arguments.out))


if __name__ == "__main__":
    main()
