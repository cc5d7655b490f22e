"""The API calls of each operation with their parameters, as they are sent; the review shows what the gateway sends."""

from typing import assert_never

from gui.domain.eip import ENI_TARGET
from gui.domain.operations import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips

Parameters = tuple[tuple[str, str], ...]


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
        case _:
            assert_never(operation)


def _numbered(name: str, values: tuple[str, ...]) -> Parameters:
    return tuple((f"{name}.{number}", value) for number, value in enumerate(values, start=1))
