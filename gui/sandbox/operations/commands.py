"""RunCommand and StopInvocation, and how an invocation begins.

Codes: pages api-ecs-2014-05-26-runcommand and -stopinvocation.
"""

from typing import Final

from gui.sandbox import command_rules, lookups, signature
from gui.sandbox.account import Account
from gui.sandbox.assistant.records import Command, Invocation
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.guests.protocol import Task
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.resources import Instance
from gui.sandbox.switches import DryRunCommand

_MOST_STOPPED: Final = 50
_MOST_REMEMBERED: Final = 10_000
_DRY_RUN: Final = "DryRun"


def run_command(account: Account, params: Params) -> Answer:
    """Run a script in instances; the results come later."""
    command = new_command(account, params, kept=bool(params.flag("KeepCommand")), encoded_by_default=False)
    return invoke(account, params, command, "RunCommand")


def new_command(account: Account, params: Params, *, kept: bool, encoded_by_default: bool) -> Command:
    """Return the command that a call describes; it has no id yet.

    Args:
        account: where it would be kept.
        params: the call.
        kept: whether it is to be kept, for which there must be room.
        encoded_by_default: whether its content is Base64 where the call does not say.
    """
    region = lookups.region(account, params).id
    kind = command_rules.kind(params)
    script, encoded = command_rules.content(params, kept=kept, encoded_by_default=encoded_by_default)
    command = Command(
        id="",
        region=region,
        created=account.timestamp(),
        kind=kind,
        script=script,
        content=encoded,
        name=command_rules.name(account, params),
        description=command_rules.description(params),
        folder=command_rules.folder(params),
        timeout=command_rules.timeout(account, params),
        kept=kept,
    )
    there = sum(each.region == region for each in account.commands.values())
    if kept and there >= account.quotas.kept_commands:
        raise Refusal("CmdCount.ExceedQuota", "There are too many commands in this region.", 403)
    return command


def invoke(account: Account, params: Params, command: Command, action: str) -> Answer:
    """Send ``command`` to the instances of a call; it gets its id here unless it has one.

    Args:
        account: whose instances.
        params: the call.
        command: what is to run.
        action: the operation that was called, for a denial.
    """
    command_rules.check_not_here(params)
    mode = command_rules.repeat_mode(params)
    instances = command_rules.instances(account, params, command.region)
    command_rules.check_fit(account, instances, command.kind)
    user = command_rules.user(params)
    own = "root" if command_rules.SYSTEMS[command.kind] == "linux" else "System"
    if own == "System" and user and user.lower() != "system" and not params.text("WindowsPasswordName"):
        raise Refusal("WindowsPasswordName.Missed", "Another user than System needs WindowsPasswordName.")
    invocation = Invocation(
        id="",
        region=command.region,
        created=account.timestamp(),
        created_at=account.clock(),
        command=command,
        timeout=command.timeout,
        user=user,
        shown_user=user or own,
        folder=command.folder,
        termination=command_rules.termination(params),
        repeat_mode=mode,
        resource_group=command_rules.resource_group(account, params),
        tags=command_rules.tags(params),
    )
    signature.check_run_as(params.caller, f"ecs:{action}", account.id, user or own)
    command_rules.check_quota(account)
    if mode == _DRY_RUN and account.switches.dry_run_command is DryRunCommand.REFUSAL:
        raise Refusal("DryRunOperation", "The request passed all checks; nothing was done.")
    _begin(account, invocation, instances)
    return {"CommandId": command.id, "InvokeId": invocation.id}


def _begin(account: Account, invocation: Invocation, instances: list[Instance]) -> None:
    command = invocation.command
    invocation.id = account.ids.resource("t")
    command.id = command.id or account.ids.resource("c")
    if command.kept:
        account.commands[command.id] = command
    remember(account.invocations, invocation)
    for instance in instances:
        task = Task(
            invoke_id=invocation.id,
            instance=instance,
            kind=command.kind,
            script=command.script,
            name=command.name,
            user="" if invocation.user.lower() == "system" else invocation.user,
            folder=invocation.folder,
            dry_run=invocation.repeat_mode == _DRY_RUN,
        )
        account.agents.assign(invocation, task)


def remember(kept: dict[str, Invocation], invocation: Invocation) -> None:
    """Add ``invocation`` to those ``kept``; of too many the oldest is forgotten."""
    kept[invocation.id] = invocation
    if len(kept) > _MOST_REMEMBERED:
        del kept[next(iter(kept))]


def stop_invocation(account: Account, params: Params) -> Answer:
    """Withdraw a command where it has not been started."""
    region = lookups.region(account, params).id
    invocation = account.invocations.get(params.required("InvokeId"))
    if invocation is None or invocation.region != region:
        raise Refusal("InvalidInvokeId.NotFound", "The specified invocation does not exist.", 404)
    wanted = params.repeated("InstanceId", _MOST_STOPPED, "InstanceIds.ExceedLimit", 403)
    if any(each not in invocation.records for each in wanted):
        raise Refusal("InvalidInstanceId.NotFound", "The command was not sent to a specified instance.", 404)
    for identifier, record in invocation.records.items():
        if not wanted or identifier in wanted:
            account.agents.stop(record)
    return {}


OPERATIONS = (
    Operation("RunCommand", run_command, idempotent=True, own_token_codes=True),
    Operation("StopInvocation", stop_invocation),
)
