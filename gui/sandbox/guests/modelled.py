"""A guest that knows no shell: it reads what a delivered script is for, and behaves as the script would.

It understands the steps of the program's own deliveries by the comment lines at their head, and answers in their words.
The first line of every output says that nothing was run. Other scripts are accepted like those of ``AcceptAnything``.
"""

from typing import TYPE_CHECKING, Final

from gui.sandbox.guests import environment, header
from gui.sandbox.guests.header import Header
from gui.sandbox.guests.immediate import AcceptAnything, Answer
from gui.sandbox.guests.inside import Inside
from gui.sandbox.guests.linux_steps import LinuxSteps
from gui.sandbox.guests.protocol import Cuts, Progress, Running, Task
from gui.sandbox.guests.windows_steps import WindowsSteps
from gui.sandbox.resources import Instance

if TYPE_CHECKING:
    from gui.sandbox.account import Account

EMULATED: Final = "emulated: the script was not run; a model of the guest answers\n"
"""The first line of what the model prints."""


class Modelled:
    """Guests of an account as a model: NICs, addresses, rules and tables, the armed undo, and restarts.

    Args:
        account: whose instances these are.
    """

    def __init__(self, account: "Account") -> None:
        self._account = account
        self._inside: dict[str, Inside] = {}
        self._others = AcceptAnything()
        self._cuts = Cuts(account.clock)

    def cut(self, instance: str, seconds: float) -> None:
        """Cut the guest of the instance with this id off from the cloud for so many seconds from now."""
        self._cuts.cut(instance, seconds)

    def start(self, task: Task) -> Running:
        """Answer a step of a delivery, or accept what is none."""
        head = header.read(task.script)
        if head is None or task.dry_run or task.file is not None:
            return self._others.start(task)
        environment.check(task)
        output, code = self.step(task.instance, head)
        text = EMULATED + output
        end = f"eip-eni-end\t{head.delivery}\t{head.step}\t{code}\t{len(text.encode())}\n"
        return Answer(Progress(output=(text + end).encode(), exit_code=int(code != 0)), self._account.clock)

    def step(self, instance: Instance, head: Header) -> tuple[str, int]:
        """Return what one step prints, and its exit code."""
        inside = self._inside.get(instance.id)
        if inside is None:
            inside = self._inside[instance.id] = Inside(self._account, instance, boots=instance.boots)
        inside.settle()
        steps = WindowsSteps(inside, head) if instance.os_type == "windows" else LinuxSteps(inside, head)
        return steps.run()

    def reaches_cloud(self, instance: Instance) -> bool:
        """Return whether the guest was not cut off."""
        return self._cuts.reaches_cloud(instance)

    def obstacle(self, instance: Instance) -> str:  # noqa: ARG002 - none has one
        """Return that there is none."""
        return ""

    def close(self) -> None:
        """Do nothing: nothing runs."""
