"""DescribeCloudAssistantStatus, RunCommand and DescribeInvocationResults.

Codes: pages api-ecs-2014-05-26-runcommand, -describeinvocationresults and -describecloudassistantstatus.
"""

import base64
import binascii
from collections.abc import Callable
from typing import Final

from gui.sandbox import lookups, paging
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.guest import Invocation
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.resources import Assistant, Instance, InstanceStatus

_MOST_INSTANCES: Final = 100
_MOST_PER_PAGE: Final = 50
_LONGEST_SCRIPT: Final = 24 * 1024  # bytes in Base64; 18 KiB when the command is kept
_LONGEST_KEPT_SCRIPT: Final = 18 * 1024
_MOST_KEPT: Final = 10_000
_LONGEST_OUTPUT: Final = 24 * 1024
_KINDS: Final = {"RunShellScript": "linux", "RunPowerShellScript": "windows", "RunBatScript": "windows"}


def describe_cloud_assistant_status(account: Account, params: Params) -> Answer:
    """Tell where the agent answers."""
    region = lookups.region(account, params).id
    wanted = params.repeated("InstanceId", _MOST_INSTANCES, "InstanceIds.ExceedLimit")
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


def _answers(instance: Instance) -> bool:
    return instance.status is InstanceStatus.RUNNING and instance.assistant is Assistant.RUNNING


def _status(account: Account, instance: Instance) -> dict[str, object]:
    installed = instance.assistant is not Assistant.ABSENT
    return {
        "InstanceId": instance.id,
        "CloudAssistantStatus": "true" if _answers(instance) else "false",  # a text, not a boolean
        "CloudAssistantVersion": "2.2.4.958" if installed else "",
        "LastHeartbeatTime": account.timestamp() if _answers(instance) else "",
        "LastInvokedTime": "",
        "InvocationCount": sum(instance.id in one.instances for one in account.invocations.values()),
        "ActiveTaskCount": 0,
        "OSType": instance.os_type.capitalize(),
        "SupportSessionManager": installed,
    }


def run_command(account: Account, params: Params) -> Answer:
    """Run a script in instances; the results come later."""
    region = lookups.region(account, params).id
    kind = params.required("Type")
    system = _KINDS.get(kind)
    if system is None:
        raise Refusal("InvalidCmdType.NotFound", "The specified command type does not exist.", 404)
    script = _script(params)
    _check_texts(params)
    identifiers = params.repeated("InstanceId", _MOST_INSTANCES, "InstanceIds.ExceedLimit")
    if not identifiers:
        raise Refusal("MissingParam.InstanceId", "InstanceId is mandatory for this action.")
    of_region = account.instances.of_region(region)
    if any(identifier not in of_region for identifier in identifiers):
        raise Refusal("InvalidInstance.NotFound", "A specified instance does not exist.", 404)
    instances = [of_region[identifier] for identifier in dict.fromkeys(identifiers)]
    if any(instance.os_type != system for instance in instances):
        raise Refusal("InvalidInstance.NotMatch", "The command type does not fit the system of an instance.")
    if params.text("RepeatMode") == "DryRun":
        raise Refusal("DryRunOperation", "The request passed all checks; nothing was done.")
    invocation = Invocation(
        id=account.ids.resource("t"),
        command=account.ids.resource("c"),
        region=region,
        started=account.timestamp(),
        instances=tuple(instance.id for instance in instances),
        user=params.text("Username", "root" if system == "linux" else "System"),
        results={},
        errors={},
        finished={},
    )
    account.invocations[invocation.id] = invocation
    if len(account.invocations) > _MOST_KEPT:
        del account.invocations[next(iter(account.invocations))]
    for instance in instances:
        run = _run(account, invocation, instance, kind, script)
        account.tasks.start(f"{invocation.id} {instance.id}", "RunCommand", run)
    return {"CommandId": invocation.command, "InvokeId": invocation.id}


def _script(params: Params) -> bytes:
    content = params.required("CommandContent")
    encoded = params.text("ContentEncoding").lower() == "base64"  # anything else counts as plain text
    size = len(content) if encoded else len(base64.b64encode(content.encode("utf-8", "surrogateescape")))
    if size > (_LONGEST_KEPT_SCRIPT if params.flag("KeepCommand") else _LONGEST_SCRIPT):
        raise Refusal("CmdContent.ExceedLimit", "The command is too long.", 403)
    if not encoded:
        return content.encode("utf-8", "surrogateescape")
    try:
        return base64.b64decode(content, validate=True)
    except binascii.Error:
        raise Refusal("InvalidParameter", "CommandContent is not Base64.") from None


def _check_texts(params: Params) -> None:
    if len(params.text("Name")) > 128:  # the page's figure
        raise Refusal("CmdName.ExceedLimit", "The name is too long.", 403)
    if len(params.text("Description")) > 512:  # the page's figure
        raise Refusal("CmdDesc.ExceedLimit", "The description is too long.", 403)
    if len(params.text("Username")) > 255:  # the page's figure
        raise Refusal("Username.ExceedLimit", "The user name is too long.", 403)
    params.integer("Timeout", 60, 10, 86400)


def _run(account: Account, invocation: Invocation, instance: Instance, kind: str, script: bytes) -> Callable[[], None]:
    def finish() -> None:
        invocation.finished[instance.id] = account.timestamp()
        if instance.status is not InstanceStatus.RUNNING:
            invocation.errors[instance.id] = "InstanceNotRunning"
        elif instance.assistant is not Assistant.RUNNING:
            silent = instance.assistant is Assistant.SILENT
            invocation.errors[instance.id] = "ClientNotResponse" if silent else "ClientNotRunning"
        else:
            invocation.results[instance.id] = account.guest.run(instance, kind, script)

    return finish


def describe_invocation_results(account: Account, params: Params) -> Answer:
    """Tell how commands ended."""
    region = lookups.region(account, params).id
    invoke, command, one = params.text("InvokeId"), params.text("CommandId"), params.text("InstanceId")
    plain = params.choice("ContentEncoding", ("PlainText", "Base64"), "Base64") == "PlainText"
    pairs = [
        (invocation, identifier)
        for invocation in account.invocations.values()
        if invocation.region == region and invoke in {"", invocation.id} and command in {"", invocation.command}
        for identifier in invocation.instances
        if one in {"", identifier}
    ]
    status = params.choice("InvokeRecordStatus", ("Running", "Finished", "Failed", "Stopped", "PartialFailed"))
    account.look(f"{invocation.id} {identifier}" for invocation, identifier in pairs)
    rows = [_result(invocation, identifier, plain=plain) for invocation, identifier in pairs]
    shown = [row for row in rows if status in {"", row["InvokeRecordStatus"]}]
    numbers = {id(row): number for number, row in enumerate(shown, start=1)}
    page = paging.by_token(params, shown, lambda row: numbers[id(row)], low=1, most=_MOST_PER_PAGE, when_omitted=10)
    return {"Invocation": {**page.about, "InvocationResults": {"InvocationResult": page.records}}}


def _result(invocation: Invocation, identifier: str, *, plain: bool) -> dict[str, object]:
    result, error = invocation.results.get(identifier), invocation.errors.get(identifier, "")
    status, record = "Running", "Running"
    if result is not None:
        status, record = ("Failed", "Failed") if result.exit_code else ("Success", "Finished")
        error = "ExitCodeNonzero" if result.exit_code else ""
    elif error:
        status, record = "Failed", "Failed"
    output = b"" if result is None else result.output[:_LONGEST_OUTPUT]
    return {
        "InvokeId": invocation.id,
        "CommandId": invocation.command,
        "InstanceId": identifier,
        "InvocationStatus": status,
        "InvokeRecordStatus": record,
        "ExitCode": 0 if result is None else result.exit_code,
        "Output": output.decode("utf-8", "replace") if plain else base64.b64encode(output).decode(),
        "Dropped": 0 if result is None else len(result.output) - len(output),
        "ErrorCode": error,
        "ErrorInfo": error,
        "StartTime": invocation.started,
        "FinishedTime": invocation.finished.get(identifier, ""),
        "StopTime": "",
        "Repeats": int(result is not None),
        "Username": invocation.user,
        "TerminationMode": "Process",
    }


OPERATIONS = (
    Operation("DescribeCloudAssistantStatus", describe_cloud_assistant_status),
    Operation("RunCommand", run_command, idempotent=True),
    Operation("DescribeInvocationResults", describe_invocation_results),
)
