"""Sorting and filtering a table of many rows: our model, beside a QSortFilterProxyModel over the same model.

Run: ``python -m tests.benchmarks.sorting [ROWS]``. The figures are in docs/decisions/003-tables-sort-themselves.md.
"""

import os
import random
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication

from gui.qt.models.records import RECORD_ROLE, Column, Records
from tests.benchmarks.bytecode import begin_compiled

REPEATS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One EIP."""

    id: str
    address: IPv4Address
    name: str


COLUMNS: tuple[Column[Row], ...] = (
    Column("address", "EIP", lambda row: str(row.address), lambda row: int(row.address)),
    Column("name", "Name", lambda row: row.name),
)


class Proxy(QSortFilterProxyModel):
    """What the documents of Qt suggest: the proxy compares two records in Python."""

    number = 0

    def lessThan(self, left: QModelIndex | QPersistentModelIndex, right: QModelIndex | QPersistentModelIndex) -> bool:
        """Compare numbers as numbers and text without case."""
        sort = COLUMNS[self.number].sort or (lambda row: row.name.casefold())
        return sort(left.data(RECORD_ROLE)) < sort(right.data(RECORD_ROLE))  # type: ignore[operator]


def median(work: Callable[[], None]) -> float:
    """Return the milliseconds of ``work``."""
    times = []
    for _ in range(REPEATS):
        begun = perf_counter()
        work()
        times.append((perf_counter() - begun) * 1000)
    return statistics.median(times)


def main(rows: int) -> int:
    """Measure and print."""
    app = QApplication([])
    chance = random.Random(1)
    records = [
        Row(f"eip-{n}", IPv4Address(chance.randrange(1 << 24, 1 << 31)), f"edge-{chance.randrange(rows)}")
        for n in range(rows)
    ]
    ours: Records[Row] = Records(COLUMNS, lambda row: row.id)
    plain: Records[Row] = Records(COLUMNS, lambda row: row.id)
    proxy = Proxy()

    def settle(model: Records[Row]) -> None:
        while model.busy:
            app.processEvents()

    plain.show(records)
    settle(plain)
    proxy.setSourceModel(plain)
    proxy.setFilterKeyColumn(-1)
    ours.show(records)
    settle(ours)
    flip = [Qt.SortOrder.AscendingOrder]

    def sort_ours() -> None:
        flip[0] = Qt.SortOrder(1 - flip[0].value)
        ours.sort(0, flip[0])
        settle(ours)

    def sort_proxy() -> None:
        # A proxy that is only turned round compares nothing: make it begin anew.
        proxy.sort(-1)
        proxy.sort(0)

    def filter_ours() -> None:
        ours.filter("edge-77")
        settle(ours)
        ours.filter("")
        settle(ours)

    def filter_proxy() -> None:
        proxy.setFilterFixedString("edge-77")
        proxy.setFilterFixedString("")

    for name, mine, theirs in (("sort", sort_ours, sort_proxy), ("filter and back", filter_ours, filter_proxy)):
        print(f"{name:16} {rows} rows: own model {median(mine):8.1f} ms, proxy {median(theirs):8.1f} ms")
    return 0


if __name__ == "__main__":
    begin_compiled("tests.benchmarks.sorting")
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
