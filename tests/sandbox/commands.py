"""Sending commands of Cloud Assistant and reading their results, for the tests of the sandbox."""

import base64
from typing import Any

from gui.sandbox.account import Account
from gui.sandbox.guests.protocol import Progress, Task
from gui.sandbox.pace import Pace
from gui.sandbox.resources import Instance
from gui.sandbox.seed import default_account
from tests.sandbox.caller import Caller, instance
from tests.sandbox.conftest import ManualClock

HOST = "voip-gateway-01"
Row = dict[str, Any]


def admin_of(account: Account) -> Caller:
    return Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])


def looked(count: int = 1) -> Caller:
    """Return who may do everything, in an account where each state shows ``count`` times."""
    return admin_of(default_account(Pace.looks(count), clock=ManualClock()))


def host(account: Account, name: str = HOST) -> Instance:
    found = account.instances.get(instance(account, name))
    assert found is not None
    return found


def send(caller: Caller, *hosts: str, **more: object) -> str:
    """Run a command in ``hosts`` and return the id of the invocation."""
    numbered = {f"InstanceId_{n}": instance(caller.account, name) for n, name in enumerate(hosts or (HOST,), start=1)}
    answer = caller.ecs("RunCommand", **{"Type": "RunShellScript", "CommandContent": "id", **numbered, **more})
    return str(answer["InvokeId"])


def results(caller: Caller, invoke: str = "", **more: object) -> list[Row]:
    wanted = {"InvokeId": invoke} if invoke else {}
    answer = caller.ecs("DescribeInvocationResults", **wanted, **more)
    found: list[Row] = answer["Invocation"]["InvocationResults"]["InvocationResult"]
    return found


def result(caller: Caller, invoke: str) -> Row:
    (row,) = results(caller, invoke)
    return row


def output(row: Row) -> bytes:
    return base64.b64decode(row["Output"])


def told(row: Row) -> tuple[str, str]:
    return row["InvocationStatus"], row["ErrorCode"]


def echo(task: Task) -> Progress:
    """Print what was given, and fail when told."""
    text = f"{task.instance.name} {task.kind} ".encode() + task.script
    return Progress(output=text, exit_code=int(b"exit 1" in task.script))
