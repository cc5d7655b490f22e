"""Drift since the last applied plan of each interface, from the journal and a fresh inventory."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gui.cloud.gateway import Gateway
from gui.domain.contracts import Credentials
from gui.domain.drift import DriftWord
from gui.domain.errors import CloudError, CloudErrorKind, JournalError, JournalErrorKind
from gui.domain.finding import FindingCode
from gui.domain.inventory import Inventory, ListName, Unread
from gui.domain.plans import multi_eip
from gui.domain.region import RegionId
from gui.domain.selection import Selection
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.catalog import load_catalog, read_inventory
from gui.services.drifting import drift_answer, drifts
from gui.services.execution import Execution
from gui.services.journal import Journal
from gui.services.journal_file import NAME

REGION = RegionId("cn-shanghai")


@pytest.fixture
def applied(tmp_path: Path) -> Inventory:
    """What the cloud says after two EIPs were bound by a run that the journal knows."""
    with SandboxServer(default_account()) as server:
        key = server.account.keys["LTAI5tSandboxFullRights1"]
        cloud = Gateway(Credentials(key.id, key.secret), f"http://{server.endpoint}")
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
    added = any(each.finding.code is FindingCode.DRIFT_ENI_EIPS_UNREAD for each in found)
    assert added is (name is ListName.EIPS)


def test_a_journal_that_can_not_be_read_is_an_answer_of_its_own(applied: Inventory, tmp_path: Path) -> None:
    assert drift_answer(tmp_path, applied) == ()
    (tmp_path / NAME).write_bytes(b"no journal at all" * 100)
    answer = drift_answer(tmp_path, applied)
    assert isinstance(answer, JournalError)
    assert answer.kind is JournalErrorKind.DAMAGED
