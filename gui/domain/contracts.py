"""The three sockets that the edges plug into: the cloud, the guests of its instances, and the keeper of secrets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import IPv4Address, IPv4Network
from typing import Protocol

from gui.domain.cloud.eip import AllocationId, EipGateway, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface, SecurityGroup, Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import Instance, InstanceId, InstanceType
from gui.domain.cloud.region import Region, RegionId
from gui.domain.delivery.invocation import AgentState, Invocation, SentCommand
from gui.domain.delivery.package import Package, Step
from gui.domain.delivery.permissions import GuestAction
from gui.domain.operations.operation import Operation


@dataclass(frozen=True, slots=True)
class Credentials:
    """What signs a request. Never printed: the secret and the token are left out of ``repr``.

    Attributes:
        access_key_id: not a secret.
        access_key_secret: secret.
        security_token: of a temporary (STS) credential, None otherwise; secret.
        expires: when the token ends (aware, UTC), None when it does not or is not known.
    """

    access_key_id: str
    access_key_secret: str = field(repr=False)
    security_token: str | None = field(default=None, repr=False)
    expires: datetime | None = None


class CloudApi(Protocol):
    """The cloud as the program sees it; every method raises ``CloudError`` and nothing else.

    Lists are complete: all pages are read. Blocking; called from worker threads, reads possibly from several at once.
    """

    def regions(self) -> tuple[Region, ...]:
        """Return every region that both products list."""

    def eips(self, region: RegionId, ids: Sequence[AllocationId] = ()) -> tuple[ElasticIp, ...]:
        """Return the EIPs of ``region``: all, or those named in ``ids`` that exist."""

    def eips_on(self, region: RegionId, eni_id: EniId) -> tuple[ElasticIp, ...]:
        """Return the EIPs bound, or being bound or unbound, to the ENI ``eni_id``, with one small call."""

    def interfaces(self, region: RegionId, ids: Sequence[EniId] = ()) -> tuple[NetworkInterface, ...]:
        """Return the ENIs of ``region``: all, or those named in ``ids`` that exist."""

    def interface_made(self, region: RegionId, mark: str) -> NetworkInterface | None:
        """Return the ENI that was made with ``mark``, None while there is none; see ``gui.domain.cloud.references``."""

    def eip_made(self, region: RegionId, mark: str) -> ElasticIp | None:
        """Return the EIP that was allocated with ``mark``, None while there is none."""

    def vswitch_made(self, region: RegionId, mark: str) -> VSwitch | None:
        """Return the vSwitch that was made with ``mark``, None while there is none."""

    def instances(self, region: RegionId, ids: Sequence[InstanceId] = ()) -> tuple[Instance, ...]:
        """Return the instances of ``region``: all, or those named in ``ids`` that exist."""

    def instance_types(self, region: RegionId, ids: Sequence[str]) -> tuple[InstanceType, ...]:
        """Return the limits of the instance types ``ids``."""

    def vswitches(self, region: RegionId, ids: Sequence[VSwitchId] = ()) -> tuple[VSwitch, ...]:
        """Return the vSwitches of ``region``: all, or those named in ``ids`` that exist."""

    def vpcs(self, region: RegionId, ids: Sequence[VpcId] = ()) -> tuple[Vpc, ...]:
        """Return the VPCs of ``region``: all, or those named in ``ids`` that exist.

        Of the named ones nobody asks whether they have an IPv4 gateway.
        """

    def routes(self, region: RegionId, vpc_id: VpcId) -> tuple[IPv4Network, ...]:
        """Return the destinations of the routes that lead out of the VPC: of all its route tables, each once.

        Neither default routes nor those the cloud itself keeps for the VPC's own networks and its services.
        """

    def security_groups(self, region: RegionId, vpc_id: VpcId) -> tuple[SecurityGroup, ...]:
        """Return every security group of the VPC."""

    def is_free(self, region: RegionId, vswitch_id: VSwitchId, address: IPv4Address) -> bool:
        """Return whether ``address`` can be given to a new ENI in the vSwitch."""

    def gateways(self, region: RegionId, eni_id: EniId) -> tuple[EipGateway, ...]:
        """Return gateway and mask of each multi-mode EIP on ``eni_id``."""

    def do(self, operation: Operation, token: str) -> str:
        """Send the write ``operation`` once and return its request id; its effect must be read back.

        Exactly one write: only AssociateEips with ``batch`` may name several EIPs (see ``next_call``). ``token`` is
        the ClientToken; operations whose API takes none ignore it. What is named by a mark is looked up first.
        """


class GuestChannel(Protocol):
    """Cloud Assistant as the program sees it; every method raises ``CloudError`` and nothing else.

    Whoever may send commands to an instance is root in its guest. Blocking; called from worker threads, for different
    instances at once.
    """

    def agents(self, region: RegionId, ids: Sequence[InstanceId]) -> tuple[AgentState, ...]:
        """Return the agent of each instance of ``ids`` that the cloud lists."""

    def send(self, package: Package, step: Step, number: int, token: str, part: int = 0) -> str:
        """Send the command of ``step`` to the one instance of ``package``, once, and return its invoke id.

        Args:
            package: what is delivered.
            step: which command.
            number: of the command within the delivery; it goes into a tag of the command.
            token: the ClientToken; a repetition has the same.
            part: which text of STAGE, from 0.
        """

    def result(self, package: Package, invoke_id: str) -> Invocation | None:
        """Return what is known of the command ``invoke_id``; None where the cloud has no record of it."""

    def sent(self, package: Package) -> tuple[SentCommand, ...]:
        """Return the commands of the delivery that the cloud lists, found by their tag; the list may be late."""

    def withdraw(self, package: Package, invoke_id: str) -> None:
        """Stop the command ``invoke_id``; only for one that is pending.

        Sources disagree on what stopping does to a command that runs.
        """

    def permissions(
        self, region: RegionId, instance: InstanceId, *, windows: bool
    ) -> Mapping[GuestAction, CloudError | None]:
        """Try what a delivery to ``instance`` needs, and return how each call ended; None: it is allowed.

        Nothing is run: sending is tried by a dry run. Withdrawing can't be tried, and is not among them.
        """


class SecretStore(Protocol):
    """Keeps secrets by name; every method raises ``VaultError`` and nothing else. Blocking."""

    def read(self, name: str) -> str | None:
        """Return the secret of ``name``, None when there is none."""

    def write(self, name: str, secret: str) -> None:
        """Keep ``secret`` under ``name``, replacing an older one."""

    def delete(self, name: str) -> None:
        """Forget the secret of ``name``; nothing happens when there is none."""
