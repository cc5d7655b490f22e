"""Events and reports as plain data, for other programs to read: one JSON object for each event."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from gui.domain.cloud.errors import CloudError, JournalError
from gui.domain.engine.progress import ProgressEvent
from gui.domain.operations.operation import Operation
from gui.domain.plans.operation_data import operation_to_data

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def event_to_data(event: ProgressEvent) -> dict[str, Any]:
    """Return ``event`` as data that JSON can hold: its name as ``event``, and its attributes."""
    return {"event": type(event).__name__, **_members(event)}


def _plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON knows
    match value:
        case _ if isinstance(value, Operation):
            return {"action": value.action, **operation_to_data(value)}
        case CloudError():
            return _cloud_error(value)
        case JournalError():
            return {"kind": value.kind.value, "path": value.path, "detail": value.detail}
        case Enum():
            return value.value
        case tuple() | list():
            return [_plain(each) for each in value]
        case _:
            return _members(value) if is_dataclass(value) and not isinstance(value, type) else value


def _members(value: "DataclassInstance") -> dict[str, Any]:
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _cloud_error(error: CloudError) -> dict[str, Any]:
    return {
        "kind": error.kind.value,
        "code": error.code,
        "action": error.action,
        "message": error.message,
        "request_id": error.request_id,
        "details": dict(error.details),
    }
