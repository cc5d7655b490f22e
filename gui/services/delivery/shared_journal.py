"""The journal of deliveries, shared by several deliveries of one program: the first opens it, the last closes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from gui.services.delivery.journal import DeliveryJournal


class SharedJournal:
    """Opens each folder's journal once; may be used from any thread."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._open: dict[Path, tuple[DeliveryJournal, int]] = {}

    @contextmanager
    def of(self, folder: Path) -> Iterator[DeliveryJournal]:
        """Let the caller use the journal in ``folder``.

        Raises:
            JournalError: it can't be written, or another program has it.
        """
        with self._guard:
            journal, users = self._open.get(folder, (None, 0))
            used = journal or DeliveryJournal(folder)
            self._open[folder] = (used, users + 1)
        try:
            yield used
        finally:
            with self._guard:
                _, users = self._open.pop(folder)
                if users > 1:
                    self._open[folder] = (used, users - 1)
                else:
                    used.close()
