"""Stopping and starting an instance: StopInstance and StartInstance (ECS 2014-05-26). Neither takes a ClientToken."""

from dataclasses import dataclass, field

from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.instance import InstanceId, InstanceStatus
from gui.domain.cloud.kinds import INSTANCES
from gui.domain.cloud.region import RegionId
from gui.domain.operations.declaration import ApiCall, ChangeTime, Sent, SingleItem, stored
from gui.domain.operations.judgements import Verdict, judge_power
from gui.domain.operations.reading import Snapshot


@dataclass(frozen=True, slots=True)
class _PowerOperation(SingleItem):
    region: RegionId = field(metadata=stored("region"))
    instance_id: InstanceId = field(metadata=stored("instance", Named.INSTANCE))

    subject = "instance_id"
    may_be_repeated = False
    repeats_are_harmless = True


@dataclass(frozen=True, slots=True)
class StopInstance(_PowerOperation):
    """Shut the guest down and stop the instance, keeping its resources and going on being charged for.

    So that it can be started again for sure: a stop that ends the charges gives CPU, memory and public address away.
    """

    kind = "stop"
    timing = ChangeTime(shortest=3.0, longest=6.0)
    calls = (
        ApiCall(
            "ecs",
            "StopInstance",
            (
                Sent("InstanceId", "instance_id"),
                Sent("ForceStop", fixed=False),
                Sent("StoppedMode", fixed="KeepCharging"),
            ),
        ),
    )
    relies_on = ("instance_id",)

    @property
    def undo(self) -> "StartInstance":
        """The operation that takes this one back."""
        return StartInstance(self.region, self.instance_id)

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the instance is stopped."""
        return (judge_power(self.instance_id, seen.one(INSTANCES, self.instance_id), InstanceStatus.STOPPED),)


@dataclass(frozen=True, slots=True)
class StartInstance(_PowerOperation):
    """Start a stopped instance."""

    kind = "start"
    timing = ChangeTime(shortest=3.0, longest=6.0)
    calls = (ApiCall("ecs", "StartInstance", (Sent("InstanceId", "instance_id"),)),)

    @property
    def undo(self) -> StopInstance:
        """The operation that takes this one back."""
        return StopInstance(self.region, self.instance_id)

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the instance runs."""
        return (judge_power(self.instance_id, seen.one(INSTANCES, self.instance_id), InstanceStatus.RUNNING),)


PowerChange = StopInstance | StartInstance
"""Every kind of operation of this module."""
