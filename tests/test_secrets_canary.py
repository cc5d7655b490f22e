"""Marked secrets go through the parts that handle them; afterwards they are in the keyring and nowhere else."""

import os
import re
import secrets
import string
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.helpers.secret_service import PATIENCE, ROOT, SecretService

pytestmark = [pytest.mark.needs("dbus-daemon"), pytest.mark.needs("gnome-keyring-daemon")]

LETTERS = string.ascii_letters + string.digits
READABLE = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) r\S* \S+ \S+ \S+ *(.*)$")
NOT_MEMORY = {"[vvar]", "[vvar_vclock]", "[vsyscall]", "[vdso]"}


def marked(prefix: str, length: int) -> str:
    """Return a word like a real one that exists nowhere else."""
    return prefix + "".join(secrets.choice(LETTERS) for _ in range(length - len(prefix)))


@dataclass(frozen=True)
class Canaries:
    """What must not be found."""

    key_id: str = field(default_factory=lambda: marked("LTAI5t", 24))
    secret: str = field(default_factory=lambda: marked("Canary", 30))
    temporary_id: str = field(default_factory=lambda: marked("STS.NU", 26))
    temporary_secret: str = field(default_factory=lambda: marked("Canary", 44))
    token: str = field(default_factory=lambda: marked("CAIS", 240) + "+/==")

    @property
    def hidden(self) -> dict[str, bytes]:
        """What may be in no file and, after a lock, in no memory."""
        return {
            "secret": self.secret.encode(),
            "temporary secret": self.temporary_secret.encode(),
            "token": self.token.encode(),
        }

    @property
    def typed(self) -> bytes:
        return "".join(f"{word}\n" for word in vars(self).values()).encode()


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="kr") as folder:  # short: the path of a socket has 108 bytes at most
        yield Path(folder)


@pytest.fixture
def service(home: Path) -> Iterator[SecretService]:
    service = SecretService(home)
    service.unlock("the password of the login")
    yield service
    service.close()


def accept(server: SandboxServer, canaries: Canaries) -> None:
    """Have the server know the marked keys."""
    full = server.account.keys["LTAI5tSandboxFullRights1"]
    for key_id, secret, token in (
        (canaries.key_id, canaries.secret, ""),
        (canaries.temporary_id, canaries.temporary_secret, canaries.token),
    ):
        expires = "2099-01-01T00:00:00Z" if token else ""
        server.account.keys[key_id] = replace(full, id=key_id, secret=secret, security_token=token, expires=expires)


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account()) as server:
        yield server


class Program:
    """The helper program with all that makes a program talkative; its output goes to files in ``home``."""

    def __init__(self, service: SecretService, home: Path, server: SandboxServer) -> None:
        self.words = (home / "console").open("ab")
        talkative = {"DEBUG": "sdk", "PYTHONFAULTHANDLER": "1", "TMPDIR": str(home)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.canary_program", str(home / "state"), f"http://{server.endpoint}"],
            env=service.environment | talkative,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.words,
            bufsize=0,
        )

    def go(self, stage: str, typed: bytes = b"") -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{stage}\n".encode() + typed)
        answer = self.process.stdout.readline()
        assert answer == f"{stage}\n".encode(), f"{stage}: {answer!r}"

    def end(self, last: str = "") -> int:
        assert self.process.stdin
        self.process.stdin.write(f"{last}\n".encode())
        words, _ = self.process.communicate(timeout=PATIENCE)
        self.words.write(words)
        self.words.close()
        return self.process.returncode

    def memory(self, wanted: dict[str, bytes]) -> dict[str, int]:
        """Return how often each of ``wanted`` stands in the memory of the running process."""
        counts = dict.fromkeys(wanted, 0)
        folder = Path("/proc") / str(self.process.pid)
        with (folder / "mem").open("rb", buffering=0) as memory:
            for line in (folder / "maps").read_text().splitlines():
                region = READABLE.match(line)
                if region is None or region[3] in NOT_MEMORY:
                    continue
                start, end = int(region[1], 16), int(region[2], 16)
                data = os.pread(memory.fileno(), end - start, start)
                for name, word in wanted.items():
                    counts[name] += data.count(word)
        return counts


def files_with(word: bytes, folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and word in path.read_bytes())


def test_nothing_secret_is_written_anywhere(service: SecretService, home: Path, server: SandboxServer) -> None:
    canaries = Canaries()
    accept(server, canaries)
    first = Program(service, home, server)
    first.go("add", canaries.typed)
    first.go("call")
    first.go("tell")
    server.faults.error("DescribeEipAddresses", "SignatureDoesNotMatch", 400)
    first.go("call")
    first.go("child")
    first.go("lock")
    first.go("tell")
    own = Path("/proc") / str(first.process.pid)
    seen_from_outside = (own / "cmdline").read_bytes() + (own / "environ").read_bytes()
    assert first.end("crash") == 1
    assert "subprocess.Popen" in (home / "state" / "children").read_text(), "no child was written down"
    assert b"DEBUG=sdk" in seen_from_outside
    assert [name for name, word in canaries.hidden.items() if word in seen_from_outside] == []
    log = (home / "state" / "multi-eip-wizard.log").read_text()
    for line in ("bare: [redacted]", "uncaught exception", "SignatureDoesNotMatch", "SecurityToken=[redacted]"):
        assert line in log, "the test did not do what it says"
    for name, word in {**canaries.hidden, "beginning of the token": canaries.token[:20].encode()}.items():
        assert files_with(word, home) == [], name
    settings = ["profiles.json", "profiles.json.good"]
    for key_id in (canaries.key_id, canaries.temporary_id):
        assert files_with(key_id.encode(), home) == settings, "key ids stand whole in the settings only"


def after_typing(program: Program, canaries: Canaries) -> set[str]:
    """Return what is in memory after everything was typed, used and locked."""
    program.go("add", canaries.typed)
    program.go("call")
    before = program.memory(canaries.hidden)
    assert all(before.values()), f"the search finds nothing: {before}"
    program.go("lock")
    return found(program, canaries.hidden)


def after_a_restart(program: Program, canaries: Canaries, server: SandboxServer) -> set[str]:
    """Return what is in memory after secrets came from the keyring and a role was taken on, and a lock."""
    known = set(server.account.keys)
    program.go("call")
    roles = {
        f"{part} of the role": getattr(key, part).encode()
        for key_id, key in server.account.keys.items()
        if key_id not in known
        for part in ("secret", "security_token")
    }
    wanted = roles | {"secret": canaries.secret.encode()}
    assert len(wanted) == 3
    assert all(program.memory(wanted).values())
    program.go("lock")
    return found(program, wanted)


def found(program: Program, wanted: dict[str, bytes]) -> set[str]:
    return {name for name, count in program.memory(wanted).items() if count}


def left_in_memory(service: SecretService, folder: Path, server: SandboxServer) -> set[str]:
    """Return what is left after a lock: in the run that typed everything in, and in the next one."""
    folder.mkdir()
    canaries = Canaries()
    accept(server, canaries)
    first = Program(service, folder, server)
    left = after_typing(first, canaries)
    first.end()
    second = Program(service, folder, server)
    left |= {f"{name} after a restart" for name in after_a_restart(second, canaries, server)}
    second.end()
    return left


def test_nothing_secret_stays_in_memory_after_a_lock(service: SecretService, home: Path, server: SandboxServer) -> None:
    left = left_in_memory(service, home / "first", server)
    for again in ("second", "third"):
        # A freed copy may by chance lie in the spare room of some list, out of reach; a leak is there every time.
        if left:
            left &= left_in_memory(service, home / again, server)
    assert left == set()
