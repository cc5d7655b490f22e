"""How the reading of the region stands."""

from dataclasses import dataclass
from enum import StrEnum


class Load(StrEnum):
    """State of what was read from the cloud; READY may still miss a list, see ``Inventory.unread``."""

    NOTHING = "nothing"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class RegionReading:
    """How the inventory stands.

    Attributes:
        load: nothing yet, loading, ready, failed (nothing to show) or stale (the last reading is shown).
        error: why the last reading failed.
        counts: rows read so far by list, while loading.
    """

    load: Load = Load.NOTHING
    error: BaseException | None = None
    counts: tuple[tuple[str, int], ...] = ()
