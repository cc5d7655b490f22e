"""Signing in: from the user's choice to a cloud that answered."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from gui.domain.accounts.profile import Profile, Storage
from gui.domain.accounts.sign_in import SignInError, SignInReason
from gui.domain.cloud.account import Account, AccountError, Mismatch, require_same
from gui.domain.cloud.region import Region
from gui.domain.contracts import CloudApi, Credentials, GuestChannel
from gui.services.account_check import account_of, sandbox_account
from gui.services.accounts.signed_cloud import SignedCloud, SignedGuests
from gui.services.parts import Parts


@dataclass(frozen=True, slots=True)
class Connection:
    """A cloud that answered.

    Attributes:
        cloud: what the program talks to.
        regions: what the account may see, without those that the vendor has closed.
        journal_dir: where its runs are noted.
        account: whose resources it reads and changes.
        profile: who signed in, None for the sandbox.
        sandbox: whether nothing of it is real.
        regions_in: reads the regions again, with names in the language that it is given (``en-US`` or ``zh-CN``);
            blocking, and raises what ``CloudApi.regions`` raises.
        guests: the guests of the account's instances; None where the profile does not let commands be sent there.
    """

    cloud: CloudApi
    regions: tuple[Region, ...]
    journal_dir: Path
    account: Account
    profile: Profile | None = None
    sandbox: bool = False
    regions_in: Callable[[str], tuple[Region, ...]] = field(default=lambda _language: (), compare=False)
    guests: GuestChannel | None = None


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


@dataclass(frozen=True, slots=True)
class WithSecret:
    """Sign in with a profile that is there and the secret just entered; kept once the cloud has accepted it.

    Attributes:
        name: of the profile.
        credentials: the secret; for a temporary credential with its new AccessKey id and token.
        storage: where the secret is kept from now on.
    """

    name: str
    credentials: Credentials
    storage: Storage


Choice = WithSandbox | WithProfile | WithNewKey | WithSecret


def open_connection(parts: Parts, choice: Choice, language: str = "en-US", only: Account | None = None) -> Connection:
    """Sign in as ``choice`` says and read the regions, which proves the credentials. Blocking.

    Args:
        parts: what opens connections.
        choice: the user's.
        language: of the regions' names, ``en-US`` or ``zh-CN``.
        only: the account that is accepted, None for any.

    Raises:
        AccountError: it is not ``only``; nothing but GetCallerIdentity was sent, and nothing was kept.
        CloudError: the cloud refused, or could not be reached; nothing was kept.
        VaultError: the keyring could not read or keep the secret.
        InputError: a profile or key is not right.
    """
    match choice:
        case WithSandbox():
            access = parts.start_sandbox()
            account = sandbox_account(access)
            require_same(only, account)

            def sandbox(language: str) -> CloudApi:
                return parts.connect(access.credentials, profile=None, endpoint=access.endpoint, language=language)

            cloud = sandbox(language)
            guests = parts.reach_guests(access.credentials, profile=None, endpoint=access.endpoint)
            return Connection(
                cloud,
                _open(cloud.regions(), parts),
                access.journal_dir,
                account,
                sandbox=True,
                guests=guests,
                regions_in=lambda other: _open(sandbox(other).regions(), parts),
            )
        case WithProfile(name):
            signed, profile = parts.accounts.sign_in(name), parts.accounts.profile(name)
            account = account_of(parts, signed, profile)
            require_same(only, account)
            return _connected(parts, profile, language, account, signed)
        case WithNewKey(profile, credentials):
            signed, account = _tried(parts, profile, credentials, language, only)
            return _connected(parts, parts.accounts.add(profile, credentials), language, account, signed)
        case WithSecret(name, credentials, storage):
            profile = replace(
                parts.accounts.profile(name), access_key_id=credentials.access_key_id, storage=storage, expires=None
            )
            _, account = _tried(parts, profile, credentials, language, only)
            parts.accounts.change(name, profile, credentials)
            signed = parts.accounts.sign_in(name)
            return _connected(parts, parts.accounts.profile(name), language, account, signed)


def _tried(
    parts: Parts, profile: Profile, credentials: Credentials, language: str, only: Account | None
) -> tuple[Credentials, Account]:
    """Return what signs for ``profile``, and the account; nothing is kept yet: a mistyped key changes nothing."""
    signed = parts.accounts.trial(profile, credentials)
    account = account_of(parts, signed, profile)
    require_same(only, account)
    parts.connect(signed, profile=profile, endpoint=parts.endpoint, language=language).regions()
    return signed, account


def _connected(parts: Parts, profile: Profile, language: str, account: Account, signed: Credentials) -> Connection:
    def connect(credentials: Credentials) -> CloudApi:
        return parts.connect(credentials, profile=profile, endpoint=parts.endpoint, language=language)

    def reach(credentials: Credentials) -> GuestChannel:
        return parts.reach_guests(credentials, profile=profile, endpoint=parts.endpoint)

    def prove(credentials: Credentials) -> None:
        try:
            require_same(account, account_of(parts, credentials, parts.accounts.profile(profile.name)))
        except AccountError as error:
            unknown = error.mismatch is Mismatch.UNKNOWN
            reason = SignInReason.ACCOUNT_UNKNOWN if unknown else SignInReason.OTHER_ACCOUNT
            raise SignInError(reason, profile.name) from error

    # The key of a role is another one in each session, but its role was proven with the first.
    provider, proven = parts.accounts.provider(profile.name), signed.access_key_id
    cloud = SignedCloud(provider, connect, prove, proven)
    guests = SignedGuests(provider, reach, prove, proven) if profile.delivers else None

    def regions_in(other: str) -> tuple[Region, ...]:
        current = parts.accounts.credentials(profile.name)
        found = parts.connect(current, profile=profile, endpoint=parts.endpoint, language=other).regions()
        return _open(found, parts)

    regions = _open(cloud.regions(), parts)
    return Connection(cloud, regions, parts.state_dir, account, profile, guests=guests, regions_in=regions_in)


def _open(regions: tuple[Region, ...], parts: Parts) -> tuple[Region, ...]:
    """Leave out the regions that the vendor has closed, should the cloud still name them."""
    return tuple(each for each in regions if each.id not in parts.catalog.closed_regions)
