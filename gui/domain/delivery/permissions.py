"""What a key must be allowed to do for a delivery, and the smallest policy that allows it.

Sources: RAM tables of the pages of InvokeCommand, StopInvocation and DescribeCloudAssistantStatus (2025-12). The table
of RunCommand could not be read: both resources that InvokeCommand names are granted.
"""

from collections.abc import Sequence
from enum import StrEnum

from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.region import RegionId


class GuestAction(StrEnum):
    """The calls of a delivery by the name that RAM policies use."""

    AGENTS = "ecs:DescribeCloudAssistantStatus"
    RUN = "ecs:RunCommand"
    RESULTS = "ecs:DescribeInvocationResults"
    COMMANDS = "ecs:DescribeInvocations"
    STOP = "ecs:StopInvocation"


_INSTANCES = "ecs:DescribeInstances"


def least_policy(region: RegionId, account: str, instances: Sequence[InstanceId]) -> dict[str, object]:
    """Return a RAM policy that allows deliveries to exactly ``instances``, as JSON holds it.

    Args:
        region: of the instances.
        account: its number; empty where it is not known, which allows the same in whichever account it is given in.
        instances: at least one. Whoever may run commands there is root in their guests.
    """
    owner = account or "*"
    each = [f"acs:ecs:{region}:{owner}:instance/{instance}" for instance in instances]
    commands = f"acs:ecs:{region}:{owner}:command/*"
    return {
        "Version": "1",
        "Statement": [
            _allow([GuestAction.AGENTS, _INSTANCES], [f"acs:ecs:{region}:{owner}:instance/*"]),
            _allow([GuestAction.RUN], [*each, commands]),
            _allow([GuestAction.COMMANDS, GuestAction.RESULTS], [f"acs:ecs:{region}:{owner}:instance/*", commands]),
            _allow([GuestAction.STOP], each),
        ],
    }


def _allow(actions: Sequence[str], resources: Sequence[str]) -> dict[str, object]:
    return {"Effect": "Allow", "Action": [str(each) for each in actions], "Resource": list(resources)}
