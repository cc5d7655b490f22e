"""When the engine looks again."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.engine.look_times import LIKELY, SHORTEST_REST, Cost, learned, next_look, poll_interval
from gui.domain.operations.declaration import AT_ONCE, ChangeTime

SPAN = ChangeTime(shortest=1.0, longest=2.0)


def ends(timing: ChangeTime, items: int = 1, call: float = 0.0, until: float | None = None) -> list[float]:
    """Return when each look at a change that never ends is over, up to ``until``, or to the longest time."""
    waited, found = 0.0, []
    while waited < (timing.longest if until is None else until):
        waited += next_look(waited, timing, items, Cost(1, call)).rest + call
        found.append(waited)
    return found


def test_polling_is_quick_at_first_and_seldom_later() -> None:
    assert [poll_interval(waited) for waited in (0.0, 10.0, 100.0)] == [0.1, 0.4, 3.0]


def test_nothing_is_polled_before_it_can_be_ready() -> None:
    timing = ChangeTime(shortest=2.0)
    assert [next_look(waited, timing).rest for waited in (0.0, 0.5, 2.0, 10.0)] == [2.0, 1.5, 0.1, 0.4]
    assert next_look(0.0, AT_ONCE).rest == 0.1


def test_looks_get_closer_as_the_longest_time_comes_near() -> None:
    found = ends(SPAN)
    assert 1.1 < found[0] < 1.2
    gaps = [after - before for before, after in pairwise(found)]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[0] < 0.2
    assert gaps[-1] == pytest.approx(SHORTEST_REST)


def test_the_chance_that_a_look_is_the_last_one_grows() -> None:
    chances = [next_look(waited, SPAN, 1, Cost(1, 0.1)).chance for waited in (0.0, 1.2, 1.5, 1.8, 1.95)]
    assert chances == sorted(chances)
    assert chances[0] < 2 * LIKELY < chances[-1] == 1.0
    assert next_look(2.5, SPAN).chance == LIKELY
    assert next_look(2.5, AT_ONCE).chance == next_look(0.0, ChangeTime(shortest=2.0)).chance == 0.0


@given(
    st.floats(0, 3),
    st.floats(0, 3),
    st.integers(1, 50),
    st.floats(0, 2),
    st.floats(0, 10),
)
def test_no_look_is_over_before_the_change_can_be(shortest: Any, more: Any, items: Any, call: Any, waited: Any) -> None:
    rest = next_look(waited, ChangeTime(shortest, shortest + more), items, Cost(1, call)).rest
    assert rest > 0.0
    assert more < 1e-6 or waited + rest + call >= shortest - 1e-9


def test_many_together_end_late_so_that_the_first_look_comes_late() -> None:
    first = [ends(SPAN, items)[0] for items in (1, 2, 10, 50)]
    assert first == sorted(first)
    assert first[-1] < 2.0


def test_looks_of_more_calls_are_fewer() -> None:
    assert next_look(0.0, SPAN, 1, Cost(4)).rest > next_look(0.0, SPAN, 1, Cost(1)).rest


def test_a_slow_line_spares_looks() -> None:
    assert len(ends(SPAN, call=0.4)) < len(ends(SPAN, call=0.1)) < len(ends(SPAN))


def test_past_the_longest_time_looks_are_those_of_anything_else() -> None:
    assert next_look(10.0, SPAN).rest == poll_interval(10.0)


def test_a_cloud_that_keeps_the_known_times_teaches_nothing() -> None:
    assert learned(SPAN, ()) == SPAN
    assert learned(SPAN, (1.9, 1.9, 1.9)) == SPAN
    assert learned(SPAN, (1.9, 5.0)) == SPAN
    assert learned(ChangeTime(shortest=3.0), (9.0,)) == ChangeTime(shortest=3.0)


def test_a_slower_cloud_teaches_from_the_first_change_on() -> None:
    once = learned(SPAN, (5.0,))
    assert once == ChangeTime(2.5, 5.0)
    often = learned(SPAN, (5.0, 5.2, 5.1, 5.0))
    assert 4.0 < often.shortest < 5.0
    assert 5.2 < often.longest < 5.5
    assert (
        len(ends(often, call=0.1, until=5.0))
        < len(ends(once, call=0.1, until=5.0))
        < len(ends(SPAN, call=0.1, until=5.0))
    )
