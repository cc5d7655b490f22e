"""Where the answers of a wizard are kept: in the session for the one that binds, in a holder for each of the others."""

from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from gui.domain.choices.selection import EniChosen, InventoryRead
from gui.domain.wizards.in_use import InUseState
from gui.domain.wizards.in_use_choice import ChoiceRestored, InUseChoice, InUseEvent
from gui.domain.wizards.invalidated import Invalidated, invalidated_in_use
from gui.qt.base.session import Session

S = TypeVar("S", bound=InUseState[Any])


class ChoiceHolder(QObject, Generic[S]):
    """Holds one frozen state, takes events, tells who listens; what an event means is the state's own ``update``."""

    selection_changed = Signal()
    invalidated = Signal(object, object)
    """An answer took others back: an Invalidated, and the inventory that names them or None. Comes after the change."""

    def __init__(self, session: Session, state: S, parent: QObject | None = None) -> None:
        """Begin with ``state``; what is known of the region comes from ``session``, now and whenever that is read."""
        super().__init__(parent)
        self.session, self._state = session, state
        session.reading_changed.connect(self._read)
        session.inventory_changed.connect(self._read)
        self._read()

    @property
    def state(self) -> S:
        """The choice with what is known."""
        return self._state

    def dispatch(self, event: InUseEvent) -> None:
        """Let ``event`` change the choice."""
        before: InUseChoice = self._state.choice
        now: InUseChoice = self._state.update(event)
        if now is not before:
            self._state = replace(self._state, choice=now)
            self.selection_changed.emit()
        lost = invalidated_in_use(before, event, now)
        if lost is not None:
            self.invalidated.emit(lost, self._state.inventory)
        if isinstance(event, EniChosen | ChoiceRestored) and self._state.inventory is not None:
            self.dispatch(InventoryRead(self._state.inventory))

    def restore(self, lost: Invalidated) -> None:
        """Give the answers before ``lost`` again, as far as what they name is still there."""
        if isinstance(lost.before, InUseChoice):
            self.dispatch(ChoiceRestored(lost.before))

    def _read(self) -> None:
        inventory = self.session.inventory
        if inventory is self._state.inventory:
            return
        self._state = replace(self._state, inventory=inventory)
        if inventory is not None:
            self.dispatch(InventoryRead(inventory))


Answers = Session | ChoiceHolder[Any]
