"""Results of checks as text, JSON and JUnit XML. No time is in them: while nothing changes, neither does a byte."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from gui import __version__
from gui.domain.checks.drift import Drift
from gui.domain.checks.issue import Issue
from gui.domain.checks.region_check import RegionCheck, overall
from gui.domain.checks.weight import weight
from gui.services.exports.cells import steering_escaped
from gui.words import check as words
from gui.words.findings import drift_word, english_advice, english_sentence, finding_advice, plain_sentence
from gui.words.plain_text import encodable, one_line

FORMAT = 1
"""Number of the JSON format; raised whenever members are added, changed or taken away."""

_SUITE = "multi-eip check"


def to_text(checks: Sequence[RegionCheck]) -> bytes:
    """Return ``checks`` for a person, in the language in force."""
    return ("\n".join(line for each in checks for line in _lines(each)) + "\n").encode()


def _lines(check: RegionCheck) -> Iterator[str]:
    yield one_line(words.state_line(check.region, check.state))
    if not any(what == "region" for what, _ in check.unread):
        yield "  " + words.compared_line(check.compared_with)
    for each in (*check.drift, *check.unknown):
        yield "  " + one_line(f"{drift_word(each.word).text}: {_told(each.finding)}")
    for issue in check.issues:
        yield "  " + one_line(_told(issue))
    for what, reason in check.unread:
        yield "  " + one_line(words.unread_line(what, reason))


def _told(issue: Issue) -> str:
    return f"{plain_sentence(issue)} {finding_advice(issue)}".rstrip()


def to_json(checks: Sequence[RegionCheck]) -> bytes:
    """Return ``checks`` as data; docs/check.md says what is in it."""
    data: dict[str, Any] = {
        "format": FORMAT,
        "program": "multi-eip-wizard",
        "version": __version__,
        "state": overall(checks).value,
        "regions": [_region(each) for each in checks],
    }
    return (steering_escaped(json.dumps(data, ensure_ascii=False, indent=2)) + "\n").encode()


def _region(check: RegionCheck) -> dict[str, Any]:
    return {
        "region": encodable(check.region),
        "state": check.state.value,
        "compared_with": check.compared_with.value if check.compared_with else None,
        "drift": [{"word": each.word.value, **_issue(each.finding)} for each in check.drift],
        "unknown": [{"word": each.word.value, **_issue(each.finding)} for each in check.unknown],
        "issues": [_issue(each) for each in check.issues],
        "unread": [{"what": encodable(what), "reason": encodable(reason)} for what, reason in check.unread],
    }


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "code": issue.code.value,
        "weight": weight(issue.code).value,
        "ids": [encodable(each) for each in issue.ids],
        "values": {name: encodable(value) if isinstance(value, str) else value for name, value in issue.values},
        "sentence": encodable(english_sentence(issue)),
        "remedy": issue.remedy.value,
        "advice": english_advice(issue),
    }


def to_junit(checks: Sequence[RegionCheck]) -> bytes:
    """Return ``checks`` as JUnit XML, in English: three tests for each region.

    What could not be read is an error, drift and issues are failures, and what was compared with nothing is skipped.
    """
    root = ET.Element("testsuites", {"name": _SUITE})
    for each in checks:
        root.append(_suite(each))
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _suite(check: RegionCheck) -> ET.Element:
    suite = ET.Element("testsuite", {"name": one_line(check.region)})
    unread = [f"{what}: {reason}" for what, reason in check.unread]
    unread += [english_sentence(each.finding) for each in check.unknown]
    _case(suite, check, "everything was read", "error", unread)
    compared = _case(suite, check, "as planned", "failure", _drifted(check.drift))
    if check.compared_with is None:
        ET.SubElement(compared, "skipped", {"message": "no applied plan and no baseline"})
    _case(suite, check, "no issues", "failure", [english_sentence(each) for each in check.issues])
    cases = [*suite]
    suite.set("tests", str(len(cases)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(case.find(tag) is not None for case in cases)))
    return suite


def _drifted(drift: Iterable[Drift]) -> list[str]:
    return [f"{each.word.value}: {english_sentence(each.finding)}" for each in drift]


def _case(suite: ET.Element, check: RegionCheck, name: str, tag: str, wrong: list[str]) -> ET.Element:
    region = one_line(check.region)
    case = ET.SubElement(suite, "testcase", {"classname": f"{_SUITE}.{region}", "name": name})
    if wrong:
        lines = [one_line(each) for each in wrong]
        ET.SubElement(case, tag, {"message": lines[0]}).text = "\n".join(lines)
    return case
