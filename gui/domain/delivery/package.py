"""What is delivered to one guest: the steps as scripts, and what the guest has to show afterwards."""

import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import IPv4Address
from types import MappingProxyType

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import InstanceId, OsType
from gui.domain.cloud.region import RegionId

_MIRRORED = bytes(int(f"{each:08b}"[::-1], 2) for each in range(256))


_ONES = 0xFFFFFFFF


def cksum(content: bytes) -> int:
    """Return what the first word of ``cksum`` is for ``content``."""
    length = len(content)
    trailer = length.to_bytes((length.bit_length() + 7) // 8, "little")
    # The CRC of POSIX takes the highest bit first and begins at 0; that of zlib is its mirror image and begins at ones.
    mirrored = binascii.crc32((content + trailer).translate(_MIRRORED), _ONES) ^ _ONES
    return int(f"{mirrored:032b}"[::-1], 2) ^ _ONES


@dataclass(frozen=True, slots=True)
class PlanNumber:
    """The number of one plan.

    Attributes:
        content: what the guest computes it over, behind the name of the network interface; empty where ``fixed`` is
            the number, as on Windows.
        fixed: the number where it does not depend on the interface's name.
    """

    content: bytes = b""
    fixed: str = ""

    def on(self, nic: str) -> str:
        """Return the number in a guest where the network interface is called ``nic``."""
        return self.fixed or str(cksum(nic.encode("ascii", "replace") + b"\n" + self.content))


class Step(StrEnum):
    """The commands of a delivery, by the words of the scripts.

    ``STAGE`` brings a part of the files that ``APPLY`` needs, and changes nothing else. ``UNDO`` undoes everything,
    ``REVERT`` only what is armed: the plan before it comes back, where there was one.
    """

    STATUS = "status"
    STAGE = "stage"
    APPLY = "apply"
    CHECK = "check"
    CONFIRM = "confirm"
    UNDO = "undo"
    REVERT = "revert"
    REARM = "rearm"


@dataclass(frozen=True, slots=True)
class ExpectedEip:
    """One EIP as the guest has to carry it.

    Attributes:
        address: the EIP.
        prefix_length: of the address in the guest.
        gateway: next hop of its traffic; None where only addresses are set.
        table: its routing table, ``main`` on Windows, empty where only addresses are set.
        priority: of the rule that leads to the table; None where no rule does.
    """

    address: IPv4Address
    prefix_length: int
    gateway: IPv4Address | None = None
    table: str = ""
    priority: int | None = None


@dataclass(frozen=True, slots=True)
class ExpectedInterface:
    """What the guest has to show for one ENI.

    Attributes:
        mac: of the ENI, in small letters with colons.
        private: private address of the ENI, which comes by DHCP; it may itself be an EIP.
        eips: the EIPs, in the order of the plan.
    """

    mac: str
    private: IPv4Address
    eips: tuple[ExpectedEip, ...]


_STEP_SECONDS: Mapping[Step, int] = MappingProxyType(
    {
        Step.STATUS: 120,
        Step.STAGE: 60,
        Step.APPLY: 300,
        Step.CHECK: 120,
        Step.CONFIRM: 180,
        Step.UNDO: 300,
        Step.REVERT: 300,
        Step.REARM: 180,
    }
)
"""All but ``status``, ``stage`` and ``check`` wait up to 120 s for the lock of another interface's script."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long things may take, all in seconds.

    Attributes:
        steps: ``Timeout`` of the command, by step.
        fetch: how long a command may lie before the agent has fetched it (page of DescribeInvocationResults: 1 minute).
        report: how long the agent tries to report a result (measured with the public agent: about 26 s), and a margin.
        work: how long an armed ``apply`` adds to its undo while it works.
        slack: how late a timer of the guest, and its undo, may be.
        rearm_below: the undo is moved before ``confirm`` when less is left.
        poll: between two looks at a result: at first, after 15 s, after a minute.
        retry: between two tries of something that was not answered.
    """

    steps: Mapping[Step, int] = field(default_factory=lambda: _STEP_SECONDS)
    fetch: float = 60.0
    report: float = 30.0
    work: float = 120.0
    slack: float = 60.0
    rearm_below: float = 45.0
    poll: tuple[float, float, float] = (1.5, 3.0, 5.0)
    retry: float = 15.0

    def lost_after(self, step: Step) -> float:
        """Return when a command of ``step`` that shows no result has ended all the same, or never begins any more."""
        return self.fetch + self.steps[step] + self.report


@dataclass(frozen=True, slots=True)
class Package:
    """One delivery, complete: nothing more has to be read to send any of its steps.

    Attributes:
        delivery_id: 32 hexadecimal digits; in every script, tag and token of the delivery.
        region: of the instance.
        instance: whose guest it is.
        eni: the interface that is set up.
        os_type: the guest's system.
        stack: the network stack that the scripts are for.
        armed: seconds until the guest undoes what nobody confirmed.
        expected: what the guest has to show.
        plan: the number of the plan.
        scripts: the text of each step but STAGE.
        parts: the texts of STAGE, in the order in which they are sent before ``apply``.
        timing: how long things may take.
    """

    delivery_id: str
    region: RegionId
    instance: InstanceId
    eni: EniId
    os_type: OsType
    stack: str
    armed: int
    expected: ExpectedInterface
    plan: PlanNumber
    scripts: Mapping[Step, str] = field(repr=False)
    parts: tuple[str, ...] = field(default=(), repr=False)
    timing: Timing = field(default_factory=Timing)

    def script(self, step: Step, part: int = 0) -> str:
        """Return the text of ``step``, for STAGE that of its ``part``, from 0."""
        return self.parts[part] if step is Step.STAGE else self.scripts[step]
