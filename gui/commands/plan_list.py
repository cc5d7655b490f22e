"""``multi-eip plan --from FILE --out DIR``: the plans of a list of bindings, checked against each other."""

import argparse
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from gui.commands import connection
from gui.commands.exit_codes import DONE, REFUSED
from gui.commands.output_file import check_new_folder
from gui.commands.plan_output import say_plan
from gui.commands.regions import say_unread, say_unreadable
from gui.commands.terminal import say
from gui.domain.cloud.errors import InputError, WizardError
from gui.services.parts import Parts
from gui.services.runs.list_files import load_list
from gui.services.runs.plan_files import save_plans
from gui.services.runs.plan_list import ListIssue, issues_of, plan_entries
from gui.words import plan_list as words
from gui.words.joining import listed


def plans_from_list(args: argparse.Namespace, parts: Parts) -> int:
    """Write the plans of the list into a new folder; return the exit code.

    Raises:
        WizardError: the list, the account or the folder is not right, or the cloud refused.
    """
    _check_alone(args)
    check_new_folder(args.out, words.text(words.FOLDER_NOT_EMPTY))
    entries, faults = load_list(args.from_list)
    if not entries:
        return _refused(issues_of(faults))
    try:
        account, cloud = connection.account_and_cloud_for(args, parts)
        found = plan_entries((entries, faults), cloud, parts.catalog, lambda: datetime.now(UTC), uuid4().hex[:8])
    except WizardError:
        _say_issues(issues_of(faults))
        raise
    for inventory in found.inventories.values():
        say_unread(inventory)
    for place, error in found.refused.items():
        say_unreadable(place, error)
    if found.issues:
        return _refused(found.issues)
    plans = tuple(replace(each, account=account) for each in found.plans)
    for name, plan in zip(save_plans(plans, args.out), plans, strict=True):
        say(f"{name}:")
        say_plan(plan, ())
    say(words.text(words.PLANS_WRITTEN).format(count=len(plans), path=args.out, settled=found.settled))
    return DONE


def _refused(issues: Iterable[ListIssue]) -> int:
    """Print everything that is wrong with the list; return the exit code."""
    _say_issues(issues)
    say(words.text(words.NOTHING_WRITTEN))
    return REFUSED


def _say_issues(issues: Iterable[ListIssue]) -> None:
    for each in issues:
        say(each.text)


def _check_alone(args: argparse.Namespace) -> None:
    others = {
        "--region": args.region,
        "--eni": args.eni,
        "--instance": args.instance,
        "--eip": args.eip,
        "--security-group": args.security_group,
        "--detach-first": args.detach_first,
        "--stop-instance": args.stop_instance,
        "--stop-host": args.stop_host,
        "--rebind": args.rebind,
        "--trial": args.trial,
    }
    if given := [name for name, value in others.items() if value]:
        raise InputError(words.text(words.LIST_NOT_WITH).format(arguments=listed(given)))
