"""What an account owns at one moment, to be had again: to come there by calls takes a hundred times as long."""

import pickle
from typing import Final

from gui.sandbox.account import Account

_OWNED: Final = (
    "eips", "interfaces", "instances", "vpcs", "vswitches", "security_groups", "disks", "ids"
)  # fmt: skip


class AccountCopy:
    """The resources of ``account`` as they are now; none may be in transition.

    Args:
        account: stays as it is.
    """

    def __init__(self, account: Account) -> None:
        with account.lock:
            account.tasks.advance()
            self._kept = pickle.dumps([getattr(account, name) for name in _OWNED])

    def give_to(self, account: Account) -> None:
        """Have a fresh ``account`` own the same."""
        with account.lock:
            for name, value in zip(_OWNED, pickle.loads(self._kept), strict=True):  # noqa: S301 - bytes of its own making
                setattr(account, name, value)
