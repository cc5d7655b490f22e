"""A real Secret Service of its own: a private bus, gnome-keyring on it, and a program that uses it."""

import json
import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 30

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  {services}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    {more}
  </policy>
</busconfig>
"""


class SecretService:
    """One private session bus.

    Args:
        home: a short folder for everything; the same folder again is the next login of the same user.
        activate: whether the bus starts the keyring's daemon by itself, as on a desktop.
        deny: whether the bus refuses access to the keyring.
    """

    def __init__(self, home: Path, *, activate: bool = True, deny: bool = False) -> None:
        runtime = home / "run"
        runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = {
            name: os.environ[name]
            for name in ("PATH", "LANG", "SYSTEMROOT", "COVERAGE_PROCESS_START")
            if name in os.environ
        }
        self.environment = kept | {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "PYTHONPATH": str(ROOT),
        }
        config = home / "bus.conf"
        config.write_text(
            BUS.format(
                folder=runtime,
                services="<standard_session_servicedirs/>" if activate else "",
                more='<deny send_destination="org.freedesktop.secrets"/>' if deny else "",
            )
        )
        self._children: list[subprocess.Popen[str]] = []
        bus = self._start("dbus-daemon", f"--config-file={config}", "--nofork", "--print-address")
        assert bus.stdout
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self.keyring: subprocess.Popen[str] | None = None

    def unlock(self, password: str) -> None:
        """Start the keyring's daemon as a login with ``password`` does."""
        self.keyring = self._start("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets")
        assert self.keyring.stdin
        self.keyring.stdin.write(password)
        self.keyring.stdin.close()
        self._wait_for_owner()

    def _wait_for_owner(self) -> None:
        subprocess.run(
            [sys.executable, "-c", WAIT_FOR_OWNER], env=self.environment, check=True, timeout=PATIENCE, cwd=ROOT
        )

    def signal_keyring(self, number: signal.Signals) -> None:
        """Send ``number`` to the keyring's daemon that ``unlock`` started."""
        assert self.keyring
        self.keyring.send_signal(number)
        if number is signal.SIGKILL:
            self.keyring.wait(PATIENCE)

    def program(self, state_dir: Path, timeout: float = PATIENCE, **environment: str) -> "Program":
        """Start the program that uses the keyring."""
        return Program(
            self._start(
                sys.executable, "-m", "tests.helpers.accounts_program", str(state_dir), str(timeout), **environment
            )
        )

    def _start(self, *command: str, **environment: str) -> subprocess.Popen[str]:
        child = subprocess.Popen(
            command,
            env=self.environment | environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._children.append(child)
        return child

    def close(self) -> None:
        """End everything that was started, the bus last: what it started ends with it."""
        while self._children:
            child = self._children.pop()
            with suppress(ProcessLookupError):
                child.send_signal(signal.SIGCONT)
                child.terminate()
            child.wait(PATIENCE)
            for pipe in (child.stdin, child.stdout, child.stderr):
                if pipe:
                    pipe.close()


WAIT_FOR_OWNER = """
import secretstorage
from contextlib import closing
from jeepney import MatchRule, message_bus
from jeepney.io.blocking import Proxy
with closing(secretstorage.dbus_init()) as bus:
    rule = MatchRule(type="signal", sender="org.freedesktop.DBus", member="NameOwnerChanged")
    Proxy(message_bus, bus).AddMatch(rule)
    with bus.filter(rule) as changes:
        while not Proxy(message_bus, bus).NameHasOwner("org.freedesktop.secrets")[0]:
            bus.recv_until_filtered(changes)
"""


class Program:
    """A running program that uses profiles; one request, one answer."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def ask(self, action: str, **values: str) -> Any:
        """Return what ``action`` gave; secrets travel over the pipe, never as arguments."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"action": action, **values}) + "\n")
        self.process.stdin.flush()
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        line = self.process.stdout.readline() if ready else ""
        assert line, f"no answer to {action}: the program hangs or has ended"
        return json.loads(line)

    def end(self) -> str:
        """End the program as a user would and return what it wrote to the console."""
        _, words = self.process.communicate(timeout=PATIENCE)
        assert self.process.returncode == 0, words
        return words
