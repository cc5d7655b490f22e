"""The networks that the golden trees, the matrix and the traffic proof share."""

from dataclasses import replace
from ipaddress import IPv4Network
from typing import Any

from gui.guest import linux
from gui.guest.network import GuestNetwork, GuestOptions, InterfaceName, Routing, from_facts

INTERFACE = {
    "mac": "00:16:3e:0a:0b:0c",
    "private_ip": "172.16.20.8",
    "private_cidr": "172.16.20.0/24",
    "private_gateway": "172.16.20.253",
}
HALF = "255.255.255.128"
ONE = [{"ip": "203.0.113.10", "gateway": "203.0.113.1", "mask": "255.255.255.0"}]
FOUR = [
    {"ip": "203.0.113.10", "gateway": "203.0.113.1", "mask": HALF},
    {"ip": "203.0.113.11", "gateway": "203.0.113.1", "mask": HALF},
    {"ip": "203.0.113.140", "gateway": "203.0.113.129", "mask": HALF},
    {"ip": "198.18.5.5", "gateway": "198.19.0.1", "mask": "255.255.255.0"},
]
TEN = [{"ip": f"198.18.{i}.10", "gateway": f"198.18.{i}.1", "mask": "255.255.255.0"} for i in range(10)]
TEN_SHARED = [{"ip": f"203.0.113.{10 + i}", "gateway": "203.0.113.1", "mask": HALF} for i in range(10)]
EXPOSED_INTERFACE = {
    "private_ip": "203.0.113.70",
    "private_cidr": "203.0.113.64/27",
    "private_gateway": "203.0.113.93",
}
BLOCKS = (IPv4Network("10.20.0.0/16"), IPv4Network("172.16.0.0/12"))
"""Of the VPC."""
EIPS = {"one": ONE, "four": FOUR, "ten": TEN, "ten-shared": TEN_SHARED}


def facts(eips: list[dict[str, str]], **interface: str) -> dict[str, Any]:
    """Return the facts of one ENI as the ``snippets`` command reads them."""
    return {"interface": {**INTERFACE, **interface}, "eips": eips, "first_table": 7100}


def network(eips: list[dict[str, str]], **options: Any) -> GuestNetwork:
    """Return a checked network."""
    return from_facts(facts(eips), GuestOptions(**options))


def exposed_facts(**more: Any) -> dict[str, Any]:
    """Return the facts of one ENI whose address is the EIP itself."""
    return {"interface": {**INTERFACE, **EXPOSED_INTERFACE}, "exposed": True, **more}


def three_exposed_facts() -> list[dict[str, Any]]:
    """Return the facts of three ENIs in one subnet, whose addresses are the EIPs themselves."""
    found = [exposed_facts(same_vswitch=True) for _ in range(3)]
    for number, each in enumerate(found):
        each["interface"] |= {"mac": f"00:16:3e:0a:0b:{0x0C + number:02x}", "private_ip": f"203.0.113.{70 + number}"}
    return found


def exposed(**options: Any) -> GuestNetwork:
    """Return a checked network whose address is the EIP itself."""
    return from_facts(exposed_facts(), GuestOptions(**options))


def forget() -> None:
    """Have everything rendered anew, where templates have changed."""
    linux._shared_functions.cache_clear()
    linux._common_scripts.cache_clear()


CASES: dict[str, GuestNetwork] = {
    "one": replace(network(ONE), vpc_blocks=BLOCKS),
    "four": network(FOUR, interface_name=InterfaceName("eth1")),
    "ten": network(TEN),
    "addresses-only": network(FOUR, routing=Routing.ADDRESSES_ONLY),
    "host-prefix": network(FOUR, host_prefix=True),
    "exposed": exposed(),
    "exposed-shared": exposed(same_vswitch=True, base=8100, interface_name=InterfaceName("eth2")),
    "exposed-marks": exposed(same_vswitch=True, connection_marks=True),
    "marks": network(FOUR, connection_marks=True, base=8000, interface_name=InterfaceName("ens7")),
}
