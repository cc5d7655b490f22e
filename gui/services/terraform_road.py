"""What the second road made, as Terraform: the secondary CIDR block, the vSwitch in it and the ENI with the address.

Sources: the provider's pages of ``alicloud_vpc_ipv4_cidr_block`` (imported as ``<vpc_id>:<secondary_cidr_block>``),
``alicloud_vswitch`` and ``alicloud_ecs_network_interface`` (each imported by its id).
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from gui.domain.eni import NetworkInterface, VSwitch
from gui.domain.inventory import Inventory, ListName
from gui.domain.mapping import Mapping
from gui.services.unread import unread_sentence

BLOCK = "alicloud_vpc_ipv4_cidr_block"
VSWITCH = "alicloud_vswitch"
ENI = "alicloud_ecs_network_interface"


Arguments = dict[str, str | tuple[str, ...]]
Writer = Callable[[str], str]


class Resource(NamedTuple):
    """One resource that exists.

    Attributes:
        kind: the provider's name for it.
        identifier: its own id in the cloud, which its label is made from.
        name: for a comment.
        arguments: name and value; a tuple is a list of texts.
        after: (kind, identifier) of the resources it lies in.
        imported: what Terraform imports it by.
    """

    kind: str
    identifier: str
    name: str
    arguments: Arguments
    after: tuple[tuple[str, str], ...]
    imported: str


def resources(rows: Iterable[Mapping], inventory: Inventory) -> tuple[Resource, ...]:
    """Return the network of every exposed EIP among ``rows``, each part once; what was not read is left out."""
    enis = [row.eni for row in rows if row.exposed and row.eni is not None]
    found: dict[tuple[str, str], Resource] = {}
    for eni in enis:
        vswitch = inventory.vswitch_by_id.get(eni.vswitch_id)
        for each in _network(eni, vswitch, inventory):
            found.setdefault((each.kind, each.identifier), each)
    # Blocks first, then vSwitches, then ENIs: as they are made.
    order = (BLOCK, VSWITCH, ENI)
    return tuple(sorted(found.values(), key=lambda each: order.index(each.kind)))


def unread(found: Iterable[Resource], inventory: Inventory) -> Iterator[str]:
    """Yield which lists could not be read, so that blocks or vSwitches around the resources ``found`` are left out."""
    if any(each.kind == ENI for each in found):
        for each in inventory.unread:
            if each.name in {ListName.VSWITCHES, ListName.VPCS}:
                yield f"{unread_sentence(each)} What they hold is left out here."


def _network(eni: NetworkInterface, vswitch: VSwitch | None, inventory: Inventory) -> Iterator[Resource]:
    vpc = next((each for each in inventory.vpcs if each.id == eni.vpc_id), None)
    after: tuple[tuple[str, str], ...] = ()
    if vswitch is not None:
        block = next((each for each in (vpc.secondary_cidrs if vpc else ()) if vswitch.cidr.subnet_of(each)), None)
        if block is not None:
            identifier = f"{eni.vpc_id}:{block}"
            after = ((BLOCK, identifier),)
            arguments: Arguments = {"vpc_id": eni.vpc_id, "secondary_cidr_block": str(block)}
            yield Resource(BLOCK, identifier, "", arguments, (), identifier)
        arguments = {"vpc_id": vswitch.vpc_id, "zone_id": vswitch.zone_id, "cidr_block": str(vswitch.cidr)}
        if vswitch.name:
            arguments["vswitch_name"] = vswitch.name
        yield Resource(VSWITCH, vswitch.id, vswitch.name, arguments, after, vswitch.id)
        after = ((VSWITCH, vswitch.id),)
    arguments = {
        "vswitch_id": eni.vswitch_id,
        "security_group_ids": eni.security_groups,
        "primary_ip_address": str(eni.private_address),
    }
    if eni.name:
        arguments["network_interface_name"] = eni.name
    yield Resource(ENI, eni.id, f"{eni.private_address} {eni.name}", arguments, after, eni.id)


def blocks(
    found: Iterable[Resource],
    label_of: Callable[[str], str],
    quoted: Callable[[str], str],
    comment: Callable[[str], str],
) -> Iterator[str]:
    """Yield the text of each resource and its import block.

    Args:
        found: made by ``resources``.
        label_of: gives the label of an id.
        quoted: writes a text as HCL.
        comment: writes a comment line, or nothing for an empty text.
    """
    for each in found:
        label = label_of(each.identifier)
        width = max(map(len, each.arguments))
        body = "".join(f"  {name:{width}} = {_value(value, quoted)}\n" for name, value in each.arguments.items())
        if each.after:
            body += f"\n  depends_on = [{', '.join(f'{kind}.{label_of(other)}' for kind, other in each.after)}]\n"
        yield f'{comment(each.name)}resource "{each.kind}" "{label}" {{\n{body}}}\n'
        yield f"import {{\n  to = {each.kind}.{label}\n  id = {quoted(each.imported)}\n}}\n"


def _value(value: str | tuple[str, ...], quoted: Writer) -> str:
    return quoted(value) if isinstance(value, str) else f"[{', '.join(map(quoted, value))}]"
