"""Releasing unbound EIPs on the command line: shown first, agreed to, and only what is named."""

import json

import pytest

from gui.commands.exit_codes import DONE, REFUSED
from gui.domain.cloud.errors import InputError
from gui.sandbox.server import SandboxServer
from tests.commands.shell import Shell
from tests.helpers.sandbox_run import REGION, free_eips


def release(shell: Shell, *words: str) -> int:
    return shell.call("release", "--region", REGION, *words)


def test_the_plan_is_shown_and_only_what_is_named_is_released(
    server: SandboxServer, shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third = free_eips(server.account, 3)
    named = server.account.eips.get(second)
    assert named is not None
    address = named.address
    before = {each.id for each in server.account.eips}
    assert release(shell, "--eip", first, "--eip", address, "--yes") == DONE
    said = capsys.readouterr().err.splitlines()
    line = said.index("The steps below are permanent and are not rolled back:")
    assert [f"{number}. " in said[line + number] for number in (1, 2)] == [True, True]
    assert all("ReleaseEipAddress" in said[line + number] for number in (1, 2))
    assert address in said[line - 1], "the addresses are named before the steps"
    assert before - {each.id for each in server.account.eips} == {first, second}
    assert server.account.eips.get(third) is not None


def test_nobody_to_agree_means_nothing_is_sent(server: SandboxServer, shell: Shell) -> None:
    first = free_eips(server.account, 1)[0]
    with pytest.raises(InputError, match="Nothing was sent"):
        release(shell, "--eip", first, "--out", str(shell.file))
    assert server.account.eips.get(first) is not None
    assert json.loads(shell.file.read_text())["operations"], "the plan can be read and applied later"
    assert shell.apply("--yes") == DONE
    assert server.account.eips.get(first) is None


@pytest.mark.parametrize("named", ["203.0.113.9", "eip-nowhere"])
def test_one_that_is_not_there_refuses_all(
    server: SandboxServer, shell: Shell, capsys: pytest.CaptureFixture[str], named: str
) -> None:
    first = free_eips(server.account, 1)[0]
    assert release(shell, "--eip", first, "--eip", named, "--yes") == REFUSED
    assert f"{named}: This account has no such EIP" in capsys.readouterr().err
    assert server.account.eips.get(first) is not None


def test_a_bound_one_is_never_released(server: SandboxServer, shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    eips = free_eips(server.account, 2)
    assert shell.bind("--yes") == DONE
    capsys.readouterr()
    assert release(shell, "--eip", eips[0], "--yes") == REFUSED
    assert "Already bound to" in capsys.readouterr().err
    assert server.account.eips.get(eips[0]) is not None
