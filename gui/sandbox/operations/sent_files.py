"""SendFile, DescribeSendFileResults and InstallCloudAssistant.

Codes: the pages of the three operations.
"""

import base64
import binascii
import re
from typing import Final

from gui.sandbox import command_rules, lookups
from gui.sandbox.account import Account
from gui.sandbox.assistant.records import Command, Invocation, overall
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.guests.protocol import SEND_FILE, SentFile, Task
from gui.sandbox.operation import Operation
from gui.sandbox.operations.commands import remember
from gui.sandbox.operations.invocation_queries import first_serial, page_of, recent, tags_of
from gui.sandbox.params import Params
from gui.sandbox.resources import Assistant, Instance, InstanceStatus
from gui.sandbox.switches import Installed

_MOST_INSTANCES: Final = 50
_LONGEST: Final = 32 * 1024  # bytes in Base64
_SHORTEST_TIMEOUT: Final = 10
_MODE: Final = re.compile(r"[0-7]{3,4}")


def _file(params: Params) -> SentFile:
    """Return the file of a call; whether it can be written is the guest's to say."""
    text, encoding = params.required("Content"), params.text("ContentType", "PlainText").lower()
    if encoding not in {"plaintext", "base64"}:
        raise Refusal("FileContentType.Invalid", "ContentType is PlainText or Base64.")
    plain = text.encode("utf-8", "surrogateescape")
    if (len(text) if encoding == "base64" else len(base64.b64encode(plain))) > _LONGEST:
        raise Refusal("FileSize.ExceedLimit", "The content is too long.", 403)
    try:
        content = base64.b64decode(text, validate=True) if encoding == "base64" else plain
    except binascii.Error:
        raise Refusal("FileContent.DecodeError", "Content is not Base64.") from None
    name, folder, mode = params.required("Name"), params.required("TargetDir"), params.text("FileMode", "0644")
    if len(name) > 255:
        raise Refusal("FileName.ExceedLimit", "The name is too long.", 403)
    if len(folder) > 255:
        raise Refusal("FileTargetDir.Invalid", "The directory is too long.")
    if not _MODE.fullmatch(mode):
        raise Refusal("FileMode.Invalid", "FileMode is octal, such as 0644.")
    if len(params.text("Description")) > 512:
        raise Refusal("FileDesc.ExceedLimit", "The description is too long.", 403)
    owner, group = params.text("FileOwner", "root"), params.text("FileGroup", "root")
    if len(owner) > 64:
        raise Refusal("InvalidParameter.FileOwner", "The owner is too long.")
    if len(group) > 64:
        raise Refusal("InvalidParameter.FileGroup", "The group is too long.")
    return SentFile(
        name=name,
        folder=folder,
        content=content,
        mode=mode,
        owner=owner,
        group=group,
        overwrite=bool(params.flag("Overwrite")),
    )


def send_file(account: Account, params: Params) -> Answer:
    """Send a file to instances; the results come later."""
    region = lookups.region(account, params).id
    file = _file(params)
    instances = command_rules.instances(account, params, region, _MOST_INSTANCES)
    now = account.timestamp()
    encoded = base64.b64encode(file.content).decode()
    invocation = Invocation(
        id=account.ids.resource("f"),
        region=region,
        created=now,
        created_at=account.clock(),
        command=Command(id="", region=region, created=now, kind=SEND_FILE, script=b"", content=encoded),
        timeout=max(params.number("Timeout") or 60, _SHORTEST_TIMEOUT),
        description=params.text("Description"),
        resource_group=command_rules.resource_group(account, params),
        tags=command_rules.tags(params),
        file=file,
    )
    remember(account.sent_files, invocation)
    for instance in instances:
        account.agents.assign(invocation, Task(invoke_id=invocation.id, instance=instance, kind=SEND_FILE, file=file))
    return {"InvokeId": invocation.id}


def describe_send_file_results(account: Account, params: Params) -> Answer:
    """Tell how files arrived; the content is shown to whoever may ask."""
    one, name, status = params.text("InstanceId"), params.text("Name"), params.text("InvocationStatus")
    found = [
        invocation
        for invocation in recent(account, account.sent_files.values(), params)
        if (not one or one in invocation.records) and (not name or (invocation.file or _NO_FILE).name == name)
    ]
    account.agents.look(record for each in found for record in each.records.values())
    shown = [each for each in found if status in {"", overall(each)}]
    page = page_of(params, shown, first_serial)
    rows = [_sent(each, one) for each in page.records]
    return {**page.about, "Invocations": {"Invocation": rows}}


_NO_FILE: Final = SentFile(name="", folder="", content=b"")


def _sent(invocation: Invocation, one: str) -> Answer:
    file = invocation.file or _NO_FILE
    records = [record for record in invocation.records.values() if one in {"", record.instance}]
    return {
        "InvokeId": invocation.id,
        "InvocationStatus": overall(invocation),
        "Name": file.name,
        "TargetDir": file.folder,
        "Content": invocation.command.content,
        "ContentType": "Base64",
        "FileMode": file.mode,
        "FileOwner": file.owner,
        "FileGroup": file.group,
        "Overwrite": str(file.overwrite).lower(),  # a text, not a boolean
        "Description": invocation.description,
        "CreationTime": invocation.created,
        "VmCount": len(invocation.records),
        "Tags": tags_of(invocation),
        "InvokeInstances": {
            "InvokeInstance": [
                {
                    "InstanceId": record.instance,
                    "InvocationStatus": record.status,
                    "ErrorCode": record.error,
                    "ErrorInfo": record.info,
                    "CreationTime": record.created,
                    "UpdateTime": record.updated,
                    "StartTime": record.started,
                    "FinishTime": record.finished,
                }
                for record in records
            ]
        },
    }


def install_cloud_assistant(account: Account, params: Params) -> Answer:
    """Install the agent where it is absent; Red Hat guests do without (overview of Cloud Assistant, 2021)."""
    region = lookups.region(account, params).id
    for instance in command_rules.instances(account, params, region, _MOST_INSTANCES):
        if instance.assistant is Assistant.ABSENT and not instance.os_name.startswith("Red Hat"):
            _install(account, instance)
    return {}


def _install(account: Account, instance: Instance) -> None:
    def installed() -> None:
        at_once = account.switches.installed_assistant is Installed.AT_ONCE
        if at_once and instance.status is InstanceStatus.RUNNING:
            instance.assistant = Assistant.RUNNING
        else:
            instance.assistant_at_boot = True

    account.tasks.start(f"{instance.id} agent", "InstallCloudAssistant", installed, fail=lambda: None)


OPERATIONS = (
    Operation("SendFile", send_file, idempotent=True, own_token_codes=True),
    Operation("DescribeSendFileResults", describe_send_file_results),
    Operation("InstallCloudAssistant", install_cloud_assistant),
)
