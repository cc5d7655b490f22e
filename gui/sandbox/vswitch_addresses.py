"""Which private addresses of a vSwitch can be used: the cloud keeps the first and the last three."""

from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv4Network
from typing import Final

from gui.sandbox.errors import Refusal
from gui.sandbox.resources import VSwitch

_KEPT_AT_START: Final = 1
_KEPT_AT_END: Final = 3


def _numbers(vswitch: VSwitch) -> range:
    network = IPv4Network(vswitch.cidr)
    return range(int(network[0]) + _KEPT_AT_START, int(network[-1]) - _KEPT_AT_END + 1)


def count(vswitch: VSwitch) -> int:
    """Return how many addresses interfaces can have."""
    return len(_numbers(vswitch))


def usable(vswitch: VSwitch) -> Iterator[str]:
    """Return the addresses that interfaces can have, lowest first."""
    return (str(IPv4Address(number)) for number in _numbers(vswitch))


def check_usable(vswitch: VSwitch, address: str) -> None:
    """Refuse an address that no interface of the vSwitch can have.

    Raises:
        Refusal: it is malformed, outside the vSwitch, or kept by the cloud (CreateNetworkInterface's codes).
    """
    try:
        number = int(IPv4Address(address))
    except AddressValueError:
        raise Refusal("InvalidIp.Address", "The private address is malformed.", 403) from None
    if number not in _numbers(vswitch):
        raise Refusal("InvalidVSwitchId.IpInvalid", "The address is outside the vSwitch, or reserved.", 403)
