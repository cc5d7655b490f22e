"""Order and filter worked out in pieces: right at the end, whatever came in between, and no work done twice."""

from collections.abc import Iterator

import pytest

from gui.qt.models.arrangement import PIECE, Arrangement
from gui.qt.models.column import Column

NUMBERS = tuple(range(PIECE * 3))
Work = Iterator[bool]


class Counted:
    """Counts how often the cells are read."""

    def __init__(self) -> None:
        self.texts, self.values = 0, 0

    def text(self, number: int) -> str:
        """Give the text of a cell."""
        self.texts += 1
        return f"Row {number}"

    def value(self, number: int) -> int:
        """Give what a cell sorts by."""
        self.values += 1
        return -number


@pytest.fixture
def counted() -> Counted:
    return Counted()


@pytest.fixture
def table(counted: Counted) -> Arrangement[int]:
    columns = (
        Column("number", "Number", counted.text, lambda n: n),
        Column("back", "Backwards", lambda _n: "", counted.value),
        Column("parity", "Parity", lambda _n: "", lambda n: n % 2),
    )
    made = Arrangement(columns, str)
    made.take(NUMBERS, columns)
    return made


def finish(work: Work) -> None:
    for _ in work:
        pass


def test_everything_is_shown_in_the_order_of_the_first_column(table: Arrangement[int]) -> None:
    finish(table.work())
    assert table.result.shown == list(NUMBERS)
    assert table.result.row_by_key["7"] == 7


@pytest.mark.parametrize("descending", [False, True])
def test_equal_rows_keep_the_order_of_the_first_column(table: Arrangement[int], descending: bool) -> None:
    table.sort_by(2, descending=descending)
    finish(table.work())
    assert table.result.shown == sorted(NUMBERS, key=lambda n: (1 - n % 2 if descending else n % 2, n))


def test_a_filter_sorts_nothing_and_a_new_order_keeps_the_filter(table: Arrangement[int], counted: Counted) -> None:
    table.sort_by(1, descending=False)
    finish(table.work())
    read = counted.values
    table.narrow(("row", "12"), None)
    finish(table.work())
    assert counted.values == read
    wanted = [number for number in NUMBERS if "12" in str(number)]
    assert table.result.shown == wanted[::-1]
    texts = counted.texts
    table.sort_by(0, descending=False)
    finish(table.work())
    assert table.result.shown == wanted
    assert counted.texts == texts, "what the filter looks into is read once"


def test_what_the_filter_looks_into_can_be_read_ahead(table: Arrangement[int], counted: Counted) -> None:
    finish(table.work())
    finish(table.read_texts())
    assert counted.texts == len(NUMBERS)
    table.narrow(("row 5",), lambda number: number > 5)
    finish(table.work())
    assert counted.texts == len(NUMBERS)
    assert table.result.shown == [number for number in NUMBERS if str(number).startswith("5") and number > 5]


def test_work_that_was_overtaken_leaves_nothing_half_done(table: Arrangement[int], counted: Counted) -> None:
    begun = table.work()
    for _ in range(PIECE):
        next(begun)
    assert table.result.shown == []
    table.narrow(("row 3",), None)
    begun = table.work()
    while counted.texts < 5:
        next(begun)
    assert 0 < counted.texts < len(NUMBERS)
    table.narrow(("row 4",), None)
    finish(table.work())
    assert counted.texts == len(NUMBERS)
    assert table.result.shown == [number for number in NUMBERS if str(number).startswith("4")]


def test_other_records_are_arranged_by_the_same_order_and_filter(table: Arrangement[int]) -> None:
    table.narrow(("1",), None)
    table.sort_by(1, descending=False)
    finish(table.work())
    table.take((1, 2, 21), (Column("n", "N", str), Column("m", "M", str, lambda n: -n)))
    finish(table.work())
    assert table.result.shown == [21, 1]
