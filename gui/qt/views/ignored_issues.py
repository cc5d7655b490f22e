"""The issues that the user has decided to leave as they are: kept in the settings, by account and region."""

import json
import logging
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, QObject, QSettings, Signal

from gui.domain.checks.ignoring import Ignored, in_force, issue_key, with_ignored, without_ignored
from gui.domain.checks.issue import Issue
from gui.qt.base.session import Session

log = logging.getLogger(__name__)


class IgnoredIssues(QObject):
    """Follows account and region of the session; without settings it forgets at the end of the program."""

    changed = Signal()
    """Other issues are ignored now."""

    def __init__(self, session: Session, settings: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._place = ""
        self._by_issue: dict[str, Ignored] = {}
        session.inventory_changed.connect(self._read)
        self._read()

    def of(self, issue: Issue) -> Ignored | None:
        """Return the decision to ignore ``issue``, None where there is none."""
        return self._by_issue.get(issue_key(issue)) if self._by_issue else None

    def ignore(self, issues: Iterable[Issue], reason: str, until: date) -> None:
        """Ignore ``issues`` for ``reason`` until the day ``until``; raises ``ValueError`` where there is no reason."""
        self._keep(with_ignored(self._by_issue.values(), issues, reason, until))

    def stop(self, issues: Iterable[Issue]) -> None:
        """Ignore ``issues`` no longer."""
        self._keep(without_ignored(self._by_issue.values(), issues))

    def _where(self) -> str:
        connection, region = self._session.connection, self._session.now.region
        if connection is None or region is None:
            return ""
        account = connection.account
        whose = "@".join(each for each in (account.owner, account.endpoint or "") if each)
        # A slash would begin a group of settings.
        return f"ignored/{whose.replace('/', '_')}/{region}"

    def _read(self) -> None:
        place = self._where()
        if place == self._place and self._by_issue:
            # A decision may have come to its end since the last reading.
            self._by_issue = {each.issue: each for each in in_force(self._by_issue.values(), _today())}
            return
        self._place, self._by_issue = place, {}
        text = self._settings.value(place) if self._settings is not None and place else None
        if text is None:
            return
        try:
            found = [Ignored(str(i), str(why), date.fromisoformat(until)) for i, why, until in json.loads(str(text))]
        except (ValueError, TypeError):
            log.info("what was kept of ignored issues is not readable: %s", place)
            return
        self._by_issue = {each.issue: each for each in in_force(found, _today())}

    def _keep(self, decisions: tuple[Ignored, ...]) -> None:
        self._by_issue = {each.issue: each for each in decisions}
        if self._settings is not None and self._place:
            content = [(each.issue, each.reason, each.until.isoformat()) for each in decisions]
            self._settings.setValue(self._place, json.dumps(content))
        self.changed.emit()


def _today() -> date:
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())
