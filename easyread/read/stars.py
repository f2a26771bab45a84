"""A shadow of the source for the Markdown parser, in which what only looks like markup is out of its sight.

The shadow has the same characters at the same offsets, except that signs which mean something else in
German are replaced by letters of their own: the parser sees a word, and the text is taken from the source.
* A gender star is not emphasis ("Romn*nja und Sinti*zze"). CommonMark pairs such stars.
* "1. Januar" at the beginning of a wrapped line is not a list.
* "[Hinweis]: Text" is not the definition of a link.
* A bullet "•" is a list marker, "- 3 -" is the number of a page.
"""

import re
from dataclasses import dataclass

from easyread.read.lines import SURE_BULLETS

# What may follow a gender star. Chosen: endings and articles found in German official and activist texts.
_ENDINGS = (
    "innen|in|nja|zze|zza|nnen|r|e|n|s|m|er|es|en|em|rin|rinnen|frau|frauen|die|der|das|den|dem|des|"
    "sie|ihr|ihre|ihren|ihrem|ihrer|ihres|eine|einen|einem|einer|jede|jeder|keine|welche"
)
_INSIDE_WORD = re.compile(r"(?<=\w)\*(?=\w)")
_ENDING = re.compile(rf"\*(?:{_ENDINGS})(?![^\W\d_])", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[^\s*]{1,60}\Z")
# A star that closes a word by itself: "LSBTIQ*", "trans*". Not when the word also begins with one.
_AFTER_WORD = re.compile(r"(?<![*\w])(?:[A-Z]{3,10}\+?|[Tt]rans|[Ii]nter|[Qq]ueer)\*(?![*\w])")
_MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_DATE_AT_LINE_START = re.compile(rf"^([ \t>]{{0,8}}\d{{1,2}})\.(?=[ \t]+(?:{_MONTHS})\b)", re.MULTILINE)
_LOOSE_DEFINITION = re.compile(r"^( {0,3}\[[^\[\]\n^]{1,200}\]):(?=[ \t]+[^\s<#/.:]+(?:\s|\Z))", re.MULTILINE)
_BULLET = re.compile(rf"^([ \t]{{0,20}})([{SURE_BULLETS}]|o)([ \t\xa0])", re.MULTILINE)
_LISTED = re.compile(rf"[ \t]*(?:[{SURE_BULLETS}*+-]|o|\d{{1,9}}[.)])[ \t\xa0]")
_PAGE_NUMBER = re.compile(r"^( {0,3})-(?= \d{1,4} -[ \t\r]*$)", re.MULTILINE)
_DASH_LINE = re.compile(r"^( {0,3})-(?= [a-zäöü])", re.MULTILINE)
MAX_INDENT = 3  # standard: CommonMark, four blanks begin program code
TAB = "\t"
_FULL_LINE = 50  # chosen: shorter than any line that was broken because it was full
_PRIVATE = range(0xE000, 0xF8FF)  # standard: Unicode private use area; neither letter nor punctuation


@dataclass(frozen=True, slots=True)
class Shadow:
    """The text for the parser, and how its own letters are turned back into what the author wrote."""

    text: str
    original: dict[int, str]

    def restore(self, text: str) -> str:
        """Return what the parser gave back, in the author's signs."""
        return text.translate(self.original) if self.original else text


def cast_shadow(text: str) -> Shadow:
    """Return the shadow of `text`: as long as it is, sign by sign."""
    star, dot, colon, dash = _unused_letters(text, 4)
    shadow = text
    if "*" in text:
        shadow = _hide_stars(shadow, star)
    shadow = _DATE_AT_LINE_START.sub(rf"\g<1>{dot}", shadow)
    shadow = _LOOSE_DEFINITION.sub(rf"\g<1>{colon}", shadow)
    shadow = _PAGE_NUMBER.sub(rf"\g<1>{dash}", shadow)
    shadow = _BULLET.sub(_as_list_marker, shadow)
    shadow = _DASH_LINE.sub(lambda match: match[1] + (dash if _is_dash(match) else "-"), shadow)
    return Shadow(shadow, {ord(star): "*", ord(dot): ".", ord(colon): ":", ord(dash): "-"})


def _as_list_marker(match: re.Match[str]) -> str:
    """Return a bullet as "-". Far to the right it is one below another item; elsewhere that is code."""
    text, indent = match.string, match[1]
    above = text[text.rfind("\n", 0, max(0, match.start() - 1)) + 1 : match.start()]
    if len(indent) > MAX_INDENT and not _LISTED.match(above):
        return match[0]
    return f"{indent}-{' ' if match[3] != TAB else TAB}"


def _unused_letters(text: str, count: int) -> tuple[str, ...]:
    """Return private characters that the text does not use; there are more of them than it can name."""
    unused = (chr(code) for code in _PRIVATE if chr(code) not in text)
    return tuple(next(unused, "x") for _ in range(count))


def _hide_stars(text: str, letter: str) -> str:
    text = _INSIDE_WORD.sub(lambda match: letter if _is_gender_star(match) else "*", text)
    return _AFTER_WORD.sub(lambda match: match[0][:-1] + letter, text)


def _is_gender_star(match: re.Match[str]) -> bool:
    """Say whether a star between two letters belongs to the word: yes, unless it closes "*Frauen*haus"."""
    if _ENDING.match(match.string, match.start()):
        return True
    before = match.string[max(0, match.start() - 61) : match.start()]
    word = _WORD_BEFORE.search(before)
    opening = len(before) - len(word[0]) if word else len(before)
    return before[opening - 1 : opening] != "*" or opening == 0


def _is_dash(match: re.Match[str]) -> bool:
    """Say whether "- " at the beginning of a line is a dash in a sentence that began on the line before."""
    text = match.string
    before = text[text.rfind("\n", 0, max(0, match.start() - 1)) + 1 : match.start()].rstrip()
    line_end = text.find("\n", match.end())
    following = text[line_end + 1 : line_end + 6].lstrip() if line_end >= 0 else ""
    goes_on = len(before) >= _FULL_LINE and before[-1] not in ".:;!?" and before.lstrip()[0] not in "-*+>•|"
    return goes_on and not following.startswith(("- ", "* ", "• "))
