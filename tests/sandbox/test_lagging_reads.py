"""Lists that lag: they show what was, while writes are judged by what is."""

import copy
from threading import RLock

import pytest

from gui.sandbox.account import Account
from gui.sandbox.errors import SandboxInputError
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account, set_switches
from gui.sandbox.switches import Switches
from tests.sandbox.caller import Caller, Refused, eip
from tests.sandbox.caller import eni as interface
from tests.sandbox.conftest import ManualClock


def status(admin: Caller, allocation: str) -> list[str]:
    found = admin.vpc("DescribeEipAddresses", AllocationId=allocation)["EipAddresses"]["EipAddress"]
    return [each["Status"] for each in found]


def eni_status(admin: Caller, eni: str) -> list[str]:
    found = admin.ecs("DescribeNetworkInterfaces", NetworkInterfaceId_1=eni)["NetworkInterfaceSets"]
    return [each["Status"] for each in found["NetworkInterfaceSet"]]


def bind(admin: Caller, account: Account) -> str:
    chosen = eip(account, "voip-edge-01")
    target = interface(account, "voip-media")
    kind = {"InstanceType": "NetworkInterface", "Mode": "MULTI_BINDED"}
    admin.vpc("AssociateEipAddress", AllocationId=chosen, InstanceId=target, **kind)
    return chosen


def test_a_list_shows_what_was_so_many_seconds_ago(admin: Caller, account: Account, clock: ManualClock) -> None:
    account.switches.eip_lag = "8 s"
    chosen = bind(admin, account)
    for passed, shown in ((0, "Available"), (7.5, "Available"), (0.5, "InUse")):
        clock.advance(passed)
        assert status(admin, chosen) == [shown]


def test_a_list_shows_a_change_after_so_many_looks(admin: Caller, account: Account) -> None:
    account.switches.eip_lag = "2 looks"
    chosen = bind(admin, account)
    assert [status(admin, chosen) for _ in range(4)] == [["Available"]] * 2 + [["InUse"]] * 2


def test_each_state_lags_by_as_much(clock: ManualClock) -> None:
    account = default_account(Pace(seconds={"AssociateEipAddress": (2.0, 2.0)}), clock)
    admin = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    account.switches.eip_lag = "5 s"
    chosen = bind(admin, account)
    seen = {}
    # Nobody asks between the third and the eleventh second, and yet the change shows five seconds after it happened.
    for second in (0, 3, 11):
        clock.now = 1_760_000_000.0 + second
        seen[second] = status(admin, chosen)
    assert seen == {0: ["Available"], 3: ["Available"], 11: ["InUse"]}
    admin.vpc("UnassociateEipAddress", AllocationId=chosen)
    for passed, shown in ((4.9, "InUse"), (0.2, "Available")):
        clock.advance(passed)
        assert status(admin, chosen) == [shown]


def test_transitions_show_late_too(clock: ManualClock) -> None:
    account = default_account(Pace(seconds={"AssociateEipAddress": (2.0, 2.0)}), clock)
    admin = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    account.switches.eip_lag = "5 s"
    chosen = bind(admin, account)
    clock.advance(5.5)
    assert status(admin, chosen) == ["Associating"]
    clock.advance(2)
    assert status(admin, chosen) == ["InUse"]


def test_a_write_is_judged_by_what_is_true(admin: Caller, account: Account) -> None:
    account.switches.eip_lag = "60 s"
    chosen = bind(admin, account)
    assert status(admin, chosen) == ["Available"]
    with pytest.raises(Refused, match="IncorrectEipStatus"):
        bind(admin, account)


def test_each_kind_lags_for_itself(admin: Caller, account: Account, clock: ManualClock) -> None:
    account.switches.eni_lag = "8 s"
    eni, instance = interface(account, "voip-media"), "i-uf626zsf2lik0rf5uyj5"
    chosen = bind(admin, account)
    admin.ecs("AttachNetworkInterface", NetworkInterfaceId=eni, InstanceId=instance)
    assert (status(admin, chosen), eni_status(admin, eni)) == (["InUse"], ["Available"])
    inside = admin.ecs("DescribeInstances", InstanceIds=f'["{instance}"]')["Instances"]["Instance"][0]
    shown = [each["NetworkInterfaceId"] for each in inside["NetworkInterfaces"]["NetworkInterface"]]
    assert eni not in shown
    clock.advance(8)
    assert eni_status(admin, eni) == ["InUse"]


def test_what_was_made_or_deleted_shows_late(admin: Caller, account: Account, clock: ManualClock) -> None:
    account.switches.eip_lag = account.switches.vswitch_lag = account.switches.vpc_lag = "3 s"
    made = admin.vpc("AllocateEipAddress")["AllocationId"]
    assert status(admin, made) == []
    clock.advance(3)
    assert status(admin, made) == ["Available"]
    admin.vpc("ReleaseEipAddress", AllocationId=made)
    assert status(admin, made) == ["Available"]
    with pytest.raises(Refused, match=r"InvalidAllocationId\.NotFound"):
        admin.vpc("ReleaseEipAddress", AllocationId=made)
    clock.advance(3)
    assert status(admin, made) == []


def test_pages_by_token_hold_together_while_they_lag(admin: Caller, account: Account) -> None:
    account.switches.eni_lag = "1 looks"
    first = admin.ecs("DescribeNetworkInterfaces", MaxResults=10)
    admin.ecs("DeleteNetworkInterface", NetworkInterfaceId=interface(account, "voip-media"))
    ids = [each["NetworkInterfaceId"] for each in first["NetworkInterfaceSets"]["NetworkInterfaceSet"]]
    token = first["NextToken"]
    while token:
        page = admin.ecs("DescribeNetworkInterfaces", MaxResults=10, NextToken=token)
        ids += [each["NetworkInterfaceId"] for each in page["NetworkInterfaceSets"]["NetworkInterfaceSet"]]
        token = page["NextToken"]
    assert len(ids) == len(set(ids))
    assert set(account.interfaces.of_region("cn-shanghai")) <= set(ids)


def test_a_copied_account_has_a_past_of_its_own(account: Account) -> None:
    other = copy.deepcopy(account, {id(account.lock): RLock()})
    admin, copied = (Caller(each, key=each.keys["LTAI5tSandboxFullRights1"]) for each in (account, other))
    other.switches.eip_lag = "60 s"
    assert status(copied, bind(copied, other)) == ["Available"]
    assert status(admin, bind(admin, account)) == ["InUse"]


def test_a_switched_off_lag_shows_the_present_at_once(admin: Caller, account: Account) -> None:
    account.switches.eip_lag = "60 s"
    chosen = bind(admin, account)
    assert status(admin, chosen) == ["Available"]
    account.switches.eip_lag = "0 s"
    assert status(admin, chosen) == ["InUse"]


@pytest.mark.parametrize("text", ["", "8", "8s", "-1 s", "1.5 looks", "1 s 1 looks", "9999999 s"])
def test_what_is_no_lag_is_refused(account: Account, text: str) -> None:
    with pytest.raises(SandboxInputError, match=r"eni_lag: expected a lag such as '8 s' or '3 looks'"):
        set_switches(account, [f"eni_lag={text}"])


def test_switches_can_be_set_by_text(account: Account) -> None:
    set_switches(account, ["eip_lag=0.5 s", "batch=partial", "tab_after_request_id=true", "instance_types_per_page=7"])
    wanted = Switches(eip_lag="0.5 s", batch=account.switches.batch, tab_after_request_id=True)
    wanted.instance_types_per_page = 7
    assert (account.switches, account.switches.batch.value) == (wanted, "partial")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("eip_lag", "expected NAME=VALUE"),
        ("lag=8 s", "expected NAME=VALUE with one of the names allocate_with_other_instance_id, "),
        ("batch=all", "expected one of 'atomic', 'partial', 'unsupported', found 'all'"),
        ("tab_after_request_id=yes", "expected true or false, found 'yes'"),
        ("instance_types_per_page=0", "expected a number above 0"),
        ("instance_types_per_page={", "expected a whole number"),
    ],
)
def test_a_wrong_setting_is_named(account: Account, setting: str, said: str) -> None:
    with pytest.raises(SandboxInputError) as error:
        set_switches(account, [setting])
    assert str(error.value).startswith(f"--switch {setting}")
    assert said in str(error.value)
