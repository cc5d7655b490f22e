"""The network stacks of Windows."""

from gui.domain.cloud.instance import OsType
from gui.guest import windows
from gui.guest.model import GuestNetwork
from gui.guest.parts import GuestNote, GuestNoteCode, Snippet, Stack

_POWERSHELL_TITLE = "Windows PowerShell"


def _draw_powershell(network: GuestNetwork) -> Snippet:
    """Render ``network`` as PowerShell scripts in ASCII; Windows keeps these settings in no file of ours."""
    alone = network.routed and not network.exposed and not network.vpc_blocks
    notes = (windows.unreached_note(network),) if alone else ()
    return windows.snippet(network, "powershell", ".ps1", notes)


POWERSHELL = Stack("powershell", _POWERSHELL_TITLE, OsType.WINDOWS, windows.ABILITIES, _draw_powershell)
"""Windows Server 2019 and later: static addresses beside DHCP, which Windows calls coexistence (build 15063)."""

_NETSH_TITLE = "Windows netsh"


def _draw_netsh(network: GuestNetwork) -> Snippet:
    """Render ``network`` as cmd scripts; beside static EIPs the private address becomes static too."""
    notes = [] if network.exposed else [GuestNote(GuestNoteCode.DHCP_ENDS)]
    if network.routed and not network.exposed:
        # cmd has no way to find the primary adapter, whose traffic a route to the VPC would take.
        notes.append(windows.unreached_note(network))
    return windows.snippet(network, "netsh", ".cmd", notes)


NETSH = Stack("netsh", _NETSH_TITLE, OsType.WINDOWS, windows.ABILITIES, _draw_netsh)
"""Windows Server 2008 R2 to 2016, which cannot keep DHCP beside static addresses: the last resort."""
