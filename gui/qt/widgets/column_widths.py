"""How the room of a table is shared among its columns: what must be whole is not cut, nothing lies off the side."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """What a column needs, in pixels.

    Attributes:
        least: it never gets narrower.
        all: with so much it takes nothing from the others, although a long text in it may be cut.
        wanted: it gets narrower than this only when no other column can give; 0 for one that gives with the first.
        known: with so much its texts can be told apart; it gets narrower only when the others are at their least.
        whole: with so much no text in it is cut; it gets more than ``all`` only of what is left over.
    """

    least: int
    all: int
    wanted: int = 0
    known: int = 0
    whole: int = 0


def shared(room: int, needs: Mapping[int, Need], last: int) -> dict[int, int]:
    """Return the width of each column, by its number.

    Where there is room, each has all it needs, long texts are whole as far as that goes, and ``last`` has what is left
    over. Where there is not, the widest of those that can give give first, down to what they want, then as far as their
    texts can be told apart, and then down to the least. Only where even the least is too much, the widths exceed
    ``room``.

    Args:
        room: width of the table, less the columns whose width the user has set.
        needs: of the other columns that are shown, by number.
        last: the column that takes what is left over; not shared out where it is not among ``needs``.
    """
    widths = {number: max(need.all, need.whole) for number, need in needs.items()}
    for floors in (
        {number: need.all for number, need in needs.items()},
        {number: min(need.all, max(need.least, need.wanted)) for number, need in needs.items()},
        {number: min(need.all, max(need.least, need.known)) for number, need in needs.items()},
        {number: need.least for number, need in needs.items()},
    ):
        over = sum(widths.values()) - room
        if over > 0:
            spare = {number: Need(floors[number], width) for number, width in widths.items()}
            top = _level(over, list(spare.values()))
            widths = {number: max(each.least, min(each.all, top)) for number, each in spare.items()}
    over = sum(widths.values()) - room
    if over < 0 and last in widths:
        widths[last] -= over
    return widths


def _level(over: int, needs: list[Need]) -> int:
    """Return the width above which columns are cut, as far as they can be, to save ``over`` pixels."""
    low, high = 0, max(need.all for need in needs)
    while low < high:
        middle = (low + high + 1) // 2
        saved = sum(need.all - max(need.least, min(need.all, middle)) for need in needs)
        if saved >= over:
            low = middle
        else:
            high = middle - 1
    return low
