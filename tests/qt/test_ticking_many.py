"""Ticks by the box of a selection, by Space and by the box in the header, up to the limit."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.qt.models.records import Column, Records
from gui.qt.widgets.record_table import RecordTable

LIMIT = 4
FLAGS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[Records[int]]:
    del qtbot
    columns = (Column("n", "Number", lambda n: f"{n:02}"), Column("odd", "Odd", lambda n: "odd" if n % 2 else "even"))
    made = Records(columns, str, reason=lambda n: "taken" if n == 2 else "", tickable=True)
    ticked: list[str] = []

    def tick(key: str, on: bool) -> None:
        if on and len(ticked) < LIMIT:
            ticked.append(key)
        elif not on:
            ticked.remove(key)
        made.show_ticks(frozenset(ticked))

    made.ticked.connect(tick)
    made.show(range(10))
    yield made
    made.deleteLater()


@pytest.fixture
def table(model: Records[int], qtbot: QtBot) -> RecordTable:
    made = RecordTable(model)
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def select(table: RecordTable, *rows: int) -> None:
    table.clearSelection()
    for row in rows:
        table.selectionModel().select(table.model().index(row, 0), FLAGS)
    table.selectionModel().setCurrentIndex(table.model().index(rows[-1], 0), QItemSelectionModel.SelectionFlag.NoUpdate)


def box(table: RecordTable, row: int) -> QPoint:
    return table.visualRect(table.model().index(row, 0)).topLeft() + QPoint(10, 8)


def test_space_ticks_all_selected_rows_that_can_be_chosen(
    table: RecordTable, model: Records[int], qtbot: QtBot
) -> None:
    select(table, 0, 1, 2, 3)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.ticks == {"0", "1", "3"}
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.ticks == frozenset()


def test_ticking_stops_at_the_limit(table: RecordTable, model: Records[int], qtbot: QtBot) -> None:
    select(table, *range(3, 10))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.ticks == {"3", "4", "5", "6"}


def test_the_box_of_a_selected_row_ticks_them_all_and_keeps_the_selection(
    table: RecordTable, model: Records[int], qtbot: QtBot
) -> None:
    select(table, 4, 5, 6)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box(table, 5))
    assert model.ticks == {"4", "5", "6"}
    assert table.selected_rows() == [4, 5, 6]
    # A row that is not selected, and a click beside the box, are about one row.
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box(table, 8))
    assert model.ticks == {"4", "5", "6", "8"}
    assert table.selected_rows() == [8]


def test_a_press_on_one_box_and_a_release_on_another_does_nothing(
    table: RecordTable, model: Records[int], qtbot: QtBot
) -> None:
    select(table, 4, 5, 6)
    qtbot.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=box(table, 5))
    qtbot.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=box(table, 9))
    assert model.ticks == frozenset()
    assert table.selected_rows() == [4, 5, 6]


def test_the_box_in_the_header_ticks_up_to_the_limit_and_takes_all_away(
    table: RecordTable, model: Records[int], qtbot: QtBot
) -> None:
    header = table.horizontalHeader()
    before = header.sortIndicatorOrder()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(8, header.height() // 2))
    assert model.ticks == {"0", "1", "3", "4"}
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(8, header.height() // 2))
    assert model.ticks == frozenset()
    assert header.sortIndicatorOrder() is before, "the box does not sort"
    title = QPoint(header.sectionSize(0) - 12, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=title)
    assert header.sortIndicatorOrder() is not before
    assert model.ticks == frozenset()


def test_one_of_several_is_a_radio_button_without_a_box_in_the_header(model: Records[int], qtbot: QtBot) -> None:
    table = RecordTable(model, exclusive=True)
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)
    header = table.horizontalHeader()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(8, header.height() // 2))
    assert model.ticks == frozenset()
    select(table, 0, 1)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.ticks == {str(model.record_at(1))}
