"""The steps of a wizard as rows: which are done, which one is shown, and which can be gone to."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from gui.domain.wizards.steps import Page
from gui.qt.base.theme import icon
from gui.words.steps import page_title
from gui.words.tone import Tone

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Steps:
    """How the steps stand.

    Attributes:
        pages: all, in order.
        current: the one that is shown.
        done: those that are behind the user and complete.
        reachable: those that can be gone to.
    """

    pages: tuple[Page, ...] = ()
    current: Page | None = None
    done: frozenset[Page] = frozenset()
    reachable: frozenset[Page] = frozenset()


class StepRows(QAbstractTableModel):
    """One row a step."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.steps = Steps()

    def show_steps(self, steps: Steps) -> None:
        """Show ``steps``."""
        same = steps.pages == self.steps.pages
        if not same:
            self.beginResetModel()
        self.steps = steps
        if not same:
            self.endResetModel()
        self.draw_again()

    def draw_again(self) -> None:
        """Draw every row anew, in the language and colours in force."""
        if self.steps.pages:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.steps.pages) - 1, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of steps."""
        return 0 if parent.isValid() else len(self.steps.pages)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return that there is one column."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Return title, picture and font of a row, and what a screen reader says of it."""
        page = self.steps.pages[index.row()]
        match role:
            case _Role.DisplayRole:
                return page_title(page)
            case _Role.AccessibleTextRole:
                return self.tr("{step}: {state}").format(step=page_title(page), state=self._state(page)[0])
            case _Role.DecorationRole:
                return icon(*self._state(page)[1:])
            case _Role.ToolTipRole if page in self.steps.reachable and page is not self.steps.current:
                return self.tr("Go to this step")
            case _Role.FontRole if page is self.steps.current:
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a step can be pressed that can be gone to."""
        page = self.steps.pages[index.row()]
        open_to_user = page is self.steps.current or page in self.steps.reachable
        return Qt.ItemFlag.ItemIsEnabled if open_to_user else Qt.ItemFlag.NoItemFlags

    def _state(self, page: Page) -> tuple[str, str, Tone]:
        if page is self.steps.current:
            return self.tr("current step"), "radio-on", Tone.BUSY
        if page in self.steps.done:
            return self.tr("done"), "good", Tone.GOOD
        return self.tr("still to come"), "radio-off", Tone.QUIET
