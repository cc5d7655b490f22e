"""What signing needs of others, and what it gives to those who sign."""

from collections.abc import Callable
from typing import Protocol
from weakref import WeakMethod

from gui.domain.accounts.profile import Profile
from gui.domain.cloud.account import CallerIdentity
from gui.domain.contracts import Credentials


class AssumeRole(Protocol):
    """Takes on a RAM role (STS AssumeRole); lives in gui.cloud."""

    def __call__(self, key: Credentials, profile: Profile) -> Credentials:
        """Return temporary credentials of ``profile``'s role, asked for with ``key``; raises ``CloudError``."""


class Identify(Protocol):
    """Asks who signs (STS GetCallerIdentity); lives in gui.cloud."""

    def __call__(self, credentials: Credentials, profile: Profile) -> CallerIdentity:
        """Return who ``credentials`` of ``profile`` belong to; raises ``CloudError``."""


class Signer:
    """Gives what signs a call of one profile, anew for each call; tells its users when secrets leave memory.

    Args:
        credentials: gives what is valid now; may raise ``CloudError``.
    """

    def __init__(self, credentials: Callable[[], Credentials]) -> None:
        self._credentials = credentials
        self._users: list[WeakMethod[Callable[[], None]]] = []

    def __call__(self) -> Credentials:
        """Return what is valid now; see ``Accounts.credentials``."""
        return self._credentials()

    def when_locked(self, forget: Callable[[], None]) -> None:
        """Have the method ``forget`` called before secrets leave memory, as long as its object lives."""
        self._users = [*(user for user in self._users if user()), WeakMethod(forget)]

    def forget(self) -> None:
        """Have all users drop the credentials they hold."""
        for user in self._users:
            method = user()
            if method is not None:
                method()
