"""The gateway with a name for each list: for tests that ask for many."""

from collections.abc import Sequence
from ipaddress import IPv4Network
from typing import Any

from gui.cloud.gateway import Gateway
from gui.domain.cloud.eip import EipGateway, ElasticIp
from gui.domain.cloud.eni import NetworkInterface, SecurityGroup, Vpc, VpcId, VSwitch
from gui.domain.cloud.instance import Instance, InstanceType
from gui.domain.cloud.kind import By, Kind
from gui.domain.cloud.kinds import (
    EIPS,
    GATEWAYS,
    INSTANCE_TYPES,
    INSTANCES,
    INTERFACES,
    ROUTES,
    SECURITY_GROUPS,
    VPCS,
    VSWITCHES,
)
from gui.domain.cloud.region import RegionId


class NamedGateway(Gateway):
    """The gateway with a name for each list."""

    def eips(self, region: RegionId, ids: Sequence[str] | None = None) -> tuple[ElasticIp, ...]:
        """Return all EIPs, or those of ``ids``."""
        return self._all_or(region, EIPS, ids)

    def eips_on(self, region: RegionId, eni_id: str) -> tuple[ElasticIp, ...]:
        """Return the EIPs on an ENI."""
        return self.read(region, EIPS, By.INTERFACE, eni_id)

    def eip_made(self, region: RegionId, mark: str) -> ElasticIp | None:
        """Return the EIP that has the mark."""
        return next(iter(self.read(region, EIPS, By.MARK, mark)), None)

    def interfaces(self, region: RegionId, ids: Sequence[str] | None = None) -> tuple[NetworkInterface, ...]:
        """Return all ENIs, or those of ``ids``."""
        return self._all_or(region, INTERFACES, ids)

    def interface_made(self, region: RegionId, mark: str) -> NetworkInterface | None:
        """Return the ENI that has the mark."""
        return next(iter(self.read(region, INTERFACES, By.MARK, mark)), None)

    def instances(self, region: RegionId, ids: Sequence[str] | None = None) -> tuple[Instance, ...]:
        """Return all instances, or those of ``ids``."""
        return self._all_or(region, INSTANCES, ids)

    def instance_types(self, region: RegionId, ids: Sequence[str]) -> tuple[InstanceType, ...]:
        """Return the types ``ids``."""
        return self.read(region, INSTANCE_TYPES, By.ID, *ids)

    def vswitches(self, region: RegionId, ids: Sequence[str] | None = None) -> tuple[VSwitch, ...]:
        """Return all vSwitches, or those of ``ids``."""
        return self._all_or(region, VSWITCHES, ids)

    def vswitch_made(self, region: RegionId, mark: str) -> VSwitch | None:
        """Return the vSwitch that has the mark."""
        return next(iter(self.read(region, VSWITCHES, By.MARK, mark)), None)

    def vpcs(self, region: RegionId, ids: Sequence[str] | None = None) -> tuple[Vpc, ...]:
        """Return all VPCs, or those of ``ids``."""
        return self._all_or(region, VPCS, ids)

    def routes(self, region: RegionId, vpc_id: VpcId) -> tuple[IPv4Network, ...]:
        """Return the destinations of the routes out of the VPC."""
        return self.read(region, ROUTES, By.VPC, vpc_id)

    def security_groups(self, region: RegionId, vpc_id: VpcId) -> tuple[SecurityGroup, ...]:
        """Return the security groups of the VPC."""
        return self.read(region, SECURITY_GROUPS, By.VPC, vpc_id)

    def gateways(self, region: RegionId, eni_id: str) -> tuple[EipGateway, ...]:
        """Return gateway and mask of each multi-mode EIP on the ENI."""
        return self.read(region, GATEWAYS, By.INTERFACE, eni_id)

    def _all_or(self, region: RegionId, kind: Kind[Any], ids: Sequence[str] | None) -> tuple[Any, ...]:
        return self.read(region, kind) if ids is None else self.read(region, kind, By.ID, *ids)
