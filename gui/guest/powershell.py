"""Windows Server 2019 and later: static addresses beside DHCP, which Windows calls coexistence (build 15063)."""

from gui.domain.cloud.instance import OsType
from gui.guest import windows
from gui.guest.model import GuestNetwork
from gui.guest.parts import Snippet, Stack

_TITLE = "Windows PowerShell"


def draw(network: GuestNetwork) -> Snippet:
    """Render ``network`` as PowerShell scripts in ASCII; Windows keeps these settings in no file of ours."""
    alone = network.routed and not network.exposed and not network.vpc_blocks
    notes = (windows.unreached_note(network),) if alone else ()
    return windows.snippet(network, "powershell", ".ps1", notes)


STACK = Stack("powershell", _TITLE, OsType.WINDOWS, windows.ABILITIES, draw)
