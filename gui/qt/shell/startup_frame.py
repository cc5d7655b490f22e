"""The first thing on the screen: an empty frame in the right place and colours, while everything else is loaded.

Nothing is imported here that the frame does not need, not even the ``Qt`` namespace: it costs what a bare window costs
(tests/benchmarks/start_up.py).
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSettings, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from gui.qt.base.palette import Scheme, apply_first_scheme

PART_OF_THE_SCREEN = 0.8
SMALL_SCREEN = QSize(1440, 900)
"""On a screen with less room than this, in device-independent pixels, the window begins maximized."""


class Frame(QMainWindow):
    """Stands where the main window will stand."""

    def __init__(self, settings_file: str, scheme: str | None) -> None:
        """Take place and colours from the settings.

        Args:
            settings_file: where the main window keeps them.
            scheme: from the command line, None for the one in the settings.
        """
        super().__init__()
        settings = QSettings(settings_file, QSettings.Format.IniFormat)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_first_scheme(app, Scheme(scheme or str(settings.value("window/scheme", Scheme.SYSTEM.value))))
        self.setWindowTitle(self.tr("Multi-EIP Wizard"))
        self.setCentralWidget(QWidget())
        self._whole_screen = False
        geometry = settings.value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            available = QGuiApplication.primaryScreen().availableSize()
            self.resize(available * PART_OF_THE_SCREEN)
            small = available.width() < SMALL_SCREEN.width() or available.height() < SMALL_SCREEN.height()
            self._whole_screen = small

    def show_then(self, act: Callable[[], None]) -> None:
        """Come onto the screen, and call ``act`` once the first paint is done."""
        _FirstPaint(self, act)
        if self._whole_screen:
            self.showMaximized()
        else:
            self.show()


class _FirstPaint(QObject):
    """Calls once, when the first paint of ``window`` is done: on X11 it comes some events after ``show``."""

    def __init__(self, window: QMainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The window's children are painted in the same turn of the loop; a zero timer fires after it.
            QTimer.singleShot(0, watched, self._then)
        return False
