"""DescribeCloudAssistantStatus.

Codes: page api-ecs-2014-05-26-describecloudassistantstatus.
"""

from typing import Final

from gui.sandbox import lookups, paging
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.resources import Assistant, Instance

_MOST_INSTANCES, _MOST_PER_PAGE = 100, 50
_VERSION: Final = "2.2.4.958"
_OLD_VERSION: Final = "1.0.2.509"


def describe_cloud_assistant_status(account: Account, params: Params) -> Answer:
    """Tell where the agent answers, or did within the last two minutes."""
    region = lookups.region(account, params).id
    wanted = params.repeated("InstanceId", _MOST_INSTANCES, "InstanceIds.ExceedLimit", 403)
    system = params.choice("OSType", ("Windows", "Linux", "FreeBSD")).lower()
    of_region = account.instances.of_region(region)
    if any(identifier not in of_region for identifier in wanted):
        raise Refusal("InvalidInstance.NotFound", "A specified instance does not exist.", 404)
    found = [
        instance
        for instance in of_region.values()
        if (not wanted or instance.id in wanted) and system in {"", instance.os_type}
    ]
    if wanted:
        page = paging.Page(found, {"TotalCount": len(found), "NextToken": ""})
    else:
        page = paging.by_token(params, found, account.instances.serial, low=1, most=_MOST_PER_PAGE, when_omitted=10)
    shown = [_status(account, instance) for instance in page.records]
    return {**page.about, "InstanceCloudAssistantStatusSet": {"InstanceCloudAssistantStatus": shown}}


def _status(account: Account, instance: Instance) -> Answer:
    contact = account.agents.heartbeats.of(instance)
    works = account.agents.heartbeats.works(instance)
    installed = instance.assistant is not Assistant.ABSENT
    version = _OLD_VERSION if instance.assistant is Assistant.OUTDATED else _VERSION
    return {
        "InstanceId": instance.id,
        "CloudAssistantStatus": "true" if works else "false",  # a text, not a boolean
        "CloudAssistantVersion": version if installed else "",
        "LastHeartbeatTime": account.timestamp(at=contact.beat) if contact.beat else "",
        "LastInvokedTime": account.timestamp(at=contact.invoked) if contact.invoked else "",
        "InvocationCount": contact.count,
        "ActiveTaskCount": account.agents.active(instance),
        "OSType": instance.os_type.capitalize(),
        "SupportSessionManager": installed,
    }


OPERATIONS = (Operation("DescribeCloudAssistantStatus", describe_cloud_assistant_status),)
