"""ifcfg files in two outputs that exclude one another: for network-scripts, and for NetworkManager's reader."""

from gui.domain.cloud.instance import OsType
from gui.guest import linux
from gui.guest.model import GuestNetwork
from gui.guest.parts import GuestFile, GuestNote, GuestNoteCode, Snippet, Stack

_FOLDER = "/etc/sysconfig/network-scripts"
_TITLE = "network-scripts (ifcfg)"
_NM_TITLE = "NetworkManager (ifcfg)"


def draw(network: GuestNetwork) -> Snippet:
    """Render ``network`` for network-scripts: an alias file for each EIP, because next to DHCP they ignore IPADDR."""
    files = [linux.file(network, "ifcfg/ifcfg.j2", f"{_FOLDER}/ifcfg-{network.name}")]
    for number, eip in enumerate(network.eips):
        path = f"{_FOLDER}/ifcfg-{network.name}:{number}"
        files.append(linux.file(network, "ifcfg/alias.j2", path, values={"eip": eip, "number": number}))
    if network.routed:
        files.append(linux.file(network, "ifcfg/route.j2", f"{_FOLDER}/route-{network.name}"))
        files.append(linux.file(network, "ifcfg/rule.j2", f"{_FOLDER}/rule-{network.name}"))
    return linux.snippet(network, "ifcfg", _TITLE, files, (GuestNote(GuestNoteCode.MULTI_NIC_UTIL),), by_name=True)


def draw_nm(network: GuestNetwork) -> Snippet:
    """Render ``network`` for NetworkManager's ifcfg reader, which a ``rule-`` file would put off altogether."""
    name = f"eip-eni-{network.tag}"
    values: dict[str, object] = {"routes": linux.link_routes(network), "uuid": linux.profile_uuid(network, "ifcfg")}
    files: list[GuestFile] = [linux.file(network, "ifcfg-nm/ifcfg.j2", f"{_FOLDER}/ifcfg-{name}", values=values)]
    if network.routed:
        files.append(linux.file(network, "ifcfg-nm/route.j2", f"{_FOLDER}/route-{name}", values=values))
    said = (
        GuestNote(GuestNoteCode.OLDEST_VERSION, {"product": "NetworkManager", "version": "1.26"}),
        GuestNote(GuestNoteCode.MULTI_NIC_UTIL),
    )
    return linux.snippet(network, "ifcfg-nm", _NM_TITLE, files, said, values=values)


STACK = Stack("ifcfg", _TITLE, OsType.LINUX, linux.ALL_ABILITIES, draw, by_name=True)
NM_STACK = Stack("ifcfg-nm", _NM_TITLE, OsType.LINUX, linux.ALL_ABILITIES, draw_nm)
