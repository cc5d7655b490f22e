"""Operations -> requests. Sources: the API pages of the operations and the request models of the official SDKs."""

from typing import assert_never

from gui.cloud.calls import Request
from gui.cloud.clients import models
from gui.domain.calls import STOP_OPTIONS
from gui.domain.creation import MARK_TAG, CreateEni, DeleteEni
from gui.domain.eip import ENI_TARGET
from gui.domain.eni import EniId
from gui.domain.operations import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.power import StartInstance, StopInstance


def request(operation: Operation, token: str, made: EniId | None = None) -> Request:
    """Return the one request that ``operation`` stands for.

    Args:
        operation: the write; see CloudApi.do.
        token: the ClientToken; only what binds, unbinds and makes takes one.
        made: the ENI that DeleteEni is about.

    Raises:
        ValueError: it names several EIPs where the API takes one, or no ENI where it needs one.
    """
    match operation:
        case AssociateEips(batch=True):
            return _batch(operation, token)
        case AssociateEips():
            return _single(operation, token)
        case UnassociateEips():
            return _unassociate(operation, token)
        case AttachEni() | DetachEni():
            return _eni(operation)
        case CreateEni():
            return _create(operation, token)
        case DeleteEni():
            return _delete(operation, made)
        case StopInstance() | StartInstance():
            return _power(operation)
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


def _create(operation: CreateEni, token: str) -> Request:
    parameters = {
        "region_id": operation.region,
        "v_switch_id": operation.vswitch_id,
        "security_group_id": operation.security_group_id,
        "network_interface_name": operation.name or None,
        "primary_ip_address": str(operation.address) if operation.address else None,
        "tag": mark_tag("CreateNetworkInterface", operation.mark),
        "client_token": token,
    }
    return Request("ecs", "create_network_interface", "CreateNetworkInterface", parameters)


def mark_tag(name: str, mark: str) -> list[object]:
    """Return the tag of ``mark`` as the request model of the API operation ``name`` wants it."""
    kind = getattr(models("ecs"), f"{name}RequestTag")
    return [kind(key=MARK_TAG, value=mark)]


def _delete(operation: DeleteEni, made: EniId | None) -> Request:
    if made is None:
        raise ValueError("an ENI is deleted by its id")
    parameters = {"region_id": operation.region, "network_interface_id": made}
    return Request("ecs", "delete_network_interface", operation.action, parameters)


def _power(operation: StopInstance | StartInstance) -> Request:
    if isinstance(operation, StartInstance):
        return Request("ecs", "start_instance", operation.action, {"instance_id": operation.instance_id})
    options = dict(STOP_OPTIONS)
    parameters = {
        "instance_id": operation.instance_id,
        "force_stop": options["ForceStop"] == "true",
        "stopped_mode": options["StoppedMode"],
    }
    return Request("ecs", "stop_instance", operation.action, parameters)


def _eni(operation: AttachEni | DetachEni) -> Request:
    parameters = {
        "region_id": operation.region,
        "network_interface_id": operation.eni_id,
        "instance_id": operation.instance_id,
    }
    attach = isinstance(operation, AttachEni)
    action = "attach_network_interface" if attach else "detach_network_interface"
    return Request("ecs", action, operation.action, parameters)
