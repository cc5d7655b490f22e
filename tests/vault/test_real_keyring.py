"""The whole way to a real Secret Service, and everything that can be in the way."""

import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.helpers.secret_service import SecretService

pytestmark = [
    pytest.mark.needs("dbus-daemon"),
    pytest.mark.needs("gnome-keyring-daemon"),
]

ID, SECRET = "LTAI5tRealKeyringKey01", "RealKeyringSecret0000000000001"
PASSWORD = "the password of the login"
READY = ["ready", "SecretService Keyring"]
Login = Callable[..., SecretService]


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="kr") as folder:  # short: the path of a socket has 108 bytes at most
        yield Path(folder)


@pytest.fixture
def login(home: Path) -> Iterator[Login]:
    sessions: list[SecretService] = []

    def start(password: str | None = PASSWORD, *, activate: bool = True, deny: bool = False) -> SecretService:
        service = SecretService(home, activate=activate, deny=deny)
        sessions.append(service)
        if password is not None:
            service.unlock(password)
        return service

    yield start
    for service in sessions:
        service.close()


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def test_save_restart_sign_in_without_typing_delete(login: Login, state: Path, home: Path) -> None:
    session = login()
    first = session.program(state)
    assert first.ask("probe") == READY
    assert first.ask("add", name="work", id=ID, secret=SECRET) == ["work"]
    first.end()
    second = session.program(state)
    assert second.ask("sign_in", name="work") == SECRET
    assert second.ask("delete", name="work") is None
    second.end()
    third = session.program(state)
    assert third.ask("list") == []
    assert third.ask("add", name="again", id=ID, secret=SECRET) == ["again"]
    third.end()
    session.close()
    fourth = login().program(state)  # the next day
    assert fourth.ask("sign_in", name="again") == SECRET
    written = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert SECRET.encode() not in written, "the keyring itself keeps it in clear"


def test_a_locked_keyring_is_told_without_asking(login: Login, state: Path) -> None:
    session = login()
    program = session.program(state)
    program.ask("add", name="work", id=ID, secret=SECRET)
    program.end()
    session.close()
    other = login("another password")
    program = other.program(state)
    assert program.ask("probe") == ["locked", "SecretService Keyring"]
    # Without a screen the question for the password can't be shown, and counts as closed.
    assert program.ask("sign_in", name="work") == {"error": "dismissed"}
    assert program.ask("add", name="more", id=ID, secret=SECRET) == {"error": "dismissed"}
    assert program.ask("list") == ["work"]
    other.close()
    assert login().program(state).ask("sign_in", name="work") == SECRET


def test_a_keyring_that_is_still_to_be_made_and_a_question_that_is_closed(login: Login, state: Path) -> None:
    program = login(password=None).program(state)
    assert program.ask("probe") == ["locked", "SecretService Keyring"]
    assert program.ask("add", name="work", id=ID, secret=SECRET) == {"error": "dismissed"}
    assert program.ask("list") == []
    assert program.ask("add", name="work", id=ID, secret=SECRET, storage="session_only") == ["work"]
    assert program.ask("sign_in", name="work") == SECRET


@pytest.mark.parametrize("address", ["unix:path=/nonexistent", ""])
def test_without_a_bus_there_is_no_keyring(login: Login, state: Path, address: str) -> None:
    program = login().program(state, DBUS_SESSION_BUS_ADDRESS=address)
    assert program.ask("probe") == ["absent", "fail Keyring"]
    assert program.ask("add", name="work", id=ID, secret=SECRET) == {"error": "absent"}
    assert program.ask("add", name="work", id=ID, secret=SECRET, storage="session_only") == ["work"]
    assert program.ask("sign_in", name="work") == SECRET


def test_a_bus_without_a_keyring(login: Login, state: Path) -> None:
    session = login(password=None, activate=False)
    program = session.program(state)
    assert program.ask("probe") == ["absent", "fail Keyring"]
    session.unlock(PASSWORD)
    assert program.ask("probe") == READY, "one that is started later is found"


def test_a_bus_that_denies_access(login: Login, state: Path) -> None:
    session = login(password=None, deny=True)
    session.unlock(PASSWORD)
    program = session.program(state)
    assert program.ask("probe") == ["denied", "SecretService Keyring"]
    assert program.ask("add", name="work", id=ID, secret=SECRET) == {"error": "denied"}
    assert program.ask("list") == []


def test_a_keyring_that_hangs_and_is_killed_in_the_middle(login: Login, state: Path) -> None:
    session = login(activate=False)
    program = session.program(state)
    program.ask("add", name="work", id=ID, secret=SECRET)
    program.end()
    program = session.program(state, timeout=1)
    assert program.ask("probe") == READY
    session.signal_keyring(signal.SIGSTOP)
    assert program.ask("sign_in", name="work") == {"error": "slow"}
    session.signal_keyring(signal.SIGKILL)
    assert program.ask("sign_in", name="work") == {"error": "absent"}
    assert program.ask("delete", name="work") == "absent"
    assert program.ask("list") == []
    session.unlock(PASSWORD)
    assert program.ask("probe") == READY
    assert program.ask("add", name="again", id=ID, secret=SECRET) == ["again"]
    program.end()
    assert session.program(state).ask("sign_in", name="again") == SECRET


def test_a_killed_keyring_that_the_bus_starts_again_is_locked(login: Login, state: Path) -> None:
    session = login()
    program = session.program(state)
    program.ask("add", name="work", id=ID, secret=SECRET)
    session.signal_keyring(signal.SIGKILL)
    assert program.ask("probe") == ["locked", "SecretService Keyring"]
    assert program.ask("sign_in", name="work") == SECRET, "what is in memory needs no keyring"
    program.ask("lock")
    assert program.ask("sign_in", name="work") == {"error": "dismissed"}
