"""A table with everything around it: filter, count, and what is said while there is nothing to show."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.domain.cloud.inventory import ListName
from gui.qt.base.region_reading import Load
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, icon
from gui.qt.models.records import Records
from gui.qt.widgets.check_boxes import CheckBox
from gui.qt.widgets.placeholder import Placeholder
from gui.qt.widgets.record_table import RecordTable
from gui.words import labels
from gui.words.errors import error_text
from gui.words.filters import fault_text
from gui.words.joining import listed
from gui.words.tone import Tone
from gui.words.unread import list_text, rows_text

NARROWEST_FILTER = 16
"""Characters: a word that is typed is seen."""
PAUSE_MS = 20
"""After a key, before the filter is set off: rows that come with the key held down are not worth a paint."""


class TablePanel(QWidget):
    """Filter edit, "can be chosen" box, the table, and a placeholder in its stead while it is empty."""

    cleared = Signal()
    """The user wants all rows again; whoever narrowed them takes that back."""

    def __init__(
        self,
        session: Session,
        model: Records[Any],
        name: str,
        *,
        choosable_only: bool = False,
        exclusive: bool = False,
        of_region: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Build the panel.

        Args:
            session: tells whether the cloud is being read.
            model: the rows.
            name: accessible name of the table, translated.
            choosable_only: offer a box that hides rows that can't be chosen.
            exclusive: only one row can be chosen.
            of_region: the rows come from what is read of the region; while that fails there are none.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._session, self._model, self._of_region = session, model, of_region
        self.table = RecordTable(model, exclusive=exclusive)
        self.table.setAccessibleName(name)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(chars(self, NARROWEST_FILTER))
        self.filter.setMaximumWidth(chars(self, 60))
        self.choosable = CheckBox()
        # Never shown by hand: without a parent it would come up as a window of its own, and take the focus.
        if not choosable_only:
            self.choosable.hide()
        self.count, self.since = QLabel(), QLabel()
        self.since.setWordWrap(True)
        self.since.hide()
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        self.fault.hide()
        self._accept: Callable[[Any], bool] | None = None
        self._lists: tuple[ListName, ...] = ()
        self._more_lists: tuple[ListName, ...] = ()
        self._empty: Callable[[], tuple[str, str]] = lambda: (self.tr("Nothing here."), "")
        self._empty_action: Callable[[], tuple[str, Callable[[], None]] | None] = lambda: None
        self._filter_icon = QAction(self)
        self.filter.addAction(self._filter_icon, QLineEdit.ActionPosition.LeadingPosition)
        # A pause in typing, not every key, sets the filter off; a fast typist must not wait for each letter.
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.apply_filter)
        self.filter.textChanged.connect(self._wait_for_pause)
        self.choosable.toggled.connect(self.apply_filter)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        shortcut.activated.connect(self.filter.setFocus)
        self._instead: QWidget | None = None
        self.placeholder = Placeholder()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.placeholder)
        self.top = QHBoxLayout()
        self.top.addWidget(self.filter, 1)
        self.top.addWidget(self.choosable)
        self.top.addStretch(1)
        self.top.addWidget(self.count)
        self._lay_out()
        session.reading_changed.connect(self.refresh_state)
        model.modelReset.connect(self.refresh_state)
        model.busy_changed.connect(self.refresh_state)
        self._retranslate()
        self.refresh_state()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.top)
        column.addWidget(self.fault)
        column.addWidget(self.since)
        column.addWidget(self.stack, 1)

    def sort_by(self, name: str) -> None:
        """Sort by the column ``name``, ascending."""
        number = next(number for number, column in enumerate(self._model.columns) if column.name == name)
        self.table.sortByColumn(number, Qt.SortOrder.AscendingOrder)

    def say_when_empty(
        self,
        text: Callable[[], tuple[str, str]],
        action: Callable[[], tuple[str, Callable[[], None]] | None] = lambda: None,
    ) -> None:
        """Set what is said when the cloud was read and no row is left.

        Args:
            text: gives a sentence and an explanation.
            action: gives the text of a button and what it does, or None for no button.
        """
        self._empty, self._empty_action = text, action

    def take_from(self, *lists: ListName, also: tuple[ListName, ...] = ()) -> None:
        """Set where the rows come from: where that could not be read, no row does not mean that there is none.

        Args:
            lists: those of which each entry has a row.
            also: those that only fill cells.
        """
        self._lists, self._more_lists = lists, also
        self.refresh_state()

    def show_instead(self, widget: QWidget | None) -> None:
        """Show ``widget`` in place of the table, which holds the rows all the same; None shows the table again."""
        if widget is not None and self.stack.indexOf(widget) < 0:
            self.stack.addWidget(widget)
        self._instead = widget
        self.refresh_state()

    def _wait_for_pause(self) -> None:
        self._pause.start()

    def accept_only(self, accept: Callable[[Any], bool] | None) -> None:
        """Show only rows that ``accept`` takes, of those that fit the filter."""
        self._accept = accept
        self.apply_filter()

    def apply_filter(self) -> None:
        """Show the rows that fit the filter, or say what is wrong with it and leave the rows as they are."""
        found = self._model.filter(self.filter.text(), self._takes if self.choosable.isChecked() else self._accept)
        said = fault_text(found, [each.title for each in self._model.columns]) if found else ""
        self.fault.setText(said)
        self.fault.setVisible(bool(said))
        self.filter.setAccessibleDescription(said or self.filter.toolTip())

    def _takes(self, record: object) -> bool:
        choosable = not self._model.reason_of(self._model.key(record))
        return choosable and (self._accept is None or self._accept(record))

    def refresh_state(self) -> None:
        """Show the table or the placeholder, whichever the moment asks for."""
        shown, total = self._model.rowCount(), self._model.total
        if shown == total:
            self.count.setText(self.tr("%n row(s)", "", total))
        else:
            self.count.setText(self.tr("{shown} of {total} rows").format(shown=shown, total=total))
        inventory = self._session.inventory
        rest = rows_text(inventory, (*self._lists, *self._more_lists)) if inventory else ""
        self.since.setText(self.tr("Not up to date: {rest}.").format(rest=rest))
        self.since.setVisible(bool(rest and total))
        # No number where nobody knows it.
        known = not self._of_region or (inventory is not None and not rest)
        self.count.setVisible(bool(total or known))
        if shown:
            self.stack.setCurrentWidget(self._instead or self.table)
            return
        self._say(total)
        self.stack.setCurrentWidget(self.placeholder)

    def _say(self, total: int) -> None:
        reading, inventory = self._session.reading, self._session.inventory
        unread = inventory.unread_of(*self._lists) if inventory else None
        if self._model.busy:
            self.placeholder.say("busy", self.tr("Sorting the rows …"), tone=Tone.BUSY, busy=True)
        elif total:
            action = (self.tr("Clear the filter"), self._clear_filter)
            self.placeholder.say("filter", self.tr("No row fits the filter."), action=action)
        elif not self._of_region:
            self.placeholder.say("info", *self._empty())
        elif reading.load is Load.LOADING:
            read = listed(f"{name} {count}" for name, count in reading.counts)
            self.placeholder.say("busy", labels.text(labels.READING_REGION), read, tone=Tone.BUSY, busy=True)
        elif reading.load is Load.FAILED and reading.error is not None:
            text = error_text(reading.error)
            action = (self.tr("Try again"), self._session.refresh_or_unlock)
            self.placeholder.say("bad", text.what, text.fix, tone=Tone.BAD, action=action, details=text.details)
        elif unread is not None:
            text = list_text(unread)
            action = (self.tr("Try again"), self._session.refresh_or_unlock)
            self.placeholder.say("bad", text.what, text.fix, tone=Tone.BAD, action=action, details=text.details)
        else:
            offered = self._empty_action() if reading.load in {Load.READY, Load.STALE} else None
            self.placeholder.say("info", *self._empty(), action=offered)

    def _clear_filter(self) -> None:
        self.choosable.setChecked(False)
        self.filter.clear()
        self._accept = None
        self.cleared.emit()
        self.apply_filter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears the filter and goes to the table; Down goes there from the filter."""
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
            self._pause.stop()
            self.apply_filter()
            self._enter_table()
        elif event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self._enter_table()
        else:
            super().keyPressEvent(event)

    def _enter_table(self) -> None:
        (self._instead or self.table).setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.currentIndex().isValid() and self._model.rowCount():
            self.table.selectRow(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            if self.filter.text():
                # A field may have been asked for by its title.
                self._pause.start()
            self.refresh_state()
        elif event.type() is QEvent.Type.PaletteChange:
            self._filter_icon.setIcon(icon("filter", Tone.QUIET))
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._filter_icon.setIcon(icon("filter", Tone.QUIET))
        # The pictures in the field are buttons to a screen reader, and need names.
        for button in self.filter.findChildren(QToolButton):
            own = button.defaultAction() is self._filter_icon
            button.setAccessibleName(self.tr("Filter") if own else self.tr("Clear the filter"))
        self.filter.setPlaceholderText(self.tr("Filter: words, state:, tag:, 10.0.0.0/24"))
        self.filter.setAccessibleName(self.tr("Filter the rows"))
        self.filter.setToolTip(
            self.tr(
                "Shows the rows that fit every term (Ctrl+F, Esc clears). A term is a word, a network such as "
                "10.0.0.0/24, or a field with a value such as state:bound, tag:env=prod, group:rg-1 or "
                "region:cn-shanghai. Quotes keep words together; - before a term excludes."
            )
        )
        self.filter.setAccessibleDescription(self.filter.toolTip())
        self.choosable.setText(self.tr("Eligible only"))
