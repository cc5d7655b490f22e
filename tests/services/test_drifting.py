"""Drift since the last applied plan of each interface, from the journal and a fresh inventory."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gui.domain.checks.drift import DriftWord
from gui.domain.checks.issue import IssueCode
from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import EipStatus
from gui.domain.cloud.errors import CloudError, CloudErrorKind, JournalError, JournalErrorKind
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.domain.engine.progress import Outcome
from gui.domain.plans import change, multi_eip, teardown
from gui.domain.plans.document import plan_to_data
from gui.domain.plans.plan import Plan
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import load_catalog, read_inventory
from gui.services.runs.drift_check import drift_answer, drifts
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import NAME
from gui.services.runs.resume import resume
from tests.helpers.named_gateway import NamedGateway
from tests.helpers.sandbox_run import gateway
from tests.helpers.secondary_cidr_run import NEAR, ids, make_cidr_plan, make_cidr_teardown, roomy_account
from tests.helpers.secondary_cidr_run import now as cidr_now
from tests.helpers.sim_clock import SimClock

REGION = RegionId("cn-shanghai")


@pytest.fixture
def applied(tmp_path: Path) -> Inventory:
    """What the cloud says after two EIPs were bound by a run that the journal knows."""
    with SandboxServer(default_account()) as server:
        key = server.account.keys["LTAI5tSandboxFullRights1"]
        cloud = NamedGateway(Credentials(key.id, key.secret), f"http://{server.endpoint}")
        before = read_inventory(cloud, REGION, lambda: datetime.now(UTC))
        chosen = Selection(
            REGION,
            tuple(each.allocation_id for each in before.eips if each.name.startswith("voip-edge"))[:2],
            next(each.id for each in before.interfaces if each.name == "voip-media"),
            next(each.id for each in before.instances if each.name == "voip-gateway-01"),
        )
        with closing(Journal(tmp_path)) as journal:
            Execution(cloud, multi_eip.build(chosen, before, load_catalog()), journal).run()
        return read_inventory(cloud, REGION, lambda: datetime.now(UTC))


def test_nothing_has_drifted_right_after_a_run(applied: Inventory, tmp_path: Path) -> None:
    assert drifts(tmp_path, applied) == ()


def test_a_released_eip_is_said_to_be_removed(applied: Inventory, tmp_path: Path) -> None:
    gone = next(each for each in applied.eips if each.name.startswith("voip-edge") and each.target_id)
    now = replace(applied, eips=tuple(each for each in applied.eips if each is not gone))
    assert [each.word for each in drifts(tmp_path, now) or ()] == [DriftWord.REMOVED]


def test_the_last_plan_of_an_interface_counts_however_many_runs_came_after_it(
    applied: Inventory, tmp_path: Path
) -> None:
    later = (
        "INSERT INTO runs (run_id, began, ended, outcome, plan) VALUES (?, ?, ?, 'applied', ?)",
        "2999-01-01T00:00Z",
    )
    nothing = json.dumps(plan_to_data(Plan(REGION, (), Selection(REGION))))
    with closing(sqlite3.connect(tmp_path / NAME)) as file, file:
        file.executemany(later[0], [(f"run-{number}", later[1], later[1], nothing) for number in range(1000)])
    gone = next(each for each in applied.eips if each.name.startswith("voip-edge") and each.target_id)
    now = replace(applied, eips=tuple(each for each in applied.eips if each is not gone))
    assert [each.word for each in drifts(tmp_path, now) or ()] == [DriftWord.REMOVED]


def test_runs_of_another_region_or_account_say_nothing(applied: Inventory, tmp_path: Path) -> None:
    assert drifts(tmp_path, replace(applied, region=RegionId("cn-beijing"))) is None
    assert drifts(tmp_path, Inventory(REGION, applied.as_of)) is None


def test_without_a_run_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    assert drifts(tmp_path, Inventory(REGION, datetime.now(UTC))) is None


@pytest.mark.parametrize("kind", [CloudErrorKind.DENIED, CloudErrorKind.THROTTLED])
@pytest.mark.parametrize(
    ("name", "lists"),
    [
        (ListName.EIPS, {"eips": ()}),
        (ListName.INTERFACES, {"interfaces": ()}),
        (ListName.INSTANCES, {"instances": ()}),
    ],
)
def test_a_list_that_could_not_be_read_is_unknown_and_nothing_of_it_removed(
    applied: Inventory, tmp_path: Path, name: ListName, lists: Any, kind: CloudErrorKind
) -> None:
    refused = replace(applied, **lists, unread=(Unread(name, CloudError(kind, "Toy.Code")),))
    found = drifts(tmp_path, refused)
    assert found
    assert {each.word for each in found} == {DriftWord.UNKNOWN}
    assert all(dict(each.finding.values)["reason"] == "Toy.Code" for each in found)
    # Nor is it known whether somebody added EIPs.
    added = any(each.finding.code is IssueCode.DRIFT_ENI_EIPS_UNREAD for each in found)
    assert added is (name is ListName.EIPS)


def test_a_journal_that_can_not_be_read_is_an_answer_of_its_own(applied: Inventory, tmp_path: Path) -> None:
    assert drift_answer(tmp_path, applied) == ()
    (tmp_path / NAME).write_bytes(b"no journal at all" * 100)
    answer = drift_answer(tmp_path, applied)
    assert isinstance(answer, JournalError)
    assert answer.kind is JournalErrorKind.DAMAGED


def test_the_latest_run_is_compared_with_though_the_clock_was_set_back(tmp_path: Path) -> None:
    with SandboxServer(default_account()) as server:
        key = server.account.keys["LTAI5tSandboxFullRights1"]
        cloud = NamedGateway(Credentials(key.id, key.secret), f"http://{server.endpoint}")
        clock = [datetime(2026, 1, 2, 12, tzinfo=UTC), datetime(2026, 1, 2, 11, tzinfo=UTC)]

        def now() -> Inventory:
            return read_inventory(cloud, REGION, lambda: datetime.now(UTC))

        def run(plan: Plan) -> Outcome:
            at = clock.pop(0)
            with closing(Journal(tmp_path, lambda: at)) as journal:
                return Execution(cloud, plan, journal).run().outcome

        catalog, first = load_catalog(), now()
        live = next(each.id for each in first.interfaces if each.name == "voip-live")
        eip = first.eips_on(live)[0].allocation_id
        for wanted in ({"remove": (eip,)}, {"add": (eip,)}):
            assert run(change.build(live, now(), catalog, **wanted).plan) is Outcome.APPLIED
        assert drifts(tmp_path, now()) == ()


def test_what_a_later_run_released_is_no_drift_of_an_earlier_one(tmp_path: Path) -> None:
    with SandboxServer(default_account()) as server:
        key = server.account.keys["LTAI5tSandboxFullRights1"]
        cloud = NamedGateway(Credentials(key.id, key.secret), f"http://{server.endpoint}")

        def now() -> Inventory:
            return read_inventory(cloud, REGION, lambda: datetime.now(UTC))

        def run(plan: Plan) -> Outcome:
            with closing(Journal(tmp_path)) as journal:
                return Execution(cloud, plan, journal).run().outcome

        catalog, first = load_catalog(), now()
        live = next(each.id for each in first.interfaces if each.name == "voip-live")
        media = next(each.id for each in first.interfaces if each.name == "voip-media")
        host = first.eni_by_id[live].instance_id
        eips = tuple(each.allocation_id for each in first.eips_on(live))
        assert run(teardown.build(live, first, catalog).plan) is Outcome.APPLIED
        bind = multi_eip.build(Selection(REGION, eips[:2], media, InstanceId(host or "")), now(), catalog)
        assert run(bind) is Outcome.APPLIED
        plan = teardown.build(media, now(), catalog, delete_eni=True, release=eips[:1]).plan
        server.faults.error("ReleaseEipAddress", "InvalidOperation.DeletionProtection")
        assert run(plan) is Outcome.LEFT
        assert drifts(tmp_path, now()) == (), "a run that is not finished is no drift"
        with closing(Journal(tmp_path)) as journal:
            (unfinished,) = journal.unfinished()
            assert unfinished.taken_for_good == {media}
            assert resume(cloud, unfinished, journal, undo=False).run().outcome is Outcome.APPLIED
        assert drifts(tmp_path, now()) == ()
        # What goes without us is still told.
        gone = replace(now(), eips=tuple(each for each in now().eips if each.allocation_id != eips[2]))
        assert [each.finding.ids for each in drifts(tmp_path, gone)] == [(eips[2],)]


def test_the_second_method_is_watched_until_its_way_back(tmp_path: Path) -> None:
    def carry_out(plan: Plan) -> None:
        with closing(Journal(tmp_path)) as journal:
            report = Execution(cloud, plan, journal, clock=SimClock()).run()
            assert report.outcome is Outcome.APPLIED, report

    with SandboxServer(roomy_account()) as server:
        cloud = gateway(server)
        eips = ids(server.account, NEAR[:2])
        carry_out(make_cidr_plan(cloud, eips))
        there = cidr_now(cloud)
        assert drifts(tmp_path, there) == ()
        freed = tuple(
            replace(each, status=EipStatus.AVAILABLE, target_id=None, target_type=None, mode=None)
            if each.allocation_id == eips[0]
            else each
            for each in there.eips
        )
        assert [each.word for each in drifts(tmp_path, replace(there, eips=freed)) or ()] == [DriftWord.REMOVED]
        gone = tuple(each for each in there.interfaces if each.mark != f"{there.eip_by_id[eips[1]].address}-t1")
        told = drifts(tmp_path, replace(there, interfaces=gone)) or ()
        assert DriftWord.REMOVED in {each.word for each in told}
        carry_out(make_cidr_teardown(cloud))
        assert not drifts(tmp_path, cidr_now(cloud)), "our own way back is no drift"
