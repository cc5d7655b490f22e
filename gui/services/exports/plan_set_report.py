"""The report of several plans that were applied side by side: as text, JSON or Markdown. No secret is in it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from gui import __version__
from gui.domain.engine.progress import Finished, Outcome
from gui.log import Redactor
from gui.services.exports.report import escaped
from gui.services.runs.event_data import event_to_data
from gui.services.runs.plan_set import PlanResult
from gui.words import plan_list as words
from gui.words.joining import listed
from gui.words.plain_text import one_line
from gui.words.progress_lines import report_lines
from gui.words.unread import utc_text

FORMAT = 1
"""Number of the JSON form; raised when a reader of an earlier one could misread it."""

_REDACTOR = Redactor()


@dataclass(frozen=True, slots=True)
class PlanEnd:
    """How one plan ended.

    Attributes:
        name: of the plan, as in its folder.
        result: of its run.
        guest: what became of the guest files that its list wants, in words; empty where it wants none.
    """

    name: str
    result: PlanResult
    guest: str = ""


def end_text(end: PlanEnd) -> str:
    """Return in one sentence how the plan ended."""
    result = end.result
    return words.end_text(
        end.name, result.report.outcome if result.report else None, result.run_id, result.journal_error
    )


def summary_text(ends: tuple[PlanEnd, ...]) -> str:
    """Return how many plans were applied."""
    return words.text(words.SUMMARY).format(applied=sum(map(_applied, ends)), count=len(ends))


def _applied(end: PlanEnd) -> bool:
    return end.result.report is not None and end.result.report.outcome is Outcome.APPLIED


def to_text(ends: tuple[PlanEnd, ...], written: datetime) -> bytes:
    """Return the report as plain text: a line for each plan, with what it says about it below."""
    lines = [words.text(words.REPORT_TITLE), utc_text(written), "", summary_text(ends), ""]
    for end in ends:
        lines.append(end_text(end))
        lines += [f"  {each.strip()}" for each in _details(end)]
    return ("\n".join(_clean(each) for each in lines) + "\n").encode()


def to_markdown(ends: tuple[PlanEnd, ...], written: datetime) -> bytes:
    """Return the report in GitHub's dialect of Markdown."""
    lines = [f"# {escaped(words.text(words.REPORT_TITLE))}", "", escaped(utc_text(written)), ""]
    lines += [f"**{escaped(summary_text(ends))}**", ""]
    for end in ends:
        lines.append(f"- {escaped(_clean(end_text(end)))}")
        lines += [f"  - {escaped(_clean(each))}" for each in _details(end)]
    return ("\n".join(lines) + "\n").encode()


def to_json(ends: tuple[PlanEnd, ...], written: datetime) -> bytes:
    """Return the report as JSON; docs/lists.md says what is in it."""
    data = {
        "format": FORMAT,
        "program": "multi-eip-wizard",
        "version": __version__,
        "written": written.isoformat(timespec="seconds"),
        "applied": sum(map(_applied, ends)),
        "plans": [_data(end) for end in ends],
    }
    return (json.dumps(_redacted(data), indent=2, ensure_ascii=False) + "\n").encode()


RENDERERS: Mapping[str, Callable[[tuple[PlanEnd, ...], datetime], bytes]] = {
    ".txt": to_text,
    ".json": to_json,
    ".md": to_markdown,
}
"""What writes the report, by the ending of the file's name."""


def report_content(path: PurePath, ends: tuple[PlanEnd, ...], written: datetime) -> bytes:
    """Return the report in the form that the name of ``path`` asks for; plain text where it asks for none."""
    return RENDERERS.get(path.suffix.lower(), to_text)(ends, written)


def _details(end: PlanEnd) -> Iterator[str]:
    plan, report = end.result.plan, end.result.report
    host, eni = plan.selection.instance or "", plan.selection.eni or ""
    values = {"region": plan.region, "instance": host, "eips": listed(plan.selection.eips)}
    sentence = words.ABOUT if eni else words.ABOUT_NEW
    yield words.text(sentence).format(**values, eni=eni)
    if report is not None:
        yield from report_lines(report)
    if end.guest:
        yield end.guest


def _data(end: PlanEnd) -> dict[str, Any]:
    plan, result = end.result.plan, end.result
    report = event_to_data(Finished(result.report))["report"] if result.report else None
    return {
        "plan": end.name,
        "run": result.run_id,
        "region": plan.region,
        "interface": plan.selection.eni,
        "instance": plan.selection.instance,
        "eips": list(plan.selection.eips),
        "outcome": result.report.outcome.value if result.report else "not_started",
        "report": report,
        "error": end_text(end) if result.journal_error else "",
        "guest_files": end.guest,
    }


def _clean(text: str) -> str:
    return one_line(_REDACTOR.redact(text))


def _redacted(value: Any) -> Any:  # noqa: ANN401 - whatever JSON knows
    match value:
        case str():
            return _REDACTOR.redact(value)
        case dict():
            return {name: _redacted(each) for name, each in value.items()}
        case list():
            return [_redacted(each) for each in value]
        case _:
            return value
