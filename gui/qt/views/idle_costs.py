"""What the unbound EIPs of the region cost, worked out in a worker: since when, and how much by the user's prices."""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from gui.domain.checks.cost import IdleEip, idle_eips, sums
from gui.domain.checks.prices import Price, PriceFileError
from gui.domain.cloud.errors import JournalError
from gui.domain.cloud.inventory import Inventory
from gui.qt.base.session import Session
from gui.qt.responsiveness.jobs import Ticket
from gui.services.runs.binding_times import binding_times
from gui.services.runs.price_files import load_prices
from gui.words import cost as words
from gui.words.joining import facts, paragraph

log = logging.getLogger(__name__)

PRICES_KEY = "issues/prices"
"""Where the settings keep the path of the price file."""


class IdleCosts(QObject):
    """Follows the session's inventory when it is asked to."""

    changed = Signal()

    def __init__(self, session: Session, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.idle: dict[str, IdleEip] = {}
        self.prices: tuple[Price, ...] = ()
        self._error: PriceFileError | None = None
        self._of: Inventory | None = None
        self._loading: Ticket | None = None
        path = str(settings.value(PRICES_KEY, ""))
        if path:
            self._load(Path(path))

    def follow(self, *, again: bool = False) -> None:
        """Work it out for the inventory of the session, unless that is done."""
        inventory, connection = self._session.inventory, self._session.connection
        if inventory is self._of and not again:
            return
        self._of = inventory
        if inventory is None or connection is None:
            self._take({})
            return
        folder, account, prices = connection.journal_dir, connection.account, self.prices

        def work() -> dict[str, IdleEip]:
            try:
                noted = binding_times(folder, account)
            except JournalError as error:
                log.info("times of unbinding are not known: %s", error)
                noted = {}
            return {each.eip.allocation_id: each for each in idle_eips(inventory, noted, prices)}

        self._session.jobs.run(work, self._take, _fail, owner=self, key="idle-costs")

    def take_prices(self, path: Path) -> None:
        """Use the prices of the file ``path`` from now on, where nothing in it is wrong."""
        self._settings.setValue(PRICES_KEY, str(path))
        self._load(path)

    def forget_prices(self) -> None:
        """Use no prices any more."""
        self._settings.remove(PRICES_KEY)
        self._session.jobs.forget(self._loading)
        self._take_prices(())

    def _load(self, path: Path) -> None:
        self._loading = self._session.jobs.run(
            lambda: load_prices(path), self._take_prices, self._wrong, owner=self, key="prices"
        )

    def _take_prices(self, prices: tuple[Price, ...]) -> None:
        self.prices, self._error = prices, None
        self.follow(again=True)
        self.changed.emit()

    def _wrong(self, error: BaseException) -> None:
        if not isinstance(error, PriceFileError):
            raise error
        self.prices, self._error = (), error
        self.follow(again=True)
        self.changed.emit()

    def _take(self, idle: dict[str, IdleEip]) -> None:
        self.idle = idle
        self.changed.emit()

    # What is said

    @property
    def fault(self) -> str:
        """What is wrong with the price file, in sentences of the language in force; empty where nothing is."""
        return words.file_text(self._error) if self._error is not None else ""

    def since(self, eip: str) -> datetime | None:
        """Return from when the EIP may have been unbound; None where it is bound, or nobody knows."""
        found = self.idle.get(eip)
        return found.since if found else None

    def about(self, eips: Iterable[str]) -> str:
        """Return what is known of those of ``eips`` that are unbound: of one in full, of several together."""
        found = [self.idle[each] for each in dict.fromkeys(eips) if each in self.idle]
        now = datetime.now(UTC)
        if not found:
            return ""
        if len(found) > 1:
            return self._together(found, now)
        (one,) = found
        parts = (words.since_text(one, now), words.charge_text(one), words.cost_text(one, now) if self.prices else "")
        return facts(parts)

    def _together(self, found: list[IdleEip], now: datetime) -> str:
        dated = [each for each in found if each.since is not None]
        oldest = min(dated, key=lambda each: each.since or now, default=None)
        said = [words.together_text(len(found), oldest, now)]
        if self.prices:
            said += map(words.sum_text, sums(found, now))
            unpriced = sum(each.price is None for each in found)
            said += [words.text(words.UNPRICED).format(count=unpriced)] if unpriced else []
        return paragraph(said)


def _fail(error: BaseException) -> None:
    """Let an error of our own be seen as one."""
    raise error
