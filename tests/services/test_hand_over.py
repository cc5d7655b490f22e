"""A plan as a document: Markdown and HTML say the same, and names are only names."""

from dataclasses import replace
from datetime import UTC, datetime

from gui.domain.choices.selection import Selection
from gui.domain.cloud.account import Account
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.operation import DetachEni
from gui.domain.plans.plan import Plan, facts
from gui.services.exports.hand_over import hand_over, to_html, to_markdown
from tests.domain.test_teardown import ATTACHED, BOTH, inventory
from tests.helpers.queries import seen_of
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, eip_id, instance

EIPS = (eip_id(1), eip_id(2))
NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
SEEN = seen_of(BOTH, (ATTACHED,), (instance(),), {ENI: EIPS})
PLAN = Plan(REGION, (DetachEni(REGION, ENI, INSTANCE),), Selection(REGION, EIPS, ENI, INSTANCE), facts(SEEN))


def test_both_forms_say_what_changes_and_how_it_is_undone() -> None:
    document = hand_over(PLAN, inventory(), NOW)
    markdown, html = to_markdown(document).decode(), to_html(document).decode()
    for text in ("Before", "After", "10.0.0.5", "DetachNetworkInterface", PLAN.fingerprint, "2026-01-02 03:04"):
        assert text in markdown
        assert text in html
    assert "everything is rolled back" in markdown
    assert "Account" not in markdown
    assert html.startswith("<!DOCTYPE html>")
    assert "<script" not in html


def test_what_is_permanent_is_said_and_the_account_is_named() -> None:
    account = Account("1234567890123456", "")
    plan = replace(PLAN, operations=(*PLAN.operations, DeleteEni(REGION, ENI)), account=account)
    markdown = to_markdown(hand_over(plan, None, NOW)).decode()
    assert "no rollback is possible" in markdown
    assert "1234567890123456" in markdown


def test_a_name_is_no_markup() -> None:
    named = inventory(machine=replace(instance(), name="<b>*x*\nnext</b>"))
    document = hand_over(PLAN, named, NOW)
    assert "<b>" not in to_html(document).decode()
    assert "\\*x\\*" in to_markdown(document).decode()
    assert "\nnext" not in to_markdown(document).decode()
