"""What a plan itself makes: its id is known only from an answer, which a crash may take away, so it gets a mark first.

The mark is the value of a tag that is sent with the creation and used for nothing else. By it the resource is found
whether the answer came or not, and later steps of the same plan can name it before it is there.
"""

import re
from dataclasses import dataclass

from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, VSwitchId

MARK_TAG = "multi-eip-wizard"
"""Key of the tag whose value is the mark."""


@dataclass(frozen=True, slots=True)
class MarkRef:
    """The one resource of its kind that carries the mark.

    Attributes:
        mark: value of the tag MARK_TAG.
    """

    mark: str

    def __str__(self) -> str:
        return f"{MARK_TAG}={self.mark}"


_SAYS_WHAT = re.compile(r"(?P<address>\d+\.\d+\.\d+\.\d+)(?:_(?P<length>\d+))?-[0-9a-zA-Z]+")


def said_by(mark: str) -> str:
    """Return the address or network that ``mark`` begins with (``plans.secondary_cidr``), itself where it has none."""
    found = _SAYS_WHAT.fullmatch(mark)
    if found is None:
        return mark
    return "/".join(part for part in found.groups() if part)


EipRef = AllocationId | MarkRef
EniRef = EniId | MarkRef
VSwitchRef = VSwitchId | MarkRef


def item_of(ref: str | MarkRef) -> str:
    """Return what a run calls the resource: its id, or its mark."""
    return ref.mark if isinstance(ref, MarkRef) else ref


def marks(*refs: str | MarkRef) -> tuple[str, ...]:
    """Return the marks among ``refs``."""
    return tuple(ref.mark for ref in refs if isinstance(ref, MarkRef))
