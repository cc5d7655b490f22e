"""``multi-eip apply`` and ``resume``: runs of plan files, and of what a run left unfinished."""

import argparse
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from gui.commands import connection, plan
from gui.commands.apply_folder import add_failure_choice, apply_folder
from gui.commands.execution import carried_out, reporter
from gui.commands.exit_codes import DONE as APPLIED
from gui.commands.names import HELP
from gui.commands.output_file import add_json
from gui.commands.plan_output import ask_about_account, ask_consent, say_steps
from gui.commands.terminal import say
from gui.domain.cloud.account import Account, require_same
from gui.domain.cloud.errors import InputError, JournalError
from gui.domain.contracts import CloudApi
from gui.domain.operations.judgements import Judgement, Reason, Verdict
from gui.services.parts import Parts
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Run
from gui.services.runs.plan_files import load_plan
from gui.services.runs.resume import Standing, elsewhere, resume, survey
from gui.words import command_texts
from gui.words.command_line import error_sentences

_IN_THE_WAY = {
    Reason.GONE: command_texts.NOT_LISTED,
    Reason.TAKEN: command_texts.BOUND_TO,
    Reason.OTHER_MODE: command_texts.BOUND_IN_MODE,
    Reason.LEAVING: command_texts.IN_STATE,
}
"""What a reading shows that is neither as planned nor as before; the reasons that a judgement of a reading has."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands that plan and apply to the program's arguments."""
    plan.add_parsers(commands)
    parser = commands.add_parser("apply", help=HELP["apply"])
    connection.add_arguments(parser)
    parser.add_argument("plan", type=Path, metavar="PLAN.json", help="a plan, or a folder of plans from one list")
    parser.add_argument(
        "--yes",
        action="store_true",
        help="agree to steps that delete, release, stop or cost something, and to a plan that names no account",
    )
    add_json(parser)
    add_failure_choice(parser)
    parser = commands.add_parser("resume", help=HELP["resume"])
    connection.add_arguments(parser)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--undo", action="store_true", help="roll back what it did; not possible after a deletion")
    choice.add_argument("--forget", action="store_true", help="leave everything as it is, and forget the run")
    add_json(parser)


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do what ``args`` ask for and return the exit code.

    Raises:
        WizardError: it was refused before any write.
    """
    commands: dict[str, Callable[[argparse.Namespace, Parts], int]] = {
        "bind": plan.bind,
        "plan": plan.plan,
        "apply": _apply,
        "resume": _resume,
    }
    try:
        return commands[args.command](args, parts)
    except JournalError as error:
        raise InputError(" ".join(error_sentences(error))) from error


def _apply(args: argparse.Namespace, parts: Parts) -> int:
    if args.plan.is_dir():
        return apply_folder(args, parts)
    found = load_plan(args.plan)
    say_steps(found)
    ask_consent(found, yes=args.yes)
    ask_about_account(found, yes=args.yes)
    with closing(Journal(connection.journal_dir_for(args, parts))) as journal:
        account, cloud = connection.account_and_cloud_for(args, parts)
        require_same(found.account, account)
        execution = Execution(cloud, found, journal, reporter(args))
        return carried_out(execution)


def _resume(args: argparse.Namespace, parts: Parts) -> int:
    with closing(Journal(connection.journal_dir_for(args, parts))) as journal:
        unfinished = journal.unfinished()
        if not unfinished:
            say(command_texts.text(command_texts.NO_UNFINISHED_RUN))
            return APPLIED
        if args.forget:
            for found in unfinished:
                journal.forget(found.run_id)
                say(command_texts.text(command_texts.RUN_DISCARDED).format(run=found.run_id))
            return APPLIED
        account, cloud = connection.account_and_cloud_for(args, parts)
        # Several are unfinished where a folder of plans was interrupted; the worst end is the exit code.
        return max(_resume_one(args, found, journal, account, cloud) for found in unfinished)


def _resume_one(args: argparse.Namespace, found: Run, journal: Journal, account: Account, cloud: CloudApi) -> int:
    require_same(found.plan.account, account)
    standings = survey(cloud, found)
    if elsewhere(standings) and found.plan.account is None:
        raise InputError(command_texts.text(command_texts.RUN_OF_OTHER_ACCOUNT).format(run=found.run_id))
    if args.undo and found.beyond_return:
        raise InputError(command_texts.text(command_texts.RUN_PERMANENT).format(run=found.run_id))
    _say_standing(found, standings)
    return carried_out(resume(cloud, found, journal, reporter(args), undo=args.undo))


def _say_standing(found: Run, standings: tuple[Standing, ...]) -> None:
    text = command_texts.ROLLBACK_NOW if found.undoing else command_texts.RUN_NOW
    say(command_texts.text(text).format(run=found.run_id, began=f"{found.began:%Y-%m-%d %H:%M} UTC"))
    for standing in standings:
        for verdict in standing.verdicts:
            say(f"  {standing.operation.action} {verdict.resource}: {_standing_of(verdict)}")


def _standing_of(verdict: Verdict) -> str:
    """Return what one reading says of a resource; it may be an old one, so nobody is said to have done anything."""
    match verdict.judgement:
        case Judgement.HOLDS:
            return command_texts.text(command_texts.STEP_DONE)
        case Judgement.PENDING:
            return command_texts.text(command_texts.STEP_PENDING)
        case Judgement.NOT_YET:
            return command_texts.text(command_texts.STEP_OPEN)
        case Judgement.CONFLICTING:
            return command_texts.text(_IN_THE_WAY[verdict.reason or Reason.GONE]).format(**dict(verdict.values))
