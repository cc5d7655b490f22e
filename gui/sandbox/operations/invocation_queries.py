"""DescribeInvocationResults and DescribeInvocations.

Codes: pages api-ecs-2014-05-26-describeinvocationresults and -describeinvocations.
"""

import base64
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from gui.sandbox import command_rules, lookups, paging
from gui.sandbox.account import Account
from gui.sandbox.assistant.records import Invocation, Record, older_word, overall
from gui.sandbox.client_tokens import Answer
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params

T = TypeVar("T")
_MOST_PER_PAGE: Final = 50
_ENCODINGS: Final = ("PlainText", "Base64")
_OLDER_WORDS: Final = ("Running", "Finished", "Success", "Failed", "PartialFailed", "Stopped", "Stopping")
_REMEMBERED_S: Final = 30 * 86400.0
"""Seconds after which an invocation is not listed any more: the page of 2026 says 30 days."""


def recent(account: Account, kept: Iterable[Invocation], params: Params) -> Iterator[Invocation]:
    """Yield those of ``kept`` that a call may list: of its region, with its id, its tags and its resource group."""
    region = lookups.region(account, params).id
    invoke, group, tags = params.text("InvokeId"), params.text("ResourceGroupId"), command_rules.tags(params)
    since = account.clock() - _REMEMBERED_S
    for invocation in kept:
        if (
            invocation.region == region
            and invocation.created_at >= since
            and invoke in {"", invocation.id}
            and group in {"", invocation.resource_group}
            and all(key in invocation.tags and value in {"", invocation.tags[key]} for key, value in tags.items())
        ):
            yield invocation


def tags_of(invocation: Invocation) -> Answer:
    """Return how the tags of an invocation are shown."""
    return {"Tag": [{"TagKey": key, "TagValue": value} for key, value in invocation.tags.items()]}


def page_of(params: Params, records: Sequence[T], serial: Callable[[T], int]) -> paging.Page[T]:
    """Return a page by token, or by number where the call names one: the older way, which is going away."""
    numbered = params.text("PageNumber") or params.text("PageSize")
    if numbered and not (params.text("MaxResults") or params.text("NextToken")):
        return paging.numbered(params, records, _MOST_PER_PAGE)
    return paging.by_token(params, records, serial, low=1, most=_MOST_PER_PAGE, when_omitted=10)


def describe_invocation_results(account: Account, params: Params) -> Answer:
    """Tell how commands ended, one record per command and instance."""
    command, one = params.text("CommandId"), params.text("InstanceId")
    plain = params.choice("ContentEncoding", _ENCODINGS, "Base64") == "PlainText"
    wanted = params.choice("InvokeRecordStatus", _OLDER_WORDS)
    params.flag("IncludeHistory")  # of schedules, and the sandbox has none
    pairs = [
        (invocation, record)
        for invocation in recent(account, account.invocations.values(), params)
        if command in {"", invocation.command.id}
        for record in invocation.records.values()
        if one in {"", record.instance}
    ]
    _look(account, (record for _, record in pairs))
    shown = [pair for pair in pairs if wanted in {"", _older(account, pair[1])}]
    page = page_of(params, shown, lambda pair: pair[1].serial)
    rows = [_result(account, invocation, record, plain=plain) for invocation, record in page.records]
    return {"Invocation": {**page.about, "InvocationResults": {"InvocationResult": rows}}}


def _look(account: Account, records: Iterable[Record]) -> None:
    """Let records that are about to be listed go on, where transitions end after some looks."""
    seen = list(records)
    account.agents.look(seen)


def _older(account: Account, record: Record) -> str:
    return older_word(record.status, account.switches.failed_record_status.value)


def _encoded(output: bytes, *, plain: bool) -> str:
    return output.decode("utf-8", "replace") if plain else base64.b64encode(output).decode()


def _result(account: Account, invocation: Invocation, record: Record, *, plain: bool) -> Answer:
    return {
        "InvokeId": invocation.id,
        "CommandId": invocation.command.id,
        "InstanceId": record.instance,
        "InvocationStatus": record.status,
        "InvokeRecordStatus": _older(account, record),
        "ExitCode": record.exit_code,
        "Output": _encoded(record.output, plain=plain),
        "Dropped": record.dropped,
        "ErrorCode": record.error,
        "ErrorInfo": record.info,
        "StartTime": record.started,
        "FinishedTime": record.finished,
        "StopTime": record.stopped,
        "Repeats": record.repeats,
        "Username": invocation.shown_user,
        "TerminationMode": invocation.termination,
        "Tags": tags_of(invocation),
    }


def describe_invocations(account: Account, params: Params) -> Answer:
    """Tell what was sent, one record per invocation."""
    command, one = params.text("CommandId"), params.text("InstanceId")
    plain = params.choice("ContentEncoding", _ENCODINGS, "Base64") == "PlainText"
    status = params.choice("InvokeStatus", (*_OLDER_WORDS, "Pending", "Scheduled"))
    # Output is shown only beside the id of an invocation or of an instance; name and type do nothing beside the latter.
    output = bool(params.flag("IncludeOutput")) and bool(params.text("InvokeId") or one)
    name, kind, mode = ("", "", "") if one else tuple(map(params.text, ("CommandName", "CommandType", "RepeatMode")))
    found = [
        invocation
        for invocation in recent(account, account.invocations.values(), params)
        if command in {"", invocation.command.id}
        and (not one or one in invocation.records)
        and name in {"", invocation.command.name}
        and kind in {"", invocation.command.kind}
        and mode in {"", invocation.repeat_mode}
    ]
    _look(account, (record for invocation in found for record in invocation.records.values()))
    shown = [each for each in found if status in {"", overall(each), older_word(overall(each), "Failed")}]
    page = page_of(params, shown, first_serial)
    rows = [_invocation(account, each, one, plain=plain, output=output) for each in page.records]
    return {**page.about, "Invocations": {"Invocation": rows}}


def first_serial(invocation: Invocation) -> int:
    """Return the number of an invocation in the order of creation."""
    return next(iter(invocation.records.values())).serial


def _invocation(account: Account, invocation: Invocation, one: str, *, plain: bool, output: bool) -> Answer:
    command, state = invocation.command, overall(invocation)
    records = [record for record in invocation.records.values() if one in {"", record.instance}]
    content = command.script.decode("utf-8", "replace") if plain else command.content
    return {
        "InvokeId": invocation.id,
        "CommandId": command.id,
        "CommandName": command.name,
        "CommandType": command.kind,
        "CommandDescription": command.description,
        "CommandContent": content,
        "CreationTime": invocation.created,
        "InvocationStatus": state,
        "InvokeStatus": older_word(state, account.switches.failed_record_status.value),
        "RepeatMode": invocation.repeat_mode,
        "Timed": False,
        "Timeout": invocation.timeout,
        "Username": invocation.shown_user,
        "WorkingDir": invocation.folder,
        "TerminationMode": invocation.termination,
        "Tags": tags_of(invocation),
        "InvokeInstances": {
            "InvokeInstance": [_in_instance(account, record, plain=plain, output=output) for record in records]
        },
    }


def _in_instance(account: Account, record: Record, *, plain: bool, output: bool) -> Answer:
    shown: Answer = {
        "InstanceId": record.instance,
        "InvocationStatus": record.status,
        "InstanceInvokeStatus": _older(account, record),
        "ExitCode": record.exit_code,
        "Dropped": record.dropped,
        "ErrorCode": record.error,
        "ErrorInfo": record.info,
        "CreationTime": record.created,
        "UpdateTime": record.updated,
        "StartTime": record.started,
        "FinishTime": record.finished,
        "StopTime": record.stopped,
        "Repeats": record.repeats,
        "Timed": False,
    }
    return {**shown, "Output": _encoded(record.output, plain=plain)} if output else shown


OPERATIONS = (
    Operation("DescribeInvocationResults", describe_invocation_results),
    Operation("DescribeInvocations", describe_invocations),
)
