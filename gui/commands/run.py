"""``multi-eip apply`` and ``resume``: runs of plan files, and of what a run left unfinished."""

import argparse
from collections.abc import Callable
from contextlib import closing
from uuid import uuid4

from gui.commands import connection, plan
from gui.commands.apply_folder import apply_folder, say_ends
from gui.commands.execution import carried_out, ended, reporter
from gui.commands.output_file import check_output
from gui.commands.plan_output import ask_about_account, ask_consent, say_steps
from gui.commands.resume import resume
from gui.domain.cloud.account import require_same
from gui.domain.cloud.errors import InputError, JournalError
from gui.services.exports.plan_set_report import PlanEnd
from gui.services.files import reachable
from gui.services.parts import Parts
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.plan_files import load_plan
from gui.services.runs.plan_set import PlanResult
from gui.words.command_line import error_sentences
from gui.words.joining import paragraph


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do what ``args`` ask for and return the exit code.

    Raises:
        WizardError: it was refused before any write.
    """
    commands: dict[str, Callable[[argparse.Namespace, Parts], int]] = {
        "bind": plan.bind,
        "plan": plan.plan,
        "apply": _apply,
        "resume": resume,
    }
    try:
        return commands[args.command](args, parts)
    except JournalError as error:
        raise InputError(paragraph(error_sentences(error))) from error


def _apply(args: argparse.Namespace, parts: Parts) -> int:
    if reachable(args.plan).is_dir():
        return apply_folder(args, parts)
    if args.report is not None:
        check_output(args.report, replace=False)
    found = load_plan(args.plan)
    say_steps(found)
    ask_consent(found, yes=args.yes)
    ask_about_account(found, yes=args.yes)
    with closing(Journal(connection.journal_dir_for(args, parts))) as journal:
        account, cloud = connection.account_and_cloud_for(args, parts)
        require_same(found.account, account)
        if args.report is None and not found.selection.stacks:
            return carried_out(Execution(cloud, found, journal, reporter(args)))
        run_id = str(uuid4())
        noted = journal.beside((run_id,), str(args.plan.absolute()))
        report = ended(Execution(cloud, found, noted, reporter(args), run_id=run_id))
    return say_ends(cloud, [(args.plan, PlanEnd(args.plan.name, PlanResult(found, run_id, report)))], args.report)
