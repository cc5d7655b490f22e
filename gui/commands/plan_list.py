"""``multi-eip plan --from FILE --out DIR``: the plans of a list of bindings, checked against each other."""

import argparse
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from gui.commands import connection
from gui.commands.exit_codes import DONE, REFUSED
from gui.commands.plan_output import say_plan
from gui.commands.regions import say_refused, say_unread
from gui.commands.terminal import say
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.domain.plans.binding_list import Fault, Wanted
from gui.domain.plans.from_list import ListedPlans, plans_of
from gui.domain.plans.plan import Plan
from gui.services.parts import Parts
from gui.services.region.many_regions import read_regions, regions_of
from gui.services.runs.list_files import load_list
from gui.services.runs.plan_files import save_plan
from gui.words import plan_list as words
from gui.words.command_line import problem_sentence

FROM_HELP = (
    "make a plan for each interface of this list: CSV or JSON with region, eni, instance, eips and, where wanted,"
    " detach_first and stop_instance"
)

_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


def plans_from_list(args: argparse.Namespace, parts: Parts) -> int:
    """Write the plans of the list into a new folder; return the exit code.

    Raises:
        WizardError: the list, the account or the folder is not right, or the cloud refused.
    """
    _check_alone(args)
    _check_folder(args.out)
    entries, faults = load_list(args.from_list)
    if faults:
        return _refused(faults)
    account, cloud = connection.account_and_cloud_for(args, parts)
    found = plans_of(entries, _read(cloud, entries, parts), parts.catalog)
    if found.faults or found.blocked:
        return _refused(found.faults, found)
    plans = tuple(replace(each, account=account) for each in found.plans)
    args.out.mkdir(parents=True, exist_ok=True)
    for number, plan in enumerate(plans, start=1):
        name = name_of(plan, number)
        save_plan(plan, args.out / name)
        say(f"{name}:")
        say_plan(plan, ())
    say(words.text(words.PLANS_WRITTEN).format(count=len(plans), path=args.out, settled=found.settled))
    return DONE


def name_of(plan: Plan, number: int) -> str:
    """Return the file's name of the plan, by which the files sort as the list does."""
    return f"{number:04d}-{_UNSAFE.sub('_', f'{plan.region}-{plan.selection.eni}')}.json"


def _read(cloud: CloudApi, entries: tuple[Wanted, ...], parts: Parts) -> dict[RegionId, Inventory]:
    regions = regions_of(cloud, parts.catalog, (each.region for each in entries), every=False)
    readings = read_regions(cloud, regions, lambda: datetime.now(UTC))
    for reading in readings:
        say_refused(reading)
        if reading.inventory:
            say_unread(reading.inventory)
    return {each.region: each.inventory for each in readings if each.inventory}


def _refused(faults: tuple[Fault, ...], found: ListedPlans | None = None) -> int:
    """Print everything that is wrong with the list; return the exit code."""
    for fault in faults:
        say(words.fault_text(fault))
    for each in found.blocked if found else ():
        say(words.text(words.AT_LINE).format(line=each.line, sentence=problem_sentence(each.problem)))
    say(words.text(words.NOTHING_WRITTEN))
    return REFUSED


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
    }
    if given := [name for name, value in others.items() if value]:
        raise InputError(words.text(words.LIST_NOT_WITH).format(arguments=", ".join(given)))


def _check_folder(path: Path) -> None:
    """Refuse a folder that holds something: plans of two lists must not be applied as one."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise InputError(words.text(words.FOLDER_NOT_EMPTY).format(path=path))
