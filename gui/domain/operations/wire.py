"""The API calls of each operation with their parameters, as they are sent; the review shows what the gateway sends."""

from typing import assert_never

from gui.domain.cloud.eip import ENI_TARGET
from gui.domain.cloud.references import MARK_TAG
from gui.domain.operations.eips import AllocateEip, ReleaseEip
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import (
    AssociateEips,
    AttachEni,
    BindingChange,
    DetachEni,
    Making,
    Operation,
    UnassociateEips,
    VpcChange,
)
from gui.domain.operations.power import StartInstance, StopInstance

Parameters = tuple[tuple[str, str], ...]

STOP_OPTIONS: Parameters = (("ForceStop", "false"), ("StoppedMode", "KeepCharging"))
"""How an instance is stopped: by shutting the guest down, and so that it surely can be started again."""


PAY_AS_YOU_GO = "PostPaid"
"""How an EIP is allocated: a subscription is paid for ahead and can't be given back."""


def parameters(operation: Operation) -> Parameters:
    """Return the (name, value) pairs of the call that ``operation`` begins with, apart from the ClientToken.

    What the plan itself makes is named by its tag; its id is looked up when the call is made. Names and flattening as
    on the wire: VPC 2016-04-28 and ECS 2014-05-26.
    """
    match operation:
        case AssociateEips() | UnassociateEips() | AttachEni() | DetachEni():
            return (("RegionId", operation.region), *_binding(operation))
        case CreateEni() | DeleteEni() | AllocateEip() | ReleaseEip():
            return (("RegionId", operation.region), *_making(operation))
        case AddBlock() | RemoveBlock() | CreateVSwitch() | DeleteVSwitch():
            return (("RegionId", operation.region), *_vpc(operation))
        case StopInstance():
            return (("InstanceId", operation.instance_id), *STOP_OPTIONS)
        case StartInstance():
            return (("InstanceId", operation.instance_id),)
        case _:
            assert_never(operation)


def _binding(operation: BindingChange) -> Parameters:
    eni = str(operation.eni_id)
    match operation:
        case AssociateEips(batch=True):
            return (
                ("BindedInstanceId", eni),
                ("BindedInstanceType", ENI_TARGET),
                ("Mode", operation.mode.value),
                *_numbered("InstanceIds", operation.allocation_ids),
            )
        case AssociateEips():
            return (
                *(("AllocationId", operation.allocation_ids[0]), ("InstanceId", eni), ("InstanceType", ENI_TARGET)),
                ("Mode", operation.mode.value),
                *_given("PrivateIpAddress", operation.private_address),
            )
        case UnassociateEips():
            return (("AllocationId", operation.allocation_ids[0]), ("InstanceId", eni), ("InstanceType", ENI_TARGET))
        case AttachEni() | DetachEni():
            return (("NetworkInterfaceId", eni), ("InstanceId", operation.instance_id))
        case _:
            assert_never(operation)


def _making(operation: Making) -> Parameters:
    match operation:
        case CreateEni():
            return (
                ("VSwitchId", str(operation.vswitch_id)),
                ("SecurityGroupId", operation.security_group_id),
                *_given("NetworkInterfaceName", operation.name),
                *_given("PrimaryIpAddress", operation.address),
                *_tag(operation.mark),
            )
        case DeleteEni():
            return (("NetworkInterfaceId", str(operation.eni_id)),)
        case AllocateEip():
            return (
                ("Bandwidth", str(operation.bandwidth)),
                ("InstanceChargeType", PAY_AS_YOU_GO),
                ("InternetChargeType", operation.charge.value),
                *_given("Name", operation.name),
                *_tag(operation.mark),
            )
        case ReleaseEip():
            return (("AllocationId", str(operation.eip)),)
        case _:
            assert_never(operation)


def _vpc(operation: VpcChange) -> Parameters:
    match operation:
        case AddBlock() | RemoveBlock():
            return (("VpcId", operation.vpc_id), ("SecondaryCidrBlock", str(operation.block)))
        case CreateVSwitch():
            return (
                *(("VpcId", operation.vpc_id), ("ZoneId", operation.zone_id), ("CidrBlock", str(operation.cidr))),
                *_given("VSwitchName", operation.name),
                *_tag(operation.mark),
            )
        case DeleteVSwitch():
            return (("VSwitchId", str(operation.vswitch_id)),)
        case _:
            assert_never(operation)


def _given(name: str, value: object) -> Parameters:
    return ((name, str(value)),) if value else ()


def _tag(mark: str) -> Parameters:
    return (("Tag.1.Key", MARK_TAG), ("Tag.1.Value", mark))


def _numbered(name: str, values: tuple[str, ...]) -> Parameters:
    return tuple((f"{name}.{number}", value) for number, value in enumerate(values, start=1))
