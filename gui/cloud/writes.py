"""Operations -> requests. Sources: the API pages of the operations."""

from collections.abc import Mapping
from typing import assert_never

from gui.cloud.calls import Request
from gui.domain.cloud.eip import ENI_TARGET
from gui.domain.cloud.references import MARK_TAG, MarkRef
from gui.domain.operations.eips import AllocateEip, ReleaseEip
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import (
    AssociateEips,
    AttachEni,
    BindingChange,
    DetachEni,
    Operation,
    UnassociateEips,
)
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.operations.wire import PAY_AS_YOU_GO, STOP_OPTIONS


def request(operation: Operation, token: str) -> Request:
    """Return the one request that ``operation`` stands for.

    Args:
        operation: the write; see CloudApi.do. It names everything by id.
        token: the ClientToken; only what binds, unbinds and makes takes one.

    Raises:
        ValueError: it names several EIPs where the API takes one, or a mark where it takes an id.
    """
    match operation:
        case AssociateEips() | UnassociateEips() | AttachEni() | DetachEni():
            return _binding(operation, token)
        case CreateEni():
            return _create(operation, token)
        case DeleteEni():
            parameters = {"RegionId": operation.region, "NetworkInterfaceId": _id(operation.eni_id)}
            return Request("ecs", operation.action, parameters)
        case AllocateEip() | ReleaseEip():
            return _eip(operation, token)
        case AddBlock() | RemoveBlock() | CreateVSwitch() | DeleteVSwitch():
            return _vpc(operation, token)
        case StopInstance() | StartInstance():
            return _power(operation)
        case _:
            assert_never(operation)


def _binding(operation: BindingChange, token: str) -> Request:
    match operation:
        case AssociateEips(batch=True):
            return _batch(operation, token)
        case AssociateEips():
            return _single(operation, token)
        case UnassociateEips():
            return _unassociate(operation, token)
        case AttachEni() | DetachEni():
            return _eni(operation)


def _batch(operation: AssociateEips, token: str) -> Request:
    parameters = {
        "RegionId": operation.region,
        "InstanceIds": list(operation.allocation_ids),
        "BindedInstanceId": _id(operation.eni_id),
        "BindedInstanceType": ENI_TARGET,
        "Mode": operation.mode.value,
        "ClientToken": token,
    }
    return Request("vpc", "AssociateEipAddressBatch", parameters)


def _single(operation: AssociateEips, token: str) -> Request:
    parameters = {
        "RegionId": operation.region,
        "AllocationId": _only(operation),
        "InstanceId": _id(operation.eni_id),
        # Left out, the API takes the target for an instance (EcsInstance) and the mode for NAT.
        "InstanceType": ENI_TARGET,
        "Mode": operation.mode.value,
        "PrivateIpAddress": str(operation.private_address) if operation.private_address else None,
        "ClientToken": token,
    }
    return Request("vpc", "AssociateEipAddress", parameters)


def _unassociate(operation: UnassociateEips, token: str) -> Request:
    parameters = {
        "RegionId": operation.region,
        "AllocationId": _only(operation),
        "InstanceId": _id(operation.eni_id),
        "InstanceType": ENI_TARGET,
        "ClientToken": token,
    }
    return Request("vpc", "UnassociateEipAddress", parameters)


def _only(operation: AssociateEips | UnassociateEips) -> str:
    if len(operation.allocation_ids) != 1:
        raise ValueError(f"{operation.action} takes one EIP, not {len(operation.allocation_ids)}")
    return operation.allocation_ids[0]


def _create(operation: CreateEni, token: str) -> Request:
    parameters = {
        "RegionId": operation.region,
        "VSwitchId": _id(operation.vswitch_id),
        "SecurityGroupId": operation.security_group_id,
        "NetworkInterfaceName": operation.name or None,
        "PrimaryIpAddress": str(operation.address) if operation.address else None,
        "Tag": mark_tag(operation.mark),
        "ClientToken": token,
    }
    return Request("ecs", "CreateNetworkInterface", parameters)


def mark_tag(mark: str) -> list[Mapping[str, str]]:
    """Return the tag of ``mark``, as writes set it and lists are filtered by it."""
    return [{"Key": MARK_TAG, "Value": mark}]


def _id(ref: str | MarkRef) -> str:
    if isinstance(ref, MarkRef):
        raise ValueError(f"the API takes an id, not {ref}")  # noqa: TRY004 - the type is right, its time is not
    return ref


def _eip(operation: AllocateEip | ReleaseEip, token: str) -> Request:
    if isinstance(operation, ReleaseEip):
        named = {"RegionId": operation.region, "AllocationId": _id(operation.eip)}
        return Request("vpc", operation.action, named)
    parameters = {
        "RegionId": operation.region,
        "Bandwidth": str(operation.bandwidth),
        "InstanceChargeType": PAY_AS_YOU_GO,
        "InternetChargeType": operation.charge.value,
        "Name": operation.name or None,
        "Tag": mark_tag(operation.mark),
        "ClientToken": token,
    }
    return Request("vpc", operation.action, parameters)


def _vpc(operation: AddBlock | RemoveBlock | CreateVSwitch | DeleteVSwitch, token: str) -> Request:
    if isinstance(operation, DeleteVSwitch):
        named = {"RegionId": operation.region, "VSwitchId": _id(operation.vswitch_id)}
        return Request("vpc", operation.action, named)
    place = {"RegionId": operation.region, "VpcId": operation.vpc_id}
    if isinstance(operation, CreateVSwitch):
        parameters = {
            **place,
            "ZoneId": operation.zone_id,
            "CidrBlock": str(operation.cidr),
            "VSwitchName": operation.name or None,
            "Tag": mark_tag(operation.mark),
            "ClientToken": token,
        }
        return Request("vpc", operation.action, parameters)
    return Request("vpc", operation.action, {**place, "SecondaryCidrBlock": str(operation.block)})


def _power(operation: StopInstance | StartInstance) -> Request:
    if isinstance(operation, StartInstance):
        return Request("ecs", operation.action, {"InstanceId": operation.instance_id})
    options = dict(STOP_OPTIONS)
    parameters = {
        "InstanceId": operation.instance_id,
        "ForceStop": options["ForceStop"] == "true",
        "StoppedMode": options["StoppedMode"],
    }
    return Request("ecs", operation.action, parameters)


def _eni(operation: AttachEni | DetachEni) -> Request:
    parameters = {
        "RegionId": operation.region,
        "NetworkInterfaceId": _id(operation.eni_id),
        "InstanceId": operation.instance_id,
    }
    return Request("ecs", operation.action, parameters)
