"""What a run of the journal is to the account and the region that the window shows."""

from gui.domain.cloud.account import AccountError, require_same
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import ListName
from gui.domain.operations.interfaces import CreateEni
from gui.domain.plans.plan import Plan
from gui.qt.base.session import Session
from gui.services.runs.journal_records import Run
from gui.words.accounts import mismatch_text


def other_account(session: Session, run: Run) -> str:
    """Return why ``run`` can't be undone with the account that is signed in; empty where it can."""
    connection = session.connection
    if connection is None:
        return ""
    try:
        require_same(run.plan.account, connection.account)
    except AccountError as error:
        return mismatch_text(error)[0]
    return ""


def bound_by(session: Session, plan: Plan) -> EniId | None:
    """Return the interface that ``plan`` has bound, the first of those it has made; None where it is gone."""
    inventory, eni = session.inventory, plan.selection.eni
    if inventory is None or inventory.region != plan.region or not inventory.has_read(ListName.INTERFACES):
        return eni
    marks = {each.mark for each in plan.operations if isinstance(each, CreateEni)}
    return next((each.id for each in inventory.interfaces if each.id == eni or each.mark in marks), None)
