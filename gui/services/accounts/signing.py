"""What signing needs of others, and what it gives to those who sign."""

from collections.abc import Callable
from weakref import WeakMethod

from gui.domain.accounts.profile import Profile
from gui.domain.cloud.account import CallerIdentity
from gui.domain.contracts import Credentials

AssumeRole = Callable[[Credentials, Profile], Credentials]
"""Returns temporary credentials of the profile's role, asked for with a key; raises ``CloudError``."""

Identify = Callable[[Credentials, Profile], CallerIdentity]
"""Returns who the credentials belong to (STS GetCallerIdentity); raises ``CloudError``."""


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
