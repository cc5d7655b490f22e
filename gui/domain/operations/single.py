"""What operations on a single resource have in common."""

from collections.abc import Container
from typing import Self


class OneItem:
    """An operation whose one item is all of it."""

    __slots__ = ()

    batch = False

    def only(self, items: Container[str]) -> Self:  # noqa: ARG002 - one item has no parts
        """Return this operation: it has one item."""
        return self

    next_call = only
