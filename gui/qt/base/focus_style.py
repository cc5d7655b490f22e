"""Fusion with marks and a focus that can be seen in the dark, and with labels that take no text for HTML."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleOption,
    QWidget,
)

from gui.qt.base.composition import CompositionGuard
from gui.qt.base.input_filters import ShortcutPriority, WheelGuard
from gui.qt.base.theme import icon
from gui.qt.base.type_size import IconSizes, finer_metrics
from gui.words.tone import Tone

BOXES = {
    QStyle.PrimitiveElement.PE_IndicatorCheckBox: "tick",
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck: "tick",
    QStyle.PrimitiveElement.PE_IndicatorRadioButton: "radio",
}
ARROWS = frozenset(
    {
        QStyle.PrimitiveElement.PE_IndicatorArrowDown,
        QStyle.PrimitiveElement.PE_IndicatorArrowUp,
        QStyle.PrimitiveElement.PE_IndicatorArrowLeft,
        QStyle.PrimitiveElement.PE_IndicatorArrowRight,
        QStyle.PrimitiveElement.PE_IndicatorHeaderArrow,
    }
)
USUAL_LINE = 16
"""Height of a line of type for which the arrows of the style are made, in device-independent pixels."""
FOCUSED = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange


class FocusStyle(QProxyStyle):
    """Draws the marks from the program's icons; everything else is Fusion's."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._shortcuts_first = ShortcutPriority(self)
        self._wheel = WheelGuard()
        self._composition = CompositionGuard(self)
        self._icons = IconSizes(self)

    def polish(self, what: Any) -> None:  # noqa: ANN401 - Qt gives widgets, the palette and the application
        """Set what holds for every widget of its kind.

        Labels show their text as it is, in message boxes and tool tips too: names come from the cloud. A key of the
        window works in its text fields, and no box changes by the wheel in passing.
        """
        if isinstance(what, QLabel) and what.textFormat() is Qt.TextFormat.AutoText:
            what.setTextFormat(Qt.TextFormat.PlainText)
        elif isinstance(what, (QLineEdit, QPlainTextEdit)):
            self._take_keys(what)
        elif isinstance(what, QComboBox | QAbstractSpinBox):
            self._wheel.guard(what)
            if not isinstance(what, QComboBox) or what.isEditable():  # their field leaves its events to the box
                self._take_keys(what)
        elif isinstance(what, QPushButton):
            _without_picture(what)
        if isinstance(what, QWidget):
            self._icons.follow(what)
        super().polish(what)

    def _take_keys(self, field: QWidget) -> None:
        field.installEventFilter(self._shortcuts_first)
        field.installEventFilter(self._composition)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a mark or the focus, or leave the element to Fusion."""
        if element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            _outline(option, painter)
            return
        if element in ARROWS and widget is not None:
            with _grown(option, widget):
                super().drawPrimitive(element, option, painter, widget)
            return
        kind = BOXES.get(element)
        if kind is None:
            super().drawPrimitive(element, option, painter, widget)
            if element == QStyle.PrimitiveElement.PE_PanelButtonCommand and option.state & FOCUSED == FOCUSED:
                _outline(option, painter)
            return
        state = option.state
        on = "on" if state & QStyle.StateFlag.State_On else "off"
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        tone = Tone.PLAIN if enabled else Tone.QUIET
        side = min(option.rect.width(), option.rect.height()) + 2
        place = QRect(option.rect.topLeft(), QSize(side, side))
        place.moveCenter(option.rect.center())
        icon(f"{kind}-{on}", tone).paint(painter, place, mode=QIcon.Mode.Selected if selected else QIcon.Mode.Normal)


def _without_picture(button: QPushButton) -> None:
    """Take Fusion's own picture from a standard button of a dialog: it matches no icon of the program.

    Not by a hint of the style: Qt asks for hints while a widget is being built, and then Python can't be given the
    widget safely (crashes seen in PySide 6.11.3, in the constructor of QMessageBox).
    """
    box = button.parentWidget()
    if isinstance(box, QDialogButtonBox) and box.standardButton(button) != QDialogButtonBox.StandardButton.NoButton:
        button.setIcon(QIcon())


class VisibleFocus(QObject):
    """Shows the focus wherever it is: Qt shows it only after Tab was pressed, so a new window seems to have none."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._show)

    @staticmethod
    def _show(_before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            now.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


@contextmanager
def _grown(option: QStyleOption, widget: QWidget) -> Iterator[None]:
    """Make an arrow as much larger as the type is, while it is drawn."""
    larger = option.fontMetrics.height() / USUAL_LINE
    usual, place = QFontMetrics(option.fontMetrics), QRect(option.rect)
    if larger > 1:
        option.fontMetrics = finer_metrics(widget, larger)
        grown = QRect(0, 0, round(place.width() * larger), round(place.height() * larger))
        grown.moveCenter(place.center())
        option.rect = grown
    yield
    option.fontMetrics, option.rect = usual, place


def _outline(option: QStyleOption, painter: QPainter) -> None:
    """Draw the focus as a plain outline: Fusion lays a tint over it, which dims the text of a chosen row."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Accent
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(option.palette.color(role), 1))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.restore()
