"""A package as plain data, for the journal: an interrupted delivery sends exactly what was reviewed."""

import base64
import zlib
from collections.abc import Mapping
from ipaddress import IPv4Address
from types import MappingProxyType
from typing import Any

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import InstanceId, OsType
from gui.domain.cloud.region import RegionId
from gui.domain.delivery.package import ExpectedEip, ExpectedInterface, Package, PlanNumber, Step, Timing

_VERSION = 1
_SECONDS = ("fetch", "report", "work", "slack", "rearm_below", "retry")
"""Fields of Timing that are one number."""


def package_to_data(package: Package) -> dict[str, Any]:
    """Return ``package`` as data that JSON can hold."""
    expected, plan, timing = package.expected, package.plan, package.timing
    return {
        "version": _VERSION,
        "delivery": package.delivery_id,
        "region": package.region,
        "instance": package.instance,
        "eni": package.eni,
        "os": package.os_type.value,
        "stack": package.stack,
        "armed": package.armed,
        "expected": {
            "mac": expected.mac,
            "private": str(expected.private),
            "eips": [_eip_to_data(each) for each in expected.eips],
        },
        "plan": {"content": _packed(plan.content), "fixed": plan.fixed},
        "scripts": {step.value: _packed(text.encode("ascii")) for step, text in package.scripts.items()},
        "parts": [_packed(text.encode("ascii")) for text in package.parts],
        "timing": {
            **{name: getattr(timing, name) for name in _SECONDS},
            "poll": list(timing.poll),
            "steps": {step.value: each for step, each in timing.steps.items()},
        },
    }


def package_from_data(data: Mapping[str, Any]) -> Package:
    """Return the package that ``data`` holds.

    Raises:
        ValueError: it is none, or of a newer program.
    """
    try:
        if data["version"] != _VERSION:
            raise ValueError(f"version {data['version']}")
        return _package(data)
    except (LookupError, TypeError, AttributeError, zlib.error) as cause:
        raise ValueError(f"no delivery: {cause}") from cause


def _package(data: Mapping[str, Any]) -> Package:
    expected, plan = data["expected"], data["plan"]
    eips = tuple(_eip_from_data(each) for each in expected["eips"])
    timing = data["timing"]
    steps = {Step(step): int(each) for step, each in timing["steps"].items()}
    first, then, late = (float(each) for each in timing["poll"])
    return Package(
        delivery_id=str(data["delivery"]),
        region=RegionId(str(data["region"])),
        instance=InstanceId(str(data["instance"])),
        eni=EniId(str(data["eni"])),
        os_type=OsType(data["os"]),
        stack=str(data["stack"]),
        armed=int(data["armed"]),
        expected=ExpectedInterface(str(expected["mac"]), IPv4Address(expected["private"]), eips),
        plan=PlanNumber(_unpacked(plan["content"]), str(plan["fixed"])),
        scripts=MappingProxyType(
            {Step(step): _unpacked(text).decode("ascii") for step, text in data["scripts"].items()}
        ),
        parts=tuple(_unpacked(text).decode("ascii") for text in data["parts"]),
        timing=Timing(steps=steps, poll=(first, then, late), **{name: float(timing[name]) for name in _SECONDS}),
    )


def _eip_to_data(eip: ExpectedEip) -> dict[str, Any]:
    return {
        "address": str(eip.address),
        "prefix": eip.prefix_length,
        "gateway": str(eip.gateway) if eip.gateway else None,
        "table": eip.table,
        "priority": eip.priority,
    }


def _eip_from_data(data: Mapping[str, Any]) -> ExpectedEip:
    gateway, priority = data["gateway"], data["priority"]
    return ExpectedEip(
        IPv4Address(data["address"]),
        int(data["prefix"]),
        IPv4Address(gateway) if gateway else None,
        str(data["table"]),
        None if priority is None else int(priority),
    )


def _packed(content: bytes) -> str:
    return base64.b64encode(zlib.compress(content, 9)).decode()


def _unpacked(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text, validate=True))
