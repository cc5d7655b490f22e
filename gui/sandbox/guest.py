"""What happens inside an instance when Cloud Assistant runs a command there."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from gui.sandbox.resources import Instance


@dataclass(frozen=True, slots=True)
class CommandResult:
    """What a command left behind: its exit code and the bytes it printed."""

    exit_code: int
    output: bytes


@dataclass(slots=True, kw_only=True)
class Invocation:
    """One command sent to some instances, with the result per instance id once it is there."""

    id: str
    command: str
    region: str
    started: str
    instances: tuple[str, ...]
    user: str
    results: dict[str, CommandResult]
    errors: dict[str, str]
    finished: dict[str, str]


class Guest(Protocol):
    """The inside of the emulated instances."""

    def run(self, instance: Instance, kind: str, script: bytes) -> CommandResult:
        """Run ``script`` (``kind`` is ``RunShellScript``, ``RunPowerShellScript`` or ``RunBatScript``)."""


class AcceptAnything:
    """A guest that runs nothing and says so: no emulator can know what a script would do."""

    def run(self, instance: Instance, kind: str, script: bytes) -> CommandResult:
        """Return success and a line naming what was received."""
        digest = sha256(script).hexdigest()
        return CommandResult(0, f"{instance.id}: {kind} of {len(script)} bytes accepted, sha256 {digest}\n".encode())
