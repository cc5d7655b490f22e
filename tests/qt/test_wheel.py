"""The wheel changes no box that it only passes over."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.qt.base.focus_style import FocusStyle
from gui.qt.widgets.containers import ScrollArea


def turn(widget: QWidget) -> bool:
    """Turn the wheel over the middle of ``widget`` by a notch; return whether the widget took it."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize("kind", [QComboBox, QSpinBox])
def test_a_box_takes_the_wheel_only_with_the_focus(qapp: QApplication, qtbot: QtBot, kind: type[QWidget]) -> None:
    before = qapp.style().name()
    qapp.setStyle(FocusStyle())
    area, inside = ScrollArea(), QWidget()
    qtbot.addWidget(area)
    column = QVBoxLayout(inside)
    other, box = QComboBox(), kind()
    if isinstance(box, QComboBox):
        box.addItems(["netplan", "ifcfg"])
    else:
        assert isinstance(box, QSpinBox)
        box.setValue(7)
    column.addWidget(other)
    column.addWidget(box)
    inside.setMinimumHeight(2000)
    area.setWidget(inside)
    area.resize(200, 300)
    area.show()
    qtbot.waitExposed(area)
    area.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)

    def value() -> int:
        return box.currentIndex() if isinstance(box, QComboBox) else box.value()  # type: ignore[attr-defined]

    was = value()
    assert not turn(box), "it is left to what is around it"
    assert value() == was
    assert not box.hasFocus(), "the wheel gives no focus either"
    box.setFocus()
    assert turn(box)
    assert value() != was
    qapp.setStyle(before)
