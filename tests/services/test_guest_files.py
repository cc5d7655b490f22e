"""Which guest files left the program: kept for each interface, and never in the way when it can't be read."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.operation import AssociateEips
from gui.domain.plans.plan import Plan
from gui.services.runs import guest_files
from gui.services.runs.guest_files import (
    FOLDER,
    FilesTaken,
    GuestFiles,
    interfaces_in,
    interfaces_of,
    note_guest_files,
    noted_guest_files,
    sums_of,
)
from tests.domain.test_teardown import ATTACHED, inventory
from tests.helpers.toy_cloud import ENI, REGION, eip_id

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
FILES = {f"{ENI}/netplan/apply": (b"a", 0o755), "README.txt": (b"b", 0o644)}
NOTED = GuestFiles(FilesTaken.SAVED, NOW, "/srv/guest", sums_of(FILES))


def test_what_was_noted_is_read_back_from_the_time_of_the_run_on(tmp_path: Path) -> None:
    enis = interfaces_in(FILES)
    assert enis == (EniId(ENI),)
    note_guest_files(tmp_path, enis, NOTED)
    later = replace(NOTED, at=NOW + timedelta(hours=1))
    note_guest_files(tmp_path, enis, later)
    delivered = replace(NOTED, way=FilesTaken.DELIVERED, place="i-1", at=NOW + timedelta(hours=2))
    note_guest_files(tmp_path, enis, delivered)
    assert noted_guest_files(tmp_path, enis, NOW) == (later, delivered), "the same place once"
    assert noted_guest_files(tmp_path, enis, NOW + timedelta(hours=2)) == (delivered,)
    assert noted_guest_files(tmp_path, [EniId("eni-other")], NOW) == ()


WITHOUT_ZONE = '[{"way": "saved", "at": "2026-01-02T03:04:00", "place": "", "sums": {}}]'


@pytest.mark.parametrize(
    "content", ["{", "[1]", "[{}]", '[{"way": "x"}]', '{"a": 1}', '[{"way": "saved", "sums": 1}]', WITHOUT_ZONE]
)
def test_what_is_damaged_is_passed_over(tmp_path: Path, content: str) -> None:
    path = tmp_path / FOLDER / f"{ENI}.json"
    path.parent.mkdir()
    path.write_text(content)
    assert noted_guest_files(tmp_path, [EniId(ENI)], NOW) == ()


def test_what_can_not_be_read_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note_guest_files(tmp_path, [EniId(ENI)], NOTED)
    other = replace(NOTED, place="/srv/other")
    with monkeypatch.context() as patched:
        patched.setattr(guest_files, "read_file", Mock(side_effect=PermissionError))
        with pytest.raises(PermissionError):
            note_guest_files(tmp_path, [EniId(ENI)], other)
        assert noted_guest_files(tmp_path, [EniId(ENI)], NOW) == ()
    assert noted_guest_files(tmp_path, [EniId(ENI)], NOW) == (NOTED,)


def test_no_id_leads_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not the id"):
        note_guest_files(tmp_path, [EniId("../x")], NOTED)
    note_guest_files(tmp_path, [EniId(ENI)], NOTED)
    assert noted_guest_files(tmp_path, [EniId("../x"), EniId(ENI)], NOW) == (NOTED,), "a plan file names what it likes"


def test_the_oldest_give_way_before_the_file_is_too_large_to_be_read(tmp_path: Path) -> None:
    sums = tuple((f"{ENI}/netplan/{number:05}", "0" * 64) for number in range(3000))
    notes = [replace(NOTED, place=f"/srv/{number}", at=NOW + timedelta(days=number), sums=sums) for number in range(6)]
    for each in notes:
        note_guest_files(tmp_path, [EniId(ENI)], each)
    kept = noted_guest_files(tmp_path, [EniId(ENI)], NOW)
    assert kept == tuple(notes[-len(kept) :])
    assert 1 < len(kept) < len(notes)


def test_an_interface_that_the_plan_made_is_found_by_its_mark() -> None:
    eip, mark = eip_id(1), MarkRef("m-1")
    plan = Plan(REGION, (AssociateEips(REGION, (eip,), mark),), Selection(REGION, (eip,)))
    known = replace(inventory(), interfaces=(replace(ATTACHED, mark="m-1"),))
    assert interfaces_of(plan, known) == (ATTACHED.id,)
    assert interfaces_of(plan, None) == ()
