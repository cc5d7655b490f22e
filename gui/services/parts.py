"""What the composition root hands to the window and to the commands, so that neither knows the edges."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from gui.domain.accounts.keyring_state import VaultStatus
from gui.domain.accounts.profile import Profile
from gui.domain.cloud.account import CallerIdentity
from gui.domain.cloud.region import Catalog, RegionId
from gui.domain.contracts import CloudApi, Credentials, GuestChannel
from gui.domain.operations.permissions import Permission
from gui.services.accounts.accounts import Accounts
from gui.services.region.call_log import CallLog
from gui.services.region.window_priority import WindowPriority


class Connect(Protocol):
    """Opens a connection to the cloud; nothing is sent yet."""

    def __call__(
        self, credentials: Credentials, *, profile: Profile | None, endpoint: str | None, language: str
    ) -> CloudApi:
        """Return the cloud that ``credentials`` sign for.

        Args:
            credentials: what signs the requests.
            profile: where proxy and CA file are set, None for neither.
            endpoint: URL of a server that answers for every region and product; None for the vendor's.
            language: of the regions' names, ``en-US`` or ``zh-CN``.

        Raises:
            InputError: ``endpoint`` is http but not loopback, or a file is missing.
        """


class ReachGuests(Protocol):
    """Opens a channel into the guests of an account; nothing is sent yet."""

    def __call__(self, credentials: Credentials, *, profile: Profile | None, endpoint: str | None) -> GuestChannel:
        """Return the channel that ``credentials`` sign for; see ``Connect`` for the arguments and what is raised."""


IdentifyAt = Callable[[Credentials, Profile | None, str | None], CallerIdentity]
"""Returns who credentials belong to (STS GetCallerIdentity), by one call; blocking.

Its arguments: what signs the request; the profile, where proxy and CA file are set; the endpoint, see Connect. Raises
``CloudError`` where it was refused, or no usable answer came.
"""


@dataclass(frozen=True, slots=True)
class SandboxAccess:
    """Where the running sandbox listens, and a key it accepts.

    Attributes:
        endpoint: ``http://127.0.0.1:PORT``.
        credentials: of its default account.
        journal_dir: where its runs are noted; it ends with the sandbox, as everything in it does.
    """

    endpoint: str
    credentials: Credentials
    journal_dir: Path


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything a window or a command needs.

    Attributes:
        state_dir: the folder that holds everything the program writes.
        catalog: what the documents say about regions and families.
        accounts: profiles and their secrets.
        connect: opens a connection.
        reach_guests: opens a channel into guests.
        identify: asks whose account a key reaches.
        start_sandbox: starts the sandbox, or returns the one that runs.
        preload: imports the SDKs; slow, so called in a worker after the first paint.
        known_permissions: gives the rights of a profile that is signed in, without asking the keyring again.
        check_permissions: tries what a profile may read in a region; gives who signs (None: not known) and the rights.
        probe_vault: looks at the keyring without asking the user anything; may take some seconds.
        endpoint: URL of a server to use instead of the vendor's, None for the vendor's.
        calls: remembers every call of the connections that ``connect`` opens.
        window_priority: lets workers give way to a window that is late.
    """

    state_dir: Path
    catalog: Catalog
    accounts: Accounts
    connect: Connect
    reach_guests: ReachGuests
    identify: IdentifyAt
    start_sandbox: Callable[[], SandboxAccess]
    preload: Callable[[], None]
    probe_vault: Callable[[], VaultStatus]
    check_permissions: Callable[[str, RegionId], tuple[CallerIdentity | None, tuple[Permission, ...]]]
    known_permissions: Callable[[str, RegionId], tuple[Permission, ...]] = lambda _name, _region: ()
    endpoint: str | None = None
    calls: CallLog = field(default_factory=CallLog)
    window_priority: WindowPriority = field(default_factory=WindowPriority)
