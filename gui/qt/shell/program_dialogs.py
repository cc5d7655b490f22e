"""The dialogs about the program itself: settings, log, About."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from gui.qt.base.i18n import Translators
from gui.qt.base.preferences import Preferences
from gui.qt.shell.account_actions import AccountActions
from gui.qt.widgets.containers import Dialog


class ProgramDialogs(QObject):
    """Opens each above the window, made when it is wanted."""

    settings_closed = Signal()

    def __init__(
        self, window: QMainWindow, preferences: Preferences, accounts: AccountActions, translators: Translators
    ) -> None:
        """Open nothing yet.

        Args:
            window: the dialogs come up above it.
            preferences: what the settings show and change.
            accounts: opens the list of profiles.
            translators: speak another language.
        """
        super().__init__(window)
        self._window, self._preferences, self._accounts = window, preferences, accounts
        self._translators = translators

    def open_about(self) -> Dialog:
        """Open About."""
        from gui.qt.dialogs.about import AboutDialog  # noqa: PLC0415 - rarely needed

        return self._show(AboutDialog(self._accounts.session, self._window))

    def open_log(self) -> Dialog:
        """Open the log viewer."""
        from gui.qt.dialogs.log_viewer import LogViewer  # noqa: PLC0415 - rarely needed

        return self._show(LogViewer(self._accounts.session, self._window))

    def open_settings(self) -> Dialog:
        """Open the settings; once more where another language was chosen in them."""
        from gui.qt.shell.settings import SPEAK_ANEW, SettingsDialog  # noqa: PLC0415 - rarely needed

        dialog = SettingsDialog(self._accounts.session, self._preferences, self._translators, self._window)
        dialog.profiles_wanted.connect(self._accounts.open_profiles)
        dialog.log_wanted.connect(self.open_log)
        self._accounts.profiles_changed.connect(dialog.profiles_changed)

        def closed(result: int) -> None:
            self.settings_closed.emit()
            if result == SPEAK_ANEW:
                self.open_settings()

        dialog.finished.connect(closed)
        return self._show(dialog)

    def _show(self, dialog: Dialog) -> Dialog:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
