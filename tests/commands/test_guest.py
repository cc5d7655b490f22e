"""``multi-eip guest`` over the real SDK and the sandbox, and ``multi-eip snippets`` with the same options."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from gui.__main__ import parsed
from gui.cloud.gateway import Gateway
from gui.commands import guest, snippets
from gui.commands.exit_codes import DONE, LEFT
from gui.domain.cloud.errors import CloudError, InputError
from gui.domain.contracts import CloudApi, Credentials
from gui.sandbox.server import SandboxServer
from gui.words.errors import error_text
from tests.commands.shell import Shell
from tests.guest.cases import ONE, TEN_SHARED, facts
from tests.helpers.sandbox_run import ENI, REGION


def call(shell: Shell, out: Path, *words: str) -> int:
    """Call the command as the program does."""

    def connect(credentials: Credentials, *, endpoint: str | None, **_: Any) -> CloudApi:
        return Gateway(credentials, endpoint)

    args = parsed(["guest", "--region", REGION, "--out", str(out), *words])
    parts: Any = argparse.Namespace(connect=connect, accounts=shell, endpoint=shell.endpoint)
    return guest.run(args, parts)


def snippets_from(path: Path, out: Path, *words: str) -> int:
    return snippets.run(parsed(["snippets", str(path), "--out", str(out), *words]))


def paths(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def bound(shell: Shell) -> Shell:
    """Two EIPs are bound to the ENI in multi-EIP mode."""
    assert shell.plan() == DONE
    assert shell.apply("--yes") == DONE
    return shell


def test_it_writes_what_the_window_writes(bound: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert call(bound, out, "--eni", ENI) == DONE
    written = paths(out)
    assert {"README.txt", "detect", f"{ENI}/iproute2/apply"} <= written
    said = capsys.readouterr().out
    assert "Proposed: " in said
    assert f"{len(written)} files written below {out}; begin with README.txt" in said
    with pytest.raises(InputError, match=r"exists already. Nothing was written\. Add --replace"):
        call(bound, out, "--eni", ENI)
    assert call(bound, out, "--eni", ENI, "--replace") == DONE


def test_options_reach_the_files(bound: Shell, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ("--stack", "netplan", "--first-table", "9000", "--connection-marks", "--interface-name", "ens9")
    assert call(bound, out, "--eni", ENI, "--private-gateway", "172.16.10.250", *words) == DONE
    assert {path.split("/")[1] for path in paths(out) if "/" in path} == {"netplan", "iproute2"}
    plan = (out / ENI / "netplan/plan.sh").read_text()
    assert "FIRST='9000'\n" in plan
    assert "MARKS='yes'\n" in plan
    assert "NAME='ens9'\n" in plan
    assert "PRIVATE_GATEWAY='172.16.10.250'\n" in plan
    assert call(bound, tmp_path / "bare", "--eni", ENI, "--addresses-only", "--host-prefix") == DONE
    assert "ROUTED=''\n" in (tmp_path / "bare" / ENI / "iproute2/plan.sh").read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--eni", "eni-nowhere"), "was not found"),
        (("--eni", ENI, "--interface-name", "eth 1"), "is not a usable interface name"),
        (("--eni", ENI, "--private-gateway", "172.16"), "is not an IPv4 address"),
        (("--eni", ENI, "--eni", "eni-x", "--private-gateway", "172.16.10.250"), "is for one interface"),
        (("--eni", ENI, "--stack", "nope"), "There is no network stack 'nope'"),
        (("--eni", ENI, "--first-table", "5"), "cannot be the first table number"),
        (("--eni", ENI, "--addresses-only", "--connection-marks"), "need source-based routing"),
    ],
)
def test_what_is_wrong_is_refused_in_a_sentence(
    bound: Shell, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(InputError) as caught:
        call(bound, tmp_path / "out", *words)
    assert said in error_text(caught.value).what
    assert not (tmp_path / "out").exists()


def test_an_interface_without_eips_in_the_mode_is_refused(shell: Shell, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no EIP is bound to it in multi-EIP mode"):
        call(shell, tmp_path / "out", "--eni", ENI)


def test_unread_gateways_are_an_error_and_nothing_is_written(
    bound: Shell, server: SandboxServer, tmp_path: Path
) -> None:
    server.faults.error("DescribeEipGatewayInfo", "Forbidden.RAM", 403, times=99)
    with pytest.raises(CloudError):
        call(bound, tmp_path / "out", "--eni", ENI)
    assert not (tmp_path / "out").exists()


def test_without_the_list_of_instances_the_stacks_of_every_system_are_written(
    bound: Shell, server: SandboxServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.faults.error("DescribeInstances", "Forbidden.RAM", 403, times=99)
    assert call(bound, tmp_path / "out", "--eni", ENI) == LEFT
    assert {f"{ENI}/netplan/apply", "detect"} <= paths(tmp_path / "out")
    assert "The system of the instance is not known" in capsys.readouterr().err


def test_snippets_take_the_same_options_and_write_the_same_files(tmp_path: Path) -> None:
    path, out = tmp_path / "facts.json", tmp_path / "out"
    blocks = ["172.16.0.0/12", "10.0.0.0/8"]
    path.write_text(json.dumps(facts(TEN_SHARED, name="以太网 2") | {"vpc_blocks": blocks}))
    assert snippets_from(path, out, "--first-table", "9000") == DONE
    assert {"README.txt", "detect", "netplan/apply", "powershell/apply.ps1", "netsh/apply.cmd"} <= paths(out)
    assert "FIRST='9000'\n" in (out / "netplan/plan.sh").read_text()
    assert "$Blocks = @('10.0.0.0/8', '172.16.0.0/12')" in (out / "powershell/apply.ps1").read_text()
    text = (out / "README.txt").read_text()
    assert "(folder netplan)" in text
    assert "Note: This turns DHCP off on the interface" in text
    path.write_text(json.dumps(facts(ONE)))
    assert snippets_from(path, out, "--replace", "--host-prefix", "--stack", "ifcfg") == DONE
    assert "HOST_PREFIX='yes'" in (out / "ifcfg/plan.sh").read_text()
    with pytest.raises(InputError, match="Add --replace to overwrite it"):
        snippets_from(path, out)
