import json
from ipaddress import IPv4Address

import pytest

from gui.domain.cloud.errors import CloudError, CloudErrorKind, JournalError, JournalErrorKind
from gui.domain.engine.progress import (
    CallAnswered,
    Failure,
    Finished,
    ItemChanged,
    ItemState,
    Left,
    Outcome,
    PlanStarted,
    ProgressEvent,
    Report,
    Resumed,
    Row,
    StopChoice,
    Waiting,
    WaitReason,
)
from gui.domain.operations.judgements import Reason
from gui.domain.operations.operation import AssociateEips
from gui.domain.plans.plan import FactChange
from gui.services.runs.event_data import event_to_data
from tests.helpers.toy_cloud import ENI, REGION, eip_id

BIND = AssociateEips(REGION, (eip_id(1),), ENI, private_address=IPv4Address("10.0.0.5"))
ERROR = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", "A", "no", "R", 403, details={"AuthAction": "vpc:A"})
FAILURE = Failure(eip_id(1), Reason.TAKEN, (("target", "nat-1"),), ERROR)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (Resumed(), {"event": "Resumed"}),
        (Waiting(1.5, WaitReason.BUSY), {"event": "Waiting", "seconds": 1.5, "reason": "busy"}),
        (
            CallAnswered(0, "A", "R", 7, ERROR),
            {
                "event": "CallAnswered",
                "index": 0,
                "action": "A",
                "request_id": "R",
                "milliseconds": 7,
                "error": {
                    "kind": "denied",
                    "code": "Forbidden.RAM",
                    "action": "A",
                    "message": "no",
                    "request_id": "R",
                    "details": {"AuthAction": "vpc:A"},
                },
            },
        ),
    ],
)
def test_an_event_as_data(event: ProgressEvent, expected: dict[str, object]) -> None:
    assert event_to_data(event) == expected


def test_a_plan_and_an_item_as_data() -> None:
    started = event_to_data(PlanStarted("run", (Row(0, BIND, BIND.items),)))
    operation = started["rows"][0]["operation"]
    assert (operation["action"], operation["eips"]) == ("AssociateEipAddressBatch", ["eip-1"])
    assert operation["private_address"] == "10.0.0.5"
    changed = event_to_data(ItemChanged(0, eip_id(1), ItemState.FAILED, FAILURE))
    assert changed["failure"]["values"] == [["target", "nat-1"]]


def test_every_part_of_a_report_is_json() -> None:
    report = Report(
        "run",
        Outcome.LEFT,
        (BIND,),
        (BIND,),
        (FAILURE,),
        (Left(BIND, FAILURE),),
        (FactChange("eip-1", "status", "Available", "InUse"),),
        StopChoice.KEEP,
        JournalError(JournalErrorKind.FULL, "/journal", "full"),
    )
    data = json.loads(json.dumps(event_to_data(Finished(report))))["report"]
    assert data["journal_error"] == {"kind": "full", "path": "/journal", "detail": "full"}
    assert data["left"][0]["operation"]["kind"] == "associate"
    assert data["changes"][0]["after"] == "InUse"
    assert data["stopped"] == "keep"
