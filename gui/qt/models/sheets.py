"""Texts to read beside each other, and their list: each kind below its heading, steps and commands with numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from gui.qt.base.theme import colour
from gui.words.joining import facts
from gui.words.tone import Tone

NUMBER = Qt.ItemDataRole.UserRole + 1
"""Of a row: the number of its sheet; headings have none."""


class SheetKind(StrEnum):
    """What a text is."""

    STEP = "step"
    COMMAND = "command"
    FILE = "file"
    SCRIPT = "script"


NUMBERED = frozenset({SheetKind.STEP, SheetKind.COMMAND})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text.

    Attributes:
        title: in the list; what comes after a line break is shown below it.
        path: of the file in the guest, or the script's name.
        text: its content.
        mode: permissions in octal, empty for what is no file of the guest.
        kind: what it is.
        hint: what it is for, and how it is run.
        command: what is run in the guest at this step, empty where nothing is.
    """

    title: str
    path: str
    text: str
    mode: str = ""
    kind: SheetKind = SheetKind.SCRIPT
    hint: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of the list.

    Attributes:
        text: as it is shown.
        number: of the sheet; None for a heading.
        tip: more about it.
    """

    text: str
    number: int | None = None
    tip: str = ""


class SheetRows(QAbstractListModel):
    """The rows of some sheets; headings can't be chosen."""

    def __init__(self, parent: QAbstractListModel | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[SheetRow, ...] = ()

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.rows = tuple(_rows(sheets))
        self.endResetModel()

    def row_of(self, number: int) -> QModelIndex:
        """Return the row of the sheet of this number; an invalid index where there is none."""
        return next((self.index(place) for place, row in enumerate(self.rows) if row.number == number), QModelIndex())

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let sheets be chosen."""
        if not index.isValid() or self.rows[index.row()].number is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return facts(part.strip() for part in row.text.split("\n"))
            case Qt.ItemDataRole.ToolTipRole:
                return row.tip or None
            case Qt.ItemDataRole.FontRole if row.number is None:
                bold = QFont()
                bold.setBold(True)
                return bold
            case Qt.ItemDataRole.ForegroundRole if row.number is None:
                return colour(Tone.QUIET)
        return row.number if role == NUMBER else None


def _rows(sheets: Sequence[Sheet]) -> Iterator[SheetRow]:
    kinds = [list(group) for _kind, group in groupby(enumerate(sheets), key=lambda each: each[1].kind)]
    for group in kinds:
        kind = group[0][1].kind
        if len(kinds) > 1:
            yield SheetRow(heading(kind))
        for place, (number, sheet) in enumerate(group, 1):
            first, _, second = sheet.title.partition("\n")
            shown = f"{place}  {first}" if kind in NUMBERED else first
            yield SheetRow(f"{shown}\n     {second}" if second else shown, number, sheet.command or sheet.path)


def heading(kind: SheetKind) -> str:
    """Return what stands above the sheets of this kind."""
    match kind:
        case SheetKind.STEP:
            return QCoreApplication.translate("SheetRows", "Steps in the guest")
        case SheetKind.COMMAND:
            return QCoreApplication.translate("SheetRows", "Commands as they are sent")
        case SheetKind.FILE:
            return QCoreApplication.translate("SheetRows", "Files that apply installs")
        case SheetKind.SCRIPT:
            return QCoreApplication.translate("SheetRows", "Other scripts")
