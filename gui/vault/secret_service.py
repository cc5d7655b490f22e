"""What ``keyring`` does not tell of a Secret Service: locked without asking, or asked and dismissed. Linux only."""

from contextlib import closing

import secretstorage
from keyring.backends.SecretService import Keyring
from keyring.errors import KeyringLocked
from secretstorage.collection import DEFAULT_COLLECTION

from gui.domain.accounts.keyring_state import VaultState


def look(backend: Keyring) -> VaultState:
    """Return READY or LOCKED without any question to the user; a keyring that is still to be made counts as LOCKED."""
    with closing(secretstorage.dbus_init()) as bus:
        try:
            locked = secretstorage.Collection(bus, _path(backend)).is_locked()
        except secretstorage.ItemNotFoundException:
            return VaultState.LOCKED
        return VaultState.LOCKED if locked else VaultState.READY


def unlock(backend: Keyring, timeout: float) -> None:
    """Have the service ask for the password when it is locked, or for a new one when there is no keyring yet.

    Raises:
        secretstorage.PromptDismissedException: the question was closed, or could not be shown.
        KeyringLocked: it is still locked.
        TimeoutError: nobody answered within ``timeout`` seconds.
    """
    with closing(secretstorage.dbus_init()) as bus:
        try:
            collection = secretstorage.Collection(bus, _path(backend))
        except secretstorage.ItemNotFoundException:
            collection = secretstorage.create_collection(bus, "Default", "default")
        if not collection.is_locked():
            return
        if collection.unlock(timeout=timeout):
            raise secretstorage.PromptDismissedException("the question for the password was closed")
        if collection.is_locked():
            raise KeyringLocked("still locked")


def _path(backend: Keyring) -> str:
    return str(getattr(backend, "preferred_collection", DEFAULT_COLLECTION))
