"""The plan of the secondary CIDR method: blocks -> vSwitches -> ENIs that have the EIPs as addresses -> NAT -> attach.

Order from the vendor's page on exposing an EIP by a secondary CIDR block. All that can be refused for want of room in
the VPC comes first, so that little is to be rolled back; what changes the guest comes last. An instance whose type
supports attaching an ENI only while stopped is stopped once, for all of them, where that was agreed to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network

from gui.domain.blocks.model import Blocks, NewVSwitch, Place
from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.eni import SecurityGroup, SecurityGroupId
from gui.domain.cloud.instance import Instance, InstanceStatus
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import blocking
from gui.domain.cloud.references import MarkRef, VSwitchRef
from gui.domain.cloud.region import Catalog
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch
from gui.domain.operations.operation import AssociateEips, AttachEni, Operation
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.plan import Plan, PlanBlockedError, relying
from gui.domain.rules.new_blocks import eips_to_expose, find_network
from gui.domain.rules.secondary_cidr import secondary_cidr_problems


def build(
    selection: Selection,
    inventory: Inventory,
    catalog: Catalog,
    *,
    routes: tuple[IPv4Network, ...],
    token: str,
    groups: Sequence[SecurityGroup] | None = None,
) -> Plan:
    """Return the plan that carries out ``selection`` by a secondary CIDR block.

    EIPs that the chosen instance has as an address already are left alone; when that is so for all, the plan is empty.

    Args:
        selection: region, EIPs, instance and security group, and what was agreed to.
        inventory: what was read of the region.
        catalog: which regions are closed, and which instance types take an ENI only while stopped.
        routes: destinations of the custom routes of the instance's VPC (``CloudApi.routes``).
        token: what makes the marks of this plan unlike those of any other; letters and digits, used once.
        groups: the security groups of the instance's VPC, None where they were not read.

    Raises:
        PlanBlockedError: a rule is not met.
    """
    blocked = blocking(secondary_cidr_problems(selection, inventory, catalog, routes, groups))
    instance = inventory.instance_by_id.get(selection.instance) if selection.instance else None
    if selection.region is None or instance is None or blocked:
        raise PlanBlockedError(blocked)
    # What was agreed to is in the operations then; an ENI is not chosen on this method.
    chosen = Selection(
        selection.region, selection.eips, None, selection.instance, method=Method.SECONDARY_CIDR, group=selection.group
    )
    blocks = find_network(selection, inventory, routes)
    operations: tuple[Operation, ...] = ()
    if blocks.places and selection.group is not None:
        cold = instance.status is InstanceStatus.RUNNING and instance.type in catalog.cold_attach_types
        method = _SecondaryCidrSteps(chosen, inventory, instance, selection.group, blocks, token)
        operations = tuple(method.operations(cold=cold))
    return relying(Plan(selection.region, operations, chosen), inventory)


@dataclass(frozen=True, slots=True)
class _SecondaryCidrSteps:
    selection: Selection
    inventory: Inventory
    instance: Instance
    group: SecurityGroupId
    blocks: Blocks
    token: str

    def operations(self, *, cold: bool) -> Iterator[Operation]:
        """Yield what is to be done, in order."""
        region, instance = self.inventory.region, self.instance
        for block in self.blocks.new_blocks:
            yield AddBlock(region, instance.vpc_id, block)
        for new in self.blocks.new_vswitches:
            name = f"exposed-{_as_mark(new.cidr)}"
            yield CreateVSwitch(region, self._mark(new.cidr), instance.vpc_id, instance.zone_id, new.cidr, name)
        for place in self.blocks.places:
            yield self._interface(place)
        for eip, place in zip(eips_to_expose(self.selection, self.inventory), self.blocks.places, strict=True):
            eni, nat = self._made(place), AssociationMode.NAT
            yield AssociateEips(region, (eip,), eni, nat, place.address, batch=False)
        if cold:
            yield StopInstance(region, instance.id)
        for place in self.blocks.places:
            yield AttachEni(region, self._made(place), instance.id)
        if cold:
            yield StartInstance(region, instance.id)

    def _interface(self, place: Place) -> CreateEni:
        new = place.vswitch
        vswitch: VSwitchRef = MarkRef(self._mark(new.cidr)) if isinstance(new, NewVSwitch) else new
        name = f"exposed-{place.address}"
        region, mark = self.inventory.region, self._mark(place.address)
        return CreateEni(region, mark, vswitch, self.group, name, place.address)

    def _made(self, place: Place) -> MarkRef:
        return MarkRef(self._mark(place.address))

    def _mark(self, what: IPv4Address | IPv4Network) -> str:
        return f"{_as_mark(what)}-{self.token}"


def _as_mark(what: IPv4Address | IPv4Network) -> str:
    """Return ``what`` as part of a name or of a tag's value, where a slash is not welcome everywhere."""
    return str(what).replace("/", "_")
