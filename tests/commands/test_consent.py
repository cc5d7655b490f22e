"""Nothing is deleted, released or stopped before a person has seen the steps and agreed."""

import io
import sys
from dataclasses import replace

import pytest

from gui.commands.plan_output import ask_about_account, ask_consent, needs_consent, step
from gui.domain.choices.selection import Selection
from gui.domain.cloud.account import Account
from gui.domain.cloud.errors import InputError
from gui.domain.operations.networks import RemoveBlock
from gui.domain.operations.operation import Operation
from gui.domain.operations.power import StopInstance
from gui.domain.plans.plan import Plan
from tests.helpers.every_operation import EVERY
from tests.helpers.region_values import INSTANCE, REGION

PLAN = Plan(REGION, (StopInstance(REGION, INSTANCE),), Selection(REGION))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("operation", EVERY, ids=lambda each: type(each).__name__)
def test_whatever_nothing_brings_back_needs_consent(operation: Operation) -> None:
    assert needs_consent(operation) == (
        operation.undo is None or operation.may_cost or isinstance(operation, StopInstance | RemoveBlock)
    )


@pytest.mark.parametrize("operation", EVERY, ids=lambda each: type(each).__name__)
def test_each_step_names_its_call_and_what_it_is_about(operation: Operation) -> None:
    line = step(operation)
    assert f"({operation.action})." in line
    assert "\n" not in line
    for each in getattr(operation, "allocation_ids", ()):
        assert each in line
    if needs_consent(operation):
        assert not line.endswith(f"({operation.action})."), "what it ends is said"


@pytest.mark.parametrize(("answer", "agreed"), [("yes\n", True), ("YES\n", True), ("y\n", False), ("", False)])
def test_a_person_at_a_terminal_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: str, *, agreed: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    if agreed:
        ask_consent(PLAN, yes=False)
    else:
        with pytest.raises(InputError, match="Nothing was sent"):
            ask_consent(PLAN, yes=False)
    asked = (
        "The plan deletes, releases or stops something, or changes what is charged (steps: 1). Type yes to continue:"
    )
    assert asked in capsys.readouterr().err


def test_without_a_terminal_the_argument_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    with pytest.raises(InputError, match="Add --yes to agree"):
        ask_consent(PLAN, yes=False)
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="Add --yes to agree"):
        ask_consent(PLAN, yes=False)
    ask_consent(PLAN, yes=True)


def test_a_plan_that_names_no_account_is_agreed_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match=r"names no account.*Nothing was sent\. Add --yes"):
        ask_about_account(PLAN, yes=False)
    ask_about_account(PLAN, yes=True)
    ask_about_account(replace(PLAN, account=Account("1")), yes=False)
    ask_about_account(replace(PLAN, operations=()), yes=False)
