"""What RunCommand, InvokeCommand, CreateCommand and SendFile refuse, with the codes of their pages."""

import base64
import binascii
import re
from typing import Final

from gui.sandbox import lookups
from gui.sandbox.account import Account
from gui.sandbox.errors import Refusal
from gui.sandbox.params import Params
from gui.sandbox.resources import Instance, InstanceStatus
from gui.sandbox.switches import CommandName, ShortTimeout, StoppedInstance

SYSTEMS: Final = {"RunShellScript": "linux", "RunPowerShellScript": "windows", "RunBatScript": "windows"}
"""The system that each type of command is for."""
_MOST_INSTANCES: Final = 100
_LONGEST_SCRIPT: Final = 24 * 1024  # bytes in Base64; 18 KiB when the command is kept
_LONGEST_KEPT_SCRIPT: Final = 18 * 1024
_SHORTEST, _LONGEST = 10, 86400  # seconds; the upper bound is in no page
_PLAIN_NAME: Final = re.compile(r"[\w.-]*")
_PLAIN_FOLDER: Final = re.compile(r"[^;&|<>$`\"'*?\x00-\x1f]*")
_NOT_HERE: Final = (
    "EnableParameter",
    "Parameters",
    "Frequency",
    "ContainerId",
    "ContainerName",
    "Launcher",
    "OssOutputDelivery",
)
_SCHEDULES: Final = frozenset({"Period", "NextRebootOnly", "EveryReboot"})
_MOST_TAGS, _LONGEST_TAG = 20, 128


def content(params: Params, *, kept: bool, encoded_by_default: bool) -> tuple[bytes, str]:
    """Return the script of a call, and the same in Base64.

    Args:
        params: the call.
        kept: the command is kept, which allows less.
        encoded_by_default: the content is Base64 when the call does not say (CreateCommand; RunCommand: plain text).
    """
    text = params.required("CommandContent")
    encoding = params.text("ContentEncoding").lower()
    encoded = encoding != "plaintext" if encoded_by_default else encoding == "base64"
    plain = text.encode("utf-8", "surrogateescape")
    in_base64 = text if encoded else base64.b64encode(plain).decode()
    if len(in_base64) > (_LONGEST_KEPT_SCRIPT if kept else _LONGEST_SCRIPT):
        raise Refusal("CmdContent.ExceedLimit", "The command is too long.", 403)
    if not encoded:
        return plain, in_base64
    try:
        return base64.b64decode(text, validate=True), text
    except binascii.Error:
        raise Refusal("CmdContent.DecodeError", "CommandContent is not Base64.") from None


def kind(params: Params) -> str:
    """Return the type of the command."""
    wanted = params.required("Type")
    if wanted not in SYSTEMS:
        raise Refusal("InvalidCmdType.NotFound", "The specified command type does not exist.", 404)
    return wanted


def name(account: Account, params: Params) -> str:
    """Return the command's name; what becomes of one with other characters than a path takes is a switch."""
    wanted = params.text("Name")
    if len(wanted) > 128:
        raise Refusal("CmdName.ExceedLimit", "The name is too long.", 403)
    if _PLAIN_NAME.fullmatch(wanted) or account.switches.command_name is CommandName.KEPT:
        return wanted
    if account.switches.command_name is CommandName.CLEANED:
        return re.sub(r"[^\w.-]", "-", wanted)
    raise Refusal("InvalidParameterCharacter.CommandName", "The name holds a character that is not allowed.", 403)


def description(params: Params) -> str:
    """Return the command's description."""
    wanted = params.text("Description")
    if len(wanted) > 512:
        raise Refusal("CmdDesc.ExceedLimit", "The description is too long.", 403)
    return wanted


def folder(params: Params) -> str:
    """Return the working directory."""
    wanted = params.text("WorkingDir")
    if len(wanted) > 200:
        raise Refusal("InvalidParameter.WorkingDir", "The working directory is too long.")
    if not _PLAIN_FOLDER.fullmatch(wanted):
        raise Refusal("InvalidParameterCharacter.CommandWorkingDir", "The working directory is not a path.", 403)
    return wanted


def timeout(account: Account, params: Params, default: int = 60) -> int:
    """Return the seconds that the command may take."""
    wanted = params.number("Timeout")
    if wanted is None:
        return default
    if wanted > _LONGEST:
        raise Refusal("InvalidTimeout.ExceedLimit", f"The timeout is longer than {_LONGEST} seconds.", 403)
    if wanted >= _SHORTEST:
        return wanted
    if account.switches.command_timeout_below_10 is ShortTimeout.RAISED:
        return _SHORTEST
    raise Refusal("InvalidParameter", f"The specified parameter Timeout is below {_SHORTEST}.")


def user(params: Params) -> str:
    """Return the user that the command is to run as; empty for the agent's own."""
    wanted = params.text("Username")
    if len(wanted) > 255:
        raise Refusal("Username.ExceedLimit", "The user name is too long.", 403)
    if len(params.text("WindowsPasswordName")) > 255:
        raise Refusal("WindowsPasswordName.ExceedLimit", "The name of the password is too long.", 403)
    return wanted


def repeat_mode(params: Params) -> str:
    """Return ``Once`` or ``DryRun``; schedules are refused because the sandbox has none."""
    wanted = params.text("RepeatMode", "Once")
    if wanted not in {"Once", "DryRun"} | _SCHEDULES:
        raise Refusal("InvalidRepeatMode.NotFound", "The specified repeat mode does not exist.", 404)
    if wanted in _SCHEDULES:
        raise Refusal("UnsupportedParameter", f"The sandbox has no repeat mode {wanted}.")
    return wanted


def termination(params: Params) -> str:
    """Return what a timeout ends: ``Process`` or ``ProcessTree``."""
    return params.choice(
        "TerminationMode", ("Process", "ProcessTree"), "Process", "InvalidTerminationMode.NotFound", 404
    )


def check_not_here(params: Params) -> None:
    """Refuse what the sandbox does not emulate, rather than leave it out in silence."""
    named = [each for each in _NOT_HERE if params.text(each).lower() not in {"", "false"}]
    if named or params.members("ResourceTag"):
        raise Refusal("UnsupportedParameter", f"The sandbox has no {(named or ['ResourceTag'])[0]} in commands.")


def resource_group(account: Account, params: Params) -> str:
    """Return the resource group of an invocation."""
    return lookups.resource_group(account, params, "InvalidResourceGroup.NotFound", 404)


def instances(account: Account, params: Params, region: str, most: int = _MOST_INSTANCES) -> list[Instance]:
    """Return the instances of a call, each once: one that does not exist fails the whole call."""
    wanted = params.repeated("InstanceId", most, "InstanceIds.ExceedLimit", 403)
    if not wanted:
        raise Refusal("MissingParam.InstanceId", "InstanceId is mandatory for this action.")
    of_region = account.instances.of_region(region)
    if any(each not in of_region for each in wanted):
        raise Refusal("InvalidInstance.NotFound", "A specified instance does not exist.", 404)
    return [of_region[each] for each in dict.fromkeys(wanted)]


def check_fit(account: Account, found: list[Instance], command: str) -> None:
    """Refuse a command for another system; and for an instance that does not run, where the switch says so."""
    if any(instance.os_type != SYSTEMS[command] for instance in found):
        raise Refusal("InvalidInstance.NotMatch", "The command type does not fit the system of an instance.")
    refused = account.switches.stopped_instance_command is StoppedInstance.REFUSED
    if refused and any(instance.status is not InstanceStatus.RUNNING for instance in found):
        raise Refusal("InvalidInstance.NotMatch", "Check the state of the instance.")


def tags(params: Params) -> dict[str, str]:
    """Return the tags of an invocation, or those to filter by."""
    keys: dict[int, str] = {}
    values: dict[int, str] = {}
    for index, rest, text in params.members("Tag"):
        if rest not in {"Key", "Value"}:
            raise Refusal("InvalidParameter", "A tag has the members Key and Value.")
        (keys if rest == "Key" else values)[index] = text
    if len(keys) > _MOST_TAGS:
        raise Refusal("NumberExceed.Tags", f"There are more than {_MOST_TAGS} tags.")
    if values.keys() - keys.keys() or "" in keys.values():
        raise Refusal("MissingParameter.TagKey", "A tag has a value and no key.")
    if len(set(keys.values())) < len(keys):
        raise Refusal("Duplicate.TagKey", "A tag key is named twice.")
    for index, key in keys.items():
        value = values.get(index, "")
        if len(key) > _LONGEST_TAG or key.startswith(("aliyun", "acs:")) or "http://" in key or "https://" in key:
            raise Refusal("InvalidTagKey.Malformed", "A tag key is too long, or reserved, or holds an address.")
        if len(value) > _LONGEST_TAG or "http://" in value or "https://" in value:
            raise Refusal("InvalidTagValue.Malformed", "A tag value is too long, or holds an address.")
    return {key: values.get(index, "") for index, key in keys.items()}


def check_quota(account: Account) -> None:
    """Refuse a command when those of the last day have used up the quota."""
    since = account.clock() - 86400
    recent = sum(each.created_at > since for each in account.invocations.values())
    if recent >= account.quotas.invocations_per_day:
        raise Refusal("Invocation.ExceedQuota", "The commands of this day have used up the quota.", 403)
