"""For each EIP of a plan: from which step to which it can't be reached, and for about how long.

An EIP can be reached while what it is bound to is, or is attached to, an instance that the plan has not stopped. What
the guest needs besides, which is set up after the plan, is not in it.

Alibaba Cloud promises no duration for any of these calls. The seconds are estimates, from the quickest to the slowest
that an administrator should expect; they serve to announce a change, and nothing waits by them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from gui.domain.cloud.eip import EipStatus
from gui.domain.cloud.eni import EniStatus
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.references import item_of
from gui.domain.operations.instance_eips import AssociateWithInstance, UnassociateFromInstance
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.plan import Plan

_UNBIND_SECONDS: Final = (2, 10)
"""For each EIP: they are unbound one after another."""
_SECONDS: Final[dict[type[Operation], tuple[int, int]]] = {
    StopInstance: (30, 180),
    StartInstance: (30, 180),
    AttachEni: (5, 30),
    DetachEni: (5, 30),
    AssociateEips: (5, 60),
    UnassociateFromInstance: _UNBIND_SECONDS,
}
_OTHER_SECONDS: Final = (2, 30)


def estimated_seconds(operations: Sequence[Operation]) -> tuple[int, int]:
    """Return in how many seconds ``operations`` are verified, one after another: at least, and at most."""
    low, high = 0, 0
    for each in operations:
        if isinstance(each, UnassociateEips):
            count = len(each.allocation_ids)
            least, most = _UNBIND_SECONDS[0] * count, _UNBIND_SECONDS[1] * count
        else:
            least, most = _SECONDS.get(type(each), _OTHER_SECONDS)
        low, high = low + least, high + most
    return low, high


@dataclass(frozen=True, slots=True)
class Outage:
    """A time in which one EIP can't be reached.

    Attributes:
        eip: its id.
        first: number of the step that begins it, counted from 1.
        until: number of the step that ends it; None when the plan does not end it.
        seconds: the shortest and longest estimate; None when the plan does not end it.
    """

    eip: str
    first: int
    until: int | None = None
    seconds: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class MeasuredOutage:
    """How long one EIP could not be reached in a run.

    Attributes:
        outage: what the plan says of it, with the estimate.
        seconds: from the first call that interrupts it to the reading that shows its end; None: not ended in the run.
    """

    outage: Outage
    seconds: float | None


@dataclass(slots=True)
class _Topology:
    """What is bound where; ids, and marks of what the plan makes.

    Attributes:
        place: the interface or instance that each EIP is bound to.
        host: the instance that each interface is attached to.
        stopped: the instances that do not run.
    """

    place: dict[str, str] = field(default_factory=dict)
    host: dict[str, str] = field(default_factory=dict)
    stopped: set[str] = field(default_factory=set)

    def reachable(self) -> frozenset[str]:
        """Return the EIPs that lead to an instance that runs."""
        return frozenset(eip for eip, place in self.place.items() if self._works(place))

    def _works(self, place: str) -> bool:
        instance = place if place.startswith("i-") else self.host.get(place, "")
        return bool(instance) and instance not in self.stopped

    def apply(self, operation: Operation) -> None:
        """Change it as ``operation`` does."""
        match operation:
            case AssociateEips(eni_id=eni):
                self.place |= dict.fromkeys(operation.items, item_of(eni))
            case AssociateWithInstance(eip=eip, instance_id=instance):
                self.place[eip] = instance
            case UnassociateEips() | UnassociateFromInstance():
                self.place |= dict.fromkeys(operation.items, "")
            case AttachEni(eni_id=eni, instance_id=instance):
                self.host[item_of(eni)] = instance
            case DetachEni(eni_id=eni):
                self.host[item_of(eni)] = ""
            case StopInstance(instance_id=instance):
                self.stopped.add(instance)
            case StartInstance(instance_id=instance):
                self.stopped.discard(instance)
            case _:
                pass  # nothing that leads to an EIP


def outages(plan: Plan) -> tuple[Outage, ...]:
    """Return every outage that ``plan`` causes, in the order in which they begin.

    An EIP that led to nothing before the plan has none.
    """
    return tuple(sorted(_outages(plan), key=lambda each: (each.first, each.eip)))


def _outages(plan: Plan) -> Iterator[Outage]:
    now = _found(plan)
    before, begun = now.reachable(), dict[str, int]()
    for number, operation in enumerate(plan.operations, start=1):
        now.apply(operation)
        after = now.reachable()
        begun |= dict.fromkeys(sorted(before - after), number)
        for eip in sorted(after & begun.keys()):
            first = begun.pop(eip)
            yield Outage(eip, first, number, estimated_seconds(plan.operations[first - 1 : number]))
        before = after
    yield from (Outage(eip, first) for eip, first in begun.items())


def _found(plan: Plan) -> _Topology:
    """Return the topology that the plan relied on."""
    known = {(fact.resource, fact.name): fact.value for fact in plan.relied_on}
    found = _Topology()
    for (resource, name), value in known.items():
        match name:
            case "eips":
                found.place |= dict.fromkeys(value.split(), resource)
            case "target" if known.get((resource, "status")) == EipStatus.IN_USE.value:
                found.place[resource] = value
            case "instance" if known.get((resource, "status")) == EniStatus.IN_USE.value:
                found.host[resource] = value
            case "status" if value == InstanceStatus.STOPPED.value:
                found.stopped.add(resource)
            case _:
                pass
    return found
