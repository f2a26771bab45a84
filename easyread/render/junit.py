"""Findings -> JUnit XML, as build servers read it: a suite a document, a case a rule."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from easyread.render.findings import said

# standard: XML 1.0, section 2.2; everything else cannot stand in a document, not even as a reference
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Findings = Mapping[str, Sequence[dict[str, Any]]]


def junit_xml(found: Findings, codes: Sequence[str]) -> str:
    """Return the report. `found`: path -> findings, also of documents without any; `codes`: all that are on.

    A hint is told in the case's output; only a warning or an error is a failure.
    """
    root = ElementTree.Element("testsuites", name="easyread check")
    for path, items in found.items():
        suite = ElementTree.SubElement(root, "testsuite", name=_clean(path))
        failed = 0
        for code in codes:
            of_code = [item for item in items if item["rule"] == code]
            case = ElementTree.SubElement(suite, "testcase", classname=_clean(path), name=code)
            failed += _tell(case, of_code)
        for name, number in (("tests", len(codes)), ("failures", failed), ("errors", 0), ("skipped", 0)):
            suite.set(name, str(number))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False)


def _tell(case: ElementTree.Element, items: Sequence[dict[str, Any]]) -> bool:
    bad = [item for item in items if item["severity"] != "hint"]
    if bad:
        failure = ElementTree.SubElement(
            case, "failure", type=bad[0]["severity"], message=_clean(said(bad[0]))
        )
        failure.text = "\n".join(map(_line, bad))
    if hints := [item for item in items if item["severity"] == "hint"]:
        ElementTree.SubElement(case, "system-out").text = "\n".join(map(_line, hints))
    return bool(bad)


def _line(item: dict[str, Any]) -> str:
    return _clean(f"{item['file']}:{item['line']}:{item['column']}: {said(item)}")


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
