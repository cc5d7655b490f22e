"""Instances that start, stop and restart: what the API asks for, and what a command's exit code asks for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from gui.sandbox.resources import Assistant, EniStatus, Instance, InstanceStatus

if TYPE_CHECKING:
    from gui.sandbox.account import Account


def start(account: "Account", instance: Instance, action: str) -> None:
    """Let ``instance`` start; ``action`` chooses how long that takes."""
    instance.status = InstanceStatus.STARTING

    def running() -> None:
        instance.status = InstanceStatus.RUNNING
        instance.boots += 1
        instance.started_at = account.clock()
        if instance.assistant_at_boot:
            instance.assistant, instance.assistant_at_boot = Assistant.RUNNING, False

    account.tasks.start(instance.id, action, running, fail=_to(instance, InstanceStatus.STOPPED))


def stop(account: "Account", instance: Instance) -> None:
    """Let ``instance`` stop; a detachment that hung in the guest ends with it."""
    account.agents.heartbeats.of(instance)  # up to here its agent was heard
    instance.status = InstanceStatus.STOPPING

    def stopped() -> None:
        instance.status = InstanceStatus.STOPPED
        _end_detachments(account, instance)

    account.tasks.start(instance.id, "StopInstance", stopped, fail=_to(instance, InstanceStatus.RUNNING))


def restart(account: "Account", instance: Instance) -> None:
    """Let ``instance`` restart; a detachment that hung in the guest ends with it."""
    account.agents.heartbeats.of(instance)
    _end_detachments(account, instance)
    start(account, instance, "RebootInstance")


def _to(instance: Instance, status: InstanceStatus) -> Callable[[], None]:
    def change() -> None:
        instance.status = status

    return change


def _end_detachments(account: "Account", instance: Instance) -> None:
    for eni in account.interfaces.of_instance(instance.id):
        if eni.status is EniStatus.DETACHING:
            account.tasks.drop(eni.id)
            account.interfaces.detach(eni)
