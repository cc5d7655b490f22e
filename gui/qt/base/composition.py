"""Text fields while an input method composes: what is not written yet is no text, and its keys are not the window's.

Chinese is typed by letters that an input method turns into signs. Until the user picks the signs, the field shows the
letters (``QInputMethodEvent.preeditString``) and its ``text()`` is without them.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_END = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""End the composition with the letters as they are."""
_OF_COMPOSITION = _END | {Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
"""Keys that pick a candidate, or take or drop the composition, in every input method."""
_LEFT = frozenset({QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.EnabledChange, QEvent.Type.ReadOnlyChange})
"""After these nothing is composed in a field any more; not every input method says so."""
_COMPOSING, _WITHHELD, _BESIDE = "composing", "withheld", "beside"
"""Properties of a field: letters of a composition, whether its text has changed without being told, and that text."""


class CompositionGuard(QObject):
    """Filters the events of fields, boxes with fields among them.

    Most input methods take the keys of a composition before the program sees them; some, and the compositors that know
    only ``text-input``, let them through as well. Enter would then press the default button, Escape close the window.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep keys of a composition from the window, and the first half of a change from those who follow the text."""
        kind = event.type()
        if kind is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            return self._compose(watched, event)
        if kind in _LEFT:
            watched.setProperty(_COMPOSING, "")
            self._tell(watched)
        elif kind in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} and isinstance(event, QKeyEvent):
            return self._keep_key(watched, event)
        return False

    def _compose(self, watched: QObject, event: QInputMethodEvent) -> bool:
        """Deliver ``event``; where it only begins a composition, the selection that goes is no change yet.

        What follows the text would judge the empty field, or search for nothing, before anything was written.
        """
        field = _field(watched)
        if field is None:
            return False
        composing, written = event.preeditString(), event.commitString()
        watched.setProperty(_COMPOSING, composing)
        if written:
            watched.setProperty(_WITHHELD, False)  # the field tells it itself, with the new text
        if not composing:
            self._tell(watched)
            return False
        before, quiet = field.text(), not written and not field.signalsBlocked()
        blocked = field.blockSignals(quiet or field.signalsBlocked())
        try:
            watched.event(event)
        finally:
            field.blockSignals(blocked)
        if quiet and field.text() != before:
            watched.setProperty(_WITHHELD, True)
        watched.setProperty(_BESIDE, field.text())
        return True

    @staticmethod
    def _tell(watched: QObject) -> None:
        """Tell that the selection has gone, where the composition that replaced it came to nothing."""
        field = _field(watched)
        if field is not None and watched.property(_WITHHELD):
            watched.setProperty(_WITHHELD, False)
            field.textEdited.emit(field.text())
            field.textChanged.emit(field.text())

    def _keep_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() not in _OF_COMPOSITION or not self._composes(watched):
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress and event.key() in {*_END, Qt.Key.Key_Escape}:
            self._end(watched, take=event.key() in _END)
        return True

    @staticmethod
    def _composes(watched: QObject) -> bool:
        """Return whether ``watched`` is still composed in; a text that was set ends it, and not all tell."""
        field = _field(watched)
        if field is not None and watched.property(_COMPOSING) and field.text() != watched.property(_BESIDE):
            watched.setProperty(_COMPOSING, "")
            watched.setProperty(_WITHHELD, False)
        return bool(watched.property(_COMPOSING))

    @staticmethod
    def _end(watched: QObject, *, take: bool) -> None:
        """End the composition, by the input method where it does that; ``take`` its letters, or drop them."""
        method = QGuiApplication.inputMethod()
        method.commit() if take else method.reset()
        if letters := watched.property(_COMPOSING):
            left = QInputMethodEvent("", [])
            left.setCommitString(letters if take else "")
            QCoreApplication.sendEvent(watched, left)


def _field(watched: QObject) -> QLineEdit | None:
    """Return the field of ``watched``: itself, or that of a box, which takes the events for it."""
    if isinstance(watched, QLineEdit):
        return watched
    return watched.findChild(QLineEdit) if isinstance(watched, QWidget) else None
