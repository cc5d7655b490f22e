"""The answers of the wizard that binds, as the session holds them: changed by events, set aside, given again."""

from PySide6.QtCore import QObject, Signal

from gui.domain.choices.selection import Begun, Event, RegionChosen, Restored, Selection
from gui.domain.choices.update import update
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId
from gui.domain.wizards.changed_facts import AsChosen, after
from gui.domain.wizards.invalidated import Invalidated, invalidated, set_aside
from gui.domain.wizards.opening import is_draft, still_a_draft


class Choices(QObject):
    """Holds the frozen selection, takes events, tells who listens."""

    selection_changed = Signal()
    invalidated = Signal(object, object)
    """An answer took others back: an Invalidated, and the inventory that names them or None. Comes after the change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.inventory: Inventory | None = None
        """What is known of the region, None until read; the answers are judged by it."""
        self.now = Selection()
        self.as_chosen = AsChosen()
        self._taken_back: tuple[Invalidated, AsChosen] | None = None
        self.draft: Invalidated | None = None
        """The answers of a wizard that was left before its end: to be offered, never used unasked."""

    def choose_region(self, region: RegionId) -> None:
        """Choose ``region``."""
        self.dispatch(RegionChosen(region))

    def dispatch(self, event: Event) -> None:
        """Let ``event`` change the selection."""
        before, then = self.now, self.as_chosen
        self.now = update(before, event)
        self.as_chosen = after(then, event, self.now, self.inventory)
        if self.now is not before or self.as_chosen != then:
            self.selection_changed.emit()
        lost = invalidated(before, event, self.now)
        if lost is not None:
            self._taken_back = (lost, then)
            self.invalidated.emit(lost, self.inventory)

    def begin(self, event: Begun) -> None:
        """Begin a new choice; answers that were not finished become the draft."""
        if is_draft(self.now, self.inventory):
            self.draft = set_aside(self.now)
            self._taken_back = (self.draft, self.as_chosen)
        self.dispatch(event)
        before = self.draft.before if self.draft is not None else None
        if not isinstance(before, Selection) or not still_a_draft(before, self.now, self.inventory):
            self.draft = None

    def restore(self, lost: Invalidated) -> None:
        """Give the answers before ``lost`` again, as far as what they name is still there."""
        if not isinstance(lost.before, Selection):
            return
        last, then = self._taken_back or (None, AsChosen())
        if lost.before.region is not None:
            self.choose_region(lost.before.region)
        self.dispatch(Restored(lost.before))
        if lost is self.draft:
            self.draft = None
        if last is lost:
            self.as_chosen = then

    def changed_by_us(self) -> None:
        """Take what is chosen as it will be read next: a run of ours has changed it."""
        self.as_chosen = AsChosen()

    def forget_answers(self) -> None:
        """Begin with no answer, as for another account."""
        self.now, self.as_chosen, self.draft = Selection(), AsChosen(), None
