"""ifupdown (``/etc/network/interfaces``): Debian up to 11, Ubuntu up to 16.04. Not to be confused with an ENI."""

from gui.domain.cloud.instance import OsType
from gui.guest import linux
from gui.guest.model import GuestNetwork
from gui.guest.parts import GuestNote, GuestNoteCode, Snippet, Stack

_TITLE = "ifupdown"


def draw(network: GuestNetwork) -> Snippet:
    """Render ``network`` as one stanza for DHCP and one for each EIP, none of them with a ``gateway``."""
    # The dot keeps the file readable where only *.cfg is read; the apply script drops it where dots are not.
    path = f"/etc/network/interfaces.d/60-eip-eni-{network.tag}.cfg"
    files = (linux.file(network, "ifupdown/eip-eni.cfg.j2", path),)
    said = (GuestNote(GuestNoteCode.CLOUD_INIT_REWRITES, {"path": "/etc/network/interfaces.d/50-cloud-init"}),)
    return linux.snippet(network, "ifupdown", _TITLE, files, said, by_name=True)


STACK = Stack("ifupdown", _TITLE, OsType.LINUX, linux.ALL_ABILITIES, draw, by_name=True)
