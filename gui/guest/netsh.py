"""Windows Server 2008 R2 to 2016, which cannot keep DHCP beside static addresses: the last resort."""

from gui.domain.cloud.instance import OsType
from gui.guest import windows
from gui.guest.model import GuestNetwork
from gui.guest.parts import GuestNote, GuestNoteCode, Snippet, Stack

_TITLE = "Windows netsh"


def draw(network: GuestNetwork) -> Snippet:
    """Render ``network`` as cmd scripts; beside static EIPs the private address becomes static too."""
    notes = [] if network.exposed else [GuestNote(GuestNoteCode.DHCP_ENDS)]
    if network.routed and not network.exposed:
        # cmd has no way to find the primary adapter, whose traffic a route to the VPC would take.
        notes.append(windows.unreached_note(network))
    return windows.snippet(network, "netsh", ".cmd", notes)


STACK = Stack("netsh", _TITLE, OsType.WINDOWS, windows.ABILITIES, draw)
