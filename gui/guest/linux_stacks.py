"""The network stacks of Linux: which files each takes, what it can do, and what to know of it; see also ``ifcfg``."""

from gui.domain.cloud.instance import OsType
from gui.guest import linux
from gui.guest.model import GuestNetwork
from gui.guest.parts import Ability, GuestNote, GuestNoteCode, Snippet, Stack

_IPROUTE2_TITLE = "iproute2"


def _draw_iproute2(network: GuestNetwork) -> Snippet:
    """Render ``network`` as commands alone, with a drop-in that keeps networkd from deleting foreign rules."""
    path = f"/etc/systemd/networkd.conf.d/90-eip-eni-{network.tag}.conf"
    files = (linux.file(network, "iproute2/networkd.conf.j2", path),)
    said = (GuestNote(GuestNoteCode.NOT_BY_MANAGER), GuestNote(GuestNoteCode.MULTI_NIC_UTIL))
    return linux.snippet(network, "iproute2", _IPROUTE2_TITLE, files, said)


IPROUTE2 = Stack("iproute2", _IPROUTE2_TITLE, OsType.LINUX, linux.ALL_ABILITIES, _draw_iproute2)
"""The universal stack: commands for any Linux with iproute2, and a systemd unit that repeats them when needed."""

_NETPLAN_TITLE = "netplan"


def _draw_netplan(network: GuestNetwork) -> Snippet:
    """Render ``network`` as one YAML file, readable by root alone as netplan asks."""
    # After 50-cloud-init.yaml, which cloud-init writes anew at every boot: the later file wins.
    path = f"/etc/netplan/90-eip-eni-{network.tag}.yaml"
    files = (linux.file(network, "netplan/eip-eni.yaml.j2", path, mode=0o600),)
    said = (GuestNote(GuestNoteCode.CLOUD_INIT_REWRITES, {"path": "/etc/netplan/50-cloud-init.yaml"}),)
    return linux.snippet(network, "netplan", _NETPLAN_TITLE, files, said, by_name=True)


NETPLAN = Stack("netplan", _NETPLAN_TITLE, OsType.LINUX, linux.ALL_ABILITIES, _draw_netplan, by_name=True)
"""netplan 0.99 and later, rendered by systemd-networkd: Ubuntu 18.04 and later, Debian 12 images of the cloud."""

_NETWORKD_TITLE = "systemd-networkd"
_NETWORKD_LEGACY_TITLE = "systemd-networkd before 245"


def _draw_networkd_dialect(network: GuestNetwork, stack: str, title: str, oldest: str) -> Snippet:
    # The first file that matches a NIC wins as a whole; netplan's and cloud-init's begin with 10, the system's with 50.
    path = f"/etc/systemd/network/05-eip-eni-{network.tag}.network"
    files = (linux.file(network, f"{stack}/eip-eni.network.j2", path),)
    said = (GuestNote(GuestNoteCode.OLDEST_VERSION, {"product": "systemd", "version": oldest}),)
    return linux.snippet(network, stack, title, files, said)


def _draw_networkd(network: GuestNetwork) -> Snippet:
    """Render ``network`` for systemd 245 and later, which know addresses without a route to their network."""
    return _draw_networkd_dialect(network, "networkd", _NETWORKD_TITLE, "245")


def _draw_networkd_legacy(network: GuestNetwork) -> Snippet:
    """Render ``network`` with the words of systemd 235, which later versions still take."""
    return _draw_networkd_dialect(network, "networkd-legacy", _NETWORKD_LEGACY_TITLE, "235")


NETWORKD = Stack("networkd", _NETWORKD_TITLE, OsType.LINUX, linux.ALL_ABILITIES, _draw_networkd)
"""systemd-networkd in its own files: the dialect of systemd 245 and later, and the older one of 234 to 244."""
NETWORKD_LEGACY = Stack(
    "networkd-legacy", _NETWORKD_LEGACY_TITLE, OsType.LINUX, linux.ALL_ABILITIES, _draw_networkd_legacy
)

_NETWORKMANAGER_TITLE = "NetworkManager"


def _draw_networkmanager(network: GuestNetwork) -> Snippet:
    """Render ``network`` as a keyfile that root alone may read, else NetworkManager ignores it.

    No ``onlink``: up to version 1.32 it makes the activation fail, so an off-link gateway gets a route of its own.
    """
    path = f"/etc/NetworkManager/system-connections/eip-eni-{network.tag}.nmconnection"
    values: dict[str, object] = {"routes": linux.link_routes(network), "uuid": linux.profile_uuid(network, "keyfile")}
    files = (linux.file(network, "networkmanager/eip-eni.nmconnection.j2", path, mode=0o600, values=values),)
    said = (
        GuestNote(GuestNoteCode.OLDEST_VERSION, {"product": _NETWORKMANAGER_TITLE, "version": "1.18"}),
        GuestNote(GuestNoteCode.MULTI_NIC_UTIL),
    )
    commands = linux.fill_linux("networkmanager/nmcli.sh.j2", network, values)
    return linux.snippet(
        network, "networkmanager", _NETWORKMANAGER_TITLE, files, said, extras=(("nmcli", commands),), values=values
    )


NETWORKMANAGER = Stack("networkmanager", _NETWORKMANAGER_TITLE, OsType.LINUX, linux.ALL_ABILITIES, _draw_networkmanager)
"""NetworkManager 1.18 and later: a keyfile profile, and the nmcli command that makes the same one."""

_IFUPDOWN_TITLE = "ifupdown"


def _draw_ifupdown(network: GuestNetwork) -> Snippet:
    """Render ``network`` as one stanza for DHCP and one for each EIP, none of them with a ``gateway``."""
    # The dot keeps the file readable where only *.cfg is read; the apply script drops it where dots are not.
    path = f"/etc/network/interfaces.d/60-eip-eni-{network.tag}.cfg"
    files = (linux.file(network, "ifupdown/eip-eni.cfg.j2", path),)
    said = (GuestNote(GuestNoteCode.CLOUD_INIT_REWRITES, {"path": "/etc/network/interfaces.d/50-cloud-init"}),)
    return linux.snippet(network, "ifupdown", _IFUPDOWN_TITLE, files, said, by_name=True)


IFUPDOWN = Stack("ifupdown", _IFUPDOWN_TITLE, OsType.LINUX, linux.ALL_ABILITIES, _draw_ifupdown, by_name=True)
"""ifupdown (``/etc/network/interfaces``): Debian up to 11, Ubuntu up to 16.04. Not to be confused with an ENI."""

_WICKED_FOLDER = "/etc/sysconfig/network"
_WICKED_TITLE = "wicked"


def _draw_wicked(network: GuestNetwork) -> Snippet:
    """Render ``network`` as ifcfg, ifroute and ifrule files; wicked drops a route line with ``onlink``."""
    values: dict[str, object] = {"routes": linux.link_routes(network)}
    files = [linux.file(network, "wicked/ifcfg.j2", f"{_WICKED_FOLDER}/ifcfg-{network.name}")]
    if network.routed:
        files.append(
            linux.file(network, "wicked/ifroute.j2", f"{_WICKED_FOLDER}/ifroute-{network.name}", values=values)
        )
        files.append(linux.file(network, "wicked/ifrule.j2", f"{_WICKED_FOLDER}/ifrule-{network.name}"))
    said = (GuestNote(GuestNoteCode.OLDEST_VERSION, {"product": _WICKED_TITLE, "version": "0.6.34"}),)
    return linux.snippet(network, "wicked", _WICKED_TITLE, files, said, by_name=True)


WICKED = Stack("wicked", _WICKED_TITLE, OsType.LINUX, linux.ALL_ABILITIES, _draw_wicked, by_name=True)
"""wicked 0.6.34 and later: SUSE Linux Enterprise 12 SP2 to 15, openSUSE 15."""

_CLOUD_INIT_TITLE = "cloud-init (netplan)"


def _draw_cloud_init(network: GuestNetwork) -> Snippet:
    """Render ``network`` as a drop-in of cloud-init with the primary NIC in it, because it replaces everything."""
    path = f"/etc/cloud/cloud.cfg.d/95-eip-eni-{network.tag}.cfg"
    files = (linux.file(network, "cloud-init/eip-eni.cfg.j2", path, mode=0o600),)
    return linux.snippet(
        network,
        "cloud-init",
        _CLOUD_INIT_TITLE,
        files,
        (GuestNote(GuestNoteCode.REPLACES_ALL),),
        by_name=True,
        at_boot=True,
    )


CLOUD_INIT = Stack(
    "cloud-init",
    _CLOUD_INIT_TITLE,
    OsType.LINUX,
    linux.ALL_ABILITIES - {Ability.CONNECTION_MARKS},
    _draw_cloud_init,
    by_name=True,
    armed=False,
)
"""cloud-init's network-config version 2, for guests with netplan alone: other renderers drop the rules."""
