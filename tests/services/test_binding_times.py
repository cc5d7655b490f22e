"""When this program bound or unbound an EIP last, by what the journal holds."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.engine.effects import Do
from gui.domain.operations.instance_eips import AssociateWithInstance, UnassociateFromInstance
from gui.domain.operations.operation import AssociateEips, Operation, UnassociateEips
from gui.domain.plans.plan import Plan
from gui.services.runs.binding_times import binding_times
from gui.services.runs.journal import Journal
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, RUN, eip_id

A = eip_id(1)
NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
UNBIND, BIND = UnassociateFromInstance(REGION, A, INSTANCE), AssociateWithInstance(REGION, A, INSTANCE)
ONTO, OFF = AssociateEips(REGION, (A,), ENI), UnassociateEips(REGION, (A,), ENI)


@pytest.mark.parametrize(
    ("calls", "bound"),
    [((UNBIND,), False), ((UNBIND, BIND), True), ((UNBIND, ONTO), True), ((UNBIND, ONTO, OFF, BIND), True)],
)
def test_what_is_bound_to_an_instance_itself_counts_too(
    tmp_path: Path, calls: tuple[Operation, ...], bound: bool
) -> None:
    plan = Plan(REGION, (UNBIND, ONTO), Selection(REGION, (A,), ENI, INSTANCE))
    with closing(Journal(tmp_path, lambda: NOW)) as journal:
        journal.begin(RUN, plan, None)
        for number, call in enumerate(calls):
            entry = journal.intent(Do(0, call, f"t-{number}", 1, number > 1))
            journal.accepted(entry, f"R-{number}")
    noted = binding_times(tmp_path)
    assert {eip: each.bound for eip, each in noted.items()} == {A: bound}
