"""Type half as large again on a small screen: names have the room first, and marks, icons and arrows grow with it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QStyle, QStyleOptionButton  # noqa: TID251
from pytestqt.qtbot import QtBot

from gui.domain.wizards.steps import Page
from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.base.theme import icon_side
from gui.qt.base.type_size import set_type_size
from gui.qt.shell.main_window import MainWindow
from gui.qt.widgets.check_boxes import CheckBox, RadioButton
from gui.qt.widgets.record_table import RecordTable
from gui.qt.wizards.bind import BindWizard
from tests.qt.test_looks import pages, styled, views, wizard

__all__ = ["styled", "wizard"]

SMALL = QSize(1280, 800)
PERCENT = 150
READ = 12
"""Characters of a name by which it is known."""


@pytest.fixture
def large(styled: QApplication) -> Iterator[QApplication]:
    set_type_size(styled, PERCENT)
    yield styled
    set_type_size(styled, 100)


def unreadable(table: RecordTable) -> list[str]:
    """Return the names of rows that have room for less than what they are known by."""
    metrics, found = table.fontMetrics(), []
    for number, column in enumerate(table._records.columns):
        if table.isColumnHidden(number) or column.below is None or table.has_no_room(number):
            continue
        aside = table._cells.side() + table._cells.margin()
        pictures = bool(column.icon) + (number == 0 and table._records.tickable)
        room = table.columnWidth(number) - 2 * table._cells.margin() - aside * pictures
        names = {column.show(record) for record in table._records.shown()}
        found += [f"{column.name}: {name}" for name in names if metrics.horizontalAdvance(name[:READ]) > room]
    return found


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_names_can_be_read_on_every_page(
    large: QApplication, wizard: BindWizard, translators: Translators, qtbot: QtBot, language: Language
) -> None:
    translators.install(language)
    wizard.resize(SMALL)
    looked = 0
    for page in pages(wizard, qtbot):
        assert wizard.size() == SMALL
        for table in page.findChildren(RecordTable):
            if table.isVisible():
                qtbot.waitUntil(lambda table=table: unreadable(table) == [])  # type: ignore[misc]
                assert table.horizontalScrollBar().maximum() == 0
                looked += 1
    assert looked > 3
    assert wizard.pages[Page.INTERFACE] is not None
    del large


def test_names_can_be_read_in_every_view(large: QApplication, read_window: MainWindow, qtbot: QtBot) -> None:
    del large
    read_window.resize(SMALL)
    for view in views(read_window, qtbot):
        for table in view.findChildren(RecordTable):
            if table.isVisible() and table._records.rowCount():
                qtbot.waitUntil(lambda table=table: unreadable(table) == [])  # type: ignore[misc]


def test_a_title_without_room_is_broken_and_seen_whole(large: QApplication, wizard: BindWizard, qtbot: QtBot) -> None:
    del large
    wizard.resize(SMALL)
    wizard.go_to(Page.INSTANCE)
    table = wizard.pages[Page.INSTANCE].findChild(RecordTable)
    titles, metrics = table.horizontalHeader(), table.horizontalHeader().fontMetrics()
    names = [column.name for column in table._records.columns]
    system = names.index("os")
    qtbot.waitUntil(lambda: 0 < table.columnWidth(system) < metrics.horizontalAdvance("Operating system"))
    qtbot.waitUntil(lambda: titles.height() >= 2 * metrics.lineSpacing())
    assert titles.model().headerData(system, titles.orientation()) == "Operating system", "as it is read out"


def test_what_gave_its_room_is_copied_and_comes_back(large: QApplication, wizard: BindWizard, qtbot: QtBot) -> None:
    wizard.resize(SMALL)
    wizard.go_to(Page.INTERFACE)
    table = wizard.pages[Page.INTERFACE].findChild(RecordTable)
    kind = [column.name for column in table._records.columns].index("kind")
    qtbot.waitUntil(lambda: table.columnWidth(kind) == 0)
    assert not table.isColumnHidden(kind)
    assert not table.has_own_width(kind)
    assert table.has_no_room(kind)
    table.selectRow(0)
    table.copy()
    assert "Type" in QApplication.clipboard().text().splitlines()[0]
    set_type_size(large, 100)
    qtbot.waitUntil(lambda: table.columnWidth(kind) > table.fontMetrics().horizontalAdvance("Secondary"))
    assert not table.has_no_room(kind)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_what_no_guest_has_told_gives_its_room_to_modes_and_issues(
    large: QApplication, read_window: MainWindow, translators: Translators, qtbot: QtBot, language: Language
) -> None:
    del large
    translators.install(language)
    read_window.resize(SMALL)
    view = read_window.home.mappings
    table, names = view.panel.table, [column.name for column in view.model.columns]
    qtbot.waitUntil(lambda: view.model.total > 0 and table.has_no_room(names.index("in_guest")))
    for name in ("mode", "notes"):
        number = names.index(name)
        title = table.horizontalHeader().fontMetrics().horizontalAdvance(view.model.columns[number].title)
        qtbot.waitUntil(lambda number=number, title=title: table.columnWidth(number) > title)  # type: ignore[misc]
    menu = view.chooser.menu()
    menu.aboutToShow.emit()
    entry = menu.actions()[names.index("in_guest")]
    assert entry.isChecked()
    assert entry.text() == view.chooser.tr("{column} (no room now)").format(column=view.model.columns[7].title)
    assert [each.text() for each in menu.actions()[:2]] == [each.title for each in view.model.columns[:2]]


@pytest.mark.parametrize(("ours", "plain"), [(CheckBox, QCheckBox), (RadioButton, QRadioButton)])
def test_marks_are_as_large_as_the_type(
    styled: QApplication, qtbot: QtBot, ours: type[CheckBox], plain: type[QCheckBox]
) -> None:
    def sizes(percent: int, kind: type[QCheckBox]) -> tuple[int, int, int]:
        set_type_size(styled, percent)
        box = kind("Eligible only")
        qtbot.addWidget(box)
        box.show()
        option = QStyleOptionButton()
        box.initStyleOption(option)
        element = (
            QStyle.SubElement.SE_CheckBoxIndicator
            if isinstance(box, QCheckBox)
            else QStyle.SubElement.SE_RadioButtonIndicator
        )
        mark = box.style().subElementRect(element, option, box)
        return mark.width(), box.sizeHint().height(), QFontMetrics(option.fontMetrics).height()

    try:
        assert sizes(100, ours) == sizes(100, plain), "usual type is as usual"
        small, large = sizes(100, ours), sizes(PERCENT, ours)
        assert large[0] >= small[0] * 1.25
        assert large[2] == sizes(PERCENT, plain)[2], "the text itself is measured as it is"
        assert sizes(PERCENT, plain)[0] == small[0], "else this module is not needed any more"
    finally:
        set_type_size(styled, 100)


def test_icons_grow_with_the_type_while_the_window_is_open(
    styled: QApplication, read_window: MainWindow, qtbot: QtBot
) -> None:
    tabs = read_window.home.tabs.bar
    usual = tabs.iconSize()
    row = read_window.home.mappings.panel.table.rowHeight(0)
    assert usual == QSize(icon_side(tabs), icon_side(tabs))
    set_type_size(styled, PERCENT)
    try:
        qtbot.waitUntil(lambda: tabs.iconSize().height() >= usual.height() * 1.25)
        qtbot.waitUntil(lambda: read_window.home.mappings.panel.table.rowHeight(0) >= row * 1.25)
    finally:
        set_type_size(styled, 100)
    qtbot.waitUntil(lambda: tabs.iconSize() == usual)
