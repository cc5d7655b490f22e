"""Before signing in: the journal knows of a run that was not finished, and whose account it is."""

from contextlib import closing

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from gui.qt.base.session import Session
from gui.qt.widgets.banner import Banner
from gui.services.runs.journal_records import Run
from gui.words import labels
from gui.words.errors import error_text
from gui.words.plain_text import visible_line
from gui.words.tone import Tone


class UnfinishedNote(Banner):
    """Shown as long as nobody is signed in; after that the run itself is offered, with what the cloud says of it."""

    sign_in_wanted = Signal(str)
    """The user wants to sign in for the run: the name of its profile, empty where that is not known."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run: Run | None = None
        session.connection_changed.connect(self.look)

    def look(self) -> None:
        """Read the journal in a worker."""
        folder = self._session.parts.state_dir
        if self._session.connection is not None:
            self.clear()
            return

        def work() -> Run | None:
            from gui.services.runs.journal import Journal  # noqa: PLC0415 - the database can wait for the first paint

            with closing(Journal(folder, reading=True)) as journal:
                found = journal.unfinished()
            return found[0] if found else None

        self._session.jobs.run(work, self._found, self._failed, owner=self, key="unfinished-note")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._run is not None and not self.isHidden():
            self._found(self._run)

    def _found(self, run: Run | None) -> None:
        self._run = run
        if run is None or self._session.connection is not None:
            self.clear()
            return
        what = labels.text(labels.RUN_UNFINISHED).format(
            began=run.began.astimezone().strftime("%Y-%m-%d %H:%M"), region=visible_line(run.plan.region)
        )
        account = run.plan.account
        if account is not None and account.owner:
            fix = self.tr("Sign in to account {account} to finish it or to roll it back.").format(account=account.owner)
        else:
            fix = labels.text(labels.SIGN_IN_TO_FINISH)
        known = {profile.name for profile in self._session.parts.accounts.profiles}
        name = account.profile if account is not None and account.profile in known else ""
        button = (
            f"{labels.text(labels.SIGN_IN_AS)} …".format(name=visible_line(name).replace("&", "&&")) if name else ""
        )
        action = (button or self.tr("Sign in …"), lambda: self.sign_in_wanted.emit(name))
        self.say(Tone.WARNING, what, fix, action=action)

    def _failed(self, error: BaseException) -> None:
        self.say_error(lambda: error_text(error))
