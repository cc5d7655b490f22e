"""What a row that can't be chosen can be remedied by in the wizard itself."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from gui.domain.cloud.problems import Problem, ProblemCode


class WayOut(StrEnum):
    """What the user can do about a rule, in the wizard that binds."""

    REFRESH = "refresh"
    OTHER_EIPS = "other_eips"
    OTHER_INTERFACE = "other_interface"
    OTHER_METHOD = "other_method"


_WAYS: Final[Mapping[ProblemCode, WayOut]] = MappingProxyType(
    {
        ProblemCode.EIP_UNSETTLED: WayOut.REFRESH,
        ProblemCode.ENI_UNSETTLED: WayOut.REFRESH,
        ProblemCode.ENI_BUSY: WayOut.REFRESH,
        ProblemCode.INSTANCE_STATE: WayOut.REFRESH,
        ProblemCode.TOO_MANY_EIPS: WayOut.OTHER_EIPS,
        ProblemCode.INSTANCE_ROOM: WayOut.OTHER_EIPS,
        ProblemCode.INSTANCE_OTHER_VPC: WayOut.OTHER_INTERFACE,
        ProblemCode.INSTANCE_OTHER_ZONE: WayOut.OTHER_INTERFACE,
        ProblemCode.INSTANCE_ADDRESS_QUOTA: WayOut.OTHER_INTERFACE,
        # The other method works on every instance family.
        ProblemCode.INSTANCE_FAMILY: WayOut.OTHER_METHOD,
    }
)


def way_out(problems: Iterable[Problem]) -> WayOut | None:
    """Return what remedies ``problems``; None where one of them has no remedy in the wizard, or they need several."""
    ways = {_WAYS.get(each.code) for each in problems}
    return ways.pop() if len(ways) == 1 else None
