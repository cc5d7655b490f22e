"""Each refusal of binding and unbinding, and what each switch changes."""

from collections.abc import Callable

import pytest

from gui.sandbox.account import Account
from gui.sandbox.resources import EipStatus, Mode
from gui.sandbox.switches import (
    Batch,
    BusyEip,
    Choice,
    Limits,
    NoGateways,
    NoMode,
    Omitted,
    Presence,
    PublicIp,
    UnboundMode,
)
from tests.sandbox.caller import Caller, Refused, eip, eips, eni, instance


def bind(caller: Caller, eip_name: str, eni_name: str, mode: str = "MULTI_BINDED", **more: object) -> dict[str, object]:
    account = caller.account
    target = eni(account, eni_name) if eni_name in {one.name for one in account.interfaces} else eni_name
    known = {one.name for one in account.eips}
    parameters: dict[str, object] = {
        "AllocationId": eip(account, eip_name) if eip_name in known else eip_name,
        "InstanceId": target,
        "InstanceType": "NetworkInterface",
        "Mode": mode,
        **more,
    }
    return caller.vpc("AssociateEipAddress", **parameters)


def unbind(caller: Caller, eip_name: str, **more: object) -> dict[str, object]:
    bound = caller.account.eips.get(eip(caller.account, eip_name))
    assert bound is not None
    parameters: dict[str, object] = {
        "AllocationId": bound.id,
        "InstanceId": bound.bound_to,
        "InstanceType": bound.target_type or "",
        **more,
    }
    return caller.vpc("UnassociateEipAddress", **parameters)


REFUSED_BINDINGS = [
    ("eip-none", "voip-media", {}, 404, "InvalidAllocationId.NotFound"),
    ("voip-sg-01", "voip-media", {}, 404, "InvalidAllocationId.NotFound"),
    ("voip-sg-01", "voip-media", {"RegionId": "ap-southeast-1"}, 400, "InvalidParameter.Mismatch"),
    ("voip-edge-01", "voip-media", {"RegionId": "cn-nowhere"}, 404, "InvalidRegionId.NotFound"),
    ("voip-edge-01", "eni-none", {}, 404, "InvalidInstanId.NotFound"),
    ("voip-edge-01", "i-none", {}, 400, "InvalidParameter.EniInstanceId"),
    ("voip-edge-01", "voip-media", {"InstanceType": "Lingjun"}, 400, "InvalidInstanceType.ValueNotSupported"),
    ("voip-edge-01", "voip-media", {"InstanceType": "Nat"}, 404, "InvalidInstanId.NotFound"),
    ("voip-edge-01", "voip-media", {"InstanceType": "", "Mode": ""}, 400, "InvalidInstance.NotExist"),
    ("voip-edge-01", "voip-media", {"InstanceType": "EcsInstance"}, 400, "Invalid.DirectEip.BindType"),
    ("voip-edge-01", "voip-media", {"Mode": "MULTI"}, 400, "IllegalParam.Mode"),
    (
        "voip-edge-01",
        "voip-media",
        {"PrivateIpAddress": "172.16.10.99"},
        400,
        "OperationFailed.PrivateIpAddressNotExist",
    ),
    ("voip-edge-01", "voip-media", {"AllocationId": ""}, 400, "MissingAllocationId"),
    ("voip-edge-01", "voip-media", {"InstanceId": ""}, 400, "MissingInstanceId"),
    ("voip-live-01", "voip-media", {}, 400, "IncorrectEipStatus"),
    ("arriving-01", "voip-media", {}, 400, "TaskConflict"),
    ("going-01", "voip-media", {}, 400, "TaskConflict"),
    ("unpaid-01", "voip-media", {}, 400, "Forbidden.FinancialLocked"),
    ("blocked-01", "voip-media", {}, 400, "InvalidEIPStatus.BizDisabled"),
    ("slb-managed", "voip-media", {}, 400, "Forbidden"),
    ("voip-edge-01", "pbx-second-nic", {}, 400, "Eni.Attached"),
    ("voip-edge-01", "pbx-second-nic", {"Mode": "BINDED"}, 400, "Eni.Attached"),
    ("voip-edge-01", "attaching-now", {}, 400, "InvalidStatus.EniStatusNotSupport"),
    ("voip-edge-01", "deleting-now", {"Mode": "NAT"}, 400, "InvalidStatus.EniStatusNotSupport"),
    ("voip-edge-01", "being-bound", {}, 400, "TaskConflict"),
    ("voip-edge-01", "nat-spare", {}, 400, "OperationFailed.EipBindModeConflict"),
    ("voip-edge-01", "sip-trunks", {"Mode": "NAT"}, 400, "OperationFailed.EipBindModeConflict"),
    ("voip-edge-01", "visible-spare", {}, 400, "Mode.Conflict"),
    ("voip-edge-01", "visible-spare", {"Mode": "BINDED"}, 400, "InvalidAssociation.Duplicated"),
    ("voip-edge-01", "nat-spare", {"Mode": "NAT"}, 400, "InvalidEip.EipQuotaExceeded"),
    ("voip-edge-01", "with-secondary-addresses", {}, 400, "Eni.HasSubIp"),
    ("voip-edge-01", "with-prefixes", {}, 400, "OperationFailed.IpPrefixConflict"),
    ("voip-edge-01", "behind-ipv4-gateway", {}, 400, "OperationDenied.Ipv4GatewayExist"),
    ("voip-edge-01", "nat-gateway-managed", {}, 400, "InvalidStatus.NotAllow"),
    ("web-hz-01", "spare-hz", {"RegionId": "cn-hangzhou"}, 400, "Invalid.Function.NotSupported"),
]


@pytest.mark.parametrize(("eip_name", "eni_name", "more", "status", "code"), REFUSED_BINDINGS)
def test_a_binding_that_is_refused_changes_nothing(
    admin: Caller, account: Account, eip_name: str, eni_name: str, more: dict[str, object], status: int, code: str
) -> None:
    before = [(one.id, one.status, one.bound_to, one.mode) for one in account.eips]
    with pytest.raises(Refused) as refused:
        bind(admin, eip_name, eni_name, **more)  # type: ignore[arg-type]
    assert (refused.value.status, refused.value.code) == (status, code)
    assert [(one.id, one.status, one.bound_to, one.mode) for one in account.eips] == before


def test_a_primary_interface_takes_nat_only(admin: Caller, account: Account) -> None:
    host = account.instances.get(instance(account, "voip-gateway-01"))
    assert host is not None
    with pytest.raises(Refused, match=r"BindInstance\.NotSupported"):
        bind(admin, "voip-edge-01", host.primary_eni)
    bind(admin, "voip-edge-01", host.primary_eni, "NAT")
    described = admin.ecs("DescribeInstances", InstanceIds=f'["{host.id}"]')["Instances"]["Instance"]
    assert described[0]["EipAddress"]["IpAddress"] == "47.100.23.31"
    assert described[0]["EipAddress"]["IsSupportUnassociate"] is False


def test_nat_gives_each_private_address_one_eip(admin: Caller, account: Account) -> None:
    ips = ["172.16.10.110", "172.16.10.111", "172.16.10.112"]
    bind(admin, "voip-edge-01", "with-secondary-addresses", "NAT", PrivateIpAddress=ips[1])
    with pytest.raises(Refused, match=r"InvalidAssociation\.Duplicated"):
        bind(admin, "voip-edge-02", "with-secondary-addresses", "NAT", PrivateIpAddress=ips[1])
    bind(admin, "voip-edge-02", "with-secondary-addresses", "NAT")
    bind(admin, "voip-edge-03", "with-secondary-addresses", "NAT")
    target = eni(account, "with-secondary-addresses")
    assert sorted(one.private_ip for one in account.eips.bound_to(target)) == ips
    (shown,) = admin.ecs("DescribeNetworkInterfaces", NetworkInterfaceId_1=target)["NetworkInterfaceSets"][
        "NetworkInterfaceSet"
    ]
    public = {row["PrivateIpAddress"]: row["AssociatedPublicIp"] for row in shown["PrivateIpSets"]["PrivateIpSet"]}
    assert public[ips[1]]["PublicIpAddress"] == "47.100.23.31"
    assert shown["AssociatedPublicIp"]["PublicIpAddress"] == "47.100.23.32"


def test_an_instance_takes_one_eip(admin: Caller, account: Account) -> None:
    host = instance(account, "media-relay-01")
    parameters = {"InstanceType": "EcsInstance", "InstanceId": host, "Mode": ""}
    bind(admin, "voip-edge-01", "the instance", **parameters)  # type: ignore[arg-type]
    with pytest.raises(Refused, match=r"InvalidAssociation\.Duplicated"):
        bind(admin, "voip-edge-02", "the instance", **parameters)  # type: ignore[arg-type]
    unbind(admin, "voip-edge-01")
    bind(admin, "voip-edge-02", "the instance", **parameters)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("eip_name", "more", "status", "code"),
    [
        ("voip-live-01", {}, 400, "Eni.Attached"),
        ("visible-spare-01", {"InstanceType": "EcsInstance"}, 400, "InvalidInstanceType.ValueNotSupported"),
        ("visible-spare-01", {"InstanceType": ""}, 400, "InvalidInstanceType.ValueNotSupported"),
        ("visible-spare-01", {"InstanceId": "eni-other"}, 404, "InvalidBindInstance.NotFound"),
        ("visible-spare-01", {"PrivateIpAddress": "10.0.0.1"}, 400, "InvalidParameter"),
        ("visible-spare-01", {"Force": "maybe"}, 400, "InvalidParameter"),
        ("voip-edge-01", {}, 400, "IncorrectEipStatus"),
        ("leaving-01", {}, 400, "TaskConflict"),
        ("unpaid-01", {}, 400, "Forbidden.FinancialLocked"),
    ],
)
def test_an_unbinding_that_is_refused(
    admin: Caller, eip_name: str, more: dict[str, object], status: int, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        unbind(admin, eip_name, **more)
    assert (refused.value.status, refused.value.code) == (status, code)


def test_force_does_not_bypass_the_interface_rules(admin: Caller) -> None:
    with pytest.raises(Refused, match=r"Eni\.Attached"):
        unbind(admin, "voip-live-01", Force=True)
    unbind(admin, "sip-nat-01", Force=False)  # NAT mode: allowed while attached


def test_an_overdue_account_changes_no_eip(admin: Caller, account: Account) -> None:
    account.overdue = True
    for change in (lambda: bind(admin, "voip-edge-01", "voip-media"), lambda: unbind(admin, "sip-multi-01")):
        with pytest.raises(Refused, match=r"Forbidden\.FinancialLocked"):
            change()
    (shown,) = admin.vpc("DescribeEipAddresses", EipAddress="47.100.23.31")["EipAddresses"]["EipAddress"]
    assert shown["BusinessStatus"] == "OperationLock"
    assert shown["OperationLocks"] == {"LockReason": [{"LockReason": "financial"}]}


@pytest.mark.parametrize("code", list(NoMode))
def test_an_account_without_the_mode(admin: Caller, account: Account, code: NoMode) -> None:
    account.multi_eip_mode = False
    account.switches.no_mode_code = code
    with pytest.raises(Refused) as refused:
        bind(admin, "voip-edge-01", "voip-media")
    assert refused.value.code == code
    bind(admin, "voip-edge-01", "voip-media", "NAT")


def batch(caller: Caller, ids: list[str], target: str = "voip-media", **more: object) -> None:
    numbered = {f"InstanceIds_{number}": one for number, one in enumerate(ids, start=1)}
    parameters: dict[str, object] = {
        "BindedInstanceId": eni(caller.account, target),
        "BindedInstanceType": "NetworkInterface",
        "Mode": "MULTI_BINDED",
        **numbered,
        **more,
    }
    caller.vpc("AssociateEipAddressBatch", **parameters)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"Mode": ""}, "MissingMode"),
        ({"Mode": "NAT"}, "IllegalParam.Mode"),
        ({"BindedInstanceType": "EcsInstance"}, "InvalidInstanceType.ValueNotSupported"),
        ({"BindedInstanceType": "Nat"}, "InvalidInstanId.NotFound"),
        ({"BindedInstanceType": ""}, "MissingBindedInstanceType"),
        ({"BindedInstanceId": ""}, "MissingBindedInstanceId"),
        ({"RegionId": ""}, "MissingRegionId"),
    ],
)
def test_batches_that_are_refused(admin: Caller, account: Account, more: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        batch(admin, eips(account, "voip-edge"), **more)
    assert refused.value.code == code


def test_the_size_of_a_batch(admin: Caller, account: Account) -> None:
    for ids, code in (
        ([], "MissingInstanceIds"),
        ([f"eip-{number}" for number in range(51)], "InvalidParameter"),
        ([eip(account, "voip-edge-01")] * 2, "InvalidParameter"),
    ):
        with pytest.raises(Refused) as refused:
            batch(admin, ids)
        assert refused.value.code == code


def test_an_atomic_batch_binds_all_or_none(admin: Caller, account: Account) -> None:
    ids = [*eips(account, "voip-edge"), eip(account, "voip-live-01")]
    with pytest.raises(Refused, match="IncorrectEipStatus"):
        batch(admin, ids)
    assert account.eips.bound_to(eni(account, "voip-media")) == []


def test_a_partial_batch_binds_what_it_can(admin: Caller, account: Account) -> None:
    account.switches.batch = Batch.PARTIAL
    batch(admin, [eip(account, "voip-live-01"), *eips(account, "voip-edge"), "eip-none"])
    assert [one.id for one in account.eips.bound_to(eni(account, "voip-media"))] == eips(account, "voip-edge")
    with pytest.raises(Refused, match="IncorrectEipStatus"):
        batch(admin, [eip(account, "voip-live-01")])


SWITCHES: list[tuple[str, object, Callable[[Caller], object], str]] = [
    (
        "private_ip_for_multi_eip",
        Presence.REQUIRED,
        lambda admin: bind(admin, "voip-edge-01", "voip-media"),
        "MissingPrivateIpAddress",
    ),
    (
        "busy_eip_code",
        BusyEip.INCORRECT_STATUS,
        lambda admin: bind(admin, "arriving-01", "voip-media"),
        "IncorrectEipStatus",
    ),
    (
        "busy_eip_code",
        BusyEip.BINDING_STATUS,
        lambda admin: unbind(admin, "leaving-01"),
        "InvalidBindingStatus",
    ),
    (
        "no_gateways",
        NoGateways.NOT_FOUND,
        lambda admin: admin.vpc("DescribeEipGatewayInfo", InstanceId=eni(admin.account, "voip-media")),
        "Instance.NotExist",
    ),
]


@pytest.mark.parametrize(("switch", "value", "act", "code"), SWITCHES)
def test_switches_that_refuse(
    admin: Caller, account: Account, switch: str, value: object, act: Callable[[Caller], object], code: str
) -> None:
    default = getattr(account.switches, switch)
    assert default != value
    setattr(account.switches, switch, value)
    with pytest.raises(Refused) as refused:
        act(admin)
    assert refused.value.code == code
    setattr(account.switches, switch, default)
    try:
        act(admin)
    except Refused as other:
        assert other.code != code  # noqa: PT017 - both answers of the default are compared


@pytest.mark.parametrize(
    ("switch", "target"),
    [
        ("secondary_ips_with_multi_eip", "with-secondary-addresses"),
        ("ipv4_gateway_with_multi_eip", "behind-ipv4-gateway"),
        ("changes_while_attached", "voip-live"),
    ],
)
def test_switches_that_allow(admin: Caller, account: Account, switch: str, target: str) -> None:
    with pytest.raises(Refused):
        bind(admin, "voip-edge-01", target)
    setattr(account.switches, switch, Choice.ALLOWED)
    bind(admin, "voip-edge-01", target)
    assert account.eips.get(eip(account, "voip-edge-01")).status == "InUse"  # type: ignore[union-attr]
    unbind(admin, "voip-edge-01")


def test_live_changes_still_need_a_supported_family(admin: Caller, account: Account) -> None:
    account.switches.changes_while_attached = Choice.ALLOWED
    target = eni(account, "voip-signalling")
    parameters = {"NetworkInterfaceId": target, "InstanceId": instance(account, "media-relay-01")}
    admin.ecs("AttachNetworkInterface", **parameters)
    with pytest.raises(Refused, match=r"OperationUnsupported\.EipBindModel"):
        bind(admin, "voip-edge-01", "voip-signalling")


def test_what_an_unbound_eip_shows_as_mode(admin: Caller, account: Account) -> None:
    def mode() -> str:
        (shown,) = admin.vpc("DescribeEipAddresses", EipAddress="47.100.23.31")["EipAddresses"]["EipAddress"]
        return str(shown["Mode"])

    assert mode() == ""
    account.switches.mode_while_unbound = UnboundMode.NAT
    assert mode() == "NAT"


def test_what_an_interface_with_several_eips_shows(admin: Caller, account: Account) -> None:
    def public() -> dict[str, str]:
        answer = admin.ecs("DescribeNetworkInterfaces", NetworkInterfaceId_1=eni(account, "sip-trunks"))
        shown: dict[str, str] = answer["NetworkInterfaceSets"]["NetworkInterfaceSet"][0]["AssociatedPublicIp"]
        return shown

    assert public() == {}
    account.switches.associated_public_ip = PublicIp.FIRST
    assert public()["PublicIpAddress"] == "47.100.23.201"


def test_the_type_of_target_that_is_meant_when_omitted(admin: Caller, account: Account) -> None:
    target = eni(account, "sip-trunks")
    assert admin.vpc("DescribeEipAddresses", AssociatedInstanceId=target)["TotalCount"] == 0
    account.switches.associated_type_when_omitted = Omitted.ANY
    assert admin.vpc("DescribeEipAddresses", AssociatedInstanceId=target)["TotalCount"] == 2


def test_gateways_are_those_of_the_block_even_when_off_link(admin: Caller, account: Account) -> None:
    answer = admin.vpc("DescribeEipGatewayInfo", InstanceId=eni(account, "voip-live"))
    assert {"Ip": "101.132.7.61", "IpMask": "255.255.255.128", "IpGw": "101.132.7.253"} in answer["EipInfos"]["EipInfo"]
    assert admin.vpc("DescribeEipGatewayInfo", InstanceId=eni(account, "nat-spare"))["EipInfos"]["EipInfo"] == []
    with pytest.raises(Refused, match=r"^400 InvalidNetworkInterface\.NotFound"):
        admin.vpc("DescribeEipGatewayInfo", InstanceId=eip(account, "voip-live-01"))


def test_the_mode_of_a_binding_can_be_changed_under_the_rules_of_both_modes(admin: Caller, account: Account) -> None:
    def modify(name: str, mode: str) -> None:
        admin.vpc("ModifyEipForwardMode", InstanceId=eip(account, name), Mode=mode)

    modify("nat-spare-01", "MULTI_BINDED")
    assert account.eips.get(eip(account, "nat-spare-01")).mode is Mode.MULTI_BINDED  # type: ignore[union-attr]
    for name, mode, code in (
        ("voip-edge-01", "NAT", "IncorrectEipStatus"),
        ("pbx-admin", "NAT", "IncorrectEipStatus"),
        ("voip-live-01", "NAT", "Eni.Attached"),
        ("sip-nat-01", "MULTI_BINDED", "Eni.Attached"),
        ("sip-multi-01", "NAT", "OperationFailed.EipBindModeConflict"),
        ("leaving-01", "NAT", "TaskConflict"),
    ):
        with pytest.raises(Refused) as refused:
            modify(name, mode)
        assert refused.value.code == code, name


def test_120_bindings_a_minute(admin: Caller, account: Account) -> None:
    codes = []
    for _ in range(121):
        with pytest.raises(Refused) as refused:
            bind(admin, "eip-none", "voip-media")
        codes.append(refused.value.code)
    assert codes == ["InvalidAllocationId.NotFound"] * 120 + ["Throttling.User"]
    account.switches.rate_limits = Limits.OFF
    bind(admin, "voip-edge-01", "voip-media")
    assert account.eips.get(eip(account, "voip-edge-01")).status is EipStatus.IN_USE  # type: ignore[union-attr]
