"""Operations -> requests. Sources: the API pages of the operations and the request models of the official SDKs."""

from typing import assert_never

from gui.cloud.calls import Request
from gui.domain.eip import ENI_TARGET
from gui.domain.operations import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips


def request(operation: Operation, token: str) -> Request:
    """Return the one request that ``operation`` stands for.

    Args:
        operation: the write; see CloudApi.do.
        token: the ClientToken; attach and detach take none.

    Raises:
        ValueError: it names several EIPs where the API takes one.
    """
    match operation:
        case AssociateEips(batch=True):
            return _batch(operation, token)
        case AssociateEips():
            return _single(operation, token)
        case UnassociateEips():
            return _unassociate(operation, token)
        case AttachEni():
            return _eni(operation, "attach_network_interface", "AttachNetworkInterface")
        case DetachEni():
            return _eni(operation, "detach_network_interface", "DetachNetworkInterface")
        case _:
            assert_never(operation)


def _batch(operation: AssociateEips, token: str) -> Request:
    parameters = {
        "region_id": operation.region,
        "instance_ids": list(operation.allocation_ids),
        "binded_instance_id": operation.eni_id,
        "binded_instance_type": ENI_TARGET,
        "mode": operation.mode.value,
        "client_token": token,
    }
    return Request("vpc", "associate_eip_address_batch", "AssociateEipAddressBatch", parameters)


def _single(operation: AssociateEips, token: str) -> Request:
    parameters = {
        "region_id": operation.region,
        "allocation_id": _only(operation),
        "instance_id": operation.eni_id,
        # Left out, the API takes the target for an instance (EcsInstance) and the mode for NAT.
        "instance_type": ENI_TARGET,
        "mode": operation.mode.value,
        "private_ip_address": str(operation.private_address) if operation.private_address else None,
        "client_token": token,
    }
    return Request("vpc", "associate_eip_address", "AssociateEipAddress", parameters)


def _unassociate(operation: UnassociateEips, token: str) -> Request:
    parameters = {
        "region_id": operation.region,
        "allocation_id": _only(operation),
        "instance_id": operation.eni_id,
        "instance_type": ENI_TARGET,
        "client_token": token,
    }
    return Request("vpc", "unassociate_eip_address", "UnassociateEipAddress", parameters)


def _only(operation: AssociateEips | UnassociateEips) -> str:
    if len(operation.allocation_ids) != 1:
        raise ValueError(f"{operation.action} takes one EIP, not {len(operation.allocation_ids)}")
    return operation.allocation_ids[0]


def _eni(operation: AttachEni | DetachEni, action: str, name: str) -> Request:
    parameters = {
        "region_id": operation.region,
        "network_interface_id": operation.eni_id,
        "instance_id": operation.instance_id,
    }
    return Request("ecs", action, name, parameters)
