"""The toy cloud as a CloudApi, for the driver of the engine."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import IPv4Address
from typing import Any

from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.eni import SecurityGroup, SecurityGroupId, VpcId, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import InstanceType
from gui.domain.cloud.kind import By, Kind
from gui.domain.cloud.kinds import (
    EIPS,
    GATEWAYS,
    INSTANCE_TYPES,
    INSTANCES,
    INTERFACES,
    RESOURCE_GROUPS,
    ROUTES,
    SECURITY_GROUPS,
    VPCS,
    VSWITCHES,
)
from gui.domain.cloud.region import Region, RegionId
from gui.domain.contracts import CloudApi
from gui.domain.operations.operation import Operation
from tests.helpers.sim_clock import SimClock
from tests.helpers.toy_cloud import REGION, ToyCloud

NAMES = {
    EIPS: "eips",
    INTERFACES: "interfaces",
    INSTANCES: "instances",
    INSTANCE_TYPES: "instance_types",
    VSWITCHES: "vswitches",
    VPCS: "vpcs",
    GATEWAYS: "gateways",
    SECURITY_GROUPS: "security_groups",
    ROUTES: "routes",
    RESOURCE_GROUPS: "resource_groups",
}


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

    def read(self, _region: RegionId, kind: Kind[Any], by: By = By.REGION, *values: str) -> tuple[Any, ...]:
        self._allow(NAMES[kind])
        if kind is EIPS and by is By.ID:
            self.toy.count_look()
        return tuple(self._found(kind, by, values))

    def _found(self, kind: Kind[Any], by: By, values: tuple[str, ...]) -> Iterable[Any]:
        if kind is INSTANCE_TYPES:
            return (InstanceType(each, "ecs.g5", 3, 10) for each in values)
        if kind is SECURITY_GROUPS:
            return (SecurityGroup(SecurityGroupId("sg-1"), VpcId(each)) for each in values)
        if kind is GATEWAYS:
            eips = self._found(EIPS, By.INTERFACE, values)
            return (EipGateway(eip.address, "255.255.255.0", eip.address) for eip in eips)
        if by is By.REGION:
            return {EIPS: self.toy.eips, INTERFACES: self.toy.enis, INSTANCES: self.toy.instances}.get(
                kind, {}
            ).values()
        return (found for each in values for found in self.toy.found(kind, by, each))

    def is_free(self, _region: RegionId, _vswitch_id: VSwitchId, address: IPv4Address) -> bool:
        self._allow("is_free")
        return all(eni.private_address != address for eni in self.toy.enis.values())

    def do(self, operation: Operation, token: str) -> str:
        self._allow("do")
        self.on_do(operation)
        return self.toy.write(operation, token)
