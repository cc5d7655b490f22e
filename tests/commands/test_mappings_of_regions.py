"""``multi-eip mappings`` of several regions: one file, and no unread region that looks empty."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from gui.assets import read_text
from gui.cloud.gateway import Gateway
from gui.domain.cloud.errors import CloudError, CloudErrorKind, InputError
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi, Credentials
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.exports.mapping_export import REGIONS_SCHEMA, SCHEMA
from gui.services.region.many_regions import PacedReads, ReadRegion, read_regions
from gui.services.region.rate_limit import Limiter
from gui.services.runs.list_files import load_list
from tests.commands.test_mappings import Shell
from tests.helpers.sandbox_run import CREDENTIALS, gateway

SLOW, REFUSING, READ = "ap-southeast-1", "cn-hangzhou", "cn-shanghai"
Capture = pytest.CaptureFixture[str]


class Regional(Gateway):
    """One region refuses; another one waits until the first one has been read."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.first_read = Event()

    def read(self, region: Any, *rest: Any) -> Any:
        if region == REFUSING:
            raise CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", status=403)
        if region == SLOW:
            assert self.first_read.wait(60)
        return super().read(region, *rest)


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    with SandboxServer(default_account()) as server:
        yield Shell(server, tmp_path)


def refusing(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(credentials: Credentials, *, endpoint: str | None, **_: Any) -> CloudApi:
        cloud = Regional(credentials, endpoint)
        cloud.first_read.set()
        return cloud

    monkeypatch.setattr(shell, "connect", connect)


def call(shell: Shell, *words: str) -> int:
    return shell.call("--sandbox", *words, region=None)


def test_the_rows_of_all_regions_are_in_one_table(shell: Shell, capsys: Capture) -> None:
    path = shell.folder / "all.csv"
    assert call(shell, "--all-regions", "--format", "csv", "--out", str(path)) == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    eips = {(eip.region, eip.id) for eip in shell.server.account.eips}
    assert {(row["region"], row["eip_allocation_id"]) for row in rows if row["eip_allocation_id"]} == eips
    assert f"Mappings written to {path}: {len(rows)}" in capsys.readouterr().err


def test_a_region_that_is_named_twice_is_one(shell: Shell, capsys: Capture) -> None:
    assert call(shell, "--region", READ, "--region", READ, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["region"] == READ


def test_an_unread_region_is_in_every_format_and_never_empty(
    shell: Shell, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(shell, monkeypatch)
    assert call(shell, "--all-regions", "--format", "csv") == 3
    out, err = capsys.readouterr()
    unread = [row for row in csv.DictReader(io.StringIO(out, newline="")) if row["region"] == REFUSING]
    assert [row["lists_unread"] for row in unread] == ["eips interfaces instances"]
    assert f"The region {REFUSING} could not be read." in err
    assert call(shell, "--region", READ, "--region", REFUSING, "--format", "json") == 3
    data = json.loads(capsys.readouterr().out)
    one, several = (json.loads(read_text(each)) for each in (SCHEMA, REGIONS_SCHEMA))
    registry = Registry().with_resource(one["$id"], Resource.from_contents(one))
    jsonschema.Draft202012Validator(several, registry=registry).validate(data)
    assert data["unread_regions"] == [{"region": REFUSING, "reason": "Forbidden.RAM"}]
    assert [each["region"] for each in data["regions"]] == [READ]
    assert call(shell, "--region", READ, "--region", REFUSING, "--format", "md") == 3
    report = capsys.readouterr().out
    assert f"# EIP mappings in {REFUSING}" in report
    assert "Not known: this region could not be read" in report


def test_a_file_that_is_whole_is_not_replaced_by_a_part(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shell.folder / "all.json"
    assert call(shell, "--all-regions", "--format", "json", "--out", str(path)) == 0
    before = path.read_bytes()
    refusing(shell, monkeypatch)
    with pytest.raises(InputError, match="was not overwritten"):
        call(shell, "--all-regions", "--format", "json", "--out", str(path), "--replace")
    assert path.read_bytes() == before


def test_terraform_gets_a_folder_for_each_region(
    shell: Shell, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="Name a folder with --out"):
        call(shell, "--all-regions", "--format", "tf")
    folder = shell.folder / "terraform"
    assert call(shell, "--all-regions", "--format", "tf", "--out", str(folder)) == 0
    files = sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*.tf"))
    assert files == [f"{region}/eip-mappings.tf" for region in (SLOW, REFUSING, READ)]
    assert all(f'"{path.parent.name}"' in path.read_text("utf-8") for path in folder.rglob("*.tf"))
    with pytest.raises(InputError, match="exists already"):
        call(shell, "--all-regions", "--format", "tf", "--out", str(folder))
    refusing(shell, monkeypatch)
    assert call(shell, "--all-regions", "--format", "tf", "--out", str(folder), "--replace") == 3
    assert f"The region {REFUSING} could not be read." in capsys.readouterr().err


def test_no_terraform_configuration_is_made_of_a_part(shell: Shell) -> None:
    shell.server.faults.error("DescribeEipAddresses", "Forbidden.RAM", status=403)
    with pytest.raises(InputError):
        call(shell, "--all-regions", "--format", "tf", "--out", str(shell.folder / "terraform"))
    assert not (shell.folder / "terraform").exists()


def test_a_region_is_there_while_a_slow_one_is_still_read(shell: Shell) -> None:
    cloud = Regional(CREDENTIALS, shell.url)
    order: list[str] = []

    def arrived(reading: ReadRegion) -> None:
        order.append(reading.region)
        if reading.region == READ:
            cloud.first_read.set()

    regions = tuple(map(RegionId, (SLOW, REFUSING, READ)))
    readings = read_regions(cloud, regions, lambda: datetime.now(UTC), arrived)
    assert [each.region for each in readings] == [SLOW, REFUSING, READ]
    assert order[-1] == SLOW
    assert [each.error is not None for each in readings] == [False, True, False]


def test_the_reads_of_all_regions_keep_to_one_limit(shell: Shell) -> None:
    waits: list[float] = []

    class StopError(Exception):
        pass

    def pause(seconds: float) -> None:
        waits.append(seconds)
        raise StopError

    paced = PacedReads(gateway(shell.server), Limiter(2), pause)
    assert len(paced.regions()) == 3
    assert paced.regions()
    with pytest.raises(StopError):
        paced.regions()
    assert 0 < waits[0] <= 60


def test_what_is_bound_is_a_list_to_edit(shell: Shell, capsys: Capture) -> None:
    path = shell.folder / "list.csv"
    assert call(shell, "--all-regions", "--format", "list", "--out", str(path)) == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
    account = shell.server.account
    carriers = {eip.bound_to for eip in account.eips if eip.mode == "MULTI_BINDED" and eip.status == "InUse"}
    assert {row["eni"] for row in rows} == carriers
    for row in rows:
        on_eni = {eip.id for eip in account.eips if eip.bound_to == row["eni"] and eip.status == "InUse"}
        assert {*row["eips"].split()} == on_eni
    assert f"Mappings written to {path}: {len(rows)}" in capsys.readouterr().err
    whole = [row for row in rows if row["instance"]]
    entries, faults = load_list(_only(path, whole))
    assert faults == ()
    assert len(entries) == len(whole)


def _only(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path
