"""The picture: what is in it, how it follows the tables and leads them, how it is read aloud, and how it is saved."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QItemSelectionModel, QSettings, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.domain.checks.issue import IssueCode
from gui.domain.cloud.eip import AllocationId, EipGateway
from gui.domain.cloud.eni import EniStatus, EniType
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory
from gui.qt.base.palette import Scheme, apply_scheme
from gui.qt.models.topology import MOST_FREE, forest, topology
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.topology_panel import MOST, TopologyPanel
from gui.qt.widgets.topology import NodeButton, Topology
from gui.qt.widgets.topology_painter import TopologyPainter
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, bound_eip, eip_id, eni, free_eip, instance
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]
GATEWAY = EipGateway(IPv4Address("47.0.0.1"), "255.255.255.0", IPv4Address("47.0.0.253"))


def region(*, attached: bool = True, known: bool = True) -> Inventory:
    nic = eni(EniStatus.IN_USE, INSTANCE) if attached else eni()
    nic = replace(nic, name="media", secondary_addresses=(IPv4Address("10.0.0.6"),))
    primary = replace(
        eni(EniStatus.IN_USE, INSTANCE),
        id="eni-0",
        type=EniType.PRIMARY,
        private_address=IPv4Address("10.0.0.1"),
    )
    eips = (
        bound_eip(1),
        bound_eip(2),
        free_eip(3),
        bound_eip(4, INSTANCE, target_type="EcsInstance", mode=None),
        bound_eip(5, "lb-1", target_type="SlbInstance", mode=None),
    )
    return Inventory(REGION, datetime.now(UTC), eips, (nic, primary), (instance(),) if known else ())


@pytest.mark.parametrize("resource", [eip_id(1), ENI, INSTANCE])
def test_eip_interface_and_instance_lead_to_the_same_picture(resource: str) -> None:
    nodes = topology(resource, region(), {ENI: (GATEWAY,)})
    assert [(node.depth, node.title) for node in nodes] == [
        (0, INSTANCE),
        (1, "eni-0"),
        (2, "10.0.0.1"),
        (2, "47.0.0.4"),
        (1, "media"),
        (2, "10.0.0.5"),
        (2, "10.0.0.6"),
        (2, "47.0.0.1"),
        (2, "47.0.0.2"),
    ]
    assert "gateway 47.0.0.253, mask 255.255.255.0" in nodes[7].details
    assert all("gateway" not in line for line in nodes[8].details)
    assert nodes[7].state is not None
    assert nodes[7].spoken.startswith("EIP 47.0.0.1, Bound, ")


def test_what_is_not_there_has_a_place_of_its_own() -> None:
    loose = topology(ENI, region(attached=False), {ENI: CloudError(CloudErrorKind.DENIED)})
    assert loose[0].title == "Attached to no instance"
    assert not loose[0].solid
    unread = topology(ENI, region(known=False), {})
    assert (unread[0].title, unread[0].solid) == (INSTANCE, False)
    assert [node.title for node in topology(eip_id(3), region(), {})] == ["Bound to nothing", "47.0.0.3"]
    assert [node.title for node in topology(eip_id(5), region(), {})] == ["lb-1", "47.0.0.5"]
    assert topology("eip-gone", region(), {}) == ()


@pytest.fixture
def live(read_window: MainWindow, until: Until) -> TopologyPanel:
    """The picture of an interface with three EIPs on an instance."""
    row = next(each for each in read_window.home.mappings.model.shown() if each.eip and each.eip.name == "voip-live-02")
    read_window.home.mappings.panel.table.go_to(row.key)
    panel = read_window.home.topology
    until(lambda: any("gateway" in line for node in panel.picture.nodes for line in node.details))
    return panel


def button_of(panel: TopologyPanel, title: str) -> NodeButton:
    return next(each for each in panel.picture.buttons if each.isVisible() and each.text() == title)


def test_it_follows_the_table_and_the_table_follows_it(
    read_window: MainWindow, live: TopologyPanel, qtbot: QtBot, until: Until
) -> None:
    home = read_window.home
    marked = [each.text() for each in live.picture.buttons if each.marked]
    assert len(marked) == 1
    eni = next(node for node in live.picture.nodes if node.title == "voip-live")
    other = next(node for node in live.picture.nodes if node.kind == "EIP" and node.title not in marked)
    qtbot.mouseClick(button_of(live, other.title), Qt.MouseButton.LeftButton)
    assert home.current == other.resource
    assert home.mappings.current() == other.resource
    until(lambda: [each.text() for each in live.picture.buttons if each.marked] == [other.title])
    home.tabs.setCurrentWidget(home.interfaces)
    qtbot.mouseClick(button_of(live, "voip-live"), Qt.MouseButton.LeftButton)
    assert home.interfaces.current() == eni.resource


def test_all_that_is_selected_is_in_the_picture_and_stays_selected_when_rows_are_read_anew(
    read_window: MainWindow, until: Until
) -> None:
    home = read_window.home
    view = home.instances
    home.tabs.setCurrentWidget(view)
    table, names = view.panel.table, ("voip-gateway-01", "sip-proxy-01")
    ids = {each.name: each.id for each in view.model.shown()}
    home.make_current(ids[names[0]])
    rows = [view.model.row_of(ids[name]) for name in names]
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(view.model.index(rows[1] or 0, 0), flags)

    def roots() -> set[str]:
        return {node.title for node in home.topology.picture.nodes if node.depth == 0}

    until(lambda: roots() == set(names))
    assert [each.text() for each in home.topology.picture.buttons if each.marked] == [names[0]]
    # Gateways come, and rows with them; then the region is read once more.
    until(lambda: any("gateway" in line for node in home.topology.picture.nodes for line in node.details))
    assert {each.name for each in view.selected()} == set(names)
    view.model.show(view.rows())
    assert {each.name for each in view.selected()} == set(names)
    assert home.topology.more.isHidden()
    table.go_to(ids[names[1]])
    until(lambda: roots() == {names[1]})


def test_of_very_many_the_first_are_shown_and_that_is_said(read_window: MainWindow, until: Until) -> None:
    home = read_window.home
    home.mappings.panel.table.go_to(home.mappings.model.shown()[0].key)
    home.mappings.panel.table.selectAll()
    until(home.topology.more.isVisible)
    assert sum(node.depth == 0 for node in home.topology.picture.nodes) == MOST
    assert str(MOST) in home.topology.more.text()


def test_each_picture_is_there_once() -> None:
    inventory = region()
    nodes, more = forest([eip_id(1), eip_id(2), INSTANCE, "eip-gone", eip_id(3)], inventory, {}, 2)
    assert [node.title for node in nodes if node.depth == 0] == [INSTANCE, "Bound to nothing"]
    assert not more
    assert forest([eip_id(1), eip_id(3)], inventory, {}, 1)[1]


def test_several_free_eips_are_one_picture() -> None:
    first = eip_id(3)
    base = region()
    more = tuple(
        replace(base.eip_by_id[first], allocation_id=AllocationId(f"eip-free{n}"), address=IPv4Address("47.1.0.0") + n)
        for n in range(60)
    )
    inventory = replace(base, eips=(*base.eips, *more))
    nodes, left_out = forest([first, *(each.allocation_id for each in more[:4])], inventory, {}, 12)
    assert [node.depth for node in nodes] == [0, 1, 1, 1, 1, 1]
    assert nodes[0].title == "Bound to nothing"
    assert not left_out
    nodes, left_out = forest([each.allocation_id for each in more], inventory, {}, 12)
    assert len(nodes) == MOST_FREE + 1
    assert left_out


def test_all_rows_can_be_selected_before_one_is_current(read_window: MainWindow, until: Until) -> None:
    view = read_window.home.findings
    read_window.home.tabs.setCurrentWidget(view)
    view.choose_kind(IssueCode.EIP_UNBOUND)
    view.panel.table.selectAll()
    panel = read_window.home.topology
    until(lambda: panel.isVisible() and panel.settled and panel.hint.isHidden())
    assert panel.picture.isVisible()


def test_the_picture_comes_with_a_selection_and_moves_with_its_view(read_window: MainWindow, until: Until) -> None:
    home = read_window.home
    assert home.topology.isHidden(), "nothing is selected yet"
    row = next(each for each in home.mappings.model.shown() if each.eip)
    home.mappings.panel.table.go_to(row.key)
    until(home.topology.isVisible)
    home.tabs.setCurrentIndex(home.tabs.count() - 1)
    until(home.topology.isHidden)
    home.tabs.setCurrentWidget(home.eips)
    until(home.topology.isVisible)
    home.eips.panel.table.clearSelection()
    until(home.topology.isHidden)


def test_it_lies_where_there_is_room_or_where_it_is_wanted(
    read_window: MainWindow, world: World, qtbot: QtBot, tmp_path: Path, until: Until
) -> None:
    home = read_window.home
    home.mappings.panel.table.go_to(home.mappings.model.shown()[0].key)
    until(home.topology.isVisible)
    read_window.resize(1280, 800)
    assert home.split.orientation() is Qt.Orientation.Vertical
    read_window.resize(2200, 900)
    assert home.split.orientation() is Qt.Orientation.Horizontal
    assert min(home.split.sizes()) > 100
    qtbot.mouseClick(home.topology.turn, Qt.MouseButton.LeftButton)
    assert home.split.orientation() is Qt.Orientation.Vertical
    read_window.close()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    again = MainWindow(world.session, read_window.menus._translators, settings)
    qtbot.addWidget(again)
    again.resize(2200, 900)
    again.show()
    assert again.home.split.orientation() is Qt.Orientation.Vertical, "as it was wanted"


def test_it_scrolls_to_what_is_selected(read_window: MainWindow, until: Until) -> None:
    home = read_window.home
    read_window.resize(1000, 700)
    host = next(row for row in home.mappings.model.shown() if row.eni and row.eni.name == "voip-live" and row.eip)
    home.mappings.panel.table.go_to(host.key)
    picture = home.topology.picture

    def in_view() -> bool:
        marked = [each for each in picture.buttons if each.isVisible() and each.marked]
        return bool(marked) and picture.viewport().rect().contains(
            marked[0].mapTo(picture.viewport(), marked[0].rect().center())
        )

    until(in_view)


@pytest.mark.parametrize("width", [0, 2000, 260, 150, 40])
def test_lines_are_broken_where_there_is_no_room_and_nothing_is_lost(qapp: QApplication, width: int) -> None:
    nodes = topology(INSTANCE, region(), {ENI: (GATEWAY,)})
    drawing = TopologyPainter(nodes, qapp.font(), width)
    metrics = QFontMetricsF(qapp.font())
    for box in drawing.boxes:
        assert re.sub(r"[ ·,]", "", "".join(box.lines)) == re.sub(r"[ ·,]", "", "".join(box.node.details))
        assert box.area.right() <= drawing.size.width()
        assert all(line and line[0] not in "·,，" for line in box.lines), "each begins with a word"
        for line in box.lines:
            assert box.area.left() + metrics.horizontalAdvance(line) < box.area.right()
    broken = any(box.lines != box.node.details for box in drawing.boxes)
    assert broken is (0 < width < 500)
    if width == 2000:
        assert drawing.size.width() == width


def test_it_is_walked_with_the_arrow_keys_and_each_box_has_a_name(
    read_window: MainWindow, live: TopologyPanel, qtbot: QtBot
) -> None:
    read_window.activateWindow()
    stops = [each for each in live.picture.buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()]
    assert len(stops) == 1, "one stop of the Tab key"
    stops[0].setFocus()
    qtbot.waitUntil(stops[0].hasFocus)
    picture: Topology = live.picture
    qtbot.keyClick(stops[0], Qt.Key.Key_Home)
    qtbot.waitUntil(picture.buttons[0].hasFocus)
    qtbot.keyClick(picture.buttons[0], Qt.Key.Key_Up)
    assert picture.buttons[0].hasFocus()
    qtbot.keyClick(picture.buttons[0], Qt.Key.Key_Down)
    assert picture.buttons[1].hasFocus()
    qtbot.keyClick(picture.buttons[1], Qt.Key.Key_Space)
    assert read_window.home.current == picture.nodes[1].resource
    for button, node in zip(picture.buttons, picture.nodes, strict=False):
        interface = QAccessible.queryAccessibleInterface(button)
        assert interface.text(QAccessible.Text.Name) == node.spoken
        assert interface.role() is QAccessible.Role.Button


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_it_is_saved_as_svg_and_png_and_nothing_is_replaced_unasked(
    live: TopologyPanel,
    qapp: QApplication,
    until: Until,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    scheme: Scheme,
) -> None:
    apply_scheme(qapp, scheme)
    svg, png = tmp_path / "a.svg", tmp_path / "a.png"
    live.save_as(svg)
    live.save_as(png)
    until(lambda: svg.exists() and png.exists())
    root = ET.fromstring(svg.read_bytes())
    texts = {(each.text or "").strip() for each in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {node.title for node in live.picture.nodes} <= texts
    image = QImage(str(png))
    assert image.width() > 400
    assert image.height() > 400
    dark = image.pixelColor(image.width() - 2, image.height() - 2).lightness() < 128
    assert dark is (scheme is Scheme.DARK)
    monkeypatch.setattr(TopologyPanel, "may_replace", lambda _self, _path: False)
    svg.write_text("mine")
    live.save_as(svg)
    assert svg.read_text() == "mine"
    live.save_as(tmp_path / "gone" / "a.svg")
    until(lambda: "could not be written" in live.banner.text())


def test_hidden_it_asks_for_nothing_and_its_place_is_kept(read_window: MainWindow, until: Until) -> None:
    read_window.menus.picture.trigger()
    assert read_window.home.topology.isHidden()
    row = next(each for each in read_window.home.mappings.model.shown() if each.eip)
    read_window.home.mappings.panel.table.go_to(row.key)
    until(lambda: read_window.home.topology.settled)
    assert read_window.home.topology.picture.nodes == ()
    read_window.menus.picture.trigger()
    until(lambda: bool(read_window.home.topology.picture.nodes))
