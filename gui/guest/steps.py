"""What is done in the guest with the files of a stack, in order, and the command of each step."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gui.domain.cloud.instance import OsType
from gui.guest.parts import Snippet, Stack
from gui.guest.snippet import stack_named
from gui.guest.values import ShellWord

ARMED_SECONDS = 120
"""How long an armed apply waits for the confirmation where the texts give an example."""
_NAMES = ("apply", "check", "confirm")


class StepCode(StrEnum):
    """The steps in the guest."""

    COPY = "copy"
    APPLY_ARMED = "apply_armed"
    APPLY = "apply"
    REBOOT = "reboot"
    CHECK = "check"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class GuestStep:
    """One step in the guest.

    Attributes:
        code: what is done.
        command: what is run as root, or as administrator, in the folder of the stack; empty for copying.
        script: name of the script that the command runs; empty where it runs none of ours.
    """

    code: StepCode
    command: ShellWord
    script: str = ""


def steps(snippet: Snippet) -> tuple[GuestStep, ...]:
    """Return the steps of one interface: copy, apply, check, confirm; a stack that waits for a reboot has its own."""
    stack = stack_named(snippet.stack)
    option = "-Armed" if snippet.extension == ".ps1" else "--armed"
    return _in_order(stack, [f"{name}{snippet.extension}" for name in _NAMES], f" {option} {ARMED_SECONDS}")


def steps_together(name: str) -> tuple[GuestStep, ...]:
    """Return the steps of all interfaces of a Linux guest, with the scripts that go through them one by one.

    Args:
        name: of the network stack; without it ``apply-all`` takes the one that ``detect`` finds.
    """
    stack = stack_named(name)
    return _in_order(stack, [f"{each}-all" for each in _NAMES], f" --armed {ARMED_SECONDS}", f" {name}")


def run_command(script: str, os_type: OsType) -> ShellWord:
    """Return how ``script`` is run in its folder: Windows by itself runs no PowerShell script from elsewhere."""
    if os_type is OsType.LINUX:
        return ShellWord(f"sh {script}")
    unblocked = "powershell -ExecutionPolicy Bypass -File " if script.endswith(".ps1") else ""
    return ShellWord(f"{unblocked}.\\{script}")


def _in_order(stack: Stack, scripts: Sequence[str], option: str, words: str = "") -> tuple[GuestStep, ...]:
    """Return the steps that run ``scripts``; ``option`` arms the first of them, which also takes ``words``."""
    apply, check, confirm = (run_command(each, stack.os_type) for each in scripts)
    copy = GuestStep(StepCode.COPY, ShellWord(""))
    checked = GuestStep(StepCode.CHECK, check, scripts[1])
    if not stack.armed:
        plain = GuestStep(StepCode.APPLY, ShellWord(f"{apply}{words}"), scripts[0])
        return copy, plain, GuestStep(StepCode.REBOOT, ShellWord("reboot")), checked
    armed = GuestStep(StepCode.APPLY_ARMED, ShellWord(f"{apply}{words}{option}"), scripts[0])
    return copy, armed, checked, GuestStep(StepCode.CONFIRM, confirm, scripts[2])
