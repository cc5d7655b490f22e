"""The button that tries a profile as it is entered, and keeps nothing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gui.domain.accounts.profile import Profile
from gui.domain.cloud.account import CallerIdentity
from gui.domain.contracts import Credentials
from gui.qt.base.session import Session
from gui.qt.responsiveness.jobs import Ticket
from gui.qt.widgets.banner import Banner
from gui.services.account_check import try_profile
from gui.words.accounts import tried_text
from gui.words.errors import error_text
from gui.words.tone import Tone

Entered = Callable[[], tuple[Profile, Credentials | None]]
"""Gives the profile as it is in the fields, and its key; None for the key that is kept."""


class ProfileTest(QPushButton):
    """Asks the cloud in a worker who would sign, and says it in a banner."""

    def __init__(
        self, session: Session, banner: Banner, entered: Entered, kept_as: str = "", parent: QWidget | None = None
    ) -> None:
        """Build the button.

        Args:
            session: what asks.
            banner: where the answer is said.
            entered: what is tried.
            kept_as: the profile whose secret is kept, empty for a new one.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._session, self._banner, self._entered, self._kept_as = session, banner, entered, kept_as
        self._ticket: Ticket | None = None
        self._allowed, self._why_not = False, ""
        self.setAutoDefault(False)
        self.clicked.connect(self.try_it)
        self._retranslate()

    def try_it(self) -> None:
        """Try what is entered."""
        parts, kept_as = self._session.parts, self._kept_as
        profile, credentials = self._entered()
        self._banner.say(Tone.BUSY, lambda: self.tr("Asking the cloud who signs …"))
        self._ticket = self._session.jobs.run(
            lambda: try_profile(parts, profile, credentials, kept_as), self._known, self._refused, owner=self
        )
        self._draw()

    def follow(self, why_not: str) -> None:
        """Take notice that something else is entered: an answer about what was there before is no answer.

        Args:
            why_not: what keeps it from being tried, empty where nothing does.
        """
        if self._ticket is not None:
            self._session.jobs.forget(self._ticket)
            self._ticket = None
        self._banner.clear()
        self._allowed, self._why_not = not why_not, why_not
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _known(self, found: CallerIdentity) -> None:
        self._ticket = None
        self._banner.say(Tone.GOOD, lambda: tried_text(found), lambda: self.tr("Nothing was saved."))
        self._draw()

    def _refused(self, error: BaseException) -> None:
        self._ticket = None
        self._banner.say_error(lambda: error_text(error))
        self._draw()

    def _draw(self) -> None:
        self.setEnabled(self._allowed and self._ticket is None)
        self.setToolTip(self._why_not or self.tr("Asks the cloud whose key this is. Nothing is saved."))

    def _retranslate(self) -> None:
        self.setText(self.tr("Test no&w"))
        self._draw()
