"""The mappings as a tree: each instance, its interfaces, and the EIPs on them, of the rows that the flat list shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nlargest

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, Qt

from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.eni import EniType
from gui.domain.cloud.mapping import Mapping
from gui.qt.base.theme import icon
from gui.qt.models.column import KEY_ROLE, ROOT, Index
from gui.qt.models.shared_columns import mode_text, seen_in_guest, word_icon
from gui.words import labels, states
from gui.words.plain_text import visible_line

translate = QCoreApplication.translate

LONGEST = 50
"""So many of the longest ids are measured."""


class Branch:
    """One line of the tree.

    Attributes:
        mapping: a row that it comes from; of an instance or an interface any of those on it.
        kind: ``instance``, ``interface``, ``address``, or ``open`` for what is bound to none.
        parent: the line above it, None at the top.
        row: its place among the children of its parent.
        number: its place among all lines: Qt gets this, not the object, which may be gone when it asks.
        children: the lines below it.
    """

    __slots__ = ("children", "kind", "mapping", "number", "parent", "row")

    def __init__(self, mapping: Mapping, kind: str, parent: "Branch | None") -> None:
        self.mapping, self.kind, self.parent = mapping, kind, parent
        self.row, self.number = 0, 0
        self.children: list[Branch] = []

    def rows(self) -> Iterator[Mapping]:
        """Yield the rows that it and the lines below it come from."""
        if not self.children:
            yield self.mapping
        for child in self.children:
            yield from child.rows()

    @property
    def resource(self) -> str:
        """Id of the EIP, interface or instance; empty for what stands for none."""
        row = self.mapping
        if self.kind == "address":
            return row.eip.allocation_id if row.eip else ""
        if self.kind == "interface":
            return row.eni.id if row.eni else row.target or ""
        return (row.instance_id or "") if self.kind == "instance" else ""


@dataclass(slots=True)
class Grown:
    """All lines of a tree.

    Attributes:
        top: the instances, and last what is bound to none.
        lines: every line, by its number.
        numbers: the number of the line of each resource.
    """

    top: list[Branch] = field(default_factory=list)
    lines: list[Branch] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)


def grow(rows: Iterable[Mapping], into: Grown) -> Iterator[bool]:
    """Fill ``into`` with the instances of ``rows`` and all on them, in their order; each yield is a chance to pause."""
    top: dict[str, Branch] = {}
    interfaces: dict[tuple[str, str], Branch] = {}
    for row in rows:
        host, eni = row.instance_id or "", row.eni.id if row.eni else row.target or ""
        trunk = top.get(host)
        if trunk is None:
            trunk = top[host] = Branch(row, "instance" if host else "open", None)
            _number(trunk, into)
        limb = trunk
        if eni:
            known = interfaces.get((host, eni))
            limb = known or interfaces.setdefault((host, eni), _added(trunk, row, "interface", into))
        if row.eip is not None:
            _added(limb, row, "address", into)
        yield False
    into.top = [branch for host, branch in top.items() if host]
    into.top += [top[""]] if "" in top else []
    for number, branch in enumerate(into.top):
        branch.row = number
    yield True


def _number(branch: Branch, into: Grown) -> None:
    branch.number = len(into.lines)
    into.lines.append(branch)
    if branch.resource:
        into.numbers[branch.resource] = branch.number


def _added(parent: Branch, row: Mapping, kind: str, into: Grown) -> Branch:
    made = Branch(row, kind, parent)
    made.row = len(parent.children)
    parent.children.append(made)
    _number(made, into)
    return made


class MappingTree(QAbstractItemModel):
    """The lines of a tree, with a name, an address, a state, a mode and an id for each line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grown = Grown()

    def show(self, grown: Grown) -> None:
        """Replace all lines by those of ``grown``."""
        self.beginResetModel()
        self._grown = grown
        self.endResetModel()

    def retitle(self) -> None:
        """Show the titles in the language in force; ``show`` does so with the lines."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_titles()) - 1)

    def all_lines(self) -> list[Branch]:
        """Return every line that stands for a resource, whether its parent is open or not."""
        return [self._grown.lines[number] for number in self._grown.numbers.values()]

    def longest_ids(self) -> list[str]:
        """Return the ids with the most characters; which of them is the widest depends on the type."""
        return nlargest(LONGEST, self._grown.numbers, key=len)

    def branch(self, index: Index) -> Branch | None:
        """Return the line of ``index``, None for none."""
        lines = self._grown.lines
        number = index.internalId() if index.isValid() else len(lines)
        return lines[number] if number < len(lines) else None

    def index_of(self, resource: str) -> QModelIndex:
        """Return the index of the line of ``resource``; an invalid one where there is none."""
        number = self._grown.numbers.get(resource)
        return QModelIndex() if number is None else self.createIndex(self._grown.lines[number].row, 0, number)

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """Return the index of a line."""
        above = self.branch(parent)
        lines = above.children if above else self._grown.top
        if not 0 <= row < len(lines) or not 0 <= column < len(_titles()):
            return QModelIndex()
        return self.createIndex(row, column, lines[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Return the index of the line above."""
        branch = self.branch(index)
        above = branch.parent if branch else None
        return self.createIndex(above.row, 0, above.number) if above else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of lines below ``parent``."""
        if parent.column() > 0:
            return 0
        above = self.branch(parent)
        return len(above.children) if above else len(self._grown.top)

    def columnCount(self, _parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return len(_titles())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what ``role`` asks of a cell."""
        branch = self.branch(index)
        if branch is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return visible_line(_texts(branch)[index.column()])
        if role == Qt.ItemDataRole.DecorationRole:
            return _picture(branch, index.column())
        if role == KEY_ROLE:
            return branch.resource
        return None


def modes_and_types() -> tuple[str, ...]:
    """Return every text that the column of modes can have."""
    modes = map(states.mode, AssociationMode)
    return (*modes, seen_in_guest(states.mode(AssociationMode.NAT)), *map(states.eni_type, EniType))


def _titles() -> tuple[str, ...]:
    return (
        translate("Columns", "Instance, interface, EIP"),
        translate("Columns", "Address"),
        translate("Columns", "State"),
        translate("Columns", "Mode"),
        translate("Columns", "ID"),
    )


def _state(branch: Branch) -> states.Word | None:
    row = branch.mapping
    if branch.kind == "address" and row.eip:
        return states.eip_status(row.eip.status)
    if branch.kind == "interface" and row.eni:
        return states.eni_status(row.eni.status)
    return states.instance_status(row.instance.status) if branch.kind == "instance" and row.instance else None


def _texts(branch: Branch) -> tuple[str, ...]:
    row, state = branch.mapping, _state(branch)
    word = state.text if state else ""
    if branch.kind == "address" and row.eip:
        mode = mode_text(row.eip, seen=row.exposed)
        return (row.eip.name or str(row.eip.address), str(row.eip.address), word, mode, row.eip.allocation_id)
    if branch.kind == "interface":
        address = str(row.eni.private_address) if row.eni else ""
        kind = states.eni_type(row.eni.type) if row.eni else ""
        return ((row.eni.name if row.eni else "") or branch.resource, address, word, kind, branch.resource)
    if branch.kind == "instance":
        return ((row.instance.name if row.instance else "") or branch.resource, "", word, "", branch.resource)
    return (labels.text(labels.NO_INSTANCE), "", "", "", "")


def _picture(branch: Branch, column: int) -> object:
    if column == 0:
        return icon(branch.kind)
    state = _state(branch) if column == _STATE_COLUMN else None
    return word_icon(state) if state else None


_STATE_COLUMN = 2
