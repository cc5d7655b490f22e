"""GuestChannel over Cloud Assistant of ECS: one instance a call, Base64 both ways, nothing of a script in the log.

Sources: pages of RunCommand, DescribeInvocations, DescribeInvocationResults, StopInvocation and
DescribeCloudAssistantStatus of 2025 and 2026. Never sent, because each does harm with the public agent: EnableParameter
(templates in the script), Username=root (refused), Frequency (repeats).
"""

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gui.cloud import answers, clients, maps
from gui.cloud.answers import Listed
from gui.cloud.calls import Caller, CallRecord, Request, request_id_of
from gui.cloud.endpoint import checked_ca, parse
from gui.cloud.lists import Lists
from gui.cloud.maps import ShapeError, items, text, truth
from gui.cloud.paging import chunks
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import InstanceId, OsType
from gui.domain.cloud.kind import ListCall, Paging
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials, GuestChannel
from gui.domain.delivery.command_output import LONGEST
from gui.domain.delivery.invocation import AgentState, CommandState, Invocation, SentCommand
from gui.domain.delivery.package import Package, Step
from gui.domain.delivery.permissions import GuestAction
from gui.domain.operations.permissions import DRY_RUN_PASSED

DELIVERY_TAG = "multi-eip-delivery"
STEP_TAG = "multi-eip-step"
"""Tags of the commands themselves: after a lost answer they are found by them."""

_MOST_INSTANCES = 50
"""Of one DescribeCloudAssistantStatus; 100 ids are taken, and pages hold 50."""
_MOST_RECORDS = 50
_AGENTS = ListCall(
    "ecs",
    "DescribeCloudAssistantStatus",
    ("InstanceCloudAssistantStatusSet", "InstanceCloudAssistantStatus"),
    ("InstanceId",),
    Paging.TOKENS,
    _MOST_INSTANCES,
    {},
)
_SENT = ListCall(
    "ecs", "DescribeInvocations", ("Invocations", "Invocation"), ("InvokeId",), Paging.TOKENS, _MOST_RECORDS, {}
)
_RESULTS = Listed(("Invocation", "InvocationResults", "InvocationResult"), ("InvokeId", "InstanceId"))

_KINDS: Mapping[OsType, str] = {OsType.LINUX: "RunShellScript", OsType.WINDOWS: "RunPowerShellScript"}


class Assistant(GuestChannel):
    """The guests of one account. Blocking; may be used from several threads."""

    def __init__(
        self,
        credentials: Credentials,
        endpoint: str | None = None,
        on_call: Callable[[CallRecord], None] | None = None,
        *,
        proxy: str | None = None,
        ca_file: str | None = None,
        connect_timeout: float = 5.0,
        read_timeout: float = 20.0,
        pause: Callable[[], object] = lambda: None,
    ) -> None:
        """Prepare; nothing is imported or sent yet. See ``Gateway`` for the arguments and for what is raised."""
        transport = clients.Transport(
            parse(endpoint) if endpoint else None, proxy, checked_ca(ca_file), connect_timeout, read_timeout
        )
        self._caller = Caller(clients.Clients(credentials, transport), on_call, pause)
        self._lists = Lists(self._caller, pause)

    def agents(self, region: RegionId, ids: Sequence[InstanceId]) -> tuple[AgentState, ...]:
        """Return the agent of each instance of ``ids`` that the cloud lists."""
        found: list[AgentState] = []
        for some in chunks(ids, _MOST_INSTANCES):
            parameters = {"RegionId": region, "InstanceId": list(some)}
            found += self._lists.whole(region, _AGENTS, _agent, parameters)
        return tuple(found)

    def send(self, package: Package, step: Step, number: int, token: str, part: int = 0) -> str:
        """Send the command of ``step`` to the one instance of ``package``, once, and return its invoke id."""
        parameters = {
            **_command(package.region, package.instance, package.os_type, package.script(step, part)),
            # It becomes a part of a path that a shell reads.
            "Name": f"eip-eni-{step.value}",
            "Timeout": package.timing.steps[step],
            # A script that is half done has to end by itself, or by its own undo.
            "TerminationMode": "Process",
            "ClientToken": token,
            "Tag": [
                {"Key": DELIVERY_TAG, "Value": package.delivery_id},
                {"Key": STEP_TAG, "Value": f"{step.value}-{number}"},
            ],
        }
        body = self._caller.send(package.region, Request("ecs", "RunCommand", parameters))
        invoke_id = body.get("InvokeId")
        if not isinstance(invoke_id, str) or not invoke_id:
            raise answers.malformed("RunCommand", body, "InvokeId is missing")
        return invoke_id

    def result(self, package: Package, invoke_id: str) -> Invocation | None:
        """Return what is known of the command ``invoke_id``; None where the cloud has no record of it."""
        parameters = {
            "RegionId": package.region,
            "InvokeId": invoke_id,
            "InstanceId": package.instance,
            "ContentEncoding": "Base64",
            "MaxResults": _MOST_RECORDS,
        }
        request = Request("ecs", "DescribeInvocationResults", parameters)
        body = self._caller.send(package.region, request)
        for record in answers.records(request.name, body, _RESULTS):
            if not isinstance(record, Mapping):
                raise answers.malformed(request.name, body, "a record is no object")
            try:
                found = _invocation(record, request_id_of(body))
            except ShapeError as cause:
                raise answers.malformed(request.name, body, str(cause)) from cause
            if found.invoke_id == invoke_id:
                return found
        return None

    def sent(self, package: Package) -> tuple[SentCommand, ...]:
        """Return the commands of the delivery that the cloud lists, found by their tag."""
        parameters = {
            "RegionId": package.region,
            "Tag": [{"Key": DELIVERY_TAG, "Value": package.delivery_id}],
        }
        return self._lists.whole(package.region, _SENT, _sent, parameters)

    def withdraw(self, package: Package, invoke_id: str) -> None:
        """Stop the command ``invoke_id``; only for one that is pending."""
        parameters = {"RegionId": package.region, "InvokeId": invoke_id, "InstanceId": [package.instance]}
        body = self._caller.send(package.region, Request("ecs", "StopInvocation", parameters))
        answers.accepted("StopInvocation", body)

    def permissions(
        self, region: RegionId, instance: InstanceId, *, windows: bool
    ) -> Mapping[GuestAction, CloudError | None]:
        """Try what a delivery to ``instance`` needs, and return how each call ended; None: it is allowed."""
        os_type = OsType.WINDOWS if windows else OsType.LINUX
        some = {"RegionId": region, "InstanceId": instance, "MaxResults": 1}
        tries: Mapping[GuestAction, Mapping[str, Any]] = {
            GuestAction.AGENTS: {"RegionId": region, "InstanceId": [instance]},
            GuestAction.RUN: {**_command(region, instance, os_type, "exit 0\n"), "RepeatMode": "DryRun"},
            GuestAction.RESULTS: some,
            GuestAction.COMMANDS: some,
        }
        return {action: self._tried(region, action, parameters) for action, parameters in tries.items()}

    def _tried(self, region: RegionId, action: GuestAction, parameters: Mapping[str, Any]) -> CloudError | None:
        try:
            self._caller.send(region, Request("ecs", action.value.partition(":")[2], parameters))
        except CloudError as error:
            # A dry run may end in an error that says yes, or in a command that is only looked at.
            return None if error.code == DRY_RUN_PASSED else error
        return None


def _command(region: RegionId, instance: InstanceId, os_type: OsType, script: str) -> dict[str, Any]:
    return {
        "RegionId": region,
        "Type": _KINDS[os_type],
        "CommandContent": base64.b64encode(script.encode("ascii")).decode(),
        "ContentEncoding": "Base64",
        "InstanceId": [instance],
    }


def _agent(found: Mapping[str, Any]) -> AgentState:
    """Return one entry of DescribeCloudAssistantStatus; its status is a text, and in samples a truth value."""
    instance = text(found.get("InstanceId"))
    if not instance:
        raise ValueError("InstanceId is missing")
    return AgentState(
        instance,
        truth(found.get("CloudAssistantStatus")),
        text(found.get("CloudAssistantVersion")),
        text(found.get("LastHeartbeatTime")),
    )


def _invocation(found: Mapping[str, Any], request_id: str) -> Invocation:
    """Return one entry of DescribeInvocationResults."""
    word = text(found.get("InvocationStatus"))
    exit_code = maps.number(found.get("ExitCode")) or 0
    return Invocation(
        invoke_id=text(found.get("InvokeId")),
        state=_state(word, text(found.get("InvokeRecordStatus")), exit_code),
        word=word or text(found.get("InvokeRecordStatus")),
        exit_code=exit_code,
        output=_output(text(found.get("Output"))),
        dropped=maps.number(found.get("Dropped")) or 0,
        error_code=text(found.get("ErrorCode")),
        error_info=_shortened(text(found.get("ErrorInfo"))),
        request_id=request_id,
    )


def _state(word: str, older: str, exit_code: int) -> CommandState:
    if not word:
        # Older editions have one word for every exit code, and "Failed" for what never ran, too.
        ended = CommandState.FAILED if exit_code else CommandState.SUCCESS
        return {"Running": CommandState.RUNNING, "Finished": ended}.get(older, CommandState.UNKNOWN)
    try:
        return CommandState(word)
    except ValueError:
        return CommandState.UNKNOWN


def _output(said: str) -> bytes:
    """Return the output; one that is no Base64, although that was asked for, is taken as it is."""
    try:
        found = base64.b64decode(said.encode(), validate=True)
    except binascii.Error:
        found = said.encode()
    # What is too long has lost its marked last line, and then proves nothing.
    return found[:LONGEST]


def _shortened(said: str) -> str:
    return "".join(each if each.isprintable() else "?" for each in said[:300])


def _sent(found: Mapping[str, Any]) -> SentCommand:
    """Return one entry of DescribeInvocations."""
    invoke_id = text(found.get("InvokeId"))
    if not invoke_id:
        raise ValueError("InvokeId is missing")
    tags = {text(tag.get("TagKey")): text(tag.get("TagValue")) for tag in items(found, "Tags", "Tag")}
    return SentCommand(invoke_id, tags.get(STEP_TAG, ""))
