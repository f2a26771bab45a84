"""Figures in a text -> what a reader stumbles over and how to write it: dates, ranges, numerals, phones."""

import re
from collections.abc import Iterator

from easyread.check.hit import Hit
from easyread.check.lists import load_lists
from easyread.document import Span
from easyread.segment import Passage

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
_MONTH = "|".join(MONTHS)
_ADD_YEAR = " mit Jahr"
CENTURY_TURN = 40  # chosen: "31.12.40" is 2040, "41" is 1941; the advice says to check

_DATE = re.compile(
    rf"(?<![\d.])(?P<iso>(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d)(?![\d-])"
    rf"|(?<![\d.])(?P<day>[0-3]?\d)\.\s?(?P<month>[01]?\d)\.(?:\s?(?P<year>\d\d(?:\d\d)?)(?!\d|\.\d|:))?(?![\d:])"
    rf"|(?<![\d.])(?P<named>[0-3]?\d\.\s?(?:{_MONTH}))\b(?!,?\s?'?\d\d)"
)
_YEARLY = re.compile(r"\b(?:jedes Jahr|jährlich|jeweils|alljährlich)\b")
_DAYS = {
    "Mo": "Montag", "Di": "Dienstag", "Mi": "Mittwoch", "Do": "Donnerstag", "Fr": "Freitag", "Sa": "Samstag",
    "So": "Sonntag",
}  # fmt: skip
_TIME = r"\d{1,2}(?:[.:]\d\d)?"
_YEARS = r"(?:1[5-9]|20)\d\d"
_DAYS_OF = r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?"
_DAY = r"(?:Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)\b\.?"
_RANGE = re.compile(
    rf"(?<![\w.,:/§–-])(?:[Vv]o[nm] (?:[A-ZÄÖÜ][\w.]{{0,30}} )?"
    rf"|(?:Zeilen?|Seiten?|Kapitel|Klassen?|Stufen?) )?"
    rf"(?:(?P<start>{_TIME}\.?)(?: Uhr)?\s?[–—-]\s?(?P<end>{_TIME}\.?)(?![\w/:–-]|[.,]\d)"
    rf"(?: (?P<unit>Uhr)\b)?"
    rf"|(?P<first>{_YEARS}|{_DAYS_OF})\s?[–—-]\s?(?P<last>{_YEARS}|{_DAYS_OF})(?![\w/:–-]|[.,]\d)"
    rf"|(?P<from>{_DAY}|{_MONTH}|[A-Z])\s?[–—-]\s?(?P<to>{_DAY}|{_MONTH}|[A-Z])(?![\w–-]))"
)
_ROUTE = re.compile(r"\b[Vv]on (?P<from>[A-ZÄÖÜ]\w{1,30}) [–—-] (?P<to>[A-ZÄÖÜ]\w{1,30})\b(?! [–—-])")
_LETTER_NAME = re.compile(r"[A-Z]-[A-Z]")
_ROMAN = re.compile(
    r"(?<![\w.’'-])(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\w’'*])"
    r"|(?<![\w.’'-])(?=[ivx]{2})x{0,3}(?:ix|iv|v?i{0,3})(?=\))"
)
_NUMBERED = re.compile(
    r"(?:Kapitel|Teil|Stufe|Abschnitt|Band|Buch|SGB|Artikel|Anlage|Anhang|Klasse|Phase|Gruppe|Nr\.|Nummer"
    r"|Titel|Hartz|Zone|Zweig|Ziffer|Satz|Absatz|Abs\.|König|Kaiser|Papst|Friedrich|Wilhelm|Karl|Heinrich|Ludwig|Otto|Paul)\s$"
)
_VALUES = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
_PHONE = re.compile(
    r"(?<![\w.,/:-])(?<!\d[ \u00a0])(?:\+\d{1,3}|\(?0\d{1,5}\)?)[ \u00a0]?[/–-]?[ \u00a0]?\d"
    r"(?:[ \u00a0]?[/–-]?[ \u00a0]?\d){3,14}(?![\w,]?\d)"
)
_FIGURES = re.compile(r"\d+")
_STROKE = re.compile(r"[/–-]")
_CALL = re.compile(r"\b(?:Tel|Telefon|Telefonnummer|Handy|Mobil|Fax|Rufnummer|Nummer)\b[.: ]{0,3}(?:\(0\))?$")
AREA_CODE = 4  # chosen: figures of an area code that nobody marked off
MIN_FIGURES = 6  # of a telephone number
_LARGE = re.compile(
    r"(?<![\w.,/:§-])\d{1,3}(?:[. \u00a0]\d{3})+(?:,\d+)?(?:\s?%| Prozent\b)?"
    r"|(?<![\w.,/:§-])\d+(?:,\d+)?(?:\s?%| Prozent\b| Millionen\b| Milliarden?\b| Mio\.| Mrd\.)"
    r"|(?<![\w.,/:§-])(?:\d+,\d+|\d{3,})(?![\w/:]|[.,-]\d)"
)
_YEAR = re.compile(r"1[1-9]\d{2}|20\d{2}")
_THINGS = re.compile(r" [A-ZÄÖÜ][a-zäöü]{2}")
# Numbers that count nothing: they are the name of a section, a room, a bus, a telephone.
_LAW = re.compile(
    r"(?:§§?|Art\.|Artikel|Paragra[fp]h?|Nr\.|[Nn]ummer|Absatz|Abs\.|Seite|S\.|Haus|Zimmer|Raum|Büro|Halle|Postfach"
    r"|Gleis|Tür|(?:[Bb]us|[Ll]inie|[Bb]ahn|[Tt]ram|[Zz]ug)(?:\s[A-ZÄÖÜ]\w{0,3})?|[Nn]otruf|Telefon|Tel\.|Fax)"
    r"(?:\s(?:ist|lautet))?[:\s]\s?$"
    r"|\b(?:[Rr]uf(?:en|t)|[Ww]ähl(?:en|t)) (?:Sie )?(?:bitte )?(?:gleich )?(?:die |unter )?(?:an: )?$"
)
_EMERGENCY = re.compile(r"11[0-25-8](?: ?\d{3})?")
_PRICE = re.compile(
    r"\d{1,4}(?:,\d\d)?|\d\.\d{3}(?:,\d\d)?"
)  # below 10,000: what one gets or pays is told exactly
_MONEY = re.compile(r"[\s\u00a0]?(?:Euro\b|€|Cent\b)")
_CALLS = re.compile(
    r"\b(?:ruf(?:en|t)?|wähl(?:en|t|e)?|anrufen|Notruf|Notfall|Polizei|Feuerwehr|Telefon|Nummer)\b",
    re.IGNORECASE,
)
_OLD = re.compile(r"(?<![\w.,/:§-])1\d{3}(?![\w/:%]|[.,-]\d)")
_OLD_CUE = re.compile(
    rf"(?:Jahre?n?|seit|bis|von|vom|nach|vor|ab|um|Ende|Anfang|Mitte|Sommer|Winter|{_MONTH}|\d\.|\()\s?$"
)
_WINDOW = 24
# Most blocks have neither: one quick look saves a slow one.
_DIGIT, _DASH = re.compile(r"\d"), re.compile(r"[–—-]")


def find_dates(passage: Passage, _: int) -> Iterator[Hit]:
    """Yield dates with a year of two figures, without a year, or written as computers do."""
    text = passage.prose.text
    if not _DIGIT.search(text):
        return
    is_yearly = _YEARLY.search(text) is not None
    for match in _DATE.finditer(text):
        named = "" if is_yearly else f"{match['named']}{_ADD_YEAR}"
        better = named if match["named"] else _written(match)
        if better:
            values = {"found": match[0], "better": better}
            if better.endswith(_ADD_YEAR):
                values["variant"] = "year"
            yield Hit("date-format", Span(*match.span()), values)


def _written(match: re.Match[str]) -> str:
    """Return a date with the name of its month; "" where it is fine, or none."""
    if match["iso"]:
        year, month, day = match["iso"].split("-")
    else:
        year, month, day = match["year"] or "", match["month"], match["day"]
        if len(year) == 4:
            return ""
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return ""
    if len(year) == 2:
        year = f"{'20' if int(year) <= CENTURY_TURN else '19'}{year}"
    return f"{int(day)}. {MONTHS[int(month) - 1]}{f' {year}' if year else _ADD_YEAR}"


def find_ranges(passage: Passage, _: int) -> Iterator[Hit]:
    """Yield ranges with a dash: hours, days, numbers, letters."""
    text = passage.prose.text
    if not _DASH.search(text):
        return
    for match in _RANGE.finditer(text):
        if _LETTER_NAME.fullmatch(match[0]) and match[0] != "A-Z":
            continue
        first = match["start"] or match["from"] or match["first"]
        last = match["end"] or match["to"] or match["last"]
        first, last = (_DAYS.get(word.rstrip("."), word) for word in (first, last))
        if match["unit"]:
            first, last = first.replace(":", "."), last.replace(":", ".") + " Uhr"
        yield _hit("range-dash", match, f"von {first} bis {last}")
    for match in _ROUTE.finditer(text):
        if not _RANGE.match(text, match.start()):
            yield _hit("range-dash", match, f"von {match['from']} bis {match['to']}")


def find_roman_numerals(passage: Passage, _: int) -> Iterator[Hit]:
    """Yield Roman numerals; a single letter only after a word that is numbered."""
    text = passage.prose.text
    not_roman = load_lists().not_roman
    for match in _ROMAN.finditer(text):
        numeral = match[0]
        if not numeral or numeral in not_roman:
            continue
        before = text[max(0, match.start() - _WINDOW) : match.start()]
        if len(numeral) == 1 and (numeral in "CDML" or not _NUMBERED.search(before)):
            continue
        yield _hit("roman-numeral", match, str(_arabic(numeral)))


def is_numeral(word: str) -> bool:
    """Say whether a word in capitals is a Roman numeral, and not one of those that are a word too."""
    return word not in load_lists().not_roman and _ROMAN.fullmatch(word) is not None


def _arabic(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral.upper()]
    following = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, following, strict=True))


def find_phone_numbers(passage: Passage, limit: int) -> Iterator[Hit]:
    """Yield telephone numbers with more than `limit` figures in a row, and the same in blocks."""
    text = passage.prose.text
    if not _DIGIT.search(text):
        return
    for match in _PHONE.finditer(text):
        groups = _FIGURES.findall(match[0])
        if len(groups) == 1:  # figures without a gap: a number only where a word says so
            if not _CALL.search(text, max(0, match.start() - _WINDOW), match.start()):
                continue
            groups = [groups[0][:AREA_CODE], groups[0][AREA_CODE:]]
        count = sum(map(len, groups))
        if count >= MIN_FIGURES and (max(map(len, groups[1:])) > limit or _STROKE.search(match[0])):
            plus = "+" if match[0].startswith("+") else ""
            yield _hit("phone-number", match, plus + " ".join([groups[0], *_in_blocks("".join(groups[1:]))]))


def _in_blocks(figures: str) -> list[str]:
    """Cut figures into twos, with a three at the beginning of an odd number of them."""
    first = 3 if len(figures) % 2 and len(figures) > 2 else 2
    return [figures[:first], *(figures[start : start + 2] for start in range(first, len(figures), 2))]


def find_large_numbers(passage: Passage, _: int) -> Iterator[Hit]:
    """Yield numbers of three figures or more, decimals and percentages; not years, sections and pages."""
    text = passage.prose.text
    if not _DIGIT.search(text):
        return
    for match in _LARGE.finditer(text):
        before = text[max(0, match.start() - _WINDOW) : match.start()]
        if not (_is_year(text, match, before) or _LAW.search(before) or _is_exact(text, match)):
            yield _hit("large-number", match, "")


def _is_exact(text: str, match: re.Match[str]) -> bool:
    """Tell what nobody can round: the emergency number, and what something costs."""
    if _MONEY.match(text, match.end()):
        return _PRICE.fullmatch(match[0]) is not None
    return _EMERGENCY.fullmatch(match[0]) is not None and _CALLS.search(text) is not None


def _is_year(text: str, match: re.Match[str], before: str) -> bool:
    """Tell "im Jahr 1950" and "1950 begann …" from "1950 Menschen"."""
    if not _YEAR.fullmatch(match[0]):
        return False
    counts = _THINGS.match(text, match.end()) is not None
    return not counts or _OLD_CUE.search(before) is not None or not before.strip()


def find_old_years(passage: Passage, limit: int) -> Iterator[Hit]:
    """Yield years before `limit`."""
    text = passage.prose.text
    if not _DIGIT.search(text):
        return
    for match in _OLD.finditer(text):
        before = text[max(0, match.start() - _WINDOW) : match.start()]
        if int(match[0]) < limit and _OLD_CUE.search(before):
            span = Span(*match.span())
            yield Hit("old-year", span, {"found": match[0], "limit": limit})


def _hit(code: str, match: re.Match[str], better: str) -> Hit:
    return Hit(code, Span(*match.span()), {"found": match[0], "better": better})
