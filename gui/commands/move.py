"""``multi-eip move``: EIPs from one instance to another, as one plan; with ``--guest`` in both guests too."""

import argparse
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from gui.commands import connection
from gui.commands.execution import after_run, code_of, ended, reporter, say_end
from gui.commands.exit_codes import DONE, LEFT, REFUSED
from gui.commands.move_guests import GuestSteps, write_files
from gui.commands.output_file import check_output
from gui.commands.plan_output import Made, ask_to_apply, checked, save, say_plan
from gui.commands.regions import say_unread
from gui.commands.terminal import say
from gui.domain.cloud.account import Account
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, SecurityGroupId, VSwitchId
from gui.domain.cloud.errors import InputError, JournalError, WizardError
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import SECURITY_GROUPS
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.domain.plans.move import build
from gui.domain.plans.move_eips import NewInterface
from gui.domain.plans.plan import Plan
from gui.domain.rules.new_eni import NewEni, objections
from gui.services.parts import Parts
from gui.services.region.catalog import read_inventory
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.words import moves as words
from gui.words.command_line import error_sentences
from gui.words.interfaces import against_text
from gui.words.joining import paragraph


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do it; return the exit code.

    Raises:
        WizardError: the account, the region or an argument is not right, nobody agreed, a guest can't be reached, or
            the cloud refused.
    """
    try:
        return _run(args, parts)
    except JournalError as error:
        raise InputError(paragraph(error_sentences(error))) from error


def _run(args: argparse.Namespace, parts: Parts) -> int:
    _check(args)
    with closing(Journal(connection.journal_dir_for(args, parts))) as journal:
        account, cloud = connection.account_and_cloud_for(args, parts)
        inventory = read_inventory(cloud, RegionId(args.region), lambda: datetime.now(UTC))
        say_unread(inventory)
        made = checked(lambda: _made(args, parts, cloud, inventory))
        if made is None:
            return REFUSED
        plan = _shown(args, made, account)
        if not plan.operations:
            return DONE
        if args.guest_files is not None:
            write_files(args.guest_files, cloud, inventory, plan, replace=args.replace)
        guests = GuestSteps.of(args, parts, inventory, plan)
        guests.prepare(cloud)
        if args.out is not None and not args.yes:
            return DONE
        ask_to_apply(plan, yes=args.yes)
        # Nothing is undone in a guest for a run that could not begin.
        journal.check_free()
        execution = Execution(cloud, plan, journal, reporter(args))
        try:
            guests.before()
            report = ended(execution)
        except WizardError as error:  # nothing was changed in the cloud
            if guests.restore():
                raise
            say(paragraph(error_sentences(error)))
            return LEFT
        say_end(journal, execution.run_id, inventory)
        code = code_of(report)
        return after_run(code, lambda: guests.after(report, code))


def _check(args: argparse.Namespace) -> None:
    """Refuse what does not fit together, before anything is read."""
    if args.onto is not None and args.new_in is not None:
        raise InputError(words.one_target())
    if (args.new_in is None) != (args.security_group is None):
        raise InputError(words.new_interface_incomplete())
    if args.onto == args.eni:
        raise InputError(words.same_interface())
    if args.out is not None:
        check_output(args.out, replace=args.replace)


def _shown(args: argparse.Namespace, made: Made, account: Account) -> Plan:
    """Print the plan, and write it where that was asked for; return it."""
    plan = replace(made[0], account=account)
    say_plan(plan, made[1])
    if args.out is not None:
        save(plan, args.out)
    return plan


def _made(args: argparse.Namespace, parts: Parts, cloud: CloudApi, inventory: Inventory) -> Made:
    """Return the plan with its notes."""
    move = build(
        EniId(args.eni),
        InstanceId(args.to),
        inventory,
        parts.catalog,
        eips=tuple(AllocationId(each) for each in dict.fromkeys(args.eip)) if args.eip else None,
        onto=EniId(args.onto) if args.onto else _new(args, cloud, inventory),
        stop=tuple(InstanceId(each) for each in args.stop),
    )
    return move.plan, move.notes


def _new(args: argparse.Namespace, cloud: CloudApi, inventory: Inventory) -> NewInterface | None:
    """Return the interface that is made, None where none is.

    Raises:
        InputError: something speaks against it.
    """
    if args.new_in is None:
        return None
    given = NewEni(VSwitchId(args.new_in), SecurityGroupId(args.security_group))
    vswitch = inventory.vswitch_by_id.get(VSwitchId(args.new_in))
    groups = cloud.read(inventory.region, SECURITY_GROUPS, By.VPC, vswitch.vpc_id) if vswitch else ()
    if found := objections(given, inventory, groups):
        raise InputError(paragraph(against_text(each) for each in found))
    return NewInterface(given, f"move-{uuid4().hex[:12]}")
