"""The user's profiles: a list in a file, secrets in a store, changed together."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import RLock

from gui.domain.accounts.keyring_state import MemoryStore
from gui.domain.accounts.profile import Profile, ProfileKind, Storage
from gui.domain.accounts.profile_problems import ProfileError, ProfileProblem
from gui.domain.accounts.profile_rules import NAME_LIMIT, profile_findings
from gui.domain.cloud.account import CallerIdentity
from gui.domain.cloud.errors import VaultError
from gui.domain.contracts import Credentials, SecretStore
from gui.services.accounts import profile_file
from gui.services.accounts.profile_checks import checked, refuse_bad_ca_file, refuse_blocking
from gui.services.accounts.profile_file import ProfileBook


class Profiles:
    """The profiles of the user and where their secrets are.

    A long-lived secret lies in the keyring under its AccessKey id (which is no secret): renaming or copying a profile
    touches no secret, and the user can find it there. A key id stands in the file as a leftover before its secret is
    written and until it is deleted, so neither a crash nor a failing keyring leaves a secret that nobody knows of.

    Methods that change something raise ``ProfileError`` (a profile, a key or the file is not right) or ``VaultError``
    (the keyring could not do it), and then nothing is changed. Blocking: call them in a worker.

    Args:
        state_dir: the folder the profiles are kept in.
        keyring: for long-lived secrets.
        session: for what is in use, and for secrets that are not to be saved.
        on_secret: told each secret that comes into memory, for example to keep it out of logs.
    """

    def __init__(
        self, state_dir: Path, keyring: SecretStore, session: MemoryStore, on_secret: Callable[[str], None]
    ) -> None:
        self._state_dir = state_dir
        self._keyring = keyring
        self._session = session
        self._on_secret = on_secret
        self._editing = RLock()
        loaded = profile_file.load(state_dir)
        self._book = loaded.value
        self._complaint = loaded.complaint

    @property
    def complaint(self) -> ProfileError | None:
        """What was wrong with the profile file when it was read, None when nothing was."""
        return self._complaint

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """Every profile, in the order they were added."""
        return self._book.profiles

    @property
    def default(self) -> Profile | None:
        """The profile that is chosen at the start, None when there is none at all."""
        return next((profile for profile in self._book.profiles if profile.is_default), None)

    @property
    def lock_minutes(self) -> int | None:
        """Idle minutes after which secrets leave memory, None for never."""
        return self._book.lock_minutes

    def profile(self, name: str) -> Profile:
        """Return the profile ``name``; raises ``ProfileError`` when there is none."""
        return _find(self._book, name)

    def free_name(self, wanted: str) -> str:
        """Return ``wanted``, or ``wanted`` with the first number that makes it a name no profile has."""
        wanted = wanted.strip()[: NAME_LIMIT - 5]
        names = {each.name for each in self.profiles}
        candidates = (f"{wanted} {number}" if number > 1 else wanted for number in count(1))
        return next(name for name in candidates if name not in names)

    def add(self, profile: Profile, credentials: Credentials | None = None) -> Profile:
        """Add ``profile`` and keep its secret where ``profile.kept_in`` says; return it as it was kept.

        ``credentials`` may be as they were pasted; their key id becomes the profile's. They are left out only for
        kinds that keep no secret.
        """
        with self._editing:
            book = self._reload()
            given = checked(profile, credentials)
            profile = _with_key(profile, given)
            _refuse_taken(book, profile.name)
            self._keep(book, profile, given, (*_beside(profile, book.profiles), profile))
            return self.profile(profile.name)

    def change(self, name: str, profile: Profile, credentials: Credentials | None = None) -> VaultError | None:
        """Put ``profile`` in the place of the profile ``name``; with ``credentials``, its secret too.

        Returns:
            None when all is done; otherwise why a secret that is no longer needed is still in the keyring. It will be
            deleted as soon as the keyring allows.
        """
        with self._editing:
            book = self._reload()
            old = _find(book, name)
            if profile.name != name:
                _refuse_taken(book, profile.name)
            given = self._given_or_kept(old, profile, credentials)
            profile = _with_key(profile, given)
            if _signs_as(profile) != _signs_as(old):
                profile = replace(profile, identity=None)
            others = _beside(profile, book.profiles)
            self._keep(book, profile, given, tuple(profile if each.name == name else each for each in others))
            return self._drop(old)

    def copy(self, name: str, new_name: str) -> Profile:
        """Add a profile ``new_name`` that is like ``name`` and shares its key; no secret is touched."""
        with self._editing:
            book = self._reload()
            twin = replace(_find(book, name), name=new_name, is_default=False)
            refuse_blocking(profile_findings(twin))
            _refuse_taken(book, new_name)
            self._save(book.with_profiles((*book.profiles, twin)))
            return twin

    def delete(self, name: str) -> VaultError | None:
        """Delete the profile ``name``, and its secret unless another profile uses the same key.

        Returns:
            None when all is done; otherwise why the secret is still in the keyring. It will be deleted as soon as the
            keyring allows.
        """
        with self._editing:
            book = self._reload()
            gone = _find(book, name)
            rest = tuple(each for each in book.profiles if each.name != name)
            leftovers = book.leftovers | ({gone.access_key_id} if gone.kept_in is Storage.KEYRING else set())
            self._save(replace(book, leftovers=leftovers - _in_keyring(rest)).with_profiles(rest))
            return self._drop(gone)

    def set_default(self, name: str) -> None:
        """Choose the profile ``name`` at the start from now on."""
        self.change(name, replace(self.profile(name), is_default=True))

    def set_lock_minutes(self, minutes: int | None) -> None:
        """Have secrets leave memory after ``minutes`` without use (at least 1), None for never."""
        with self._editing:
            self._save(replace(self._reload(), lock_minutes=None if minutes is None else max(1, minutes)))

    def tidy(self) -> VaultError | None:
        """Delete secrets in the keyring that no profile needs; return why that could not be done, if so."""
        with self._editing:
            for key_id in self._book.leftovers - _in_keyring(self._book.profiles):
                try:
                    self._keyring.delete(key_id)
                except VaultError as error:
                    return error
                self._save(replace(self._book, leftovers=self._book.leftovers - {key_id}))
            return None

    def _know(self, profile: Profile, identity: CallerIdentity) -> None:
        """Keep whose key ``profile`` is, unless it was changed since."""
        with self._editing:
            book = self._reload()
            kept = tuple(replace(each, identity=identity) if each == profile else each for each in book.profiles)
            if kept != book.profiles:
                self._save(replace(book, profiles=kept))

    def _reload(self) -> ProfileBook:
        """Return what is in the file now: another window may have changed it."""
        loaded = profile_file.load(self._state_dir)
        if not loaded.may_be_replaced and loaded.complaint:
            raise loaded.complaint
        self._book = loaded.value
        return loaded.value

    def _save(self, book: ProfileBook) -> None:
        profile_file.save(self._state_dir, book)
        self._book = book

    def _given_or_kept(self, old: Profile, new: Profile, credentials: Credentials | None) -> Credentials:
        if credentials is not None or new.kind is not old.kind:
            return checked(new, credentials)
        refuse_blocking(profile_findings(new))
        if new.ca_file != old.ca_file:
            refuse_bad_ca_file(new)
        if new.kept_in is old.kept_in:
            return Credentials(old.access_key_id, "")
        try:
            return Credentials(old.access_key_id, self._read(old) or "")
        except VaultError:
            return Credentials(old.access_key_id, "")  # leaving a keyring that does not answer: type it again

    def _keep(self, book: ProfileBook, profile: Profile, given: Credentials, profiles: tuple[Profile, ...]) -> None:
        """Write the secret, if there is one to write, and then the file; on failure put back what was there."""
        saved = profile.kept_in is Storage.KEYRING and bool(given.access_key_secret)
        key_id = profile.access_key_id
        before = None
        if saved:
            before = self._keyring.read(key_id)
            self._save(replace(book, leftovers=book.leftovers | {key_id}))
            self._keyring.write(key_id, given.access_key_secret)
        unneeded = _in_keyring(book.profiles) - _in_keyring(profiles)
        leftovers = (book.leftovers | unneeded) - _in_keyring(profiles)
        try:
            self._save(replace(book, leftovers=leftovers).with_profiles(profiles))
        except ProfileError:
            if saved and before is not None:
                self._keyring.write(key_id, before)
            raise
        self._remember(given)

    def _drop(self, gone: Profile) -> VaultError | None:
        """Forget the secret of ``gone`` wherever no profile needs it any more."""
        if all(each.access_key_id != gone.access_key_id for each in self._book.profiles):
            self._session.delete(gone.access_key_id)
            self._session.delete(token_name(gone.access_key_id))
        return self.tidy()

    def _remember(self, given: Credentials) -> None:
        """Hold the secret in memory for this run."""
        self._tell(given)
        if given.access_key_secret:
            self._session.write(given.access_key_id, given.access_key_secret)
        if given.security_token:
            self._session.write(token_name(given.access_key_id), given.security_token)

    def _tell(self, given: Credentials) -> None:
        for secret in (given.access_key_secret, given.security_token):
            if secret:
                self._on_secret(secret)

    def _read(self, profile: Profile) -> str | None:
        """Return the secret of ``profile`` from memory or from the keyring."""
        kept = self._session.read(profile.access_key_id)
        if kept is None and profile.kept_in is Storage.KEYRING:
            kept = self._keyring.read(profile.access_key_id)
        return kept


def token_name(key_id: str) -> str:
    """Return the name under which the token that goes with ``key_id`` is held in memory."""
    return f"{key_id} token"


def _with_key(profile: Profile, given: Credentials) -> Profile:
    expires = given.expires or profile.expires if profile.kind is ProfileKind.SESSION_TOKEN else None
    return replace(profile, access_key_id=given.access_key_id, expires=expires)


def _beside(profile: Profile, others: tuple[Profile, ...]) -> tuple[Profile, ...]:
    """Return ``others``, none of them the default when ``profile`` is to be it."""
    return tuple(replace(each, is_default=each.is_default and not profile.is_default) for each in others)


def _signs_as(profile: Profile) -> tuple[str, ...]:
    """Return what decides whose calls the profile's are."""
    return (profile.kind.value, profile.access_key_id, profile.role_arn if profile.kind is ProfileKind.RAM_ROLE else "")


def _in_keyring(profiles: tuple[Profile, ...]) -> frozenset[str]:
    return frozenset(each.access_key_id for each in profiles if each.kept_in is Storage.KEYRING)


def _find(book: ProfileBook, name: str) -> Profile:
    found = book.find(name)
    if found is None:
        raise ProfileError(ProfileProblem.NAME_UNKNOWN, (("name", name),))
    return found


def _refuse_taken(book: ProfileBook, name: str) -> None:
    if book.find(name) is not None:
        raise ProfileError(ProfileProblem.NAME_TAKEN, (("name", name),))
