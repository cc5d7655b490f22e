"""The idle lock: after a settable time without keys and clicks, secrets leave memory."""

from PySide6.QtCore import QEvent, QObject, QTimer

from gui.qt.session import Session

LOOK_EVERY_MS = 15_000
USES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.Shortcut,
    }
)


class IdleLock(QObject):
    """Watches the whole application for use, and locks the accounts when there was none for long enough."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self.look)
        self._look.start()
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note that somebody is there; change nothing."""
        if event.type() in USES:
            self._session.parts.accounts.touch()
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Lock when it is time: the profile's session ends, what was read stays on the screen."""
        if self._session.parts.accounts.lock_if_idle():
            self._session.lock()
