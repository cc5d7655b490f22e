"""systemd-networkd in its own files: the dialect of systemd 245 and later, and the older one of 234 to 244."""

from gui.domain.cloud.instance import OsType
from gui.guest import linux
from gui.guest.model import GuestNetwork
from gui.guest.parts import GuestNote, GuestNoteCode, Snippet, Stack

_TITLE = "systemd-networkd"
_LEGACY_TITLE = "systemd-networkd before 245"


def _draw(network: GuestNetwork, stack: str, title: str, oldest: str) -> Snippet:
    # The first file that matches a NIC wins as a whole; netplan's and cloud-init's begin with 10, the system's with 50.
    path = f"/etc/systemd/network/05-eip-eni-{network.tag}.network"
    files = (linux.file(network, f"{stack}/eip-eni.network.j2", path),)
    said = (GuestNote(GuestNoteCode.OLDEST_VERSION, {"product": "systemd", "version": oldest}),)
    return linux.snippet(network, stack, title, files, said)


def draw(network: GuestNetwork) -> Snippet:
    """Render ``network`` for systemd 245 and later, which know addresses without a route to their network."""
    return _draw(network, "networkd", _TITLE, "245")


def draw_legacy(network: GuestNetwork) -> Snippet:
    """Render ``network`` with the words of systemd 235, which later versions still take."""
    return _draw(network, "networkd-legacy", _LEGACY_TITLE, "235")


STACK = Stack("networkd", _TITLE, OsType.LINUX, linux.ALL_ABILITIES, draw)
LEGACY_STACK = Stack("networkd-legacy", _LEGACY_TITLE, OsType.LINUX, linux.ALL_ABILITIES, draw_legacy)
