"""How the reading of one of several regions stands: only a region that was read can be called empty."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId


class RegionLoad(StrEnum):
    """State of one region.

    ``PART``: a main list could not be read. ``STALE``: the last reading failed, and what was read before is shown.
    """

    WAITING = "waiting"
    LOADING = "loading"
    READY = "ready"
    PART = "part"
    REFUSED = "refused"
    FAILED = "failed"
    STALE = "stale"


NOT_READ: Final = frozenset({RegionLoad.REFUSED, RegionLoad.FAILED, RegionLoad.STALE, RegionLoad.PART})
"""The states in which something of the region could not be read."""


@dataclass(frozen=True, slots=True)
class RegionState:
    """What is known of one region.

    Attributes:
        region: which.
        load: how its reading stands.
        inventory: what was read last; None where nothing was.
        error: why the last reading failed; None where it did not.
    """

    region: RegionId
    load: RegionLoad = RegionLoad.WAITING
    inventory: Inventory | None = None
    error: CloudError | None = None

    def begun(self) -> "RegionState":
        """Return the state while the region is read; what was read before stays."""
        return replace(self, load=RegionLoad.LOADING, error=None)

    def read(self, inventory: Inventory) -> "RegionState":
        """Return the state after ``inventory`` was read."""
        load = RegionLoad.PART if inventory.unread_main else RegionLoad.READY
        return replace(self, load=load, inventory=inventory, error=None)

    def failed(self, error: CloudError) -> "RegionState":
        """Return the state after the reading failed; what was read before stays."""
        if self.inventory is not None:
            load = RegionLoad.STALE
        else:
            load = RegionLoad.REFUSED if error.kind is CloudErrorKind.DENIED else RegionLoad.FAILED
        return replace(self, load=load, error=error)
