"""A cloud, and its guests, that outlive a token: each call is signed with what is valid then."""

from collections.abc import Callable, Mapping, Sequence
from ipaddress import IPv4Address
from threading import Lock
from typing import Generic, TypeVar

from gui.domain.cloud.eni import VSwitchId
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.kind import By, Kind
from gui.domain.cloud.region import Region, RegionId
from gui.domain.contracts import CloudApi, Credentials, GuestChannel
from gui.domain.delivery.invocation import AgentState, Invocation, SentCommand
from gui.domain.delivery.package import Package, Step
from gui.domain.delivery.permissions import GuestAction
from gui.domain.operations.operation import Operation
from gui.services.accounts.signing import Signer

_T = TypeVar("_T")
_Connection = TypeVar("_Connection")


class SignedConnection(Generic[_Connection]):
    """A connection that asks for credentials before each call and connects anew when they have changed.

    So a role is renewed before it ends. After a lock nothing secret is held here, and every call raises
    ``SignInError``, which is a ``CloudError``. A key that was not seen before is proven first, so that a profile that
    is changed at that time can't lead into another account. May be used from several threads.

    Args:
        credentials: gives what is valid now, such as ``Accounts.provider(name)``; may raise ``CloudError``.
        connect: opens a connection with them; sends nothing.
        prove: called with credentials of another AccessKey than before; raises ``CloudError`` where they must not sign.
        proven: the AccessKey id that needs no proof.
    """

    def __init__(
        self,
        credentials: Callable[[], Credentials],
        connect: Callable[[Credentials], _Connection],
        prove: Callable[[Credentials], None] = lambda _credentials: None,
        proven: str = "",
    ) -> None:
        self._credentials = credentials
        self._connect = connect
        self._prove = prove
        self._proven = proven
        self._forgotten = 0
        self._lock = Lock()
        self._signed_with: Credentials | None = None
        self._cloud: _Connection | None = None
        if isinstance(credentials, Signer):
            credentials.when_locked(self.forget)

    def forget(self) -> None:
        """Drop the connection and what it was signed with; the next call asks for credentials again."""
        with self._lock:
            self._signed_with = self._cloud = None
            self._forgotten += 1

    def _now(self) -> _Connection:
        while True:
            with self._lock:
                forgotten = self._forgotten
            credentials = self._credentials()
            # Without the lock: this may call the cloud, and the window must be able to lock at that time.
            if credentials.access_key_id != self._proven:
                self._prove(credentials)
            cloud = self._connected(credentials, forgotten)
            if cloud is not None:
                return cloud

    def _connected(self, credentials: Credentials, forgotten: int) -> _Connection | None:
        """Return the connection of ``credentials``; None when they were to be forgotten since they were given."""
        with self._lock:
            if forgotten != self._forgotten:
                return None
            self._proven = credentials.access_key_id
            if self._cloud is None or self._signed_with != credentials:
                self._cloud = self._connect(credentials)
                self._signed_with = credentials
            return self._cloud


class SignedCloud(SignedConnection[CloudApi]):
    """A CloudApi that outlives a token, see ``SignedConnection``."""

    def regions(self) -> tuple[Region, ...]:
        """See ``CloudApi``, as for all that follow."""
        return self._now().regions()

    def read(self, region: RegionId, kind: Kind[_T], by: By = By.REGION, *values: str) -> tuple[_T, ...]:
        """See ``CloudApi``."""
        return self._now().read(region, kind, by, *values)

    def is_free(self, region: RegionId, vswitch_id: VSwitchId, address: IPv4Address) -> bool:
        """See ``CloudApi``."""
        return self._now().is_free(region, vswitch_id, address)

    def do(self, operation: Operation, token: str) -> str:
        """See ``CloudApi``."""
        return self._now().do(operation, token)


class SignedGuests(SignedConnection[GuestChannel]):
    """A GuestChannel that outlives a token, see ``SignedConnection``."""

    def agents(self, region: RegionId, ids: Sequence[InstanceId]) -> tuple[AgentState, ...]:
        """See ``GuestChannel``, as for all that follow."""
        return self._now().agents(region, ids)

    def send(self, package: Package, step: Step, number: int, token: str, part: int = 0) -> str:
        """See ``GuestChannel``."""
        return self._now().send(package, step, number, token, part)

    def result(self, package: Package, invoke_id: str) -> Invocation | None:
        """See ``GuestChannel``."""
        return self._now().result(package, invoke_id)

    def sent(self, package: Package) -> tuple[SentCommand, ...]:
        """See ``GuestChannel``."""
        return self._now().sent(package)

    def withdraw(self, package: Package, invoke_id: str) -> None:
        """See ``GuestChannel``."""
        self._now().withdraw(package, invoke_id)

    def permissions(
        self, region: RegionId, instance: InstanceId, *, windows: bool
    ) -> Mapping[GuestAction, CloudError | None]:
        """See ``GuestChannel``."""
        return self._now().permissions(region, instance, windows=windows)
