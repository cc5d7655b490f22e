"""The API calls of each operation with their parameters, as they are sent; the review shows what the gateway sends."""

from typing import assert_never

from gui.domain.creation import MARK_TAG, CreateEni, DeleteEni
from gui.domain.eip import ENI_TARGET
from gui.domain.operations import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.power import StartInstance, StopInstance

Parameters = tuple[tuple[str, str], ...]

STOP_OPTIONS: Parameters = (("ForceStop", "false"), ("StoppedMode", "KeepCharging"))
"""How an instance is stopped: by shutting the guest down, and so that it surely can be started again."""


def parameters(operation: Operation) -> Parameters:
    """Return the (name, value) pairs of the call that ``operation`` begins with, apart from the ClientToken.

    Names and flattening as on the wire: VPC 2016-04-28 and ECS 2014-05-26.
    """
    match operation:
        case AssociateEips(batch=True):
            return (
                ("RegionId", operation.region),
                ("BindedInstanceId", operation.eni_id),
                ("BindedInstanceType", ENI_TARGET),
                ("Mode", operation.mode.value),
                *_numbered("InstanceIds", operation.allocation_ids),
            )
        case AssociateEips():
            address = operation.private_address
            return (
                ("RegionId", operation.region),
                ("AllocationId", operation.allocation_ids[0]),
                ("InstanceId", operation.eni_id),
                ("InstanceType", ENI_TARGET),
                ("Mode", operation.mode.value),
                *((("PrivateIpAddress", str(address)),) if address else ()),
            )
        case UnassociateEips():
            return (
                ("RegionId", operation.region),
                ("AllocationId", operation.allocation_ids[0]),
                ("InstanceId", operation.eni_id),
                ("InstanceType", ENI_TARGET),
            )
        case AttachEni() | DetachEni():
            return (
                ("RegionId", operation.region),
                ("NetworkInterfaceId", operation.eni_id),
                ("InstanceId", operation.instance_id),
            )
        case CreateEni():
            return (
                ("RegionId", operation.region),
                ("VSwitchId", operation.vswitch_id),
                ("SecurityGroupId", operation.security_group_id),
                *((("NetworkInterfaceName", operation.name),) if operation.name else ()),
                *((("PrimaryIpAddress", str(operation.address)),) if operation.address else ()),
                ("Tag.1.Key", MARK_TAG),
                ("Tag.1.Value", operation.mark),
            )
        case DeleteEni():
            # The id is looked up by the tag when the call is made.
            return (("RegionId", operation.region), ("NetworkInterfaceId", f"{MARK_TAG}={operation.mark}"))
        case StopInstance():
            return (("InstanceId", operation.instance_id), *STOP_OPTIONS)
        case StartInstance():
            return (("InstanceId", operation.instance_id),)
        case _:
            assert_never(operation)


def _numbered(name: str, values: tuple[str, ...]) -> Parameters:
    return tuple((f"{name}.{number}", value) for number, value in enumerate(values, start=1))
