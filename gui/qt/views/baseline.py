"""The regions that are shown, held against a file of the user's that says what is to be there."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from gui.domain.checks.baseline import Baseline, changing
from gui.domain.checks.drift import Drift
from gui.domain.checks.issue import Issue
from gui.domain.cloud.account import require_same
from gui.domain.cloud.errors import WizardError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId
from gui.qt.base.region_reading import Load
from gui.qt.base.session import Session
from gui.qt.responsiveness.jobs import Ticket
from gui.services.region.many_regions import ReadRegion
from gui.services.runs.plan_files import load_baseline, save_baseline
from gui.services.runs.region_checks import baseline_drift, baseline_of
from gui.words import baseline as words

Answers = dict[RegionId, tuple[Drift, ...] | None]
Note = Callable[[], str]
"""Gives a sentence in the language in force: it may be another one when it is shown again."""


class BaselineComparison(QObject):
    """Follows account and region of the session; each account remembers its file."""

    changed = Signal()
    """Something else is said of the baseline, or found by it."""

    def __init__(self, session: Session, settings: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.others: Callable[[], Sequence[ReadRegion]] = tuple
        """Gives what is shown of several regions."""
        self.path = ""
        """Of the file that is compared with; empty where there is none."""
        self.waiting: Callable[[], Sequence[RegionId]] = tuple
        """Gives the regions that are shown and not read yet."""
        self._note = _nothing
        self.found: Answers = {}
        self.findings: frozenset[Issue] = frozenset()
        """What differs in the region that is worked in."""
        self._baseline: Baseline | None = None
        self._loading: Ticket | None = None
        session.connection_changed.connect(self._remembered)
        session.inventory_changed.connect(self.follow)
        self._remembered()

    @property
    def note(self) -> str:
        """What became of the last saving, or what is wrong with the file; empty where there is nothing to say."""
        return self._note()

    def text(self) -> str:
        """Return what the baseline says of the regions, and what else is to be said of it."""
        changes = {region: None if some is None else len(some) for region, some in self.found.items()}
        compared = words.compared_text(self.path, changes) if self._baseline is not None and changes else ""
        return "\n".join(each for each in (compared, self.note) if each)

    def here(self) -> tuple[Drift, ...]:
        """Return what differs in the region that is worked in, in the order of the domain."""
        region = self._session.now.region
        return (self.found.get(region) if region is not None else None) or ()

    def choose(self, path: Path) -> None:
        """Compare with the file ``path`` from now on, and remember it for the account."""
        self._keep(str(path))
        self._load()

    def stop(self) -> None:
        """Compare with no baseline any more."""
        self._keep("")
        self._load()

    def save(self, path: Path) -> None:
        """Write what the shown regions have now to ``path``, which is replaced, and compare with it from then on."""
        connection, readings = self._session.connection, self._shown()
        if connection is None or not readings:
            return
        account = connection.account
        here = {each.region for each in readings}
        waiting = tuple(each for each in self.waiting() if each not in here)

        def work() -> Note:
            baseline = baseline_of(readings, account)
            save_baseline(baseline, path)
            left = [each for reading in readings if reading.inventory for each in changing(reading.inventory)]
            return partial(words.saved_text, str(path), len(baseline.regions), left, waiting)

        def done(note: Note) -> None:
            # The file of one account is not to be remembered for another.
            if self._session.connection is connection:
                self._saved(path, note)

        def failed(error: BaseException) -> None:
            self._say(partial(words.not_saved_text, _told(error)))

        self._session.jobs.run(work, done, failed, owner=self)

    def follow(self) -> None:
        """Compare what is shown now, in a worker."""
        baseline = self._baseline
        shown = [each.inventory for each in self._shown() if each.inventory is not None]
        if baseline is None or not shown:
            self._compared({})
            return
        region = self._session.now.region

        def work() -> Answers:
            return {each.region: baseline_drift(baseline, each) for each in shown}

        def done(found: Answers) -> None:
            if self._baseline is baseline and self._session.now.region == region:
                self._compared(found)

        self._session.jobs.run(work, done, _fail, owner=self, key="baseline")

    def _shown(self) -> tuple[ReadRegion, ...]:
        """Return the region that is worked in, and the others that are shown; of one that is not up to date nothing."""
        session, found = self._session, {each.region: each for each in self.others()}
        if session.inventory is not None:
            stale: Inventory | None = None if session.reading.load is Load.STALE else session.inventory
            found = {session.inventory.region: ReadRegion(session.inventory.region, stale)} | {
                region: each for region, each in found.items() if region != session.inventory.region
            }
        return tuple(found.values())

    def _remembered(self) -> None:
        self._note = _nothing
        kept = self._settings.value(self._key(), "") if self._settings is not None and self._key() else ""
        self.path = str(kept)
        self._load()

    def _key(self) -> str:
        connection = self._session.connection
        if connection is None:
            return ""
        account = connection.account
        whose = "@".join(each for each in (account.owner, account.endpoint or "") if each)
        # A slash would begin a group of settings.
        return f"baseline/{whose.replace('/', '_')}"

    def _keep(self, path: str) -> None:
        self.path, self._note = path, _nothing
        if self._settings is not None and self._key():
            self._settings.setValue(self._key(), path)

    def _load(self) -> None:
        connection, path = self._session.connection, self.path
        self._session.jobs.forget(self._loading)
        self._baseline = None
        if connection is None or not path:
            self._compared({})
            return
        account = connection.account

        def work() -> Baseline:
            baseline = load_baseline(Path(path))
            require_same(baseline.account, account)
            return baseline

        self._loading = self._session.jobs.run(work, self._loaded, self._unusable, owner=self)

    def _loaded(self, baseline: Baseline) -> None:
        self._baseline = baseline
        self.follow()

    def _unusable(self, error: BaseException) -> None:
        self._baseline = None
        self._note = partial(words.unusable_text, self.path, _told(error))
        self._compared({})

    def _saved(self, path: Path, note: Note) -> None:
        self.choose(path)
        self._say(note)

    def _say(self, note: Note) -> None:
        self._note = note
        self.changed.emit()

    def _compared(self, found: Answers) -> None:
        self.found = found
        self.findings = frozenset(each.finding for each in self.here())
        self.changed.emit()


def _nothing() -> str:
    return ""


def _told(error: BaseException) -> WizardError:
    """Return an error that the user can do something about; let one of our own be seen as one."""
    if not isinstance(error, WizardError):
        raise error
    return error


def _fail(error: BaseException) -> None:
    raise error
