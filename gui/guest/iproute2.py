"""The universal stack: commands for any Linux with iproute2, and a systemd unit that repeats them when needed."""

from gui.domain.cloud.instance import OsType
from gui.guest import linux
from gui.guest.model import GuestNetwork
from gui.guest.parts import GuestNote, GuestNoteCode, Snippet, Stack

_TITLE = "iproute2"


def draw(network: GuestNetwork) -> Snippet:
    """Render ``network`` as commands alone, with a drop-in that keeps networkd from deleting foreign rules."""
    path = f"/etc/systemd/networkd.conf.d/90-eip-eni-{network.tag}.conf"
    files = (linux.file(network, "iproute2/networkd.conf.j2", path),)
    said = (GuestNote(GuestNoteCode.NOT_BY_MANAGER), GuestNote(GuestNoteCode.MULTI_NIC_UTIL))
    return linux.snippet(network, "iproute2", _TITLE, files, said)


STACK = Stack("iproute2", _TITLE, OsType.LINUX, linux.ALL_ABILITIES, draw)
