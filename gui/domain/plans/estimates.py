"""In how many seconds operations are verified: estimates, by which a change is announced and nothing waits.

Alibaba Cloud promises no duration for any of these calls. The figures go from the quickest to the slowest that an
administrator should expect.
"""

from collections.abc import Sequence
from typing import Final

from gui.domain.operations.instance_eips import UnassociateFromInstance
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance

_UNBIND_SECONDS: Final = (2, 10)
"""For each EIP: they are unbound one after another."""
_SECONDS: Final[dict[type[Operation], tuple[int, int]]] = {
    StopInstance: (30, 180),
    StartInstance: (30, 180),
    AttachEni: (5, 30),
    DetachEni: (5, 30),
    AssociateEips: (5, 60),
    UnassociateFromInstance: _UNBIND_SECONDS,
}
_OTHER_SECONDS: Final = (2, 30)


def estimated_seconds(operations: Sequence[Operation]) -> tuple[int, int]:
    """Return in how many seconds ``operations`` are verified, one after another: at least, and at most."""
    low, high = 0, 0
    for each in operations:
        if isinstance(each, UnassociateEips):
            count = len(each.allocation_ids)
            least, most = _UNBIND_SECONDS[0] * count, _UNBIND_SECONDS[1] * count
        else:
            least, most = _SECONDS.get(type(each), _OTHER_SECONDS)
        low, high = low + least, high + most
    return low, high
