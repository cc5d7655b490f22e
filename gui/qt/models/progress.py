"""The rows of a run: one for each operation, one for each EIP or ENI below it, filled in as events come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.inventory import Inventory
from gui.domain.engine.progress import (
    CallAnswered,
    CallSent,
    Failure,
    Finished,
    ItemChanged,
    ItemState,
    OperationFailed,
    OperationFinished,
    OperationSkipped,
    OperationStarted,
    Outcome,
    PlanStarted,
    ProgressEvent,
)
from gui.domain.operations.judgements import Reason
from gui.domain.operations.operation import Operation
from gui.qt.base.theme import icon
from gui.qt.base.tool_tips import tip
from gui.words.joining import with_subject
from gui.words.names import resource_name
from gui.words.operations import failure_text, item_state, operation_title
from gui.words.plain_text import visible, visible_line
from gui.words.states import Word
from gui.words.tone import Tone
from gui.words.translation import translate

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
EN_SPACE = "\u2002"


class Head(IntEnum):
    """The columns, left to right."""

    WHAT = 0
    STATE = 1
    CALL = 2
    MILLISECONDS = 3
    REQUEST_ID = 4


@dataclass(slots=True)
class _Line:
    operation: int
    resource: str
    title: Callable[[], str]
    state: Callable[[], Word]
    note: Callable[[], str] = field(default=str)
    calls: list[str] = field(default_factory=list)
    milliseconds: int | None = None
    request_id: str = ""
    accepted: bool = False
    refused: bool = False


class ProgressRows(QAbstractTableModel):
    """Shows a run. Operation lines are headings; the lines below them are the resources, each with its own truth."""

    def __init__(self, inventory: Callable[[], Inventory | None], parent: QObject | None = None) -> None:
        """Make an empty table; ``inventory`` gives what ids are named by."""
        super().__init__(parent)
        self._inventory = inventory
        self._lines: list[_Line] = []
        self._sent: dict[int, tuple[str, ...]] = {}
        """The items of the last write of each operation on the way forward."""
        self._resumed = False
        self._heavy = QFont()
        self._heavy.setBold(True)

    def take(self, event: ProgressEvent) -> None:
        """Let ``event`` change the rows it is about."""
        match event:
            case PlanStarted(rows=rows, resumed=resumed):
                self.beginResetModel()
                self._lines, self._sent, self._resumed = [], {}, resumed
                for row in rows:
                    self._add(row.index, "", self._titled(row.operation))
                    for item in row.items:
                        self._add(row.index, item, self._named(item))
                self.endResetModel()
            case ItemChanged(index=number, resource=resource, state=state, failure=failure):
                line = self._find(number, resource)
                if line is not None:
                    self._item(line, state, failure)
            case Finished(report=report):
                if report.outcome is Outcome.UNDONE:
                    self._leave_the_rest()
            case _:
                self._operation_event(event)

    def _item(self, line: _Line, state: ItemState, failure: Failure | None) -> None:
        line.refused |= failure is not None and failure.reason is Reason.REFUSED
        if state is ItemState.UNDONE and line.refused and not line.accepted:
            return  # it was never done: the refusal stays to be read
        if state is ItemState.SENT:
            line.state = _SENDING
        else:
            line.state = _refused if state is ItemState.FAILED and line.refused else _word(state)
        line.note = (lambda: failure_text(failure)) if failure else str
        self._changed(line)

    def _leave_the_rest(self) -> None:
        """Say of what was not begun when everything ended as it was before that it was not changed."""
        for line in self._lines:
            if line.state is _WAITING:
                line.state = _unchanged
                self._changed(line)

    def _never_done(self, operation: int) -> bool:
        """Return whether no write of ``operation`` was accepted in this run, so that nothing was undone either."""
        lines = [each for each in self._lines if each.operation == operation]
        return not self._resumed and not any(each.accepted for each in lines)

    def _operation_event(self, event: ProgressEvent) -> None:
        index = getattr(event, "index", None)
        line = self._find(index, "") if index is not None else None
        if line is None:
            return
        match event:
            case OperationStarted():
                line.state = _word(ItemState.PENDING)
            case CallSent(action=action, attempt=attempt, items=items, undoing=undoing):
                if not undoing:
                    self._sent[line.operation] = items
                line.calls.append(action if attempt == 1 else f"{action} (×{attempt})")
            case CallAnswered(request_id=request_id, milliseconds=milliseconds, error=error):
                line.milliseconds, line.request_id = milliseconds, request_id or line.request_id
                line.note = (lambda: _refusal(error)) if error else str
                if error is None or not error.answered:
                    self._accept(line.operation, answered=error is None)
            case OperationFinished(undoing=undoing) | OperationSkipped(undoing=undoing):
                if undoing and isinstance(event, OperationSkipped) and self._never_done(line.operation):
                    refused = any(each.refused for each in self._lines if each.operation == line.operation)
                    line.state = _refused if refused else _unchanged
                else:
                    line.state = _word(ItemState.UNDONE if undoing else ItemState.DONE)
                self._as_before(line.operation)
            case OperationFailed(undoing=undoing):
                line.state = _word(ItemState.LEFT if undoing else ItemState.FAILED)
        self._changed(line)

    def _accept(self, operation: int, *, answered: bool) -> None:
        """Note that the last write of ``operation`` may have had an effect; what is answered is sent no more."""
        for line in self._lines:
            if line.operation == operation and line.resource in self._sent.get(operation, ()):
                line.accepted = True
                if answered and line.state is _SENDING:
                    line.state = _word(ItemState.PENDING)
                    self._changed(line)

    def _as_before(self, operation: int) -> None:
        """Show what nothing was told of, because it was deleted in an earlier session of the run."""
        for line in self._lines:
            if line.operation == operation and line.resource and line.state is _WAITING:
                line.state = _word(ItemState.ALREADY)
                self._changed(line)

    def _titled(self, operation: Operation) -> Callable[[], str]:
        return lambda: operation_title(operation, self._inventory())

    def _named(self, resource: str) -> Callable[[], str]:
        return lambda: resource_name(resource, self._inventory())

    def _add(self, operation: int, resource: str, title: Callable[[], str]) -> None:
        self._lines.append(_Line(operation, resource, title, _WAITING))

    def _find(self, operation: int, resource: str) -> _Line | None:
        return next((each for each in self._lines if (each.operation, each.resource) == (operation, resource)), None)

    def _changed(self, line: _Line) -> None:
        row = self._lines.index(line)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Head) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what ``role`` asks of a cell."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(line, Head(index.column()))
            case Qt.ItemDataRole.DecorationRole if index.column() == Head.STATE:
                word = line.state()
                return icon(word.icon, word.tone)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(line.note()) or None
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return visible(line.note()) or None
            case Qt.ItemDataRole.FontRole if not line.resource and index.column() in {Head.WHAT, Head.STATE}:
                return self._heavy
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == Head.MILLISECONDS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, line: _Line, head: Head) -> str:
        match head:
            case Head.WHAT:
                title = visible_line(line.title())
                return title if not line.resource else f"    {title}"
            case Head.STATE:
                note = line.note()
                return with_subject(line.state().text, visible_line(note)) if note else line.state().text
            case Head.CALL:
                return visible_line(", ".join(dict.fromkeys(line.calls)))
            case Head.MILLISECONDS:
                # Room before the next column, which begins at its left edge.
                return "" if line.milliseconds is None else f"{line.milliseconds}{EN_SPACE}"
            case Head.REQUEST_ID:
                return visible_line(line.request_id)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Head.MILLISECONDS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        match Head(section):
            case Head.WHAT:
                return self.tr("Operation")
            case Head.STATE:
                return self.tr("State")
            case Head.CALL:
                return self.tr("API call")
            case Head.MILLISECONDS:
                return self.tr("ms") + EN_SPACE
            case Head.REQUEST_ID:
                return self.tr("Request ID")


def _refusal(error: CloudError) -> str:
    return error.code or error.kind.value


def _word(state: ItemState) -> Callable[[], Word]:
    return lambda: item_state(state)


def _refused() -> Word:
    return Word(translate("Operations", "Refused"), "bad", Tone.BAD)


def _unchanged() -> Word:
    return Word(translate("Operations", "Not changed"), "open", Tone.QUIET)


_WAITING = _word(ItemState.WAITING)
_SENDING = _word(ItemState.SENT)
