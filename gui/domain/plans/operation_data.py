"""Operations as plain data and back: what a plan file and the journal hold of each.

One table says for every kind of operation which fields it has, and one for every field how it is written and read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network
from typing import Any, Final

from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.eips import MOST_BANDWIDTH, AllocateEip, ReleaseEip, TrafficCharge
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Field:
    """One field: its name in the data and in the operation, and both ways between them."""

    name: str
    attribute: str
    write: Callable[[Any], object]
    read: Callable[[Data, str], object]


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    operation: Callable[..., Operation]
    fields: tuple[_Field, ...]


def operation_to_data(operation: Operation) -> dict[str, Any]:
    """Return ``operation`` as data that JSON can hold."""
    kind = next(each for each in _KINDS if each.operation is type(operation))
    fields = {each.name: each.write(getattr(operation, each.attribute)) for each in kind.fields}
    return {**fields, "kind": kind.name}


def operation_from_data(data: object) -> Operation:
    """Return the operation that ``data`` holds.

    Raises:
        InputError: it holds none.
    """
    found = as_object(data, "operation")
    kind = next((each for each in _KINDS if each.name == as_text(found, "kind")), None)
    if kind is None:
        raise InputError(f"The plan has an operation of unknown kind {found.get('kind')!r}.")
    try:
        return kind.operation(**{each.attribute: each.read(found, each.name) for each in kind.fields})
    except ValueError as cause:
        raise InputError(f"An operation of the plan is not right: {cause}.") from cause


def as_object(value: object, name: str) -> Data:
    """Return ``value`` where it is an object; raise InputError otherwise, as all below."""
    if not isinstance(value, dict):
        raise InputError(f"The plan is not right: {name} is not an object.")
    return value


def as_list(found: Data, name: str) -> list[Any]:
    """Return the list ``name``."""
    value = found.get(name)
    if not isinstance(value, list):
        raise InputError(f"The plan is not right: {name} is not a list.")
    return value


def as_texts(found: Data, name: str) -> tuple[str, ...]:
    """Return the list of texts ``name``."""
    values = as_list(found, name)
    if not all(isinstance(each, str) and each for each in values):
        raise InputError(f"The plan is not right: {name} holds something other than text.")
    return tuple(values)


def as_text(found: Data, name: str) -> str:
    """Return the text ``name``, which is not empty."""
    value = found.get(name)
    if not isinstance(value, str) or not value:
        raise InputError(f"The plan is not right: {name} is missing.")
    return value


def _maybe_text(found: Data, name: str) -> str:
    return as_text(found, name) if found.get(name) else ""


def _eips(found: Data, name: str) -> tuple[str, ...]:
    eips = as_texts(found, name)
    if not eips or len(set(eips)) != len(eips):
        raise InputError("An operation of the plan names no EIP, or one twice.")
    return eips


def _ref(found: Data, name: str) -> str | MarkRef:
    value = found.get(name)
    return MarkRef(as_text(value, "made")) if isinstance(value, dict) else as_text(found, name)


def _ref_to_data(ref: str | MarkRef) -> object:
    return {"made": ref.mark} if isinstance(ref, MarkRef) else ref


def _address(found: Data, name: str) -> IPv4Address | None:
    return IPv4Address(found[name]) if found.get(name) else None


def _network(found: Data, name: str) -> IPv4Network:
    return IPv4Network(as_text(found, name))


def _bandwidth(found: Data, name: str) -> int:
    value = found.get(name)
    if type(value) is not int or not 1 <= value <= max(MOST_BANDWIDTH.values()):
        raise InputError(f"The plan is not right: {name} is no number of Mbit/s.")
    return value


def _flag(found: Data, name: str) -> bool:
    value = found.get(name, True)
    if not isinstance(value, bool):
        raise InputError(f"The plan is not right: {name} is neither true nor false.")
    return value


def _maybe(value: object) -> str | None:
    return str(value) if value else None


_REGION = _Field("region", "region", str, as_text)
_EIPS = _Field("eips", "allocation_ids", list, _eips)
_ENI = _Field("eni", "eni_id", _ref_to_data, _ref)
_EIP = _Field("eip", "eip", _ref_to_data, _ref)
_INSTANCE = _Field("instance", "instance_id", str, as_text)
_MODE = _Field("mode", "mode", str, lambda found, name: AssociationMode(as_text(found, name)))
_PRIVATE = _Field("private_address", "private_address", _maybe, _address)
_BATCH = _Field("batch", "batch", bool, _flag)
_MARK = _Field("mark", "mark", str, as_text)
_NAME = _Field("name", "name", str, _maybe_text)
_VSWITCH = _Field("vswitch", "vswitch_id", _ref_to_data, _ref)
_GROUP = _Field("security_group", "security_group_id", str, as_text)
_ADDRESS = _Field("address", "address", _maybe, _address)
_VPC = _Field("vpc", "vpc_id", str, as_text)
_BLOCK = _Field("block", "block", str, _network)
_CIDR = _Field("cidr", "cidr", str, _network)
_ZONE = _Field("zone", "zone_id", str, as_text)
_BANDWIDTH = _Field("bandwidth", "bandwidth", int, _bandwidth)
_CHARGE = _Field("charge", "charge", str, lambda found, name: TrafficCharge(as_text(found, name)))

_KINDS: Final = (
    _Kind("associate", AssociateEips, (_REGION, _EIPS, _ENI, _MODE, _PRIVATE, _BATCH)),
    _Kind("unassociate", UnassociateEips, (_REGION, _EIPS, _ENI, _MODE, _PRIVATE)),
    _Kind("attach", AttachEni, (_REGION, _ENI, _INSTANCE)),
    _Kind("detach", DetachEni, (_REGION, _ENI, _INSTANCE)),
    _Kind("create_eni", CreateEni, (_REGION, _MARK, _NAME, _VSWITCH, _GROUP, _ADDRESS)),
    _Kind("delete_eni", DeleteEni, (_REGION, _ENI, _NAME)),
    _Kind("stop", StopInstance, (_REGION, _INSTANCE)),
    _Kind("start", StartInstance, (_REGION, _INSTANCE)),
    _Kind("allocate", AllocateEip, (_REGION, _MARK, _BANDWIDTH, _CHARGE, _NAME)),
    _Kind("release", ReleaseEip, (_REGION, _EIP, _NAME)),
    _Kind("add_block", AddBlock, (_REGION, _VPC, _BLOCK)),
    _Kind("remove_block", RemoveBlock, (_REGION, _VPC, _BLOCK)),
    _Kind("create_vswitch", CreateVSwitch, (_REGION, _MARK, _VPC, _ZONE, _CIDR, _NAME)),
    _Kind("delete_vswitch", DeleteVSwitch, (_REGION, _VSWITCH, _VPC, _NAME)),
)
