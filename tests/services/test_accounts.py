"""Profiles and signing in, with stores that can be told to fail."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gui.domain.contracts import Credentials
from gui.domain.errors import CloudError, VaultError, VaultErrorKind
from gui.domain.identity import CallerIdentity
from gui.domain.profile import (
    Colour,
    Profile,
)
from gui.services.accounts import Accounts
from gui.vault.session_store import SessionStore

KEY = Credentials("LTAI5tPlainTestKey0001", "PlainTestSecret000000000000001")
OTHER = Credentials("LTAI5tPlainTestKey0002", "PlainTestSecret000000000000002")
TOKEN = Credentials("STS.PlainTestTemporary", "PlainTestSecret000000000000003", "CAISplain+test/token==")
ROLE = "acs:ram::1234567890123456:role/network-admin"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Keyring(SessionStore):
    """A keyring that fails when told to, before or after the effect."""

    def __init__(self) -> None:
        super().__init__()
        self.broken: dict[str, VaultErrorKind] = {}
        self.calls: list[str] = []

    def _try(self, what: str) -> None:
        self.calls.append(what)
        if what in self.broken:
            raise VaultError(self.broken[what], "Test Keyring")

    def read(self, name: str) -> str | None:
        self._try("read")
        return super().read(name)

    def write(self, name: str, secret: str) -> None:
        self._try("write")
        super().write(name, secret)
        self._try("written")

    def delete(self, name: str) -> None:
        self._try("delete")
        super().delete(name)


class Roles:
    def __init__(self) -> None:
        self.asked: list[tuple[Credentials, Profile]] = []
        self.answer: CloudError | None = None
        self.now = NOON

    def __call__(self, key: Credentials, profile: Profile) -> Credentials:
        self.asked.append((key, profile))
        if self.answer:
            raise self.answer
        number = len(self.asked)
        return Credentials(
            f"STS.Role{number}", f"RoleSecret{number}", f"RoleToken{number}", self.now + timedelta(hours=1)
        )


class Identities:
    def __init__(self) -> None:
        self.asked: list[Credentials] = []

    def __call__(self, credentials: Credentials, profile: Profile) -> CallerIdentity:
        self.asked.append(credentials)
        return CallerIdentity("1234567890123456", f"acs:ram::1234567890123456:user/{profile.name}")


class Desk:
    """Everything around one Accounts; ``restart`` is the program started anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keyring = Keyring()
        self.roles = Roles()
        self.identities = Identities()
        self.environment: dict[str, str] = {}
        self.told: list[str] = []
        self.now = NOON
        self.accounts = self.restart()

    def restart(self) -> Accounts:
        self.session = SessionStore()
        self.accounts = Accounts(
            self.folder,
            self.keyring,
            self.session,
            assume_role=self.roles,
            identify=self.identities,
            now=lambda: self.now,
            environment=self.environment,
            on_secret=self.told.append,
        )
        return self.accounts


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "state")


def test_a_saved_key_signs_in_after_a_restart(desk: Desk) -> None:
    kept = desk.accounts.add(Profile("work", region="cn-shanghai", colour=Colour.RED), KEY)
    assert kept.access_key_id == KEY.access_key_id
    assert kept.is_default
    accounts = desk.restart()
    assert accounts.profiles == (kept,)
    assert not accounts.is_signed_in("work")
    assert accounts.sign_in("work") == KEY
    assert accounts.credentials("work") == KEY
