"""Operations -> requests. Sources: the API pages of the operations and the request models of the official SDKs."""

from typing import assert_never

from gui.cloud.calls import Request
from gui.cloud.clients import models
from gui.domain.allocation import AllocateEip, ReleaseEip
from gui.domain.calls import PAY_AS_YOU_GO, STOP_OPTIONS
from gui.domain.creation import CreateEni, DeleteEni
from gui.domain.eip import ENI_TARGET
from gui.domain.marks import MARK_TAG, Made
from gui.domain.operations import AssociateEips, AttachEni, BindingChange, DetachEni, Operation, UnassociateEips
from gui.domain.power import StartInstance, StopInstance
from gui.domain.vpc_changes import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock


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
            parameters = {"region_id": operation.region, "network_interface_id": _id(operation.eni_id)}
            return Request("ecs", "delete_network_interface", operation.action, parameters)
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
        "region_id": operation.region,
        "instance_ids": list(operation.allocation_ids),
        "binded_instance_id": _id(operation.eni_id),
        "binded_instance_type": ENI_TARGET,
        "mode": operation.mode.value,
        "client_token": token,
    }
    return Request("vpc", "associate_eip_address_batch", "AssociateEipAddressBatch", parameters)


def _single(operation: AssociateEips, token: str) -> Request:
    parameters = {
        "region_id": operation.region,
        "allocation_id": _only(operation),
        "instance_id": _id(operation.eni_id),
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
        "instance_id": _id(operation.eni_id),
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
        "v_switch_id": _id(operation.vswitch_id),
        "security_group_id": operation.security_group_id,
        "network_interface_name": operation.name or None,
        "primary_ip_address": str(operation.address) if operation.address else None,
        "tag": mark_tag("ecs", "CreateNetworkInterface", operation.mark),
        "client_token": token,
    }
    return Request("ecs", "create_network_interface", "CreateNetworkInterface", parameters)


def mark_tag(product: str, name: str, mark: str) -> list[object]:
    """Return the tag of ``mark`` as the request model of the API operation ``name`` wants it."""
    kind = getattr(models(product), f"{name}RequestTag")
    return [kind(key=MARK_TAG, value=mark)]


def _id(ref: str | Made) -> str:
    if isinstance(ref, Made):
        raise ValueError(f"the API takes an id, not {ref}")  # noqa: TRY004 - the type is right, its time is not
    return ref


def _eip(operation: AllocateEip | ReleaseEip, token: str) -> Request:
    if isinstance(operation, ReleaseEip):
        named = {"region_id": operation.region, "allocation_id": _id(operation.eip)}
        return Request("vpc", "release_eip_address", operation.action, named)
    parameters = {
        "region_id": operation.region,
        "bandwidth": str(operation.bandwidth),
        "instance_charge_type": PAY_AS_YOU_GO,
        "internet_charge_type": operation.charge.value,
        "name": operation.name or None,
        "tag": mark_tag("vpc", operation.action, operation.mark),
        "client_token": token,
    }
    return Request("vpc", "allocate_eip_address", operation.action, parameters)


def _vpc(operation: AddBlock | RemoveBlock | CreateVSwitch | DeleteVSwitch, token: str) -> Request:
    if isinstance(operation, DeleteVSwitch):
        named = {"region_id": operation.region, "v_switch_id": _id(operation.vswitch_id)}
        return Request("vpc", "delete_vswitch", operation.action, named)
    place = {"region_id": operation.region, "vpc_id": operation.vpc_id}
    if isinstance(operation, CreateVSwitch):
        parameters = {
            **place,
            "zone_id": operation.zone_id,
            "cidr_block": str(operation.cidr),
            "v_switch_name": operation.name or None,
            "tag": mark_tag("vpc", operation.action, operation.mark),
            "client_token": token,
        }
        return Request("vpc", "create_vswitch", operation.action, parameters)
    add = isinstance(operation, AddBlock)
    action = "associate_vpc_cidr_block" if add else "unassociate_vpc_cidr_block"
    return Request("vpc", action, operation.action, {**place, "secondary_cidr_block": str(operation.block)})


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
        "network_interface_id": _id(operation.eni_id),
        "instance_id": operation.instance_id,
    }
    attach = isinstance(operation, AttachEni)
    action = "attach_network_interface" if attach else "detach_network_interface"
    return Request("ecs", action, operation.action, parameters)
