"""``multi-eip plan`` and ``bind``: check a choice; write the plan to a file, or apply it in the same process."""

import argparse
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Network
from uuid import uuid4

from gui.commands import connection, rebind
from gui.commands.apply_at_once import apply_made
from gui.commands.arguments.binding import MULTI_EIP, SECONDARY_CIDR
from gui.commands.execution import after_run
from gui.commands.exit_codes import DONE, LEFT, REFUSED
from gui.commands.output_file import check_output, write_output
from gui.commands.plan_list import plans_from_list
from gui.commands.plan_output import Made, checked, write_plan
from gui.commands.regions import say_unread
from gui.commands.terminal import say
from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.account import Account
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, SecurityGroup, SecurityGroupId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import ROUTES, SECURITY_GROUPS
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.domain.plans import secondary_cidr
from gui.domain.plans.multi_eip import build
from gui.domain.plans.plan import Plan
from gui.domain.plans.rebinding import rebinding_notes
from gui.domain.rules.rebinding import eips_to_rebind
from gui.services.parts import Parts
from gui.services.region.catalog import read_inventory
from gui.services.runs.journal import Journal
from gui.words import command_texts
from gui.words import moves as words
from gui.words.plan_notes import policy_text

METHODS = {MULTI_EIP: Method.MULTI_EIP, SECONDARY_CIDR: Method.SECONDARY_CIDR}


def plan(args: argparse.Namespace, parts: Parts) -> int:
    """Write the plan that ``args`` ask for; return the exit code.

    Raises:
        WizardError: the account, the region or an argument is not right, or the cloud refused.
    """
    if args.from_list is not None:
        if args.policy is not None:
            raise InputError(command_texts.text(command_texts.POLICY_OF_ONE_PLAN))
        return plans_from_list(args, parts)
    for path in filter(None, (args.out, args.policy)):
        check_output(path, replace=args.replace)
    account, cloud = connection.account_and_cloud_for(args, parts)
    read = _Reading(args, parts, cloud)
    made = checked(lambda: read.plan(rebind.trial_of(read.chosen, args)))
    if made is None:
        return REFUSED
    if args.trial:
        say(words.trial_only())
    if args.policy is not None:
        write_output(args.policy, policy_text(made[0]).encode(), replace=args.replace)
    return write_plan(lambda: made, args.out, account, overwrite=args.replace)


def bind(args: argparse.Namespace, parts: Parts) -> int:
    """Show the plan that ``args`` ask for, have it agreed to, and apply it; return the exit code.

    Raises:
        WizardError: see ``plan``; or nobody agreed, or the journal can't be written.
    """
    if args.out is not None:
        check_output(args.out, replace=args.replace)
    with closing(Journal(connection.journal_dir_for(args, parts))) as journal:
        account, cloud = connection.account_and_cloud_for(args, parts)
        read = _Reading(args, parts, cloud)
        code = _apply(args, read, rebind.trial_of(read.chosen, args), account, journal)
        if code != DONE or not args.trial or len(read.chosen.eips) == 1:
            return code

        def others() -> int:
            rebind.ask_after_trial(yes=args.yes)
            again = _Reading(args, parts, cloud)
            # The trial has attached the interface.
            all_of_them = replace(again.chosen, detach_from=again.chosen.instance, stop_host=again.chosen.stop)
            return _apply(args, again, all_of_them, account, journal)

        if (code := after_run(DONE, others)) != DONE:
            say(words.trial_stays(args.trial))
        return code if code == DONE else LEFT


def _apply(args: argparse.Namespace, read: "_Reading", selection: Selection, account: Account, journal: Journal) -> int:
    """Show the plan of ``selection``, have it agreed to, and apply it; return the exit code."""
    inventory = read.inventory if selection.rebind else None
    return apply_made(args, read.cloud, account, journal, lambda: read.plan(selection), measured_of=inventory)


class _Reading:
    """The region as it was read, and what ``args`` choose of it.

    Raises:
        WizardError: an argument is not right, or the cloud refused.
    """

    def __init__(self, args: argparse.Namespace, parts: Parts, cloud: CloudApi) -> None:
        self.cloud = cloud
        self._args, self._parts = args, parts
        region, instance = RegionId(args.region), InstanceId(args.instance)
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
        rebind.check_arguments(args, chosen)
        self.inventory = read_inventory(cloud, region, lambda: datetime.now(UTC))
        say_unread(self.inventory)
        eni = self.inventory.eni_by_id.get(chosen.eni) if chosen.eni else None
        if args.stop_host and eni and eni.instance_id:
            chosen = replace(chosen, stop_host=InstanceId(eni.instance_id))
        self.chosen = rebind.with_consents(chosen, args, self.inventory)

    def plan(self, chosen: Selection) -> Made:
        """Return the plan of ``chosen`` with its notes.

        Raises:
            PlanBlockedError: a rule is not met.
        """
        if chosen.method is Method.SECONDARY_CIDR:
            return _by_secondary_cidr(self.cloud, chosen, self.inventory, self._parts), ()
        made = build(chosen, self.inventory, self._parts.catalog, detach_first=self._args.detach_first)
        return made, tuple(rebinding_notes(eips_to_rebind(chosen, self.inventory)))


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
