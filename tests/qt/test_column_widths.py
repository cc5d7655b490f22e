"""The room of a table is shared so that nothing lies off the side as long as that is possible."""

from hypothesis import given
from hypothesis import strategies as st

from gui.qt.widgets.column_widths import Need, shared

NEEDS = st.lists(
    st.tuples(st.integers(1, 200), st.integers(0, 600)).map(lambda pair: Need(pair[0], sum(pair))), min_size=1
)


def test_the_last_takes_what_is_left_over() -> None:
    assert shared(500, {0: Need(50, 100), 1: Need(20, 80)}, 1) == {0: 100, 1: 400}
    assert shared(500, {0: Need(50, 100)}, 7) == {0: 100}


def test_the_widest_give_first() -> None:
    needs = {0: Need(100, 100), 1: Need(40, 300), 2: Need(40, 120)}
    assert shared(300, needs, 2) == {0: 100, 1: 100, 2: 100}
    assert shared(100, needs, 2) == {0: 100, 1: 40, 2: 40}, "what must be is, whatever the room"


@given(st.integers(0, 4000), NEEDS)
def test_all_the_room_is_used_and_no_more_where_that_can_be(room: int, needs: list[Need]) -> None:
    numbered = dict(enumerate(needs))
    widths = shared(room, numbered, 0)
    assert all(widths[number] >= need.least for number, need in numbered.items())
    assert sum(widths.values()) == max(room, sum(need.least for need in needs))
