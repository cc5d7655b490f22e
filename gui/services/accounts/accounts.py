"""Signing in: from a profile to what signs a call, and back out again."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from weakref import WeakSet

from gui.domain.accounts.keyring_state import MemoryStore
from gui.domain.accounts.profile import Profile, ProfileKind, Storage
from gui.domain.accounts.profile_rules import clean_credentials
from gui.domain.accounts.sign_in import ENV_KEY_ID, ENV_SECRET, ENV_TOKEN, SignInError, SignInReason
from gui.domain.cloud.account import CallerIdentity
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.contracts import Credentials, SecretStore
from gui.services.accounts.profile_checks import checked
from gui.services.accounts.profiles import Profiles, token_name
from gui.services.accounts.signing import AssumeRole, Identify, Signer

RENEW_BEFORE = timedelta(minutes=10)
"""A role session is renewed this long before it ends, so that no call is made with one that ends under way."""

PASSING = frozenset({CloudErrorKind.THROTTLED, CloudErrorKind.CONFLICT, CloudErrorKind.CLOCK_SKEW})
"""Answers to AssumeRole that are no refusal of the role."""

RoleKey = tuple[str, str, str, str]


class Accounts(Profiles):
    """The profiles of the user, and signing in with them; see ``Profiles`` for keeping and changing them.

    ``sign_in`` brings a secret into memory, asking the keyring once; ``credentials`` then gives what signs a call,
    as often as it is asked, with a fresh role session whenever one is due; ``lock`` takes everything out of memory.

    Args:
        state_dir: the folder the profiles are kept in.
        keyring: for long-lived secrets.
        session: for what is in use, and for secrets that are not to be saved.
        assume_role: takes on RAM roles.
        identify: asks who signs.
        now: the clock (aware, UTC).
        environment: where ENVIRONMENT profiles find their key.
        on_secret: told each secret that comes into memory, for example to keep it out of logs.
        on_lock: called before secrets leave memory; who holds credentials drops them now.
    """

    def __init__(
        self,
        state_dir: Path,
        keyring: SecretStore,
        session: MemoryStore,
        *,
        assume_role: AssumeRole,
        identify: Identify,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        environment: Mapping[str, str] = os.environ,
        on_secret: Callable[[str], None] = lambda _secret: None,
        on_lock: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(state_dir, keyring, session, on_secret)
        self._assume_role = assume_role
        self._identify = identify
        self._now = now
        self._environment = environment
        self._on_lock = on_lock
        self._locked = False
        self._last_use = now()
        self._roles: dict[RoleKey, Credentials] = {}
        """Role sessions without their secrets: those are in the session store."""
        self._renewing = Lock()
        self._signers: WeakSet[Signer] = WeakSet()

    def sign_in(self, name: str) -> Credentials:
        """Bring the secret of the profile ``name`` into memory and return what signs its calls.

        A role is taken on anew, even when its session seems to last: the cloud may have ended it.

        Raises:
            ProfileError: there is no such profile.
            VaultError: the keyring could not give the secret.
            SignInError: there is no secret, or the token has expired, or the role was refused.
            CloudError: the role could not be asked for.
        """
        profile = self.profile(name)
        if profile.kind is not ProfileKind.ENVIRONMENT:
            secret = self._read(profile)
            if secret is None:
                raise SignInError(SignInReason.SECRET_MISSING, name)
            self._remember(Credentials(profile.access_key_id, secret))
            if profile.kept_in is Storage.KEYRING:
                self.tidy()
            # Perhaps the cloud called the role session expired before our clock does: take the role on anew.
            self._forget_role(_role_key(profile))
        self._locked = False
        return self.credentials(name)

    def secret_missing(self, name: str) -> bool:
        """Return whether the secret of the profile ``name`` must be entered: it is kept nowhere, or has expired.

        The keyring is not asked: one that turns out to lack the secret is told by ``sign_in``.

        Raises:
            ProfileError: there is no such profile.
        """
        profile = self.profile(name)
        if profile.kind is ProfileKind.ENVIRONMENT:
            return False
        if profile.expires is not None and profile.expires <= self._now():
            return True
        return profile.kept_in is not Storage.KEYRING and self._session.read(profile.access_key_id) is None

    def trial(self, profile: Profile, credentials: Credentials | None = None) -> Credentials:
        """Return what would sign the calls of ``profile`` if it were added with ``credentials``; nothing is kept.

        For a role that is a session of it: the key itself may often do nothing but take it on.

        Raises:
            ProfileError: the profile or the key is not right.
            SignInError: the role was refused, or the environment holds no key.
            CloudError: the role could not be asked for.
        """
        if profile.kind is ProfileKind.ENVIRONMENT:
            return self._from_environment(profile.name)
        key = checked(profile, credentials)
        self._tell(key)
        if profile.kind is not ProfileKind.RAM_ROLE:
            return key
        try:
            session = self._assume_role(key, profile)
        except CloudError as error:
            if _is_refusal(error):
                raise SignInError(SignInReason.ROLE_REFUSED, profile.name, error) from error
            raise
        self._tell(session)
        return session

    def kept_key(self, name: str) -> Credentials | None:
        """Return the key that is kept for the profile ``name``, whether or not it is signed in; None for ENVIRONMENT.

        Raises:
            ProfileError: there is no such profile.
            VaultError: the keyring could not give the secret.
            SignInError: there is no secret.
        """
        profile = self.profile(name)
        if profile.kind is ProfileKind.ENVIRONMENT:
            return None
        secret = self._read(profile)
        if secret is None:
            raise SignInError(SignInReason.SECRET_MISSING, name)
        return Credentials(profile.access_key_id, secret, self._session.read(token_name(profile.access_key_id)))

    def identity(self, name: str) -> CallerIdentity:
        """Return whose calls those of the profile ``name`` are; the cloud is asked once and the answer is kept.

        Raises:
            ProfileError: there is no such profile, or the answer can't be kept.
            SignInError: ``sign_in`` is needed first.
            CloudError: the cloud could not be asked.
        """
        profile = self.profile(name)
        if profile.identity is not None and profile.kind is not ProfileKind.ENVIRONMENT:
            return profile.identity
        found = self._identify(self.credentials(name), profile)
        self._know(profile, found)
        return found

    def credentials(self, name: str) -> Credentials:
        """Return what signs a call of the profile ``name`` now; the keyring is not asked.

        Raises:
            ProfileError: there is no such profile.
            SignInError: ``sign_in`` is needed first, or again.
            CloudError: the role could not be asked for.
        """
        profile = self.profile(name)
        self.touch()
        if profile.kind is ProfileKind.ENVIRONMENT:
            return self._from_environment(name)
        if profile.expires is not None and profile.expires <= self._now():
            raise SignInError(SignInReason.TOKEN_EXPIRED, name)
        key = self._from_memory(profile.access_key_id, profile.expires)
        if key is None:
            raise SignInError(SignInReason.LOCKED if self._locked else SignInReason.SIGNED_OUT, name)
        return self._role_session(profile, key) if profile.kind is ProfileKind.RAM_ROLE else key

    def provider(self, name: str) -> Signer:
        """Return what gives ``credentials(name)`` anew each time, for clients that outlive a token."""
        signer = Signer(lambda: self.credentials(name))
        self._signers.add(signer)
        return signer

    def sign_out(self, name: str) -> None:
        """Take the secret of the profile ``name`` out of memory; what is in the keyring stays there."""
        profile = self.profile(name)
        self._forget_role(_role_key(profile))
        self._session.delete(profile.access_key_id)
        self._session.delete(token_name(profile.access_key_id))

    def lock(self) -> None:
        """Take every secret out of memory and overwrite it; ``credentials`` refuses until the next ``sign_in``."""
        self._locked = True
        self._roles.clear()
        try:
            # First of all: what somebody still holds can't be overwritten.
            for signer in list(self._signers):
                signer.forget()
            self._on_lock()
        finally:
            self._session.clear()

    def touch(self) -> None:
        """Count as used now: the user did something, or a call is signed. Puts off the idle lock."""
        self._last_use = self._now()

    @property
    def idle_left(self) -> timedelta | None:
        """Time until the idle lock is due, not below zero; None when there is nothing to lock or it is off."""
        if self._locked or self.lock_minutes is None or not self._session:
            return None
        return max(self._last_use + timedelta(minutes=self.lock_minutes) - self._now(), timedelta(0))

    def lock_if_idle(self) -> bool:
        """Lock when that is due, and return whether it was. Call it now and then, for example twice a minute.

        By the wall clock, not by a count of ticks: a laptop that slept for an hour was idle for an hour.
        """
        due = self.idle_left == timedelta(0)
        if due:
            self.lock()
        return due

    def _from_environment(self, name: str) -> Credentials:
        found = clean_credentials(
            Credentials(
                self._environment.get(ENV_KEY_ID, ""),
                self._environment.get(ENV_SECRET, ""),
                self._environment.get(ENV_TOKEN) or None,
            )
        )
        if not found.access_key_id or not found.access_key_secret:
            raise SignInError(SignInReason.ENVIRONMENT_EMPTY, name)
        self._tell(found)
        return found

    def _from_memory(self, key_id: str, expires: datetime | None) -> Credentials | None:
        secret = self._session.read(key_id)
        return None if secret is None else Credentials(key_id, secret, self._session.read(token_name(key_id)), expires)

    def _role_session(self, profile: Profile, key: Credentials) -> Credentials:
        role = _role_key(profile)
        with self._renewing:
            known = self._roles.get(role)
            current = self._from_memory(known.access_key_id, known.expires) if known else None
            left = (current.expires - self._now()) if current and current.expires else timedelta(0)
            if current and left > RENEW_BEFORE:
                return current
            try:
                fresh = self._assume_role(key, profile)
            except CloudError as error:
                if _is_refusal(error):
                    self._forget_role(role)
                    raise SignInError(SignInReason.ROLE_REFUSED, profile.name, error) from error
                if current and left > timedelta(0):
                    return current
                raise
            self._forget_role(role)
            self._remember(fresh)
            self._roles[role] = replace(fresh, access_key_secret="", security_token=None)
            return fresh

    def _forget_role(self, role: RoleKey) -> None:
        known = self._roles.pop(role, None)
        if known:
            self._session.delete(known.access_key_id)
            self._session.delete(token_name(known.access_key_id))


def _is_refusal(error: CloudError) -> bool:
    """Return whether AssumeRole was refused in a way that asking again does not change."""
    return error.answered and error.kind not in PASSING


def _role_key(profile: Profile) -> RoleKey:
    return (profile.access_key_id, profile.role_arn, profile.role_session_name, profile.external_id)
