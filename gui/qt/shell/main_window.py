"""The shell of the program: who is signed in, the region, the views of the region, and the way into the wizards."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QMainWindow, QVBoxLayout, QWidget

from gui import __version__
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.interface_address import has_its_address_for_an_eip
from gui.domain.cloud.inventory import MAIN_LISTS, Inventory
from gui.domain.cloud.region import RegionId
from gui.qt.base.i18n import Translators
from gui.qt.base.session import Load, Session
from gui.qt.base.theme import chars, icon, lines
from gui.qt.dialogs.lock_note import LockNote
from gui.qt.shell.menus import Menus
from gui.qt.shell.remedies import Remedies
from gui.qt.views.actions import ResourceActions
from gui.qt.views.home import Home
from gui.qt.widgets.banner import Banner, InvalidatedNote
from gui.services.runs.journal_records import Run as JournalRun
from gui.services.sign_in import Choice
from gui.words import labels
from gui.words.errors import error_text
from gui.words.plain_text import visible_line
from gui.words.tone import Tone
from gui.words.unread import clock, rows_text, unread_text

if TYPE_CHECKING:
    from gui.qt.wizards.bind import BindWizard
    from gui.qt.wizards.interface_in_use import InUseWizard

    AnyWizard = BindWizard | InUseWizard


class MainWindow(QMainWindow):
    """Shows what the session holds; every change to the cloud goes through the wizard."""

    def __init__(self, session: Session, translators: Translators, settings: QSettings) -> None:
        super().__init__()
        self.session, self._settings = session, settings
        self.wizard: AnyWizard | None = None
        self._first_region = False
        self.setWindowIcon(icon("app"))
        self.home = Home(session, settings)
        self.model, self.panel = self.home.mappings.model, self.home.mappings.panel
        self.banner, self.sandbox_note = Banner(), Banner()
        self.lock_note = LockNote(session)
        self.invalidated_note = InvalidatedNote(session, lambda: self.wizard is None)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self.sandbox_note)
        column.addWidget(self.lock_note)
        column.addWidget(self.banner)
        column.addWidget(self.invalidated_note)
        column.addWidget(self.home, 1)
        self.setCentralWidget(inside)
        self.as_of = QLabel()
        self.statusBar().addPermanentWidget(self.as_of)
        self.on_resource = ResourceActions(self.home, self.banner, self)
        self.menus = Menus(self, self.home, self.on_resource, translators, settings)
        self.menus.bind_wanted.connect(self.open_wizard)
        self.menus.copy_wanted.connect(self._copy)
        self.menus.about_wanted.connect(self._about)
        self.menus.region.activated.connect(self._region_chosen)
        self._remedies = Remedies(session, self.on_resource, self.open_wizard, self.open_change)
        self.home.findings.remedy_wanted.connect(self._remedies.begin)
        self.home.undo_wanted.connect(self.open_teardown)
        self.on_resource.undo_wanted.connect(self.open_teardown)
        self.on_resource.change_wanted.connect(self.open_change)
        session.connection_changed.connect(self._connection_changed)
        session.reading_changed.connect(self._reading_changed)
        session.sign_in_changed.connect(self._reading_changed)
        session.unlock_wanted.connect(self._unlock)
        session.selection_changed.connect(self._show_region)
        self._retranslate()
        self._restore()
        self._connection_changed()

    def _retranslate(self) -> None:
        self.menus.retranslate()
        self._show_who()
        self._reading_changed()

    # What happens

    def sign_in(self, choice: Choice) -> None:
        """Sign in without the wizard, and choose the first region that offers the mode."""
        self.statusBar().showMessage(labels.text(labels.SIGNING_IN))
        self._first_region = True
        self.session.sign_in(choice, self.show_error)

    def show_error(self, error: BaseException) -> None:
        """Say what went wrong at the top of the window."""
        self.statusBar().clearMessage()
        self.banner.say_error(error_text(error))

    def open_wizard(self, selected: Sequence[str] | None = None) -> None:
        """Open the wizard at the first question that is open, or bring it to the front.

        Args:
            selected: ids of EIPs, interfaces and instances to begin with; None for what is selected in the window.
        """
        from gui.qt.wizards.bind import BindWizard  # noqa: PLC0415 - nine pages that the first paint need not wait for

        chosen = self.home.selected_resources() if selected is None else selected
        self._open(lambda: BindWizard.begin(self.session, chosen, self))

    def open_teardown(self, resource: str = "") -> None:
        """Open the wizard that undoes a binding, or that takes away what is left of one.

        Args:
            resource: id of an interface, or of a vSwitch or VPC in which nothing is needed any more; empty lets the
                user choose an interface.
        """
        from gui.qt.wizards.interface_in_use import LeftOverWizard, TeardownWizard, UnexposeWizard  # noqa: PLC0415 - as above

        inventory, eni = self.session.inventory, EniId(resource) if resource else None
        interface = inventory.eni_by_id.get(eni) if inventory and eni else None
        vpc = inventory.vpc_around(resource) if inventory else None
        if inventory is not None and interface is not None and has_its_address_for_an_eip(interface, inventory):
            self._open(lambda: UnexposeWizard(self.session, eni, self))
        elif vpc is not None:
            self._open(lambda: LeftOverWizard(self.session, vpc, self))
        else:
            self._open(lambda: TeardownWizard(self.session, eni, self))

    def open_change(self, eni: str = "") -> None:
        """Open the wizard that changes the EIPs of ``eni``, or of one that is chosen in it."""
        from gui.qt.wizards.interface_in_use import ChangeWizard  # noqa: PLC0415 - as above

        self._open(lambda: ChangeWizard(self.session, EniId(eni) if eni else None, self))

    def resume(self, run: JournalRun, undo: bool) -> None:
        """Open the wizard on a run that was interrupted, to go on with it or to take it back."""
        from gui.qt.wizards.bind import BindWizard  # noqa: PLC0415 - as above
        from gui.qt.wizards.interface_in_use import takes_back  # noqa: PLC0415 - as above

        if takes_back(run.plan):
            self.open_teardown()
        else:
            self._open(lambda: BindWizard(self.session, self))
        if self.wizard is not None and not self.wizard.run.running:
            self.wizard.go_on(run, undo=undo)

    def _open(self, make: Callable[[], "AnyWizard"]) -> None:
        """Show one wizard at a time: one that is open comes to the front."""
        self.invalidated_note.clear()
        if self.wizard is None:
            self.wizard = make()
            self.wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.wizard.finished.connect(self._wizard_closed)
        self.wizard.show()
        self.wizard.raise_()
        self.wizard.activateWindow()

    def _wizard_closed(self) -> None:
        if self.wizard is not None:
            self.wizard.deleteLater()
            self.wizard = None

    def _connection_changed(self) -> None:
        connection = self.session.connection
        self.menus.region.clear()
        for region in connection.regions if connection else ():
            self.menus.region.addItem(visible_line(f"{region.local_name} ({region.id})"), region.id)
        self.menus.region.setEnabled(connection is not None)
        self.menus.sign_out.setEnabled(connection is not None)
        self._show_region()
        self._show_who()
        self._reading_changed()
        if connection is not None and self._first_region:
            self._first_region = False
            offered = self.session.parts.catalog.multi_eip_regions
            first = next((region.id for region in connection.regions if region.id in offered), None)
            if first is not None:
                self.session.choose_region(first)

    def _show_who(self) -> None:
        connection = self.session.connection
        if connection is None:
            self.menus.who.setText(self.tr("Not signed in"))
        elif connection.sandbox:
            self.menus.who.setText(self.tr("Sandbox"))
        else:
            self.menus.who.setText(
                self.tr("Profile: {name}").format(name=connection.profile.name if connection.profile else "")
            )
        self.setWindowTitle(self.tr("Multi-EIP Wizard"))
        if connection is not None and connection.sandbox:
            self.sandbox_note.say(
                Tone.BUSY,
                self.tr(
                    "Sandbox: an emulated account on this computer. Nothing here is real, and nothing costs money."
                ),
                picture="info",
            )
        else:
            self.sandbox_note.clear()

    def _show_region(self) -> None:
        chosen = self.session.now.region
        self.menus.region.setCurrentIndex(self.menus.region.findData(chosen) if chosen else -1)

    def _region_chosen(self) -> None:
        chosen = self.menus.region.currentData()
        if chosen:
            self.session.choose_region(RegionId(chosen))

    def _reading_changed(self) -> None:
        reading, inventory = self.session.reading, self.session.inventory
        ready = self.session.connection is not None and self.session.now.region is not None
        self.menus.refresh.setEnabled(ready and reading.load is not Load.LOADING)
        if inventory is None:
            self.as_of.clear()
        else:
            self.as_of.setText(self._times(inventory))
        if reading.load is Load.LOADING:
            self.statusBar().showMessage(labels.text(labels.READING_REGION))
        else:
            self.statusBar().clearMessage()
        if self.session.sign_in_error is not None:
            # Said, with the way out, by the note above.
            self.banner.clear()
        elif reading.load is Load.STALE and reading.error is not None:
            text = error_text(reading.error)
            what = self.tr("The last refresh failed. The rows may be out of date.")
            action = (self.tr("Try again"), self.session.refresh_or_unlock)
            self.banner.say(Tone.WARNING, what, f"{text.what} {text.fix}", details=text.details, action=action)
        elif reading.load is Load.READY and inventory is not None and inventory.unread_main:
            text = unread_text(inventory.unread_main)
            action = (self.tr("Try again"), self.session.refresh_or_unlock)
            self.banner.say(Tone.WARNING, text.what, text.fix, details=text.details, action=action)
        else:
            self.banner.clear()

    def _unlock(self) -> None:
        """Open the box in which one signs in again, above the window that is in front."""
        note = self.wizard.current().lock_note if self.wizard is not None else self.lock_note
        note.open()

    def _times(self, inventory: Inventory) -> str:
        """Return when the region was read, and what of it was not read then."""
        said = self.tr("As of {time}").format(time=clock(inventory.as_of))
        rest = rows_text(inventory, MAIN_LISTS)
        return self.tr("{time}; {rest}").format(time=said, rest=rest) if rest else said

    def _copy(self) -> None:
        view = self.home.view()
        if view is not None:
            view.panel.table.copy()

    def _about(self) -> None:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - rarely needed

        text = self.tr("Multi-EIP Wizard {version}").format(version=__version__)
        QMessageBox.about(self, self.tr("About"), text)

    # Size, language, end

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the shape of the window; a run under way asks first."""
        if self.wizard is not None and self.wizard.run.running:
            self.wizard.reject()
            event.ignore()
            return
        self._settings.setValue("window/geometry", self.saveGeometry())
        self.home.keep()
        # Now, not when the program comes to it: what ends it may be in a hurry.
        self._settings.sync()
        super().closeEvent(event)

    def _restore(self) -> None:
        geometry = self._settings.value("window/geometry")
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            available = QGuiApplication.primaryScreen().availableSize()
            usual = QSize(chars(self, 240), lines(self, 58)).boundedTo(available * 0.9)
            tools = QSize(self.menus.bar.sizeHint().width(), 0)
            self.resize(usual.expandedTo(tools).boundedTo(available))
