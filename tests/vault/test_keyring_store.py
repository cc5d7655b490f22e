"""The keyring store over backends that fail in every way a backend can."""

import subprocess
import sys
import threading
from collections.abc import Callable

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError, PasswordSetError

from gui.domain.accounts.keyring_state import VaultState, VaultStatus
from gui.domain.cloud.errors import VaultError, VaultErrorKind
from gui.vault import backends
from gui.vault.keyring_store import SERVICE, KeyringStore


class Backend(KeyringBackend):
    """Does what it is told at each call."""

    priority = 1  # type: ignore[assignment]

    def __init__(self, act: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.act = act
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        self.act()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.act()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.act()
        del self.kept[service, username]


class PlaintextKeyring(Backend):
    """Named like one that keeps secrets in a plain file."""


class PromptDismissedException(Exception):  # noqa: N818 (the library's name)
    """Stands in for the class of that name in secretstorage."""


class KeychainDenied(Exception):  # noqa: N818 (the library's name)
    """Stands in for the class of that name in keyring's macOS backend."""


class DBusErrorResponse(Exception):  # noqa: N818 (the library's name)
    """Stands in for the class of that name in jeepney."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class WindowsError(Exception):
    """Stands in for pywintypes.error."""

    def __init__(self, winerror: int) -> None:
        super().__init__(winerror)
        self.winerror = winerror


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.fixture
def use() -> Callable[[KeyringBackend], KeyringStore]:
    def install(backend: KeyringBackend) -> KeyringStore:
        keyring.set_keyring(backend)
        return KeyringStore(timeout=20)

    return install


def raising(error: Exception) -> Callable[[], None]:
    def act() -> None:
        raise error

    return act


def test_what_was_written_is_read(use: Callable[[KeyringBackend], KeyringStore]) -> None:
    backend = Backend()
    store = use(backend)
    assert store.probe(20) == VaultStatus(VaultState.READY, backend.name)
    assert store.read("a") is None
    store.write("a", "s3cr3t-值")
    assert store.read("a") == "s3cr3t-值"
    assert backend.kept == {(SERVICE, "a"): "s3cr3t-值"}
    store.delete("a")
    store.delete("a")
    assert store.read("a") is None
    store.unlock()


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (KeyringLocked("x"), VaultErrorKind.LOCKED),
        (InitError("Failed to create the collection: Prompt dismissed.."), VaultErrorKind.DISMISSED),
        (caused(InitError("x"), PromptDismissedException()), VaultErrorKind.DISMISSED),
        (PasswordSetError("Cancelled by user"), VaultErrorKind.DISMISSED),
        (NoKeyringError("x"), VaultErrorKind.ABSENT),
        (ConnectionRefusedError(), VaultErrorKind.ABSENT),
        (EOFError(), VaultErrorKind.ABSENT),
        (DBusErrorResponse("org.freedesktop.DBus.Error.NoReply"), VaultErrorKind.ABSENT),
        (DBusErrorResponse("org.freedesktop.DBus.Error.AccessDenied"), VaultErrorKind.DENIED),
        (caused(KeyringLocked("x"), KeychainDenied()), VaultErrorKind.DENIED),
        (WindowsError(5), VaultErrorKind.DENIED),
        (WindowsError(1312), VaultErrorKind.ABSENT),
        (WindowsError(8), VaultErrorKind.BROKEN),
        (TimeoutError(), VaultErrorKind.SLOW),
        (NotImplementedError(), VaultErrorKind.BROKEN),
        (KeyringError("the secret is hunter2"), VaultErrorKind.BROKEN),
    ],
)
def test_every_failure_is_told_apart(
    use: Callable[[KeyringBackend], KeyringStore], error: Exception, kind: VaultErrorKind
) -> None:
    backend = Backend(raising(error))
    store = use(backend)
    for call in (lambda: store.read("a"), lambda: store.write("a", "hunter2"), lambda: store.delete("a")):
        with pytest.raises(VaultError) as caught:
            call()
        assert caught.value.kind is kind
        assert caught.value.backend == backend.name
        assert "hunter2" not in str(caught.value)
        assert caught.value.__suppress_context__, "the backend's own words are not made to be shown"


def test_a_question_that_nobody_answers_does_not_hold_the_caller() -> None:
    asked, answer = threading.Event(), threading.Event()

    def ask() -> None:
        asked.set()
        answer.wait(20)

    backend = Backend(ask)
    keyring.set_keyring(backend)
    with pytest.raises(VaultError) as caught:
        KeyringStore(timeout=0.05).read("a")
    assert caught.value.kind is VaultErrorKind.SLOW
    assert asked.wait(20)
    (worker,) = (thread for thread in threading.enumerate() if thread.name == "keyring")
    assert worker.daemon, "a question that is open would keep the program from ending"
    answer.set()
    worker.join(20)
    assert not worker.is_alive()


def test_what_was_given_up_while_choosing_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = Backend()
    go_on = threading.Event()
    monkeypatch.setattr(backends, "choose", lambda: (go_on.wait(20), backend)[1])
    with pytest.raises(VaultError) as caught:
        KeyringStore(timeout=0.05).write("a", "late")
    assert caught.value.kind is VaultErrorKind.SLOW
    (worker,) = (thread for thread in threading.enumerate() if thread.name == "keyring")
    go_on.set()
    worker.join(20)
    assert backend.kept == {}


def test_a_slow_probe_is_a_state(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(backends, "choose", lambda: go_on.wait(20))
    assert KeyringStore().probe(0.05) == VaultStatus(VaultState.SLOW)
    go_on.set()


@pytest.mark.parametrize(
    ("backend", "state"),
    [
        (PlaintextKeyring(), VaultState.UNSAFE),
        (null.Keyring(), VaultState.ABSENT),
        (fail.Keyring(), VaultState.ABSENT),
    ],
)
def test_backends_that_protect_nothing_are_refused_by_name(
    use: Callable[[KeyringBackend], KeyringStore],
    monkeypatch: pytest.MonkeyPatch,
    backend: KeyringBackend,
    state: VaultState,
) -> None:
    monkeypatch.setattr(backends.core, "init_backend", lambda: None)  # nothing better turns up
    store = use(backend)
    assert store.probe(20) == VaultStatus(state, backend.name)
    with pytest.raises(VaultError) as caught:
        store.write("a", "hunter2")
    assert caught.value.kind.value == state.value
    assert getattr(backend, "kept", {}) == {}


def test_everything_of_the_plain_file_package_is_refused() -> None:
    backend = Backend()
    assert backends.is_protected(backend)
    backend_of = type("EncryptedKeyring", (Backend,), {"__module__": "keyrings.alt.file"})
    assert not backends.is_protected(backend_of())


def test_a_chain_is_used_for_its_first_protected_link(
    use: Callable[[KeyringBackend], KeyringStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, good = PlaintextKeyring(), Backend()
    chain = chainer.ChainerBackend()
    store = use(chain)
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain, good])
    store.write("a", "hunter2")
    assert plain.kept == {}
    assert good.kept == {(SERVICE, "a"): "hunter2"}
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain])
    assert store.probe(20) == VaultStatus(VaultState.UNSAFE, plain.name)
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [])
    assert store.probe(20).state is VaultState.ABSENT


def test_a_keyring_that_was_started_since_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring.set_keyring(fail.Keyring())
    later = Backend()
    monkeypatch.setattr(backends.core, "init_backend", lambda: keyring.set_keyring(later))
    assert KeyringStore().probe(20) == VaultStatus(VaultState.READY, later.name)


def test_a_configured_backend_that_can_not_be_loaded_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backends.core, "get_keyring", raising(ModuleNotFoundError("no such module")))
    assert KeyringStore().probe(20) == VaultStatus(VaultState.ABSENT, "ModuleNotFoundError")


def test_the_keyring_library_is_not_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from gui.vault.keyring_store import KeyringStore; KeyringStore(); print('keyring' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
