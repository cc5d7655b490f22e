"""What a new answer took back of earlier ones, with the way back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.domain.cloud.inventory import Inventory
from gui.domain.wizards.invalidated import Invalidated
from gui.qt.base.session import Session
from gui.qt.widgets.banner import Banner
from gui.words.invalidated import invalidated_text
from gui.words.tone import Tone


class InvalidatedNote(Banner):
    """Comes up where the answer was given, and goes with the next one."""

    def __init__(self, session: Session, here: Callable[[], bool], parent: QWidget | None = None) -> None:
        """Say nothing yet.

        Args:
            session: where answers are given.
            here: whether this is the place to say it.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._session, self._here = session, here
        # In this order: the answer that took others back is told after the change itself.
        session.selection_changed.connect(self.clear)
        session.invalidated.connect(self._say_invalidated)

    def _say_invalidated(self, lost: Invalidated, inventory: Inventory | None) -> None:
        if not self._here():
            return
        self.say(
            Tone.WARNING,
            invalidated_text(lost, inventory),
            action=(self.tr("Back to the ear&lier answers"), lambda: self._session.restore(lost)),
        )
