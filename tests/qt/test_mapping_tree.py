"""Mappings as a tree: instance, interface, EIP, by the filter and the order of the flat list."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.mapping import mappings
from gui.qt.models.mapping_tree import Branch, Grown, MappingTree, grow
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.mappings import MappingsView
from tests.helpers.big_inventory import big_inventory
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]


def tree_of(count: int) -> tuple[MappingTree, Grown]:
    grown = Grown()
    for _ in grow(mappings(big_inventory(count)), grown):
        pass
    made = MappingTree()
    made.show(grown)
    return made, grown


def test_the_tree_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    made, _ = tree_of(60)
    qtmodeltester.check(made)


def test_every_row_is_below_its_interface_and_instance_once() -> None:
    rows = mappings(big_inventory(300))
    _, grown = tree_of(300)
    leaves = [each for each in grown.lines if each.kind == "address"]
    assert len(leaves) == sum(row.eip is not None for row in rows)
    for leaf in leaves:
        row, above = leaf.mapping, leaf.parent
        assert above is not None
        if row.eni is None:
            assert above.kind == "open"
            continue
        assert above.resource == row.eni.id
        assert above.parent is not None
        assert above.parent.resource == (row.instance_id or "")
    assert grown.top[-1].kind == "open"
    assert {each.kind for each in grown.top[:-1]} == {"instance"}


def test_an_index_is_found_by_resource_and_leads_up_again() -> None:
    made, grown = tree_of(60)
    leaf = next(each for each in grown.lines if each.kind == "address" and each.mapping.eni)
    index = made.index_of(leaf.resource)
    assert made.branch(index) is leaf
    assert made.branch(made.parent(index)) is leaf.parent
    assert made.branch(made.index_of("eip-gone")) is None
    assert not made.parent(QModelIndex()).isValid()
    assert index.siblingAtColumn(1).data() == str(leaf.mapping.eip.address)  # type: ignore[union-attr]
    assert made.headerData(1, Qt.Orientation.Horizontal) == "Address"


@pytest.fixture
def view(read_window: MainWindow) -> MappingsView:
    found = read_window.home.mappings
    read_window.home.tabs.setCurrentWidget(found)
    found.as_tree.setChecked(True)
    return found


def line(view: MappingsView, resource: str) -> Branch:
    branch = view.tree.lines.branch(view.tree.lines.index_of(resource))
    assert branch is not None
    return branch


def test_the_switch_shows_the_rows_of_the_flat_list(view: MappingsView) -> None:
    assert view.panel.stack.currentWidget() is view.tree
    voice = next(row for row in view.model.shown() if row.eni and row.eni.name == "voip-live" and row.eip)
    assert line(view, voice.key).parent is line(view, voice.eni.id)  # type: ignore[union-attr]
    view.panel.filter.setText("voip-live")
    view.panel.apply_filter()
    lines = view.tree.lines
    assert lines.rowCount() == 1
    assert lines.branch(lines.index(0, 0)).resource == voice.instance_id  # type: ignore[union-attr]
    view.panel.filter.clear()
    view.panel.apply_filter()
    view.as_tree.setChecked(False)
    assert view.panel.stack.currentWidget() is view.panel.table


def test_a_line_selects_its_rows_and_is_what_the_picture_shows(
    view: MappingsView, read_window: MainWindow, until: Until
) -> None:
    row = next(row for row in view.model.shown() if row.eni and row.eni.name == "voip-live" and row.eip)
    eni = row.eni
    assert eni is not None
    view.tree.setCurrentIndex(view.tree.lines.index_of(eni.id))
    assert read_window.home.current == eni.id
    assert {each.eni for each in view.selected()} == {eni}
    until(read_window.home.topology.isVisible)
    # And the other way round.
    read_window.home.make_current(row.key)
    assert view.tree.lines.branch(view.tree.currentIndex()) is line(view, row.key)


def test_enter_opens_the_details(view: MappingsView, read_window: MainWindow, qtbot: QtBot) -> None:
    row = next(row for row in view.model.shown() if row.eip)
    view.tree.setCurrentIndex(view.tree.lines.index_of(row.key))
    qtbot.keyClick(view.tree, Qt.Key.Key_Return)
    details = read_window.home.topology.details
    qtbot.waitUntil(details.isVisible)
    qtbot.waitUntil(lambda: row.key in details.toPlainText())


def test_what_is_open_stays_open_when_many_rows_come(view: MappingsView, world: World, until: Until) -> None:
    inventory = big_inventory(3000, str(world.session.now.region))
    world.session._read(inventory)
    until(lambda: view.tree.lines.rowCount() > 500)
    host = next(row.instance_id for row in view.model.shown() if row.instance_id) or ""
    index = view.tree.lines.index_of(host)
    assert not view.tree.isExpanded(index)
    view.tree.expand(index)
    view.panel.filter.setText("-state:free")
    view.panel.apply_filter()
    until(lambda: not view.model.busy and view.tree._work is None)
    assert view.tree.isExpanded(view.tree.lines.index_of(host))
    view.tree.collapse(view.tree.lines.index_of(host))
    assert host not in view.tree._open


def test_several_lines_act_as_the_rows_of_the_flat_list_do(
    view: MappingsView, read_window: MainWindow, qtbot: QtBot
) -> None:
    tree, inventory = view.tree, read_window.session.inventory
    assert inventory is not None
    free = [row.key for row in view.model.shown() if row.eip and row.eip.target_id is None][:3]
    for number, key in enumerate(free):
        index = tree.lines.index_of(key)
        tree.scrollTo(index)
        keys = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, keys, tree.visualRect(index).center())
    assert [each.resource for each in tree.selected()] == free
    assert {each.key for each in view.selected()} == set(free)
    assert set(read_window.home.selected_resources()) == set(free)
    assert read_window.home.current == free[-1]
    # Copied, and bound, are all of them.
    qtbot.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 1 + len(free)
    assert all(any(str(inventory.eip_by_id[AllocationId(key)].address) in each for each in copied[1:]) for key in free)
    menu = view.menu_at(view.panel.table.currentIndex())
    assert any("Bind 3 EIPs" in each.text().replace("&", "") for each in menu.actions())
    menu.deleteLater()
    # They stay selected when the region is read again.
    read_window.session._read(replace(inventory))
    qtbot.waitUntil(lambda: {each.resource for each in tree.selected()} == set(free))
    assert {each.key for each in view.selected()} == set(free)


def test_the_line_of_an_interface_stands_for_all_its_eips(view: MappingsView) -> None:
    eni = next(row.eni for row in view.model.shown() if row.eni and row.eni.name == "voip-live" and row.eip)
    host = next(row.instance_id for row in view.model.shown() if row.eni and row.instance_id and row.eni != eni)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.tree.setCurrentIndex(view.tree.lines.index_of(eni.id))
    view.tree.selectionModel().select(view.tree.lines.index_of(str(host)), flags)
    wanted = {row.key for row in view.model.shown() if row.eni == eni or row.instance_id == host}
    assert {each.key for each in view.selected()} == wanted
