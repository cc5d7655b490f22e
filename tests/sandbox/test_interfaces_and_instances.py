"""Attaching, detaching, creating and deleting interfaces; power; Cloud Assistant."""

import json

import pytest

from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.resources import EipStatus, EniStatus, InstanceStatus
from gui.sandbox.seed import default_account
from gui.sandbox.switches import Choice, Late, NoHotPlug
from gui.sandbox.tasks import Fate
from tests.sandbox.caller import Caller, Refused, eip, eni, instance


def attach(caller: Caller, eni_name: str, host: str, **more: object) -> None:
    account = caller.account
    caller.ecs(
        "AttachNetworkInterface",
        **{"NetworkInterfaceId": eni(account, eni_name), "InstanceId": instance(account, host), **more},
    )


def detach(caller: Caller, eni_name: str, host: str) -> None:
    account = caller.account
    caller.ecs("DetachNetworkInterface", NetworkInterfaceId=eni(account, eni_name), InstanceId=instance(account, host))


@pytest.mark.parametrize(
    ("eni_name", "host", "status", "code"),
    [
        ("other-zone", "voip-gateway-01", 403, "InvalidOperation.AvailabilityZoneMismatch"),
        ("other-vpc", "voip-gateway-01", 403, "InvalidOperation.VpcMismatch"),
        ("pbx-second-nic", "voip-gateway-01", 400, "InvalidOperation.InvalidEniState"),
        ("deleting-now", "voip-gateway-01", 400, "InvalidOperation.InvalidEniState"),
        ("being-bound", "voip-gateway-01", 409, "OperationConflict"),
        ("nat-gateway-managed", "voip-gateway-01", 403, "InvalidOperation.EniServiceManaged"),
        ("voip-media", "ftp-standby", 403, "EniPerInstanceLimitExceeded"),
        ("voip-media", "ftp-legacy", 403, "InvalidOperation.HotPlugNotSupport"),
        ("sip-trunks", "media-relay-01", 400, "OperationUnsupported.EipBindModel"),
    ],
)
def test_attachments_that_are_refused(admin: Caller, eni_name: str, host: str, status: int, code: str) -> None:
    with pytest.raises(Refused) as refused:
        attach(admin, eni_name, host)
    assert (refused.value.status, refused.value.code) == (status, code)


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"NetworkInterfaceId": "eni-none"}, 404, "InvalidEniId.NotFound"),
        ({"InstanceId": "i-none"}, 404, "InvalidEcsId.NotFound"),
        ({"RegionId": "ap-southeast-1"}, 404, "InvalidEcsId.NotFound"),
        ({"RegionId": "cn-nowhere"}, 404, "InvalidRegionId.NotFound"),
        ({"InstanceId": ""}, 400, "MissingParameter"),
        ({"NetworkCardIndex": "first"}, 400, "InvalidParameter"),
    ],
)
def test_attachments_that_name_nothing(admin: Caller, more: dict[str, object], status: int, code: str) -> None:
    with pytest.raises(Refused) as refused:
        attach(admin, "voip-media", "voip-gateway-01", **more)
    assert (refused.value.status, refused.value.code) == (status, code)


def test_a_primary_interface_stays(admin: Caller, account: Account) -> None:
    host = account.instances.get(instance(account, "voip-gateway-01"))
    assert host is not None
    pair = {"NetworkInterfaceId": host.primary_eni, "InstanceId": host.id}
    for action, code in (
        ("AttachNetworkInterface", "InvalidOperation.InvalidEniType"),
        ("DetachNetworkInterface", "InvalidOperation.DetachPrimaryEniNotAllowed"),
    ):
        with pytest.raises(Refused) as refused:
            admin.ecs(action, **pair)
        assert refused.value.code == code


def test_too_many_private_addresses_for_the_type(admin: Caller) -> None:
    admin.ecs("StopInstance", InstanceId=instance(admin.account, "ftp-legacy"))
    with pytest.raises(Refused, match=r"InvalidOperation\.Ipv4CountExceeded"):
        attach(admin, "with-secondary-addresses", "ftp-legacy")


@pytest.mark.parametrize("code", list(NoHotPlug))
def test_without_hot_plug_the_instance_must_be_stopped(admin: Caller, account: Account, code: NoHotPlug) -> None:
    account.switches.no_hot_plug_code = code
    with pytest.raises(Refused) as refused:
        attach(admin, "voip-media", "ftp-legacy")
    assert refused.value.code == code
    admin.ecs("StopInstance", InstanceId=instance(account, "ftp-legacy"))
    attach(admin, "voip-media", "ftp-legacy")
    admin.ecs("StartInstance", InstanceId=instance(account, "ftp-legacy"))
    with pytest.raises(Refused) as refused:
        detach(admin, "voip-media", "ftp-legacy")
    assert refused.value.code == code


def test_an_unsupported_family_may_also_fail_late(admin: Caller, account: Account) -> None:
    account.switches.attach_to_unsupported_family = Late.FALLS_BACK
    attach(admin, "sip-trunks", "media-relay-01")
    found = account.interfaces.get(eni(account, "sip-trunks"))
    assert found is not None
    assert (found.status, found.instance) == (EniStatus.AVAILABLE, "")


def test_families_that_only_an_older_page_lists(admin: Caller, account: Account) -> None:
    host = account.instances.get(instance(account, "media-relay-01"))
    assert host is not None
    host.type = "ecs.f2.large"
    with pytest.raises(Refused, match=r"EniPerInstanceLimitExceeded|EipBindModel"):
        attach(admin, "sip-trunks", "media-relay-01")
    host.type = "ecs.ebmg5ne.24xlarge"
    with pytest.raises(Refused, match=r"OperationUnsupported\.EipBindModel"):
        attach(admin, "sip-trunks", "media-relay-01")
    account.switches.possibly_supported_families = Choice.ALLOWED
    attach(admin, "sip-trunks", "media-relay-01")


@pytest.mark.parametrize(
    ("eni_name", "host", "code"),
    [
        ("voip-media", "voip-gateway-01", "InvalidParameter.EniNotBelongEcs"),
        ("pbx-second-nic", "voip-gateway-01", "InvalidParameter.EniNotBelongEcs"),
        ("nat-gateway-managed", "voip-gateway-01", "InvalidOperation.EniServiceManaged"),
        ("attaching-now", "media-relay-01", "InvalidOperation.InvalidEniState"),
    ],
)
def test_detachments_that_are_refused(admin: Caller, eni_name: str, host: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        detach(admin, eni_name, host)
    assert refused.value.code == code


def test_a_detachment_that_hangs_ends_when_repeated(admin: Caller, account: Account) -> None:
    detach(admin, "detaching-now", "media-relay-02")
    assert account.interfaces.get(eni(account, "detaching-now")).status == "Available"  # type: ignore[union-attr]


@pytest.mark.parametrize("action", ["StopInstance", "RebootInstance"])
def test_a_detachment_that_hangs_ends_with_the_guest(admin: Caller, account: Account, action: str) -> None:
    account.tasks.fate = lambda asked: Fate.STICK if asked == "DetachNetworkInterface" else Fate.SUCCEED
    detach(admin, "voip-live", "voip-gateway-01")
    found = account.interfaces.get(eni(account, "voip-live"))
    assert found is not None
    assert found.status is EniStatus.DETACHING
    admin.ecs(action, InstanceId=instance(account, "voip-gateway-01"))
    assert (found.status, found.instance) == (EniStatus.AVAILABLE, "")


@pytest.mark.parametrize(
    ("action", "name", "former"),
    [("AttachNetworkInterface", "voip-media", "Available"), ("DetachNetworkInterface", "voip-live", "InUse")],
)
def test_a_transition_that_fails_falls_back(
    admin: Caller, account: Account, action: str, name: str, former: str
) -> None:
    account.tasks.fate = lambda _: Fate.FAIL
    (attach if former == "Available" else detach)(admin, name, "voip-gateway-01")
    found = account.interfaces.get(eni(account, name))
    assert found is not None
    assert (found.status, bool(found.instance)) == (former, former == "InUse"), action


def test_only_stopped_instances_start_and_only_running_ones_stop(admin: Caller, account: Account) -> None:
    for action, name in (("StartInstance", "voip-gateway-01"), ("StopInstance", "pbx-win-old")):
        with pytest.raises(Refused, match=r"^403 IncorrectInstanceStatus"):
            admin.ecs(action, InstanceId=instance(account, name))
    with pytest.raises(Refused, match=r"^404 InvalidInstanceId\.NotFound"):
        admin.ecs("StopInstance", InstanceId="i-none")


def test_a_stopping_instance_takes_no_interface() -> None:
    admin = admin_of(default_account(Pace.looks(1)))
    host = instance(admin.account, "voip-gateway-01")
    admin.ecs("StopInstance", InstanceId=host)
    with pytest.raises(Refused, match=r"InvalidOperation\.InvalidEcsState"):
        attach(admin, "voip-media", "voip-gateway-01")
    seen = [
        admin.ecs("DescribeInstances", InstanceIds=json.dumps([host]))["Instances"]["Instance"][0]["Status"]
        for _ in range(2)
    ]
    assert seen == ["Stopping", "Stopped"]


def admin_of(account: Account) -> Caller:
    return Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])


def create(caller: Caller, **more: object) -> dict[str, object]:
    vswitch = next(one.id for one in caller.account.vswitches if one.name == "prod-b")
    group = next(one.id for one in caller.account.security_groups if one.name == "sg-prod")
    return caller.ecs(
        "CreateNetworkInterface",
        **{"VSwitchId": vswitch, "SecurityGroupId": group, "NetworkInterfaceName": "fresh", **more},
    )


def test_a_new_interface_is_available_and_can_be_deleted(admin: Caller, account: Account) -> None:
    created = create(admin, PrimaryIpAddress="172.16.10.60", Tag_1_Key="team", Tag_1_Value="voice")
    assert (created["Status"], created["PrivateIpAddress"], created["Type"]) == (
        "Available",
        "172.16.10.60",
        "Secondary",
    )
    assert created["Tags"] == {"Tag": [{"TagKey": "team", "TagValue": "voice"}]}
    identifier = str(created["NetworkInterfaceId"])
    admin.ecs("DeleteNetworkInterface", NetworkInterfaceId=identifier)
    assert identifier not in account.interfaces
    assert "172.16.10.60" not in account.addresses_in(str(created["VSwitchId"]))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"VSwitchId": "vsw-none"}, "InvalidVSwitchId.NotFound"),
        ({"SecurityGroupId": "sg-none"}, "InvalidSecurityGroupId.NotFound"),
        ({"SecurityGroupId": ""}, "MissingParameter"),
        ({"SecurityGroupIds_1": "sg-none"}, "InvalidParameter.Conflict"),
        ({"PrimaryIpAddress": "172.16.10.0"}, "InvalidVSwitchId.IpInvalid"),
        ({"PrimaryIpAddress": "172.16.10.253"}, "InvalidVSwitchId.IpInvalid"),
        ({"PrimaryIpAddress": "172.16.20.7"}, "InvalidVSwitchId.IpInvalid"),
        ({"PrimaryIpAddress": "172.16.10"}, "InvalidIp.Address"),
        ({"PrimaryIpAddress": "172.16.10.101"}, "InvalidIp.IpRepeated"),
        (
            {"PrivateIpAddress_1": "172.16.10.66", "PrimaryIpAddress": "172.16.10.66"},
            "InvalidPrivateIpAddress.Duplicated",
        ),
        ({"PrivateIpAddress_1": "172.16.10.66", "SecondaryPrivateIpAddressCount": 2}, "InvalidParameter.Conflict"),
        ({"SecondaryPrivateIpAddressCount": 50}, "InvalidParameter"),
        ({"NetworkInterfaceName": "1"}, "InvalidParameter"),
        ({"Description": "https://x"}, "InvalidParameter"),
        ({"InstanceType": "Trunk"}, "UnsupportedParameter"),
    ],
)
def test_interfaces_that_cannot_be_created(admin: Caller, account: Account, more: dict[str, object], code: str) -> None:
    before = len(account.interfaces)
    with pytest.raises(Refused) as refused:
        create(admin, **more)
    assert refused.value.code == code
    assert len(account.interfaces) == before


def test_the_interface_quota_and_a_security_group_elsewhere(admin: Caller, account: Account) -> None:
    elsewhere = next(one.id for one in account.security_groups if one.name == "sg-dev")
    with pytest.raises(Refused, match=r"InvalidOperation\.VpcMismatch"):
        create(admin, SecurityGroupId=elsewhere)
    account.quotas.enis = 3
    with pytest.raises(Refused, match=r"^403 MaxEniCountExceeded"):
        create(admin)


def test_automatic_addresses_are_free_ones(admin: Caller, account: Account) -> None:
    vswitch = next(one for one in account.vswitches if one.name == "prod-b")
    taken = account.addresses_in(vswitch.id)
    created = create(admin, SecondaryPrivateIpAddressCount=3)
    rows = created["PrivateIpSets"]["PrivateIpSet"]  # type: ignore[index]
    addresses = {row["PrivateIpAddress"] for row in rows}
    assert len(addresses) == 4
    assert not addresses & taken
    for _ in range(4):
        create(admin, SecondaryPrivateIpAddressCount=49)
    with pytest.raises(Refused, match=r"^403 InvalidVSwitchId\.IpNotEnough"):
        create(admin, SecondaryPrivateIpAddressCount=49)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("voip-live", "InvalidOperation.InvalidEniState"),
        ("sip-trunks", "InvalidOperation.InvalidEniState"),
        ("nat-gateway-managed", "InvalidOperation.EniServiceManaged"),
        ("being-bound", "OperationConflict"),
    ],
)
def test_interfaces_that_cannot_be_deleted(admin: Caller, account: Account, name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        admin.ecs("DeleteNetworkInterface", NetworkInterfaceId=eni(account, name))
    assert refused.value.code == code


def test_deleting_an_interface_with_eips_may_free_them(admin: Caller, account: Account) -> None:
    account.switches.delete_interface_with_eip = Choice.ALLOWED
    target = eni(account, "sip-trunks")
    admin.ecs("DeleteNetworkInterface", NetworkInterfaceId=target)
    assert target not in account.interfaces
    freed = [account.eips.get(eip(account, name)) for name in ("sip-multi-01", "sip-multi-02")]
    assert [(one.status, one.bound_to) for one in freed if one] == [(EipStatus.AVAILABLE, "")] * 2


def test_an_interface_that_is_deleting_can_be_asked_again(admin: Caller, account: Account) -> None:
    target = eni(account, "deleting-now")
    admin.ecs("DeleteNetworkInterface", NetworkInterfaceId=target)
    assert target not in account.interfaces


def test_security_groups(admin: Caller) -> None:
    answer = admin.ecs("DescribeSecurityGroups", SecurityGroupName="sg-prod")
    (group,) = answer["SecurityGroups"]["SecurityGroup"]
    assert (group["SecurityGroupName"], group["EcsCount"]) == ("sg-prod", 8)


def test_an_instance_is_stopped_by_the_clock() -> None:
    now = [1_760_000_000.0]
    account = default_account(Pace.realistic(), clock=lambda: now[0])
    admin = admin_of(account)
    host = account.instances.get(instance(account, "voip-gateway-01"))
    assert host is not None
    admin.ecs("StopInstance", InstanceId=host.id)
    for seconds, status in ((2.9, InstanceStatus.STOPPING), (3.2, InstanceStatus.STOPPED)):
        now[0] += seconds
        admin.ecs("DescribeRegions")
        assert host.status is status
