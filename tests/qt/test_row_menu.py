"""The context menu of a row: bind, copy, filter by, the console, details."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.domain.cloud.eip import EipStatus
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.eips import EipsView
from gui.qt.wizards.bind import BindWizard
from tests.qt.conftest import World


@pytest.fixture
def view(read_window: MainWindow) -> EipsView:
    read_window.home.tabs.setCurrentWidget(read_window.home.eips)
    return read_window.home.eips


def entry(menu: QMenu, text: str) -> QAction:
    found = [each for each in menu.actions() if text in each.text().replace("&", "")]
    assert len(found) == 1, [each.text() for each in menu.actions()]
    return found[0]


def free_rows(view: EipsView) -> list[int]:
    return [n for n, eip in enumerate(view.model.shown()) if eip.status is EipStatus.AVAILABLE and not eip.locks]


def select(view: EipsView, rows: list[int]) -> None:
    view.panel.table.select_keys([view.key(view.model.record_at(row)) for row in rows])


def test_free_eips_of_the_selection_are_bound_together(view: EipsView, read_window: MainWindow) -> None:
    rows = free_rows(view)[:3]
    select(view, rows)
    menu = view.menu_at(view.model.index(rows[0], 0))
    entry(menu, "Bind 3 EIPs").trigger()
    assert isinstance(read_window.wizard, BindWizard)
    assert set(read_window.session.now.eips) == {view.model.record_at(row).allocation_id for row in rows}
    read_window.wizard.close()
    bound = next(n for n, eip in enumerate(view.model.shown()) if eip.status is EipStatus.IN_USE)
    select(view, [bound])
    assert not entry(view.menu_at(view.model.index(bound, 0)), "Bind the EIP").isEnabled()


def test_cell_address_and_id_are_copied(view: EipsView) -> None:
    select(view, [0])
    eip = view.model.record_at(0)
    menu = view.menu_at(view.model.index(0, 1))
    clipboard = QGuiApplication.clipboard()
    entry(menu, f"Copy “{eip.name}”").trigger()
    assert clipboard.text() == eip.name
    entry(menu, "Copy the address").trigger()
    assert clipboard.text() == str(eip.address)
    entry(menu, "Copy the ID").trigger()
    assert clipboard.text() == eip.allocation_id
    select(view, [0, 1])
    entry(view.menu_at(view.model.index(0, 0)), "Copy the ID").trigger()
    assert clipboard.text().splitlines() == [view.model.record_at(row).allocation_id for row in (0, 1)]


def test_the_value_of_a_cell_becomes_a_filter(view: EipsView) -> None:
    row = next(n for n, eip in enumerate(view.model.shown()) if eip.status is EipStatus.IN_USE)
    status = next(n for n, column in enumerate(view.model.columns) if column.name == "status")
    entry(view.menu_at(view.model.index(row, status)), "Filter by “Bound”").trigger()
    assert view.panel.filter.text() == "state:Bound"
    assert {eip.status for eip in view.model.shown()} == {EipStatus.IN_USE}
    entry(view.menu_at(view.model.index(0, status)), "Exclude “Bound”").trigger()
    assert view.model.rowCount() == 0


def test_the_console_is_opened_for_real_accounts_only(
    view: EipsView, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("gui.qt.views.row_menu.open_page", opened.append)
    select(view, [0])
    assert not entry(view.menu_at(view.model.index(0, 0)), "Open in the web console").isEnabled()
    connection = world.session.connection
    assert connection is not None
    world.session.connection = replace(connection, sandbox=False, account=replace(connection.account, endpoint=None))
    entry(view.menu_at(view.model.index(0, 0)), "Open in the web console").trigger()
    assert opened == ["https://vpc.console.aliyun.com/eip/cn-shanghai/eips"]


def test_a_double_click_opens_the_details(view: EipsView, read_window: MainWindow, qtbot: QtBot) -> None:
    read_window.menus.picture.setChecked(False)
    place = view.panel.table.visualRect(view.model.index(2, 1)).center()
    qtbot.mouseClick(view.panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view.panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    panel = read_window.home.topology
    qtbot.waitUntil(panel.details.isVisible)
    eip = view.model.record_at(2)
    qtbot.waitUntil(lambda: eip.allocation_id in panel.details.toPlainText())
    assert read_window.menus.picture.isChecked()


def test_the_menu_comes_by_mouse_and_by_the_menu_key(view: EipsView, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _self, place: shown.append(place))
    select(view, [0])
    middle = view.panel.table.visualRect(view.model.index(0, 0)).center()
    for place in (middle, QPoint(5, 9000)):
        view._open_menu(place)
    assert len(set(map(QPoint.toTuple, shown))) == 1, "without a row below it the key means the current one"
