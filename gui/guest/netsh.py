"""Windows Server 2008 R2 to 2016, which cannot keep DHCP beside static addresses: the last resort."""

from gui.domain.cloud.instance import OsType
from gui.guest import windows
from gui.guest.model import GuestNetwork
from gui.guest.parts import Note, NoteCode, Snippet, Stack

_TITLE = "Windows netsh"


def draw(network: GuestNetwork) -> Snippet:
    """Render ``network`` as four cmd scripts; beside static EIPs the private address becomes static too."""
    return windows.snippet(network, "netsh", ".cmd", () if network.exposed else (Note(NoteCode.DHCP_ENDS),))


STACK = Stack("netsh", _TITLE, OsType.WINDOWS, windows.ABILITIES, draw)
