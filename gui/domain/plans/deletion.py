"""What a teardown may delete or release permanently: the interface itself, and EIPs that it set free.

Sources: the pages of ReleaseEipAddress (VPC 2016-04-28) and DeleteNetworkInterface (ECS 2014-05-26). What the cloud
does to an EIP whose interface is deleted is not documented, so an interface is deleted only when none stays on it.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from gui.domain.cloud.eip import AllocationId, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniType, NetworkInterface
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.cloud.region import RegionId
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.operation import Operation
from gui.domain.plans.notes import PlanNote, PlanNoteCode


@dataclass(frozen=True, slots=True)
class Deletion:
    """What is deleted or released permanently.

    Attributes:
        region: where.
        eni: the interface that is deleted, None when it is kept.
        eips: the EIPs that are released, in this order.
    """

    region: RegionId
    eni: NetworkInterface | None = None
    eips: tuple[ElasticIp, ...] = ()

    def operations(self) -> Iterator[Operation]:
        """Yield what is sent; it belongs at the very end of a plan."""
        if self.eni is not None:
            yield DeleteEni(self.region, self.eni.id, self.eni.name)
        for eip in self.eips:
            yield ReleaseEip(self.region, eip.allocation_id, str(eip.address))

    def notes(self) -> Iterator[PlanNote]:
        """Yield what is to be agreed to, each by itself."""
        if self.eni is not None:
            lost = ", ".join(str(each) for each in (self.eni.private_address, *self.eni.secondary_addresses))
            values = (("eni", self.eni.id), ("addresses", lost), ("mac", self.eni.mac))
            yield PlanNote(PlanNoteCode.ENI_DELETED, (self.eni.id,), values)
        if self.eips:
            addresses = ", ".join(str(each.address) for each in self.eips)
            ids = tuple(each.allocation_id for each in self.eips)
            yield PlanNote(PlanNoteCode.EIPS_RELEASED, ids, (("addresses", addresses), ("count", len(ids))))


def delete_problems(eni: NetworkInterface, staying: Iterable[ElasticIp]) -> Iterator[Problem]:
    """Yield why ``eni`` can't be deleted.

    Args:
        eni: the interface.
        staying: the EIPs that the plan leaves on it.
    """
    if eni.type is EniType.PRIMARY:
        yield Problem(ProblemCode.ENI_PRIMARY, eni.id)
    elif eni.type is not EniType.SECONDARY:
        yield Problem(ProblemCode.ENI_OTHER_TYPE, eni.id)
    if eni.service_managed:
        yield Problem(ProblemCode.ENI_SERVICE_MANAGED, eni.id)
    if addresses := ", ".join(str(each.address) for each in staying):
        yield Problem(ProblemCode.ENI_EIPS_STAY, eni.id, (("addresses", addresses),))


def release_problems(eip: ElasticIp, leaving: Container[AllocationId]) -> Iterator[Problem]:
    """Yield why ``eip`` can't be released.

    Args:
        eip: the EIP.
        leaving: the EIPs that the plan unbinds, and those that it names and that are free already.
    """
    subject = eip.allocation_id
    if eip.allocation_id not in leaving:
        yield Problem(ProblemCode.EIP_NOT_LEAVING, subject)
    if eip.service_managed:
        yield Problem(ProblemCode.EIP_SERVICE_MANAGED, subject)
    if eip.locks:
        yield Problem(ProblemCode.EIP_LOCKED, subject, (("reason", ", ".join(eip.locks)),))
    if eip.charge_type != "PostPaid":
        yield Problem(ProblemCode.EIP_SUBSCRIPTION, subject)
    if eip.deletion_protection:
        yield Problem(ProblemCode.EIP_PROTECTED, subject)
    if eip.segment:
        yield Problem(ProblemCode.EIP_OF_GROUP, subject, (("group", eip.segment),))


def released(
    wanted: Iterable[AllocationId], leaving: Container[AllocationId], inventory: Inventory
) -> tuple[tuple[ElasticIp, ...], tuple[Problem, ...]]:
    """Return the EIPs of ``wanted``, and why some of them can't be released; see ``release_problems``."""
    found: list[ElasticIp] = []
    problems: list[Problem] = []
    for allocation_id in dict.fromkeys(wanted):
        eip = inventory.eip_by_id.get(allocation_id)
        if eip is None:
            problems.append(Problem(ProblemCode.EIP_GONE, allocation_id))
            continue
        found.append(eip)
        problems.extend(release_problems(eip, leaving))
    return tuple(found), tuple(problems)


def free_already(named: Iterable[AllocationId], inventory: Inventory) -> tuple[AllocationId, ...]:
    """Return those of ``named`` that are bound to nothing."""
    eips = (inventory.eip_by_id.get(each) for each in dict.fromkeys(named))
    return tuple(each.allocation_id for each in eips if each and each.status is EipStatus.AVAILABLE)
