"""How much of everything an account may have, and how many calls of one kind the cloud takes in a minute."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gui.sandbox.errors import Refusal
from gui.sandbox.pace import Clock

_WINDOW: Final = 60.0
# https://www.alibabacloud.com/help/en/eip/quotas ; the figure of UnassociateEipAddress is not published there.
_PER_WINDOW: Final[Mapping[str, int]] = MappingProxyType(
    {
        "AllocateEipAddress": 120,
        "AssociateEipAddress": 120,
        "UnassociateEipAddress": 120,
        "DescribeEipAddresses": 600,
        "ReleaseEipAddress": 600,
    }
)


class RateLimits:
    """Counts the calls of the last minute, per action."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._calls: dict[str, deque[float]] = {}

    def take(self, action: str) -> None:
        """Count one call.

        Raises:
            Refusal: ``Throttling.User``, when the action was called too often within the last minute.
        """
        most = _PER_WINDOW.get(action)
        if most is None:
            return
        now = self._clock()
        calls = self._calls.setdefault(action, deque())
        while calls and calls[0] <= now - _WINDOW:
            calls.popleft()
        if len(calls) >= most:
            raise Refusal("Throttling.User", f"Request was denied due to user flow control: {most} calls in 60 s.")
        calls.append(now)


@dataclass(slots=True, kw_only=True)
class Quotas:
    """Limits of the account; the defaults are those of the vendor's quota page."""

    eips: int = 20
    enis: int = 100
    eips_per_eni: int = 10
    secondary_cidrs: int = 5
    vswitches_per_vpc: int = 150
    vpcs: int = 10
    security_groups: int = 100
    rules_per_group: int = 200
    kept_commands: int = 500
    invocations_per_day: int = 10_000
