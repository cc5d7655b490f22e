"""CreateCommand, InvokeCommand and DeleteCommand: commands that the account keeps.

Codes: the pages of the three operations.
"""

from dataclasses import replace

from gui.sandbox import command_rules, lookups
from gui.sandbox.account import Account
from gui.sandbox.assistant.records import Command
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.operations import commands
from gui.sandbox.params import Params


def create_command(account: Account, params: Params) -> Answer:
    """Keep a script."""
    lookups.region(account, params)
    params.required("Name")
    command_rules.check_not_here(params)
    command = commands.new_command(account, params, kept=True, encoded_by_default=True)
    command_rules.tags(params)
    command.id = account.ids.resource("c")
    account.commands[command.id] = command
    return {"CommandId": command.id}


def _command(account: Account, params: Params) -> Command:
    region = lookups.region(account, params).id
    command = account.commands.get(params.required("CommandId"))
    if command is None or command.region != region:
        raise Refusal("InvalidCmdId.NotFound", "The specified command does not exist.", 404)
    return command


def invoke_command(account: Account, params: Params) -> Answer:
    """Run a kept script in instances; timeout and working directory may be others than those it was kept with."""
    command = _command(account, params)
    wanted = replace(
        command,
        timeout=command_rules.timeout(account, params, command.timeout),
        folder=command_rules.folder(params) or command.folder,
        kept=False,
    )
    return {"InvokeId": commands.invoke(account, params, wanted, "InvokeCommand")["InvokeId"]}


def delete_command(account: Account, params: Params) -> Answer:
    """Forget a kept script; what was sent of it stays readable."""
    del account.commands[_command(account, params).id]
    return {}


OPERATIONS = (
    Operation("CreateCommand", create_command, idempotent=True, own_token_codes=True),
    Operation("InvokeCommand", invoke_command, idempotent=True, own_token_codes=True),
    Operation("DeleteCommand", delete_command),
)
