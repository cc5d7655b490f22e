"""Tells the user that a run has ended while another window is in front: by task bar and desktop notification."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from gui.qt.base.preferences import Preferences
from gui.qt.base.theme import icon
from gui.qt.responsiveness.jobs import Jobs
from gui.qt.shell import desktop_notification

SHOWN_MS = 10_000


class Notifier(QObject):
    """Shows nothing while a window of the program has the keyboard."""

    def __init__(self, window: QWidget, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._desktop = desktop_notification.DesktopNotification(self, jobs)
        self._desktop.clicked.connect(self._come_back)
        self._tray: QSystemTrayIcon | None = None

    def run_ended(self, sentence: str) -> None:
        """Say ``sentence``, unless the user is here or wants no notifications."""
        if not self._preferences.notify or QGuiApplication.focusWindow() is not None:
            return
        QApplication.alert(self._window)
        if desktop_notification.is_possible():
            title, action = self.tr("Multi-EIP Wizard"), self.tr("Show the window")
            self._desktop.show(title, sentence, action, lambda: self._by_tray(sentence))
        else:
            self._by_tray(sentence)

    def close(self) -> None:
        """Leave the desktop's service."""
        self._desktop.close()

    def _by_tray(self, sentence: str) -> None:
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            if self._tray is None:
                # Some desktops show a notification only for an icon that is there.
                self._tray = QSystemTrayIcon(icon("app"), self)
                self._tray.activated.connect(self._come_back)
                self._tray.messageClicked.connect(self._come_back)
            self._tray.show()
            self._tray.showMessage(self.tr("Multi-EIP Wizard"), sentence, icon("app"), SHOWN_MS)

    def _come_back(self) -> None:
        if self._tray is not None:
            self._tray.hide()
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
