"""How long things take in the sandbox: by the clock, by the number of looks, or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from types import MappingProxyType
from typing import Final, Self

# Seconds since 1970-01-01 UTC, as ``time.time`` gives them.
Clock = Callable[[], float]

# The vendor does not document durations; these are what Terraform's users report, shortened at the upper end.
_REALISTIC: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "AssociateEipAddress": (1.0, 3.0),
        "AssociateEipAddressBatch": (1.0, 3.0),
        "ModifyEipForwardMode": (1.0, 2.0),
        "UnassociateEipAddress": (1.0, 2.0),
        "ReleaseEipAddress": (1.0, 2.0),
        "AttachNetworkInterface": (2.0, 4.0),
        "DetachNetworkInterface": (2.0, 4.0),
        "DeleteNetworkInterface": (1.0, 2.0),
        "CreateVpc": (1.0, 3.0),
        "DeleteVpc": (1.0, 2.0),
        "CreateVSwitch": (1.0, 3.0),
        "DeleteVSwitch": (1.0, 3.0),
        "AssociateVpcCidrBlock": (1.0, 2.0),
        "UnassociateVpcCidrBlock": (1.0, 2.0),
        "StartInstance": (3.0, 6.0),
        "StopInstance": (3.0, 6.0),
        "RebootInstance": (4.0, 8.0),
        # Until the agent has fetched a command, how long the shortest command takes, and how long an installation.
        "RunCommand": (0.3, 1.0),
        "RunCommand in the guest": (0.5, 1.0),
        "InstallCloudAssistant": (5.0, 9.0),
    }
)


@dataclass(frozen=True, slots=True)
class Pace:
    """When a transition ends.

    Attributes:
        count: the resource must be listed this many times in its transitional state first.
        seconds: lower and upper bound of the duration in seconds, per action; an absent action takes no time.
    """

    count: int = 0
    seconds: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @classmethod
    def instant(cls) -> Self:
        """Return a pace at which every transition is over before the call is answered."""
        return cls()

    @classmethod
    def looks(cls, count: int) -> Self:
        """Return a pace at which a resource shows its transitional state ``count`` times, whatever the time."""
        return cls(count=count)

    @classmethod
    def realistic(cls, factor: float = 1.0) -> Self:
        """Return a pace by the clock: about what the cloud takes, times ``factor``."""
        return cls(seconds={action: (low * factor, high * factor) for action, (low, high) in _REALISTIC.items()})

    def duration(self, action: str, subject: str) -> float:
        """Return the seconds that ``action`` takes on the resource ``subject``; the same every time."""
        low, high = self.seconds.get(action, (0.0, 0.0))
        share = blake2b(f"{action} {subject}".encode(), digest_size=2).digest()
        return low + (high - low) * int.from_bytes(share) / 0xFFFF
