"""``multi-eip plan``, ``apply`` and ``resume``: the wizard's work without a window."""

import argparse
import json
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Network
from pathlib import Path
from types import FrameType
from uuid import uuid4

from gui.commands import connection
from gui.commands.exit_codes import DONE as APPLIED
from gui.commands.exit_codes import INTERRUPTED, LEFT, REFUSED, UNDONE
from gui.commands.output_file import add_replace, check_output
from gui.commands.plan_output import Made, ask_about_account, ask_consent, say_steps, write_plan
from gui.commands.terminal import say, settle, tell, without_secrets
from gui.commands.unread import say_unread
from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.account import require_same
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, SecurityGroup, SecurityGroupId
from gui.domain.cloud.errors import InputError, JournalError
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.kinds import ROUTES, SECURITY_GROUPS, By
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.domain.engine.progress import Outcome, ProgressEvent, Report, StopChoice
from gui.domain.operations.judgements import Judgement, Reason, Verdict
from gui.domain.plans import secondary_cidr
from gui.domain.plans.multi_eip import build
from gui.domain.plans.plan import Plan
from gui.services.parts import Parts
from gui.services.region.catalog import read_inventory
from gui.services.runs.event_data import event_to_data
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Run
from gui.services.runs.plan_files import load_plan
from gui.services.runs.resume import Standing, elsewhere, resume, survey
from gui.words import command_texts
from gui.words.command_line import error_sentences
from gui.words.progress_lines import lines

METHODS = {"multi-eip": Method.MULTI_EIP, "secondary-cidr": Method.SECONDARY_CIDR}
"""The first one is meant when none is named."""

_PATIENT_PRESSES = 2
"""How often Ctrl-C is taken for a wish that the run itself fulfils."""

_IN_THE_WAY = {
    Reason.GONE: command_texts.NOT_LISTED,
    Reason.TAKEN: command_texts.BOUND_TO,
    Reason.OTHER_MODE: command_texts.BOUND_IN_MODE,
    Reason.LEAVING: command_texts.IN_STATE,
}
"""What a reading shows that is neither as planned nor as before; the reasons that a judgement of a reading has."""

_CODES = {Outcome.APPLIED: APPLIED, Outcome.UNDONE: UNDONE, Outcome.CHANGED: REFUSED}


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the three commands to the program's arguments."""
    parser = commands.add_parser("plan", help="check a choice, and write the plan to a file")
    connection.add_arguments(parser)
    parser.add_argument("--region", required=True, metavar="ID")
    parser.add_argument(
        "--method",
        "--road",
        choices=METHODS,
        default=next(iter(METHODS)),
        help="how the EIPs come to the guest: in multi-EIP mode on one ENI, or each as the private address of an ENI of"
        " its own, by a secondary CIDR block of the VPC",
    )
    parser.add_argument("--eni", metavar="ID", help="the secondary ENI that takes the EIPs, in multi-EIP mode")
    parser.add_argument("--security-group", metavar="ID", help="of the new ENIs, with a secondary CIDR block")
    parser.add_argument("--instance", required=True, metavar="ID", help="the instance that takes the ENI")
    parser.add_argument("--eip", required=True, action="append", metavar="ID", help="an EIP; may be repeated")
    parser.add_argument("--detach-first", action="store_true", help="detach the ENI first; this cuts its traffic")
    parser.add_argument(
        "--stop-instance", action="store_true", help="stop the instance for it where needed, and start it again"
    )
    parser.add_argument(
        "--stop-host",
        action="store_true",
        help="stop the instance that has the ENI now where needed, and start it again",
    )
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="where to write the plan")
    add_replace(parser)
    parser = commands.add_parser("apply", help="carry out a plan file")
    connection.add_arguments(parser)
    parser.add_argument("plan", type=Path, metavar="PLAN.json")
    parser.add_argument(
        "--yes",
        action="store_true",
        help="agree to steps that delete, release, stop or cost something, and to a plan that names no account",
    )
    parser.add_argument("--json", action="store_true", help="events as JSON lines on standard output")
    parser = commands.add_parser("resume", help="go on with a run that was interrupted")
    connection.add_arguments(parser)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--undo", action="store_true", help="take back what it did; not after a deletion")
    choice.add_argument("--forget", action="store_true", help="leave everything as it is, and forget the run")
    parser.add_argument("--json", action="store_true", help="events as JSON lines on standard output")


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do what ``args`` ask for and return the exit code.

    Raises:
        WizardError: it was refused before any write.
    """
    commands: dict[str, Callable[[argparse.Namespace, Parts], int]] = {
        "plan": _plan,
        "apply": _apply,
        "resume": _resume,
    }
    try:
        return commands[args.command](args, parts)
    except JournalError as error:
        raise InputError(" ".join(error_sentences(error))) from error


def _plan(args: argparse.Namespace, parts: Parts) -> int:
    check_output(args.out, replace=args.replace)
    account, cloud = connection.account_and_cloud_for(args, parts)
    region = RegionId(args.region)
    instance = InstanceId(args.instance)
    chosen = Selection(
        region,
        tuple(AllocationId(each) for each in dict.fromkeys(args.eip)),
        EniId(args.eni) if args.eni else None,
        instance,
        stop=instance if args.stop_instance else None,
        method=METHODS[args.method],
        group=SecurityGroupId(args.security_group) if args.security_group else None,
    )
    _check_method(chosen, detach_first=args.detach_first or args.stop_host)
    inventory = read_inventory(cloud, region, lambda: datetime.now(UTC))
    say_unread(inventory)
    eni = inventory.eni_by_id.get(chosen.eni) if chosen.eni else None
    if args.stop_host and eni and eni.instance_id:
        chosen = replace(chosen, stop_host=InstanceId(eni.instance_id))

    def make() -> Made:
        if chosen.method is Method.SECONDARY_CIDR:
            return _by_secondary_cidr(cloud, chosen, inventory, parts), ()
        return build(chosen, inventory, parts.catalog, detach_first=args.detach_first), ()

    return write_plan(make, args.out, account, overwrite=args.replace)


def _check_method(chosen: Selection, *, detach_first: bool) -> None:
    """Refuse arguments of the one method on the other."""
    if chosen.method is Method.MULTI_EIP:
        if chosen.eni is None:
            raise InputError(command_texts.text(command_texts.ENI_MISSING))
        if chosen.group is not None:
            raise InputError(command_texts.text(command_texts.GROUP_NOT_NEEDED))
        return
    if chosen.group is None:
        raise InputError(command_texts.text(command_texts.GROUP_MISSING))
    if chosen.eni is not None or detach_first:
        raise InputError(command_texts.text(command_texts.ENI_NOT_NEEDED))


def _by_secondary_cidr(cloud: CloudApi, chosen: Selection, inventory: Inventory, parts: Parts) -> Plan:
    """Return the plan of the secondary CIDR method; what else it needs to know is read of the instance's VPC."""
    instance = inventory.instance_by_id.get(chosen.instance) if chosen.instance else None
    routes: tuple[IPv4Network, ...] = ()
    groups: tuple[SecurityGroup, ...] | None = None
    if instance is not None and instance.vpc_id:
        routes = cloud.read(inventory.region, ROUTES, By.VPC, instance.vpc_id)
        groups = cloud.read(inventory.region, SECURITY_GROUPS, By.VPC, instance.vpc_id)
    token = uuid4().hex[:12]
    return secondary_cidr.build(chosen, inventory, parts.catalog, routes=routes, token=token, groups=groups)


def _apply(args: argparse.Namespace, parts: Parts) -> int:
    plan = load_plan(args.plan)
    say_steps(plan)
    ask_consent(plan, yes=args.yes)
    ask_about_account(plan, yes=args.yes)
    with closing(Journal(connection.journal_dir_for(args, parts))) as journal:
        account, cloud = connection.account_and_cloud_for(args, parts)
        require_same(plan.account, account)
        execution = Execution(cloud, plan, journal, _reporter(args))
        return _carried_out(execution)


def _resume(args: argparse.Namespace, parts: Parts) -> int:
    with closing(Journal(connection.journal_dir_for(args, parts))) as journal:
        unfinished = journal.unfinished()
        if not unfinished:
            say(command_texts.text(command_texts.NO_UNFINISHED_RUN))
            return APPLIED
        found = unfinished[0]
        if args.forget:
            journal.forget(found.run_id)
            say(command_texts.text(command_texts.RUN_DISCARDED).format(run=found.run_id))
            return APPLIED
        account, cloud = connection.account_and_cloud_for(args, parts)
        require_same(found.plan.account, account)
        standings = survey(cloud, found)
        if elsewhere(standings) and found.plan.account is None:
            raise InputError(command_texts.text(command_texts.RUN_OF_OTHER_ACCOUNT).format(run=found.run_id))
        if args.undo and found.beyond_return:
            raise InputError(command_texts.text(command_texts.RUN_PERMANENT).format(run=found.run_id))
        _say_standing(found, standings)
        return _carried_out(resume(cloud, found, journal, _reporter(args), undo=args.undo))


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


def _carried_out(execution: Execution) -> int:
    """Run in a thread of its own, so that a signal finds this one free to pass it on."""
    with ThreadPoolExecutor(1, thread_name_prefix="run") as pool, _stoppable(execution):
        running: Future[Report] = pool.submit(execution.run)
        # The system may hand a signal to any thread; its handler runs when this one is awake.
        while wait([running], timeout=0.2).not_done:
            pass
        return _code(running.result())


def _code(report: Report) -> int:
    unread = bool(report.failures) and all(failure.reason is Reason.UNREAD for failure in report.failures)
    if report.outcome is Outcome.UNDONE and unread and not report.undone:
        return REFUSED  # not even the first look succeeded
    return _CODES.get(report.outcome, LEFT)


@contextmanager
def _stoppable(execution: Execution) -> Iterator[None]:
    """Let Ctrl-C take everything back, a second one or SIGTERM interrupt the run, which ``resume`` then knows.

    The call in flight is finished first. A third Ctrl-C ends the program at once, as a kill does: the journal knows of
    every call before it is sent.
    """
    pressed: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        if pressed.count(signal.SIGINT) >= _PATIENT_PRESSES and number == signal.SIGINT:
            say(command_texts.text(command_texts.ENDED_AT_ONCE))
            settle()
            os._exit(INTERRUPTED)
        choice = StopChoice.UNDO if number == signal.SIGINT and not pressed else StopChoice.INTERRUPT
        pressed.append(number)
        execution.stop(choice)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _reporter(args: argparse.Namespace) -> Callable[[ProgressEvent], None]:
    def report(event: ProgressEvent) -> None:
        if args.json:
            tell(json.dumps(without_secrets(event_to_data(event))))
        for line in lines(event):
            say(line)

    return report
