"""The plan that takes an exposure back: unbind the EIPs -> detach -> delete ENIs, vSwitches, blocks -> [release].

The strict order of the vendor's page on exposing an EIP by a secondary CIDR block. In NAT mode an EIP may be unbound
while its ENI is attached; that comes first, because it is easily rolled back and leaves the guest its NIC, while an ENI
that is detached first is a NIC pulled out of a running guest, for nothing when the unbinding is then refused. All that
can be rolled back comes before the first deletion, an instance that is stopped for it is running again by then.

Nothing goes but what is named: ENIs that expose an EIP or that this program made, vSwitches in which nothing else is
left, secondary blocks in which no other vSwitch is left. ``gui.domain.rules.unused_networks`` proposes which.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address

from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.eip import AllocationId, AssociationMode, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface, Vpc, VpcId, VSwitchId
from gui.domain.cloud.instance import Instance, InstanceId, InstanceStatus
from gui.domain.cloud.interface_address import exposed_eip
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode, Values, blocking
from gui.domain.cloud.region import Catalog
from gui.domain.operations.networks import DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.deletion import Deletion, delete_problems, free_already, released
from gui.domain.plans.in_use import attached_to, interface, interface_problems
from gui.domain.plans.notes import NotedPlan, PlanNote, PlanNoteCode
from gui.domain.plans.plan import Plan, PlanBlockedError, relying
from gui.domain.rules.instance import instance_problems
from gui.domain.rules.multi_eip import eip_problems, unread_problems
from gui.domain.rules.new_blocks import unread_networks
from gui.domain.rules.unused_networks import VpcBlock, others_in, others_on

_DETACH_RULES = {ProblemCode.INSTANCE_STATE, ProblemCode.INSTANCE_MUST_STOP}


def build(
    eni_ids: Sequence[EniId],
    inventory: Inventory,
    catalog: Catalog,
    *,
    delete_vswitches: Sequence[VSwitchId] = (),
    remove_blocks: Sequence[VpcBlock] = (),
    release: Sequence[AllocationId] = (),
    stop: Collection[InstanceId] = (),
) -> NotedPlan:
    """Return the plan that deletes ``eni_ids`` and frees the EIPs that they expose.

    Args:
        eni_ids: ENIs that expose an EIP, or that this program made and that carry none.
        inventory: what was read of the region.
        catalog: which instance types let go of an ENI only while stopped.
        delete_vswitches: vSwitches to delete then; nothing but those ENIs may be in them.
        remove_blocks: secondary blocks to take from their VPC then; no vSwitch but those may be in them.
        release: EIPs to give back then, of those that become free, or are.
        stop: instances that may be stopped while they lose the ENIs, and started again; agreed to by name.

    Raises:
        PlanBlockedError: a rule is not met.
    """
    enis = tuple(interface(each, inventory) for each in dict.fromkeys(eni_ids))
    going = _Going(inventory, catalog, enis, tuple(delete_vswitches), tuple(remove_blocks), tuple(release))
    if blocked := blocking(tuple(going.problems(frozenset(stop)))):
        raise PlanBlockedError(blocked)
    instances = going.instances()
    freed = tuple(each.allocation_id for each in going.eips())
    selection = Selection(
        region=inventory.region,
        eips=tuple(dict.fromkeys((*freed, *release))),
        instance=instances[0].id if len(instances) == 1 else None,
        method=Method.SECONDARY_CIDR,
    )
    plan = relying(Plan(inventory.region, tuple(going.operations()), selection), inventory)
    return NotedPlan(plan, tuple(going.notes()))


def _private(eni: NetworkInterface) -> tuple[IPv4Address, ...]:
    return (eni.private_address, *eni.secondary_addresses)


@dataclass(frozen=True, slots=True)
class _Going:
    inventory: Inventory
    catalog: Catalog
    enis: tuple[NetworkInterface, ...]
    vswitches: tuple[VSwitchId, ...]
    blocks: tuple[VpcBlock, ...]
    release: tuple[AllocationId, ...]

    @property
    def _ids(self) -> frozenset[EniId]:
        return frozenset(each.id for each in self.enis)

    def eips(self) -> tuple[ElasticIp, ...]:
        """Return the EIPs that the ENIs expose."""
        found = (exposed_eip(each, self.inventory) for each in self.enis)
        return tuple(each for each in found if each is not None)

    def instances(self) -> tuple[Instance, ...]:
        """Return the instances that lose an ENI."""
        ids = dict.fromkeys(attached_to(each) for each in self.enis)
        found = (self.inventory.instance_by_id.get(each) for each in ids if each)
        return tuple(each for each in found if each)

    def _cold(self) -> tuple[InstanceId, ...]:
        return tuple(
            each.id
            for each in self.instances()
            if each.status is InstanceStatus.RUNNING and each.type in self.catalog.cold_attach_types
        )

    def problems(self, stop: frozenset[InstanceId]) -> Iterator[Problem]:
        """Yield what keeps it from being done."""
        yield from unread_problems(self.inventory, ListName.EIPS)
        for eni in self.enis:
            yield from interface_problems(eni, self.inventory)
            yield from self._secondary_cidr_problems(eni)
        for instance in self.instances():
            found = instance_problems(instance, None, self.inventory, self.catalog)
            agreed = {ProblemCode.INSTANCE_MUST_STOP} if instance.id in stop else set()
            yield from (each for each in found if each.code in _DETACH_RULES - agreed)
        yield from self._network_problems()
        leaving = (*(each.allocation_id for each in self.eips()), *free_already(self.release, self.inventory))
        yield from released(self.release, leaving, self.inventory)[1]

    def _secondary_cidr_problems(self, eni: NetworkInterface) -> Iterator[Problem]:
        exposed = exposed_eip(eni, self.inventory)
        if exposed is None and not eni.mark:
            yield Problem(ProblemCode.ENI_NOT_EXPOSED, eni.id)
        if exposed is not None:
            found = eip_problems(exposed)
            yield from (each for each in found if each.code is not ProblemCode.EIP_BOUND)
        staying = (each for each in self.inventory.eips_on(eni.id) if each != exposed)
        yield from (each for each in delete_problems(eni, staying) if each.code is ProblemCode.ENI_EIPS_STAY)

    def _network_problems(self) -> Iterator[Problem]:
        unread = tuple(unread_networks(self.inventory)) if self.vswitches or self.blocks else ()
        if unread:
            yield from unread
            return
        for vswitch_id in self.vswitches:
            yield from self._vswitch_problems(vswitch_id)
        for block in self.blocks:
            yield from self._block_problems(block)

    def _vswitch_problems(self, vswitch_id: VSwitchId) -> Iterator[Problem]:
        if vswitch_id not in self.inventory.vswitch_by_id:
            yield Problem(ProblemCode.VSWITCH_GONE, vswitch_id)
        elif others := others_on(vswitch_id, self._ids, self.inventory):
            yield Problem(ProblemCode.VSWITCH_IN_USE, vswitch_id, (("other", ", ".join(others)),))

    def _block_problems(self, block: VpcBlock) -> Iterator[Problem]:
        vpc = self._vpc(block.vpc_id)
        if vpc is None or block.block not in vpc.secondary_cidrs:
            values = (("block", str(block.block)), ("vpc", block.vpc_id))
            yield Problem(ProblemCode.BLOCK_GONE, block.vpc_id, values)
        elif others := others_in(block, self.vswitches, self.inventory):
            in_it = (("block", str(block.block)), ("other", ", ".join(others)))
            yield Problem(ProblemCode.BLOCK_IN_USE, block.vpc_id, in_it)

    def _released(self) -> tuple[ElasticIp, ...]:
        return released(self.release, (), self.inventory)[0]

    def _vpc(self, vpc_id: VpcId) -> Vpc | None:
        return next((each for each in self.inventory.vpcs if each.id == vpc_id), None)

    def operations(self) -> Iterator[Operation]:
        """Yield what is to be done, in order."""
        region = self.inventory.region
        for eni in self.enis:
            exposed = exposed_eip(eni, self.inventory)
            if exposed is not None:
                eips = (exposed.allocation_id,)
                yield UnassociateEips(region, eips, eni.id, AssociationMode.NAT, eni.private_address)
        cold = self._cold()
        yield from (StopInstance(region, each) for each in cold)
        for eni in self.enis:
            instance_id = attached_to(eni)
            if instance_id:
                yield DetachEni(region, eni.id, instance_id)
        yield from (StartInstance(region, each) for each in cold)
        for eni in self.enis:
            yield from Deletion(region, eni).operations()
        for vswitch_id in dict.fromkeys(self.vswitches):
            vswitch = self.inventory.vswitch_by_id[vswitch_id]
            yield DeleteVSwitch(region, vswitch_id, vswitch.vpc_id, str(vswitch.cidr))
        for each in dict.fromkeys(self.blocks):
            yield RemoveBlock(region, each.vpc_id, each.block)
        yield from Deletion(region, eips=self._released()).operations()

    def notes(self) -> Iterator[PlanNote]:
        """Yield what to know first."""
        attached = tuple(each for each in self.enis if attached_to(each))
        for eni in attached:
            values: Values = (("eni", eni.id), ("instance", eni.instance_id or "?"))
            yield PlanNote(PlanNoteCode.GUEST_UNDO_FIRST, (eni.id,), values)
            addresses = 1 + len(eni.secondary_addresses)
            yield PlanNote(PlanNoteCode.TRAFFIC_ENDS, (eni.id,), (*values, ("count", addresses)))
        if attached:
            ending = ", ".join(str(address) for eni in attached for address in _private(eni))
            ids = tuple(each.id for each in attached)
            yield PlanNote(PlanNoteCode.SESSIONS_END, ids, (("addresses", ending),))
        for instance_id in self._cold():
            yield PlanNote(PlanNoteCode.HOST_STOPS, (instance_id,), (("instance", instance_id),))
        for eni in self.enis:
            yield from Deletion(self.inventory.region, eni).notes()
        if self.vswitches:
            names = (f"{each} ({self.inventory.vswitch_by_id[each].cidr})" for each in self.vswitches)
            yield PlanNote(PlanNoteCode.VSWITCHES_DELETED, self.vswitches, (("vswitches", ", ".join(names)),))
        if self.blocks:
            blocks = ", ".join(f"{each.block} ({each.vpc_id})" for each in self.blocks)
            yield PlanNote(PlanNoteCode.BLOCKS_REMOVED, tuple(str(each) for each in self.blocks), (("blocks", blocks),))
        yield from Deletion(self.inventory.region, eips=self._released()).notes()
        kept = tuple(
            each.allocation_id
            for each in self.eips()
            if each.charge_type != "PrePaid" and each.allocation_id not in self.release
        )
        if kept:
            yield PlanNote(PlanNoteCode.EIPS_STILL_COST, kept, (("count", len(kept)),))
