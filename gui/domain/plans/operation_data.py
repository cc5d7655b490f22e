"""Operations as plain data and back: what a plan file and the journal hold of each.

Each operation declares its fields and their names; how a value is written and read, its type says.
"""

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, fields
from enum import StrEnum
from functools import partial
from ipaddress import IPv4Address, IPv4Network
from typing import Any, Final, get_args, get_origin

from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.eips import MOST_BANDWIDTH, TrafficCharge
from gui.domain.operations.operation import KINDS, Operation
from gui.domain.plans.file_data import PLAN, Data


@dataclass(frozen=True, slots=True)
class _Codec:
    """How a value is written, and read from the data under its name."""

    write: Callable[[Any], object]
    read: Callable[[Data, str], object]


def operation_to_data(operation: Operation) -> dict[str, Any]:
    """Return ``operation`` as data that JSON can hold."""
    data = {
        each.metadata["stored"].name: _codec(each).write(getattr(operation, each.name)) for each in fields(operation)
    }
    return {**data, "kind": operation.kind}


def operation_from_data(data: object) -> Operation:
    """Return the operation that ``data`` holds.

    Raises:
        InputError: it holds none.
    """
    found = PLAN.object(data, "operation")
    name = PLAN.text(found, "kind")
    kind = next((each for each in KINDS if each.kind == name), None)
    if kind is None:
        raise InputError(f"The plan has an operation of unknown kind {found.get('kind')!r}.")
    try:
        values: dict[str, Any] = {
            each.name: _codec(each).read(found, each.metadata["stored"].name) for each in fields(kind)
        }
        return kind(**values)
    except ValueError as cause:
        raise InputError(f"An operation of the plan is not right: {cause}.") from cause


def _maybe_text(found: Data, name: str) -> str:
    return PLAN.text(found, name) if found.get(name) else ""


def _eips(found: Data, name: str) -> tuple[str, ...]:
    eips = PLAN.texts(found, name)
    if not eips or len(set(eips)) != len(eips):
        raise InputError("An operation of the plan names no EIP, or one twice.")
    return eips


def _ref(found: Data, name: str) -> str | MarkRef:
    value = found.get(name)
    return MarkRef(PLAN.text(value, "made")) if isinstance(value, dict) else PLAN.text(found, name)


def _ref_to_data(ref: str | MarkRef) -> object:
    return {"made": ref.mark} if isinstance(ref, MarkRef) else ref


def _address(found: Data, name: str) -> IPv4Address | None:
    return IPv4Address(found[name]) if found.get(name) else None


def _network(found: Data, name: str) -> IPv4Network:
    return IPv4Network(PLAN.text(found, name))


def _bandwidth(found: Data, name: str) -> int:
    value = found.get(name)
    if type(value) is not int or not 1 <= value <= max(MOST_BANDWIDTH.values()):
        raise PLAN.wrong(f"{name} is no number of Mbit/s")
    return value


def _optional_bandwidth(found: Data, name: str) -> int | None:
    value = found.get(name)
    if value is not None and (type(value) is not int or value < 1):
        raise PLAN.wrong(f"{name} is no number of Mbit/s")
    return value


def _flag(found: Data, name: str) -> bool:
    value = found.get(name, True)
    if not isinstance(value, bool):
        raise PLAN.wrong(f"{name} is neither true nor false")
    return value


def _word(kind: type[StrEnum], found: Data, name: str) -> StrEnum:
    return kind(PLAN.text(found, name))


def _maybe(value: object) -> str | None:
    return str(value) if value else None


_TEXT = _Codec(str, PLAN.text)
_OPTIONAL_TEXT = _Codec(str, _maybe_text)
_REF = _Codec(_ref_to_data, _ref)
_EIPS = _Codec(list, _eips)
_OF_TYPE: Final[Mapping[object, _Codec]] = {
    bool: _Codec(bool, _flag),
    int: _Codec(int, _bandwidth),
    int | None: _Codec(lambda value: value, _optional_bandwidth),
    IPv4Network: _Codec(str, _network),
    IPv4Address | None: _Codec(_maybe, _address),
    **{kind: _Codec(str, partial(_word, kind)) for kind in (AssociationMode, TrafficCharge)},
}


def _codec(declared: Field[Any]) -> _Codec:
    """Return how the field is written and read, which its type says."""
    if MarkRef in get_args(declared.type):
        return _REF
    if get_origin(declared.type) is tuple:
        return _EIPS
    return _OF_TYPE.get(declared.type) or (_OPTIONAL_TEXT if declared.default == "" else _TEXT)
