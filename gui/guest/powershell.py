"""Windows Server 2019 and later: static addresses beside DHCP, which Windows calls coexistence (build 15063)."""

from gui.domain.cloud.instance import OsType
from gui.guest import windows
from gui.guest.model import GuestNetwork
from gui.guest.parts import Snippet, Stack

_TITLE = "Windows PowerShell"


def draw(network: GuestNetwork) -> Snippet:
    """Render ``network`` as four PowerShell scripts in ASCII; Windows keeps these settings in no file of ours."""
    folder = "powershell/exposed" if network.exposed else ""
    return windows.snippet(network, "powershell", ".ps1", folder=folder)


STACK = Stack("powershell", _TITLE, OsType.WINDOWS, windows.ABILITIES, draw)
