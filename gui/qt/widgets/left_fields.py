"""Which fields the user has left: what is wrong with a field is said then, not while it is typed in."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QLineEdit

from gui.domain.accounts.profile_problems import ProfileFinding

_STILL_THERE = frozenset(
    {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}
)
"""The focus goes, but comes back to the same field."""
PRESSED_MS = 50
"""So often it is looked whether the mouse is released."""


class LeftFields(QObject):
    """Watches the fields of a form about a profile."""

    changed = Signal()
    """Another field was left."""

    def __init__(self, fields: Mapping[str, QLineEdit], parent: QObject) -> None:
        """Watch ``fields``.

        Args:
            fields: each by how the codes of what can be wrong with it begin: ``key_id`` for ``key_id_empty``.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._fields = dict(fields)
        self._left: set[str] = set()
        self._due = QTimer(self, singleShot=True, interval=PRESSED_MS)
        self._due.timeout.connect(self._tell)
        for edit in self._fields.values():
            edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that a field loses the focus."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STILL_THERE:
            left = {name for name, edit in self._fields.items() if edit is watched}
            if not left <= self._left:
                self._left |= left
                self._tell()
        return False

    def _tell(self) -> None:
        """Tell it once no button of the mouse is down: a sentence that comes up moves what is pressed just now away."""
        if QGuiApplication.mouseButtons() is Qt.MouseButton.NoButton:
            self.changed.emit()
        else:
            self._due.start()

    def leave_filled(self) -> None:
        """Take every field that holds something as left: it was entered before."""
        self._left |= {name for name, edit in self._fields.items() if edit.text()}

    def forget(self) -> None:
        """Begin anew: no field was left."""
        self._left.clear()

    def said(self, findings: Iterable[ProfileFinding]) -> tuple[ProfileFinding, ...]:
        """Return those of ``findings`` that are about fields that were left, and those about none of the fields."""
        return tuple(each for each in findings if self._field_of(each) in {*self._left, ""})

    def _field_of(self, finding: ProfileFinding) -> str:
        return next((name for name in self._fields if finding.problem.value.startswith(name)), "")
