"""After signing in: the journal knows of a guest that was left in the middle of a change, or armed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from gui.domain.cloud.errors import JournalError
from gui.qt.base.session import Session
from gui.qt.widgets.banner import Banner
from gui.services.delivery.journal import NAME, DeliveryRecord, SharedJournal
from gui.words.errors import error_text
from gui.words.names import resource_name
from gui.words.tone import Tone


class UnfinishedDeliveryNote(Banner):
    """Shows the oldest delivery that is open, to resume it or to discard it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._record: DeliveryRecord | None = None
        self._changing = False
        session.connection_changed.connect(self.look)
        session.guests.changed.connect(self._guests_changed)

    def look(self) -> None:
        """Read the journal in a worker."""
        connection = self._session.connection
        self._found(None)
        if connection is not None and connection.guests is not None:
            folder, journal = connection.journal_dir, self._session.guests.journal
            # The work holds no widget: one that dies on a pool thread takes the program with it.
            self._do(lambda: next(iter(_open(journal, folder)), None))

    def resume(self) -> None:
        """Go on with the delivery that is shown."""
        from gui.qt.dialogs.guest_delivery import GuestDeliveryDialog  # noqa: PLC0415 - the templates can wait

        record, guests = self._record, self._session.guests
        if record is None or record.package.instance in guests.delivering:
            return
        instance, packages = record.package.instance, (record.package,)
        dialog = GuestDeliveryDialog(self._session, instance, lambda _armed: packages, self.window(), task=record.task)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        dialog.resume(record)

    def discard(self) -> None:
        """Close the delivery that is shown in the journal, as it is; nothing in the guest changes."""
        connection, record, journal = self._session.connection, self._record, self._session.guests.journal
        if connection is None or record is None:
            return
        folder, name = connection.journal_dir, record.package.delivery_id

        def work() -> DeliveryRecord | None:
            with journal.of(folder) as file:
                file.forget(name)
                return next(iter(file.unfinished()), None)

        self._do(work)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._record is not None:
            self._found(self._record)

    def _do(self, work: Callable[[], DeliveryRecord | None]) -> None:
        self._session.jobs.run(work, self._found, self._failed, owner=self, key="unfinished-delivery")

    def _guests_changed(self) -> None:
        changing = bool(self._session.guests.delivering)
        if self._changing and not changing:
            self.look()
        elif changing:
            self.clear()
        self._changing = changing

    def _found(self, record: DeliveryRecord | None) -> None:
        self._record = record
        if record is None:
            self.clear()
            return
        what = self.tr("The change in the guest of {instance} from {began} is not finished.").format(
            instance=resource_name(record.package.instance, self._session.inventory),
            began=record.began.astimezone().strftime("%Y-%m-%d %H:%M"),
        )
        fix = self.tr("Resume reads the guest first. Without it the guest undoes by itself what is not confirmed.")
        self.say(
            Tone.WARNING,
            what,
            fix,
            action=(lambda: self.tr("Resume …"), self.resume),
            other=(self.tr("Discard"), self.discard),
        )

    def _failed(self, error: BaseException) -> None:
        # Another program with the journal is no reason to speak: it has its own note.
        if not isinstance(error, JournalError):
            self.say_error(lambda: error_text(error))


def _open(journal: SharedJournal, folder: Path) -> tuple[DeliveryRecord, ...]:
    """Return the deliveries in ``folder`` that are open, the oldest first."""
    if not (folder / NAME).exists():
        return ()
    with journal.of(folder) as file:
        return file.unfinished()
