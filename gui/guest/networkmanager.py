"""NetworkManager 1.18 and later: a keyfile profile, and the nmcli command that makes the same one."""

from gui.domain.cloud.instance import OsType
from gui.guest import linux
from gui.guest.model import GuestNetwork
from gui.guest.parts import GuestNote, GuestNoteCode, Snippet, Stack

_TITLE = "NetworkManager"


def draw(network: GuestNetwork) -> Snippet:
    """Render ``network`` as a keyfile that root alone may read, else NetworkManager ignores it.

    No ``onlink``: up to version 1.32 it makes the activation fail, so an off-link gateway gets a route of its own.
    """
    path = f"/etc/NetworkManager/system-connections/eip-eni-{network.tag}.nmconnection"
    values: dict[str, object] = {"routes": linux.link_routes(network), "uuid": linux.profile_uuid(network, "keyfile")}
    files = (linux.file(network, "networkmanager/eip-eni.nmconnection.j2", path, mode=0o600, values=values),)
    said = (
        GuestNote(GuestNoteCode.OLDEST_VERSION, {"product": _TITLE, "version": "1.18"}),
        GuestNote(GuestNoteCode.MULTI_NIC_UTIL),
    )
    commands = linux.fill_linux("networkmanager/nmcli.sh.j2", network, values)
    return linux.snippet(network, "networkmanager", _TITLE, files, said, extras=(("nmcli", commands),), values=values)


STACK = Stack("networkmanager", _TITLE, OsType.LINUX, linux.ALL_ABILITIES, draw)
