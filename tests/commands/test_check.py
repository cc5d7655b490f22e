"""``multi-eip check`` over the real SDK and the sandbox: another client changes one thing at a time."""

import json
import shutil
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from threading import Event
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from gui.cloud.gateway import Gateway
from gui.domain.checks.baseline import BaselineError
from gui.domain.checks.drift import DriftWord
from gui.domain.cloud.account import AccountError
from gui.domain.cloud.errors import CloudError, CloudErrorKind, InputError
from gui.domain.contracts import CloudApi, Credentials
from gui.sandbox.account import Account
from gui.sandbox.resources import EipStatus, EniStatus, Lock, Mode
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.accounts.accounts import ENV_KEY_ID, ENV_SECRET
from tests.commands.shell import Shell
from tests.helpers.account_copy import AccountCopy
from tests.helpers.sandbox_run import CREDENTIALS, ENI, INSTANCE, OTHER_INSTANCE, REGION, free_eips
from tests.helpers.two_accounts import other_account

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def once_applied(server: SandboxServer, tmp_path_factory: pytest.TempPathFactory) -> tuple[AccountCopy, Path]:
    """What is left in the account, and in the folder, once two EIPs are bound: most tests begin with it."""
    server.faults.clear()
    server.account = default_account()
    shell = Shell(server, tmp_path_factory.mktemp("applied"), f"http://{server.endpoint}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ENV_KEY_ID, CREDENTIALS.access_key_id)
        patch.setenv(ENV_SECRET, CREDENTIALS.access_key_secret)
        assert shell.plan() == 0
        assert shell.apply() == 0
    return AccountCopy(server.account), shell.folder


@pytest.fixture
def applied(once_applied: tuple[AccountCopy, Path], shell: Shell) -> Shell:
    """A shell that has bound two EIPs."""
    kept, folder = once_applied
    kept.give_to(shell.server.account)
    shutil.copytree(folder, shell.folder, dirs_exist_ok=True)
    return shell


def check(shell: Shell, *more: str) -> int:
    return shell.call("check", *(more if "--region" in more else ("--region", REGION, *more)))


def data(shell: Shell, capsys: Capture, code: int, *more: str) -> Any:
    capsys.readouterr()
    assert check(shell, "--format", "json", "--level", "none", *more) == code
    return json.loads(capsys.readouterr().out)


def _eip(account: Account) -> Any:
    return next(each for each in account.eips if each.bound_to == ENI)


def _eni(account: Account) -> Any:
    found = account.interfaces.get(ENI)
    assert found is not None
    return found


def unbind(account: Account) -> None:
    eip = _eip(account)
    eip.bound_to, eip.status, eip.mode = "", EipStatus.AVAILABLE, None


def move(account: Account) -> None:
    _eip(account).bound_to = next(each.id for each in account.interfaces if each.name == "voip-live")


def release(account: Account) -> None:
    account.eips.remove(_eip(account))


def other_mode(account: Account) -> None:
    _eip(account).mode = next(each for each in Mode if each.value == "BINDED")


def add(account: Account) -> None:
    eip = account.eips.get(free_eips(account, 3)[2])
    assert eip is not None
    like = _eip(account)
    eip.bound_to, eip.status, eip.mode, eip.target_type = ENI, EipStatus.IN_USE, like.mode, like.target_type


def detach(account: Account) -> None:
    _eni(account).instance, _eni(account).status = "", EniStatus.AVAILABLE


def reattach(account: Account) -> None:
    _eni(account).instance = OTHER_INSTANCE


def unsettle(account: Account) -> None:
    _eip(account).status = EipStatus.UNASSOCIATING


def lock(account: Account) -> None:
    _eip(account).lock = Lock.FINANCIAL


def unsettle_interface(account: Account) -> None:
    _eni(account).status = EniStatus.DETACHING


def delete_interface(account: Account) -> None:
    unbind_all(account)
    account.interfaces.remove(_eni(account))


def unbind_all(account: Account) -> None:
    for eip in [each for each in account.eips if each.bound_to == ENI]:
        eip.bound_to, eip.status, eip.mode = "", EipStatus.AVAILABLE, None


def other_type(account: Account) -> None:
    _instance(account).type = next(each for each in account.types if each != _instance(account).type)


def delete_instance(account: Account) -> None:
    detach(account)
    account.instances.remove(_instance(account))


def _instance(account: Account) -> Any:
    found = account.instances.get(INSTANCE)
    assert found is not None
    return found


def bind_free_one_elsewhere(account: Account) -> None:
    eip = account.eips.get(free_eips(account, 3)[2])
    assert eip is not None
    like = _eip(account)
    other = next(each for each in account.interfaces if each.name == "voip-live")
    eip.bound_to, eip.status, eip.mode, eip.target_type = other.id, EipStatus.IN_USE, like.mode, like.target_type


def attach_a_free_one(account: Account) -> None:
    eni = next(
        each
        for each in account.interfaces
        if each.region == REGION and each.status is EniStatus.AVAILABLE and not each.service_managed
    )
    eni.instance, eni.status = INSTANCE, EniStatus.IN_USE


def make_interface_with_a_new_eip(account: Account) -> None:
    """Make an interface and an EIP that nobody has seen before, and bind them."""
    interface = replace(
        _eni(account), id="eni-uf6made00000000000001", name="made", ip="10.0.9.99", mac="00:16:3e:00:99:99"
    )
    eip = replace(_eip(account), id="eip-uf6made00000000000001", address="8.153.99.99", name="made")
    for made, like in ((interface, _eni(account)), (eip, _eip(account))):
        for field in fields(made):
            if not field.init:
                setattr(made, field.name, getattr(like, field.name))
    eip.bound_to = interface.id
    account.interfaces.add(interface)
    account.eips.add(eip)


CHANGES: list[tuple[Callable[[Account], None], str]] = [
    (unbind, "removed"),
    (move, "moved"),
    (release, "removed"),
    (other_mode, "mode_changed"),
    (add, "added"),
    (detach, "removed"),
    (reattach, "moved"),
    (unsettle, "changed"),
    (lock, "changed"),
    (unsettle_interface, "changed"),
    (delete_interface, "removed"),
    (delete_instance, "instance_gone"),
    (other_type, "changed"),
]
OF_A_BASELINE: list[tuple[Callable[[Account], None], str]] = [
    (bind_free_one_elsewhere, "changed"),
    (attach_a_free_one, "changed"),
    (make_interface_with_a_new_eip, "added"),
]
"""No plan knows of these."""


@pytest.mark.parametrize("against", ["plans", "baseline"])
@pytest.mark.parametrize(("change", "word"), CHANGES, ids=[change.__name__ for change, _ in CHANGES])
def test_one_change_of_another_client_is_named(
    applied: Shell, capsys: Capture, change: Callable[[Account], None], word: str, against: str
) -> None:
    more: tuple[str, ...] = ()
    if against == "baseline":
        path = str(applied.folder / "baseline.json")
        assert check(applied, "--write-baseline", path) in {0, 3}
        more = ("--baseline", path)
    before = data(applied, capsys, 0, *more)
    assert before["regions"][0]["compared_with"] == against
    with applied.server.account.lock:
        change(applied.server.account)
    after = data(applied, capsys, 4, *more)["regions"][0]
    if (change, against) == (add, "baseline"):
        word = "changed"  # the baseline knows that EIP as a free one
    assert word in {each["word"] for each in after["drift"]}
    assert all(each["ids"] and each["advice"] is not None and each["sentence"] for each in after["drift"])


@pytest.mark.parametrize(("change", "word"), OF_A_BASELINE, ids=[change.__name__ for change, _ in OF_A_BASELINE])
def test_a_change_of_what_no_plan_is_about_differs_from_a_baseline(
    applied: Shell, capsys: Capture, change: Callable[[Account], None], word: str
) -> None:
    path = str(applied.folder / "baseline.json")
    check(applied, "--write-baseline", path)
    data(applied, capsys, 0, "--baseline", path)
    with applied.server.account.lock:
        change(applied.server.account)
    drift = data(applied, capsys, 4, "--baseline", path)["regions"][0]["drift"]
    assert {each["word"] for each in drift} == {word}


def test_each_word_for_a_change_is_given_by_one_of_these_changes() -> None:
    given = {word for _, word in (*CHANGES, *OF_A_BASELINE)}
    assert given == {each.value for each in DriftWord} - {DriftWord.UNKNOWN.value}


def test_the_order_of_the_clouds_lists_is_nothing(
    applied: Shell, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    args = ("--format", "json", "--level", "note")
    check(applied, *args)
    before = capsys.readouterr().out

    class Turned(Gateway):
        def read(self, *rest: Any) -> Any:
            return super().read(*rest)[::-1]

    def connect(credentials: Credentials, *, endpoint: str | None, **_: Any) -> CloudApi:
        return Turned(credentials, endpoint)

    monkeypatch.setattr(applied, "connect", connect)
    check(applied, *args)
    assert capsys.readouterr().out == before


def test_while_nothing_changes_the_bytes_do_not(applied: Shell, capsys: Capture) -> None:
    for form in ("text", "json", "junit"):
        outs = []
        for _ in range(2):
            check(applied, "--format", form, "--level", "note")
            outs.append(capsys.readouterr().out)
        assert outs[0] == outs[1]
        assert outs[0]


def test_what_could_not_be_read_is_not_drift(applied: Shell, capsys: Capture) -> None:
    applied.server.faults.error("DescribeEipAddresses", "Forbidden.RAM", status=403)
    region = data(applied, capsys, 3)["regions"][0]
    assert (region["state"], region["drift"]) == ("unread", [])
    assert {each["what"] for each in region["unread"]} >= {"eips"}


def test_drift_is_told_beside_what_could_not_be_read(applied: Shell, capsys: Capture) -> None:
    applied.server.faults.error("DescribeEipAddresses", "Forbidden.RAM", status=403)
    detach(applied.server.account)
    region = data(applied, capsys, 4)["regions"][0]
    assert [each["word"] for each in region["drift"]] == ["removed"]
    assert region["unread"]
    assert region["unknown"]


def test_a_refusing_and_a_slow_region_hold_nobody_up_and_are_not_empty(
    shell: Shell, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    others_read = Event()

    class Regional(Gateway):
        def read(self, region: Any, *rest: Any) -> Any:
            if region == "cn-hangzhou":
                raise CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", status=403)
            if region == "ap-southeast-1":
                assert others_read.wait(60)
            found = super().read(region, *rest)
            if region == REGION:
                others_read.set()
            return found

    def connect(credentials: Credentials, *, endpoint: str | None, **_: Any) -> CloudApi:
        return Regional(credentials, endpoint)

    monkeypatch.setattr(shell, "connect", connect)
    assert shell.call("check", "--all-regions", "--format", "json", "--level", "none") == 3
    out, err = capsys.readouterr()
    states = {each["region"]: each["state"] for each in json.loads(out)["regions"]}
    assert states == {"ap-southeast-1": "as_planned", "cn-hangzhou": "unread", REGION: "as_planned"}
    assert "The region cn-hangzhou could not be read." in err
    assert "Forbidden.RAM" in err


def test_junit_has_an_error_a_failure_and_a_skip(applied: Shell, capsys: Capture) -> None:
    detach(applied.server.account)
    assert check(applied, "--region", REGION, "--region", "cn-hangzhou", "--format", "junit") == 4
    root = ET.fromstring(capsys.readouterr().out)
    suites = {suite.get("name"): suite for suite in root}
    drifted = suites[REGION].find("testcase[@name='as planned']/failure")
    assert drifted is not None
    assert f"Interface {ENI} is no longer attached to instance {INSTANCE}." in (drifted.text or "")
    assert suites["cn-hangzhou"].find("testcase[@name='as planned']/skipped") is not None
    assert suites[REGION].get("failures") == "2"
    applied.server.faults.error("DescribeEipAddresses", "Forbidden.RAM", status=403)
    check(applied, "--format", "junit")
    assert next(iter(ET.fromstring(capsys.readouterr().out))).get("errors") == "1"


def test_text_says_the_result_first_and_what_to_do(applied: Shell, capsys: Capture) -> None:
    assert check(applied, "--level", "none") == 0
    assert capsys.readouterr().out == f"{REGION}: as planned.\n  Compared with the last applied plans.\n"
    detach(applied.server.account)
    assert check(applied, "--level", "none") == 4
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{REGION}: not as planned."
    assert lines[2].startswith(f"  Removed: Interface {ENI} is no longer attached to instance {INSTANCE}.")


def test_a_region_that_the_baseline_lacks_is_not_known(applied: Shell, capsys: Capture) -> None:
    path = str(applied.folder / "baseline.json")
    check(applied, "--write-baseline", path)
    region = data(applied, capsys, 3, "--region", "cn-hangzhou", "--baseline", path)["regions"][0]
    assert region["unread"] == [{"what": "baseline", "reason": "region_missing"}]


def test_what_is_changing_is_left_out_of_a_baseline_and_named(shell: Shell, capsys: Capture) -> None:
    path = shell.folder / "baseline.json"
    assert check(shell, "--write-baseline", str(path)) == 3
    err = capsys.readouterr().err
    left = err.partition("changing: ")[2].partition(".")[0].split(", ")
    assert left
    assert not any(f'"id": "{each}"' in path.read_text("utf-8") for each in left)
    with pytest.raises(InputError, match="exists already"):
        check(shell, "--write-baseline", str(path))


def test_no_baseline_is_made_of_a_part(shell: Shell) -> None:
    shell.server.faults.error("DescribeInstances", "Forbidden.RAM", status=403)
    path = shell.folder / "baseline.json"
    with pytest.raises(BaselineError, match=f"region_unread: {REGION}"):
        check(shell, "--write-baseline", str(path))
    assert not path.exists()


def test_a_baseline_of_another_account_or_no_baseline_is_refused(shell: Shell) -> None:
    path = shell.folder / "baseline.json"
    check(shell, "--write-baseline", str(path))
    shell.server.account = other_account()
    with pytest.raises(AccountError):
        check(shell, "--baseline", str(path))
    path.write_text("[", "utf-8")
    with pytest.raises(BaselineError, match="no_data"):
        check(shell, "--baseline", str(path))
    with pytest.raises(BaselineError, match="unread"):
        check(shell, "--baseline", str(shell.folder / "missing.json"))


def test_a_journal_that_is_damaged_is_not_known_rather_than_as_planned(applied: Shell, capsys: Capture) -> None:
    for each in (applied.folder / "state").glob("journal*"):
        each.write_bytes(b"not a journal" * 100)
    region = data(applied, capsys, 3)["regions"][0]
    assert region["unread"][0]["what"] == "journal"


def test_the_report_goes_into_a_file(applied: Shell) -> None:
    path: Path = applied.folder / "check.json"
    assert check(applied, "--format", "json", "--level", "none", "--out", str(path)) == 0
    assert json.loads(path.read_bytes())["state"] == "as_planned"


def test_a_closed_region_is_refused(shell: Shell) -> None:
    with pytest.raises(InputError, match="is closed"):
        check(shell, "--region", "ap-south-1")


def test_a_key_without_rights_reads_nothing_and_says_so(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENV_KEY_ID, "LTAI5tNobody")
    monkeypatch.setenv(ENV_SECRET, "x" * 30)
    with pytest.raises(CloudError):
        check(shell)
