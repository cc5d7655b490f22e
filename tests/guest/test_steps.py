"""The steps in the guest: their order, and commands that the scripts of each stack really take."""

import pytest

from gui.guest.snippet import STACKS, Stack, render
from gui.guest.steps import StepCode, steps, steps_together
from tests.guest.cases import CASES

ARMED = [StepCode.COPY, StepCode.APPLY_ARMED, StepCode.CHECK, StepCode.CONFIRM]
AT_BOOT = [StepCode.COPY, StepCode.APPLY, StepCode.REBOOT, StepCode.CHECK]


@pytest.mark.parametrize("stack", STACKS, ids=lambda each: each.name)
def test_each_stack_has_its_steps_and_each_step_runs_a_script_that_is_there(stack: Stack) -> None:
    snippet = render(stack.name, CASES["one"])
    found = steps(snippet)
    assert [each.code for each in found] == (ARMED if stack.armed else AT_BOOT)
    scripts = dict(snippet.scripts)
    for each in found:
        assert not each.script or each.script in scripts
        assert each.script in each.command
    armed = next((each for each in found if each.code is StepCode.APPLY_ARMED), None)
    assert (armed is None) == ("it cannot be armed" in "".join(scripts.values()))
    if armed is not None:
        word = armed.command.split()[-2]
        assert word.lstrip("-").lower() in scripts[armed.script].lower()
        assert armed.command.endswith(" 120")


def test_windows_is_told_to_run_what_came_from_elsewhere() -> None:
    commands = [each.command for each in steps(render("powershell", CASES["one"]))]
    assert commands[1:] == [
        "powershell -ExecutionPolicy Bypass -File .\\apply.ps1 -Armed 120",
        "powershell -ExecutionPolicy Bypass -File .\\check.ps1",
        "powershell -ExecutionPolicy Bypass -File .\\confirm.ps1",
    ]
    assert [each.command for each in steps(render("netsh", CASES["one"]))][1] == ".\\apply.cmd --armed 120"


def test_several_interfaces_go_together_with_the_stack_that_is_shown() -> None:
    assert [each.command for each in steps_together("netplan")] == [
        "",
        "sh apply-all netplan --armed 120",
        "sh check-all",
        "sh confirm-all",
    ]
    assert [each.command for each in steps_together("cloud-init")] == [
        "",
        "sh apply-all cloud-init",
        "reboot",
        "sh check-all",
    ]
