"""The idle lock: after a settable time without keys and clicks, secrets leave memory."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from gui.qt.base.session import Session

LOOK_EVERY_MS = 15_000
NEAR = timedelta(seconds=30)
"""The user is told so long before the lock."""
USES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleLock(QObject):
    """Watches every window for use, and locks the accounts when there was none for long enough.

    What comes from keyboard and mouse passes the window first. The application itself would show every paint and every
    change of a layout too, thousands of calls into Python at a time.
    """

    near = Signal(int)
    """The lock is due in so many seconds."""

    def __init__(self, session: Session, app: QGuiApplication) -> None:
        super().__init__(app)
        self._session = session
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self.look)
        self._look.start()
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; change nothing."""
        if event.type() in USES:
            self._session.parts.accounts.touch()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def look(self) -> None:
        """Lock when it is time: the profile's session ends, what was read stays on the screen."""
        accounts = self._session.parts.accounts
        if accounts.lock_if_idle():
            self._session.lock()
            return
        left = accounts.idle_left
        if left is not None and left <= NEAR:
            self.near.emit(max(1, round(left.total_seconds())))
