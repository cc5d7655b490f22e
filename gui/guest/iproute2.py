"""The universal stack: one POSIX script for any Linux with iproute2, and a systemd unit that repeats it at boot."""

from gui.domain.cloud.instance import OsType
from gui.guest import linux
from gui.guest.model import GuestNetwork
from gui.guest.parts import Note, NoteCode, Snippet, Stack

_TITLE = "iproute2"


def draw(network: GuestNetwork) -> Snippet:
    """Render ``network`` as a script, its unit, and a drop-in that keeps networkd from deleting foreign rules."""
    tag = network.tag
    script = f"/usr/local/sbin/eip-eni-{tag}"
    files = (
        linux.file(network, "iproute2/eip-eni.sh.j2", script, mode=0o755, values=linux.shared(network)),
        linux.file(network, "iproute2/eip-eni.service.j2", f"/etc/systemd/system/eip-eni-{tag}.service"),
        linux.file(network, "iproute2/networkd.conf.j2", f"/etc/systemd/networkd.conf.d/90-eip-eni-{tag}.conf"),
    )
    said = (Note(NoteCode.NOT_BY_MANAGER), Note(NoteCode.MULTI_NIC_UTIL))
    return linux.snippet(network, "iproute2", _TITLE, files, said, by_script=True)


STACK = Stack("iproute2", _TITLE, OsType.LINUX, linux.ALL_ABILITIES, draw)
