"""A plan as a document: Markdown and HTML say the same, and names are only names."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from gui.domain.choices.selection import Selection
from gui.domain.cloud.account import Account
from gui.domain.engine.progress import Outcome
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, UnassociateEips
from gui.domain.plans.plan import Plan, facts
from gui.services.exports.hand_over import hand_over, summary, to_html, to_markdown, to_text
from gui.services.runs.guest_files import FilesTaken, GuestFiles, sums_of
from gui.services.runs.journal_records import Entry, EntryKind, Run
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


def run_of(plan: Plan, *entries: Entry, outcome: Outcome = Outcome.APPLIED) -> Run:
    return Run("run-1", NOW, NOW, outcome, plan, entries)


def test_a_run_is_told_with_its_calls_request_ids_and_what_was_read() -> None:
    detach = PLAN.operations[0]
    run = run_of(
        PLAN,
        Entry(1, EntryKind.INTENT, NOW, 0, call=detach),
        Entry(2, EntryKind.REFUSED, NOW, of=1, request_id="REQ-1", code="OperationConflict"),
        Entry(3, EntryKind.INTENT, NOW, 0, call=detach),
        Entry(4, EntryKind.ACCEPTED, NOW, of=3, request_id="REQ-2"),
        Entry(5, EntryKind.READ, NOW, 0, code="done", resource=ENI),
        Entry(6, EntryKind.INTENT, NOW, 0, undoing=True, call=detach.undo),
    )
    text = to_text(hand_over(PLAN, inventory(), NOW, run))
    assert text.startswith("Run of a change\n")
    for part in (
        "Run ID: run-1",
        "Result: Completed",
        "DetachNetworkInterface, OperationConflict, request ID REQ-1",
        "DetachNetworkInterface, Accepted, request ID REQ-2",
        "rolled back by AttachNetworkInterface, No answer noted, request ID not known",
        "Verified: ",
    ):
        assert part in text
    short = to_text(summary(hand_over(PLAN, inventory(), NOW, run)))
    assert "Run ID: run-1" in short
    assert "REQ-1" not in short


def test_it_is_said_how_it_is_undone_the_last_step_first() -> None:
    bind = AssociateEips(REGION, EIPS, ENI)
    text = to_text(hand_over(replace(PLAN, operations=(bind, AttachEni(REGION, ENI, INSTANCE))), None, NOW))
    undo = text.partition("How to undo it")[2].splitlines()
    assert [line.strip()[:9] for line in undo[2:4]] == ["1. Detach", "2. Unbind"]
    assert "The plan interrupts no traffic." in text
    never = to_text(hand_over(PLAN, None, NOW, run_of(PLAN, outcome=Outcome.UNDONE)))
    assert "nothing to undo" in never
    assert "No call was sent." in never


def test_the_guest_files_are_listed_with_their_sums() -> None:
    bind = replace(PLAN, operations=(AssociateEips(REGION, EIPS, ENI),))
    sums = sums_of({f"{ENI}/netplan/apply": (b"#!/bin/sh\n", 0o755)})
    guest = (
        GuestFiles(FilesTaken.SAVED, NOW, "/srv/guest", sums),
        GuestFiles(FilesTaken.DELIVERED, NOW, INSTANCE, sums),
    )
    text = to_text(hand_over(bind, None, NOW, run_of(bind), guest))
    assert f"{sha256(b'#!/bin/sh' + bytes([10])).hexdigest()}  {ENI}/netplan/apply" in text
    assert "Saved in /srv/guest, 2026-01-02 03:04:00 UTC, SHA-256:" in text
    assert f"Delivered to {INSTANCE}" in text
    assert "no record of a guest configuration" in to_text(hand_over(bind, None, NOW, run_of(bind)))
    assert "After the change, configure the EIPs" in to_text(hand_over(bind, None, NOW))
    unbind = replace(PLAN, operations=(UnassociateEips(REGION, EIPS, ENI),))
    assert "Before the change, undo" in to_text(hand_over(unbind, None, NOW))
    assert "needs nothing in the guest OS" in to_text(hand_over(PLAN, None, NOW))
