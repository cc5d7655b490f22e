"""``multi-eip guest policy|enable|disable``: who may send commands into guests."""

import argparse
import json
from dataclasses import replace
from datetime import UTC, datetime

from gui.commands import connection
from gui.commands.exit_codes import DONE
from gui.commands.output_file import write_output
from gui.commands.terminal import hand_over, say
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.region import RegionId
from gui.domain.delivery.permissions import least_policy
from gui.services.delivery.packages import instance_of
from gui.services.parts import Parts
from gui.services.region.catalog import read_inventory
from gui.words import delivery as words


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do the action of ``args``; return the exit code.

    Raises:
        WizardError: an argument, the account or the file is not right, or the region could not be read.
    """
    return _policy(args, parts) if args.action == "policy" else _switch(args, parts)


def _policy(args: argparse.Namespace, parts: Parts) -> int:
    account, cloud = connection.account_and_cloud_for(args, parts)
    region = RegionId(args.region)
    inventory = read_inventory(cloud, region, lambda: datetime.now(UTC))
    instances = tuple(dict.fromkeys(instance_of(inventory, EniId(each)).id for each in args.eni))
    content = (json.dumps(least_policy(region, account.account_id, instances), indent=2) + "\n").encode()
    if args.out is None:
        hand_over(content)
    else:
        write_output(args.out, content, replace=args.replace)
    return DONE


def _switch(args: argparse.Namespace, parts: Parts) -> int:
    if not args.profile:
        raise InputError(words.profile_needed())
    on = args.action == "enable"
    parts.accounts.change(args.profile, replace(parts.accounts.profile(args.profile), delivers=on))
    say(words.delivery_set(args.profile, on=on))
    return DONE
