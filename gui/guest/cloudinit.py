"""cloud-init's network-config version 2, for guests with netplan alone: other renderers drop the rules."""

from gui.domain.cloud.instance import OsType
from gui.guest import linux
from gui.guest.model import GuestNetwork
from gui.guest.parts import Ability, GuestNote, GuestNoteCode, Snippet, Stack

_TITLE = "cloud-init (netplan)"


def draw(network: GuestNetwork) -> Snippet:
    """Render ``network`` as a drop-in of cloud-init with the primary NIC in it, because it replaces everything."""
    path = f"/etc/cloud/cloud.cfg.d/95-eip-eni-{network.tag}.cfg"
    files = (linux.file(network, "cloud-init/eip-eni.cfg.j2", path, mode=0o600),)
    return linux.snippet(
        network, "cloud-init", _TITLE, files, (GuestNote(GuestNoteCode.REPLACES_ALL),), by_name=True, at_boot=True
    )


STACK = Stack("cloud-init", _TITLE, OsType.LINUX, linux.ALL_ABILITIES - {Ability.CONNECTION_MARKS}, draw, by_name=True)
