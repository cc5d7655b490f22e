"""Answers with status 200 that are not what the operation promises: a proxy's, a gateway's, or a changed field.

Each shape was seen in an answer of the vendor, in a sample of its pages, or in what stands between it and an office.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from gui.sandbox.wire import Reply


class Shape(StrEnum):
    """What the body is instead."""

    EMPTY_OBJECT = "empty-object"
    EMPTY_LIST = "empty-list"
    NULL = "null"
    EMPTY_BODY = "empty-body"
    REQUEST_ID = "request-id"
    ERROR_MEMBER = "error-member"
    ERROR_ENVELOPE = "error-envelope"
    STRANGER = "stranger"
    HTML = "html"
    LIST_FOR_OBJECT = "list-for-object"
    OBJECT_FOR_LIST = "object-for-list"
    ODD_RECORD = "odd-record"
    ODD_FIELD = "odd-field"


_REQUEST_ID: Final = "5D9A1E0C-0000-4000-8000-000000000000"
_ENVELOPE: Final = {
    "RequestId": _REQUEST_ID,
    "Code": "ServiceUnavailable",
    "Message": "The request has failed due to a temporary failure of the server.",
}
_BODIES: Final[Mapping[Shape, str]] = MappingProxyType(
    {
        Shape.EMPTY_OBJECT: "{}",
        Shape.EMPTY_LIST: "[]",
        Shape.NULL: "null",
        Shape.EMPTY_BODY: "",
        Shape.REQUEST_ID: json.dumps({"RequestId": _REQUEST_ID}),
        Shape.ERROR_MEMBER: json.dumps({"error": "blocked by policy"}),
        Shape.ERROR_ENVELOPE: json.dumps(_ENVELOPE),
        Shape.STRANGER: json.dumps({"status": "ok", "data": [], "TotalCount": 0}),
        Shape.HTML: "<html><body><h1>Sign in to the guest network</h1></body></html>",
    }
)


def needs_the_answer(shape: Shape) -> bool:
    """Return whether the shape is made of the true answer, so that the call has to take effect."""
    return shape not in _BODIES


def answer(shape: Shape) -> Reply:
    """Return the answer of a shape that is the same for every call."""
    kind = "text/html" if shape is Shape.HTML else "application/json;charset=utf-8"
    return Reply(200, _BODIES[shape].encode(), {"Content-Type": kind})


def alter(shape: Shape, reply: Reply) -> Reply:
    """Return the true answer ``reply`` with its list in another shape; one without a list stays as it is."""
    return _edited(reply, _ALTERED[shape])


def without(reply: Reply, item: str) -> Reply:
    """Return ``reply`` without one record of its list, which its total does not count either.

    Args:
        reply: the true answer.
        item: the id of the record; empty for the first one. An answer without that record stays as it is.
    """

    def drop(body: dict[str, Any]) -> None:
        for wrapper, name, records in _lists(body):
            kept = [each for each in records if item not in _ids(each)] if item else records[1:]
            if len(kept) < len(records) and body.get("TotalCount"):
                total = body["TotalCount"]
                body["TotalCount"] = type(total)(int(total) - len(records) + len(kept))
            wrapper[name] = kept

    return _edited(reply, drop)


def _ids(record: object) -> set[object]:
    return {value for name, value in record.items() if name.endswith("Id")} if isinstance(record, dict) else set()


def _edited(reply: Reply, edit: Callable[[dict[str, Any]], None]) -> Reply:
    if reply.status != 200:  # refused: there is no list
        return reply
    body: dict[str, Any] = json.loads(reply.body)
    edit(body)
    return Reply(reply.status, json.dumps(body, ensure_ascii=False).encode(), reply.headers)


def _lists(body: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, list[Any]]]:
    """Yield where each list of records of an answer stands: the object it is in, its name, and the list."""
    for name, value in list(body.items()):
        if isinstance(value, list):
            yield body, name, value
        elif isinstance(value, dict):
            yield from ((value, inner, each) for inner, each in list(value.items()) if isinstance(each, list))


def _list_for_object(body: dict[str, Any]) -> None:
    for name, value in list(body.items()):
        if isinstance(value, dict):
            body[name] = next((each for each in value.values() if isinstance(each, list)), [value])


def _object_for_list(body: dict[str, Any]) -> None:
    for wrapper, name, records in _lists(body):
        wrapper[name] = records[0] if records else {}


def _odd_record(body: dict[str, Any]) -> None:
    for wrapper, name, records in _lists(body):
        wrapper[name] = ["odd", *records[1:]]


def _odd_field(body: dict[str, Any]) -> None:
    for _, _, records in _lists(body):
        for record in records[:1]:
            for name, value in record.items() if isinstance(record, dict) else ():
                if isinstance(value, dict):
                    record[name] = [value]


_ALTERED: Final[Mapping[Shape, Callable[[dict[str, Any]], None]]] = MappingProxyType(
    {
        Shape.LIST_FOR_OBJECT: _list_for_object,
        Shape.OBJECT_FOR_LIST: _object_for_list,
        Shape.ODD_RECORD: _odd_record,
        Shape.ODD_FIELD: _odd_field,
    }
)
