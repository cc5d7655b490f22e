"""What the pages of all wizards share: the state's answers to Qt, and the line that says why Next is disabled."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget, QWizardPage

from gui.domain.cloud.problems import Problem
from gui.domain.rules.way_out import WayOut, way_out
from gui.domain.wizards.steps import ORDER, Page, WizardState
from gui.qt.base.answers import Answers
from gui.qt.base.help_topics import help_shower
from gui.qt.base.reading_order import order_by_place
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, lines
from gui.qt.dialogs.lock_note import LockNote
from gui.qt.widgets.banner import Action, Banner, InvalidatedNote
from gui.qt.widgets.help_mark import mark_options
from gui.qt.widgets.note_list import NoteList
from gui.words.changes import changes_text, loss_text
from gui.words.problems import problem_text
from gui.words.steps import page_title
from gui.words.tone import Tone


def page_id(page: Page) -> int:
    """Return the number QWizard knows ``page`` by."""
    return ORDER.index(page)


class WizardPage(QWizardPage):
    """One screen. It shows what the answers hold and dispatches events; it knows no other page."""

    page_wanted = Signal(object)
    """The user wants to go to another Page, to change its answer."""

    def __init__(
        self, page: Page, session: Session, parent: QWidget | None = None, *, answers: Answers | None = None
    ) -> None:
        """Build what all pages have.

        Args:
            page: which one it is.
            session: what is known of account and region.
            parent: Qt's owner.
            answers: where the answers of its wizard are kept; None for the wizard that binds: in the session.
        """
        super().__init__(parent)
        self.page, self.session = page, session
        self.answers: Answers = answers or session
        self._drawing = self._ordered = False
        # A turn later, when all is drawn: what goes through the widgets of a page must not find them in another order.
        self._order = QTimer(self, singleShot=True, interval=0)
        self._order.timeout.connect(lambda: order_by_place(self))
        self._completeness: tuple[bool, int] | None = None
        self.banner, self.invalidated_note = Banner(), InvalidatedNote(self.answers, self.isVisible)
        self.lock_note = LockNote(session)
        self._above: list[QWidget] = [self.lock_note, self.banner, self.invalidated_note]
        self.problems = NoteList()
        self.body = QVBoxLayout()
        column = QVBoxLayout(self)
        column.addWidget(self.lock_note)
        column.addWidget(self.banner)
        column.addWidget(self.invalidated_note)
        column.addLayout(self.body, 1)
        column.addWidget(self.problems)
        session.connection_changed.connect(self._changed)
        session.inventory_changed.connect(self._changed)
        self.answers.selection_changed.connect(self._changed)
        session.reading_changed.connect(self._changed)
        self.setTitle(page_title(page))

    def state(self) -> WizardState:
        """Return what decides whether this page is complete."""
        state: WizardState = self.answers.state
        return state

    def show_state(self) -> None:
        """Draw what the session holds. Called whenever it changes while the page is shown; pages extend it."""
        self.problems.show_problems(self.said(), self.session.inventory, self._since_chosen())
        told = (self.isComplete(), self.nextId())
        # Told once: each time the wizard lays out its buttons anew, and that takes as long as drawing a table.
        if told != self._completeness:
            self._completeness = told
            self.completeChanged.emit()

    def said(self) -> tuple[Problem, ...]:
        """Return what the lines below say of the answers; a page leaves out what it says elsewhere."""
        return self.state().problems(self.page)

    def _since_chosen(self) -> tuple[str, ...]:
        """Return what has changed since the user chose it: the cloud's doing, or another user's."""
        state = self.state()
        losses = (loss_text(each) for each in state.losses(self.page))
        found = changes_text(state.changes(self.page), self.session.inventory)
        return (*losses, *(self.tr("Changed since you chose it: {change}").format(change=each) for each in found))

    def refuse(self, problems: Sequence[Problem], more: Action | None = None) -> None:
        """Say everything that keeps a row from being chosen, and offer what remedies it.

        Args:
            problems: what blocks the row.
            more: an action of the page that remedies it, too.
        """
        way = way_out(problems)
        actions = [each for each in (self._action(way) if way else None, more) if each is not None]
        action, other = (*actions, None, None)[:2]
        inventory = self.session.inventory
        self.banner.say(
            Tone.WARNING,
            lambda: self.tr("This row can't be chosen."),
            lambda: "\n".join(dict.fromkeys(problem_text(each, inventory) for each in problems)),
            action=action,
            other=other,
        )

    def _action(self, way: WayOut) -> Action:
        match way:
            case WayOut.REFRESH:
                return lambda: self.tr("Re&fresh"), self.session.refresh_or_unlock
            case WayOut.OTHER_EIPS:
                return lambda: self.tr("Choose other E&IPs"), lambda: self.page_wanted.emit(Page.EIPS)
            case WayOut.OTHER_INTERFACE:
                return lambda: self.tr("Choose another inter&face"), lambda: self.page_wanted.emit(Page.INTERFACE)
            case WayOut.OTHER_METHOD:
                return lambda: self.tr("Change the &method"), lambda: self.page_wanted.emit(Page.METHOD)

    def asks_before_leaving(self, _go: Callable[[], object]) -> bool:
        """Return whether the page asks something before it is left, by Next or with the wizard.

        A page that does calls ``_go`` once the user agrees; most ask nothing.
        """
        return False

    def add_on_top(self, widget: QWidget) -> None:
        """Put ``widget`` above all else on the page."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, widget)
        self._above.append(widget)
        # The keys go as the eyes do: from the top down.
        inside = [each for each in widget.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for each in reversed(inside):
            QWidget.setTabOrder(self, each)

    def order_soon(self) -> None:
        """Let Tab go through the page as it is read, once it is drawn; said again when widgets change places."""
        self._order.start()

    def focus_first(self) -> None:
        """Give the focus to the first thing that is the page's own, past what stands above it."""
        widget: QWidget | None = self.nextInFocusChain()
        while widget is not None and widget is not self and not self._takes_focus(widget):
            widget = widget.nextInFocusChain()
        if widget is not None and widget is not self:
            widget.setFocus()

    def _takes_focus(self, widget: QWidget) -> bool:
        own = self.isAncestorOf(widget) and not any(each.isAncestorOf(widget) for each in self._above)
        return (
            own and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
        )

    def retranslate(self) -> None:
        """Set every text in the language in force; pages extend it."""

    def isComplete(self) -> bool:
        """Return whether Next is enabled."""
        return self.state().complete(self.page)

    def nextId(self) -> int:
        """Return the number of the next page, -1 after the last. Qt asks again and again."""
        following = self.state().next_page(self.page)
        return -1 if following is None else page_id(following)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the present state whenever the page comes up, by Next or by Back."""
        if not self._ordered:
            # Once: a change of the language shows the page again while it goes through the widgets of the page.
            self._ordered = True
            if help_shower(self) is not None:
                mark_options(self)
            order_by_place(self)
        super().showEvent(event)
        self._show_now()

    def hideEvent(self, event: QHideEvent) -> None:
        """Say once what an answer took back, where it was given."""
        super().hideEvent(event)
        self.invalidated_note.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.setTitle(page_title(self.page))
            self.retranslate()
            if self.isVisible():
                self.show_state()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for a table of some rows at any font size."""
        return super().sizeHint().expandedTo(QSize(chars(self, 120), lines(self, 24)))

    def minimumSizeHint(self) -> QSize:
        """Room for what is above and below a table, whose lines Qt does not count where texts break.

        With large type on a small screen the window's title and buttons must have room, too.
        """
        screen = self.screen().availableSize()
        room = QSize(min(chars(self, 92), screen.width() * 9 // 10), min(lines(self, 28), screen.height() * 3 // 4))
        return super().minimumSizeHint().expandedTo(room)

    def _changed(self) -> None:
        if self.isVisible():
            self._show_now()

    def _show_now(self) -> None:
        # Drawing tells the wizard that completeness may have changed, and the wizard shows the page again.
        if not self._drawing:
            self._drawing = True
            self.show_state()
            self._drawing = False
