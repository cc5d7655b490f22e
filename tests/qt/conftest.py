"""The window's world for a test: real session, real jobs, real SDKs, a fresh sandbox over HTTP."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.bootstrap import reach_guests
from gui.cloud.gateway import Gateway
from gui.cloud.sts import identify
from gui.domain.accounts.keyring_state import VaultState, VaultStatus
from gui.domain.accounts.profile import Profile
from gui.domain.cloud.account import CallerIdentity
from gui.domain.contracts import CloudApi, Credentials
from gui.qt.base.i18n import LANGUAGES, Translators
from gui.qt.base.palette import Scheme, apply_scheme
from gui.qt.base.region_reading import Load
from gui.qt.base.session import Session
from gui.qt.responsiveness.jobs import Jobs
from gui.qt.shell.main_window import MainWindow
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.accounts.accounts import Accounts
from gui.services.parts import Parts, SandboxAccess
from gui.services.region.catalog import load_catalog
from gui.services.sign_in import WithSandbox
from gui.vault.keyring_store import KeyringStore
from gui.vault.session_store import SessionStore


def _connect(credentials: Credentials, *, profile: Profile | None, endpoint: str | None, language: str) -> CloudApi:
    del profile
    return Gateway(credentials, endpoint, language=language)


def _identify(credentials: Credentials, profile: Profile | None, endpoint: str | None) -> CallerIdentity:
    return identify(credentials, profile or Profile(""), endpoint)


@dataclass
class World:
    """Parts with a sandbox behind them."""

    server: SandboxServer
    parts: Parts
    jobs: Jobs
    session: Session
    status: list[VaultStatus] = field(default_factory=lambda: [VaultStatus(VaultState.READY, "memory")])


PATIENCE_MS = 60_000
"""How long a test waits for what must come: only one that fails takes as long, and a busy machine is no failure."""


class PatientBot(QtBot):
    """Waits for conditions as long as a busy machine may need, not the five seconds of its base."""

    def addWidget(self, widget: QWidget, **more: Any) -> None:
        """Close ``widget`` in the end, unless it goes by itself: its base closes what Python still holds."""
        super().addWidget(widget, **more)
        added = self._request.node.qt_widgets[-1]
        widget.destroyed.connect(partial(self._gone, added))

    def _gone(self, added: object, _widget: object = None) -> None:
        kept = getattr(self._request.node, "qt_widgets", [])
        if added in kept:
            kept.remove(added)

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    del qapp
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["multi-eip"]


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en"))
    apply_scheme(qapp, Scheme.LIGHT)


@pytest.fixture(autouse=True)
def _closed_windows_go(qapp: QApplication) -> Iterator[None]:
    """Delete what is to be deleted: without a loop of events it stays, and follows each change of style."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account(Pace.instant())) as running:
        yield running


@pytest.fixture
def world(qapp: QApplication, qtbot: QtBot, server: SandboxServer, tmp_path: Path) -> Iterator[World]:
    del qtbot
    key = server.account.keys["LTAI5tSandboxFullRights1"]
    status = [VaultStatus(VaultState.READY, "memory")]
    journal = tmp_path / "sandbox"
    journal.mkdir()

    def refuse(*_: object) -> object:
        raise AssertionError("no role and no identity is asked for here")

    parts = Parts(
        state_dir=tmp_path,
        catalog=load_catalog(),
        accounts=Accounts(tmp_path, KeyringStore(), SessionStore(), assume_role=refuse, identify=refuse),  # type: ignore[arg-type]
        connect=_connect,
        reach_guests=reach_guests,
        identify=_identify,
        start_sandbox=lambda: SandboxAccess(f"http://{server.endpoint}", Credentials(key.id, key.secret), journal),
        preload=lambda: None,
        probe_vault=lambda: status[0],
        check_permissions=lambda _name, _region: (None, ()),
        endpoint=f"http://{server.endpoint}",
    )
    jobs = Jobs(qapp)
    session = Session(parts, jobs, qapp)
    yield World(server, parts, jobs, session, status)
    assert jobs.close(60_000), "work in the background did not end"


def fail_reading(world: World, *actions: str) -> None:
    """Let the cloud refuse ``actions`` from the next reading of the region on; what is done before that goes well."""
    refresh = world.session.refresh

    def refused() -> None:
        world.session.refresh = refresh  # type: ignore[method-assign]
        for action in actions:
            world.server.faults.error(action, "Forbidden.RAM", 403, 0)
        refresh()

    world.session.refresh = refused  # type: ignore[method-assign]


MAIN_READS = ("DescribeEipAddresses", "DescribeNetworkInterfaces", "DescribeInstances")
"""The calls that read the main lists of a region."""


@pytest.fixture
def signed_in(world: World, qtbot: QtBot) -> World:
    """Signed in to the sandbox, main region read."""
    errors: list[BaseException] = []
    world.session.sign_in(WithSandbox(), errors.append)
    qtbot.waitUntil(lambda: world.session.connection is not None or bool(errors))
    assert not errors
    world.session.choose_region(world.session.connection.regions[0].id)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: world.session.reading.load is Load.READY)
    return world


@pytest.fixture(scope="session")
def _translators(qapp: QApplication) -> Translators:
    """One for all tests, as the program has it: Qt asks every one that was ever installed."""
    return Translators(qapp)


@pytest.fixture
def translators(_translators: Translators) -> Iterator[Translators]:
    _translators.install(LANGUAGES[0])
    yield _translators
    _translators.install(LANGUAGES[0])


@pytest.fixture
def window(world: World, qtbot: QtBot, translators: Translators, tmp_path: Path) -> MainWindow:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    main = MainWindow(world.session, translators, settings)
    qtbot.addWidget(main)
    return main


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    """Wait for a condition."""
    return qtbot.waitUntil


@pytest.fixture
def read_window(window: MainWindow, world: World, until: Callable[[Callable[[], bool]], None]) -> MainWindow:
    """The window, shown, signed in to the sandbox, its main region read."""
    window.show()
    window.sign_in(WithSandbox())
    until(lambda: world.session.reading.load is Load.READY)
    until(lambda: window.home.mappings.model.total > 0)
    return window


def pytest_sessionfinish() -> None:
    """Empty the clipboard: what Python put there can't be destroyed after Python itself has ended."""
    if isinstance(application := QApplication.instance(), QApplication):
        application.clipboard().clear()
