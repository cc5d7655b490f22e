"""The toy cloud as a CloudApi, for the driver of the engine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network

from gui.domain.cloud.eip import AllocationId, EipGateway, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface, SecurityGroup, SecurityGroupId, Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import Instance, InstanceId, InstanceType
from gui.domain.cloud.region import Region, RegionId
from gui.domain.contracts import CloudApi
from gui.domain.engine.effects import Look
from gui.domain.operations.operation import Operation
from gui.domain.operations.reading import Reads
from tests.helpers.sim_clock import SimClock
from tests.helpers.toy_cloud import REGION, ToyCloud


@dataclass
class ToyApi(CloudApi):
    """Reads and writes a ToyCloud on the clock of the run; ``refuse`` may name lists that can't be read."""

    toy: ToyCloud = field(default_factory=ToyCloud)
    clock: SimClock = field(default_factory=SimClock)
    refuse: dict[str, CloudErrorKind] = field(default_factory=dict)
    on_do: Callable[[Operation], None] = lambda _operation: None

    def _allow(self, name: str) -> None:
        self.toy.now = self.clock.now
        self.toy.settle()
        if name in self.refuse:
            raise CloudError(self.refuse[name], action=name)

    def regions(self) -> tuple[Region, ...]:
        return (Region(REGION, "Shanghai"),)

    def eips(self, _region: RegionId, ids: Sequence[AllocationId] = ()) -> tuple[ElasticIp, ...]:
        self._allow("eips")
        return tuple(self.toy.read(Look(Reads(eips=tuple(ids or self.toy.eips)))).eips.values())  # type: ignore[arg-type]

    def eips_on(self, _region: RegionId, eni_id: EniId) -> tuple[ElasticIp, ...]:
        self._allow("eips_on")
        return tuple(self.toy.eips[each] for each in self.toy.on_eni(eni_id))

    def interfaces(self, _region: RegionId, ids: Sequence[EniId] = ()) -> tuple[NetworkInterface, ...]:
        self._allow("interfaces")
        return tuple(eni for eni in self.toy.enis.values() if not ids or eni.id in ids)

    def interface_made(self, _region: RegionId, mark: str) -> NetworkInterface | None:
        self._allow("interface_made")
        return self.toy.made.get(mark)

    def instances(self, _region: RegionId, ids: Sequence[InstanceId] = ()) -> tuple[Instance, ...]:
        self._allow("instances")
        return tuple(each for each in self.toy.instances.values() if not ids or each.id in ids)

    def instance_types(self, _region: RegionId, ids: Sequence[str]) -> tuple[InstanceType, ...]:
        self._allow("instance_types")
        return tuple(InstanceType(each, "ecs.g5", 3, 10) for each in ids)

    def vswitches(self, _region: RegionId) -> tuple[VSwitch, ...]:
        self._allow("vswitches")
        return ()

    def vpcs(self, _region: RegionId) -> tuple[Vpc, ...]:
        self._allow("vpcs")
        return ()

    def routes(self, _region: RegionId, _vpc_id: VpcId) -> tuple[IPv4Network, ...]:
        self._allow("routes")
        return ()

    def security_groups(self, _region: RegionId, vpc_id: VpcId) -> tuple[SecurityGroup, ...]:
        self._allow("security_groups")
        return (SecurityGroup(SecurityGroupId("sg-1"), vpc_id),)

    def is_free(self, _region: RegionId, _vswitch_id: VSwitchId, address: IPv4Address) -> bool:
        self._allow("is_free")
        return all(eni.private_address != address for eni in self.toy.enis.values())

    def gateways(self, _region: RegionId, eni_id: EniId) -> tuple[EipGateway, ...]:
        self._allow("gateways")
        return tuple(EipGateway(eip.address, "255.255.255.0", eip.address) for eip in self.eips_on(_region, eni_id))

    def do(self, operation: Operation, token: str) -> str:
        self._allow("do")
        self.on_do(operation)
        return self.toy.write(operation, token)
