"""``multi-eip apply DIR``: the plans of one list side by side, under one rate budget, in one journal."""

import argparse
import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from gui.commands import connection
from gui.commands.execution import after_run, code_of, ended
from gui.commands.exit_codes import DONE, LEFT, REFUSED, UNDONE
from gui.commands.output_file import check_output, write_output
from gui.commands.plan_output import ask_about_account, ask_consent, say_steps
from gui.commands.terminal import say, tell, without_secrets
from gui.domain.cloud.account import require_same
from gui.domain.cloud.errors import InputError
from gui.domain.contracts import CloudApi
from gui.domain.engine.progress import Outcome, ProgressEvent
from gui.domain.plans.plan import Plan
from gui.services.exports.list_guest_files import WrittenGuestFiles, write_guest_files
from gui.services.exports.plan_set_report import PlanEnd, end_text, report_content, summary_text
from gui.services.files import reachable
from gui.services.parts import Parts
from gui.services.runs.event_data import event_to_data
from gui.services.runs.journal import Journal
from gui.services.runs.plan_files import load_plan
from gui.services.runs.plan_set import AT_ONCE, FailureChoice, PlanListener, PlanResult, PlanSet
from gui.words import plan_list as words
from gui.words.command_line import error_sentences
from gui.words.joining import paragraph
from gui.words.progress_lines import lines


def apply_folder(args: argparse.Namespace, parts: Parts) -> int:
    """Apply the plans in the folder ``args.plan``; return the exit code.

    Raises:
        WizardError: it was refused before any write.
    """
    if args.report is not None:
        check_output(args.report, replace=False)
    plans = _loaded(args.plan)
    _check_apart(plans)
    for name, plan in plans.items():
        say(f"{name}:")
        say_steps(plan)
    for plan in plans.values():
        ask_consent(plan, yes=args.yes)
        ask_about_account(plan, yes=args.yes)
    names = tuple(plans)
    report = named_reporter(args, names)
    with closing(Journal(connection.journal_dir_for(args, parts))) as journal:
        journal.check_free()  # or each plan would say it, and the report would take the place of another program's
        account, cloud = connection.account_and_cloud_for(args, parts)
        for plan in plans.values():
            require_same(plan.account, account)
        failures = FailureChoice(args.stop_after or None, args.undo_all)
        plan_set = PlanSet(
            cloud,
            tuple(plans.values()),
            journal,
            report,
            failures=failures,
            at_once=AT_ONCE if args.at_once is None else max(1, args.at_once),
            files=tuple(args.plan / name for name in names),
        )
        results = ended(plan_set)
    return say_ends(
        cloud,
        [(args.plan / name, PlanEnd(name, result)) for name, result in zip(names, results, strict=True)],
        args.report,
    )


def named_reporter(args: argparse.Namespace, names: Sequence[str]) -> PlanListener:
    """Return what prints the events of several runs as ``args`` ask for, each with the name at its place."""

    def report(place: int, event: ProgressEvent) -> None:
        if args.json:
            tell(json.dumps({"plan": names[place], **without_secrets(event_to_data(event))}))
        for line in lines(event):
            say(f"{names[place]}: {line}")

    return report


def say_ends(cloud: CloudApi, found: Sequence[tuple[Path | None, PlanEnd]], report: Path | None = None) -> int:
    """Write the guest files that are wanted, and the report; print how each plan ended; return the exit code.

    Args:
        cloud: where to read what the guest files need.
        found: each plan's file, None where it is in none, and how it ended. The guest files go beside the plan's file.
        report: the file of the report, None for none.
    """
    files = _guest_files(cloud, found)
    ends = tuple(replace(end, guest=_guest_text(files.get(path))) for path, end in found)
    for each in ends:
        say(end_text(each))
        if each.guest:
            say(f"  {each.guest}")
    say(summary_text(ends))
    code = _code(tuple(each.result for each in ends))
    if code == DONE and any(each.error for each in files.values()):
        code = LEFT
    return after_run(code, lambda: _report_written(report, ends, code)) if report is not None else code


def _report_written(report: Path, ends: tuple[PlanEnd, ...], code: int) -> int:
    """Write the report; return the exit code of the runs, which is ``code``."""
    write_output(report, report_content(report, ends, datetime.now(UTC)), replace=False)
    say(words.text(words.REPORT_WRITTEN).format(path=report))
    return code


def _guest_files(cloud: CloudApi, found: Sequence[tuple[Path | None, PlanEnd]]) -> dict[Path | None, WrittenGuestFiles]:
    """Write the guest files of the plans that were applied; return what became of each, by the file of its plan."""
    applied = {
        path: end.result.plan
        for path, end in found
        if path is not None and end.result.report and end.result.report.outcome is Outcome.APPLIED
    }
    written: dict[Path | None, WrittenGuestFiles] = {}
    for folder in dict.fromkeys(path.parent for path in applied):
        paths = {path.stem: path for path in applied if path.parent == folder}
        plans = {name: applied[path] for name, path in paths.items()}
        files = write_guest_files(cloud, plans, folder, lambda: datetime.now(UTC))
        written |= {paths[name]: each for name, each in files.items()}
    return written


def _guest_text(files: WrittenGuestFiles | None) -> str:
    if files is None:
        return ""
    if files.error is None:
        return words.text(words.GUEST_WRITTEN).format(folder=files.folder)
    return words.text(words.GUEST_NOT_WRITTEN).format(reason=paragraph(error_sentences(files.error)))


def _loaded(folder: Path) -> dict[str, Plan]:
    plans = {path.name: load_plan(path) for path in sorted(reachable(folder).glob("*.json"))}
    if not plans:
        raise InputError(words.text(words.NO_PLANS).format(path=folder))
    return plans


def _check_apart(plans: dict[str, Plan]) -> None:
    """Refuse plans that change the same interface or EIP: each was made for a state that the other one changes."""
    first: dict[str, str] = {}
    for name, plan in plans.items():
        for resource in (*plan.selection.eips, *((plan.selection.eni,) if plan.selection.eni else ())):
            other = first.setdefault(resource, name)
            if other != name:
                raise InputError(words.text(words.PLANS_OVERLAP).format(first=other, second=name, resource=resource))


def _code(results: tuple[PlanResult, ...]) -> int:
    """Return the exit code of plans that ended so."""
    outcomes = [each.report.outcome if each.report else None for each in results]
    applied = outcomes.count(Outcome.APPLIED)
    if applied == len(results):
        return DONE
    codes = {code_of(each.report) for each in results if each.report}
    if applied or LEFT in codes:
        return LEFT
    return UNDONE if UNDONE in codes else REFUSED
