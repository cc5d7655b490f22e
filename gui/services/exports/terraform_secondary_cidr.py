"""What the method "secondary CIDR block" made, as Terraform: the block, the vSwitch in it and the ENI with the address.

Sources: the provider's pages of ``alicloud_vpc_ipv4_cidr_block`` (imported as ``<vpc_id>:<secondary_cidr_block>``),
``alicloud_vswitch`` and ``alicloud_ecs_network_interface`` (each imported by its id). The provider reads back tags,
description and resource group, and takes what is not written for unwanted: each is written as the cloud lists it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from gui.domain.cloud.eni import NetworkInterface, Tags, Vpc, VSwitch
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.mapping import Mapping
from gui.services.exports.hcl import Resource, Value
from gui.words.unread import unread_sentence

BLOCK: Final = "alicloud_vpc_ipv4_cidr_block"
VSWITCH: Final = "alicloud_vswitch"
ENI: Final = "alicloud_ecs_network_interface"
_ORDER: Final = (BLOCK, VSWITCH, ENI)
"""Blocks first, then vSwitches, then ENIs: as they are made."""

_HIDDEN_TAG: Final = re.compile(r"aliyun|acs:|https?://")
"""How the key of a tag begins that Alibaba Cloud keeps for itself; the provider neither reads nor writes such tags."""


def resources(rows: Iterable[Mapping], inventory: Inventory) -> tuple[Resource, ...]:
    """Return the network of every exposed EIP among ``rows``, each part once; what was not read is left out."""
    enis = [row.eni for row in rows if row.exposed and row.eni is not None]
    found: dict[tuple[str, str], Resource] = {}
    for eni in enis:
        for each in _network(eni, inventory):
            found.setdefault((each.kind, each.identifier), each)
    return tuple(sorted(found.values(), key=lambda each: _ORDER.index(each.kind)))


def unread(found: Iterable[Resource], inventory: Inventory) -> Iterator[str]:
    """Yield which lists could not be read, so that blocks or vSwitches around the resources ``found`` are left out."""
    if any(each.kind == ENI for each in found):
        for each in inventory.unread:
            if each.name in {ListName.VSWITCHES, ListName.VPCS}:
                yield f"{unread_sentence(each)} What they hold is left out here."


def _network(eni: NetworkInterface, inventory: Inventory) -> Iterator[Resource]:
    vswitch = inventory.vswitch_by_id.get(eni.vswitch_id)
    after: tuple[tuple[str, str], ...] = ()
    if vswitch is not None:
        block = _block(vswitch, inventory.vpc_by_id.get(eni.vpc_id))
        if block is not None:
            yield block
            after = ((BLOCK, block.identifier),)
        yield _vswitch(vswitch, after)
        after = ((VSWITCH, vswitch.id),)
    yield _eni(eni, after)


def _block(vswitch: VSwitch, vpc: Vpc | None) -> Resource | None:
    """Return the secondary CIDR block that the vSwitch lies in; None where it lies in none, or the VPC was not read."""
    found = next((each for each in (vpc.secondary_cidrs if vpc else ()) if vswitch.cidr.subnet_of(each)), None)
    if found is None:
        return None
    identifier = f"{vswitch.vpc_id}:{found}"
    arguments = {"vpc_id": vswitch.vpc_id, "secondary_cidr_block": str(found)}
    return Resource(BLOCK, identifier, identifier, arguments)


def _vswitch(vswitch: VSwitch, after: tuple[tuple[str, str], ...]) -> Resource:
    arguments: dict[str, Value] = {
        "vpc_id": vswitch.vpc_id,
        "zone_id": vswitch.zone_id,
        "cidr_block": str(vswitch.cidr),
        "vswitch_name": vswitch.name,
        "description": vswitch.description,
        "tags": _tags(vswitch.tags),
    }
    return Resource(VSWITCH, vswitch.id, vswitch.id, arguments, vswitch.name, after)


def _eni(eni: NetworkInterface, after: tuple[tuple[str, str], ...]) -> Resource:
    arguments: dict[str, Value] = {
        "vswitch_id": eni.vswitch_id,
        "security_group_ids": eni.security_groups,
        "primary_ip_address": str(eni.private_address),
        "network_interface_name": eni.name,
        "description": eni.description,
        "resource_group_id": eni.resource_group,
        "tags": _tags(eni.tags),
    }
    return Resource(ENI, eni.id, eni.id, arguments, f"{eni.private_address} {eni.name}", after)


def _tags(tags: Tags) -> dict[str, str]:
    return {key: value for key, value in tags if not _HIDDEN_TAG.match(key)}
