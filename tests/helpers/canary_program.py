"""The parts that handle secrets, in one process that logs all it can, is refused, is locked and crashes.

Arguments: folder for the state, URL of a server. What shall stay secret comes over stdin, each word on a line:
key id, secret, temporary key id, its secret, its token. After that each line is a stage to go through.
"""

import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from gui import log as program_log
from gui.cloud.gateway import Gateway
from gui.cloud.sts import assume_role, identify
from gui.domain.accounts.profile import Profile, ProfileKind, Storage
from gui.domain.cloud.errors import WizardError
from gui.domain.cloud.kinds import EIPS
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.services.accounts.accounts import Accounts
from gui.services.accounts.signed_cloud import SignedCloud
from gui.vault.keyring_store import KeyringStore
from gui.vault.session_store import SessionStore

REGION = RegionId("cn-shanghai")
log = logging.getLogger("gui.canary")


class Run:
    """The stages; nothing secret is held here."""

    def __init__(self, state_dir: Path, url: str) -> None:
        self.url = url
        self.logging = program_log.set_up(state_dir, "DEBUG")
        self.session = SessionStore()
        self.clouds: list[SignedCloud] = []
        self.accounts = Accounts(
            state_dir,
            KeyringStore(20),
            self.session,
            assume_role=partial(assume_role, endpoint=url),
            identify=partial(identify, endpoint=url),
            on_secret=self.logging.redactor.remember,
            on_lock=self.logging.redactor.forget,
        )

    def add(self) -> None:
        """Type everything in, as a user does."""
        long_lived = Credentials(read_line(), read_line())
        temporary = Credentials(read_line(), read_line(), read_line())
        self.accounts.add(Profile("work"), long_lived)
        self.accounts.add(Profile("today", ProfileKind.SESSION_TOKEN), temporary)
        arn = "acs:ram::1786543210987654:role/EipReader"
        self.accounts.add(Profile("role", ProfileKind.RAM_ROLE, role_arn=arn), long_lived)
        self.accounts.add(Profile("guest", storage=Storage.SESSION_ONLY), long_lived)

    def call(self) -> None:
        """Sign in with every profile and make calls, as the program does."""
        for profile in self.accounts.profiles:
            self._tried(lambda name=profile.name: self._call(name))

    def _call(self, name: str) -> None:
        credentials = self.accounts.sign_in(name)
        self._tried(lambda: self.accounts.identity(name))
        cloud = SignedCloud(self.accounts.provider(name), lambda signed: Gateway(signed, self.url))
        self.clouds.append(cloud)  # as a window does that stays open
        self._tried(lambda: cloud.read(REGION, EIPS))
        self._tried(lambda: Gateway(credentials, "http://127.0.0.1:9").read(REGION, EIPS))

    def tell(self) -> None:
        """Log every secret in every way that somebody could by mistake."""
        for profile in self.accounts.profiles:
            self._tried(lambda name=profile.name: self._tell(name))

    def _tell(self, name: str) -> None:
        credentials = self.accounts.sign_in(name)
        log.debug("%s %r %r %r", credentials, credentials, self.accounts.profiles, vars(self.accounts))
        log.debug("as a dict: %s", vars_of(credentials))
        log.debug("in a URL: https://sts/?Signature=x&SecurityToken=%s", credentials.security_token)
        log.debug("bare: %s", credentials.access_key_secret)
        log.debug("%s", vars(Gateway(credentials, self.url)))
        self._tried(lambda: fail_with(credentials))

    def _tried(self, act: Callable[[], Any]) -> None:
        try:
            act()
        except (WizardError, RuntimeError) as error:
            log.exception("refused")
            log.debug("%r %s %s", error, error, "".join(traceback.format_exception(error, limit=-1)))

    def child(self) -> None:
        """Start a program as a careless line could, with all that is in the environment by now."""
        subprocess.run([sys.executable, "-c", ""], check=True)

    def lock(self) -> None:
        """Lock as the idle time does."""
        self.accounts.lock()

    def crash(self) -> None:
        """Die of an exception that nobody catches, with secrets in local variables and in the message."""
        fail_with(self.accounts.sign_in("work"))


def fail_with(credentials: Credentials) -> None:
    hidden_in_a_local_variable = (credentials.access_key_secret, credentials.security_token)
    raise RuntimeError(f"{credentials!r} {hidden_in_a_local_variable} {vars_of(credentials)}")


def vars_of(credentials: Credentials) -> dict[str, object]:
    return {part: getattr(credentials, part) for part in Credentials.__slots__}


def read_line() -> str:
    """Return the next line of stdin without leaving it in a buffer."""
    line = bytearray()
    byte = bytearray(1)
    while os.readv(0, [byte]) and byte != b"\n":
        line += byte
    text = line.decode()
    line[:] = bytes(len(line))
    return text


def write_down_children(file: Path) -> None:
    """Write the arguments and the environment of every program started from now on to ``file``."""

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork", "os.forkpty"}:
            with file.open("a") as children:
                children.write(f"{event} {arguments} {dict(os.environ)}\n")

    sys.addaudithook(heard)


def main() -> None:
    state_dir = Path(sys.argv[1])
    run = Run(state_dir, sys.argv[2])
    write_down_children(state_dir / "children")
    while stage := read_line():
        getattr(run, stage)()
        os.write(1, f"{stage}\n".encode())


if __name__ == "__main__":
    main()
