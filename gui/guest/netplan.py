"""netplan 0.99 and later, rendered by systemd-networkd: Ubuntu 18.04 and later, Debian 12 images of the cloud."""

from gui.domain.cloud.instance import OsType
from gui.guest import linux
from gui.guest.model import GuestNetwork
from gui.guest.parts import GuestNote, GuestNoteCode, Snippet, Stack

_TITLE = "netplan"


def draw(network: GuestNetwork) -> Snippet:
    """Render ``network`` as one YAML file, readable by root alone as netplan asks."""
    # After 50-cloud-init.yaml, which cloud-init writes anew at every boot: the later file wins.
    path = f"/etc/netplan/90-eip-eni-{network.tag}.yaml"
    files = (linux.file(network, "netplan/eip-eni.yaml.j2", path, mode=0o600),)
    said = (GuestNote(GuestNoteCode.CLOUD_INIT_REWRITES, {"path": "/etc/netplan/50-cloud-init.yaml"}),)
    return linux.snippet(network, "netplan", _TITLE, files, said, by_name=True)


STACK = Stack("netplan", _TITLE, OsType.LINUX, linux.ALL_ABILITIES, draw, by_name=True)
