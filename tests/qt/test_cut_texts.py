"""Long texts have the room that is left over; where one is cut all the same, its tool tip says it whole."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.base.type_size import set_type_size
from gui.qt.models.column import Column
from gui.qt.models.progress import Head, ProgressRows, _Line
from gui.qt.models.records import Records
from gui.qt.shell.main_window import MainWindow
from gui.qt.widgets.column_widths import Need, shared
from gui.qt.widgets.cut_tips import CutTips
from gui.qt.widgets.progress_table import ProgressTable
from gui.qt.widgets.record_table import RecordTable
from gui.qt.wizards.bind import BindWizard
from gui.words.states import Word
from gui.words.tone import Tone
from tests.helpers.big_inventory import big_inventory
from tests.helpers.looks import cut_off
from tests.qt.conftest import World
from tests.qt.test_looks import pages, styled, wizard

__all__ = ["styled", "wizard"]
Until = Callable[[Callable[[], bool]], None]
SENTENCE = (
    "Interface voip-media-of-the-headquarters carries EIPs in several modes, which can't be mixed on one interface."
)
REQUEST = "3AE0DE9D-B296-6C4A-0728-32997398590F"


@pytest.fixture
def table(styled: QApplication, qtbot: QtBot) -> RecordTable:
    del styled
    columns = (
        Column("about", "About", lambda record: record),
        Column("issue", "Issue", lambda _record: SENTENCE, sentence=True),
        Column("advice", "What to do", lambda _record: "Unbind it.", sentence=True),
    )
    made = RecordTable(Records(columns, lambda record: record))
    qtbot.addWidget(made)
    made._records.show(("eni-1", "eni-2"))
    made.resize(1600, 300)
    made.show()
    made.widen_columns()
    return made


def tips(table: RecordTable) -> CutTips:
    return next(each for each in table.children() if isinstance(each, CutTips))


def test_what_is_left_over_is_first_for_texts_that_would_be_cut() -> None:
    needs = {0: Need(50, 100, whole=100), 1: Need(50, 200, whole=600), 2: Need(50, 100, whole=100)}
    assert shared(1000, needs, 2) == {0: 100, 1: 600, 2: 300}
    assert shared(700, needs, 2) == {0: 100, 1: 500, 2: 100}
    assert shared(400, needs, 2) == {0: 100, 1: 200, 2: 100}, "it takes nothing from the others"


def test_a_long_sentence_is_whole_where_there_is_room(table: RecordTable) -> None:
    needed = table.fontMetrics().horizontalAdvance(SENTENCE)
    assert table.columnWidth(1) >= needed
    assert tips(table).text(table.model().index(0, 1)) == ""


def test_a_sentence_that_is_cut_is_whole_in_its_tool_tip(table: RecordTable, qtbot: QtBot) -> None:
    table.resize(500, 300)
    index = table.model().index(0, 1)
    qtbot.waitUntil(lambda: tips(table).text(index) == SENTENCE)
    assert tips(table).text(table.model().index(0, 0)) == ""
    place = table.visualRect(index).center()
    QApplication.sendEvent(
        table.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(QPoint(place)))
    )
    assert QToolTip.text() == SENTENCE
    QToolTip.hideText()


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_sentences_of_issues_are_whole_where_the_table_has_room_left(
    styled: QApplication, read_window: MainWindow, world: World, until: Until, translators: Translators,
    percent: int, language: Language,
) -> None:  # fmt: skip
    home = read_window.home
    inventory = big_inventory(30, str(world.session.now.region))
    world.session._read(inventory)
    until(lambda: home.facts.now.inventory is inventory)
    set_type_size(styled, percent)
    try:
        translators.install(language)
        home.tabs.setCurrentWidget(home.findings)
        read_window.resize(1920, 900)
        shown = home.findings.panel.table
        until(lambda: not home.findings.model.busy and home.findings.model.total > 0)

        def cut_beside_room() -> bool:
            model, last = shown.model(), shown.model().columnCount() - 1
            cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(last)]
            used = max(shown.fontMetrics().horizontalAdvance(str(each.siblingAtColumn(last).data())) for each in cells)
            spare = shown.columnWidth(last) - used > shown.fontMetrics().averageCharWidth() * 12
            return spare and any(shown._cells.cut_text(each) for each in cells)

        until(lambda: not cut_beside_room())
    finally:
        set_type_size(styled, 100)


@pytest.mark.parametrize("percent", [100, 150])
def test_a_request_id_is_whole_in_the_narrowest_wizard(styled: QApplication, qtbot: QtBot, percent: int) -> None:
    set_type_size(styled, percent)
    try:
        rows = ProgressRows(lambda: None)
        table = ProgressTable(rows)
        rows.setParent(table)
        qtbot.addWidget(table)
        word = Word("In progress", "busy", Tone.BUSY)
        line = _Line(0, "", lambda: "Attach interface voip-media to instance voip-gateway-01", lambda: word)
        line.calls, line.milliseconds, line.request_id = ["AssociateEipAddressBatch"], 1880, REQUEST
        rows.beginResetModel()
        rows._lines.append(line)
        rows.endResetModel()
        table.resize(QSize(table.fontMetrics().averageCharWidth() * 110, 200))
        table.show()
        table.fit()
        assert table.columnWidth(Head.REQUEST_ID) >= table.sizeHintForColumn(Head.REQUEST_ID)
        assert table.columnWidth(Head.WHAT) >= table.fontMetrics().averageCharWidth() * 22
    finally:
        set_type_size(styled, 100)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_no_page_is_squashed_in_the_smallest_wizard(
    styled: QApplication, wizard: BindWizard, qtbot: QtBot, translators: Translators, language: Language
) -> None:
    translators.install(language)
    for page in pages(wizard, qtbot):
        for _ in range(3):  # its texts break anew at each width
            wizard.resize(1, 1)  # as far as it lets itself be made smaller
            styled.processEvents()
        assert cut_off(page) == [], f"{type(page).__name__} at {wizard.size()}"


@pytest.mark.parametrize("percent", [100, 150])
def test_a_page_leaves_room_on_the_screen_for_the_title_and_the_buttons(
    styled: QApplication, wizard: BindWizard, qtbot: QtBot, percent: int
) -> None:
    set_type_size(styled, percent)
    try:
        for page in pages(wizard, qtbot):
            needed, screen = page.minimumSizeHint(), page.screen().availableSize()
            assert needed.height() <= screen.height() * 3 // 4, type(page).__name__
    finally:
        set_type_size(styled, 100)
