"""The context menu of a row: what can be done with its resources, copied, filtered by and opened."""

from collections.abc import Callable, Iterable
from ipaddress import IPv4Address

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from gui.domain.cloud.eip import MAX_EIPS_PER_ENI, AllocationId, EipStatus
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import console_page
from gui.domain.filters.language import quoted
from gui.domain.operations.permissions import Deed
from gui.qt.base.session import Session
from gui.qt.models.column import Column, Record
from gui.words import labels
from gui.words.plain_text import visible_line, without_mnemonic

translate = QCoreApplication.translate

LONGEST = 32
"""So many signs of a value stand in an entry."""


def row_menu(
    parent: QWidget,
    session: Session,
    resources: tuple[str, ...],
    actions: Iterable[QAction],
    bind: Callable[[tuple[str, ...]], None],
) -> QMenu:
    """Return the menu for the rows that are mainly about ``resources``; those of one cell are added by ``add_cell``.

    Args:
        parent: the menu's owner.
        session: knows the region, and whether it is a real one.
        resources: ids of EIPs, interfaces or instances, the current one first.
        actions: of the window, on what is current.
        bind: begins to bind the EIPs of these ids.
    """
    menu = QMenu(parent)
    inventory = session.inventory
    free = free_eips(resources, inventory)
    entry = menu.addAction(_bind_text(len(free)), lambda: bind(free[:MAX_EIPS_PER_ENI]))
    why_not = session.rights.why_not(Deed.BIND)
    entry.setEnabled(bool(free) and not why_not)
    entry.setToolTip(why_not or without_mnemonic(entry.text()))
    menu.addActions(list(actions))
    menu.addSeparator()
    addresses = _addresses(resources, inventory)
    _copy(menu, translate("RowMenu", "Copy the &address"), "\n".join(addresses))
    _copy(menu, translate("RowMenu", "Copy the I&D"), "\n".join(resources))
    connection, region = session.connection, session.now.region
    page = console_page(resources[0], region) if resources and region else ""
    real = connection is not None and not connection.sandbox and connection.account.endpoint is None
    menu.addSeparator()
    web = menu.addAction(translate("RowMenu", "Open in the &web console"), lambda: open_page(page))
    web.setEnabled(bool(page) and real)
    web.setToolTip(page or "")
    menu.setToolTipsVisible(True)
    return menu


def add_cell(menu: QMenu, column: Column[Record], record: Record, narrow: Callable[[str], None]) -> None:
    """Put first into ``menu`` what can be done with the cell of ``record`` in ``column``.

    Args:
        menu: gets the entries.
        column: of the cell.
        record: of the row.
        narrow: adds a term to the filter.
    """
    text = visible_line(column.show(record))
    if not text:
        return
    shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    label = shown.replace("&", "&&")
    field = column.fields[0] if column.fields else column.name
    copy = QAction(translate("RowMenu", "&Copy “{text}”").format(text=label), menu)
    copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(text))
    only = QAction(translate("RowMenu", "&Filter by “{text}”").format(text=label), menu)
    only.triggered.connect(lambda: narrow(f"{field}:{quoted(text)}"))
    without = QAction(translate("RowMenu", "&Exclude “{text}”").format(text=label), menu)
    without.triggered.connect(lambda: narrow(f"-{field}:{quoted(text)}"))
    first = menu.actions()[0]
    menu.insertActions(first, [copy, only, without])
    menu.insertSeparator(first)


def free_eips(resources: Iterable[str], inventory: Inventory | None) -> tuple[str, ...]:
    """Return those of ``resources`` that are EIPs bound to nothing."""
    if inventory is None:
        return ()
    known = (inventory.eip_by_id.get(AllocationId(each)) for each in resources)
    return tuple(eip.allocation_id for eip in known if eip is not None and eip.status is EipStatus.AVAILABLE)


def open_page(page: str) -> None:
    """Open ``page`` in the user's browser."""
    QDesktopServices.openUrl(QUrl(page))


def _bind_text(count: int) -> str:
    if count > MAX_EIPS_PER_ENI:
        return labels.text(labels.BIND_FIRST).format(limit=MAX_EIPS_PER_ENI)
    if count > 1:
        return translate("RowMenu", "&Bind {count} EIPs …").format(count=count)
    return translate("RowMenu", "&Bind the EIP …")


def _addresses(resources: Iterable[str], inventory: Inventory | None) -> list[str]:
    if inventory is None:
        return []
    found: list[IPv4Address] = []
    for each in resources:
        eip, eni = inventory.eip_by_id.get(AllocationId(each)), inventory.eni_by_id.get(EniId(each))
        found += [eip.address] if eip else [eni.private_address] if eni else []
    return list(map(str, found))


def _copy(menu: QMenu, title: str, text: str) -> None:
    entry = menu.addAction(title, lambda: QGuiApplication.clipboard().setText(text))
    entry.setEnabled(bool(text))
