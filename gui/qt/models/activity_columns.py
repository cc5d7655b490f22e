"""The columns of what was done: the runs, and the cloud calls."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.inventory import Inventory
from gui.qt.base.theme import icon
from gui.qt.models.activity import CallRow
from gui.qt.models.records import Column
from gui.services.runs.journal_records import Run
from gui.words.accounts import account_name
from gui.words.activity import call_outcome, plan_title, run_state
from gui.words.states import Word

translate = QCoreApplication.translate


def run_columns(inventory: Callable[[], Inventory | None]) -> tuple[Column[Run], ...]:
    """Return the columns of the runs; ``inventory`` names the resources they are about."""
    return (
        Column("began", translate("Columns", "Began"), lambda run: _time(run.began), lambda run: run.began.timestamp()),
        Column(
            "what",
            translate("Columns", "What"),
            lambda run: plan_title(run.plan, inventory()),
            sentence=True,
        ),
        Column(
            "state",
            translate("Columns", "State"),
            lambda run: _state(run).text,
            icon=lambda run: icon(_state(run).icon, _state(run).tone),
        ),
        Column("region", translate("Columns", "Region"), lambda run: run.plan.region),
        Column("ended", translate("Columns", "Ended"), lambda run: _time(run.ended) if run.ended else ""),
        Column(
            "account",
            translate("Columns", "Account"),
            lambda run: account_name(run.plan.account) if run.plan.account else "",
        ),
        Column("run_id", translate("Columns", "Run ID"), lambda run: run.run_id),
    )


def call_columns() -> tuple[Column[CallRow], ...]:
    """Return the columns of the cloud calls."""
    return (
        Column("at", translate("Columns", "Time"), lambda row: _time(row.at), lambda row: row.at.timestamp()),
        Column("action", translate("Columns", "API call"), lambda row: row.action),
        Column(
            "result",
            translate("Columns", "Result"),
            lambda row: call_outcome(row.outcome).text,
            icon=lambda row: icon(call_outcome(row.outcome).icon, call_outcome(row.outcome).tone),
        ),
        Column(
            "milliseconds",
            translate("Columns", "ms"),
            lambda row: "" if row.milliseconds is None else str(row.milliseconds),
            lambda row: -1 if row.milliseconds is None else row.milliseconds,
            numeric=True,
        ),
        Column("region", translate("Columns", "Region"), lambda row: row.region),
        Column("run_id", translate("Columns", "Run ID"), lambda row: row.run_id),
        Column("request_id", translate("Columns", "Request ID"), lambda row: row.request_id),
    )


def _state(run: Run) -> Word:
    return run_state(run.outcome, ended=run.ended is not None)


def _time(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M:%S")
