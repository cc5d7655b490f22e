"""The one table model: order, filter, ticks, reasons."""

from dataclasses import dataclass
from ipaddress import IPv4Address

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.qt.models.records import KEY_ROLE, RECORD_ROLE, SORT_ROLE, Column, Records


@dataclass(frozen=True)
class Host:
    name: str
    address: str
    busy: bool = False


HOSTS = (
    Host("beta", "47.100.23.9"),
    Host("alpha", "47.100.23.10"),
    Host("gamma", "8.8.8.8", busy=True),
    Host("delta", "200.1.1.1"),
)


@pytest.fixture
def table() -> Records[Host]:
    columns = (
        Column("address", "Address", lambda h: h.address, lambda h: int(IPv4Address(h.address)), numeric=True),
        Column("name", "Name", lambda h: h.name, tip=lambda h: f"host {h.name}"),
    )
    made = Records(columns, lambda h: h.name, reason=lambda h: "it is busy" if h.busy else "", tickable=True)
    made.show(HOSTS)
    return made


def names(table: Records[Host]) -> list[str]:
    return [host.name for host in table.shown()]


def test_the_model_keeps_qts_rules(table: Records[Host], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table)


def test_addresses_sort_as_numbers(table: Records[Host]) -> None:
    assert names(table) == ["gamma", "beta", "alpha", "delta"]
    table.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["delta", "alpha", "beta", "gamma"]
    table.sort(1)
    assert names(table) == ["alpha", "beta", "delta", "gamma"]
    table.sort(7)
    assert names(table) == ["alpha", "beta", "delta", "gamma"]


def test_an_index_stays_on_its_record_when_the_order_changes(table: Records[Host], qtbot: QtBot) -> None:
    del qtbot
    kept = QPersistentModelIndex(table.index(1, 0))
    assert kept.data(KEY_ROLE) == "beta"
    table.sort(0, Qt.SortOrder.DescendingOrder)
    assert kept.row() == 2
    assert kept.data(KEY_ROLE) == "beta"


def test_every_word_of_the_filter_must_occur(table: Records[Host]) -> None:
    table.filter("47.100 ALP")
    assert names(table) == ["alpha"]
    assert table.total == 4
    assert table.row_of("beta") is None
    table.filter("")
    table.filter("", lambda host: not host.busy)
    assert names(table) == ["beta", "alpha", "delta"]


def test_a_row_that_cannot_be_chosen_can_be_gone_to_and_says_why(table: Records[Host]) -> None:
    row, other = table.row_of("gamma"), table.row_of("beta")
    assert row is not None
    assert other is not None
    index = table.index(row, 0)
    assert table.flags(index) & Qt.ItemFlag.ItemIsSelectable
    assert not table.flags(index) & Qt.ItemFlag.ItemIsUserCheckable
    assert table.flags(table.index(other, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "it is busy"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "it is busy"
    assert table.reason_of("gamma") == "it is busy"
    assert not table.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def test_a_tick_is_asked_for_and_drawn_from_outside(table: Records[Host], qtbot: QtBot) -> None:
    row = table.row_of("beta")
    assert row is not None
    with qtbot.waitSignal(table.ticked) as asked:
        assert table.setData(table.index(row, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert asked.args == ["beta", True]
    assert table.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    with qtbot.waitSignal(table.dataChanged):
        table.show_ticks(frozenset({"beta"}))
    assert table.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    table.show_ticks(frozenset({"nobody"}))
    assert table.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked


def test_roles(table: Records[Host]) -> None:
    row = table.row_of("alpha")
    assert row is not None
    address, name = table.index(row, 0), table.index(row, 1)
    assert address.data() == "47.100.23.10"
    assert address.data(SORT_ROLE) == int(IPv4Address("47.100.23.10"))
    assert name.data(SORT_ROLE) == "alpha"
    assert name.data(RECORD_ROLE) is HOSTS[1]
    assert name.data(Qt.ItemDataRole.AccessibleTextRole) == "Name: alpha"
    assert name.data(Qt.ItemDataRole.ToolTipRole) == "host alpha"
    assert name.data(Qt.ItemDataRole.CheckStateRole) is None
    assert name.data(Qt.ItemDataRole.DecorationRole) is None
    assert name.data(Qt.ItemDataRole.StatusTipRole) is None
    assert table.data(QModelIndex()) is None
    assert table.headerData(0, Qt.Orientation.Horizontal) == "Address"
    assert table.headerData(0, Qt.Orientation.Vertical) is None
    assert table.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) is None


def test_other_titles_keep_rows_ticks_and_order(table: Records[Host]) -> None:
    table.sort(1)
    table.show_ticks(frozenset({"beta"}))
    columns = tuple(Column(c.name, c.title.upper(), c.show, c.sort) for c in table.columns)
    table.retitle(columns)
    assert table.headerData(1, Qt.Orientation.Horizontal) == "NAME"
    assert names(table) == ["alpha", "beta", "delta", "gamma"]
    row = table.row_of("beta")
    assert row is not None
    assert table.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked


def test_many_rows_are_arranged_while_the_window_goes_on(
    table: Records[Host], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.qt.models.sorted_rows.AT_ONCE", 0)
    shown = names(table)
    table.sort(1, Qt.SortOrder.DescendingOrder)
    assert table.busy
    assert names(table) == shown, "until all is done, what was shown before is shown"
    qtbot.waitUntil(lambda: not table.busy)
    assert names(table) == ["gamma", "delta", "beta", "alpha"]
    table.filter("47.100")
    table.filter("200.1")
    qtbot.waitUntil(lambda: not table.busy)
    assert names(table) == ["delta"], "a newer filter overtakes an older one"
    table.show((*HOSTS, Host("epsilon", "200.1.1.2")))
    assert table.busy
    qtbot.waitUntil(lambda: not table.busy)
    assert names(table) == ["epsilon", "delta"]
