"""The way back on the command line: planned from what is there, carried out by ``apply``; only what is named goes."""

import pytest

from gui.commands.exit_codes import DONE as APPLIED
from gui.commands.exit_codes import DONE as WRITTEN
from gui.commands.exit_codes import REFUSED
from gui.domain.cloud.errors import InputError
from gui.sandbox.pace import Pace
from gui.sandbox.server import SandboxServer
from tests.commands.shell import Shell
from tests.helpers.sandbox_run import ENI, INSTANCE, REGION, free_eips, gateway, standing
from tests.helpers.secondary_cidr_run import GROUP, NEAR, dump, ids, made_by, now, roomy_account


def bound(shell: Shell) -> tuple[str, ...]:
    """Bind two EIPs to ENI and attach it; return the EIPs."""
    eips = free_eips(shell.server.account, 2)
    assert shell.plan() == APPLIED
    assert shell.apply() == APPLIED
    return eips


def teardown(shell: Shell, *words: str) -> int:
    return shell.call("teardown", "--region", REGION, "--out", str(shell.file), "--replace", *words)


@pytest.fixture
def exposed(shell: Shell) -> tuple[str, ...]:
    """Expose two EIPs on INSTANCE; return their new ENIs."""
    shell.server.account = roomy_account(Pace.instant())
    eips = ids(shell.server.account, NEAR[:2])
    words = (
        "plan",
        "--method",
        "secondary-cidr",
        "--region",
        REGION,
        "--instance",
        INSTANCE,
        "--security-group",
        GROUP,
    )
    named = [word for eip in eips for word in ("--eip", eip)]
    assert shell.call(*words, *named, "--out", str(shell.file)) == APPLIED
    assert shell.apply() == APPLIED
    inventory = now(gateway(shell.server))
    enis = tuple(inventory.eip_by_id[each].target_id or "" for each in eips)
    assert all(enis)
    return enis


def test_a_binding_is_taken_back_and_everything_is_as_before(
    server: SandboxServer, shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    before = standing(server.account)
    bound(shell)
    capsys.readouterr()
    assert teardown(shell, "--eni", ENI) == WRITTEN
    said = capsys.readouterr().err
    assert "Before you run this, undo the configuration" in said
    assert "DetachNetworkInterface" in said
    assert "nothing is taken back" not in said
    assert shell.apply() == APPLIED
    assert standing(server.account) == before


def test_one_eip_of_several_is_taken_off(server: SandboxServer, shell: Shell) -> None:
    first, second = bound(shell)
    assert teardown(shell, "--eni", ENI, "--eip", first) == WRITTEN
    assert shell.apply() == APPLIED
    after = standing(server.account)
    assert after[first] == ("Available", "")
    assert after[second] == ("InUse", str(ENI))


def test_what_goes_for_good_is_named_and_nothing_else_goes(
    server: SandboxServer, shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = bound(shell)
    assert teardown(shell, "--eni", ENI, "--delete-eni", "--release", first) == WRITTEN
    said = capsys.readouterr().err.splitlines()
    line = said.index("The steps below are permanent and are not rolled back:")
    assert "DeleteNetworkInterface" in said[line + 1]
    assert "ReleaseEipAddress" in said[line + 2]
    assert any("released permanently" in each for each in said[:line])
    assert shell.apply("--yes") == APPLIED
    assert server.account.interfaces.get(ENI) is None
    assert server.account.eips.get(first) is None
    assert server.account.eips.get(second) is not None


def test_an_eip_that_does_not_become_free_is_not_released(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    bound(shell)
    other = free_eips(shell.server.account, 3)[2]
    capsys.readouterr()
    shell.file.unlink()
    assert teardown(shell, "--eni", ENI, "--release", other) == REFUSED
    assert capsys.readouterr().err.startswith(f"{other}: This plan does not set the EIP free")
    assert not shell.file.exists()


def test_an_interface_that_is_not_there_is_said(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    assert teardown(shell, "--eni", "eni-none") == REFUSED
    assert "eni-none" in capsys.readouterr().err


def test_several_exposures_are_taken_back_at_once_and_the_vpc_is_as_before(
    server: SandboxServer, shell: Shell, exposed: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    enis = [word for each in exposed for word in ("--eni", each)]
    assert teardown(shell, *enis, "--delete-eni", "--delete-network") == WRITTEN
    said = capsys.readouterr().err
    assert "deleted permanently" in said
    assert "UnassociateVpcCidrBlock" in said
    assert shell.apply("--yes") == APPLIED
    assert dump(server.account) == dump(roomy_account(Pace.instant()))
    assert made_by(now(gateway(server))) == ()


def test_the_network_stays_where_it_is_not_named(
    server: SandboxServer, shell: Shell, exposed: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert teardown(shell, "--eni", exposed[0], "--delete-eni", "--delete-network") == WRITTEN
    assert "The network is kept: it holds other resources." in capsys.readouterr().err
    assert shell.apply("--yes") == APPLIED
    assert server.account.interfaces.get(exposed[0]) is None
    assert server.account.interfaces.get(exposed[1]) is not None
    assert teardown(shell, "--eni", exposed[1], "--delete-eni") == WRITTEN
    assert "VSwitch" not in capsys.readouterr().err
    assert shell.apply("--yes") == APPLIED
    assert dump(server.account) != dump(roomy_account(Pace.instant())), "vSwitch and block are still there"


def test_what_does_not_fit_together_is_refused(shell: Shell, exposed: tuple[str, ...]) -> None:
    shell.file.unlink()
    for words, said in (
        (["--eni", exposed[0]], "add --delete-eni"),
        (["--eni", exposed[0], "--eni", ENI, "--delete-eni"], f"{ENI} exposes no EIP"),
        (["--eni", exposed[0], "--delete-eni", "--eip", "eip-1"], "--eip is for an ENI in multi-EIP mode"),
        (["--eni", ENI, "--delete-network"], "--delete-network is for ENIs with an EIP"),
    ):
        with pytest.raises(InputError, match=said):
            teardown(shell, *words)
    assert not shell.file.exists()


def test_an_interface_that_lost_its_eip_goes_with_its_network(
    server: SandboxServer, shell: Shell, exposed: tuple[str, ...]
) -> None:
    before = dump(roomy_account(Pace.instant()))
    for each in server.account.eips:
        if each.bound_to in exposed:
            server.account.eips.unbind(each)
    enis = [word for each in exposed for word in ("--eni", each)]
    assert teardown(shell, *enis, "--delete-eni", "--delete-network") == WRITTEN
    assert shell.apply("--yes") == APPLIED
    assert dump(server.account) == before
