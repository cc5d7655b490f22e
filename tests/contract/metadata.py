"""Requests and answers held against Alibaba Cloud's own metadata of its APIs, ``api_meta.json`` beside this module."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from gui.sandbox.documented_elsewhere import FIELDS

_SOURCE: Final = Path(__file__).parent / "api_meta.json"
OPERATIONS: Final[Mapping[str, Mapping[str, Any]]] = json.loads(_SOURCE.read_text(encoding="utf-8"))["operations"]
"""By product and name, ``vpc.DescribeVpcs``: parameters, the tree of the answer, and HTTP statuses by error code."""

PRODUCTS: Final = {
    "2016-04-28": "vpc",
    "2014-05-26": "ecs",
    "2015-04-01": "sts",
    "2015-05-01": "ram",
    "2020-03-31": "resourcemanager",
}
"""The product by the version of its API."""

_ENVELOPE: Final = {"RequestId", "HostId", "Code", "Message"}
_ENVELOPE_MAY: Final = {"Recommend", "AccessDeniedDetail"}
_TEXTS: Final = {
    "string": re.compile(r".*", re.DOTALL),
    "any": re.compile(r".*", re.DOTALL),
    "integer": re.compile(r"-?\d+"),
    "number": re.compile(r"-?\d+(\.\d+)?"),
    "boolean": re.compile(r"true|false", re.IGNORECASE),  # the official Python SDK writes True and False
}
_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "any": (object,),
}


def request_mismatches(operation: str, sent: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with the parameters ``sent``, by their names on the wire (``Tag.1.Key``)."""
    if operation not in OPERATIONS:
        yield "not in the metadata"
        return
    parameters = OPERATIONS[operation]["parameters"]
    by_name: dict[str, dict[str, str]] = {}
    for name, value in sent.items():
        head, _, rest = name.partition(".")
        by_name.setdefault(head, {})[rest] = value
    yield from (f"{name}: no such parameter" for name in by_name.keys() - parameters.keys())
    for name, facts in parameters.items():
        if facts.get("required") and name not in by_name:
            yield f"{name}: required and not sent"
        elif name in by_name:
            yield from (f"{name}: {each}" for each in _parameter_mismatches(facts, by_name[name]))


def _parameter_mismatches(facts: Mapping[str, Any], members: Mapping[str, str]) -> Iterator[str]:
    kind = facts["type"]
    if isinstance(kind, list):
        yield from _list_mismatches(facts, members)
    elif isinstance(kind, dict):
        for rest, value in members.items():
            yield from _scalar_mismatches({"type": kind.get(rest, "unknown")}, value)
    elif members.keys() != {""}:
        yield "has members, and is a single value"
    else:
        yield from _scalar_mismatches(facts, members[""])


def _list_mismatches(facts: Mapping[str, Any], members: Mapping[str, str]) -> Iterator[str]:
    (kind,) = facts["type"]
    indexes = {rest.partition(".")[0] for rest in members}
    if indexes != {str(number) for number in range(1, len(indexes) + 1)}:
        yield f"is a list, and its members are {sorted(members)}"
    if len(indexes) > facts.get("maxItems", len(indexes)):
        yield f"{len(indexes)} members, and {facts['maxItems']} at most"
    for rest, value in members.items():
        field = rest.partition(".")[2]
        of_member = kind.get(field, "unknown") if isinstance(kind, dict) else kind if not field else "unknown"
        yield from _scalar_mismatches({**facts, "type": of_member}, value)


def _scalar_mismatches(facts: Mapping[str, Any], value: str) -> Iterator[str]:
    kind = facts["type"]
    if kind not in _TEXTS:
        yield f"no such member, or none that is a text: {kind}"
    elif not _TEXTS[kind].fullmatch(value):
        yield f"{value!r} is no {kind}"
    elif kind in {"integer", "number"} and not (
        facts.get("minimum", float("-inf")) <= float(value) <= facts.get("maximum", float("inf"))
    ):
        yield f"{value} is outside {facts.get('minimum')} to {facts.get('maximum')}"
    elif len(value) > facts.get("maxLength", len(value)):
        yield f"{len(value)} characters, and {facts['maxLength']} at most"
    elif kind != "boolean" and facts.get("values") and value not in facts["values"]:
        yield f"{value!r} is none of {facts['values']}"


def answer_mismatches(operation: str, body: Mapping[str, object]) -> Iterator[str]:
    """Yield what an answer has that the metadata does not: fields, types, nesting."""
    if operation not in OPERATIONS:
        yield "not in the metadata"
        return
    known = {name: member for name, member in body.items() if (operation, name) not in FIELDS}
    yield from _value_mismatches("", OPERATIONS[operation]["response"], known)


def _value_mismatches(path: str, kind: Any, value: object) -> Iterator[str]:
    if isinstance(kind, dict):
        if not isinstance(value, dict):
            yield f"{path} is {type(value).__name__}, and an object in the metadata"
        elif kind:
            for name, member in value.items():
                if name in kind:
                    yield from _value_mismatches(f"{path}.{name}".lstrip("."), kind[name], member)
                else:
                    yield f"{path}.{name}".lstrip(".") + " is not in the metadata"
    elif isinstance(kind, list):
        if not isinstance(value, list):
            yield f"{path} is {type(value).__name__}, and a list in the metadata"
        else:
            for member in value:
                yield from _value_mismatches(f"{path}[]", kind[0], member)
    elif not isinstance(value, _TYPES[kind]) or (kind in {"integer", "number"} and isinstance(value, bool)):
        yield f"{path} is {type(value).__name__}, and {kind} in the metadata"


def envelope_mismatches(body: Mapping[str, object]) -> Iterator[str]:
    """Yield what is wrong with the form of a refusal."""
    yield from (f"{name} is missing in the refusal" for name in _ENVELOPE - body.keys())
    yield from (f"{name} is in no refusal" for name in body.keys() - _ENVELOPE - _ENVELOPE_MAY)
