"""Pictures of every view, dialog and wizard page, and sheets of them to look at: ``.ci/album`` takes all looks.

``python -m tests.helpers.picture_album FOLDER LANGUAGE SCHEME ROWS [TYPE [WIDTHxHEIGHT [scenes]]]`` takes one look:
``en`` or ``zh_CN``, ``light`` or ``dark``, that many EIPs in the region, type size in percent, the screen; ``scenes``
takes the scenes of ``album_scenes`` instead. It needs no account; the sandbox is inside. Offscreen the screen is as
large as it is asked for; elsewhere it is what it is.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget, QToolButton, QWidget, QWizard

from gui import bootstrap
from gui.__main__ import parsed
from gui.domain.accounts.sign_in import SignInError, SignInReason
from gui.domain.choices.selection import EipTicked, EniChosen, InstanceChosen, Method, MethodChosen
from gui.domain.cloud.inventory import Inventory
from gui.domain.wizards.steps import Page
from gui.qt.accounts.cli_import import CliImportDialog
from gui.qt.accounts.editor import ProfileEditor
from gui.qt.accounts.manager import ProfileManager
from gui.qt.base.palette import Scheme
from gui.qt.base.region_reading import Load
from gui.qt.base.type_size import set_type_size
from gui.qt.dialogs.allocate_eips import NewEipsDialog
from gui.qt.dialogs.create_interface import NewInterfaceDialog
from gui.qt.dialogs.eip_attributes import EipAttributesDialog
from gui.qt.dialogs.ignore_issues import IgnoreIssuesDialog
from gui.qt.dialogs.plan_list import PlanListDialog
from gui.qt.dialogs.sign_in import AccountDialog, SignInDialog
from gui.qt.dialogs.stop_question import StopQuestion
from gui.qt.pages.guest import GuestPage
from gui.qt.shell.app import Appearance, WindowContext, open_window
from gui.qt.shell.main_window import MainWindow
from gui.qt.shell.tour_user import TourUser
from gui.qt.views.guest_dialog import GuestDialog
from gui.qt.wizards.interface_in_use import (
    ChangeWizard,
    InUseWizard,
    ReleaseWizard,
    SecondaryCidrTeardownWizard,
    TeardownWizard,
    UnbindEipsWizard,
    UnusedNetworksWizard,
)
from gui.qt.wizards.run_wizard import RunWizard
from gui.services.sign_in import WithSandbox
from tests.helpers.album_scenes import Scenes
from tests.helpers.big_inventory import big_inventory

LIST = """\
- {region: cn-shanghai, eni: voip-signalling, instance: sip-proxy-01, eips: [voip-edge-01, voip-edge-02]}
- {region: cn-shanghai, eni: new, eni_name: ftp-new, vswitch: prod-b, security_group: sg-prod,
   instance: ftp-legacy, stop_instance: yes, eips: [ftp-edge-01]}
"""
USUAL = "1280x800"
SCENES = "scenes"
CELL = QSize(640, 400)
ACROSS, DOWN = 3, 4
SETTLE_MS = 60
PATIENCE_S = 60


class Album:
    """Takes the pictures of one look."""

    def __init__(self, context: WindowContext, composition: bootstrap.Composition, folder: Path, rows: int) -> None:
        self._context, self._composition, self._folder, self._rows = context, composition, folder, rows
        self._size = context.app.primaryScreen().availableSize()
        self._user = TourUser(context, folder)
        self.pictures: list[Path] = []

    @property
    def window(self) -> MainWindow:
        """Return the main window."""
        return self._context.window

    def take_scenes(self) -> None:
        """Take the scenes."""
        known = self._signed_in()
        scenes = Scenes(self._context, self._composition, self._folder, self._picture, self._at_once, self._wait)
        self._show(self._filled(known))
        scenes.in_filled_region()
        self._show(known)
        scenes.in_sandbox_region(known)
        self._sheets()

    def take(self) -> None:
        """Take all of them but the scenes."""
        known = self._signed_in()
        self._show(self._filled(known))
        for step in (self._views, self._dialogs, self._questions):
            step()
        self._show(known)
        self._in_use(known)
        self._binding()
        self._troubles()
        self._sheets()

    def _signed_in(self) -> Inventory:
        self.window.resize(self._size)
        self.window.show()
        self._picture("welcome", self.window)
        self.window.sign_in(WithSandbox())
        self._at_once("signing-in", self.window)
        self._user.wait(lambda: self._context.session.connection is not None, "the sign-in")
        self._at_once("reading", self.window)
        self._user.wait(self._user.region_read, "the region")
        known = self._context.session.inventory
        assert known is not None
        return known

    def _filled(self, known: Inventory) -> Inventory:
        """Return the region with as many rows as are wanted."""
        if self._rows > len(known.eips):
            return big_inventory(self._rows, known.region)
        few = self._rows
        return replace(
            known, eips=known.eips[:few], interfaces=known.interfaces[:few], instances=known.instances[:few]
        ).with_lookups()

    def _show(self, inventory: Inventory) -> None:
        self._context.session._read(inventory)
        self._user.wait(lambda: self.window.home.facts.now.inventory is inventory, "the rows")
        self._quiet()

    def _quiet(self) -> None:
        self._wait(lambda: not self._context.session.jobs.busy)
        self._wait(lambda: self.window.home.topology.settled)
        QTest.qWait(SETTLE_MS)

    def _wait(self, there: Callable[[], bool]) -> None:
        """Wait whatever the window says meanwhile; the user of the tour gives up at an error."""
        end = monotonic() + PATIENCE_S
        while not there():
            if monotonic() > end:
                raise TimeoutError("what is waited for did not come")
            QTest.qWait(SETTLE_MS)

    def _picture(self, name: str, widget: QWidget) -> None:
        self._quiet()
        self._at_once(name, widget)

    def _at_once(self, name: str, widget: QWidget) -> None:
        """Take a picture of what is still at work."""
        path = self._folder / f"{len(self.pictures) + 1:02d}-{name}.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"{path} could not be written")
        self.pictures.append(path)

    def _views(self) -> None:
        home = self.window.home
        for number in range(home.tabs.count()):
            home.tabs.setCurrentIndex(number)
            self._picture(f"view-{type(home.tabs.widget(number)).__name__}", self.window)
        home.tabs.setCurrentWidget(home.mappings)
        home.mappings.panel.table.selectRow(0)
        self._picture("row-selected", self.window)
        home.mappings.as_tree.setChecked(True)
        self._picture("tree", self.window)
        home.mappings.as_tree.setChecked(False)
        home.mappings.panel.filter.setText("no such word")
        self._user.wait(lambda: not home.mappings.panel.table.model().rowCount(), "the filter")
        self._picture("filter-without-rows", self.window)
        home.mappings.panel.filter.clear()
        for name, menu in (("columns", home.mappings.chooser), ("account", self.window.header.account)):
            self._menu(name, menu)

    def _dialogs(self) -> None:
        window, session = self.window, self._context.session
        inventory = session.inventory
        assert inventory is not None
        makers: dict[str, Callable[[], QWidget]] = {
            "settings": window.dialogs.open_settings,
            "log": window.dialogs.open_log,
            "about": window.dialogs.open_about,
            "new-eips": lambda: NewEipsDialog(session, window),
            "new-interface": lambda: NewInterfaceDialog(session, window),
            "eip-attributes": lambda: EipAttributesDialog(session, inventory.eips[0], window),
            "profile": lambda: ProfileEditor(session, None, window),
            "profiles": lambda: ProfileManager(session, window),
            "cli-import": lambda: CliImportDialog(session, self._folder / "config.json", window),
            "sign-in": lambda: AccountDialog(session, window),
            "sign-in-again": lambda: SignInDialog(session, window),
            "ignore-issues": lambda: IgnoreIssuesDialog(3, window),
        }
        (self._folder / "config.json").write_text(CLI_PROFILES, encoding="utf-8")
        path = self._folder / "list.yaml"
        path.write_text(LIST, encoding="utf-8")
        plans = PlanListDialog(session, window)
        plans.open_list(path)
        self._user.wait(lambda: plans.controller.reading is not None, "the list")
        makers["list"] = lambda: plans
        for name, make in makers.items():
            dialog = make()
            dialog.show()
            self._picture(f"dialog-{name}", dialog)
            for tabs in dialog.findChildren(QTabWidget):
                for number in range(1, tabs.count()):
                    tabs.setCurrentIndex(number)
                    self._picture(f"dialog-{name}-{number}", dialog)
            dialog.close()

    def _questions(self) -> None:
        self.window.on_resource.open_export()
        self._picture("dialog-export", self.window.on_resource.dialogs[0])
        self.window.on_resource.dialogs[0].close()
        self.window.show_help(self.window)
        shown = next(each for each in self._context.app.topLevelWidgets() if type(each).__name__ == "HelpWindow")
        self._picture("help", shown)
        shown.close()

    def _menu(self, name: str, button: QToolButton) -> None:
        menu = button.menu()
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        self._picture(f"menu-{name}", menu)
        menu.close()

    def _troubles(self) -> None:
        """Take the window while the cloud refuses, is not reached, is locked, and where a region is empty."""
        session, home = self._context.session, self.window.home
        faults = self._composition._sandbox._server.faults  # type: ignore[union-attr]
        for action in ("DescribeNetworkInterfaces", "DescribeInstances"):
            faults.error(action, "Forbidden.RAM", 403, times=99)
        self._refresh()
        for view in (home.mappings, home.interfaces, home.instances):
            home.tabs.setCurrentWidget(view)
            self._picture(f"refused-{type(view).__name__}", self.window)
        self.window.menus.bind.trigger()
        wizard = self._user.wizard()
        wizard.resize(self._size)
        for page in (Page.EIPS, Page.INTERFACE, Page.INSTANCE):
            wizard.go_to(page)
            self._picture(f"refused-bind-{page}", wizard)
        wizard.reject()
        faults.clear()
        faults.error("*", "ServiceUnavailable", 503, times=999)
        self._refresh()
        self._picture("not-reached", self.window)
        faults.clear()
        known = session.inventory
        assert known is not None
        self._show(replace(known, eips=(), interfaces=(), instances=(), unread=()).with_lookups())
        for number in range(home.tabs.count() - 1):
            home.tabs.setCurrentIndex(number)
            self._picture(f"empty-{type(home.tabs.widget(number)).__name__}", self.window)
        session._must_sign_in(SignInError(SignInReason.LOCKED, "office"))
        self._picture("locked", self.window)
        self.window.preferences.cover_when_locked = True
        session.sign_in_changed.emit()
        self._picture("locked-and-covered", self.window)

    def _refresh(self) -> None:
        self._context.session.refresh()
        self._wait(lambda: self._context.session.reading.load is not Load.LOADING)

    def _in_use(self, known: Inventory) -> None:
        live = next(each for each in known.interfaces if each.name == "voip-live")
        self.window.on_resource.open_guest(live)
        guest = self.window.on_resource.dialogs[0]
        assert isinstance(guest, GuestDialog)
        self._user.wait(lambda: guest.panel.snippet() is not None, "the guest configuration")
        self._picture("dialog-guest", guest)
        guest.panel.stack.setCurrentIndex(guest.panel.stack.findData("networkmanager"))
        guest.panel.view.turn_to(1)
        guest.panel.fold.click()
        guest.panel.view.find_bar.ask()
        guest.panel.view.find_bar.words.setText("armed")
        guest.panel.view.copy_text()
        self._picture("dialog-guest-options", guest)
        guest.panel.notes.fold.click()
        self._picture("dialog-guest-notes", guest)
        guest.panel.stack_choice.use_proposed.click()
        self._deliver(guest)
        guest.reject()
        free = [each.allocation_id for each in known.eips if each.target_id is None]
        bound = [each.allocation_id for each in known.eips if each.target_id is not None]
        kinds: tuple[Callable[[], InUseWizard], ...] = (
            lambda: TeardownWizard(self._context.session),
            lambda: TeardownWizard(self._context.session, live.id),
            lambda: ChangeWizard(self._context.session, live.id),
            lambda: SecondaryCidrTeardownWizard(self._context.session, live.id),
            lambda: UnusedNetworksWizard(self._context.session, known.vpcs[0].id),
            lambda: ReleaseWizard(self._context.session, free),
            lambda: UnbindEipsWizard(self._context.session, bound),
        )
        for make in kinds:
            wizard = make()
            wizard.resize(self._size)
            wizard.show()
            for page in before_the_run(wizard):
                self._picture(f"{type(wizard).__name__}-{page}", wizard)
            wizard.close()

    def _deliver(self, guest: GuestDialog) -> None:
        """Set the guest up from here, and ask what leaving it means."""
        guest.reject()
        assert guest.question is not None
        self._picture("question-leave-configuration", guest.question)
        guest.question.stay.click()
        guest.panel.set_up.click()
        dialog = guest.delivery
        assert dialog is not None
        self._user.wait(lambda: dialog.isVisible() and bool(dialog.review.packages), "the commands for the guest")
        self._picture("guest-review", dialog)
        dialog.review.consent.box.click()
        dialog.go.click()
        run = dialog.controller
        assert run is not None
        self._user.wait(lambda: run.armed or run.over, "the armed guest")
        self._at_once("guest-armed", dialog)
        dialog.reject()
        if dialog.question is not None:
            QTest.qWait(SETTLE_MS)
            self._at_once("question-leave-guest", dialog.question)
            dialog.question.wait.click()
        self._user.wait(lambda: run.over, "the end in the guest")
        self._picture("guest-proven", dialog)
        dialog.reject()

    def _binding(self) -> None:
        session = self._context.session
        self.window.menus.bind.trigger()
        wizard = self._user.wizard()
        wizard.resize(self._size)
        inventory = session.inventory
        assert inventory is not None
        for eip in [each for each in inventory.eips if each.name.startswith("voip-edge")][:3]:
            session.dispatch(EipTicked(eip.allocation_id, ticked=True))
        session.dispatch(EniChosen(next(each.id for each in inventory.interfaces if each.name == "voip-media")))
        session.dispatch(
            InstanceChosen(next(each.id for each in inventory.instances if each.name == "voip-gateway-01"))
        )
        for page in (Page.ACCOUNT, Page.REGION, Page.METHOD, Page.EIPS, Page.INTERFACE, Page.INSTANCE, Page.NETWORK):
            session.dispatch(MethodChosen(Method.SECONDARY_CIDR if page is Page.NETWORK else Method.MULTI_EIP))
            wizard.go_to(page)
            self._picture(f"bind-{page}", wizard)
        session.dispatch(MethodChosen(Method.MULTI_EIP))
        wizard.go_to(Page.INSTANCE)
        self._user.go_on_to(Page.REVIEW)
        self._picture("bind-review", wizard)
        self._user.press(QWizard.WizardButton.CommitButton)
        self._user.wait(lambda: wizard.run.running and wizard.run.steps.percent > 0, "the first step")
        self._at_once("bind-applying", wizard)
        question = StopQuestion(wizard.run, wizard)
        question.show()
        QTest.qWait(SETTLE_MS)
        self._at_once("question-stop", question)
        question.wait.click()
        self._user.wait(lambda: wizard.run.starting and not wizard.run.running, "the end of the run")
        self._user.wait(self._user.region_read, "the region")
        self._picture("bind-apply", wizard)
        self._user.go_on_to(Page.GUEST)
        page = wizard.current()
        assert isinstance(page, GuestPage)
        self._user.wait(lambda: page.snippet() is not None, "the guest configuration")
        self._picture("bind-guest", wizard)
        page.panel.mark_taken()
        self._user.press(QWizard.WizardButton.NextButton)
        self._picture("bind-done", wizard)
        QTest.mouseClick(wizard.button(QWizard.WizardButton.FinishButton), Qt.MouseButton.LeftButton)
        self._user.wait(self._user.region_read, "the region")
        self.window.home.tabs.setCurrentIndex(self.window.home.tabs.count() - 1)
        self._picture("activity-after-a-run", self.window)

    def _sheets(self) -> None:
        for number, few in enumerate(_batches(self.pictures), 1):
            sheet(few).save(str(self._folder / f"sheet-{number}.png"))


def before_the_run(wizard: RunWizard) -> Iterator[Page]:
    """Turn to each page of ``wizard`` that comes before its run, and give it."""
    for page in wizard.answers.state.steps:
        if page is Page.APPLY:
            return
        wizard.go_to(page)
        yield page


def _batches(paths: list[Path]) -> Iterator[tuple[Path, ...]]:
    for first in range(0, len(paths), ACROSS * DOWN):
        yield tuple(paths[first : first + ACROSS * DOWN])


def sheet(paths: tuple[Path, ...]) -> QImage:
    """Return the pictures of ``paths`` side by side, each as small as a cell at most."""
    made = QImage(
        CELL.width() * ACROSS, CELL.height() * min(DOWN, ceil(len(paths) / ACROSS)), QImage.Format.Format_RGB32
    )
    made.fill(QColor("#808080"))
    painter = QPainter(made)
    for number, path in enumerate(paths):
        image = QImage(str(path))
        small = image
        if image.width() > CELL.width() or image.height() > CELL.height():
            small = image.scaled(CELL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(number % ACROSS * CELL.width(), number // ACROSS * CELL.height(), small)
    painter.end()
    return made


CLI_PROFILES = """{"current": "default", "profiles": [
{"name": "default", "mode": "AK", "access_key_id": "LTAI5tAlbumExampleKey001", "access_key_secret": "none",
 "region_id": "cn-shanghai"},
{"name": "build", "mode": "EcsRamRole", "ram_role_name": "builder", "region_id": "cn-hangzhou"}]}"""


def main(folder: Path, language: str, scheme: str, rows: int, percent: int, screen: str, part: str) -> None:
    """Take the pictures of one look into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        width, height = map(int, screen.split("x"))
        shape = {"name": "album", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
        (folder / "screen.json").write_text(json.dumps({"screens": [shape]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={folder / 'screen.json'}"
    with TemporaryDirectory() as state:
        args = parsed(["--sandbox", "--state-dir", state])
        with closing(bootstrap.Composition(args)) as composition:
            context = open_window(composition.parts(), Appearance(language, Scheme(scheme)))
            set_type_size(context.app, percent)
            try:
                album = Album(context, composition, folder, rows)
                if part == SCENES:
                    album.take_scenes()
                else:
                    album.take()
            finally:
                context.close()


if __name__ == "__main__":
    _where, _language, _scheme, _rows, *_more = sys.argv[1:]
    _type, _screen, _part = (*_more, *("100", USUAL, "")[len(_more) :])
    main(Path(_where), _language, _scheme, int(_rows), int(_type), _screen, _part)
