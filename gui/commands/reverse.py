"""``multi-eip reverse``: the way back of an applied run of the journal, planned from what is there and applied."""

import argparse
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime

from gui.commands import connection
from gui.commands.execution import code_of, ended, reporter, say_end
from gui.commands.exit_codes import DONE, REFUSED
from gui.commands.output_file import check_output
from gui.commands.plan_output import Made, ask_to_apply, checked, save, say_plan
from gui.commands.regions import say_unread
from gui.commands.terminal import say
from gui.domain.cloud.account import require_same
from gui.domain.cloud.errors import InputError, JournalError
from gui.domain.engine.progress import Outcome
from gui.domain.plans.reversal import build, can_be_reversed
from gui.services.parts import Parts
from gui.services.region.catalog import read_inventory
from gui.services.runs.drift_check import MOST_RUNS
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Run
from gui.words import moves as words
from gui.words.command_line import error_sentences
from gui.words.joining import paragraph


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do it; return the exit code.

    Raises:
        WizardError: there is no such run, it is of another account, nobody agreed, or the cloud refused.
    """
    try:
        return _run(args, parts)
    except JournalError as error:
        raise InputError(paragraph(error_sentences(error))) from error


def _run(args: argparse.Namespace, parts: Parts) -> int:
    if args.out is not None:
        check_output(args.out, replace=args.replace)
    with closing(Journal(connection.journal_dir_for(args, parts))) as journal:
        found = _applied(journal, args.run)
        account, cloud = connection.account_and_cloud_for(args, parts)
        require_same(found.plan.account, account)
        inventory = read_inventory(cloud, found.plan.region, lambda: datetime.now(UTC))
        say_unread(inventory)
        say(words.reversed_run(found.run_id, f"{found.began:%Y-%m-%d %H:%M} UTC"))

        def make() -> Made:
            reversal = build(found.plan, inventory, parts.catalog)
            return replace(reversal.plan, account=account), reversal.notes

        made = checked(make)
        if made is None:
            return REFUSED
        plan, notes = made
        say_plan(plan, notes)
        if args.out is not None:
            save(plan, args.out)
            if not args.yes:
                return DONE
        ask_to_apply(plan, yes=args.yes)
        execution = Execution(cloud, plan, journal, reporter(args))
        report = ended(execution)
        say_end(journal, execution.run_id, inventory)
        return code_of(report)


def _applied(journal: Journal, run_id: str | None) -> Run:
    """Return the run that is meant.

    Raises:
        InputError: the journal holds none.
    """
    if run_id is not None:
        with suppress(IndexError):  # of a run that the journal does not know
            named = journal.run(run_id)
            if named.outcome is Outcome.APPLIED:
                return named
        raise InputError(words.no_such_run(run_id))
    applied = (each for each in journal.latest(MOST_RUNS) if each.outcome is Outcome.APPLIED)
    last = next((each for each in applied if can_be_reversed(each.plan)), None)
    if last is None:
        raise InputError(words.no_applied_run())
    return last
