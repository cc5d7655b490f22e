"""A plan is carried out in the account it was made in, and in no other; nothing but the question who signs is sent."""

from contextlib import closing
from pathlib import Path

import pytest

from gui.cloud.gateway import Gateway
from gui.domain.cloud.account import Account, AccountError, Mismatch
from gui.domain.cloud.errors import InputError
from gui.domain.engine.progress import CallAnswered
from gui.sandbox.server import SandboxServer
from gui.services.accounts.accounts import ENV_KEY_ID, ENV_SECRET
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.plan_files import load_plan, save_plan
from tests.commands.shell import Shell
from tests.helpers.sandbox_run import CREDENTIALS, make_plan, planned, standing
from tests.helpers.two_accounts import OTHER_ID, heard_by, other_account

ASKED = ["GetCallerIdentity"]


def interrupted(shell: Shell) -> None:
    """Leave a run of the plan file behind that died after its first call."""

    class DeathError(BaseException):
        pass

    def die(event: object) -> None:
        if isinstance(event, CallAnswered):
            raise DeathError

    cloud = Gateway(CREDENTIALS, f"http://{shell.server.endpoint}")
    with closing(Journal(shell.folder / "state")) as journal, pytest.raises(DeathError):
        Execution(cloud, load_plan(shell.file), journal, die).run()


@pytest.mark.parametrize("words", [("apply",), ("resume",), ("resume", "--undo")])
def test_another_account_is_refused_by_both_numbers(shell: Shell, words: tuple[str, ...]) -> None:
    number = shell.server.account.id
    assert shell.plan() == 0
    if words[0] == "resume":
        interrupted(shell)
    shell.server.account = other_account()
    before, heard = standing(shell.server.account), heard_by(shell.server)
    with pytest.raises(AccountError) as refused:
        shell.call(*words, *([str(shell.file)] if words[0] == "apply" else []))
    assert f"The plan is for account {number} at http://" in str(refused.value)
    assert f"but you are signed in to account {OTHER_ID} at http://" in str(refused.value)
    assert "Nothing was sent." in str(refused.value)
    assert (refused.value.mismatch, heard) == (Mismatch.ACCOUNT, ASKED)
    assert standing(shell.server.account) == before


def test_another_server_is_refused_by_both_addresses(shell: Shell) -> None:
    assert shell.plan() == 0
    with SandboxServer(other_account()) as other:
        here, there = f"http://{shell.server.endpoint}", f"http://{other.endpoint}"
        heard = heard_by(other)
        shell.endpoint = there
        with pytest.raises(AccountError) as refused:
            shell.apply()
        assert here in str(refused.value)
        assert there in str(refused.value)
        assert heard == ASKED


def test_another_user_of_the_account_may_carry_it_out(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    before = standing(shell.server.account)
    monkeypatch.setenv(ENV_KEY_ID, "LTAI5tSandboxReadOnly002")
    monkeypatch.setenv(ENV_SECRET, "SandboxSecretOfReadOnly0000002")
    assert shell.plan() == 0
    monkeypatch.setenv(ENV_KEY_ID, CREDENTIALS.access_key_id)
    monkeypatch.setenv(ENV_SECRET, CREDENTIALS.access_key_secret)
    assert shell.apply() == 0
    assert standing(shell.server.account) == planned(before, load_plan(shell.file))


def test_a_profile_is_named(shell: Shell) -> None:
    assert shell.plan("--profile", "office") == 0
    assert load_plan(shell.file).account == Account(
        shell.server.account.id, CREDENTIALS.access_key_id, f"http://{shell.server.endpoint}"
    )
    shell.server.account = other_account()
    with pytest.raises(AccountError, match=r"\(profile office\)"):
        shell.apply()


def test_where_the_cloud_does_not_tell_the_account_the_same_key_may(shell: Shell) -> None:
    before = standing(shell.server.account)
    assert shell.plan() == 0
    shell.server.faults.error("GetCallerIdentity", "Forbidden.RAM", 403, 0)
    assert shell.apply() == 0
    assert standing(shell.server.account) == planned(before, load_plan(shell.file))


def test_where_the_cloud_does_not_tell_the_account_another_key_may_not(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shell.plan() == 0
    shell.server.faults.error("GetCallerIdentity", "Forbidden.RAM", 403, 0)
    monkeypatch.setenv(ENV_KEY_ID, "LTAI5tSandboxReadOnly002")
    monkeypatch.setenv(ENV_SECRET, "SandboxSecretOfReadOnly0000002")
    heard = heard_by(shell.server)
    with pytest.raises(AccountError, match=r"Forbidden\.RAM.*Allow sts:GetCallerIdentity") as refused:
        shell.apply()
    assert (refused.value.mismatch, set(heard)) == (Mismatch.UNKNOWN, set(ASKED))


def test_a_plan_of_an_earlier_version_names_no_account_and_is_agreed_to(shell: Shell, tmp_path: Path) -> None:
    before, plan = standing(shell.server.account), make_plan(shell.server, 2)
    save_plan(plan, tmp_path / "plan.json")
    assert "account" not in (tmp_path / "plan.json").read_text()
    with pytest.raises(InputError, match="names no account"):
        shell.apply()
    assert standing(shell.server.account) == before
    assert shell.apply("--yes") == 0
    assert standing(shell.server.account) == planned(before, plan)
