"""A call of each operation that a sandbox may offer and the product never sends, in the sandbox's default account."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.helpers.sandbox_run import REGION
from tests.sandbox.caller import Caller, eip, eni, instance

Parameters = dict[str, Any]
_REGION: Final = {"RegionId": REGION}
_TAG: Final = {"Tag.1.Key": "team", "Tag.1.Value": "voice"}


def _vswitch(caller: Caller) -> Any:
    return next(each for each in caller.account.vswitches if each.name == "prod-b")


def _group(caller: Caller) -> str:
    return str(next(each.id for each in caller.account.security_groups if each.vpc == _vswitch(caller).vpc))


def _new_vpc(caller: Caller) -> str:
    return str(caller.vpc("CreateVpc", CidrBlock="10.0.0.0/8")["VpcId"])


def _new_group(caller: Caller) -> str:
    return str(caller.ecs("CreateSecurityGroup", VpcId=_vswitch(caller).vpc)["SecurityGroupId"])


def _secondary_address(caller: Caller) -> Parameters:
    target = {"NetworkInterfaceId": eni(caller.account, "voip-media"), "PrivateIpAddress_1": "172.16.10.77"}
    caller.ecs("AssignPrivateIpAddresses", **target)
    return {"NetworkInterfaceId": target["NetworkInterfaceId"], "PrivateIpAddress.1": "172.16.10.77"}


def _tagged(kind: str, find: Callable[[Caller], str], call: str) -> Callable[[Caller], Parameters]:
    """Return what makes the parameters of TagResources, or those of ``call`` for what was tagged before."""

    def parameters(caller: Caller) -> Parameters:
        which: Parameters = {"ResourceType": kind, "ResourceId.1": find(caller)}
        if call == "TagResources":
            return {**which, **_TAG}
        service = "ecs" if kind.islower() else "vpc"
        caller.call(
            service,
            "TagResources",
            **{name.replace(".", "_"): value for name, value in {**_REGION, **which, **_TAG}.items()},
        )
        return {**which, "TagKey.1": "team"} if call.lower() == "untagresources" else which

    return parameters


def _of_eni(caller: Caller) -> str:
    return eni(caller.account, "voip-media")


def _of_eip(caller: Caller) -> str:
    return eip(caller.account, "voip-edge-01")


def _gateway_table(caller: Caller) -> Parameters:
    egress = next(each for each in caller.account.vpcs if each.ipv4_gateway)
    egress.gateway_route_table = True
    tables = caller.vpc("DescribeRouteTableList", VpcId=egress.id)["RouterTableList"]["RouterTableListType"]
    return {"GatewayRouteTableId": next(each["RouteTableId"] for each in tables if each["AssociateType"] == "Gateway")}


def _ran(caller: Caller) -> str:
    target = instance(caller.account, "voip-gateway-01")
    what = {"Type": "RunShellScript", "CommandContent": "true", "Tag_1_Key": "team", "Tag_1_Value": "voice"}
    return str(caller.ecs("RunCommand", InstanceId_1=target, **what)["InvokeId"])


def _kept_command(caller: Caller) -> str:
    what = {"Name": "voice", "Type": "RunShellScript", "CommandContent": "dHJ1ZQ=="}
    return str(caller.ecs("CreateCommand", **what)["CommandId"])


def _a_file(caller: Caller) -> Parameters:
    target = instance(caller.account, "voip-gateway-01")
    return {"InstanceId_1": target, "Name": "motd", "TargetDir": "/etc", "Content": "voice"}


def _sent(caller: Caller) -> str:
    return str(caller.ecs("SendFile", **_a_file(caller))["InvokeId"])


CALLS: Final[Mapping[str, Callable[[Caller], Parameters]]] = {
    "ecs.AssignPrivateIpAddresses": lambda caller: {
        "NetworkInterfaceId": _of_eni(caller),
        "PrivateIpAddress.1": "172.16.10.77",
    },
    "ecs.AuthorizeSecurityGroup": lambda caller: {
        "SecurityGroupId": _group(caller),
        "IpProtocol": "tcp",
        "PortRange": "5060/5061",
        "SourceCidrIp": "192.0.2.0/24",
    },
    "ecs.CreateSecurityGroup": lambda caller: {"VpcId": _vswitch(caller).vpc, "SecurityGroupName": "voice"},
    "ecs.DeleteSecurityGroup": lambda caller: {"SecurityGroupId": _new_group(caller)},
    "ecs.DescribeAvailableResource": lambda _caller: {"DestinationResource": "Zone"},
    "ecs.DescribeCloudAssistantStatus": lambda caller: {"InstanceId.1": instance(caller.account, "voip-gateway-01")},
    "ecs.DescribeDisks": lambda _caller: {},
    "ecs.DescribeImages": lambda _caller: {},
    "ecs.DescribeInstanceRamRole": lambda caller: {"InstanceIds": f'["{instance(caller.account, "voip-gateway-01")}"]'},
    "ecs.DescribeUserData": lambda caller: {"InstanceId": instance(caller.account, "voip-gateway-01")},
    "ecs.CreateCommand": lambda _caller: {"Name": "voice", "Type": "RunShellScript", "CommandContent": "dHJ1ZQ=="},
    "ecs.DeleteCommand": lambda caller: {"CommandId": _kept_command(caller)},
    "ecs.DescribeInvocationResults": lambda caller: {"InvokeId": _ran(caller)},
    "ecs.DescribeInvocations": lambda caller: {"InvokeId": _ran(caller), "IncludeOutput": "true"},
    "ecs.DescribeSendFileResults": lambda caller: {"InvokeId": _sent(caller)},
    "ecs.InstallCloudAssistant": lambda caller: {"InstanceId.1": instance(caller.account, "ftp-legacy")},
    "ecs.InvokeCommand": lambda caller: {
        "CommandId": _kept_command(caller),
        "InstanceId.1": instance(caller.account, "voip-gateway-01"),
    },
    "ecs.SendFile": lambda caller: {name.replace("_", "."): value for name, value in _a_file(caller).items()},
    "ecs.StopInvocation": lambda caller: {"InvokeId": _ran(caller)},
    "ecs.DescribeSecurityGroupAttribute": lambda caller: {"SecurityGroupId": _group(caller)},
    "ecs.DescribeZones": lambda _caller: {},
    "ecs.ListTagResources": _tagged("eni", _of_eni, "ListTagResources"),
    "ecs.ModifyNetworkInterfaceAttribute": lambda caller: {
        "NetworkInterfaceId": _of_eni(caller),
        "Description": "voice",
    },
    "ecs.RebootInstance": lambda caller: {"InstanceId": instance(caller.account, "voip-gateway-01")},
    "ecs.RunCommand": lambda caller: {
        "Type": "RunShellScript",
        "CommandContent": "true",
        "InstanceId.1": instance(caller.account, "voip-gateway-01"),
    },
    "ecs.TagResources": _tagged("eni", _of_eni, "TagResources"),
    "ecs.UnassignPrivateIpAddresses": _secondary_address,
    "ecs.UntagResources": _tagged("eni", _of_eni, "UntagResources"),
    "vpc.CreateVpc": lambda _caller: {"CidrBlock": "10.0.0.0/8", "VpcName": "voice"},
    "vpc.DeleteVpc": lambda caller: {"VpcId": _new_vpc(caller)},
    "vpc.DescribeVSwitchAttributes": lambda caller: {"VSwitchId": _vswitch(caller).id},
    "vpc.DescribeHighDefinitionMonitorLogAttribute": lambda caller: {"InstanceId": _of_eip(caller)},
    "vpc.DescribeVpcAttribute": lambda caller: {"VpcId": _vswitch(caller).vpc},
    "vpc.DescribeZones": lambda _caller: {},
    "vpc.ListGatewayRouteTableEntries": _gateway_table,
    "vpc.ListTagResources": _tagged("EIP", _of_eip, "ListTagResources"),
    "vpc.ModifyEipAddressAttribute": lambda caller: {"AllocationId": _of_eip(caller), "Name": "voice"},
    "vpc.ModifyEipForwardMode": lambda caller: {"InstanceId": eip(caller.account, "nat-spare-01"), "Mode": "NAT"},
    "vpc.ModifyVSwitchAttribute": lambda caller: {"VSwitchId": _vswitch(caller).id, "VSwitchName": "voice"},
    "vpc.ModifyVpcAttribute": lambda caller: {"VpcId": _vswitch(caller).vpc, "VpcName": "voice"},
    "vpc.SetHighDefinitionMonitorLogStatus": lambda caller: {
        "InstanceId": _of_eip(caller),
        "InstanceType": "EIP",
        "LogProject": "voice",
        "LogStore": "eips",
        "Status": "ON",
    },
    "vpc.TagResources": _tagged("EIP", _of_eip, "TagResources"),
    "vpc.UnTagResources": _tagged("EIP", _of_eip, "UnTagResources"),
}
"""Parameters by operation; ``RegionId`` is added where the operation has it. May name more than a sandbox offers."""


def parameters_of(operation: str, caller: Caller, known: Mapping[str, Any]) -> Parameters:
    """Return the parameters of a call of ``operation``; ``known`` are those that it has."""
    region = {name: value for name, value in _REGION.items() if name in known}
    return {**region, **CALLS[operation](caller)}
