"""``multi-eip mappings`` over the real SDK and the sandbox; the program is called as a shell would call it."""

import argparse
import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hcl2
import jsonschema
import pytest

from gui.__main__ import parsed
from gui.assets import read_text
from gui.cloud.gateway import Gateway
from gui.commands import mappings
from gui.domain.cloud.account import CallerIdentity
from gui.domain.cloud.errors import CloudError, CloudErrorKind, InputError
from gui.domain.contracts import CloudApi, Credentials
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.exports.formats import TABLES
from gui.services.exports.mapping_export import SCHEMA
from gui.services.exports.mapping_table import COLUMNS
from gui.services.parts import SandboxAccess
from gui.services.region.catalog import load_catalog
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from tests.helpers.sandbox_run import CREDENTIALS, gateway, make_plan

ROOT = Path(__file__).resolve().parents[2]
READER = "LTAI5tSandboxReadOnly002"


@dataclass
class Shell:
    """Calls the command with the parts that matter to it."""

    server: SandboxServer
    folder: Path
    endpoint: str | None = None
    used: Credentials | None = None

    @property
    def url(self) -> str:
        return f"http://{self.server.endpoint}"

    def connect(self, credentials: Credentials, *, endpoint: str | None, **_: Any) -> CloudApi:
        self.used = credentials
        return Gateway(credentials, endpoint)

    def start_sandbox(self) -> SandboxAccess:
        return SandboxAccess(self.url, CREDENTIALS, self.folder)

    def sign_in(self, name: str) -> Credentials:
        assert name == "office"
        return CREDENTIALS

    def profile(self, name: str) -> Any:
        return argparse.Namespace(name=name, kind=None)

    def call(self, *words: str, region: str | None = "cn-shanghai") -> int:
        args = parsed(["mappings", *(("--region", region) if region else ()), *words])
        parts: Any = argparse.Namespace(
            catalog=load_catalog(),
            identify=lambda *_: CallerIdentity("1786543210987654", "acs:ram::1786543210987654:root"),
            connect=self.connect,
            accounts=self,
            start_sandbox=self.start_sandbox,
            endpoint=getattr(args, "endpoint", None),
            state_dir=self.folder / "state",
        )
        return mappings.run(args, parts)


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    with SandboxServer(default_account()) as server:
        yield Shell(server, tmp_path)


def test_each_format_is_read_by_a_program_of_its_own_field(shell: Shell) -> None:
    for kind in TABLES:
        assert shell.call("--sandbox", "--format", kind, "--out", str(shell.folder / kind)) == 0
    rows = list(csv.DictReader(io.StringIO((shell.folder / "csv").read_text("utf-8-sig"), newline="")))
    data = json.loads((shell.folder / "json").read_bytes())
    jsonschema.Draft202012Validator(json.loads(read_text(SCHEMA))).validate(data)
    account = shell.server.account
    eips = {eip.id for eip in account.eips if eip.region == "cn-shanghai"}
    assert {row["eip_allocation_id"] for row in rows} - {""} == eips
    assert {row["eip_allocation_id"] for row in data["mappings"]} - {None} == eips
    assert len(rows) == len(data["mappings"])
    live = next(row for row in rows if row["eip_name"] == "voip-live-03")
    assert (live["eip_gateway"], live["eip_netmask"]) == ("101.132.7.253", "255.255.255.128")
    assert (live["eni_name"], live["instance_name"]) == ("voip-live", "voip-gateway-01")
    assert "voip-live-03" in (shell.folder / "md").read_text("utf-8")
    terraform = hcl2.loads((shell.folder / "tf").read_text("utf-8"))
    assert len(terraform["import"]) == len(terraform["resource"])
    assert shell.used == CREDENTIALS


def test_the_plan_that_terraform_must_print_is_said(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    assert shell.call("--sandbox", "--format", "tf") == 0
    out, err = capsys.readouterr()
    count = len(hcl2.loads(out)["import"])
    first, second = err.splitlines()
    assert first.endswith(f"must print: Plan: {count} to import, 0 to add, 0 to change, 0 to destroy.")
    assert second == "Do not apply a plan that prints anything else."
    assert f"# {first}\n# {second}\n" in out


def test_standard_output_has_no_byte_order_mark(shell: Shell, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert shell.call("--sandbox", "--format", "csv") == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"region,eip_allocation_id,")
    assert err == b""
    assert shell.call("--sandbox", "--format", "json") == 0
    assert json.loads(capfdbinary.readouterr().out)["region"] == "cn-shanghai"


def test_a_file_is_replaced_only_when_asked(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    file = shell.folder / "mappings.csv"
    file.write_text("mine")
    words = ("--sandbox", "--format", "csv", "--out", str(file))
    with pytest.raises(InputError, match="exists already"):
        shell.call(*words)
    assert (file.read_text(), shell.used) == ("mine", None)
    assert shell.call(*words, "--replace") == 0
    assert file.read_text("utf-8-sig").startswith(COLUMNS[0].name)
    assert [*shell.folder.iterdir()] == [file]
    assert capsys.readouterr().err == f"Mappings written to {file}: 57\n"


def test_a_folder_that_is_not_there_is_made(shell: Shell) -> None:
    file = shell.folder / "new" / "report.md"
    assert shell.call("--sandbox", "--format", "md", "--out", str(file)) == 0
    assert file.read_text("utf-8").startswith("# EIP mappings in cn-shanghai\n")


def test_the_environment_signs_where_no_profile_is_named(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("--format", "md", "--out", str(shell.folder / "report.md"), "--endpoint", shell.url)
    with pytest.raises(InputError, match="ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET"):
        shell.call(*words)
    reader = shell.server.account.keys[READER]
    monkeypatch.setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", f" {reader.id}\n")
    monkeypatch.setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", reader.secret)
    assert shell.call(*words) == 0
    # What was pasted with blanks around it is cleaned; reading needs no right to write.
    assert shell.used == Credentials(reader.id, reader.secret)
    monkeypatch.setenv("ALIBABA_CLOUD_SECURITY_TOKEN", "token-of-nobody")
    with pytest.raises(CloudError) as refused:
        shell.call(*words, "--replace")
    assert refused.value.kind in {CloudErrorKind.BAD_CREDENTIALS, CloudErrorKind.EXPIRED_CREDENTIALS}


def test_a_profile_signs_where_it_is_named(shell: Shell) -> None:
    words = ("--format", "json", "--out", str(shell.folder / "m.json"), "--endpoint", shell.url)
    assert shell.call(*words, "--profile", "office") == 0
    assert shell.used == CREDENTIALS


def test_the_sandbox_takes_no_profile_and_no_endpoint(shell: Shell) -> None:
    with pytest.raises(InputError, match="has its own account"):
        shell.call("--sandbox", "--format", "md", "--profile", "office")
    with pytest.raises(SystemExit):
        shell.call("--sandbox", "--format", "md", "--endpoint", shell.url)


def test_a_refusal_of_all_lists_writes_nothing(shell: Shell) -> None:
    file = shell.folder / "m.csv"
    shell.server.account.keys[CREDENTIALS.access_key_id].deny = ("*:Describe*",)
    with pytest.raises(CloudError) as refused:
        shell.call("--sandbox", "--format", "csv", "--out", str(file))
    assert refused.value.kind is CloudErrorKind.DENIED
    assert not file.exists()


@pytest.mark.parametrize("form", ["csv", "json", "md"])
@pytest.mark.parametrize(
    ("denied", "said", "name"),
    [
        ("vpc:DescribeEipAddresses", "The EIPs could not be read (NoPermission, DescribeEipAddresses, ", "eips"),
        ("ecs:DescribeNetworkInterfaces", "The interfaces could not be read (NoPermission, Desc", "interfaces"),
        ("ecs:DescribeInstances", "The instances could not be read (NoPermission, DescribeInstances, ", "instances"),
    ],
)
def test_a_part_is_written_says_so_and_is_not_taken_for_the_whole(
    shell: Shell, capsys: pytest.CaptureFixture[str], form: str, denied: str, said: str, name: str
) -> None:
    shell.server.account.keys[CREDENTIALS.access_key_id].deny = (denied,)
    assert shell.call("--sandbox", "--format", form) == mappings.PARTIAL != 0
    out, err = capsys.readouterr()
    assert said in err
    assert "request id" in err
    assert {"csv": f",{name}\r\n", "json": f'"list": "{name}"', "md": "This report is not complete"}[form] in out
    # A file that holds all of it is not replaced by one that does not.
    file = shell.folder / "m"
    file.write_text("all of it", encoding="utf-8")
    with pytest.raises(InputError, match="was not overwritten"):
        shell.call("--sandbox", "--format", form, "--out", str(file), "--replace")
    assert file.read_text(encoding="utf-8") == "all of it"


def test_throttled_lists_are_told_with_their_own_reason(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.server.faults.throttle("DescribeInstances", times=99)
    assert shell.call("--sandbox", "--format", "csv", "--out", str(shell.folder / "m.csv")) == mappings.PARTIAL
    err = capsys.readouterr().err
    assert "The instances could not be read (Throttling.User, DescribeInstances, request id " in err
    assert "The instance types could not be read (Throttling.User, DescribeInstances, " in err


@pytest.mark.parametrize("denied", ["vpc:DescribeEipAddresses", "ecs:DescribeNetworkInterfaces"])
def test_terraform_is_not_given_a_part_for_the_whole(shell: Shell, denied: str) -> None:
    file = shell.folder / "m.tf"
    shell.server.account.keys[CREDENTIALS.access_key_id].deny = (denied,)
    with pytest.raises(InputError, match="Nothing was written"):
        shell.call("--sandbox", "--format", "tf", "--out", str(file))
    assert not file.exists()
    # No instance is written, so that none need be read; what is said of them is not all, though.
    shell.server.account.keys[CREDENTIALS.access_key_id].deny = ("ecs:DescribeInstances",)
    assert shell.call("--sandbox", "--format", "tf", "--out", str(file)) == mappings.PARTIAL
    assert "alicloud_eip_association" in file.read_text(encoding="utf-8")


def test_what_could_not_be_read_is_named_and_the_rest_is_written(shell: Shell) -> None:
    denied = ("vpc:DescribeEipGatewayInfo", "vpc:DescribeVpcs")
    shell.server.account.keys[CREDENTIALS.access_key_id].deny = denied
    file = shell.folder / "m.json"
    assert shell.call("--sandbox", "--format", "json", "--out", str(file)) == mappings.PARTIAL
    data = json.loads(file.read_bytes())
    assert [each["list"] for each in data["unread"]] == ["vpcs"]
    codes = [each["code"] for each in data["findings"]]
    assert "list_unread" in codes
    assert codes.count("gateway_unread") == 2
    assert "gateway_missing" not in codes


@pytest.mark.parametrize("form", ["csv", "json", "md"])
def test_gateways_that_could_not_be_read_are_named_with_the_reason(
    shell: Shell, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    shell.server.account.keys[CREDENTIALS.access_key_id].deny = ("vpc:DescribeEipGatewayInfo",)
    assert shell.call("--sandbox", "--format", form) == mappings.PARTIAL
    lines = capsys.readouterr().err.splitlines()
    named = [line for line in lines if line.startswith("The gateways of interface eni-")]
    assert len(named) == 2
    for line in named:
        assert "could not be read. This user has no permission for vpc:DescribeEipGatewayInfo." in line
        assert f"DescribeEipGatewayInfo at {shell.server.endpoint}, HTTP status 403, request id " in line


def test_the_report_says_what_changed_since_the_last_plan(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    def told() -> str:
        assert shell.call("--sandbox", "--format", "md") == 0
        return capsys.readouterr().out

    assert "Since the last plan" not in told()
    plan = make_plan(shell.server, 2)
    with closing(Journal(shell.folder)) as journal:
        Execution(gateway(shell.server), plan, journal).run()
    assert "Nothing has changed since the plan." in told()
    with shell.server.account.lock:
        eip = shell.server.account.eips.get(plan.selection.eips[0])
        assert eip is not None
        shell.server.account.eips.unbind(eip)
    assert f"- **Removed:** EIP {eip.address} " in told()
    # The runs of the sandbox are its own; those of other accounts are noted elsewhere.
    assert shell.call("--endpoint", shell.url, "--profile", "office", "--format", "md") == 0
    assert "Since the last plan" not in capsys.readouterr().out


def test_the_whole_program_does_it_in_one_process(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gui", "--state-dir", str(tmp_path / "state"), "mappings"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [*command, "--region", "ap-southeast-1", "--format", "csv", "--sandbox"],
        check=False, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["region"] for row in rows} == {"ap-southeast-1"}
