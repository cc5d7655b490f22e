"""Kinds of guest by name, as the command line gives them."""

import os
import shlex
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from gui.sandbox.errors import SandboxInputError
from gui.sandbox.guests.immediate import AcceptAnything
from gui.sandbox.guests.modelled import Modelled
from gui.sandbox.guests.process import Process
from gui.sandbox.guests.protocol import Guest
from gui.sandbox.guests.scripted import Scripted
from gui.sandbox.resources import Instance

if TYPE_CHECKING:
    from gui.sandbox.account import Account

KINDS: Final = "modelled, accept, process or process:PREFIX"
_PROCESS: Final = "process"


def guest_of(kind: str, account: "Account") -> Guest:
    """Return the guest that ``kind`` names; where the account has rules of its own they come first.

    Args:
        kind: ``modelled``, ``accept``, ``process`` (scripts run on this machine) or ``process:PREFIX``: the words of a
            command in front of each script, in which ``{id}`` and ``{name}`` stand for those of the instance.
        account: whose instances these are.

    Raises:
        SandboxInputError: there is no such kind, or not on this system; the prefix is no command.
    """
    guest = _plain(kind, account)
    return Scripted(account, account.guest_rules, guest) if account.guest_rules else guest


def _plain(kind: str, account: "Account") -> Guest:
    if kind == "modelled":
        return Modelled(account)
    if kind == "accept":
        return AcceptAnything()
    name, colon, prefix = kind.partition(":")
    if name != _PROCESS:
        raise SandboxInputError(f"There is no kind of guest {kind!r}: write {KINDS}.")
    if os.name != "posix":
        raise SandboxInputError("Guests that are processes need Linux or another Unix.")
    return Process(_prefix(prefix) if colon else ())


def _prefix(text: str) -> Callable[[Instance], list[str]]:
    """Return what gives the words in front of a script, for the guest of each instance."""
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise SandboxInputError(f"process:{text} is no command: {error}.") from None
    if not words:
        raise SandboxInputError("process: is followed by a command, such as process:ip netns exec {name}.")
    return lambda instance: [word.replace("{id}", instance.id).replace("{name}", instance.name) for word in words]
