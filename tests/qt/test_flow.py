"""Rows of widgets that break where there is no room."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.qt.widgets.flow import Flow


@pytest.fixture
def flow(qtbot: QtBot) -> Iterator[Flow]:
    outer, inner = QWidget(), QWidget()
    qtbot.addWidget(outer)
    made = Flow(inner)
    for text in ("one", "two of them", "three", "the fourth of them"):
        made.addWidget(QPushButton(text))
    column = QVBoxLayout(outer)
    column.addWidget(inner)
    column.addStretch(1)
    outer.show()
    yield made
    outer.close()


def rows(flow: Flow) -> list[int]:
    """Return how many are in each row, from top to bottom; none reaches beyond the right edge."""
    found: dict[int, int] = {}
    for number in range(flow.count()):
        item = flow.itemAt(number)
        assert item is not None
        place = item.geometry()
        assert place.right() <= flow.geometry().right() or place.left() == flow.geometry().left()
        found[place.top()] = found.get(place.top(), 0) + 1
    return [found[top] for top in sorted(found)]


def test_rows_break_where_there_is_no_room(flow: Flow, qtbot: QtBot) -> None:
    inner = flow.parentWidget()
    outer = inner.window()
    outer.resize(flow.sizeHint().width() + 60, 300)
    qtbot.waitUntil(lambda: rows(flow) == [4])
    lone = inner.height()
    outer.resize(flow.sizeHint().width() * 2 // 3, 300)
    qtbot.waitUntil(lambda: len(rows(flow)) == 2)
    qtbot.waitUntil(lambda: inner.height() > lone)
    outer.resize(outer.minimumSizeHint().width(), 300)
    qtbot.waitUntil(lambda: len(rows(flow)) > 2)
    assert inner.height() == flow.heightForWidth(inner.width())


def test_what_is_hidden_takes_no_room(flow: Flow) -> None:
    whole = flow.sizeHint().width()
    first = flow.itemAt(0)
    assert first is not None
    taken = first.sizeHint().width() + flow.spacing()
    first.widget().hide()
    assert flow.sizeHint().width() == whole - taken


def test_what_is_taken_out_is_gone_and_beyond_the_last_there_is_none(flow: Flow) -> None:
    assert flow.itemAt(4) is None
    assert flow.takeAt(4) is None
    first = flow.takeAt(0)
    assert first is not None
    assert flow.count() == 3
    while flow.takeAt(0):
        pass
    assert flow.sizeHint().isNull()
    assert flow.heightForWidth(100) == 0
