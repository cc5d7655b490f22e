"""A cloud of a few lines, in memory and on a clock that only moves when told: for stepping the engine."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import ENI_TARGET, AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import (
    EniId,
    EniStatus,
    EniType,
    NetworkInterface,
    NetworkStatus,
    Vpc,
    VpcId,
    VSwitch,
    VSwitchId,
)
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import Instance, InstanceId, InstanceStatus
from gui.domain.cloud.kind import By, Kind
from gui.domain.cloud.kinds import EIPS, INSTANCES, INTERFACES, VPCS, VSWITCHES
from gui.domain.cloud.references import MarkRef, item_of
from gui.domain.cloud.region import RegionId
from gui.domain.engine.effects import Answer, Do, Effect, Look, Note, SignIn, Start, Wait
from gui.domain.engine.progress import ProgressEvent, Report
from gui.domain.engine.run import apply
from gui.domain.operations.eips import AllocateEip, ModifyEip, ReleaseEip
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock, VpcChange
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Making, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.operations.reading import Snapshot
from gui.domain.plans.plan import Plan, facts

REGION = RegionId("cn-shanghai")
ENI = EniId("eni-1")
INSTANCE = InstanceId("i-1")
OTHER = InstanceId("i-2")
RUN = "5f0c4a52-3c35-4f0a-9a3e-9f7f6e3b1c11"


def eip_id(number: int) -> AllocationId:
    return AllocationId(f"eip-{number}")


def free_eip(number: int) -> ElasticIp:
    return ElasticIp(eip_id(number), IPv4Address(f"47.0.0.{number}"), EipStatus.AVAILABLE, REGION)


def bound_eip(
    number: int,
    target: str = ENI,
    status: EipStatus = EipStatus.IN_USE,
    mode: AssociationMode | None = AssociationMode.MULTI_EIP,
    target_type: str = ENI_TARGET,
) -> ElasticIp:
    return replace(free_eip(number), status=status, target_id=target, target_type=target_type, mode=mode)


def eni(status: EniStatus = EniStatus.AVAILABLE, instance: str | None = None) -> NetworkInterface:
    return NetworkInterface(
        ENI,
        EniType.SECONDARY,
        status,
        IPv4Address("10.0.0.5"),
        "00:16:3e:00:00:01",
        VpcId("vpc-1"),
        VSwitchId("vsw-1"),
        "cn-shanghai-b",
        instance_id=instance,
    )


def instance(identity: InstanceId = INSTANCE, status: InstanceStatus = InstanceStatus.RUNNING) -> Instance:
    return Instance(identity, "ecs.g5.large", "ecs.g5", status, "cn-shanghai-b", VpcId("vpc-1"), VSwitchId("vsw-1"))


def refusal(code: str, kind: CloudErrorKind = CloudErrorKind.CONFLICT, **more: object) -> CloudError:
    return CloudError(kind, code, "Toy", request_id="R", status=400, **more)  # type: ignore[arg-type]


TIMEOUT = CloudError(CloudErrorKind.TIMED_OUT, action="Toy")
THROTTLED = CloudError(CloudErrorKind.THROTTLED, "Throttling.User", "Toy", status=400)


@dataclass
class ToyCloud:
    """Three EIPs, one ENI, two instances. ``seconds`` is how long a transition takes; None lets it hang.

    ``idle_writes`` is how many of the next writes are accepted without an effect. ``on_write`` and ``on_look`` hold
    trouble for the n-th call, from 1; ``on_look[0]`` for all others.
    """

    now: float = 0.0
    seconds: float | None = 1.0
    eips: dict[str, ElasticIp] = field(default_factory=lambda: {eip_id(n): free_eip(n) for n in (1, 2, 3)})
    enis: dict[str, NetworkInterface] = field(default_factory=lambda: {ENI: eni()})
    instances: dict[str, Instance] = field(default_factory=lambda: {i: instance(i) for i in (INSTANCE, OTHER)})
    made: dict[str, NetworkInterface] = field(default_factory=dict)
    made_eips: dict[str, ElasticIp] = field(default_factory=dict)
    vpc: Vpc = field(default_factory=lambda: Vpc(VpcId("vpc-1"), IPv4Network("10.0.0.0/8")))
    vswitches: dict[str, VSwitch] = field(default_factory=dict)
    writes: list[tuple[Operation, str]] = field(default_factory=list)
    looks: int = 0
    on_write: dict[int, "Callable[[ToyCloud, Operation], CloudError | None]"] = field(default_factory=dict)
    on_look: dict[int, "Callable[[ToyCloud], CloudError | None]"] = field(default_factory=dict)
    idle_writes: int = 0
    ends: dict[str, tuple[float, Callable[[], None]]] = field(default_factory=dict)

    def write(self, call: Operation, token: str) -> str:
        self.settle()
        self.writes.append((call, token))
        trouble = self.on_write.get(len(self.writes))
        error = trouble(self, call) if trouble else None
        if error:
            raise error
        if self.idle_writes:
            self.idle_writes -= 1
        else:
            self.effect(call)
        return f"R{len(self.writes)}"

    def effect(self, call: Operation) -> None:
        """Begin what ``call`` asks for."""
        match call:
            case AssociateEips():
                for each in call.allocation_ids:
                    self._bind(each, call.mode)
            case UnassociateEips():
                (each,) = call.allocation_ids
                self._must(self.eips[each].status is EipStatus.IN_USE, "IncorrectEipStatus")
                self.eips[each] = replace(self.eips[each], status=EipStatus.UNASSOCIATING)
                self._later(each, lambda: self.eips.__setitem__(each, _freed(self.eips[each])))
            case AttachEni() | DetachEni():
                attach = isinstance(call, AttachEni)
                self._must(ENI in self.enis, "InvalidEniId.NotFound", CloudErrorKind.NOT_FOUND)
                wanted = {EniStatus.AVAILABLE} if attach else {EniStatus.IN_USE, EniStatus.DETACHING}
                self._must(self.enis[ENI].status in wanted, "InvalidOperation.InvalidEniState")
                passing = EniStatus.ATTACHING if attach else EniStatus.DETACHING
                end = eni(EniStatus.IN_USE, call.instance_id) if attach else eni()
                self.enis[ENI] = eni(passing, call.instance_id)
                self._later(ENI, lambda: self.enis.__setitem__(ENI, end))
            case CreateEni() | DeleteEni() | AllocateEip() | ReleaseEip():
                self._make(call)
            case AddBlock() | RemoveBlock() | CreateVSwitch() | DeleteVSwitch():
                self._change_vpc(call)
            case ModifyEip(eip=each):
                self._must(self.eips[each].status.settled, "IncorrectEipStatus")
                self.eips[each] = modified(self.eips[each], call)
            case StopInstance(instance_id=identity) | StartInstance(instance_id=identity):
                stop = isinstance(call, StopInstance)
                passing, rest = (
                    (InstanceStatus.STOPPING, InstanceStatus.STOPPED)
                    if stop
                    else (InstanceStatus.STARTING, InstanceStatus.RUNNING)
                )
                self.instances[identity] = instance(identity, passing)
                self._later(identity, lambda: self.instances.__setitem__(identity, instance(identity, rest)))

    def _must(self, fine: bool, code: str, kind: CloudErrorKind = CloudErrorKind.CONFLICT) -> None:
        if not fine:
            raise refusal(code, kind)

    def _make(self, call: Making) -> None:
        match call:
            case CreateEni(mark=mark):
                self.made[mark] = replace(eni(), id=EniId(f"eni-{mark}"))
            case DeleteEni(eni_id=MarkRef(mark)):
                self.made[mark] = replace(self.made[mark], status=EniStatus.DELETING)
                self._later(mark, lambda: self.made.__delitem__(mark))
            case DeleteEni(eni_id=str(identity)):
                self.enis[identity] = replace(self.enis[identity], status=EniStatus.DELETING)
                self._later(identity, lambda: self.enis.__delitem__(identity))
            case AllocateEip(mark=mark):
                self.made_eips[mark] = replace(free_eip(9), allocation_id=AllocationId(f"eip-{mark}"))
            case ReleaseEip(eip=MarkRef(mark)):
                self.made_eips[mark] = replace(self.made_eips[mark], status=EipStatus.RELEASING)
                self._later(mark, lambda: self.made_eips.__delitem__(mark))
            case ReleaseEip(eip=str(identity)):
                self.eips[identity] = replace(self.eips[identity], status=EipStatus.RELEASING)
                self._later(identity, lambda: self.eips.__delitem__(identity))

    def _change_vpc(self, call: VpcChange) -> None:
        match call:
            case AddBlock(block=block):
                self._blocks((*self.vpc.secondary_cidrs, block))
            case RemoveBlock(block=block):
                self._blocks(tuple(each for each in self.vpc.secondary_cidrs if each != block))
            case CreateVSwitch(mark=mark, cidr=cidr):
                made = VSwitch(VSwitchId(f"vsw-{mark}"), self.vpc.id, "cn-shanghai-b", cidr, mark=mark)
                self.vswitches[mark] = replace(made, status=NetworkStatus.PENDING)
                self._later(mark, lambda: self.vswitches.__setitem__(mark, made))
            case DeleteVSwitch(vswitch_id=vswitch):
                name = item_of(vswitch)
                self.vswitches[name] = replace(self.vswitches[name], status=NetworkStatus.PENDING)
                self._later(name, lambda: self.vswitches.__delitem__(name))

    def _blocks(self, blocks: tuple[IPv4Network, ...]) -> None:
        self._must(self.vpc.status is NetworkStatus.AVAILABLE, "IncorrectVpcStatus")
        after = replace(self.vpc, secondary_cidrs=blocks)
        self.vpc = replace(self.vpc, status=NetworkStatus.PENDING)
        self._later(self.vpc.id, lambda: setattr(self, "vpc", after))

    def _bind(self, each: AllocationId, mode: AssociationMode) -> None:
        if self.eips[each].status is not EipStatus.AVAILABLE:
            raise refusal("IncorrectEipStatus")
        number = int(each.removeprefix("eip-"))
        self.eips[each] = bound_eip(number, status=EipStatus.ASSOCIATING, mode=mode)
        self._later(each, lambda: self.eips.__setitem__(each, bound_eip(number, mode=mode)))

    def _later(self, resource: str, end: Callable[[], None]) -> None:
        if self.seconds is not None:
            self.ends[resource] = (self.now + self.seconds, end)

    def settle(self) -> None:
        for resource, (due, end) in tuple(self.ends.items()):
            if due <= self.now:
                del self.ends[resource]
                end()

    def read(self, look: Look) -> Snapshot:
        self.settle()
        self.count_look()
        return Snapshot({query: tuple(self.found(*query)) for query in look.reads})

    def count_look(self) -> None:
        self.looks += 1
        trouble = self.on_look.get(self.looks) or self.on_look.get(0)
        error = trouble(self) if trouble else None
        if error:
            raise error

    def found(self, kind: Kind[Any], by: By, value: str) -> Iterator[Any]:
        """Yield what there is of one kind."""
        if by is By.INTERFACE:
            yield from (self.eips[each] for each in self.on_eni(value))
            return
        places: dict[tuple[Kind[Any], By], Mapping[str, Any]] = {
            (EIPS, By.ID): self.eips,
            (EIPS, By.MARK): self.made_eips,
            (INTERFACES, By.ID): self.enis,
            (INTERFACES, By.MARK): self.made,
            (INSTANCES, By.ID): self.instances,
            (VPCS, By.ID): {self.vpc.id: self.vpc},
            (VSWITCHES, By.ID): self.vswitches,
            (VSWITCHES, By.MARK): self.vswitches,
        }
        if value in places[kind, by]:
            yield places[kind, by][value]

    def on_eni(self, eni_id: str) -> tuple[AllocationId, ...]:
        return tuple(eip.allocation_id for eip in self.eips.values() if eip.is_on(eni_id))


def modified(eip: ElasticIp, call: ModifyEip) -> ElasticIp:
    return replace(eip, name=call.name or eip.name, bandwidth=call.bandwidth or eip.bandwidth)


def _freed(eip: ElasticIp) -> ElasticIp:
    return replace(eip, status=EipStatus.AVAILABLE, target_id=None, target_type=None, mode=None)


def the_plan(cloud: ToyCloud, numbers: Sequence[int] = (1, 2, 3), *, attach: bool = True, detach: bool = False) -> Plan:
    ids = tuple(eip_id(number) for number in numbers)
    operations: list[Operation] = [DetachEni(REGION, ENI, OTHER)] if detach else []
    operations.append(AssociateEips(REGION, ids, ENI))
    if attach:
        operations.append(AttachEni(REGION, ENI, INSTANCE))
    selection = Selection(REGION, ids, ENI, INSTANCE)
    plan = Plan(REGION, tuple(operations), selection)
    seen = cloud.read(Look(plan.reads))
    cloud.looks = 0
    return replace(plan, relied_on=facts(seen))


@dataclass
class Stepped:
    """What one stepped run did."""

    report: Report
    events: list[ProgressEvent]
    effects: list[Effect]


def step(
    cloud: ToyCloud,
    plan: Plan,
    start: Start | None = None,
    throw: Callable[[Effect, int], Exception | None] = lambda _effect, _number: None,
) -> Stepped:
    """Run the engine against ``cloud``; ``throw`` may say what is thrown in instead of an effect being performed."""
    engine = apply(plan, RUN, start)
    events: list[ProgressEvent] = []
    effects: list[Effect] = []
    answer: Answer = None
    failure: Exception | None = None
    while True:
        try:
            effect = engine.throw(failure) if failure else engine.send(answer)
        except StopIteration as end:
            return Stepped(end.value, events, effects)
        answer, failure = None, None
        effects.append(effect)
        if isinstance(effect, Note):
            events.append(effect.event)
            continue
        failure = throw(effect, len(effects))
        if failure:
            continue
        try:
            match effect:
                case Do():
                    answer = cloud.write(effect.call, effect.token)
                case Look():
                    answer = cloud.read(effect)
                case Wait():
                    cloud.now += effect.seconds + effect.spread / 2
                case SignIn():
                    pass
        except CloudError as error:
            failure = error
