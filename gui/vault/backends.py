"""Which keyring backend is used, and what its errors mean. Imports ``keyring`` (0.2 s), so import this late."""

from collections.abc import Iterator
from contextlib import suppress

from keyring import core
from keyring.backend import KeyringBackend, get_all_keyring
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked, NoKeyringError

from gui.domain.cloud.errors import VaultError, VaultErrorKind

UNPROTECTED_PACKAGES = ("keyrings.alt.",)
"""Its backends write plain or weakly protected files."""
UNPROTECTED_WORDS = ("plaintext", "uncrypted", "unencrypted")

ACCESS_DENIED = 5
NO_LOGON_SESSION = 1312
"""Two Windows error numbers (winerror.h): ERROR_ACCESS_DENIED, ERROR_NO_SUCH_LOGON_SESSION."""

KIND_BY_CLASS = {
    "PromptDismissedException": VaultErrorKind.DISMISSED,
    "KeychainDenied": VaultErrorKind.DENIED,
    "SecAuthFailure": VaultErrorKind.DENIED,
    "PermissionError": VaultErrorKind.DENIED,
    "SecretServiceNotAvailableException": VaultErrorKind.ABSENT,
    "LockedException": VaultErrorKind.LOCKED,
    "TimeoutError": VaultErrorKind.SLOW,
}
"""By name, because the libraries that define them exist on one operating system each."""
KIND_BY_DBUS_NAME = {
    "org.freedesktop.DBus.Error.AccessDenied": VaultErrorKind.DENIED,
    "org.freedesktop.DBus.Error.AuthFailed": VaultErrorKind.DENIED,
    "org.freedesktop.DBus.Error.ServiceUnknown": VaultErrorKind.ABSENT,
    "org.freedesktop.DBus.Error.NameHasNoOwner": VaultErrorKind.ABSENT,
    "org.freedesktop.DBus.Error.NoReply": VaultErrorKind.ABSENT,
    "org.freedesktop.DBus.Error.Disconnected": VaultErrorKind.ABSENT,
    "org.freedesktop.DBus.Error.Spawn.ChildExited": VaultErrorKind.ABSENT,
    "org.freedesktop.DBus.Error.Timeout": VaultErrorKind.SLOW,
    "org.freedesktop.Secret.Error.IsLocked": VaultErrorKind.LOCKED,
}


def choose() -> KeyringBackend:
    """Return the backend to use.

    Raises:
        VaultError: ABSENT or UNSAFE; there is none, or only such as protect nothing.
    """
    try:
        found = core.get_keyring()
        if isinstance(found, fail.Keyring):  # perhaps one was started since we looked
            with suppress(KeyError):  # named by PYTHON_KEYRING_BACKEND, it was chosen without a look at the others
                get_all_keyring.reset()
            core.init_backend()
            found = core.get_keyring()
    except Exception as error:  # noqa: BLE001 (keyringrc.cfg or PYTHON_KEYRING_BACKEND may name anything)
        raise VaultError(VaultErrorKind.ABSENT, type(error).__name__) from None
    candidates = list(found.backends) if isinstance(found, chainer.ChainerBackend) else [found]
    real = [backend for backend in candidates if not isinstance(backend, fail.Keyring | null.Keyring)]
    if not real:
        raise VaultError(VaultErrorKind.ABSENT, found.name)
    for backend in real:
        if is_protected(backend):
            return backend
    raise VaultError(VaultErrorKind.UNSAFE, real[0].name)


def is_protected(backend: KeyringBackend) -> bool:
    """Return whether ``backend``, by its name, keeps secrets protected."""
    full_name = f"{type(backend).__module__}.{type(backend).__qualname__}"
    return not full_name.startswith(UNPROTECTED_PACKAGES) and not any(
        word in full_name.lower() for word in UNPROTECTED_WORDS
    )


def kind_of(error: BaseException) -> VaultErrorKind:
    """Return what ``error``, raised by a backend, means: the most telling of it and of what caused it."""
    for each in _causes(error):
        kind = _kind_of_one(each)
        if kind is not None:
            return kind
    return VaultErrorKind.LOCKED if isinstance(error, KeyringLocked) else VaultErrorKind.BROKEN


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _kind_of_one(error: BaseException) -> VaultErrorKind | None:
    known = next((KIND_BY_CLASS[base.__name__] for base in type(error).__mro__ if base.__name__ in KIND_BY_CLASS), None)
    kind = known or KIND_BY_DBUS_NAME.get(str(getattr(error, "name", "")))
    if kind is not None:
        return kind
    if isinstance(error, NoKeyringError | ConnectionError | EOFError):
        return VaultErrorKind.ABSENT
    text = str(error).lower()
    if "dismissed" in text or "cancelled by user" in text:
        return VaultErrorKind.DISMISSED
    return {ACCESS_DENIED: VaultErrorKind.DENIED, NO_LOGON_SESSION: VaultErrorKind.ABSENT}.get(
        getattr(error, "winerror", 0)
    )
