"""The two sockets that the edges plug into: the cloud and the keeper of secrets."""

from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import IPv4Address
from typing import Protocol, TypeVar

from gui.domain.cloud.eni import VSwitchId
from gui.domain.cloud.kinds import By, Kind
from gui.domain.cloud.region import Region, RegionId
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


class SecretStore(Protocol):
    """Keeps secrets by name; every method raises ``VaultError`` and nothing else. Blocking."""

    def read(self, name: str) -> str | None:
        """Return the secret of ``name``, None when there is none."""

    def write(self, name: str, secret: str) -> None:
        """Keep ``secret`` under ``name``, replacing an older one."""

    def delete(self, name: str) -> None:
        """Forget the secret of ``name``; nothing happens when there is none."""
