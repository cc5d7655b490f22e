"""The registry of network stacks, and the one way to a snippet: covered by the stack, or refused by name."""

from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import OsType
from gui.guest import ifcfg, linux_stacks, windows
from gui.guest.model import GuestNetwork
from gui.guest.parts import Ability, GuestFile, GuestNote, GuestNoteCode, Snippet, Stack, StackRefusalError, needed

__all__ = [
    "STACKS",
    "Ability",
    "GuestFile",
    "GuestNote",
    "GuestNoteCode",
    "Snippet",
    "Stack",
    "StackRefusalError",
    "kept_undo",
    "missing",
    "needed",
    "render",
    "stack_named",
]

STACKS: tuple[Stack, ...] = (
    linux_stacks.IPROUTE2,
    linux_stacks.NETPLAN,
    linux_stacks.NETWORKD,
    linux_stacks.NETWORKD_LEGACY,
    linux_stacks.NETWORKMANAGER,
    linux_stacks.IFUPDOWN,
    ifcfg.STACK,
    ifcfg.NM_STACK,
    linux_stacks.WICKED,
    linux_stacks.CLOUD_INIT,
    windows.POWERSHELL,
    windows.NETSH,
)
"""Every stack, in the order they are offered; the universal one first."""


def stack_named(name: str) -> Stack:
    """Return the stack called ``name``.

    Raises:
        InputError: there is none.
    """
    for stack in STACKS:
        if stack.name == name:
            return stack
    raise InputError(f"There is no network stack {name!r}; choose from {', '.join(stack.name for stack in STACKS)}.")


def kept_undo(name: str, network: GuestNetwork) -> str:
    """Return the command that runs the undo which "apply" has left in the guest.

    It knows the options of its day: the number of the first table, for example.

    Raises:
        InputError: there is no stack called ``name``.
    """
    if stack_named(name).os_type is OsType.LINUX:
        return f"sudo sh /var/lib/eip-eni/{network.tag}/undo"
    if name == windows.POWERSHELL.name:
        folder = windows.state_folder(network, ".ps1")
        return f'powershell -ExecutionPolicy Bypass -File "$env:ProgramData\\{folder}\\undo.ps1"'
    return f'"%ProgramData%\\{windows.state_folder(network, ".cmd")}\\undo.cmd"'


def missing(stack: Stack, network: GuestNetwork) -> frozenset[Ability]:
    """Return the abilities that ``network`` needs and ``stack`` lacks; empty when it can be rendered."""
    return needed(network) - stack.abilities


def render(name: str, network: GuestNetwork) -> Snippet:
    """Return the configuration of ``network`` for the stack called ``name``; the same bytes for the same facts.

    Raises:
        InputError: there is no such stack.
        StackRefusalError: the stack cannot express what the network needs; it says which abilities are missing.
    """
    stack = stack_named(name)
    lacks = missing(stack, network)
    if lacks:
        raise StackRefusalError(stack, lacks)
    return stack.draw(network)
