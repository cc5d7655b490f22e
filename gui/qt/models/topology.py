"""The surroundings of one EIP, interface or instance as a tree of nodes, ready to be drawn or read aloud."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.eip import AllocationId, EipGateway, ElasticIp
from gui.domain.cloud.eni import EniId, EniType, NetworkInterface
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.interface_address import exposed_eip
from gui.domain.cloud.inventory import Inventory, ListName
from gui.words import labels, states
from gui.words.joining import facts
from gui.words.plain_text import visible_line
from gui.words.states import Word

translate = QCoreApplication.translate

MOST_FREE = 40
"""So many EIPs that are bound to nothing are shown in one picture."""
Gateways = Mapping[EniId, tuple[EipGateway, ...] | CloudError]


@dataclass(frozen=True, slots=True)
class Node:
    """One box of the picture.

    Attributes:
        resource: id of the EIP, ENI or instance it stands for, empty for what has none.
        picture: icon of its kind.
        kind: its kind in words.
        title: name or address.
        details: further facts, line by line.
        state: None for what has no state.
        depth: 0 at the root; a node belongs to the nearest one before it that is less deep.
        solid: False for the place of something that is not there.
    """

    resource: str
    picture: str
    kind: str
    title: str
    details: tuple[str, ...] = ()
    state: Word | None = None
    depth: int = 0
    solid: bool = True

    def __post_init__(self) -> None:
        """Take names as data, whatever is in them."""
        object.__setattr__(self, "title", visible_line(self.title))
        object.__setattr__(self, "details", tuple(map(visible_line, self.details)))

    @property
    def spoken(self) -> str:
        """Everything the box says, for screen readers."""
        state = (self.state.text,) if self.state else ()
        return facts((f"{self.kind} {self.title}".strip(), *state, *self.details))


def forest(
    resources: Iterable[str], inventory: Inventory, gateways: Gateways, most: int
) -> tuple[tuple[Node, ...], bool]:
    """Return the pictures of ``resources`` one below the other, each once, and whether there would be more of them.

    Those of several EIPs that are bound to nothing are one picture.

    Args:
        resources: ids of EIPs, ENIs or instances.
        inventory: what was read of the region.
        gateways: gateway answers at hand, by ENI.
        most: so many pictures at most.
    """
    found: list[Node] = []
    shown: set[str] = set()
    wanted = tuple(resources)
    free = [each for each in wanted if _is_free(each, inventory)]
    left_out = len(free) > MOST_FREE
    for resource in wanted:
        if resource in shown:
            continue
        if most == 0:
            return tuple(found), True
        if resource in free and len(free) > 1:
            nodes = _all_free(free[:MOST_FREE], inventory)
            shown.update(free)
        else:
            nodes = topology(resource, inventory, gateways)
        found.extend(nodes)
        shown.update((resource, *(node.resource for node in nodes)))
        most -= bool(nodes)
    return tuple(found), left_out


def _is_free(resource: str, inventory: Inventory) -> bool:
    eip = inventory.eip_by_id.get(AllocationId(resource))
    return eip is not None and eip.target_id is None


def _all_free(resources: Iterable[str], inventory: Inventory) -> tuple[Node, ...]:
    """Return one picture of several EIPs that are bound to nothing."""
    eips = [inventory.eip_by_id[AllocationId(each)] for each in resources]
    return (_elsewhere(eips[0]), *(_eip(each, None, 1) for each in eips))


def topology(resource: str, inventory: Inventory, gateways: Gateways) -> tuple[Node, ...]:
    """Return the instance that ``resource`` leads to with everything on it, the root first.

    Args:
        resource: id of an EIP, ENI or instance; an unknown one gives no node.
        inventory: what was read of the region.
        gateways: gateway answers at hand, by ENI.
    """
    return tuple(_nodes(resource, inventory, gateways))


def _nodes(resource: str, inventory: Inventory, gateways: Gateways) -> Iterator[Node]:
    eip = inventory.eip_by_id.get(AllocationId(resource))
    target = (eip.target_id or "") if eip else resource
    eni = inventory.eni_by_id.get(EniId(target))
    instance = inventory.instance_by_id.get(InstanceId(eni.instance_id or "" if eni else target))
    if instance is not None:
        yield _instance(instance)
        if not inventory.has_read(ListName.INTERFACES) and not inventory.interfaces_of(instance.id):
            yield _dark("interface", translate("Topology", "Interfaces: not known"), 1)
        for each in sorted(inventory.interfaces_of(instance.id), key=lambda e: (e.type is not EniType.PRIMARY, e.name)):
            yield from _interface(each, instance, inventory, gateways)
    elif eni is not None:
        yield _no_instance(eni, inventory)
        yield from _interface(eni, None, inventory, gateways)
    elif eip is not None:
        yield _elsewhere(eip)
        yield _eip(eip, None, 1)


def _instance(instance: Instance) -> Node:
    facts = _lines((instance.type, instance.zone_id), (instance.os_name or states.os_type(instance.os_type),))
    kind = translate("Topology", "Instance")
    return Node(
        instance.id, "instance", kind, instance.name or instance.id, facts, states.instance_status(instance.status)
    )


def _no_instance(eni: NetworkInterface, inventory: Inventory) -> Node:
    if eni.instance_id:
        kind = translate("Topology", "Instance")
        if inventory.has_read(ListName.INSTANCES):
            unread = translate("Topology", "not in the list that was read")
        else:
            unread = translate("Topology", "the instances could not be read")
        return Node(eni.instance_id, "instance", kind, eni.instance_id, (unread,), solid=False)
    if not inventory.has_read(ListName.INTERFACES):
        return _dark("instance", translate("Topology", "Instance: not known"), 0)
    return Node("", "instance", "", labels.text(labels.NO_INSTANCE), solid=False)


def _elsewhere(eip: ElasticIp) -> Node:
    if eip.target_id is None:
        return Node("", "open", "", translate("Topology", "Bound to nothing"), solid=False)
    return Node(
        eip.target_id, "open", translate("Topology", "Bound to"), eip.target_id, _lines((eip.target_type or "",))
    )


def _interface(
    eni: NetworkInterface, instance: Instance | None, inventory: Inventory, gateways: Gateways
) -> Iterator[Node]:
    kind = translate("Topology", "Interface")
    facts = _lines((states.eni_type(eni.type), eni.mac), (eni.id if eni.name else "",))
    yield Node(eni.id, "interface", kind, eni.name or eni.id, facts, states.eni_status(eni.status), 1)
    exposed = exposed_eip(eni, inventory)
    # Where the private address is the EIP, one box says so.
    private = eni.secondary_addresses if exposed else (eni.private_address, *eni.secondary_addresses)
    for address in private:
        yield Node(eni.id, "private", translate("Topology", "Private address"), str(address), depth=2)
    answer = gateways.get(eni.id)
    for eip in inventory.eips_on(eni.id):
        yield _exposed(eip) if eip == exposed else _eip(eip, answer, 2)
    if not inventory.has_read(ListName.EIPS) and not inventory.eips_on(eni.id):
        yield _dark("address", translate("Topology", "EIPs: not known"), 2)
    if instance is not None and eni.type is EniType.PRIMARY:
        # An EIP that is bound to the instance itself is bound to its primary interface.
        for eip in inventory.eips_of(instance.id):
            yield _eip(eip, None, 2)


def _dark(picture: str, said: str, depth: int) -> Node:
    """Return the place of something of which nobody knows whether it is there."""
    return Node("", picture, "", said, depth=depth, solid=False)


def _exposed(eip: ElasticIp) -> Node:
    own = translate("Topology", "the private address itself, by DHCP")
    details = _lines((eip.name, states.mode(eip.mode)), (own,))
    return Node(eip.allocation_id, "address", "EIP", str(eip.address), details, states.eip_status(eip.status), 2)


def _eip(eip: ElasticIp, answer: tuple[EipGateway, ...] | CloudError | None, depth: int) -> Node:
    found = answer if isinstance(answer, tuple) else ()
    gateway = next((each for each in found if each.address == eip.address), None)
    route = ""
    if gateway is not None:
        text = translate("Topology", "gateway {gateway}, mask {mask}")
        route = text.format(gateway=gateway.gateway, mask=gateway.mask)
    details = _lines((eip.name, states.mode(eip.mode)), (route,))
    return Node(eip.allocation_id, "address", "EIP", str(eip.address), details, states.eip_status(eip.status), depth)


def _lines(*lines: tuple[str, ...]) -> tuple[str, ...]:
    joined = (" · ".join(each for each in line if each) for line in lines)
    return tuple(line for line in joined if line)
