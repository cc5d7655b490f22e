"""Signing in: from the user's choice to a cloud that answered."""

from dataclasses import dataclass
from pathlib import Path

from gui.domain.contracts import CloudApi, Credentials
from gui.domain.profile import Profile
from gui.domain.region import Region
from gui.services.parts import Parts
from gui.services.signed_cloud import SignedCloud


@dataclass(frozen=True, slots=True)
class Connection:
    """A cloud that answered.

    Attributes:
        cloud: what the program talks to.
        regions: what the account may see, without those that the vendor has closed.
        journal_dir: where its runs are noted.
        profile: who signed in, None for the sandbox.
        sandbox: whether nothing of it is real.
    """

    cloud: CloudApi
    regions: tuple[Region, ...]
    journal_dir: Path
    profile: Profile | None = None
    sandbox: bool = False


@dataclass(frozen=True, slots=True)
class WithSandbox:
    """Sign in to the sandbox."""


@dataclass(frozen=True, slots=True)
class WithProfile:
    """Sign in with a profile that is there."""

    name: str


@dataclass(frozen=True, slots=True)
class WithNewKey:
    """Sign in with credentials just entered, and keep them as ``profile`` once the cloud has accepted them."""

    profile: Profile
    credentials: Credentials


Choice = WithSandbox | WithProfile | WithNewKey


def open_connection(parts: Parts, choice: Choice, language: str = "en-US") -> Connection:
    """Sign in as ``choice`` says and read the regions, which proves the credentials. Blocking.

    Args:
        parts: what opens connections.
        choice: the user's.
        language: of the regions' names, ``en-US`` or ``zh-CN``.

    Raises:
        CloudError: the cloud refused, or could not be reached; nothing was kept.
        VaultError: the keyring could not read or keep the secret.
        InputError: a profile or key is not right.
    """
    match choice:
        case WithSandbox():
            access = parts.start_sandbox()
            cloud = parts.connect(access.credentials, profile=None, endpoint=access.endpoint, language=language)
            return Connection(cloud, _open(cloud.regions(), parts), access.journal_dir, sandbox=True)
        case WithProfile(name):
            parts.accounts.sign_in(name)
            return _connected(parts, parts.accounts.profile(name), language)
        case WithNewKey(profile, credentials):
            # Tried before it is kept: a mistyped key leaves no profile behind.
            signed = parts.accounts.trial(profile, credentials)
            parts.connect(signed, profile=profile, endpoint=parts.endpoint, language=language).regions()
            return _connected(parts, parts.accounts.add(profile, credentials), language)


def _connected(parts: Parts, profile: Profile, language: str) -> Connection:
    def connect(credentials: Credentials) -> CloudApi:
        return parts.connect(credentials, profile=profile, endpoint=parts.endpoint, language=language)

    cloud = SignedCloud(parts.accounts.provider(profile.name), connect)
    return Connection(cloud, _open(cloud.regions(), parts), parts.state_dir, profile)


def _open(regions: tuple[Region, ...], parts: Parts) -> tuple[Region, ...]:
    """Leave out the regions that the vendor has closed, should the cloud still name them."""
    return tuple(each for each in regions if each.id not in parts.catalog.closed_regions)
