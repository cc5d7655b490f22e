"""Events and results of deliveries as plain data, for other programs to read: one JSON object for each."""

from typing import Any

from gui.domain.cloud.errors import CloudError
from gui.domain.delivery.package import Package
from gui.domain.delivery.report import (
    ArmedFor,
    Checked,
    DeliveryEvent,
    DeliveryReport,
    PhaseBegan,
    StateRead,
    StepEnded,
)
from gui.domain.delivery.truth import GuestReading, eips_in_guest


def event_to_data(event: DeliveryEvent) -> dict[str, Any]:
    """Return ``event`` as data that JSON can hold."""
    data: dict[str, Any] = {"event": type(event).__name__}
    match event:
        case PhaseBegan(phase):
            return data | {"phase": phase.value}
        case StepEnded(step, code, text, error):
            return data | {"step": step.value, "code": code, "text": text, "error": _error(error)}
        case StateRead(state):
            return data | {"stack": state.stack, "plan": state.plan, "armed": state.armed, "undoing": state.undoing}
        case Checked(addresses):
            return data | {"addresses": [{"address": str(a.address), "well": a.well, "why": a.why} for a in addresses]}
        case ArmedFor(least, most):
            return data | {"at_least": round(least), "at_most": round(most)}


def report_to_data(package: Package, report: DeliveryReport, reading: GuestReading) -> dict[str, Any]:
    """Return the result as data that JSON can hold."""
    return {
        "event": "Finished",
        "delivery": package.delivery_id,
        "instance": package.instance,
        "eni": package.eni,
        "outcome": report.outcome.value,
        "cause": report.cause.value,
        "undone_within": None if report.undone_within is None else round(report.undone_within),
        "as_of": reading.at.isoformat(timespec="seconds"),
        "eips": [
            {
                "address": str(each.address),
                "in_guest": each.truth.value,
                "lacks": [lack.value for lack in each.lacks],
                "where": each.where,
                "by_others": each.by_others,
            }
            for each in eips_in_guest(reading, package.expected)
        ],
        "text": report.text,
        "error": _error(report.error),
    }


def _error(error: CloudError | None) -> dict[str, str] | None:
    if error is None:
        return None
    return {"code": error.code or error.kind.value, "message": error.message, "request_id": error.request_id}
