"""A cloud in memory whose lists show what was so a while ago; what it accepts and refuses goes by what is so.

It knows every operation of the program, and what a plan makes. Its clock moves only when told.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from ipaddress import IPv4Network
from typing import Any

from gui.domain.cloud.eip import ENI_TARGET, AllocationId, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, NetworkInterface, NetworkStatus, Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.errors import CloudErrorKind
from gui.domain.cloud.instance import Instance, InstanceStatus
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import EIPS, INSTANCES, INTERFACES, VPCS, VSWITCHES
from gui.domain.cloud.references import MarkRef, item_of
from gui.domain.engine.effects import Look
from gui.domain.operations.eips import AllocateEip, ModifyEip, ReleaseEip
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.operations.reading import Query, Snapshot
from tests.helpers.toy_cloud import eni, free_eip, modified, refusal

State = dict[str, Any]
"""Every resource by its id; values are frozen, so a copy of the dict is a copy of the state."""

CLASSES = {EIPS: ElasticIp, INTERFACES: NetworkInterface, INSTANCES: Instance, VPCS: Vpc, VSWITCHES: VSwitch}


@dataclass
class LateCloud:
    """The account.

    Attributes:
        state: what is so.
        seconds: how long a transition takes.
        lag: for how many seconds a list shows what was so before, by kind of resource.
        lag_looks: the same in looks at all, whatever the time.
        lacking: numbers of looks, from 1, that lack one resource each, with its place in the list.
        now: seconds.
        made: marks of everything that was ever made, to find what was made twice.
    """

    state: State
    seconds: float = 1.0
    lag: Mapping[type, float] = field(default_factory=dict)
    lag_looks: int = 0
    lacking: Mapping[int, int] = field(default_factory=dict)
    now: float = 0.0
    looks: int = 0
    made: list[str] = field(default_factory=list)
    _tokens: dict[str, Operation] = field(default_factory=dict)
    _removed: set[str] = field(default_factory=set)
    _ends: dict[str, tuple[float, Callable[[], None]]] = field(default_factory=dict)
    _past: list[tuple[float, State]] = field(default_factory=list)
    _looked: list[State] = field(default_factory=list)

    # ---- time

    def settle(self) -> None:
        """Bring to its end what is due."""
        for due, resource in sorted((due, resource) for resource, (due, _) in self._ends.items()):
            if due <= self.now:
                self._ends.pop(resource)[1]()
                self._remember(due)

    def finish_removals(self) -> None:
        """Let what is being deleted be gone: nothing can come between, and a list that lacks it is right by then."""
        self.settle()
        for resource in tuple(each for each in self._ends if each in self._removed):
            self._ends.pop(resource)[1]()
            self._remember(self.now)

    def _remember(self, at: float) -> None:
        self._past.append((at, dict(self.state)))

    def _later(self, resource: str, passing: object, end: object) -> None:
        """Put ``resource`` between two states; ``end`` is what it is then, None for gone."""
        self.state[resource] = passing
        self._removed.add(resource)
        if end is not None:
            self._removed.discard(resource)

        def ended() -> None:
            if end is None:
                del self.state[resource]
            else:
                self.state[resource] = end

        self._ends[resource] = (self.now + self.seconds, ended)

    # ---- reading

    def read(self, look: Look) -> Snapshot:
        """Return what a look sees."""
        self.settle()
        self.looks += 1
        self._looked.append(dict(self.state))
        seen = dict(self._seen())
        if self.looks in self.lacking and seen:
            del seen[sorted(seen)[self.lacking[self.looks] % len(seen)]]
        by_mark = {self._mark_of(each): each for each in sorted(seen, reverse=True) if self._mark_of(each)}

        def found(query: Query) -> tuple[Any, ...]:
            if query.by is By.INTERFACE:
                return tuple(seen[each] for each in self._on(seen, query.value))
            kind = CLASSES[query.kind]
            key = by_mark.get(f"{kind.__name__}:{query.value}", "") if query.by is By.MARK else query.value
            return (seen[key],) if isinstance(seen.get(key), kind) else ()

        return Snapshot({query: found(query) for query in look.reads})

    def _seen(self) -> Iterator[tuple[str, Any]]:
        behind = self._looked[max(0, len(self._looked) - 1 - self.lag_looks)]
        for kind in (ElasticIp, NetworkInterface, Instance, Vpc, VSwitch):
            at = self.now - self.lag.get(kind, 0.0)
            old = next((state for when, state in reversed(self._past) if when <= at), None)
            source = behind if self.lag_looks else (self._past[0][1] if old is None and self._past else old)
            yield from ((key, each) for key, each in (source or self.state).items() if isinstance(each, kind))

    def _mark_of(self, resource: str) -> str:
        return self._marks.get(resource, "")

    @property
    def _marks(self) -> dict[str, str]:
        return dict(each.split(" ") for each in self.made)

    def _on(self, state: State, eni_id: str) -> tuple[AllocationId, ...]:
        eips = (each for each in state.values() if isinstance(each, ElasticIp))
        return tuple(each.allocation_id for each in eips if each.is_on(eni_id))

    # ---- writing

    def write(self, call: Operation, token: str) -> None:
        """Begin what ``call`` asks for.

        Raises:
            CloudError: the state does not allow it.
        """
        self.settle()
        if not self._past:
            self._remember(float("-inf"))
        if self._tokens.get(token) == call and isinstance(call, CreateEni | AllocateEip | CreateVSwitch):
            return
        self._effect(call)
        self._tokens[token] = call
        self._remember(self.now)

    def _effect(self, call: Operation) -> None:
        match call:
            case AssociateEips() | UnassociateEips() | AttachEni() | DetachEni() | ReleaseEip():
                self._bind(call)
            case CreateEni() | AllocateEip() | CreateVSwitch():
                self._make(call)
            case DeleteEni() | DeleteVSwitch():
                self._delete(call)
            case AddBlock() | RemoveBlock():
                self._block(call)
            case ModifyEip():
                found = self._ref(call.eip, ElasticIp, "InvalidAllocationId.NotFound")
                _must(found.status.settled, "IncorrectEipStatus")
                self.state[call.eip] = modified(found, call)
            case StopInstance() | StartInstance():
                rest = InstanceStatus.STOPPED if isinstance(call, StopInstance) else InstanceStatus.RUNNING
                passing = InstanceStatus.STOPPING if isinstance(call, StopInstance) else InstanceStatus.STARTING
                found = self.state[call.instance_id]
                _must(found.status.settled and found.status is not rest, "IncorrectInstanceStatus")
                self._later(call.instance_id, replace(found, status=passing), replace(found, status=rest))

    def _ref(self, ref: str | MarkRef, kind: type, code: str) -> Any:
        """Return the resource; one that is named by its mark is found in the lists, as by the program's gateway."""
        if isinstance(ref, MarkRef):
            wanted = f"{kind.__name__}:{ref.mark}"
            seen = dict(self._seen())
            ref = next((each for each in seen if self._mark_of(each) == wanted), "")
        _must(ref in self.state, code, CloudErrorKind.NOT_FOUND)
        return self.state[ref]

    def _bind(self, call: Operation) -> None:
        match call:
            case AssociateEips():
                target = self._ref(call.eni_id, NetworkInterface, "InvalidInstanId.NotFound")
                for each in call.allocation_ids:
                    found = self._ref(each, ElasticIp, "InvalidAllocationId.NotFound")
                    _must(found.status is EipStatus.AVAILABLE, "IncorrectEipStatus")
                for each in call.allocation_ids:
                    bound = replace(self.state[each], target_id=target.id, target_type=ENI_TARGET, mode=call.mode)
                    self._later(
                        each,
                        replace(bound, status=EipStatus.ASSOCIATING),
                        replace(bound, status=EipStatus.IN_USE),
                    )
            case UnassociateEips():
                (identity,) = call.allocation_ids
                target = self._ref(call.eni_id, NetworkInterface, "InvalidBindInstance.NotFound")
                found = self._ref(identity, ElasticIp, "InvalidAllocationId.NotFound")
                _must(found.status is EipStatus.IN_USE, "IncorrectEipStatus")
                _must(found.is_on(target.id), "InvalidBindInstance.NotFound", CloudErrorKind.NOT_FOUND)
                free = replace(found, status=EipStatus.AVAILABLE, target_id=None, target_type=None, mode=None)
                self._later(identity, replace(found, status=EipStatus.UNASSOCIATING), free)
            case AttachEni():
                found = self._ref(call.eni_id, NetworkInterface, "InvalidEniId.NotFound")
                _must(found.status is EniStatus.AVAILABLE, "InvalidOperation.InvalidEniState")
                there = replace(found, instance_id=call.instance_id, status=EniStatus.IN_USE)
                self._later(found.id, replace(there, status=EniStatus.ATTACHING), there)
            case DetachEni():
                found = self._ref(call.eni_id, NetworkInterface, "InvalidEniId.NotFound")
                here = found.instance_id == call.instance_id
                _must(here, "InvalidParameter.EniNotBelongEcs", CloudErrorKind.BAD_REQUEST)
                _must(found.status in {EniStatus.IN_USE, EniStatus.DETACHING}, "InvalidOperation.InvalidEniState")
                loose = replace(found, instance_id=None, status=EniStatus.AVAILABLE)
                self._later(found.id, replace(found, status=EniStatus.DETACHING), loose)
            case ReleaseEip():
                found = self._ref(call.eip, ElasticIp, "InvalidAllocationId.NotFound")
                _must(found.status is EipStatus.AVAILABLE, "IncorrectEipStatus")
                self._later(found.allocation_id, replace(found, status=EipStatus.RELEASING), None)

    def _make(self, call: CreateEni | AllocateEip | CreateVSwitch) -> None:
        number = len(self.made)
        match call:
            case CreateEni():
                vswitch = self._ref(call.vswitch_id, VSwitch, "InvalidVSwitchId.NotFound")
                _must(vswitch.status is NetworkStatus.AVAILABLE, "IncorrectVSwitchStatus")
                made = replace(eni(), id=EniId(f"eni-made-{number}"), vswitch_id=vswitch.id, mark=call.mark)
                self.made.append(f"{made.id} NetworkInterface:{call.mark}")
                self._later(made.id, replace(made, status=EniStatus.UNKNOWN), made)
            case AllocateEip():
                bought = replace(free_eip(200), allocation_id=AllocationId(f"eip-made-{number}"))
                self.made.append(f"{bought.allocation_id} ElasticIp:{call.mark}")
                self.state[bought.allocation_id] = bought
            case CreateVSwitch():
                blocks = [each.cidr for each in self.state.values() if isinstance(each, VSwitch)]
                _must(not any(call.cidr.overlaps(each) for each in blocks), "InvalidCidrBlock.Overlapped")
                vsw = VSwitch(VSwitchId(f"vsw-made-{number}"), call.vpc_id, call.zone_id, call.cidr, mark=call.mark)
                self.made.append(f"{vsw.id} VSwitch:{call.mark}")
                self._later(vsw.id, replace(vsw, status=NetworkStatus.PENDING), vsw)

    def _delete(self, call: DeleteEni | DeleteVSwitch) -> None:
        if isinstance(call, DeleteEni):
            found = self._ref(call.eni_id, NetworkInterface, "InvalidEniId.NotFound")
            idle = found.status is EniStatus.AVAILABLE and not self._on(self.state, found.id)
            _must(idle, "InvalidOperation.InvalidEniState")
            self._later(found.id, replace(found, status=EniStatus.DELETING), None)
            return
        vswitch = self._ref(call.vswitch_id, VSwitch, "InvalidVSwitchId.NotFound")
        used = any(isinstance(each, NetworkInterface) and each.vswitch_id == vswitch.id for each in self.state.values())
        _must(not used, "DependencyViolation.NetworkInterface")
        _must(vswitch.status is NetworkStatus.AVAILABLE, "IncorrectVSwitchStatus")
        self._later(vswitch.id, replace(vswitch, status=NetworkStatus.PENDING), None)

    def _block(self, call: AddBlock | RemoveBlock) -> None:
        vpc = self.state[call.vpc_id]
        _must(vpc.status is NetworkStatus.AVAILABLE, "IncorrectVpcStatus")
        there = call.block in vpc.secondary_cidrs
        if isinstance(call, AddBlock):
            _must(not there, "Duplicated.SecondaryCidrBlock")
            blocks = (*vpc.secondary_cidrs, call.block)
        else:
            _must(there, "InvalidSecondaryCidrBlock.NotFound", CloudErrorKind.NOT_FOUND)
            used = any(isinstance(each, VSwitch) and each.cidr.subnet_of(call.block) for each in self.state.values())
            _must(not used, "OperationFailed.CidrInUse")
            blocks = tuple(each for each in vpc.secondary_cidrs if each != call.block)
        after = replace(vpc, secondary_cidrs=blocks)
        self._later(call.vpc_id, replace(vpc, status=NetworkStatus.PENDING), after)

    # ---- the judge

    def holds(self, operation: Operation, item: str) -> bool:
        """Return whether ``item`` is as ``operation`` wants it, in truth and settled."""
        state = self.state
        marked = next((state[each] for each in state if self._mark_of(each).endswith(f":{item}")), None)
        found = marked or state.get(item)
        match operation:
            case AssociateEips(eni_id=ref):
                target = self._target(ref)
                return found is not None and found.status is EipStatus.IN_USE and found.is_on(target)
            case UnassociateEips():
                return found is not None and found.status is EipStatus.AVAILABLE
            case AttachEni(instance_id=host):
                return found is not None and (found.status, found.instance_id) == (EniStatus.IN_USE, host)
            case DetachEni():
                return found is not None and found.status is EniStatus.AVAILABLE
            case CreateEni() | AllocateEip() | CreateVSwitch():
                return found is not None and found.status in {"Available", "InUse"}
            case DeleteEni() | ReleaseEip() | DeleteVSwitch():
                return found is None
            case AddBlock(vpc_id=vpc, block=block) | RemoveBlock(vpc_id=vpc, block=block):
                wanted = isinstance(operation, AddBlock)
                return state[vpc].status is NetworkStatus.AVAILABLE and (block in state[vpc].secondary_cidrs) is wanted
            case StopInstance() | StartInstance() | ModifyEip():
                return found is not None and _as_wanted(operation, found)

    def _target(self, ref: str | MarkRef) -> str:
        if not isinstance(ref, MarkRef):
            return ref
        wanted = f"NetworkInterface:{ref.mark}"
        return next((each for each in self.state if self._mark_of(each) == wanted), "")


def _as_wanted(operation: StopInstance | StartInstance | ModifyEip, found: Any) -> bool:
    if isinstance(operation, ModifyEip):
        return modified(found, operation) == found
    return found.status is (InstanceStatus.STOPPED if isinstance(operation, StopInstance) else InstanceStatus.RUNNING)


def _must(fine: bool, code: str, kind: CloudErrorKind = CloudErrorKind.CONFLICT) -> None:
    if not fine:
        raise refusal(code, kind)


def network(vpc_id: str = "vpc-1") -> Vpc:
    return Vpc(VpcId(vpc_id), IPv4Network("10.0.0.0/8"))


def names(operation: Operation) -> tuple[str, ...]:
    return tuple(item_of(each) for each in operation.items)
