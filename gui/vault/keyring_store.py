"""Secrets in the operating system's keyring, with a time limit on every call."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeVar, cast

from gui.domain.accounts.keyring_state import VaultState, VaultStatus
from gui.domain.cloud.errors import VaultError, VaultErrorKind

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend
    from keyring.backends.SecretService import Keyring as SecretServiceBackend

T = TypeVar("T")

SERVICE = "multi-eip-wizard"
"""The name under which entries stand in the keyring."""

CALL_SECONDS = 60.0
"""How long a call may take: long enough for a person to type the keyring's password."""


class KeyringStore:
    """A SecretStore over the ``keyring`` library.

    A keyring may ask the user something at any call and wait for ever, so each call runs in a thread of its own that
    is given up after the time limit. A call that was given up while the question was open does nothing afterwards.

    Args:
        timeout: seconds after which a call fails as SLOW.
    """

    def __init__(self, timeout: float = CALL_SECONDS) -> None:
        self._timeout = timeout

    def probe(self, timeout: float) -> VaultStatus:
        """Look without asking the user anything; wait at most ``timeout`` seconds; never raises."""
        try:
            return _limited(lambda _given_up: _look(), timeout)
        except VaultError as error:
            return VaultStatus(VaultState(error.kind.value), error.backend)

    def unlock(self) -> None:
        """Have the system ask for the keyring's password when it is locked; raises ``VaultError``."""
        self._do(lambda _backend: None)

    def read(self, name: str) -> str | None:
        """Return the secret of ``name``, None when there is none."""
        return self._do(lambda backend: backend.get_password(SERVICE, name))

    def write(self, name: str, secret: str) -> None:
        """Keep ``secret`` under ``name``, replacing an older one."""
        self._do(lambda backend: backend.set_password(SERVICE, name, secret))

    def delete(self, name: str) -> None:
        """Forget the secret of ``name``; nothing happens when there is none."""

        def forget(backend: "KeyringBackend") -> None:
            # Backends raise one and the same error for "not there" and for "could not".
            if backend.get_password(SERVICE, name) is not None:
                backend.delete_password(SERVICE, name)

        self._do(forget)

    def _do(self, call: Callable[["KeyringBackend"], T]) -> T:
        return _limited(lambda given_up: _call(call, given_up, self._timeout), self._timeout)


def _limited(work: Callable[[Event], T], timeout: float) -> T:
    """Return what ``work`` returns; raise VaultError SLOW when that takes longer than ``timeout`` seconds."""
    given_up = Event()
    # A queue and no Future: what is taken out of a queue is gone, while a Future would hold on to the secret.
    outcome: SimpleQueue[T | BaseException] = SimpleQueue()

    def run() -> None:
        try:
            outcome.put(work(given_up))
        except BaseException as error:  # noqa: BLE001 (handed to the caller, whatever it is)
            outcome.put(error)

    # Not a pool: its threads would keep the program from ending while a question is open.
    Thread(target=run, name="keyring", daemon=True).start()
    try:
        result = outcome.get(timeout=timeout)
    except Empty:
        given_up.set()
        raise VaultError(VaultErrorKind.SLOW) from None
    if isinstance(result, BaseException):
        raise result
    return result


def _look() -> VaultStatus:
    from gui.vault import backends  # noqa: PLC0415 (importing keyring takes 0.2 s: not before the window is up)

    backend = backends.choose()
    state = VaultState.READY
    if _is_secret_service(backend):
        from gui.vault import secret_service  # noqa: PLC0415 (exists on Linux only)

        with _translated(backend):
            state = secret_service.look(cast("SecretServiceBackend", backend))
    return VaultStatus(state, backend.name)


def _call(call: Callable[["KeyringBackend"], T], given_up: Event, timeout: float) -> T:
    from gui.vault import backends  # noqa: PLC0415 (importing keyring takes 0.2 s: not before the window is up)

    backend = backends.choose()
    opened = _is_secret_service(backend)
    if opened:
        from gui.vault import secret_service  # noqa: PLC0415 (exists on Linux only)

        with _translated(backend):
            secret_service.unlock(cast("SecretServiceBackend", backend), timeout)
    if given_up.is_set():
        raise VaultError(VaultErrorKind.SLOW, backend.name)
    # A service that is open and still says "locked" asked for this one entry, and was told no.
    with _translated(backend, locked_means=VaultErrorKind.DISMISSED if opened else VaultErrorKind.LOCKED):
        return call(backend)


@contextmanager
def _translated(
    backend: "KeyringBackend", locked_means: VaultErrorKind = VaultErrorKind.LOCKED
) -> Generator[None, None, None]:
    """Turn whatever a backend raises into a VaultError, without the backend's text: it is not made to be shown."""
    from gui.vault import backends  # noqa: PLC0415 (as above)

    try:
        yield
    except Exception as error:  # noqa: BLE001 (backends come from anywhere and raise anything)
        kind = backends.kind_of(error)
        raise VaultError(locked_means if kind is VaultErrorKind.LOCKED else kind, backend.name) from None


def _is_secret_service(backend: "KeyringBackend") -> bool:
    return type(backend).__module__ == "keyring.backends.SecretService"
