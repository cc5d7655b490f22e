"""How the booted guests are set up before anything of ours: each network manager, usual and unusual."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Manager:
    """How a guest is set up before anything of ours: both NICs by DHCP, as an image of the cloud has it.

    Attributes:
        stacks: what is tried on it.
        files: path -> (content, mode).
        units: enabled; every other network manager is masked.
        package: whose version the table shows.
        refused: what apply must say when it refuses this guest with systemd 249 and later, before it touches anything.
    """

    stacks: tuple[str, ...]
    files: dict[str, tuple[str, int]]
    units: tuple[str, ...]
    package: str
    refused: str = ""


_NETPLAN = """network:
  version: 2
  ethernets:
    eth0:
      dhcp4: true
      dhcp4-overrides: {route-metric: 100}
    eth1:
      dhcp4: true
      dhcp4-overrides:
        route-metric: 200
      match:
        macaddress: 02:00:00:00:00:11
"""
_NETWORKD = "[Match]\nName=%s\n[Network]\nDHCP=ipv4\n[%s]\nRouteMetric=%d\n"
_KEYFILE = """[connection]
id=%s
type=ethernet
interface-name=%s
autoconnect-priority=120
[ipv4]
method=auto
[ipv6]
method=disabled
"""
_INTERFACES = (
    "auto lo\niface lo inet loopback\n\nsource /etc/network/interfaces.d/*\n\nauto eth0\niface eth0 inet dhcp\n"
)
# A veth has no permanent MAC address, which netplan from 0.106 on matches by; virtio NICs have one.
_SHIM = "[Match]\nPermanentMACAddress=\nMACAddress=02:00:00:00:00:11\n"

MANAGERS = {
    "netplan": Manager(
        ("netplan",),
        {
            "etc/netplan/50-cloud-init.yaml": (_NETPLAN, 0o600),
            "etc/systemd/network/10-netplan-eth1.network.d/lab.conf": (_SHIM, 0o644),
        },
        ("systemd-networkd.service",),
        "netplan.io",
    ),
    "networkd": Manager(
        ("networkd", "networkd-legacy", "iproute2"),
        {
            "etc/systemd/network/50-eth0.network": (_NETWORKD % ("eth0", "DHCP", 100), 0o644),
            "etc/systemd/network/50-eth1.network": (_NETWORKD % ("eth1", "DHCP", 200), 0o644),
        },
        ("systemd-networkd.service",),
        "systemd",
    ),
    "NetworkManager": Manager(
        ("networkmanager", "iproute2"),
        {
            "etc/NetworkManager/system-connections/eth0.nmconnection": (_KEYFILE % ("eth0", "eth0"), 0o600),
            "etc/NetworkManager/system-connections/eth1.nmconnection": (_KEYFILE % ("eth1", "eth1"), 0o600),
            "etc/NetworkManager/conf.d/10-globally-managed-devices.conf": ("", 0o644),
        },
        ("NetworkManager.service",),
        "network-manager",
    ),
    "ifupdown": Manager(
        ("ifupdown", "iproute2"),
        {
            "etc/network/interfaces": (_INTERFACES, 0o644),
            "etc/network/interfaces.d/50-cloud-init": ("auto eth1\niface eth1 inet dhcp\n    metric 200\n", 0o644),
        },
        ("networking.service",),
        "ifupdown",
    ),
}

_GLOB = """network:
  version: 2
  ethernets:
    all-en: {match: {name: "en*"}, dhcp4: true, dhcp6: true}
    all-eth: {match: {name: "eth*"}, dhcp4: true, dhcp6: true}
"""
_ROUTE = "      routes:\n        - to: 10.77.0.0/16\n          via: 172.16.20.253\n"
_ROUTE_BY_PATTERN = (
    """network:
  version: 2
  ethernets:
    eth0: {dhcp4: true, dhcp4-overrides: {route-metric: 100}}
    second:
      match: {name: "eth1*"}
      dhcp4: true
      dhcp4-overrides: {route-metric: 200}
"""
    + _ROUTE
)
_ON_LINK = "          on-link: true\n"
_SETTINGS = """[Match]
Name=eth1
[Link]
MTUBytes=1400
[Network]
DHCP=ipv4
Address=fd00:77::8/64
Address=172.16.20.78/24
[Route]
Destination=10.50.0.0/16
Gateway=172.16.20.200
"""
_OWN_KEYFILE = """[connection]
id=eth1
type=ethernet
interface-name=eth1
autoconnect-priority=120
[ethernet]
mtu=1400
[ipv4]
method=auto
address1=172.16.20.78/24
route1=10.50.0.0/16,172.16.20.200
[ipv6]
method=manual
address1=fd00:77::8/64
"""
_OWN_STANZAS = """auto eth1
iface eth1 inet dhcp
    metric 200
    up ip -4 route add 10.50.0.0/16 via 172.16.20.200 dev eth1

iface eth1 inet6 static
    address fd00:77::8/64
    dad-attempts 0
"""


def _changed(name: str, stack: str, files: dict[str, tuple[str, int]], *without: str) -> Manager:
    base = MANAGERS[name]
    kept = {path: file for path, file in base.files.items() if path not in without}
    return Manager((stack,), kept | files, base.units, base.package)


_LAB = "etc/systemd/network/10-netplan-%s.network.d/lab.conf"
VARIANTS = {
    "netplan, all by a pattern": _changed(
        "netplan",
        "netplan",
        {"etc/netplan/90-default.yaml": (_GLOB, 0o600), _LAB % "0-eip-eni-020000000011": (_SHIM, 0o644)},
        "etc/netplan/50-cloud-init.yaml",
    ),
    "netplan, static route": _changed(
        "netplan", "netplan", {"etc/netplan/50-cloud-init.yaml": (_NETPLAN + _ROUTE, 0o600)}
    ),
    "netplan, static route by a pattern": replace(
        _changed(
            "netplan",
            "netplan",
            {"etc/netplan/50-cloud-init.yaml": (_ROUTE_BY_PATTERN, 0o600)},
            "etc/systemd/network/10-netplan-eth1.network.d/lab.conf",
        ),
        refused='because they lack "on-link: true": 10.77.0.0/16 via 172.16.20.253. Nothing is changed.',
    ),
    "netplan, static route on link": _changed(
        "netplan", "netplan", {"etc/netplan/50-cloud-init.yaml": (_NETPLAN + _ROUTE + _ON_LINK, 0o600)}
    ),
    "networkd, an earlier file": _changed(
        "networkd",
        "networkd",
        {"etc/systemd/network/00-default.network": ("[Match]\nName=eth*\n[Network]\nDHCP=ipv4\n", 0o644)},
        "etc/systemd/network/50-eth0.network",
        "etc/systemd/network/50-eth1.network",
    ),
    "networkd, own settings": _changed(
        "networkd", "networkd", {"etc/systemd/network/50-eth1.network": (_SETTINGS, 0o644)}
    ),
    "NetworkManager, no profile": _changed(
        "NetworkManager", "networkmanager", {}, "etc/NetworkManager/system-connections/eth1.nmconnection"
    ),
    "NetworkManager, own settings": _changed(
        "NetworkManager",
        "networkmanager",
        {"etc/NetworkManager/system-connections/eth1.nmconnection": (_OWN_KEYFILE, 0o600)},
    ),
    "ifupdown, own settings": _changed(
        "ifupdown", "ifupdown", {"etc/network/interfaces.d/50-cloud-init": (_OWN_STANZAS, 0o644)}
    ),
}
"""Guests whose own configuration is another one than the cloud's images have."""
