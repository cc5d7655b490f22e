"""The page that lists EIPs to be released, opened for thousands: one plan takes a hundred of them."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.domain.cloud.eip import EipStatus
from gui.domain.wizards.eip_list import MOST_AT_ONCE
from gui.qt.base.region_reading import Load
from gui.qt.wizards.eip_list_page import EipListPage
from gui.qt.wizards.interface_in_use import ReleaseWizard


def release_list(meter: Any, desk: Any) -> None:
    """Open the page for every unbound EIP, of which it takes those of one plan; clear all boxes, and tick them again.

    Args:
        meter: measures, see ``tests.benchmarks.tables.Meter``.
        desk: the window, signed in, its region read.
    """
    session = desk.session
    unbound = tuple(each.allocation_id for each in session.inventory.eips if each.status is EipStatus.AVAILABLE)
    free = unbound[:MOST_AT_ONCE]
    opened: list[ReleaseWizard] = []

    def page() -> EipListPage:
        found = opened[0].current()
        if not isinstance(found, EipListPage):
            raise TypeError("the wizard opens with another page")
        return found

    def open_wizard() -> None:
        opened.append(ReleaseWizard(session, unbound, desk.window))
        opened[0].resize(1500, 950)
        opened[0].show()

    def drawn(ticked: int) -> bool:
        state, model = opened[0].holder.state, page().model
        return (
            session.reading.load is Load.READY
            and not model.busy
            and model.rowCount() == len(free)
            and len(model.ticks) == ticked == len(state.picked())
        )

    meter.measure("releases: the wizard opens", open_wizard, lambda: drawn(len(free)))
    table = page().panel.table
    # Space is about the current row and what is selected with it.
    table.setCurrentIndex(table.model().index(0, 0))
    meter.measure("releases: all rows selected", table.selectAll, lambda: len(table.selected_rows()) == len(free))
    for name, ticked in (("cleared", 0), ("ticked", len(free))):
        meter.measure(
            f"releases: {len(free)} boxes {name} at once",
            lambda: QTest.keyClick(table, Qt.Key.Key_Space),
            lambda ticked=ticked: drawn(ticked),  # type: ignore[misc]
        )
    opened[0].close()
