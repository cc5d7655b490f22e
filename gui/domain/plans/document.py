"""A plan as plain data and back: the content of a plan file and of the journal. Pure; files are read elsewhere."""

import hashlib
import json
from collections.abc import Callable, Mapping
from ipaddress import IPv4Address
from typing import Any, assert_never

from gui.domain.creation import CreateEni, DeleteEni
from gui.domain.eip import AllocationId, AssociationMode
from gui.domain.eni import EniId, SecurityGroupId, VSwitchId
from gui.domain.errors import InputError
from gui.domain.instance import InstanceId
from gui.domain.operations import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.plans.plan import Fact, Plan
from gui.domain.power import StartInstance, StopInstance
from gui.domain.region import RegionId
from gui.domain.selection import Selection

FORMAT = 1
"""Number of the format; raised when an older program could misread a plan."""

Data = Mapping[str, Any]


def plan_to_data(plan: Plan) -> dict[str, Any]:
    """Return ``plan`` as data that JSON can hold, with a checksum so that a file changed by hand is noticed."""
    chosen = plan.selection
    data = {
        "format": FORMAT,
        "region": plan.region,
        "selection": {"eips": list(chosen.eips), "eni": chosen.eni, "instance": chosen.instance},
        "operations": [operation_to_data(operation) for operation in plan.operations],
        "relied_on": [list(fact) for fact in plan.relied_on],
        "fingerprint": plan.fingerprint,
    }
    return {**data, "checksum": _checksum(data)}


def _checksum(data: Data) -> str:
    """Return sixteen hexadecimal digits that differ when anything in ``data`` but its checksum differs."""
    content = {name: value for name, value in data.items() if name != "checksum"}
    text = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


def plan_from_data(data: object) -> Plan:
    """Return the plan that ``data`` holds.

    Raises:
        InputError: it holds none, or one of a newer program, or one that was changed by hand.
    """
    found = _object(data, "plan")
    if found.get("format") != FORMAT:
        raise InputError(f"The plan has format {found.get('format')!r}; this program reads format {FORMAT}.")
    if found.get("checksum") != _checksum(found):
        raise InputError("The checksum of the plan does not match: it was changed after it was reviewed.")
    region = RegionId(_text(found, "region"))
    chosen = _object(found.get("selection"), "selection")
    selection = Selection(
        region=region,
        eips=tuple(AllocationId(each) for each in _texts(chosen, "eips")),
        # A plan that makes an ENI has none yet; a teardown of a free ENI has no instance.
        eni=EniId(_text(chosen, "eni")) if chosen.get("eni") is not None else None,
        instance=InstanceId(_text(chosen, "instance")) if chosen.get("instance") is not None else None,
    )
    operations = tuple(operation_from_data(each) for each in _list(found, "operations"))
    plan = Plan(region, operations, selection, tuple(_fact(each) for each in _list(found, "relied_on")))
    if selection.eni is None and not all(isinstance(operation, CreateEni) for operation in operations):
        raise InputError("The plan is not right: eni is missing.")
    if any(operation.region != region for operation in operations):
        raise InputError("The plan names more than one region.")
    return plan


def operation_to_data(operation: Operation) -> dict[str, Any]:
    """Return ``operation`` as data that JSON can hold."""
    match operation:
        case AssociateEips():
            return {**_binding(operation), "kind": "associate", "batch": operation.batch}
        case UnassociateEips():
            return {**_binding(operation), "kind": "unassociate"}
        case AttachEni():
            return {**_attachment(operation), "kind": "attach"}
        case DetachEni():
            return {**_attachment(operation), "kind": "detach"}
        case CreateEni():
            return {**_creation(operation), "kind": "create_eni"}
        case DeleteEni():
            return {**_made(operation), "kind": "delete_eni"}
        case StopInstance():
            return {"region": operation.region, "instance": operation.instance_id, "kind": "stop"}
        case StartInstance():
            return {"region": operation.region, "instance": operation.instance_id, "kind": "start"}
        case _:
            assert_never(operation)


def _binding(operation: AssociateEips | UnassociateEips) -> dict[str, Any]:
    return {
        "region": operation.region,
        "eips": list(operation.allocation_ids),
        "eni": operation.eni_id,
        "mode": operation.mode.value,
        "private_address": str(operation.private_address) if operation.private_address else None,
    }


def _attachment(operation: AttachEni | DetachEni) -> dict[str, Any]:
    return {"region": operation.region, "eni": operation.eni_id, "instance": operation.instance_id}


def _made(operation: CreateEni | DeleteEni) -> dict[str, Any]:
    return {"region": operation.region, "mark": operation.mark, "name": operation.name}


def _creation(operation: CreateEni) -> dict[str, Any]:
    return {
        **_made(operation),
        "vswitch": operation.vswitch_id,
        "security_group": operation.security_group_id,
        "address": str(operation.address) if operation.address else None,
    }


def operation_from_data(data: object) -> Operation:
    """Return the operation that ``data`` holds.

    Raises:
        InputError: it holds none.
    """
    found = _object(data, "operation")
    make = _MAKERS.get(_text(found, "kind"))
    if make is None:
        raise InputError(f"The plan has an operation of unknown kind {found.get('kind')!r}.")
    return make(found)


def _associate(found: Data) -> Operation:
    return AssociateEips(*_bound(found), batch=found.get("batch") is not False)


def _unassociate(found: Data) -> Operation:
    return UnassociateEips(*_bound(found))


def _bound(
    found: Data,
) -> tuple[RegionId, tuple[AllocationId, ...], EniId, AssociationMode, IPv4Address | None]:
    eips = tuple(AllocationId(each) for each in _texts(found, "eips"))
    if not eips or len(set(eips)) != len(eips):
        raise InputError("An operation of the plan names no EIP, or one twice.")
    try:
        mode = AssociationMode(_text(found, "mode"))
    except ValueError as cause:
        raise InputError(f"An operation of the plan is not right: {cause}.") from cause
    address = _address(found, "private_address")
    return RegionId(_text(found, "region")), eips, EniId(_text(found, "eni")), mode, address


def _address(found: Data, name: str) -> IPv4Address | None:
    try:
        return IPv4Address(found[name]) if found.get(name) else None
    except ValueError as cause:
        raise InputError(f"An operation of the plan is not right: {cause}.") from cause


def _attach(found: Data) -> Operation:
    return AttachEni(*_attached(found))


def _detach(found: Data) -> Operation:
    return DetachEni(*_attached(found))


def _attached(found: Data) -> tuple[RegionId, EniId, InstanceId]:
    return RegionId(_text(found, "region")), EniId(_text(found, "eni")), InstanceId(_text(found, "instance"))


def _create(found: Data) -> Operation:
    vswitch, group = VSwitchId(_text(found, "vswitch")), SecurityGroupId(_text(found, "security_group"))
    name = _text(found, "name") if found.get("name") else ""
    region, mark = RegionId(_text(found, "region")), _text(found, "mark")
    return CreateEni(region, mark, vswitch, group, name, _address(found, "address"))


def _delete(found: Data) -> Operation:
    name = _text(found, "name") if found.get("name") else ""
    return DeleteEni(RegionId(_text(found, "region")), _text(found, "mark"), name)


def _stop(found: Data) -> Operation:
    return StopInstance(RegionId(_text(found, "region")), InstanceId(_text(found, "instance")))


def _start(found: Data) -> Operation:
    return StartInstance(RegionId(_text(found, "region")), InstanceId(_text(found, "instance")))


_MAKERS: Mapping[str, Callable[[Data], Operation]] = {
    "associate": _associate,
    "unassociate": _unassociate,
    "attach": _attach,
    "detach": _detach,
    "create_eni": _create,
    "delete_eni": _delete,
    "stop": _stop,
    "start": _start,
}


def _object(value: object, name: str) -> Data:
    if not isinstance(value, dict):
        raise InputError(f"The plan is not right: {name} is not an object.")
    return value


def _list(found: Data, name: str) -> list[Any]:
    value = found.get(name)
    if not isinstance(value, list):
        raise InputError(f"The plan is not right: {name} is not a list.")
    return value


def _texts(found: Data, name: str) -> tuple[str, ...]:
    values = _list(found, name)
    if not all(isinstance(each, str) and each for each in values):
        raise InputError(f"The plan is not right: {name} holds something other than text.")
    return tuple(values)


def _text(found: Data, name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str) or not value:
        raise InputError(f"The plan is not right: {name} is missing.")
    return value


def _fact(value: object) -> Fact:
    match value:
        case [str(resource), str(name), str(fact)]:
            return Fact(resource, name, fact)
        case _:
            raise InputError("The plan is not right: a fact is not three texts.")
