"""The main flow: bind ten EIPs at once, attach, read the gateways, detach, unbind."""

import pytest

from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from tests.sandbox.caller import Caller, Refused, eips, eni, instance


def statuses(admin: Caller, target: str) -> list[str]:
    answer = admin.vpc(
        "DescribeEipAddresses",
        AssociatedInstanceType="NetworkInterface",
        AssociatedInstanceId=target,
        PageSize=100,
    )
    return [eip["Status"] for eip in answer["EipAddresses"]["EipAddress"]]


def eni_status(admin: Caller, target: str) -> str:
    answer = admin.ecs("DescribeNetworkInterfaces", NetworkInterfaceId_1=target)
    (found,) = answer["NetworkInterfaceSets"]["NetworkInterfaceSet"]
    return str(found["Status"])


def batch(ids: list[str]) -> dict[str, str]:
    return {f"InstanceIds_{index}": identifier for index, identifier in enumerate(ids, start=1)}


def test_ten_eips_there_and_back_with_two_looks_at_each_transition() -> None:
    account = default_account(Pace.looks(2))
    admin = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    target, host = eni(account, "voip-media"), instance(account, "voip-gateway-01")
    ten = [*eips(account, "voip-edge"), *eips(account, "sip-trunk")]

    admin.vpc(
        "AssociateEipAddressBatch",
        BindedInstanceId=target,
        BindedInstanceType="NetworkInterface",
        Mode="MULTI_BINDED",
        **batch(ten),
    )
    assert [statuses(admin, target) for _ in range(3)] == [["Associating"] * 10, ["Associating"] * 10, ["InUse"] * 10]

    admin.ecs("AttachNetworkInterface", NetworkInterfaceId=target, InstanceId=host)
    assert [eni_status(admin, target) for _ in range(3)] == ["Attaching", "Attaching", "InUse"]

    gateways = admin.vpc("DescribeEipGatewayInfo", InstanceId=target)
    assert gateways["Code"] == "200"
    rows = gateways["EipInfos"]["EipInfo"]
    assert {row["Ip"] for row in rows} == {account.eips.get(one).address for one in ten}  # type: ignore[union-attr]
    assert {"Ip": "47.100.23.31", "IpMask": "255.255.255.0", "IpGw": "47.100.23.1"} in rows
    assert {"Ip": "139.196.88.14", "IpMask": "255.255.255.0", "IpGw": "139.196.88.253"} in rows

    with pytest.raises(Refused, match=r"Eni\.Attached"):
        admin.vpc("UnassociateEipAddress", AllocationId=ten[0], InstanceId=target, InstanceType="NetworkInterface")

    admin.ecs("DetachNetworkInterface", NetworkInterfaceId=target, InstanceId=host)
    assert [eni_status(admin, target) for _ in range(3)] == ["Detaching", "Detaching", "Available"]

    for left, one in enumerate(reversed(ten)):
        admin.vpc("UnassociateEipAddress", AllocationId=one, InstanceId=target, InstanceType="NetworkInterface")
        while "Unassociating" in (now := statuses(admin, target)):
            assert now.count("Unassociating") == 1
        assert now == ["InUse"] * (9 - left)
    assert {account.eips.get(one).status for one in ten} == {"Available"}  # type: ignore[union-attr]


def test_the_eleventh_eip_is_refused(account: Account, admin: Caller) -> None:
    target = eni(account, "sip-trunks")  # carries two already
    ids = eips(account, "voip-edge") + eips(account, "sip-trunk")
    nine = ids[:9]
    parameters = {"BindedInstanceId": target, "BindedInstanceType": "NetworkInterface", "Mode": "MULTI_BINDED"}
    with pytest.raises(Refused, match=r"QuotaExceed\.MultiBindedEip"):
        admin.vpc("AssociateEipAddressBatch", **parameters, **batch(nine))
    assert len(account.eips.bound_to(target)) == 2
    admin.vpc("AssociateEipAddressBatch", **parameters, **batch(nine[:8]))
    assert statuses(admin, target) == ["InUse"] * 10
