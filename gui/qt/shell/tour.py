"""The wizard driven by itself, through its real widgets: which pages, in which order, and what is chosen on each."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWizard

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.mapping import mappings
from gui.domain.rules import new_blocks
from gui.domain.wizards.steps import Page
from gui.qt.base.palette import Scheme
from gui.qt.pages.apply import ApplyPage
from gui.qt.pages.guest import GuestPage
from gui.qt.pages.network import NetworkPage
from gui.qt.shell.app import Appearance, WindowContext, open_window
from gui.qt.shell.tour_user import TourError, TourUser
from gui.services.parts import Parts
from gui.services.sign_in import WithSandbox

EIPS = 10
REGION_WITHOUT_MODE = "cn-hangzhou"
"""In the sandbox's account: only the secondary CIDR method leads on there."""
SNIPPETS, SNIPPETS_SECOND = "snippets", "snippets-second"
"""Folders of the guest configuration, by multi-EIP mode and by a secondary CIDR block."""
PICTURE = QSize(1280, 820)
"""Pixels; the offscreen platform's own screen is smaller than anybody's."""


class Tour:
    """Walks through the wizard against the sandbox: binds ten EIPs, sets up the guest, then assigns one as an address.

    Attributes:
        seconds: from the first tick of an EIP to the proof of all of them in the guest.
    """

    def __init__(self, context: WindowContext, folder: Path) -> None:
        self._desk, self._folder = context, folder
        self._user = TourUser(context, folder)
        self._eni = ""
        self._ticked = self.seconds = 0.0

    def walk(self) -> tuple[Path, ...]:
        """Do the whole job; return the pictures.

        Raises:
            TourError: a page did not come, or an EIP is not bound at the end.
        """
        window = self._desk.window
        window.resize(PICTURE)
        window.show()
        window.sign_in(WithSandbox())
        self._user.wait(self._user.region_read, "the region")
        self._user.take_picture("main-window", window)
        window.menus.bind.trigger()
        wizard = self._user.wizard()
        wizard.resize(PICTURE)
        self._user.change(Page.ACCOUNT)
        for step in (self._account, self._region, self._eips, self._interface, self._instance, self._review):
            step()
        self._apply()
        self._guest()
        self._user.take_picture("done", wizard)
        bound = self._bound()
        QTest.mouseClick(wizard.button(QWizard.WizardButton.FinishButton), Qt.MouseButton.LeftButton)
        self._user.wait(self._user.region_read, "the region")
        window.home.mappings.panel.filter.setText(self._eni)
        window.home.mappings.panel.apply_filter()
        window.home.mappings.panel.table.selectRow(0)
        self._user.wait(lambda: EniId(self._eni) in window.home.facts.gateways, "the gateways")
        self._user.take_picture("main-window-after", window)
        if bound != EIPS:
            raise TourError(f"The tour ended with {bound} of {EIPS} EIPs bound.")
        window.home.mappings.panel.filter.clear()
        window.home.mappings.panel.apply_filter()
        self._secondary_cidr()
        return tuple(self._user.pictures)

    # One page each

    def _account(self) -> None:
        self._user.take_picture("account")
        self._user.go_on_to(Page.REGION)

    def _region(self) -> None:
        self._user.choose(self._user.page_table(), "cn-shanghai")
        self._user.wait(self._user.region_read, "the region")
        self._user.take_picture("region")
        self._user.go_on_to(Page.METHOD)
        self._user.take_picture("method")
        self._user.go_on_to(Page.EIPS)

    def _eips(self) -> None:
        table = self._user.page_table()
        model = self._user.records_of(table)
        free = [model.key(record) for record in model.shown() if not model.reason_of(model.key(record))]
        self._ticked = perf_counter()
        for key in free[:EIPS]:
            self._user.choose(table, key)
        self._user.take_picture("eips")
        self._user.go_on_to(Page.INTERFACE)

    def _interface(self) -> None:
        self._eni = self._user.choose_named("voip-media")
        self._user.take_picture("interface")
        self._user.go_on_to(Page.INSTANCE)

    def _instance(self) -> None:
        self._user.choose_named("voip-gateway-01")
        self._user.take_picture("instance")
        self._user.go_on_to(Page.REVIEW)

    def _review(self) -> None:
        self._user.take_picture("review")
        self._user.press(QWizard.WizardButton.CommitButton)
        self._user.wait(lambda: self._user.is_on(Page.APPLY), "the page apply")

    def _apply(self) -> None:
        page = self._user.wizard().current()
        if not isinstance(page, ApplyPage):
            raise TourError("The tour stopped: the apply page did not come.")
        run = self._user.wizard().run
        self._user.wait(lambda: page.rows.rowCount() > EIPS, "the rows of the run")
        self._user.take_picture("applying")
        self._user.wait(lambda: not run.running and self._user.region_read(), "the end of the run")
        self._user.take_picture("applied")
        self._user.go_on_to(Page.GUEST)

    def _guest(self) -> None:
        page = self._user.wizard().current()
        if not isinstance(page, GuestPage):
            raise TourError("The tour stopped: the guest page did not come.")
        self._user.wait(lambda: page.snippet() is not None, "the guest configuration")
        self._user.take_picture("guest")
        page.view.turn_to(next(n for n, each in enumerate(page.view.sheets()) if each.path.startswith("check")))
        self._user.take_picture("guest-check")
        page.save_in(self._folder / SNIPPETS)
        self._user.take_picture("guest-saved")
        self._set_up(page)
        self._user.go_on_to(Page.DONE)
        self._user.wait(self._user.region_read, "the region")

    def _set_up(self, page: GuestPage) -> None:
        """Set the modelled guest up from here, to the reading that proves it."""
        QTest.mouseClick(page.panel.set_up, Qt.MouseButton.LeftButton)
        dialog = page.delivery
        if dialog is None:
            raise TourError("The tour stopped: the review of the commands for the guest did not come.")
        self._user.wait(lambda: dialog.isVisible() and bool(dialog.review.packages), "the commands for the guest")
        self._user.take_picture("guest-review", dialog)
        box = dialog.review.consent.box
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.height() // 2, box.height() // 2))
        QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
        run = dialog.controller
        if run is None:
            raise TourError("The tour stopped: nothing was sent into the guest.")
        self._user.wait(lambda: run.armed or run.over, "the guest to be armed")
        self._user.take_picture("guest-armed", dialog)
        self._user.wait(lambda: run.over, "the end of the delivery")
        self.seconds = perf_counter() - self._ticked
        self._user.take_picture("guest-proven", dialog)
        if not run.well:
            raise TourError("The tour ended with a guest in which not every EIP is proven.")
        dialog.reject()

    # The other method, in a region that does not offer the mode

    def _secondary_cidr(self) -> None:
        window = self._desk.window
        window.menus.bind.trigger()
        self._user.wizard().resize(PICTURE)
        self._user.change(Page.REGION)
        self._user.choose(self._user.page_table(), REGION_WITHOUT_MODE)
        self._user.wait(self._user.region_read, "the region")
        self._user.go_on_to(Page.METHOD)
        self._user.take_picture("method-second")
        self._user.go_on_to(Page.EIPS)
        table = self._user.page_table()
        model = self._user.records_of(table)
        self._user.choose(table, next(key for record in model.shown() if not model.reason_of(key := model.key(record))))
        self._user.go_on_to(Page.INSTANCE)
        self._user.choose_named("web-hz")
        self._user.go_on_to(Page.NETWORK)
        self._agree_to_network()
        self._user.take_picture("network")
        self._user.go_on_to(Page.REVIEW)
        self._user.take_picture("review-second")
        self._user.press(QWizard.WizardButton.CommitButton)
        self._user.wait(lambda: self._user.is_on(Page.APPLY), "the page apply")
        run = self._user.wizard().run
        self._user.wait(lambda: run.starting and not run.running and self._user.region_read(), "the end of the run")
        self._user.take_picture("applied-second")
        self._user.go_on_to(Page.GUEST)
        page = self._user.wizard().current()
        if not isinstance(page, GuestPage):
            raise TourError("The tour stopped: the guest page did not come.")
        self._user.wait(lambda: page.snippet() is not None, "the guest configuration")
        self._user.take_picture("guest-second")
        page.save_in(self._folder / SNIPPETS_SECOND)
        self._user.go_on_to(Page.DONE)
        self._user.wait(self._user.region_read, "the region")
        inventory, chosen = self._desk.session.inventory, self._desk.session.now
        if inventory is None or new_blocks.needs_network(chosen, inventory):
            raise TourError("The tour ended with an EIP that is not exposed.")
        QTest.mouseClick(self._user.wizard().button(QWizard.WizardButton.FinishButton), Qt.MouseButton.LeftButton)
        window.home.make_current(chosen.eips[0])
        self._user.take_picture("main-window-second", window)

    def _agree_to_network(self) -> None:
        page = self._user.wizard().current()
        if not isinstance(page, NetworkPage):
            raise TourError("The tour stopped: the network page did not come.")
        self._user.wait(page.consent.isVisible, "the blocks")
        box = page.consent.box
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.height() // 2, box.height() // 2))

    def _bound(self) -> int:
        inventory = self._desk.session.inventory
        rows = mappings(inventory) if inventory else ()
        return sum(1 for row in rows if row.eip and row.instance and row.eni and row.eni.id == self._eni)


def run_tour(parts: Parts, folder: Path, *, language: str | None, scheme: str | None) -> str:
    """Write pictures and snippets below ``folder``; return what was written, as a sentence."""
    folder.mkdir(parents=True, exist_ok=True)
    # As a new installation looks, whatever the user's own window looks like; that stays as it is.
    with TemporaryDirectory() as unused:
        plain = replace(parts, state_dir=Path(unused))
        context = open_window(plain, Appearance(language, Scheme(scheme) if scheme else Scheme.LIGHT))
        tour = Tour(context, folder)
        try:
            pictures = tour.walk()
        finally:
            context.close()
    saved = [sum(1 for path in (folder / name).rglob("*") if path.is_file()) for name in (SNIPPETS, SNIPPETS_SECOND)]
    if not all(saved):
        raise TourError("The tour ended without files of guest configuration; the last pictures say why.")
    return (
        f"{len(pictures)} pictures and {saved[0]} files of guest configuration are in {folder}"
        f" ({tour.seconds:.0f} s from the first tick of {EIPS} EIPs to their proof in the guest)"
    )
