"""Remember the nonces of signed calls, so that a recorded call cannot be sent a second time."""

from collections import OrderedDict

from gui.sandbox.pace import Clock

# A call older than this is refused by its time stamp, so its nonce need not be kept longer (either side of now).
CLOCK_TOLERANCE = 15 * 60.0


class Nonces:
    """The nonces seen within the time in which their calls would still be accepted."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen: OrderedDict[tuple[str, str], float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._seen)

    def first_use(self, key: str, nonce: str) -> bool:
        """Note a nonce of an access key; return whether it is new."""
        now = self._clock()
        while self._seen and next(iter(self._seen.values())) < now:
            self._seen.popitem(last=False)
        if (key, nonce) in self._seen:
            return False
        self._seen[key, nonce] = now + 2 * CLOCK_TOLERANCE
        return True
