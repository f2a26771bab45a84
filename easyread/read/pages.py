"""What a page leaves in a text that was taken out of a PDF: its number, and the line at its head or foot."""

import re

_NUMBER = re.compile(r"\d{1,3}")
_PAGE_LINE = re.compile(
    r"[-–—] ?\d{1,4} ?[-–—]"  # - 12 -
    r"|(?:Seite|S\.) ?\d{1,4}(?: ?(?:von|/) ?\d{1,4})?"  # Seite 12 von 27
    r"|\{\d{1,4}\}-{5,}"  # {12}-----, as converters write it
    r"|\S.{0,100}?(?: {3,}|\t| ?\| ?)(?:Seite|S\.) ?\d{1,4}(?: ?(?:von|/) ?\d{1,4})?"  # Titel     Seite 12
    r"|(?:Seite|S\.) ?\d{1,4}(?: {3,}|\t| ?\| ?)\S.{0,100}",
)


def is_page_line(text: str) -> bool:
    """Say whether a line, without blanks around it, is the number of a page or a head that has one."""
    return bool(_PAGE_LINE.fullmatch(text))


def is_page_text(text: str) -> bool:
    """Say the same of a whole block. A bare number counts here: nothing else stands with it."""
    return all(is_page_line(line.strip()) or _NUMBER.fullmatch(line.strip()) for line in text.split("\n"))
