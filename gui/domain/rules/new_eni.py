"""A secondary ENI that is to be made: what is given, and what speaks against it, before any call is sent.

Sources: CreateNetworkInterface (ECS 2014-05-26) for name, address and groups; the VPC help on vSwitches for the
addresses that the cloud keeps to itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import AddressValueError, IPv4Address

from gui.domain.cloud.eni import SecurityGroup, SecurityGroupId, VSwitch, VSwitchId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Against, Values

_NAME = re.compile(r"[^\W\d_][\w:.-]{1,127}")
_KEPT_AT_START, _KEPT_AT_END = 1, 3


class EniObjection(StrEnum):
    """Why an ENI can't be made like that; ``gui.words.new_eni`` holds the sentences."""

    VSWITCH_MISSING = "vswitch_missing"
    VSWITCH_FULL = "vswitch_full"
    GROUP_MISSING = "group_missing"
    GROUP_OTHER_VPC = "group_other_vpc"
    NAME = "name"
    ADDRESS_MALFORMED = "address_malformed"
    ADDRESS_OUTSIDE = "address_outside"
    ADDRESS_RESERVED = "address_reserved"
    ADDRESS_TAKEN = "address_taken"


@dataclass(frozen=True, slots=True)
class NewEni:
    """What a person gave.

    Attributes:
        vswitch: where the ENI gets its address, None until chosen.
        group: its security group, None until chosen.
        name: may be empty.
        address: the primary private address as typed; empty for any that is free.
    """

    vswitch: VSwitchId | None = None
    group: SecurityGroupId | None = None
    name: str = ""
    address: str = ""

    @property
    def primary(self) -> IPv4Address | None:
        """The address, None when any will do or when what was typed is none."""
        try:
            return IPv4Address(self.address)
        except AddressValueError:
            return None


def objections(new: NewEni, inventory: Inventory, groups: Sequence[SecurityGroup]) -> tuple[Against[EniObjection], ...]:
    """Return what speaks against ``new``, in the order of the fields.

    Args:
        new: what was given.
        inventory: of the region; its ENIs show which addresses are taken.
        groups: the security groups of the vSwitch's VPC.
    """
    return tuple(_objections(new, inventory, groups))


def _objections(new: NewEni, inventory: Inventory, groups: Sequence[SecurityGroup]) -> Iterator[Against[EniObjection]]:
    vswitch = inventory.vswitch_by_id.get(new.vswitch) if new.vswitch else None
    group = next((each for each in groups if each.id == new.group), None)
    if vswitch is None:
        yield Against(EniObjection.VSWITCH_MISSING)
    elif vswitch.free_addresses == 0:
        yield Against(EniObjection.VSWITCH_FULL, (("vswitch", vswitch.name or vswitch.id),))
    if group is None:
        yield Against(EniObjection.GROUP_MISSING)
    elif vswitch is not None and group.vpc_id != vswitch.vpc_id:
        values: Values = (("group_vpc", group.vpc_id), ("vswitch_vpc", vswitch.vpc_id))
        yield Against(EniObjection.GROUP_OTHER_VPC, values)
    if new.name and not _NAME.fullmatch(new.name):
        yield Against(EniObjection.NAME)
    if new.address:
        yield from _address(new, vswitch, inventory)


def _address(new: NewEni, vswitch: VSwitch | None, inventory: Inventory) -> Iterator[Against[EniObjection]]:
    address = new.primary
    if address is None:
        yield Against(EniObjection.ADDRESS_MALFORMED, (("address", new.address),))
        return
    if vswitch is None:
        return
    values: Values = (("address", str(address)), ("cidr", str(vswitch.cidr)))
    lowest, highest = vswitch.cidr[0] + _KEPT_AT_START, vswitch.cidr[-1] - _KEPT_AT_END
    if address not in vswitch.cidr:
        yield Against(EniObjection.ADDRESS_OUTSIDE, values)
    elif not lowest <= address <= highest:
        yield Against(EniObjection.ADDRESS_RESERVED, (*values, ("lowest", str(lowest)), ("highest", str(highest))))
    elif any(
        address in {each.private_address, *each.secondary_addresses}
        for each in inventory.interfaces
        if each.vswitch_id == vswitch.id
    ):
        yield Against(EniObjection.ADDRESS_TAKEN, values)
