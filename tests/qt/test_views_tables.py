"""The tables of the main window: order, filter, switches, columns that are kept, copying, what is said when empty."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.domain.cloud.eip import AssociationMode
from gui.qt.base.region_reading import Load
from gui.qt.models.records import AT_ONCE, Column, Records
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.inventory_view import AnyView
from gui.qt.widgets.record_table import RecordTable
from gui.services.sign_in import WithSandbox
from gui.words.finding_labels import finding_label
from gui.words.findings import finding_sentence
from tests.helpers.each_case import each_case
from tests.qt.conftest import MAIN_READS, World

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def home(read_window: MainWindow) -> MainWindow:
    return read_window


def shown(view: AnyView, name: str) -> list[str]:
    """The texts of a column, top to bottom."""
    column = next(column for column in view.model.columns if column.name == name)
    return [column.show(record) for record in view.model.shown()]


def press(view: AnyView, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(view.chips.buttons[name], Qt.MouseButton.LeftButton)


def test_every_mapping_is_one_row_and_addresses_sort_as_numbers(home: MainWindow, world: World) -> None:
    view, inventory = home.home.mappings, world.session.inventory
    assert inventory is not None
    addresses = [each for each in shown(view, "address") if each]
    assert addresses == [str(each) for each in sorted(eip.address for eip in inventory.eips)]
    assert view.model.total > len(inventory.eips), "interfaces without an EIP are rows too"


def test_every_tab_has_rows_a_count_and_columns_with_titles(home: MainWindow) -> None:
    def check(number: int) -> None:
        home.home.tabs.setCurrentIndex(number)
        view = home.home.view()
        assert view is not None
        assert view.model.rowCount() > 0
        assert str(view.model.rowCount()) in view.panel.count.text()
        assert all(column.title for column in view.model.columns)
        assert len({column.name for column in view.model.columns}) == len(view.model.columns)

    each_case(range(5), check)


def test_switches_narrow_the_rows_and_say_how_many_there_are(home: MainWindow, qtbot: QtBot) -> None:
    view = home.home.mappings
    multi = [row for row in view.model.shown() if row.eip and row.eip.mode is AssociationMode.MULTI_EIP]
    assert f"({len(multi)})" in view.chips.buttons["multi"].text()
    press(view, qtbot, "multi")
    assert set(view.model.shown()) == set(multi)
    press(view, qtbot, "bare")
    assert any(row.eip is None for row in view.model.shown()), "two switches show the rows of either"
    view.panel.filter.setText("no such thing")
    view.panel.apply_filter()
    assert "filter" in view.panel.placeholder.text()
    view.panel.placeholder._run_action()
    assert not view.chips.chosen()
    assert view.model.rowCount() == view.model.total


def test_a_row_says_what_deserves_a_look(home: MainWindow, world: World) -> None:
    view, facts = home.home.mappings, home.home.facts
    finding = next(each for each in facts.now.findings if each.ids and each.ids[0].startswith("eip-"))
    row = view.model.row_of(finding.ids[0])
    assert row is not None
    notes = next(number for number, column in enumerate(view.model.columns) if column.name == "notes")
    sentence = finding_sentence(finding, world.session.inventory)
    assert finding_label(finding.code) in view.model.index(row, notes).data()
    assert sentence in view.model.index(row, notes).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert view.model.index(row, notes).data(Qt.ItemDataRole.DecorationRole) is not None


def test_what_is_current_in_one_tab_is_current_in_the_others(home: MainWindow, world: World) -> None:
    inventory = world.session.inventory
    assert inventory is not None
    eni = next(each for each in inventory.interfaces if each.name == "voip-live")
    eip = inventory.eips_on(eni.id)[0]
    home.home.mappings.panel.table.go_to(eip.allocation_id)
    assert home.home.current == eip.allocation_id
    assert home.home.current_eni() == eni
    home.home.tabs.setCurrentWidget(home.home.interfaces)
    assert home.home.interfaces.current() == eni.id
    home.home.tabs.setCurrentWidget(home.home.instances)
    assert home.home.instances.current() == eni.instance_id


def test_rows_are_copied_as_shown_with_their_headers(home: MainWindow, qtbot: QtBot) -> None:
    view = home.home.eips
    home.home.tabs.setCurrentWidget(view)
    table = view.panel.table
    view.chooser.show_column("bandwidth", on=False)
    table.horizontalHeader().moveSection(1, 0)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (0, 1):
        table.selectionModel().select(view.model.index(row, 0), flags)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert lines[0].split("\t")[:2] == ["Name", "EIP"]
    assert "Mbit/s" not in lines[0]
    assert lines[1].split("\t")[1] == shown(view, "address")[0]


def test_what_is_copied_is_no_formula_and_stays_on_its_line(home: MainWindow, world: World, until: Until) -> None:
    account = world.server.account
    with account.lock:
        next(each for each in account.eips if each.name == "voip-edge-01").name = "=1+1\t\n2"
    home.session.refresh()
    view = home.home.eips
    home.home.tabs.setCurrentWidget(view)
    until(lambda: any(each.name.startswith("=1+1") for each in view.model.shown()))
    view.panel.table.go_to(next(each.allocation_id for each in view.model.shown() if each.name.startswith("=1+1")))
    view.panel.table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    assert lines[1].split("\t")[1] == "'=1+1  2"


def test_the_current_row_comes_back_with_its_filter(home: MainWindow) -> None:
    view = home.home.mappings
    home.home.tabs.setCurrentWidget(view)
    first, other = (row.key for row in view.model.shown()[:2])
    view.panel.table.go_to(first)
    for text in ("nothing such", ""):
        view.panel.filter.setText(text)
        view.panel.apply_filter()
    assert view.current() == first
    # Unless another one was made current meanwhile.
    view.panel.filter.setText("nothing such")
    view.panel.apply_filter()
    home.home.make_current(other)
    view.panel.filter.clear()
    view.panel.apply_filter()
    assert view.current() == other
    assert home.home.current == other


def test_no_number_is_claimed_before_a_region_was_read(window: MainWindow) -> None:
    window.show()
    view = window.home.mappings
    assert view.panel.count.isHidden()
    assert not any("(" in button.text() for button in view.chips.buttons.values())


def test_the_columns_share_the_room_there_is(home: MainWindow) -> None:
    view = home.home.findings
    home.home.tabs.setCurrentWidget(view)
    table = view.panel.table
    last = view.model.columnCount() - 1
    assert not table.horizontalScrollBar().isVisible()
    assert not table.has_own_width(last)
    home.resize(home.minimumSizeHint().width() * 4, home.height())
    header = table.horizontalHeader()
    assert header.length() == table.viewport().width(), "and takes all there is otherwise"


def test_columns_are_chosen_in_the_headers_menu_and_the_last_one_stays(home: MainWindow) -> None:
    view = home.home.instances
    home.home.tabs.setCurrentWidget(view)
    menu = view.chooser.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    entries = [entry for entry in menu.actions() if entry.isCheckable()]
    below = entries.pop()
    assert below.text().replace("&", "") == "IDs below the names"
    height = view.panel.table.rowHeight(0)
    below.setChecked(False)
    assert view.panel.table.rowHeight(0) < height
    assert [entry.text().removesuffix(" (no room now)") for entry in entries] == [
        column.title for column in view.model.columns
    ]
    for entry in entries:
        entry.setChecked(False)
    header = view.panel.table.horizontalHeader()
    assert header.count() - header.hiddenSectionCount() == 1
    view.chooser.reset()
    assert header.hiddenSectionCount() == len(view.hidden)


def test_columns_order_widths_and_sorting_are_kept(
    home: MainWindow, world: World, qtbot: QtBot, tmp_path: Path, until: Until
) -> None:
    view = home.home.mappings
    header = view.panel.table.horizontalHeader()
    header.moveSection(header.visualIndex(6), 0)
    header.resizeSection(6, 321)
    fitted = header.sectionSize(0)
    view.chooser.show_column("mode", on=False)
    view.panel.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    home.home.tabs.setCurrentWidget(home.home.instances)
    home.close()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    again = MainWindow(world.session, home.menus._translators, settings)
    qtbot.addWidget(again)
    again.show()
    until(lambda: again.home.instances.model.total > 0)
    assert again.home.view() is again.home.instances
    again.home.tabs.setCurrentWidget(again.home.mappings)
    table = again.home.mappings.panel.table
    header = table.horizontalHeader()
    assert header.logicalIndex(0) == 6
    assert header.sectionSize(6) == 321
    assert header.sectionSize(0) == fitted
    assert table.has_own_width(6), "the user's own width stays"
    assert not table.has_own_width(0), "another column goes on growing with what it holds"
    assert table.isColumnHidden(5)
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (4, Qt.SortOrder.DescendingOrder)


@pytest.mark.parametrize(
    "kept", ["", "no json", "[]", '{"columns": [["mode", "wide"]]}', '{"columns": [], "sort": ["gone", true]}', "\x00"]
)
def test_a_damaged_table_state_falls_back_to_the_usual_one(
    world: World, home: MainWindow, qtbot: QtBot, tmp_path: Path, kept: str
) -> None:
    settings = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    settings.setValue("tables/3/mappings", kept)
    settings.setValue("window/view", "gone")
    again = MainWindow(world.session, home.menus._translators, settings)
    qtbot.addWidget(again)
    header = again.home.mappings.panel.table.horizontalHeader()
    assert header.hiddenSectionCount() == len(again.home.mappings.hidden)
    assert [header.logicalIndex(place) for place in range(header.count())] == list(range(header.count()))
    assert again.home.view() is again.home.mappings


def test_nothing_loading_failed_and_stale_are_said(
    window: MainWindow, world: World, qtbot: QtBot, until: Until
) -> None:
    window.show()
    panel = window.home.mappings.panel
    assert "not signed in" in panel.placeholder.text()
    heard: list[str] = []
    world.session.reading_changed.connect(lambda: heard.append(panel.placeholder.text()))
    for action in MAIN_READS:
        world.server.faults.error(action, "Forbidden.RAM", 403)
    window.sign_in(WithSandbox())
    until(lambda: world.session.reading.load is Load.FAILED)
    assert any("Reading the region" in each for each in heard)
    assert panel.stack.currentWidget() is panel.placeholder
    assert "Try again" in panel.placeholder._action.text()
    world.server.faults.clear()
    qtbot.mouseClick(panel.placeholder._action, Qt.MouseButton.LeftButton)
    until(lambda: world.session.reading.load is Load.READY)
    assert panel.stack.currentWidget() is panel.table
    assert "As of" in window.as_of.text()
    for action in MAIN_READS:
        world.server.faults.error(action, "Forbidden.RAM", 403)
    window.menus.refresh.trigger()
    until(lambda: world.session.reading.load is Load.STALE)
    assert "out of date" in window.banner.text()
    assert window.home.mappings.model.rowCount() > 0


def test_many_rows_are_arranged_in_slices_and_the_old_ones_stay_until_then(qtbot: QtBot) -> None:
    columns = (Column("n", "N", str, lambda n: n), Column("odd", "Odd", lambda n: "odd" if n % 2 else "even"))
    model = Records(columns, str)
    table = RecordTable(model)
    qtbot.addWidget(table)
    model.show([1, 2, 3])
    many = range(20 * AT_ONCE, 0, -1)
    model.show(many)
    assert model.busy
    table.fit_columns()
    assert model.shown() == (1, 2, 3)
    model.filter("even")
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    with qtbot.waitSignal(model.modelReset):
        pass
    assert not model.busy
    assert model.shown() == tuple(number for number in many if number % 2 == 0)
    table.go_to("500")
    model.sort(0)
    with qtbot.waitSignal(model.layoutChanged):
        pass
    assert table.current_key() == "500", "the current row stays on its record"
    model.show([5])
    assert model.shown() == (), "few rows are arranged at once, by the filter in force"
    assert not model.busy


def test_a_row_gone_to_while_others_are_arranged_stays_current(
    home: MainWindow, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = home.home.eips
    home.home.tabs.setCurrentWidget(view)
    first, later = view.key(view.model.record_at(0)), view.key(view.model.record_at(5))
    monkeypatch.setattr("gui.qt.models.sorted_rows.AT_ONCE", 0)
    view.model.filter("")
    assert view.model.busy
    view.go_to(first)
    view.panel.table.selectRow(5)
    until(lambda: not view.model.busy)
    assert view.current() == later
    view.model.filter("")
    view.go_to(first)
    until(lambda: not view.model.busy)
    assert view.current() == first


def test_the_switches_of_a_large_region_are_counted_one_a_turn(
    home: MainWindow, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = home.home.eips
    home.home.tabs.setCurrentWidget(view)
    counted = [button.text() for button in view.chips.buttons.values()]
    assert all("(" in text for text in counted)
    monkeypatch.setattr("gui.qt.views.inventory_view.AT_ONCE", 0)
    view.chips.count({})
    view._count(known=True)
    assert not any("(" in button.text() for button in view.chips.buttons.values())
    until(lambda: [button.text() for button in view.chips.buttons.values()] == counted)


def test_columns_grow_with_what_they_hold_but_for_those_the_user_has_set(qtbot: QtBot) -> None:
    columns = (
        Column("name", "Name", str),
        Column("twice", "Twice", lambda text: text * 2),
        Column("last", "Last", str),
    )
    model = Records(columns, str)
    table = RecordTable(model)
    qtbot.addWidget(table)
    model.show(["."])
    table.horizontalHeader().setMinimumSectionSize(70)
    table.widen_columns()
    first, second = table.columnWidth(0), table.columnWidth(1)
    model.show(["a good deal longer"])
    table.widen_columns()
    assert table.columnWidth(0) > first
    assert table.columnWidth(1) > second
    wide, own = table.columnWidth(0), 90
    table.setColumnWidth(1, own)
    model.show(["a great deal longer even than that"])
    table.widen_columns()
    assert table.columnWidth(0) > wide
    assert table.columnWidth(1) == own
    model.show(["."])
    table.widen_columns()
    assert table.columnWidth(0) == first, "what is shown decides, not what was"
    assert table.columnWidth(1) == own
    table.fit_columns()
    assert (table.columnWidth(0), table.columnWidth(1)) == (first, second)


def test_a_table_is_not_drawn_anew_while_there_is_nothing_to_show(home: MainWindow, world: World) -> None:
    resets: list[None] = []
    home.home.mappings.model.modelReset.connect(lambda: resets.append(None))
    world.session.sign_out()
    assert home.home.mappings.model.total == 0
    assert resets
    resets.clear()
    world.session.sign_out()
    assert not resets


def test_the_columns_are_measured_once_when_other_rows_come(
    home: MainWindow, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, measured = home.home.mappings.panel.table, list[None]()
    until(lambda: not table._rows_changed.isActive())
    measure = table._measured
    monkeypatch.setattr(table, "_measured", lambda: (measured.append(None), measure())[1])
    home.home.mappings._groups_changed()
    assert not table._rows_changed.isActive()
    assert len(measured) == 1
