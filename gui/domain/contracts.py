"""The three sockets that the edges plug into: the cloud, the guests of its instances, and the keeper of secrets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import IPv4Address
from typing import Protocol, TypeVar

from gui.domain.cloud.eni import VSwitchId
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.kind import By, Kind
from gui.domain.cloud.region import Region, RegionId
from gui.domain.delivery.invocation import AgentState, Invocation, SentCommand
from gui.domain.delivery.package import Package, Step
from gui.domain.delivery.permissions import GuestAction
from gui.domain.operations.operation import Operation

_T = TypeVar("_T")


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

    def read(self, region: RegionId, kind: Kind[_T], by: By = By.REGION, *values: str) -> tuple[_T, ...]:
        """Return the resources of one kind.

        Args:
            region: where.
            kind: which; ``gui.domain.cloud.kinds`` says what it can be asked for by.
            by: what they are asked for by: all of the region, or one of those.
            values: ids, each of which is looked for; the mark; or the id of what they belong to. What does not exist is
                left out.
        """

    def is_free(self, region: RegionId, vswitch_id: VSwitchId, address: IPv4Address) -> bool:
        """Return whether ``address`` can be given to a new ENI in the vSwitch."""

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
