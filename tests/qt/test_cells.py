"""The cells as they are drawn: what can't be chosen is quieter, marks follow the ticks, no cell runs into another."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QImage, QPalette
from pytestqt.qtbot import QtBot

from gui.qt.base.theme import icon
from gui.qt.models.records import Column, Records
from gui.qt.widgets.cells import Cells
from gui.qt.widgets.record_table import RecordTable
from gui.words.tone import Tone
from tests.helpers.looks import contrast


@dataclass(frozen=True)
class Disk:
    name: str
    size: int
    why: str = ""


DISKS = (Disk("alpha", 10), Disk("beta", 10, "broken"), Disk("gamma-with-a-long-name", 400), Disk("delta", 7))


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    columns = (
        Column("name", "Name", lambda d: d.name, DISKS.index),
        Column("size", "Size", lambda d: str(d.size), lambda d: d.size, numeric=True),
        Column("state", "State", lambda _d: "fine", icon=lambda _d: icon("good", Tone.GOOD)),
        Column("last", "", lambda _d: ""),
    )
    model: Records[Disk] = Records(columns, lambda d: d.name, reason=lambda d: d.why, tickable=True)
    made = RecordTable(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(600, 300)
    model.show(DISKS)
    made.fit_columns()
    # The outline of the row with the focus goes through all its cells.
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.hasFocus)
    made.clearFocus()
    return made


def cell(table: RecordTable, row: int, column: int) -> QImage:
    """Return the picture of a cell."""
    return table.viewport().grab(table.visualRect(table.model().index(row, column))).toImage()


def strongest(image: QImage) -> float:
    """Return the strongest contrast of a pixel to the ground."""
    ground = image.pixelColor(image.width() - 1, 0)
    return max(contrast(image.pixelColor(x, y), ground) for x in range(image.width()) for y in range(image.height()))


def inked(image: QImage) -> list[int]:
    """Return the columns of pixels in which something is drawn."""
    ground = image.pixelColor(image.width() - 1, 0)
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in range(image.height()))]


def test_a_row_that_cannot_be_chosen_is_quieter_and_still_readable(table: RecordTable) -> None:
    able, unable = strongest(cell(table, 0, 1)), strongest(cell(table, 1, 1))
    assert able > unable + 3
    assert unable > 3.5


def test_numbers_end_at_the_same_place_with_room_after_them(table: RecordTable) -> None:
    ends = {max(inked(cell(table, row, 1))) for row in range(len(DISKS))}
    assert len(ends) <= 2, "digits end within a pixel of each other"
    margin = Cells(table, table.model(), ("tick-off", "tick-on")).margin()  # type: ignore[arg-type]
    assert table.columnWidth(1) - max(ends) >= margin


def test_a_tick_is_drawn_from_the_model(table: RecordTable) -> None:
    model = table.model()
    assert isinstance(model, Records)
    without, other = cell(table, 0, 0), cell(table, 2, 0)
    model.show_ticks(frozenset({"alpha"}))
    assert cell(table, 0, 0) != without
    assert cell(table, 2, 0) == other


def test_a_text_without_room_ends_with_dots_not_in_the_next_cell(table: RecordTable) -> None:
    whole, beside = cell(table, 2, 0), cell(table, 2, 1)
    table.setColumnWidth(0, whole.width() // 2)
    assert inked(cell(table, 2, 0))[-1] < whole.width() // 2 - 2
    assert cell(table, 2, 1) == beside, "what is left of a cell is not drawn into it"
    table.setColumnWidth(0, 20)
    assert cell(table, 2, 1) == beside


def test_selection_and_focus_are_drawn(table: RecordTable, qtbot: QtBot) -> None:
    plain = cell(table, 0, 1)
    table.selectionModel().select(
        table.model().index(0, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    selected = cell(table, 0, 1)
    highlight = table.palette().color(QPalette.ColorRole.Highlight)
    assert selected.pixelColor(selected.width() - 1, 0) == highlight
    assert selected != plain
    with qtbot.waitActive(table):
        table.activateWindow()
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 1))
    qtbot.waitUntil(table.hasFocus)
    assert cell(table, 0, 1) != selected
    assert strongest(cell(table, 0, 1)) >= 4.5


def test_a_part_is_drawn_as_in_the_whole(table: RecordTable) -> None:
    whole = table.viewport().grab().toImage()
    part = QRect(30, 10, 200, 40)
    assert table.viewport().grab(part).toImage() == whole.copy(part)


def test_a_hidden_column_is_not_drawn_and_a_moved_one_moves(table: RecordTable) -> None:
    before = cell(table, 0, 2)
    table.setColumnHidden(1, True)
    assert cell(table, 0, 2) == before
    table.horizontalHeader().moveSection(2, 0)
    assert cell(table, 0, 2) == before


def test_the_type_in_force_is_used(table: RecordTable, qtbot: QtBot) -> None:
    table.setColumnWidth(2, 300)
    before = cell(table, 0, 2)
    font = table.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    table.setFont(font)
    qtbot.waitUntil(lambda: len(inked(cell(table, 0, 2))) > len(inked(before)))
    assert Qt.AlignmentFlag.AlignRight & table.model().index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)


def test_the_current_row_stays_in_view_when_something_below_takes_room(table: RecordTable) -> None:
    table.setFixedHeight(table.height())
    table.verticalHeader().setDefaultSectionSize(table.viewport().height() // len(DISKS))
    table.go_to(DISKS[-1].name)

    def seen() -> bool:
        place = table.visualRect(table.currentIndex())
        return place.top() >= 0 and place.bottom() < table.viewport().height()

    assert seen()
    table.setFixedHeight(table.height() // 2)
    assert seen()
    table.scrollToTop()
    assert not seen()
    table.setFixedHeight(table.height() - 1)
    assert not seen(), "whoever has scrolled away from it is left there"


def test_the_same_text_is_cut_at_its_end_in_one_column_and_in_the_middle_in_another(table: RecordTable) -> None:
    cells = table._cells
    text = "eni-with-a-long-name-of-its-own"
    room = table.fontMetrics().horizontalAdvance(text) // 2
    for _again in range(2):
        cut = {
            middle: cells._drawn(text, room, small=False, middle=middle)[0].text().partition("…")
            for middle in (False, True)
        }
        assert cut[False][2] == ""
        assert text.endswith(cut[True][2])
        assert cut[True][2]
