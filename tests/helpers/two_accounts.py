"""A second account in the sandbox, and what a server was asked."""

from gui.sandbox.account import Account
from gui.sandbox.faults import Fault
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer

OTHER_ID = "1999888777666555"


def other_account() -> Account:
    """Return an account with the same keys and resources, but with a number of its own."""
    account = default_account(Pace.instant())
    account.id = OTHER_ID
    return account


def heard_by(server: SandboxServer) -> list[str]:
    """Return a list that gets the action of every call the server is sent from now on."""
    actions: list[str] = []
    ask = server.faults.next_for

    def note(action: str) -> Fault | None:
        actions.append(action)
        return ask(action)

    server.faults.next_for = note  # type: ignore[method-assign]
    return actions
