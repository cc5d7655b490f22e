"""The shell of the program: who is signed in, the region, the views of the region, and the way into the wizards."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.qt.base.i18n import Translators
from gui.qt.base.preferences import GuestDefaults, Preferences
from gui.qt.base.reading_order import order_by_place
from gui.qt.base.region_reading import Load
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, icon, lines
from gui.qt.dialogs.lock_note import LockNote
from gui.qt.shell.account_actions import AccountActions
from gui.qt.shell.header import Header
from gui.qt.shell.help_window import Help
from gui.qt.shell.home_states import HomeStates
from gui.qt.shell.last_region import LastRegion
from gui.qt.shell.list_actions import ListActions
from gui.qt.shell.menus import Menus
from gui.qt.shell.notifier import Notifier
from gui.qt.shell.program_dialogs import ProgramDialogs
from gui.qt.shell.reading_note import ReadingNote
from gui.qt.shell.region_choice import RegionChoice
from gui.qt.shell.remedies import Remedies
from gui.qt.shell.sign_in_notes import SignInNotes
from gui.qt.shell.unfinished_delivery_note import UnfinishedDeliveryNote
from gui.qt.shell.unfinished_note import UnfinishedNote
from gui.qt.shell.wizard_window import WizardWindow
from gui.qt.views.actions import ResourceActions
from gui.qt.views.home import Home
from gui.qt.widgets.banner import Banner, InvalidatedNote
from gui.services.sign_in import Choice
from gui.words.errors import error_text
from gui.words.tone import Tone


class MainWindow(WizardWindow):
    """Shows what the session holds; every change to the cloud goes through the wizard."""

    def __init__(self, session: Session, translators: Translators, settings: QSettings) -> None:
        super().__init__(session)
        self._settings = settings
        self.preferences = Preferences(settings)
        session.guest_defaults = GuestDefaults(self.preferences.guest_stack, self.preferences.first_table)
        self.notifier = Notifier(self, self.preferences, session.jobs)
        self.setWindowIcon(icon("app"))
        self.home = Home(session, settings)
        self.banner, self.sandbox_note = Banner(), Banner()
        self.lock_note, self.unfinished_note = LockNote(session), UnfinishedNote(session)
        self.open_guests = UnfinishedDeliveryNote(session)
        self.invalidated_note = InvalidatedNote(session, lambda: self.wizard is None)
        self.header = Header(session, self.preferences)
        self.states = HomeStates(session, self.preferences, self.home)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        for part in (
            self.header,
            self.sandbox_note,
            self.unfinished_note,
            self.open_guests,
            self.lock_note,
            self.banner,
        ):
            column.addWidget(part)
        column.addWidget(self.invalidated_note)
        column.addWidget(self.states, 1)
        self.setCentralWidget(self._inside)
        self.reading_note = ReadingNote(session, self, self.banner)
        self.as_of = self.reading_note.as_of
        self.region_choice = RegionChoice(
            session, self.preferences, self.header, self.home, self, may_switch=lambda: self.wizard is None
        )
        self.last_region = LastRegion(session, self.preferences, self)
        self.on_resource = ResourceActions(self.home, self.banner, self)
        self.accounts = AccountActions(session, self, self._may_leave)
        self.menus = Menus(self, self.home, self.on_resource, self.accounts, translators=translators, settings=settings)
        self.lists = ListActions(session, self.accounts, self)
        self.lists.put_into(self.menus.by_name["file"], before=self.on_resource.export)
        self.header.add_tools(self.menus.bar)
        self.header.account_actions = self.accounts.all()
        self.dialogs = ProgramDialogs(self, self.preferences, self.accounts, translators)
        self.help = Help(self, translators)
        self.sign_in_notes = SignInNotes(self, self.banner, self.accounts)
        self.wizard_opening.connect(self.invalidated_note.clear)
        self.run_ended.connect(self._run_ended)
        self.lists.ended.connect(self._run_ended)
        self._connect()
        self._retranslate()
        self._restore()
        self._connection_changed()
        # The journal can wait until the window is painted.
        QTimer.singleShot(0, self.unfinished_note, self.unfinished_note.look)

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab go through the window as it is read."""
        if not event.spontaneous():
            order_by_place(self._inside)
        super().showEvent(event)

    def show_help(self, origin: QWidget | None) -> None:
        """Show the help about ``origin``, None for the contents."""
        self.help.show(origin)

    def _connect(self) -> None:
        session = self.session
        self.menus.bind_wanted.connect(self.open_wizard)
        self.menus.copy_wanted.connect(self._copy)
        self.menus.about_wanted.connect(self.dialogs.open_about)
        self.menus.settings_wanted.connect(self.dialogs.open_settings)
        self.menus.help_wanted.connect(self._help_about_view)
        self.menus.topic_wanted.connect(self.help.show_topic)
        self.menus.log_wanted.connect(self.dialogs.open_log)
        self.dialogs.settings_closed.connect(self.menus.follow_settings)
        for part in (self.header, self.states.welcome):
            part.account_wanted.connect(self.accounts.begin)
        self.states.welcome.sign_in_wanted.connect(self.accounts.open_dialog)
        self.states.welcome.import_wanted.connect(self.accounts.open_import)
        self.states.welcome.list_wanted.connect(self.lists.begin)
        self.unfinished_note.sign_in_wanted.connect(self.sign_in_notes.sign_in_for)
        self.accounts.profiles_changed.connect(self.states.welcome.follow)
        self.states.covering.connect(self.lock_note.clear)
        self._remedies = Remedies(session, self.on_resource, self.open_wizard, self.open_change)
        self.home.remedy_wanted.connect(self._remedies.begin)
        self.home.release_wanted.connect(self.open_release)
        self.home.unbind_wanted.connect(self.on_resource.unbind_eips)
        self.on_resource.release_wanted.connect(self.open_release)
        self.on_resource.unbind_wanted.connect(self.open_unbind)
        self.home.bind_wanted.connect(self._remedies.bind)
        self.home.undo_wanted.connect(self.open_teardown)
        self.home.reverse_wanted.connect(self.open_reversal)
        self.on_resource.undo_wanted.connect(self.open_teardown)
        self.on_resource.change_wanted.connect(self.open_change)
        self.on_resource.move.wanted.connect(self.open_move)
        session.connection_changed.connect(self._connection_changed)
        session.reading_changed.connect(self._reading_changed)
        session.sign_in_changed.connect(self._reading_changed)
        session.unlock_wanted.connect(self._unlock)

    def _retranslate(self) -> None:
        self.menus.retranslate()
        self.lists.retranslate()
        self.header.retranslate()
        self._show_who()
        self.reading_note.retranslate()
        self._reading_changed()

    # What happens

    def sign_in(self, choice: Choice) -> None:
        """Sign in without the wizard; the region chosen last is read then, or the first that offers the mode."""
        self.accounts.attempt(choice)

    def show_error(self, error: BaseException) -> None:
        """Say what went wrong at the top of the window."""
        self.statusBar().clearMessage()
        self.banner.say_error(lambda: error_text(error))

    def _may_leave(self) -> bool:
        """Return whether the account may be left: not while a run goes on, which is brought to the front then."""
        if self.session.guests.delivering:
            self.banner.say(
                Tone.WARNING,
                lambda: self.tr("A guest is being changed."),
                lambda: self.tr("Wait until that has ended before you change the account."),
            )
            return False
        if not self.lists.running and (self.wizard is None or not self.wizard.run.running):
            return True
        self.banner.say(
            Tone.WARNING,
            lambda: self.tr("A run is under way."),
            lambda: self.tr("Wait until it ends, or stop it, before you change the account."),
        )
        if self.lists.running:
            self.lists.to_front()
        elif self.wizard is not None:
            self._to_front(self.wizard)
        return False

    def open_wizard(self, selected: Sequence[str] | None = None) -> None:
        """Open the wizard that binds, or bring it to the front.

        Args:
            selected: ids of EIPs, interfaces and instances to begin with; None for what is selected in the window.
        """
        if selected is None and (several := self.region_choice.of_several()):
            self.banner.say(Tone.WARNING, several)
            return
        super().open_wizard(self.home.selected_resources() if selected is None else selected)

    def _run_ended(self, good: bool) -> None:
        self.notifier.run_ended(
            self.tr("The run has ended. Everything is verified.")
            if good
            else self.tr("The run has ended and needs your attention.")
        )

    def _connection_changed(self) -> None:
        connection = self.session.connection
        self._show_who()
        self._reading_changed()
        if connection is not None:
            self.banner.clear()
            self.last_region.restore()

    def _show_who(self) -> None:
        connection = self.session.connection
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

    def _reading_changed(self) -> None:
        ready = self.session.connection is not None and self.session.now.region is not None
        self.menus.refresh.setEnabled(ready and self.session.reading.load is not Load.LOADING)

    def lock_is_near(self, seconds: int) -> None:
        """Say that the idle lock is due soon; any key or click puts it off."""
        self.statusBar().showMessage(self.tr("The program locks in %n second(s).", "", seconds), seconds * 1000)

    def _unlock(self) -> None:
        """Open the box in which one signs in again, above the window that is in front."""
        above_wizard = self.wizard is not None and not self.states.covered
        note = self.wizard.current().lock_note if self.wizard is not None and above_wizard else self.lock_note
        note.open()

    def _help_about_view(self) -> None:
        state = self.states.currentWidget()
        view = self.home.view() or self.home.activity
        self.help.show(view if state is self.home else state)

    def _copy(self) -> None:
        view = self.home.view()
        if view is not None:
            view.panel.table.copy()

    # Size, language, end

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self.session.rename_regions()
            # The views hear of the language after the window does.
            QTimer.singleShot(0, self, self._fit_columns)
        elif event.type() is QEvent.Type.PaletteChange:
            self.menus.retranslate()
        elif event.type() is QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit_columns)
        super().changeEvent(event)

    def _fit_columns(self) -> None:
        for view in self.home.built():
            view.panel.table.fit_columns()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the shape of the window; a run under way asks first."""
        if self.wizard is not None and self.wizard.run.running:
            self.wizard.reject()
            event.ignore()
            return
        if self.lists.running and self.lists.dialog is not None:
            self.lists.dialog.reject()
            event.ignore()
            return
        if self.session.guests.delivering:
            self.session.guests.leave_wanted.emit()
            event.ignore()
            return
        self._settings.setValue("window/geometry", self.saveGeometry())
        self.home.keep()
        # Now, not when the program comes to it: what ends it may be in a hurry.
        self._settings.sync()
        self.notifier.close()
        super().closeEvent(event)

    def _restore(self) -> None:
        geometry = self._settings.value("window/geometry")
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            available = QGuiApplication.primaryScreen().availableSize()
            usual = QSize(chars(self, 240), lines(self, 58)).boundedTo(available * 0.9)
            self.resize(usual.boundedTo(available))
