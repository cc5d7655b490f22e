"""wicked 0.6.34 and later: SUSE Linux Enterprise 12 SP2 to 15, openSUSE 15."""

from gui.domain.cloud.instance import OsType
from gui.guest import linux
from gui.guest.model import GuestNetwork
from gui.guest.parts import GuestNote, GuestNoteCode, Snippet, Stack

_FOLDER = "/etc/sysconfig/network"
_TITLE = "wicked"


def draw(network: GuestNetwork) -> Snippet:
    """Render ``network`` as ifcfg, ifroute and ifrule files; wicked drops a route line with ``onlink``."""
    values: dict[str, object] = {"routes": linux.link_routes(network)}
    files = [linux.file(network, "wicked/ifcfg.j2", f"{_FOLDER}/ifcfg-{network.name}")]
    if network.routed:
        files.append(linux.file(network, "wicked/ifroute.j2", f"{_FOLDER}/ifroute-{network.name}", values=values))
        files.append(linux.file(network, "wicked/ifrule.j2", f"{_FOLDER}/ifrule-{network.name}"))
    said = (GuestNote(GuestNoteCode.OLDEST_VERSION, {"product": _TITLE, "version": "0.6.34"}),)
    return linux.snippet(network, "wicked", _TITLE, files, said, by_name=True)


STACK = Stack("wicked", _TITLE, OsType.LINUX, linux.ALL_ABILITIES, draw, by_name=True)
