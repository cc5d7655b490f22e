"""Which guests are cut off from the cloud, and until when."""

from dataclasses import dataclass, field

from gui.sandbox.pace import Clock
from gui.sandbox.resources import Instance


@dataclass(slots=True)
class Cuts:
    """Guests that do not reach the cloud for a while; ``clock`` gives seconds since 1970."""

    clock: Clock
    until: dict[str, float] = field(default_factory=dict)

    def cut(self, instance: str, seconds: float) -> None:
        """Cut the guest of the instance with this id off, from now for ``seconds``; 0 mends it."""
        self.until[instance] = self.clock() + seconds

    def reaches_cloud(self, instance: Instance) -> bool:
        """Return whether the guest is not cut off."""
        return self.clock() >= self.until.get(instance.id, 0.0)
